from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
import shapely
from repository import DATA

from geo.atlas.atoms import atoms
from geo.atlas.compose import compose_region, region_area_km2
from geo.atlas.viewpoints import viewpoint_notes
from geo.cartography.backdrop import backdrop, region_area
from geo.cartography.framing import plan_frame
from geo.cartography.noted_areas import noted_areas
from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Box, Continents, Countries, NorthOf, Point, Region
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition

DF = Viewpoint.DE_FACTO


@cache
def edition() -> Edition:
    return open_edition(DATA, None)


def real() -> dict[str, Region]:
    return {key: hotspot.region for key, hotspot in edition().dataset.hotspots.items()}


def frame_of(*regions: Region, forced: ProjectionName | None = None, everything: bool = False) -> MapFrame:
    named = {f"r{i}": region for i, region in enumerate(regions)}
    return plan_frame(named, DF, aspect=1.5, forced=forced, everything=everything)


ARCTIC, SERBIA, VENEZUELA = NorthOf(north_of=66.5622), Countries(countries=("SRB",)), Countries(countries=("VEN",))


@pytest.mark.parametrize(
    ("planned", "name"),
    [
        (lambda: plan_frame(real(), DF, aspect=2, everything=True), "Equal Earth, central meridian 11° E"),
        (lambda: frame_of(ARCTIC), "Polar stereographic (EPSG:3995)"),
        (lambda: frame_of(Countries(countries=("ISL",))), "Polar stereographic (EPSG:3995)"),
        (lambda: frame_of(SERBIA), "Lambert azimuthal equal-area, centred on 44° N 21° E"),
        (lambda: frame_of(Continents(continents=("Africa",))), "Lambert azimuthal equal-area, centred on 6° S 14° E"),
        (
            lambda: frame_of(SERBIA, Countries(countries=("KOS",)), everything=True),
            "Lambert azimuthal equal-area, centred on 44° N 21° E",
        ),
        (lambda: frame_of(ARCTIC, VENEZUELA, everything=True), "Equal Earth, central meridian 11° E"),
        (lambda: frame_of(VENEZUELA, forced=ProjectionName.EQUAL_EARTH), "Equal Earth, central meridian 11° E"),
        (lambda: frame_of(VENEZUELA, forced=ProjectionName.POLAR), "Polar stereographic (EPSG:3995)"),
        (lambda: frame_of(ARCTIC, forced=ProjectionName.LAEA), "Lambert azimuthal equal-area, centred on 90° N 0°"),
    ],
)
def test_the_projection_suits_what_is_shown(planned: Callable[[], MapFrame], name: str) -> None:
    frame = planned()
    if name.endswith("90° N 0°"):
        assert frame.name.startswith("Lambert azimuthal equal-area, centred on 90° N")
    else:
        assert frame.name == name


def test_a_polar_map_of_the_south_is_refused_in_one_line() -> None:
    with pytest.raises(
        HotspotsError, match=r"^projection: polar shows the northern hemisphere only; what is selected "
    ):
        frame_of(Countries(countries=("AUS",)), forced=ProjectionName.POLAR)


@pytest.mark.parametrize("viewpoint", Viewpoint)
@pytest.mark.parametrize("key", real())
def test_every_hotspot_is_wholly_in_its_frame(key: str, viewpoint: Viewpoint) -> None:
    region = real()[key]
    frame = plan_frame({key: region}, viewpoint, aspect=1.6)
    points = shapely.get_coordinates(shapely.segmentize(compose_region(region, viewpoint), 1.0))
    x, y = frame.to_plane(points).T
    x0, y0, x1, y1 = frame.extent
    assert x.min() >= x0
    assert x.max() <= x1
    assert y.min() >= y0
    assert y.max() <= y1
    if frame.radius_m is not None:
        assert np.hypot(x, y).max() <= frame.radius_m


@pytest.mark.parametrize("key", real())
def test_no_map_has_a_streak_or_a_hole(key: str) -> None:
    region = real()[key]
    frame = plan_frame({key: region}, DF, aspect=1.6)
    drawn = region_area(frame, region, DF)
    assert drawn.is_valid
    if not frame.rectangular:
        ground = backdrop(frame, DF)
        assert longest_piece(shapely.union_all([ground.coast, ground.borders])) < 0.12 * frame.width_m
    if frame.projection is ProjectionName.LAEA:
        # At 1:10m a city is not the size it is at 1:50m; its shape is compared where it comes from.
        plain = frame.polygons(compose_region(region, DF))
        assert plain.area / 1e6 == pytest.approx(region_area_km2(region, DF), rel=0.02)


def longest_piece(lines: shapely.Geometry) -> float:
    longest = 0.0
    for line in shapely.get_parts(lines):
        steps = np.diff(shapely.get_coordinates(line), axis=0)
        longest = max(longest, float(np.hypot(*steps.T).max()))
    return longest


def test_a_frame_never_shows_less_than_a_few_hundred_kilometres() -> None:
    frame = frame_of(Point(point=(44.4, 33.3), radius_km=10.0))
    assert min(frame.width_m, frame.height_m) >= 500e3


