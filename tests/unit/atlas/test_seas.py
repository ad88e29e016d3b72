"""Where the seas lie, what they hold, and that they neither overlap one another nor cover land."""

import pytest
import shapely
from shapely import Point, Polygon, box

from geo.atlas.atoms import atoms, browser_file, holders_of_seas, own_waters, seas
from geo.atlas.build.inputs import GEODATA
from geo.atlas.build.sea_table import ENGLISH, HELD, NO_SEAS
from geo.atlas.build.seas import OWN_ENVELOPE, marine_shapes, sea_name, sea_parts
from geo.dataset.recipe_names import atlas_index

IN = [
    ("aegean-sea", 25.0, 38.0),
    ("aegean-sea", 25.0, 36.0),
    ("baltic-sea", 20.0, 57.0),
    ("baltic-sea", 19.5, 62.0),
    ("baltic-sea", 10.6, 54.5),
    ("bering-sea", -178.0, 57.0),
    ("bering-sea", 178.0, 62.5),
    ("bering-strait", -168.9, 65.8),
    ("east-china-sea", 124.0, 29.0),
    ("east-siberian-sea", 160.0, 72.0),
    ("gulf-of-alaska", -148.0, 57.0),
    ("gulf-of-oman", 58.5, 25.0),
    ("indian-ocean", 65.0, 15.0),
    ("indian-ocean", 88.0, 12.0),
    ("indian-ocean", 80.0, -30.0),
    ("korea-strait", 129.0, 34.6),
    ("luzon-strait", 121.4, 20.2),
    ("mediterranean-sea", 25.0, 38.0),
    ("mediterranean-sea", 15.0, 43.0),
    ("mediterranean-sea", 12.0, 40.0),
    ("mediterranean-sea", -3.5, 36.0),
    ("mediterranean-sea", 18.0, 31.5),
    ("north-pacific", 135.0, 20.0),
    ("persian-gulf", 56.4, 26.55),
    ("philippine-sea", 130.0, 15.0),
    ("sea-of-azov", 36.5, 46.0),
    ("sea-of-japan", 135.0, 40.0),
    ("sea-of-japan", 131.87, 37.5),
    ("sea-of-marmara", 28.2, 40.7),
    ("south-china-sea", 114.0, 9.5),
    ("south-china-sea", 112.0, 16.0),
    ("south-china-sea", 107.5, 20.0),
    ("south-pacific", 179.9999, -40.0),
    ("strait-of-gibraltar", -5.48, 35.98),
    ("strait-of-hormuz", 56.4, 26.55),
    ("taiwan-strait", 120.9, 25.0),
    ("taiwan-strait", 119.5, 24.0),
    ("yellow-sea", 119.5, 38.8),
]
NOT_IN = [
    ("baltic-sea", 11.5, 56.7),
    ("black-sea", 36.5, 46.0),
    ("black-sea", 28.2, 40.7),
    ("east-china-sea", 119.5, 24.0),
    ("gulf-of-oman", 64.0, 20.0),
    ("indian-ocean", 52.0, 26.5),
    ("mediterranean-sea", 28.2, 40.7),
    ("sea-of-japan", 142.0, 38.0),
    ("south-china-sea", 119.5, 24.0),
    ("south-china-sea", 101.5, 9.5),
    ("south-china-sea", 130.0, 15.0),
    ("south-pacific", 150.0, 10.0),
]
OLD_IDS = {
    "arctic-ocean", "baltic-sea", "barents-sea", "bering-sea", "black-sea", "caribbean-sea", "caspian-sea",
    "east-china-sea", "gulf-of-aden", "gulf-of-oman", "indian-ocean", "mediterranean-sea", "north-atlantic",
    "north-pacific", "persian-gulf", "red-sea", "sea-of-japan", "sea-of-okhotsk", "south-china-sea", "south-pacific",
    "taiwan-strait", "yellow-sea",
}  # fmt: skip
"""Those of versions whose seas were all envelopes: files that name them still work."""


@pytest.mark.parametrize(("sea", "lon", "lat"), IN)
def test_waters_lie_in_their_seas(sea: str, lon: float, lat: float) -> None:
    assert seas()[sea].covers(Point(lon, lat))


@pytest.mark.parametrize(("sea", "lon", "lat"), NOT_IN)
def test_other_waters_do_not(sea: str, lon: float, lat: float) -> None:
    assert not seas()[sea].intersects(Point(lon, lat))


def test_no_sea_overlaps_another_unless_it_holds_it_or_a_strait_of_our_own_lies_across() -> None:
    straits = {sea for sea, source in atlas_index().sea_sources.items() if source == OWN_ENVELOPE}
    holders, names, shapes = holders_of_seas(), list(seas()), list(seas().values())
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for a, b in {(names[i], names[j]) for i, j in zip(first, second, strict=True) if i < j}:
        held = a in holders[b] or b in holders[a] or (HELD.keys() & {a, b} and holders[a] & holders[b])
        if not held and not straits & {a, b}:
            assert seas()[a].intersection(seas()[b]).area == 0, (a, b)


