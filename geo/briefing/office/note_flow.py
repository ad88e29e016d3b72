"""How far down its page a note has come, told without an office program: so that figures stand where they fit.

It is an estimate, by the note's own styles and the widths of Arial. Where a program breaks lines or pages otherwise, a
figure leaves a gap that it need not have left, and nothing else is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx.document import Document as Note
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from geo.briefing.office.note_design import NoteStyle, text_area_mm
from geo.briefing.office.type_metrics import height_of_text

__all__ = ["NoteFlow"]

_BLOCKS: Final = (qn("w:p"), qn("w:tbl"))
_PT_PER_MM: Final = 72 / 25.4
_EMU_PER_MM: Final = 36_000
_FOOTNOTE_MM: Final = 5.5
"""Of a footnote: one line or two."""
_RULE_MM: Final = 3.0
"""Above the first footnote of a page."""
_ROW_MM: Final = 4.2
"""Of a table's row with one line."""
_TIGHTER: Final = 0.95
_WIDER: Final = 1.03
"""What is measured for slides leaves a little room in each line, and over a page that would add up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Piece:
    """A paragraph or a table's row."""

    above: float
    """Space above it, of which nothing is left at the top of a page; all in millimetres."""
    height: float
    """With the space below it."""
    footnotes: int
    keeps: bool
    """Whether it stays with the next piece."""
    breaks: bool
    """Whether a page begins with it."""


class NoteFlow:
    """Follows a note as it is written."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._width_mm, self._page_mm = text_area_mm(note.sections[0])
        self._seen = 0
        self._chain: list[_Piece] = []
        self._used = 0.0
        self._noted = False
        self.page = 1
        """The page on which the next paragraph begins."""

    def follow(self) -> float:
        """Go on to the end of what is written; the millimetres that are left on its page.

        What must stay with the next paragraph counts as written.
        """
        # The section's properties stand last in the body, behind every new paragraph.
        blocks = [one for one in self._note.element.body if one.tag in _BLOCKS][self._seen :]
        self._seen += len(blocks)
        for block in blocks:
            for piece in self._pieces(block):
                self._chain.append(piece)
                if not piece.keeps:
                    self._place()
        return self._page_mm - self._used - sum(piece.above + piece.height for piece in self._chain)

    def text_mm(self, style: NoteStyle, text: str) -> float:
        """The height of a paragraph, in millimetres, with the space around it."""
        element = OxmlElement("w:p")
        paragraph = Paragraph(element, self._note)
        paragraph.style = self._note.styles[style]
        piece = self._measured(element, paragraph, text)
        return piece.above + piece.height

    def _place(self) -> None:
        """Put what stays together on this page, or on the next where it does not fit."""
        needed = sum(piece.above + piece.height + piece.footnotes * _FOOTNOTE_MM for piece in self._chain)
        noted = any(piece.footnotes for piece in self._chain)
        rule = _RULE_MM if noted and not self._noted else 0.0
        if self._used and (self._used + needed + rule > self._page_mm or self._chain[0].breaks):
            self.page += 1
            self._used, self._noted = 0.0, False
            needed -= self._chain[0].above
            rule = _RULE_MM if noted else 0.0
        self._used = min(self._used + needed + rule, self._page_mm)
        self._noted = self._noted or noted
        self._chain = []

    def _pieces(self, block: BaseOxmlElement) -> Iterator[_Piece]:
        if block.tag == qn("w:p"):
            paragraph = Paragraph(block, self._note)
            yield self._measured(block, paragraph, paragraph.text)
        for row in block.iter(qn("w:tr")):
            keeps = next(row.iter(qn("w:keepNext")), None) is not None
            yield _Piece(above=0, height=_ROW_MM, footnotes=0, keeps=keeps, breaks=False)

    def _measured(self, element: BaseOxmlElement, paragraph: Paragraph, text: str) -> _Piece:
        style, own = paragraph.style, paragraph.paragraph_format
        assert style is not None
        look = style.paragraph_format
        size = style.font.size.pt if style.font.size else 11.0
        indent = look.left_indent.mm if look.left_indent else 0.0
        spacing = look.line_spacing if isinstance(look.line_spacing, float) else 1.0
        pictures = sum(int(extent.get("cy", "0")) for extent in element.iter(qn("wp:extent")))
        high_pt = height_of_text(text, (self._width_mm - indent) * _PT_PER_MM * _WIDER, size)
        height = pictures / _EMU_PER_MM if pictures else high_pt * _TIGHTER * spacing / _PT_PER_MM
        keeps = own.keep_with_next if own.keep_with_next is not None else look.keep_with_next
        return _Piece(
            above=(look.space_before.pt if look.space_before else 0.0) / _PT_PER_MM,
            height=height + (look.space_after.pt if look.space_after else 0.0) / _PT_PER_MM,
            footnotes=sum(1 for _ in element.iter(qn("w:footnoteReference"))),
            keeps=bool(keeps),
            breaks=bool(own.page_break_before),
        )
