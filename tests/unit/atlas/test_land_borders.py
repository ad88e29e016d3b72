"""Land borders between two countries in every viewpoint, and which of them the shipped list of neighbours names."""

import itertools
import json

import pytest
import shapely

from geo.atlas.atoms import atom_edges, atoms, natural_earth_views
from geo.atlas.build.neighbours import neighbours_file
from geo.atlas.land_borders import atoms_of, land_border
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import land_neighbours

DE_FACTO = Viewpoint.DE_FACTO


def near(a: str, b: str, viewpoint: Viewpoint, point: tuple[float, float]) -> bool:
    return land_border(a, b, viewpoint).distance(shapely.Point(point)) < 0.1


def test_a_border_is_the_same_from_both_sides() -> None:
    assert land_border("CHN", "RUS", DE_FACTO).equals(land_border("RUS", "CHN", DE_FACTO))


def test_what_lies_across_the_sea_has_no_border() -> None:
    assert land_border("FRA", "GBR", DE_FACTO).is_empty


@pytest.mark.parametrize(
    ("viewpoint", "mcmahon", "foothills"), [(DE_FACTO, True, False), (Viewpoint.CHINA, False, True)]
)
def test_a_contested_border_is_drawn_as_the_viewpoint_draws_it(
    viewpoint: Viewpoint, mcmahon: bool, foothills: bool
) -> None:
    assert near("CHN", "IND", viewpoint, (92.0, 27.8)) == mcmahon
    assert near("CHN", "IND", viewpoint, (93.0, 26.9)) == foothills


def test_a_country_that_a_viewpoint_gives_to_the_other_is_the_border_round_itself() -> None:
    assert {atom.id for atom in atoms_of(("KOS",), Viewpoint.SERBIA)} == {"KOS"}
    assert land_border("KOS", "SRB", Viewpoint.SERBIA).equals(land_border("KOS", "SRB", DE_FACTO))


def test_the_shipped_neighbours_are_those_with_a_border_in_every_viewpoint() -> None:
    units = {(edge.a.unit, edge.b.unit) for edge in atom_edges()}
    candidates = {frozenset(pair) for pair in units if len(set(pair)) == 2}
    candidates |= {frozenset((one, other)) for one, others in land_neighbours().items() for other in others}
    sharing = {pair for pair in candidates if not any(land_border(*sorted(pair), view).is_empty for view in Viewpoint)}
    assert {frozenset((one, other)) for one, others in land_neighbours().items() for other in others} == sharing
    assert all(one in land_neighbours()[other] for one, others in land_neighbours().items() for other in others)


def test_the_build_makes_the_shipped_list() -> None:
    made = neighbours_file([(edge.a.id, edge.b.id) for edge in atom_edges()], natural_earth_views())
    assert {one: tuple(others) for one, others in json.loads(made).items()} == dict(land_neighbours())


def test_pakistan_and_china_are_none_since_india_sees_no_border_there() -> None:
    assert not land_border("CHN", "PAK", DE_FACTO).is_empty
    assert land_border("CHN", "PAK", Viewpoint.INDIA).is_empty
    assert "PAK" not in land_neighbours()["CHN"]


def test_every_atom_is_of_one_country() -> None:
    countries = {code for atom in atoms().values() for code in [atom.unit]}
    owned = [atom.id for code in countries for atom in atoms_of((code,), DE_FACTO)]
    assert set(owned) == set(atoms())
    twice = {id_ for id_, group in itertools.groupby(sorted(owned)) if len(list(group)) > 1}
    assert twice == {"KAS"}
