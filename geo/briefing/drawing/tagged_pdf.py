"""A figure as a tagged PDF (ISO 32000-1, 14.7 and 14.8), which matplotlib does not write.

What is drawn is put into marked-content sequences, one for each text and one for each thing of the picture; a tree of
elements says what each is and in which order they are read. Decoration is an artifact. The picture is one element with
an alternative text.

Letters that run from the right stand in the order of the eye, which programs turn round as they do in any PDF. With
`ActualText`, in the tree or on the page, MuPDF mixes up the letters of such a line, and PDFium its words.

The names of matplotlib that this leans on are its PDF backend's; `tests/unit/briefing/test_tagged_pdf.py` holds them.
"""

import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfFile, RendererPdf, Verbatim
from matplotlib.figure import Figure

from geo.briefing.content.direction import has_right_to_left
from geo.briefing.drawing.parts import TAGS, Element, in_reading_order

__all__ = ["write_tagged_pdf"]


@dataclass(slots=True)
class _Marks:
    """Which sequence each artist is drawn in, by the group's id that it hands to the renderer."""

    opening: dict[str, bytes] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)
    count: int = 0


def write_tagged_pdf(figure: Figure, *, info: Mapping[str, str | None], alt: str, language: str) -> bytes:
    """The figure on one page; `info` is for matplotlib, `alt` is the picture's alternative text, `language` BCP 47.

    The same figure gives the same bytes.
    """
    artists = figure.get_children()
    marks = _marks(figure)
    out = io.BytesIO()
    for number, artist in enumerate(artists):
        artist.set_gid(_group(number))
    try:
        _Canvas(figure, marks).write_page(out, info)
    finally:
        for artist in artists:
            artist.set_gid(None)
    # pypdf is slow to import, and needed for one format only.
    from geo.briefing.drawing.pdf_structure import with_structure  # noqa: PLC0415

    return with_structure(out, marks.elements, title=info["Title"] or "", alt=alt, language=language)


def _group(number: int) -> str:
    return f"part {number}"


def _marks(figure: Figure) -> _Marks:
    marks = _Marks()
    groups = {artist: _group(number) for number, artist in enumerate(figure.get_children())}
    for part, artists in in_reading_order(figure):
        numbers = range(marks.count, marks.count + len(artists))
        for number, artist in zip(numbers, artists, strict=True):
            marks.opening[groups[artist]] = f"/{TAGS[part.role]} <</MCID {number}>> BDC".encode()
        marks.count = numbers.stop
        box = None if part.box is None else tuple(72 * edge for edge in part.box)
        marks.elements.append(Element(role=part.role, contents=tuple(numbers), box=box))
    return marks


class _Canvas(FigureCanvasPdf):
    """Draws on a page with marks."""

    def __init__(self, figure: Figure, marks: _Marks) -> None:
        super().__init__(figure)
        self._marks = marks

    def write_page(self, out: io.BytesIO, info: Mapping[str, str | None]) -> None:
        """Write the figure as matplotlib's own `print_pdf` does."""
        self.figure.set_dpi(72)
        width, height = self.figure.get_size_inches()
        file = PdfFile(out, metadata=dict(info))  # type: ignore[no-untyped-call]
        try:
            file.newPage(width, height)  # type: ignore[no-untyped-call]
            renderer = _Renderer(file, height, width, self._marks)
            self.figure.draw(renderer)
            renderer.finalize()  # type: ignore[no-untyped-call]
            file.finalize()  # type: ignore[no-untyped-call]
        finally:
            file.close()  # type: ignore[no-untyped-call]


class _Renderer(RendererPdf):
    """Puts what it draws into marked-content sequences, and leaves marks of direction out of what it writes."""

    def __init__(self, file: PdfFile, height: float, width: float, marks: _Marks) -> None:
        super().__init__(file, 72, height, width)  # type: ignore[no-untyped-call]
        self._marks = marks
        self._open: list[bool] = []

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin the sequence of an artist of the figure; those within it are part of it."""
        super().open_group(s, gid)
        begins = gid is not None and not any(self._open)
        self._open.append(begins)
        if begins:
            assert gid is not None
            self.file.output(Verbatim(self._marks.opening.get(gid, b"/Artifact BMC")))  # type: ignore[no-untyped-call]

    def close_group(self, s: str) -> None:
        """End it."""
        super().close_group(s)
        if self._open.pop():
            self.file.output(Verbatim(b"EMC"))  # type: ignore[no-untyped-call]

    def _get_font_ttf(self, prop: Any) -> Any:  # noqa: ANN401
        return _WithoutMarks(super()._get_font_ttf(prop))  # type: ignore[no-untyped-call]


class _WithoutMarks:
    """A font that lays text out without its marks of direction and other characters that are not seen.

    matplotlib draws such a mark as a space, which it takes back before the next letter, but gives that space no width
    in a PDF: the letters behind it would stand on those before it.
    """

    def __init__(self, font: Any) -> None:  # noqa: ANN401
        self._font = font

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._font, name)

    def _layout(self, *args: Any, **more: Any) -> Iterator[Any]:  # noqa: ANN401
        taken: float | None = None
        for item in self._font._layout(*args, **more):  # noqa: SLF001
            if len(item.char) == 1 and unicodedata.category(item.char) == "Cf":
                taken = item.prev_kern if taken is None else taken
                continue
            kern = item.prev_kern if taken is None else taken
            taken = None
            yield SimpleNamespace(
                ft_object=item.ft_object, glyph_index=item.glyph_index, x=item.x, y=item.y, prev_kern=kern,
                char=_as_seen(item.char),
            )  # fmt: skip


def _as_seen(letters: str) -> str:
    """The letters that a shape stands for, from left to right.

    Lam and alef are one shape: MuPDF, PDFium and Poppler turn its two letters round with those of the line.
    """
    return letters[::-1] if letters.isalpha() and has_right_to_left(letters) else letters
