"""A page of a PDF as programs that are not ours draw it, of which any may be missing."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.float64]


def drawn_by(program: str, pdf: Path, dpi: int) -> Grey | None:
    """The first page in levels of grey, 0 to 255, rows from the top; None where the program is not here."""
    out = pdf.with_name(f"{pdf.stem}-{program}.png")
    draw = PROGRAMS[program]
    if not draw(pdf, out, dpi):
        return None
    with Image.open(out) as image:
        return np.asarray(image.convert("L"), dtype=float)


def _poppler(pdf: Path, out: Path, dpi: int) -> bool:
    return _run("pdftoppm", "-r", str(dpi), "-png", "-singlefile", str(pdf), str(out.with_suffix("")))


def _ghostscript(pdf: Path, out: Path, dpi: int) -> bool:
    return _run(
        "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
        f"-r{dpi}", "-o", str(out), str(pdf),
    )  # fmt: skip


def _mupdf(pdf: Path, out: Path, dpi: int) -> bool:
    if _run("mutool", "draw", "-q", "-r", str(dpi), "-o", str(out), str(pdf), "1"):
        return True
    library = _library("pymupdf")
    if library is None:
        return False
    with library.open(pdf) as document:
        document[0].get_pixmap(dpi=dpi).save(out)
    return True


def _pdfium(pdf: Path, out: Path, dpi: int) -> bool:
    library = _library("pypdfium2")
    if library is None:
        return False
    document = library.PdfDocument(pdf)
    document[0].render(scale=dpi / 72).to_pil().save(out)
    document.close()
    return True


PROGRAMS: Mapping[str, Callable[[Path, Path, int], bool]] = {
    "Poppler": _poppler, "Ghostscript": _ghostscript, "MuPDF": _mupdf, "PDFium": _pdfium,
}  # fmt: skip
"""What draws the first page of a file into a PNG; False where it is not here."""


def _run(program: str, *arguments: str) -> bool:
    if shutil.which(program) is None:
        return False
    subprocess.run([program, *arguments], capture_output=True, check=True, timeout=120)
    return True


def _library(name: str) -> Any:  # noqa: ANN401  no stubs of a library that need not be here
    return importlib.import_module(name) if importlib.util.find_spec(name) else None