def test_waters_by_their_own_names_are_a_coverage() -> None:
    assert shapely.coverage_is_valid(list(own_waters().values()))
    assert sum(shape.area for shape in own_waters().values()) == pytest.approx(
        shapely.coverage_union_all(list(own_waters().values())).area
    )


def test_no_sea_covers_land_and_shores_are_the_lands_own() -> None:
    land = shapely.coverage_union_all([atom.geometry for atom in atoms().values()])
    water = shapely.coverage_union_all(list(own_waters().values()))
    # A line that ends at a cape may cut off a few square kilometres of it.
    assert water.intersection(land).area < 0.02
    coast = shapely.from_geojson(browser_file("coast"))
    shore = water.boundary.intersection(land.boundary)
    assert shore.intersection(coast).length > 0.97 * shore.length


def test_all_water_but_lakes_and_far_bays_has_a_name() -> None:
    land = shapely.coverage_union_all([atom.geometry for atom in atoms().values()])
    water = shapely.coverage_union_all(list(own_waters().values()))
    left = box(-180, -60, 180, 66).difference(land).difference(water)
    lakes = [(-87, 44), (-87.5, 47.7), (-81, 42.2), (-77.8, 43.6), (33, -1), (29.5, -6), (34.5, -12)]
    far = [part for part in shapely.get_parts(left) if part.area > 1]
    assert all(any(part.contains(Point(lake)) for lake in lakes) for part in far), [part.bounds for part in far]


def test_a_sea_holds_what_the_table_says_and_nothing_of_it_twice() -> None:
    for holder, held in HELD.items():
        for part in held.parts:
            assert holder in holders_of_seas()[part]
            assert seas()[part].within(seas()[holder])
        assert held.reason.endswith(".")
    assert seas()["atlantic-ocean"].area == pytest.approx(seas()["north-atlantic"].area + seas()["south-atlantic"].area)


def test_names_are_english_and_tidy_and_old_ids_stay() -> None:
    named = atlas_index().seas
    assert set(named) > OLD_IDS
    for name in named.values():
        assert name == " ".join(name.split())
        assert not name.isupper()
    assert not {"Golfe", "Golfo", "Bahía", "Hai", "INDIAN"} & {word for name in named.values() for word in name.split()}
    assert len(set(named.values())) == len(named)


def test_what_the_layer_lacks_is_labelled_as_our_own() -> None:
    sources = atlas_index().sea_sources
    assert set(sources) == set(atlas_index().seas)
    own = {sea for sea, source in sources.items() if source == OWN_ENVELOPE}
    assert {"strait-of-hormuz", "sea-of-azov", "bering-strait", "bab-el-mandeb", "luzon-strait"} <= own
    assert not own & OLD_IDS
    assert f'"id":"{min(own)}"' in (GEODATA / "sea_envelopes.geojson").read_text(encoding="utf-8")


def test_faults_of_the_layer_are_mended() -> None:
    bow_tie = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}
    line = {"type": "Polygon", "coordinates": [[[5, 5], [6, 6], [5, 5], [5, 5]]]}
    rim = {"type": "Polygon", "coordinates": [[[170, 0], [179.9999, 0], [179.9999, 5], [170, 5], [170, 0]]]}
    shapes = marine_shapes(
        {"properties": {"name": name}, "geometry": geometry}
        for name, geometry in [
            ("Ross  Sea", bow_tie),
            ("Ross Sea", rim),
            ("GREEN  OCEAN", line),
            ("Luzon Strait", line),
        ]
    )
    assert {name: shape.bounds for name, shape in shapes.items() if not shape.is_empty} == {"Ross Sea": (0, 0, 180, 5)}
    assert all(shape.is_valid for shape in shapes.values())
    assert sea_name("GREEN  OCEAN") == "Green Ocean"
    assert {sea_name(name) for name in ENGLISH} == set(ENGLISH.values())
    assert not set(NO_SEAS) & set(ENGLISH)


def test_seas_are_fitted_to_the_land_of_the_atlas() -> None:
    islet = box(4.5, 4.5, 5.5, 5.5)
    charted = {"south": box(0, 0, 10, 1), "north": box(0, 9, 10, 10), "islet": islet}
    simple = {
        "south": Polygon([(0, 0), (10, 0), (10, 1.1), (5.2, 1.1), (0, 1.1)]),
        "north": Polygon([(0, 10), (0, 9), (4.9, 9), (10, 9), (10, 10)]),
    }
    west, east = box(0, 1, 5, 9).difference(islet), box(5, 1, 10, 9).difference(islet)
    parts = dict(sea_parts({"West Sea": west, "East Sea": east}, [], charted, simple, 0.1))
    assert {ids: shape.bounds for ids, shape in parts.items()} == {
        ("east-sea",): (4.9, 1.1, 10, 9),
        ("west-sea",): (0, 1.1, 5.2, 9),
    }
    assert shapely.coverage_is_valid([*parts.values(), *simple.values()])
