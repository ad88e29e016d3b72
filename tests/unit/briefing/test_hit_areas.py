"""What can be pointed at lies where it is drawn: the pixels below a shape have the colours of its mark."""

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from coded_claims_map import coded_edition
from figure_cases import INVENTED
from invented_sheet import edition, excerpt, hotspot, source
from invented_sheet import sheet as sheet_of
from PIL import Image

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Paper
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.drawing.source_marks import source_mark
from geo.briefing.figures.draw import FigureFormat, draw_figure, render
from geo.briefing.figures.hit_areas import (
    HitArea,
    HitLevel,
    HitShape,
    PaperMark,
    box_shape,
    hit_areas,
)
from geo.briefing.figures.timeline_marks import hollow
from geo.briefing.figures.timeline_plan import REPORTED
from geo.evidence.edition import open_edition
from geo.selection.palette import LAND_TINT, LIGHT, SEA_TINT, Rgb, mix, step
from geo.selection.selection import FigureKind, Selection

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

PAPER = Paper(width_mm=320, height_mm=200, text_pt=8)
NEAR = 6
"""Levels of 255 by which a rendered fill may differ."""


@cache
def drawn(kind: FigureKind) -> tuple[Sheet, tuple[HitArea, ...], Pixels]:
    """The invented world as a figure: what can be pointed at, and its pixels, shape (height, width, 3)."""
    of = make_sheet(Brief(selection=Selection(figure=kind)), open_edition(INVENTED, None))
    return of, *_rendered(of)


def _rendered(of: Sheet) -> tuple[tuple[HitArea, ...], Pixels]:
    drawing = draw_figure(of, PAPER, compact=True)
    with Image.open(io.BytesIO(render(drawing, FigureFormat.PNG, 96))) as picture:
        return drawing.hit_areas, np.asarray(picture.convert("RGB"))


def covered(shape: HitShape, size: tuple[int, ...]) -> Flags:
    """Which pixels have their middle in a shape, by the even-odd rule."""
    height, width = size[:2]
    xs, ys = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    found = np.zeros((height, width), dtype=bool)
    for ring in shape.rings:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if y0 != y1:
                found ^= ((y0 <= ys) != (y1 <= ys)) & (xs < x0 + (ys - y0) * (x1 - x0) / (y1 - y0))
    return found


def on_top(areas: tuple[HitArea, ...], size: tuple[int, ...]) -> Iterator[tuple[HitArea, Flags]]:
    """Each area with the pixels of its lowest shape that no other shape covers."""
    masks = {shape.rank: covered(shape, size) for area in areas for shape in area.shapes}
    for area in areas:
        lowest = min(area.shapes, key=lambda shape: shape.rank)
        above = [mask for rank, mask in masks.items() if rank > lowest.rank]
        yield area, masks[lowest.rank] & ~np.any(above, axis=0) if above else masks[lowest.rank]


def share(pixels: Pixels, where: Flags, colours: list[Rgb]) -> float:
    """Share of some pixels that have one of these colours."""
    found = pixels[where].astype(int)
    return float(np.any([np.abs(found - colour).max(axis=1) <= NEAR for colour in colours], axis=0).mean())


def tints(fill: Rgb) -> list[Rgb]:
    """A fill of no ramp on land, and what is made of it over the sea and on the land in a sea."""
    return [fill, mix(fill, LIGHT.sea, SEA_TINT), mix(fill, LIGHT.land, LAND_TINT)]


@pytest.mark.parametrize("kind", [FigureKind.COVERAGE, FigureKind.MULTIPLES])
def test_a_place_on_a_map_lies_where_its_colour_is(kind: FigureKind) -> None:
    of, areas, pixels = drawn(kind)
    total, numbers = len(of.sources), {s.id: s.number for s in of.sources}
    seen = 0
    for area, where in on_top(areas, pixels.shape):
        if where.sum() < 500:  # a dot, a name, or so little that it is mostly outline and what is near
            continue
        seen += 1
        quoting = of.shown.hotspots[area.hotspots[0]].sources
        if kind is FigureKind.COVERAGE:
            place = step(len(quoting), total)
            ramps = (LIGHT.ramp, LIGHT.sea_ramp, LIGHT.vague_ramp, LIGHT.vague_sea_ramp)
            colours = [ramp[place] for ramp in ramps]
            assert share(pixels, where, [*colours, mix(colours[0], LIGHT.land, LAND_TINT)]) > 0.6, area.name
        elif area.source:
            # The pattern takes its part.
            assert share(pixels, where, tints(source_mark(numbers[area.source]).colour)) > 0.12, area.name
    assert seen >= 4


