"""PDFs with a text layer: lines, which `geo.intake.pdf_lines` puts together, and the information dictionary."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from geo.dataset.model import Name
from geo.errors import HotspotsError
from geo.intake.front_matter import names
from geo.intake.html_metadata import split_title
from geo.intake.normalising import tidy
from geo.intake.pdf_lines import PdfLine, flowing
from geo.intake.reading import FieldName, Reading, Value

__all__ = ["MOST_PAGES", "read_pdf"]

MOST_PAGES = 500
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_SOFT_HYPHEN = re.compile("[\xad\ufffe]")
_INSIDE_A_LINE = re.compile(r"[\xad\ufffe](?=\S)")
_FILE_ENDINGS = (".doc", ".docx", ".pdf", ".indd", ".qxd", ".rtf", ".odt", ".txt", ".html")
_ADDRESS = re.compile(r"(https?://[^\s<>\"'…]+) \d+/\d+")
"""What browsers print at the foot of a page."""


def read_pdf(data: bytes) -> Reading:
    """The paragraphs of a PDF and what its information dictionary says.

    Raises HotspotsError for one that is encrypted, damaged, too long or a scan.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(data)
        pages = _with_hyphens(tuple(tuple(_lines(page)) for page in reader.pages))
        said = _said(reader)
    except DependencyError as error:
        raise HotspotsError(
            what="is encrypted, even if it opens without a password",
            expected="one that is not was expected",
            remedy="open it and print it to a new PDF",
        ) from error
    except LimitReachedError as error:
        raise HotspotsError(
            what="would unpack to more than an article",
            expected="a PDF that is no bomb was expected",
            remedy="print its pages to a new PDF",
        ) from error
    except (PyPdfError, RecursionError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError,
            OSError) as error:  # fmt: skip
        # A damaged PDF makes the library fail with whatever its data leads it to.
        raise HotspotsError(
            what="is a damaged PDF", expected="a whole one was expected", remedy="open it and print it to a new PDF"
        ) from error
    if not any(line.text.strip() for page in pages for line in page):
        count = "only page" if len(pages) == 1 else f"{len(pages):,} pages"
        raise HotspotsError(
            what=f"has no text layer in its {count}, so it is probably a scan",
            expected="a PDF with text was expected",
            remedy="recognise its text (OCR) first",
        )
    address = next((found[1] for page in pages for line in page if (found := _ADDRESS.fullmatch(line.text))), None)
    return Reading(paragraphs=flowing(pages), said={**said, "URL": address} if address else said)


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise HotspotsError(
            what="is encrypted",
            expected="a PDF without a password was expected",
            remedy="open it with its password and print it to a new PDF",
        )
    if not reader.pages:
        raise HotspotsError(
            what="has no pages", expected="a PDF with an article was expected", remedy="check that it was saved whole"
        )
    if len(reader.pages) > MOST_PAGES:
        raise HotspotsError(
            what=f"has {len(reader.pages):,} pages",
            expected=f"at most {MOST_PAGES} are read",
            remedy="print the pages of the article to a new PDF",
        )
    return reader


def _lines(page: Any) -> Iterator[PdfLine]:  # noqa: ANN401  a page of pypdf
    """The lines of a page in the order of its content, each with its left end and base line in points."""
    pieces: list[tuple[str, float, float, float]] = []

    def visit(text: str, space: list[float], matrix: list[float], _font: object, size: float) -> None:
        # Text space to user space (PDF 32000-1, 9.4.4); where nothing is shown, the matrix is not that of any text.
        x = space[0] * matrix[4] + space[2] * matrix[5] + space[4]
        y = space[1] * matrix[4] + space[3] * matrix[5] + space[5]
        scale = abs(space[3] or space[1]) * abs(matrix[3] or matrix[1])
        pieces.append((text, x, y, size * scale))

    page.extract_text(visitor_text=visit)
    text, place = "", None
    for piece, x, y, size in pieces:
        first, *rest = piece.translate(_LIGATURES).split("\n")
        text += first
        if first.strip() and place is None:
            place = (x, y, size)
        for part in rest:
            if text.strip() and place:
                yield PdfLine(text=text.rstrip(), x=place[0], y=place[1], size=place[2])
            text, place = part, ((x, y, size) if part.strip() else None)
    if text.strip() and place:
        yield PdfLine(text=text.rstrip(), x=place[0], y=place[1], size=place[2])


def _with_hyphens(pages: Sequence[Sequence[PdfLine]]) -> Sequence[Sequence[PdfLine]]:
    """The lines with hyphens where the font has them as soft ones: those are never drawn inside a line."""
    if not any(_INSIDE_A_LINE.search(line.text) for page in pages for line in page):
        return pages
    return [[replace(line, text=_SOFT_HYPHEN.sub("-", line.text)) for line in page] for page in pages]


def _said(reader: PdfReader) -> dict[FieldName, Value]:
    """Title, site and author; when the file was made says nothing of when the article appeared."""
    information = reader.metadata
    if information is None:
        return {}
    said: dict[FieldName, Value] = {}
    title, author = tidy(str(information.get("/Title") or "")), tidy(str(information.get("/Author") or ""))
    # Word processors leave `Microsoft Word - draft3.doc` there.
    if " " in title and not title.lower().endswith(_FILE_ENDINGS):
        head, site = split_title(title)
        said["title"] = head or title
        if site:
            said["container-title"] = site
    if " " in author:
        said["author"] = names(author) or (Name(literal=author),)
    return said
