import json
import os
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from repository import TEST_DATA

from geo.atlas.atoms import atoms
from geo.atlas.compose import bounds, compose_region, label_point, overlapping, region_area_km2
from geo.atlas.geojson import geometry
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region
from geo.dataset.recipe_names import atlas_index, land_neighbours, place_countries
from geo.errors import HotspotsError

GOLDEN = sorted((TEST_DATA / "compose").glob("*.geojson"))
WORLD = shapely.box(-180, -90, 180, 90)
DE_FACTO = Viewpoint.DE_FACTO
Recipe = dict[str, Any]
_REGION: TypeAdapter[Region] = TypeAdapter(Region)


def region(recipe: Recipe) -> Region:
    return _REGION.validate_python(recipe, strict=False)


def km2(recipe: Recipe, viewpoint: Viewpoint = DE_FACTO) -> float:
    return region_area_km2(region(recipe), viewpoint)


COUNTRIES = st.lists(st.sampled_from(sorted(atlas_index().countries)), min_size=1, max_size=3, unique=True).map(
    lambda codes: {"countries": tuple(codes)}
)
PROVINCES = st.sampled_from(sorted(atlas_index().provinces)).map(lambda code: {"provinces": (code,)})
AREAS = st.sampled_from(sorted(atlas_index().areas)).map(lambda area: {"areas": (area,)})
SEAS = st.sampled_from(sorted(atlas_index().seas)).map(lambda sea: {"seas": (sea,)})
BOXES = st.builds(
    lambda west, width, south, height: {
        "box": (west, south, (west + width + 180) % 360 - 180, min(90.0, south + height))
    },
    st.integers(-179, 179).map(float),
    st.integers(1, 300).map(float),
    st.integers(-90, 80).map(float),
    st.integers(1, 60).map(float),
)
DISCS = st.builds(
    lambda lon, lat, radius: {"point": (lon, lat), "radius_km": radius},
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.floats(1, 2000),
)
STRIPS = st.builds(
    lambda pair, buffer: {"border": pair, "buffer_km": buffer},
    st.sampled_from(sorted((one, other) for one, others in land_neighbours().items() for other in others)),
    st.floats(1, 500),
)
CITIES = st.builds(
    lambda names, radius: {"places": tuple(names), "radius_km": radius},
    st.lists(
        st.sampled_from(sorted(name for name, codes in place_countries().items() if len(codes) == 1)),
        min_size=1,
        max_size=3,
    ),
    st.floats(1, 500),
)
LEAVES = st.one_of(
    COUNTRIES,
    PROVINCES,
    AREAS,
    SEAS,
    BOXES,
    DISCS,
    STRIPS,
    CITIES,
    st.floats(-89, 89).map(lambda lat: {"north_of": lat}),
)
RECIPES = st.recursive(
    LEAVES,
    lambda parts: st.builds(
        lambda key, pair: {key: pair},
        st.sampled_from(["union", "difference", "clip"]),
        st.tuples(parts, parts),
    ),
    max_leaves=4,
)
VIEWPOINTS = st.sampled_from(list(Viewpoint))


