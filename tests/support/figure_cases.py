"""The golden figures: what is drawn, where it is kept, and how two pictures are compared.

    python tests/support/figure_cases.py

draws them all anew into tests/data/figures/: look at every one that git calls changed before you commit it.
"""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from repository import ROOT

sys.path.insert(0, str(ROOT))

from former_maps import formerly

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import MIN_DPI
from geo.briefing.content.sheet import make_sheet
from geo.briefing.figures.draw import FigureFormat, draw_figure, render
from geo.cartography.projection_name import ProjectionName
from geo.evidence.edition import open_edition
from geo.selection.selection import FigureKind, Selection

FOLDER = ROOT / "tests" / "data" / "figures"
INVENTED = FOLDER / "invented.yaml"
REAL = ROOT / "data" / "hotspots.yaml"
MAPPED = (FigureKind.MAP, FigureKind.MULTIPLES, FigureKind.COVERAGE)
PAIRS = {
    "rectangles": ("arctic", "hong-kong"),
    "discs": ("indian-ocean", "gaza"),
    "articles": ("dispatch-2020", "sino-russian-3-2020"),
}

DIFFERENT = 40
"""Levels of 255 by which a pixel differs to the eye, after halving the picture."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One golden figure."""

    name: str
    data: Path
    brief: Brief

    @property
    def golden(self) -> Path:
        return FOLDER / f"{self.name}.png"


def cases() -> tuple[Case, ...]:
    """Every kind in every projection, on the invented world and on the real data."""
    return tuple(_cases("invented", INVENTED, "balkans")) + tuple(_cases("real", REAL, "korea"))


def _cases(label: str, data: Path, place: str) -> Iterator[Case]:
    places = {ProjectionName.EQUAL_EARTH: None, ProjectionName.LAEA: place, ProjectionName.POLAR: _polar(label)}
    for kind in MAPPED:
        for projection, hotspot in places.items():
            selection = Selection(figure=kind, hotspot=hotspot)
            brief = Brief(selection=selection, projection=projection, dpi=MIN_DPI)
            yield Case(name=f"{label}-{kind}-{projection}", data=data, brief=brief)
    for kind in (FigureKind.MATRIX, FigureKind.TIMELINE, FigureKind.CHANGES):
        yield Case(name=f"{label}-{kind}", data=data, brief=Brief(selection=Selection(figure=kind), dpi=MIN_DPI))
    if label == "real":  # nothing is coded in the invented world
        for name, hotspot in {"claims": None, "claims-map": "iran"}.items():
            selection = Selection(figure=FigureKind.CLAIMS, hotspot=hotspot)
            yield Case(name=f"{label}-{name}", data=data, brief=Brief(selection=selection, dpi=MIN_DPI))
        for name, pair in PAIRS.items():
            selection = Selection(figure=FigureKind.COMPARE, compare=pair)
            yield Case(name=f"{label}-compare-{name}", data=data, brief=Brief(selection=selection, dpi=MIN_DPI))


def _polar(label: str) -> str:
    return {"invented": "ice", "real": "arctic"}[label]


def drawn(case: Case) -> bytes:
    """The case as it is drawn today: PNG at 96 dpi; proofs are left out, since the figures show none."""
    edition = open_edition(case.data, None)
    return render(draw_figure(make_sheet(case.brief, edition, formerly(edition))), FigureFormat.PNG)


def difference(one: bytes, other: bytes) -> float:
    """Share of the pixels that differ to the eye, 0 to 1; 1 for pictures of different sizes.

    Both are halved first, so that another rounding at the edge of a letter does not count.
    """
    a, b = (_halved(content) for content in (one, other))
    if a.shape != b.shape:
        return 1.0
    return float((np.abs(a - b).max(axis=2) > DIFFERENT).mean())


def _halved(content: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGB").reduce(2), dtype=float)


def in_few_colours(content: bytes) -> bytes:
    """The picture in 256 colours, which is a quarter of the size and differs less than the eye sees."""
    small = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    for one in cases():
        one.golden.write_bytes(in_few_colours(drawn(one)))
        sys.stdout.write(f"{one.golden.relative_to(ROOT)}\n")