def test_the_frame_has_the_aspect_that_was_asked_for() -> None:
    for aspect in (0.6, 1.0, 1.78, 2.4):
        for region in (SERBIA, ARCTIC, Continents(continents=("Africa",))):
            frame = plan_frame({"r": region}, DF, aspect=aspect)
            assert frame.width_m / frame.height_m == pytest.approx(aspect, rel=1e-4)


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        (Countries(countries=("PRK", "KOR")), set(), {"jammu-and-kashmir", "aksai-chin", "south-china-sea"}),
        (SERBIA, {"kosovo"}, {"crimea", "jammu-and-kashmir"}),
        (ARCTIC, set(), {"crimea", "kosovo", "south-kurils", "southeastern-ukraine", "taiwan"}),
        (Countries(countries=("UKR",)), {"crimea", "southeastern-ukraine", "transnistria"}, {"taiwan"}),
        (Box(box=(170, -20, -170, -10)), set(), {"south-kurils", "taiwan"}),
    ],
)
def test_only_disputes_in_frame_are_noted(region: Region, inside: set[str], outside: set[str]) -> None:
    noted = {note.area for note in noted_areas(frame_of(region), DF)}
    assert inside <= noted
    assert not outside & noted


def test_the_world_notes_every_dispute_that_is_wider_than_a_line_on_it() -> None:
    noted = {note.area for note in noted_areas(plan_frame(real(), DF, aspect=2, everything=True), DF)}
    every = {note.area for note in viewpoint_notes(DF, None)}
    assert every - noted == {"dokdo", "doklam", "scarborough-reef", "shebaa"}


def test_the_arctic_cap_has_its_true_area() -> None:
    frame = frame_of(ARCTIC, forced=ProjectionName.LAEA)
    cap = region_area(frame, ARCTIC, DF)
    analytic = 2 * np.pi * 6371.0088**2 * (1 - np.sin(np.radians(66.5622)))
    assert len(cap.geoms) == 1
    assert not cap.geoms[0].interiors
    assert cap.area / 1e6 == pytest.approx(analytic, rel=0.01)


@pytest.mark.parametrize("forced", ProjectionName)
def test_the_cap_covers_the_pole_in_every_projection(forced: ProjectionName) -> None:
    frame = frame_of(ARCTIC, forced=forced)
    near_pole = frame.to_plane(np.array([[20.0, 89.5]]))[0]
    assert region_area(frame, ARCTIC, DF).buffer(1).contains(shapely.Point(near_pole))


@pytest.mark.parametrize(
    "region", [Box(box=(160, 62, -170, 70)), Box(box=(170, -20, -170, -10)), Box(box=(165, -48, -175, -33))]
)
@pytest.mark.parametrize("forced", [None, ProjectionName.LAEA, ProjectionName.EQUAL_EARTH])
def test_what_lies_across_the_antimeridian_is_whole(region: Region, forced: ProjectionName | None) -> None:
    frame = frame_of(region, forced=forced)
    assert len(frame.polygons(compose_region(region, DF)).geoms) == 1


@pytest.mark.parametrize("forced", [None, ProjectionName.LAEA])
@pytest.mark.parametrize("region", [Box(box=(-180, -90, 180, 90)), NorthOf(north_of=-90)])
def test_the_whole_earth_fills_the_map(region: Region, forced: ProjectionName | None) -> None:
    frame = plan_frame({"earth": region}, DF, aspect=1.5, forced=forced)
    assert frame.projection is (forced or ProjectionName.EQUAL_EARTH)
    assert region_area(frame, region, DF).area == pytest.approx(frame.outline.area, rel=0.01)


def test_antarctica_is_closed_and_the_world_has_no_seam_in_chukotka() -> None:
    frame = plan_frame(real(), DF, aspect=2, everything=True)
    land = backdrop(frame, DF).land
    for lon, lat in ((100.0, -89.5), (0.0, -80.0), (180.0, 67.0), (-176.0, 66.3), (179.9, 67.5)):
        assert land.contains(shapely.Point(frame.to_plane(np.array([[lon, lat]]))[0])), (lon, lat)
    wrangel = [part for part in land.geoms if part.contains(shapely.Point(frame.to_plane(np.array([[180, 71.1]]))[0]))]
    assert len(wrangel) == 1


def test_land_round_the_far_point_does_not_flood_the_map() -> None:
    # The point opposite to the middle of the South Pacific lies in the Sahara.
    frame = plan_frame({"r": real()["south-pacific"]}, DF, aspect=1.5)
    assert backdrop(frame, DF).land.area < 0.3 * frame.outline.area


@pytest.mark.parametrize("forced", ProjectionName)
def test_a_plan_is_the_same_each_time(forced: ProjectionName) -> None:
    assert frame_of(SERBIA, forced=forced) == frame_of(SERBIA, forced=forced)


def test_all_land_of_the_atlas_is_on_a_map_of_the_world() -> None:
    frame = plan_frame(real(), DF, aspect=2, everything=True)
    total = sum(
        region_area_km2(Countries(countries=(code,)), DF) for code in sorted({a.unit for a in atoms().values()})[:60]
    )
    drawn = sum(
        region_area(frame, Countries(countries=(code,)), DF).area / 1e6
        for code in sorted({a.unit for a in atoms().values()})[:60]
    )
    assert drawn == pytest.approx(total, rel=0.01)
