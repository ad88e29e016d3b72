from collections.abc import Mapping

import pytest
import shapely

from geo.atlas.atoms import atom_edges, atoms, browser_file, detail, labels, natural_earth_views, seas
from geo.dataset.recipe_names import atlas_index


def test_the_atoms_are_a_valid_coverage_on_the_grid() -> None:
    shapes = [atom.geometry for atom in atoms().values()]
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    points = shapely.get_coordinates(shapes) * 100
    assert abs(points - points.round()).max() < 1e-6


def test_every_country_has_an_atom_and_every_name_of_the_index_too() -> None:
    found, index = atoms().values(), atlas_index()
    # Nobody's by Natural Earth: the Spratly Islands and Scarborough Shoal.
    assert {atom.unit for atom in found} - {"PGA", "SCR"} == set(index.countries)
    assert {atom.province for atom in found} - {None} == set(index.provinces)
    assert {area for atom in found for area in atom.areas} == set(index.areas)
    assert set(seas()) == set(index.seas)


def test_edges_lie_on_both_their_atoms() -> None:
    for edge in atom_edges():
        assert edge.a.geometry.boundary.covers(edge.geometry)
        assert edge.b.geometry.boundary.covers(edge.geometry)


def test_every_country_has_a_label_point_inside_the_world() -> None:
    assert set(labels()) == set(atlas_index().countries)
    assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in labels().values())


def test_points_of_view_name_known_countries_only() -> None:
    known = set(atlas_index().countries)
    for views in natural_earth_views().values():
        assert set(views) | set(views.values()) <= known
    assert natural_earth_views()["CN"]["TWN"] == "CHN"


@pytest.fixture(scope="module")
def detailed() -> Mapping[str, shapely.Polygon | shapely.MultiPolygon]:
    return detail()


def test_the_detail_covers_every_atom(detailed: Mapping[str, shapely.Polygon]) -> None:
    assert set(detailed) == set(atoms())
    for key, shape in detailed.items():
        coarse = atoms()[key].geometry
        assert shape.is_valid
        assert shape.distance(coarse) < 0.2, key


def test_the_detail_is_finer_and_agrees_in_area(detailed: Mapping[str, shapely.Polygon]) -> None:
    for key in ("SRB", "KOS", "SYR", "RUS.crimea", "SYR.SY-ID", "PRK", "VEN"):
        coarse = atoms()[key].geometry
        assert shapely.get_num_coordinates(detailed[key]) > 2 * shapely.get_num_coordinates(coarse)
        assert detailed[key].area == pytest.approx(coarse.area, rel=0.03)


def test_antarctica_reaches_the_pole_only_in_the_atlas_and_the_cap() -> None:
    assert atoms()["ATA"].geometry.bounds[1] == -90
    land = shapely.from_geojson(browser_file("land"))
    assert shapely.bounds(land)[1] == -85.05
    assert tuple(shapely.bounds(shapely.from_geojson(browser_file("cap")))) == (-180, -90, 180, -85.05)