@settings(max_examples=150, deadline=None)
@given(RECIPES, VIEWPOINTS)
def test_every_recipe_is_valid_and_inside_the_world_or_says_that_nothing_is_left(
    recipe: Recipe, viewpoint: Viewpoint
) -> None:
    try:
        shape = compose_region(region(recipe), viewpoint)
    except HotspotsError as error:
        assert "is left of it" in str(error)  # noqa: PT017 - most recipes do not raise
        return
    assert shape.is_valid
    assert shape.area > 0
    assert WORLD.covers(shape)
    lon, lat = label_point(region(recipe), viewpoint)
    assert shape.intersects(shapely.Point(lon, lat))
    west, south, east, north = bounds(region(recipe), viewpoint)
    assert (south, north) == (shape.bounds[1], shape.bounds[3])
    window = (
        shapely.box(west, south, east, north) if west <= east else WORLD.difference(shapely.box(east, -90, west, 90))
    )
    assert shape.difference(window).area == pytest.approx(0, abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(LEAVES, LEAVES, VIEWPOINTS)
def test_areas_of_union_difference_and_clip_add_up(a: Recipe, b: Recipe, viewpoint: Viewpoint) -> None:
    def area(recipe: Recipe) -> float:
        try:
            return km2(recipe, viewpoint)
        except HotspotsError:
            return 0.0

    whole = area(a) + area(b)
    assert area({"union": (a, b)}) + area({"clip": (a, b)}) == pytest.approx(whole, rel=1e-6, abs=0.01)
    assert area({"difference": (a, b)}) + area({"clip": (a, b)}) == pytest.approx(area(a), rel=1e-6, abs=0.01)


@settings(max_examples=40, deadline=None)
@given(RECIPES, VIEWPOINTS)
def test_composing_again_gives_the_same_bytes(recipe: Recipe, viewpoint: Viewpoint) -> None:
    def fresh() -> bytes | str:
        compose_region.cache_clear()
        try:
            return compose_region(region(recipe), viewpoint).wkb
        except HotspotsError as error:
            return str(error)

    assert fresh() == fresh()


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_every_name_of_the_index_composes_in_every_viewpoint(viewpoint: Viewpoint) -> None:
    index = atlas_index()
    for kind in ("countries", "provinces", "areas", "seas", "subregions", "continents"):
        for name in getattr(index, kind):
            assert km2({kind: (name,)}, viewpoint) > 0


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_geometry(path: Path) -> None:
    feature = json.loads(path.read_bytes())
    recipe, viewpoint = feature["properties"]["region"], Viewpoint(feature["properties"]["viewpoint"])
    found = geometry(compose_region(_REGION.validate_json(json.dumps(recipe)), viewpoint), 4)
    if os.environ.get("HOTSPOTS_ACCEPT"):
        path.write_text(json.dumps({**feature, "geometry": found}, separators=(",", ":")) + "\n", encoding="utf-8")
    assert json.loads(path.read_bytes())["geometry"] == found


def test_there_are_golden_geometries() -> None:
    assert len(GOLDEN) >= 12


def test_russia_is_bounded_across_the_antimeridian() -> None:
    west, south, east, north = bounds(region({"countries": ("RUS",)}), DE_FACTO)
    assert 19 < west < 20
    assert -170 < east < -169
    assert 41 < south < 42
    assert 81 < north < 82


def test_the_arctic_is_bounded_all_the_way_round() -> None:
    assert bounds(region({"north_of": 66.5622}), DE_FACTO) == (-180, 66.5622, 180, 90)


def test_a_box_across_the_antimeridian_is_cut_there_and_bounded_the_short_way() -> None:
    box = region({"box": (170.0, -10.0, -170.0, 10.0)})
    assert [part.bounds for part in shapely.get_parts(compose_region(box, DE_FACTO))] == [
        (170, -10, 180, 10),
        (-180, -10, -170, 10),
    ]
    assert bounds(box, DE_FACTO) == (170, -10, -170, 10)


def test_crimea_goes_with_ukraine_in_ukraines_view_and_with_russia_in_russias() -> None:
    crimea = compose_region(region({"areas": ("crimea",)}), DE_FACTO)
    for viewpoint, holder, other in ((Viewpoint.UKRAINE, "UKR", "RUS"), (Viewpoint.RUSSIA, "RUS", "UKR")):
        assert compose_region(region({"countries": (holder,)}), viewpoint).covers(crimea)
        assert compose_region(region({"countries": (other,)}), viewpoint).intersection(crimea).area == 0


def test_serbia_holds_kosovo_in_serbias_view_only() -> None:
    serbia, kosovo = {"countries": ("SRB",)}, {"countries": ("KOS",)}
    assert km2(serbia, Viewpoint.SERBIA) == pytest.approx(km2(serbia) + km2(kosovo), rel=1e-9)


def test_taiwan_is_part_of_china_in_chinas_view_and_still_composes_alone() -> None:
    taiwan = compose_region(region({"countries": ("TWN",)}), Viewpoint.CHINA)
    assert compose_region(region({"countries": ("CHN",)}), Viewpoint.CHINA).covers(taiwan)
    assert compose_region(region({"countries": ("CHN",)}), DE_FACTO).intersection(taiwan).area == 0


def test_a_shared_border_leaves_no_gap_and_no_overlap() -> None:
    codes = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    apart = [compose_region(region({"countries": (code,)}), DE_FACTO) for code in codes]
    together = compose_region(region({"countries": codes}), DE_FACTO)
    assert shapely.coverage_is_valid(apart)
    assert together.area == pytest.approx(sum(shape.area for shape in apart), rel=1e-12)
    assert together == compose_region(region({"subregions": ("Central Asia",)}), DE_FACTO)


@pytest.mark.parametrize("sea", sorted(atlas_index().seas))
def test_a_sea_holds_no_land(sea: str) -> None:
    land = shapely.coverage_union_all([atom.geometry for atom in atoms().values()])
    water = compose_region(region({"seas": (sea,)}), DE_FACTO)
    assert water.intersection(land).area < 0.02


@pytest.mark.parametrize(
    ("code", "km2_expected"), [("SRB", 77_500), ("KOS", 10_900), ("PRK", 120_500), ("VEN", 916_400), ("SYR", 185_200)]
)
def test_areas_are_those_of_the_countries(code: str, km2_expected: float) -> None:
    assert km2({"countries": (code,)}) == pytest.approx(km2_expected, rel=0.03)


@pytest.mark.parametrize(
    ("recipe", "told"),
    [
        (
            {"countries": ("SRX",)},
            "no country is called 'SRX'; expected one of the atlas; did you mean SYR or SXM or SUR?",
        ),
        (
            {"seas": ("gulf-of-omam",)},
            "no sea is called 'gulf-of-omam'; expected one of the atlas; did you mean gulf-of-oman",
        ),
        (
            {"provinces": ("XX-0000",)},
            "no province is called 'XX-0000'; expected one of the atlas; see geo/atlas/geodata/index",
        ),
        ({"areas": ("atlantis",)}, "no area is called 'atlantis'; expected one of the atlas"),
        (
            {"border": ("SRX", "SRB"), "buffer_km": 10.0},
            "no country is called 'SRX'; expected one of the atlas; did you mean SYR or SXM or SUR?",
        ),
        ({"places": ("Victoria",), "radius_km": 10.0}, "2 places are called 'Victoria'; expected a name that one"),
        ({"places": ("Suzhou, CHN",), "radius_km": 10.0}, "2 places are called 'Suzhou, CHN'"),
        ({"places": ("Atlantis",), "radius_km": 10.0}, "no places are called 'Atlantis'"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_known_ones(recipe: Recipe, told: str) -> None:
    with pytest.raises(HotspotsError) as caught:
        compose_region(region(recipe), DE_FACTO)
    assert str(caught.value).startswith(f"region: {told}")


def test_a_pair_without_a_border_in_the_viewpoint_is_told() -> None:
    strip = region({"border": ("CHN", "PAK"), "buffer_km": 50.0})
    assert region_area_km2(strip, DE_FACTO) > 10_000
    with pytest.raises(HotspotsError) as caught:
        compose_region(strip, Viewpoint.INDIA)
    assert str(caught.value) == (
        "region: CHN and PAK have no land border in India's view; expected two countries that share one; name two "
        "neighbours"
    )


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_a_strip_lies_on_the_land_of_its_two_countries(viewpoint: Viewpoint) -> None:
    strip = compose_region(region({"border": ("CHN", "RUS"), "buffer_km": 60.0}), viewpoint)
    both = compose_region(region({"countries": ("CHN", "RUS")}), viewpoint)
    assert strip.difference(both).area < 1e-9
    near, far = shapely.Point(127.5, 50.25), shapely.Point(126.6, 45.75)
    assert (strip.covers(near), strip.covers(far)) == (True, False), "Blagoveshchensk and Harbin"


def test_cities_are_discs_round_where_they_lie() -> None:
    found = compose_region(region({"places": ("Minsk", "Victoria, SYC"), "radius_km": 30.0}), DE_FACTO)
    minsk, seychelles, canada = shapely.points([(27.57, 53.9), (55.45, -4.62), (-123.37, 48.42)])
    assert (found.covers(minsk), found.covers(seychelles), found.covers(canada)) == (True, True, False)
    assert km2({"places": ("Minsk", "Victoria, SYC"), "radius_km": 30.0}) == pytest.approx(2 * 2826, rel=0.01)


def test_a_recipe_that_leaves_nothing_is_told() -> None:
    nothing = {"difference": ({"countries": ("SRB",)}, {"continents": ("Europe",)})}
    with pytest.raises(HotspotsError) as caught:
        compose_region(region(nothing), DE_FACTO)
    text = '{"difference":[{"countries":["SRB"]},{"continents":["Europe"]}]}'
    advice = "expected some area; look at what is cut away or clipped"
    assert str(caught.value) == f"region {text}: nothing is left of it; {advice}"


def test_a_single_country_is_labelled_where_natural_earth_says() -> None:
    assert label_point(region({"countries": ("SRB",)}), DE_FACTO) == (20.788, 44.19)


def test_a_circumpolar_region_is_labelled_north_of_the_atlantic() -> None:
    assert label_point(region({"north_of": 66.5622}), DE_FACTO) == (0.0, 78.0)


def test_a_disc_is_labelled_at_its_centre() -> None:
    assert label_point(region({"point": (131.9, 43.1), "radius_km": 30.0}), DE_FACTO) == (131.9, 43.1)


def test_overlaps_are_listed_smallest_first_and_neighbours_are_none() -> None:
    recipes = {
        "africa": {"continents": ("Africa",)},
        "sudan": {"countries": ("SDN",)},
        "khartoum": {"point": (32.5, 15.6), "radius_km": 30.0},
        "egypt": {"countries": ("EGY",)},
    }
    found = overlapping({key: region(recipe) for key, recipe in recipes.items()}, DE_FACTO)
    assert found == {
        "africa": ("khartoum", "egypt", "sudan"),
        "sudan": ("khartoum", "africa"),
        "khartoum": ("sudan", "africa"),
        "egypt": ("africa",),
    }


@pytest.mark.parametrize(
    "recipe",
    [
        {"difference": ({"north_of": 0.0}, {"north_of": 1.95e-194})},
        {"difference": ({"north_of": 0.0}, {"north_of": 1e-13})},
        {"clip": ({"north_of": 10.0}, {"box": (0.0, 0.0, 1e-9, 10.0 + 1e-9)})},
        {"point": (20.0, 44.0), "radius_km": 1e-4},
    ],
)
def test_a_region_too_small_to_be_drawn_is_refused_in_one_line(recipe: dict[str, object]) -> None:
    with pytest.raises(
        HotspotsError, match=r"^region .*: (too little is left of it to be drawn|nothing is left)"
    ) as caught:
        compose_region(region(recipe), DE_FACTO)
    assert "\n" not in str(caught.value)


def test_a_small_region_has_its_label_inside() -> None:
    small = region({"box": (20.0, 44.0, 20.0001, 44.0001)})
    assert compose_region(small, DE_FACTO).contains(shapely.Point(label_point(small, DE_FACTO)))
