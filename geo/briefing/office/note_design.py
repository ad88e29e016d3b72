"""The briefing note's design: paper, styles, header and footer of a Word document.

Everything is in named styles, so that a reader restyles the note in one place and finds its headings in the pane.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from docx import Document
from docx.document import Document as Note
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from geo.briefing.content.paper import Paper, Size, paper
from geo.briefing.office.colours import GROUND, INK, QUIET, REFERENCE
from geo.briefing.office.language_runs import LANGUAGE

__all__ = ["MARGIN_MM", "Look", "note_paper", "open_note"]

MARGIN_MM: Final = 25.0


class Look(StrEnum):
    """The styles of a note, by their names in Word."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    TEXT = "Normal"
    SECTION = "Heading 1"
    HOTSPOT = "Heading 2"
    QUOTE = "Quote"
    REFERENCE = "Quote reference"
    ANALYST = "Analyst note"
    FINDING = "Finding"
    FIGURE = "Figure"
    CAPTION = "Caption"
    SOURCE = "Source"
    CELL = "Table text"
    MARKING = "Handling marking"
    DRAFT = "Draft stamp"
    FOOTNOTE = "footnote text"
    SMALL = "Footer"


def note_paper(size: Size) -> Paper:
    """The paper of a note: letter where the brief asks for it, else A4; always upright."""
    return paper(Size.LETTER if size is Size.LETTER else Size.A4_PORTRAIT)


def open_note(sides: Paper) -> Note:
    """An empty note on a paper, with its styles."""
    note = Document()
    section = note.sections[0]
    section.page_width, section.page_height = Mm(sides.width_mm), Mm(sides.height_mm)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    section.header_distance = section.footer_distance = Mm(9)
    _set_defaults(note)
    _set_styles(note)
    return note


def _set_defaults(note: Note) -> None:
    """Arial, the document's language, and no spacing that styles do not ask for."""
    styles = note.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{name}"), "Arial")
        fonts.set(qn("w:eastAsia"), "Microsoft YaHei")
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
        language.set(qn("w:eastAsia"), "zh-CN")
    theme_languages = note.settings.element.find(qn("w:themeFontLang"))
    if theme_languages is not None:
        theme_languages.set(qn("w:val"), LANGUAGE)
        theme_languages.set(qn("w:eastAsia"), "zh-CN")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Style:
    """How a style looks: sizes and spaces in points, indents in millimetres."""

    size: float = 10
    colour: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.1
    left: float = 0
    hanging: float = 0
    keep: bool = False
    """Whether it stays on the page of what follows."""
    whole: bool = True
    """Whether no page ends within it."""
    centred: bool = False
    rule: bool = False
    """Whether a rule stands at its left."""
    ground: str = ""
    """Colour behind it."""


_STYLES: Final = {
    Look.TEXT: _Style(after=6, line=1.15, whole=False),
    Look.TITLE: _Style(size=24, bold=True, after=4),
    Look.SUBTITLE: _Style(size=10.5, colour=QUIET, after=14),
    Look.SECTION: _Style(size=16, bold=True, before=18, after=6, keep=True),
    Look.HOTSPOT: _Style(size=13, bold=True, before=16, after=4, keep=True),
    Look.QUOTE: _Style(size=10.5, before=8, left=6, keep=True, rule=True),
    Look.REFERENCE: _Style(size=9, colour=REFERENCE, after=4, left=6, rule=True),
    Look.ANALYST: _Style(size=9.5, colour=QUIET, italic=True, before=2, after=6, left=6, ground=GROUND),
    Look.FINDING: _Style(size=9, colour=QUIET, before=6, after=6),
    Look.FIGURE: _Style(before=6, after=3, keep=True),
    Look.CAPTION: _Style(size=8.5, colour=QUIET, after=10, line=1.05),
    Look.SOURCE: _Style(size=9.5, after=4, left=9, hanging=9),
    Look.CELL: _Style(size=8.5, before=0.8, after=0.8, line=1),
    # TLP 2.0 asks for 12 points or more, on black.
    Look.MARKING: _Style(size=12, colour="FFFFFF", bold=True, centred=True, ground="000000"),
    Look.DRAFT: _Style(size=11, colour="A61B1B", bold=True, before=2, centred=True),
    Look.FOOTNOTE: _Style(size=8.5, after=2, line=1, whole=False),
    Look.SMALL: _Style(size=8, colour=QUIET, after=2),
}


def _set_styles(note: Note) -> None:
    known = {style.name for style in note.styles}
    for look, style in _STYLES.items():
        named = note.styles[look] if look in known else note.styles.add_style(look, WD_STYLE_TYPE.PARAGRAPH)
        _set_style(named, style)
    reference = note.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    link = note.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = RGBColor.from_string(REFERENCE)


def _set_style(named: Any, style: _Style) -> None:  # noqa: ANN401  # python-docx's style
    font, layout = named.font, named.paragraph_format
    font.name, font.size, font.bold, font.italic = "Arial", Pt(style.size), style.bold, style.italic
    font.color.rgb = RGBColor.from_string(style.colour)
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.line_spacing = style.line
    layout.left_indent, layout.first_line_indent = Mm(style.left), Mm(-style.hanging)
    layout.keep_with_next, layout.keep_together, layout.widow_control = style.keep, style.whole, True
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if style.centred else None
    properties = named.element.get_or_add_pPr()
    # The template tracks its titles and underlines them.
    for old in (*named.element.rPr.findall(qn("w:spacing")), *properties.findall(qn("w:pBdr"))):
        old.getparent().remove(old)
    # Where the schema has them: the border, then the shade, then the spacing.
    spacing = properties.find(qn("w:spacing"))
    if style.rule:
        line = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{REFERENCE}"/>'
        spacing.addprevious(parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"))
    if style.ground:
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{style.ground}"/>'
        spacing.addprevious(parse_xml(shade))
