"""LibreOffice opens what was written, and Poppler says where each word lies."""

import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)</word>')


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word on a page, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page as it is printed."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def squeezed(self) -> str:
        """All words without white space, so that line breaks do not matter."""
        return squeezed("".join(word.text for word in self.words))


def pages_of(pdf: Path) -> tuple[Page, ...]:
    """The pages of a PDF with their words."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    return tuple(
        Page(
            width=float(width),
            height=float(height),
            words=tuple(
                Word(left=float(x0), top=float(y0), right=float(x1), bottom=float(y1), text=html.unescape(text))
                for x0, y0, x1, y1, text in _WORD.findall(body)
            ),
        )
        for width, height, body in _PAGE.findall(told)
    )


def print_file(folder: Path, name: str, content: bytes) -> tuple[Page, ...]:
    """Print an office file with a LibreOffice that has never been used before; its pages.

    Skips the test where there is no such program.
    """
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("soffice and pdftotext are needed")
    file = folder / name
    file.write_bytes(content)
    command = [
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), str(file),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return pages_of(file.with_suffix(".pdf"))


def squeezed(text: str) -> str:
    """Text without white space."""
    return re.sub(r"\s", "", text)