def test_a_dot_is_found_at_its_middle_and_lies_above_all_else() -> None:
    of, areas, pixels = drawn(FigureKind.COVERAGE)
    height, width = pixels.shape[:2]
    most = max(shape.rank for area in areas for shape in area.shapes)
    (area,) = [area for area in areas if any(shape.rank == most for shape in area.shapes)]
    (dot,) = [shape for shape in area.shapes if shape.rank == most]
    x, y = np.mean(dot.rings[0], axis=0)
    fill = LIGHT.ramp[step(len(of.shown.hotspots[area.hotspots[0]].sources), len(of.sources))]
    assert np.abs(pixels[int(y * height), int(x * width)].astype(int) - fill).max() <= NEAR


def test_an_event_lies_where_its_mark_and_its_words_are() -> None:
    _, areas, pixels = drawn(FigureKind.TIMELINE)
    events = [area for area in areas if area.hotspots]
    assert len(events) == 5
    for area in events:
        mark, *words = sorted(area.shapes, key=lambda shape: shape.rank)
        assert share(pixels, covered(mark, pixels.shape), [REPORTED, hollow(REPORTED)]) > 0.2, area.name
        for line in words:
            dark = pixels[covered(line, pixels.shape)].max(axis=1) < 128
            assert 0.05 < dark.mean() < 0.5, area.name


def test_an_article_tells_when_it_appeared_and_opens_nothing() -> None:
    _, areas, _ = drawn(FigureKind.TIMELINE)
    articles = [area for area in areas if not area.hotspots]
    assert [area.name for area in articles] == ["[4] Quarterly 2018", "[2] Digest 2019", "[1] Gazette 2020"]
    assert articles[1].told[:2] == ("Ice, and who sails through it", "published February 2019, inferred")


def test_a_number_of_the_matrix_lies_on_its_shade() -> None:
    of, areas, pixels = drawn(FigureKind.MATRIX)
    cells = [area for area in areas if area.source]
    most = max(hotspot.count(s.id) for hotspot in of.shown.hotspots.values() for s in of.sources)
    assert len(cells) == sum(len(hotspot.sources) for hotspot in of.shown.hotspots.values())
    for area in cells:
        count = of.shown.hotspots[area.hotspots[0]].count(area.source or "")
        where = covered(area.shapes[0], pixels.shape)
        assert share(pixels, where, [LIGHT.ramp[step(count, most)]]) > 0.5, (area.name, area.source)


def test_a_cell_of_the_claims_tells_them_and_opens_where_their_quotes_stand() -> None:
    areas, pixels = _rendered(sheet_of(coded_edition(), FigureKind.CLAIMS))
    cells = [area for area in areas if area.name == "South China Sea"]
    assert [area.told for area in cells[1:]] == [
        ("Analyst’s coding", "[1] Korea will mobilize (threat)"),
        ("Analyst’s coding", "[1] The United States will coerce China (forecast)"),
    ]
    for area in areas:
        assert (pixels[covered(area.shapes[0], pixels.shape)].max(axis=1) < 128).any(), area


def test_an_entry_of_the_key_belongs_to_its_place() -> None:
    places = {f"h{n}": hotspot(f"Place {n}", excerpt("one", f"{n}.")) for n in range(40)}
    for n, place in enumerate(places.values()):
        place["region"] = {"point": [n * 4.0, n - 20.0], "radius_km": 90}
    areas, pixels = _rendered(sheet_of(edition({"one": source("One")}, places), FigureKind.COVERAGE))
    assert Counter(area.hotspots for area in areas) == dict.fromkeys(((f"h{n}",) for n in range(40)), 1)
    key = [max(area.shapes, key=lambda shape: shape.rings[0][0][1]) for area in areas]
    assert len({shape.rank for shape in key}) == 40
    for shape in key:
        assert 0.05 < (pixels[covered(shape, pixels.shape)].max(axis=1) < 128).mean() < 0.6


def test_names_lie_above_areas_and_on_each_level_the_smallest_on_top() -> None:
    large, small, name = (
        PaperMark(hotspots=(key,), name=key, shapes=(box_shape(box, level),))
        for key, box, level in (
            ("small", (1, 1, 2, 2), HitLevel.AREA),
            ("large", (0, 0, 4, 2), HitLevel.AREA),
            ("name", (0, 0, 3.9, 2), HitLevel.NAME),
        )
    )
    found = hit_areas([name, large, small], (4, 2))
    assert [(area.name, area.shapes[0].rank) for area in found] == [("name", 2), ("small", 1), ("large", 0)]


def test_shapes_are_shares_of_the_picture_from_its_upper_left_corner() -> None:
    mark = PaperMark(hotspots=("a",), name="A", shapes=(box_shape((1, 0.5, 2, 1)),))
    beyond = PaperMark(hotspots=("a",), name="A", shapes=(box_shape((3, 1, 5, 3)),))
    (found,) = hit_areas([mark, beyond], (4, 2))
    assert found.shapes[0].rings == (((0.25, 0.75), (0.5, 0.75), (0.5, 0.5), (0.25, 0.5)),)
    assert set(found.shapes[1].rings[0]) == {(0.75, 0.5), (1, 0.5), (1, 0), (0.75, 0)}
