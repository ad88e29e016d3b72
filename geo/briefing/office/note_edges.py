"""The edges of a note's pages: lines in header and footer and the handling marking, beside what a house has there."""

from typing import Any

from docx.document import Document as Note
from docx.oxml.ns import qn

from geo.briefing.office.note_design import NoteStyle

__all__ = ["banner_of", "edges_of", "line_of"]


def edges_of(note: Note) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The headers and the footers that pages have: of the first page and of even ones, too, where these differ."""
    section = note.sections[0]
    headers, footers = [section.header], [section.footer]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
        footers.append(section.first_page_footer)
    if note.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
        footers.append(section.even_page_footer)
    return tuple(headers), tuple(footers)


def line_of(edge: Any) -> Any:  # noqa: ANN401  # python-docx's header and paragraph
    """The paragraph for a line of ours: the first that is empty, else one after the house's own."""
    free = (one for one in edge.paragraphs if not _is_banner(one) and _is_empty(one))
    return next(free, None) or edge.add_paragraph()


def banner_of(edge: Any, *, top: bool, marked: bool) -> Any:  # noqa: ANN401
    """The paragraph for the handling marking: the house's own, else one at the edge of the paper.

    Where nothing is marked there is none, and the house's own is taken out.
    """
    own = [one for one in edge.paragraphs if _is_banner(one)]
    for paragraph in own if not marked else own[1:]:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
    if not marked:
        return None
    if own:
        for run in own[0].runs:
            run._r.getparent().remove(run._r)  # noqa: SLF001
        return own[0]
    paragraph = edge.add_paragraph()
    if top:
        edge._element.insert(0, paragraph._p)  # noqa: SLF001
    return paragraph


def _is_banner(paragraph: Any) -> bool:  # noqa: ANN401
    return paragraph.style is not None and paragraph.style.name == NoteStyle.MARKING


def _is_empty(paragraph: Any) -> bool:  # noqa: ANN401
    return all(child.tag == qn("w:pPr") for child in paragraph._p)  # noqa: SLF001
