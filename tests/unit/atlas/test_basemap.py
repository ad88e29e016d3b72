import gzip
import json
from itertools import pairwise
from typing import Any

import pytest
import shapely

from geo.atlas.atoms import atom_edges, atoms
from geo.atlas.basemap import layers, outline_geometry, polar_cap, region_geometry
from geo.atlas.build.cuttings import CALM_AREAS, ISLANDS
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries, NorthOf, Point, Seas
from geo.dataset.recipe_names import atlas_index

DE_FACTO = Viewpoint.DE_FACTO
SERBIA = Countries(countries=("SRB",))
ARCTIC = NorthOf(north_of=66.5622)


def shape_of(geometry: dict[str, Any]) -> shapely.Geometry:
    return shapely.from_geojson(json.dumps(geometry))


def lines_of(content: bytes) -> shapely.Geometry:
    parts = [part for one in json.loads(content)["features"] for part in shapely.get_parts(shape_of(one["geometry"]))]
    return shapely.MultiPolygon(parts) if parts[0].geom_type == "Polygon" else shapely.MultiLineString(parts)


@pytest.fixture(scope="module")
def land() -> shapely.Geometry:
    return shapely.union_all([lines_of(layers(DE_FACTO)["land"]), lines_of(polar_cap())])


@pytest.fixture(scope="module")
def borders() -> shapely.STRtree:
    drawn = [lines_of(layers(DE_FACTO)[name]) for name in ("coast", "borders", "contested")]
    return shapely.STRtree([line for lines in drawn for line in shapely.get_parts(lines)])


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_what_is_fetched_at_the_start_is_small(viewpoint: Viewpoint) -> None:
    sizes = {name: len(gzip.compress(content, 6)) for name, content in layers(viewpoint).items()}
    print(viewpoint, sizes, sum(sizes.values()))  # noqa: T201 - figures of the report
    assert sum(sizes.values()) <= 260_000


@pytest.mark.parametrize("name", ["land", "coast", "borders", "contested", "hatch"])
def test_layers_stay_within_the_flat_map(name: str) -> None:
    west, south, east, north = shapely.bounds(lines_of(layers(DE_FACTO)[name]))
    assert west >= -180
    assert east <= 180
    assert -85.05 <= south < north <= 85.05


def test_no_line_runs_along_the_edge_of_the_map() -> None:
    for name in ("coast", "borders", "contested"):
        points = [shapely.get_coordinates(line) for line in shapely.get_parts(lines_of(layers(DE_FACTO)[name]))]
        for line in points:
            for a, b in pairwise(line):
                assert not (abs(a[0]) >= 179.995 and abs(b[0]) >= 179.995)
                assert not (a[1] <= -85.03 and b[1] <= -85.03)


def test_every_shared_edge_is_a_border_or_runs_inside_one_owner() -> None:
    drawn = shapely.union_all([lines_of(layers(DE_FACTO)[name]) for name in ("borders", "contested")])
    shapely.prepare(drawn)
    serbia_and_kosovo = [e for e in atom_edges() if {e.a.id, e.b.id} == {"SRB", "KOS"}]
    tibet_and_china = [e for e in atom_edges() if {e.a.id, e.b.id} == {"CHN", "CHN.CN-XZ"}]
    assert all(drawn.covers(edge.geometry) for edge in serbia_and_kosovo)
    assert serbia_and_kosovo
    assert tibet_and_china
    assert not any(drawn.covers(edge.geometry) for edge in tibet_and_china)


def test_a_contested_border_changes_with_the_viewpoint() -> None:
    kosovo = next(edge.geometry for edge in atom_edges() if {edge.a.id, edge.b.id} == {"SRB", "KOS"})
    assert lines_of(layers(DE_FACTO)["contested"]).covers(kosovo)
    assert not lines_of(layers(Viewpoint.SERBIA)["contested"]).covers(kosovo)
    assert not lines_of(layers(Viewpoint.SERBIA)["borders"]).covers(kosovo)


def test_contested_areas_are_hatched_with_several_lines_and_calm_ones_are_not() -> None:
    hatched = {
        one["properties"]["area"]: shape_of(one["geometry"])
        for one in json.loads(layers(DE_FACTO)["hatch"])["features"]
    }
    assert set(hatched) == set(atlas_index().areas) - CALM_AREAS - set(ISLANDS)
    for area, lines in hatched.items():
        assert len(shapely.get_parts(lines)) >= 5, area
        ground = shapely.union_all([atom.geometry for atom in atoms().values() if area in atom.areas])
        assert ground.buffer(0.002).covers(lines), area


@pytest.mark.parametrize("code", ["SRB", "RUS", "ATA", "VAT", "FJI", "IDN"])
def test_a_country_lies_on_the_land_and_its_outline_on_coasts_and_borders(
    code: str, land: shapely.Geometry, borders: shapely.STRtree
) -> None:
    region = shape_of(region_geometry(Countries(countries=(code,)), DE_FACTO))
    assert region.difference(land).area < 1e-9
    outline = shape_of(outline_geometry(Countries(countries=(code,)), DE_FACTO))
    corners = shapely.get_coordinates(outline)
    points = shapely.points(corners[corners[:, 1] > -85])  # south of that coasts have no layer
    near, _ = borders.query(points, predicate="dwithin", distance=0.008)
    assert set(near) == set(range(len(points)))


def test_outlines_leave_out_the_edges_of_coordinates() -> None:
    outline = shape_of(outline_geometry(ARCTIC, DE_FACTO))
    assert shapely.bounds(outline).tolist() == [-180, 66.56, 180, 66.56]


def test_regions_reach_the_poles() -> None:
    assert shape_of(region_geometry(ARCTIC, DE_FACTO)).bounds[3] == 90
    assert shapely.from_geojson(polar_cap()).bounds[1] == -90


def test_a_small_disc_stays_round() -> None:
    disc = shape_of(region_geometry(Point(point=(35.8, 35.0), radius_km=3), DE_FACTO))
    assert len(shapely.get_coordinates(disc)) > 50
    assert disc.is_valid


def test_an_outline_without_its_shore_is_what_the_coast_does_not_draw_already() -> None:
    sea = Seas(seas=("baltic-sea",))
    coast = shape_of(json.loads(layers(DE_FACTO)["coast"])["features"][0]["geometry"])
    whole, open_water = (shape_of(outline_geometry(sea, DE_FACTO, shore=shore)) for shore in (True, False))
    assert 0 < open_water.length < whole.length / 5
    assert open_water.intersection(coast).length == pytest.approx(0, abs=1e-6)
    assert whole.difference(open_water.buffer(1e-6)).difference(coast.buffer(1e-6)).length == pytest.approx(0, abs=1e-3)
