"""Arrows of claims on the screen: apart from each other, and as they are on a sphere."""

import math
from itertools import combinations

import pytest
from coded_claims_map import STARTS, coded_edition, thirty_arrows

from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame
from geo.dataset.claims import Quad
from geo.dataset.model import Viewpoint
from geo.evidence.edition import Edition
from geo.page.maps.claim_arrows import QUAD_SIGNS, WIDTHS_PX, ClaimArrows, arrow_layers, claim_arrows
from geo.selection.claiming import claim_rows
from geo.selection.filtering import apply_filters
from geo.selection.palette import DARK, LIGHT, contrast
from geo.selection.selection import Filters

LonLat = tuple[float, float]


def found(of: Edition, screen: ScreenFrame | None = WORLD) -> ClaimArrows:
    rows = claim_rows(apply_filters(of.dataset, Filters()))
    return claim_arrows(of.dataset, rows, Viewpoint.DE_FACTO, screen, 1.0)


def degrees(one: LonLat, other: LonLat) -> float:
    """The angle between two positions on the sphere."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    return math.degrees(math.acos(min(1.0, math.sin(b) * math.sin(d) + math.cos(b) * math.cos(d) * math.cos(a - c))))


@pytest.mark.parametrize("screen", [WORLD, None])
def test_of_thirty_arrows_no_two_share_their_way_and_all_marks_are_apart(screen: ScreenFrame | None) -> None:
    arrows = found(thirty_arrows(), screen).arrows
    apart = degrees if screen is None else math.dist
    assert len(arrows) == 3 * len(STARTS)
    for one, other in combinations(arrows, 2):
        assert max(min(apart(p, q) for q in other.path) for p in one.path) > 0.5
        assert apart(one.middle, other.middle) > 0.5


def test_who_is_beyond_the_edge_of_a_map_has_no_arrow_and_is_counted() -> None:
    arrows = found(thirty_arrows(), ARCTIC)
    assert not {"Australia", "Brazil"} & {arrow.flow.actor for arrow in arrows.arrows}
    assert {"Australia", "Brazil"} <= set(arrows.placeless)


def test_the_names_of_thirty_arrows_are_each_there_once() -> None:
    rows = found(thirty_arrows()).label_rows(None)
    assert sorted(str(row["name"]).strip() for row in rows) == sorted(STARTS)
    assert len({row["at"] for row in rows}) == len(STARTS)


def test_on_a_globe_an_arrow_is_near_the_shortest_way_and_on_a_flat_map_within_it() -> None:
    flat, globe = (found(thirty_arrows(), screen) for screen in (WORLD, None))
    x0, y0, x1, y1 = WORLD.box
    assert all(x0 <= x <= x1 and y0 <= y <= y1 for arrow in flat.arrows for x, y in arrow.path)
    japan = next(arrow for arrow in globe.arrows if arrow.flow.actor == "Japan")
    assert max(lat for _, lat in japan.path) > 55  # over Siberia


def test_heads_point_along_their_ways() -> None:
    arrow = next(arrow for arrow in found(thirty_arrows()).arrows if arrow.flow.actor == "United States")
    assert -150 < arrow.turn_deg < -30  # eastwards: clockwise from upwards


def test_who_has_no_place_or_acts_where_it_is_is_counted() -> None:
    arrows = found(coded_edition())
    assert arrows.placeless == {"NATO": 1}
    assert arrows.bounds is not None
    middle = WORLD.position(0, 50)[0]
    assert arrows.bounds[0] < middle - 60 < middle + 60 < arrows.bounds[2]
    assert ClaimArrows(arrows=(), claims={}, actors={}, placeless={}, at_home={}).bounds is None


def test_groups_differ_by_mark_and_line_and_several_claims_by_width_and_number() -> None:
    layers = {str(layer["id"]): layer for layer in arrow_layers(found(coded_edition()), LIGHT)}
    rows = layers["claim-marks"]["data"]
    assert isinstance(rows, list)
    several = [row for row in rows if row["mark"] == "●2"]
    assert several
    assert all(row["width"] == WIDTHS_PX[1] for row in several)
    assert layers["claim-words"]["dashed"]
    assert "dashed" not in layers["claim-deeds"]
    assert len(set(QUAD_SIGNS.values())) == len(Quad)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_arrows_stand_out_from_land_and_sea(palette: object) -> None:
    assert palette in {LIGHT, DARK}
    for ground in (palette.land, palette.sea):  # type: ignore[attr-defined]  # a palette
        assert contrast(palette.cooperation, ground) >= 3  # type: ignore[attr-defined]  # a palette
        assert contrast(palette.conflict, ground) >= 3  # type: ignore[attr-defined]  # a palette


def test_a_name_stands_where_its_arrows_do_not() -> None:
    anchors = {str(row["name"]).strip(): row["anchor"] for row in found(thirty_arrows()).label_rows(None)}
    assert {anchors[name] for name in ("Canada", "United States", "Brazil", "France")} == {"end"}
    assert {anchors[name] for name in ("China", "Japan", "India", "Australia", "Russia", "Iran")} == {"start"}
