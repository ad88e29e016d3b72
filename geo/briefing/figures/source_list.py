"""The numbered list of sources on a figure."""

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.content.silence import sign_aside
from geo.briefing.drawing.blocks import Block, ListBlock, ListItem
from geo.briefing.drawing.fixed_type import FixedType
from geo.briefing.figures.layout import SMALLEST
from geo.selection.selection import FigureKind

__all__ = ["source_list"]


def source_list(sheet: Sheet, text_pt: float, *, short: bool, worded: bool) -> Block:
    """The sources of a figure, on maps in the smallest type.

    `short` gives label and address instead of the citation. Beside words (`worded`) so do the articles that say nothing
    here, of which a line with the words tells why; elsewhere an aside does.
    """
    quoted = {source.id for source in sheet.speaking}
    items = (
        ListItem(
            sign=f"[{source.number}]",
            text=_shortly(source) if short or (worded and source.id not in quoted) else source.citation,
            aside="" if worded else sign_aside(sheet, source.id),
        )
        for source in sheet.sources
    )
    block = ListBlock(items=tuple(items), heading="Sources", widest_em=52)
    small = sheet.kind in {FigureKind.MAP, FigureKind.COVERAGE}
    return FixedType(block=block, own_pt=SMALLEST * text_pt) if small else block


def _shortly(source: NumberedSource) -> str:
    """Label and address; without an address the citation is short already."""
    return f"{source.source.label}. {source.source.URL}" if source.source.URL else source.citation
