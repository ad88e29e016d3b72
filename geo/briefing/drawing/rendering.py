"""A drawn figure as PNG, SVG or PDF, with what it carries about itself: title, caption, link, imprint.

The same figure gives the same bytes: no date, no random id, nothing of the machine goes in.
"""

import gc
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from xml.sax.saxutils import escape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo import __version__
from geo.briefing.content.caption import alt_text
from geo.briefing.content.formats import Progress
from geo.briefing.content.imprint import PNG_KEY, XML_NAMESPACE, make_imprint, to_json
from geo.briefing.content.sheet import Sheet

__all__ = ["FigureFormat", "letting_go", "write_picture"]

_SOFTWARE = f"hotspots {__version__}"
_LANGUAGE = "en-GB"
"""Of all that is the program's own (BCP 47)."""
_COMPRESSION = 3
"""zlib's level: higher ones take longer and hardly write less of flat colour."""


class FigureFormat(StrEnum):
    """What a figure is written as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def write_picture(  # noqa: PLR0913, PLR0917  a picture and what is told of it
    figure: Figure, sheet: Sheet, caption: str, form: FigureFormat, dpi: int, quotes: int = 0
) -> bytes:
    """The figure in a format; `dpi` is for PNG only; `quotes` is how many stand on it, for its alternative text."""
    imprint = to_json(make_imprint(sheet, form.value, caption))
    match form:
        case FigureFormat.PNG:
            return _png(figure, sheet, caption, imprint, dpi)
        case FigureFormat.SVG:
            return _svg(figure, sheet, caption, imprint, quotes)
        case FigureFormat.PDF:
            return _pdf(figure, sheet, caption, imprint)


@contextmanager
def letting_go(progress: Progress | None) -> Iterator[Progress]:
    """The progress of a document of many pictures, which lets go of those that are in it already.

    A figure of matplotlib is some twenty thousand objects that hold each other. They are looked for after each step,
    and only they: what was there before is frozen until the document is done (https://docs.python.org/3/library/gc.html).
    """

    def told(done: int, total: int) -> None:
        gc.collect()
        gc.freeze()
        if progress is not None:
            progress(done, total)

    try:
        yield told
    finally:
        gc.unfreeze()


def _png(figure: Figure, sheet: Sheet, caption: str, imprint: str, dpi: int) -> bytes:
    """Text chunks (PNG specification, 11.3.3): its keywords, and the imprint under our own."""
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib has no annotations here
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1).convert("RGB")
    # A figure goes only when somebody looks for circles of references; its pixels, which are most of it, go now.
    del pixels, canvas.renderer
    chunks = PngInfo()
    for keyword, text in (
        ("Title", sheet.title),
        ("Description", caption),
        ("Source", sheet.link),
        ("Software", _SOFTWARE),
        (PNG_KEY, imprint),
    ):
        chunks.add_itxt(keyword, text)
    out = io.BytesIO()
    picture.save(out, format="png", pnginfo=chunks, dpi=(dpi, dpi), compress_level=_COMPRESSION)
    return out.getvalue()


def _svg(figure: Figure, sheet: Sheet, caption: str, imprint: str, quotes: int) -> bytes:
    out = io.StringIO()
    FigureCanvasSVG(figure)
    figure.savefig(out, format="svg", dpi=72, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    head = (
        f'<title id="title">{escape(sheet.title)}</title>\n <desc id="desc">{escape(alt_text(sheet, quotes))}\n'
        f"{escape(caption)}</desc>\n"
        f' <metadata><imprint xmlns="{XML_NAMESPACE}">{escape(imprint)}</imprint></metadata>\n'
    )
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", out.getvalue(), count=1, flags=re.DOTALL)
    opened = re.search(r"<svg\b[^>]*", text)
    assert opened is not None
    end = opened.end()
    return f'{text[:end]} role="img" aria-labelledby="title desc"{text[end]}\n {head}{text[end + 1 :]}'.encode()


def _pdf(figure: Figure, sheet: Sheet, caption: str, imprint: str) -> bytes:
    info = {
        "Title": sheet.title,
        "Author": sheet.about.author or sheet.about.publisher,
        "Subject": caption,
        "Keywords": imprint,
        "Creator": _SOFTWARE,
        "CreationDate": None,
    }
    from geo.briefing.drawing.tagged_pdf import write_tagged_pdf  # noqa: PLC0415  fontTools takes long to be read

    return write_tagged_pdf(figure, info=info, alt=alt_text(sheet), language=_LANGUAGE)
