"""What stands around a hotspot on its own map, for every hotspot of the shipped data."""

from functools import cache
from itertools import combinations

import pytest
from repository import DATA

from geo.atlas.atoms import atoms
from geo.atlas.compose import compose_region
from geo.atlas.viewpoints import owner
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.context_labels import ContextNames, context_labels
from geo.briefing.maps.furniture import arrange_furniture
from geo.briefing.maps.panel import CIRCLE_DOTS, DASHES
from geo.briefing.maps.region_labels import RegionLabel, region_labels
from geo.cartography.backdrop import backdrop, is_detailed, region_area
from geo.cartography.framing import plan_frame
from geo.cartography.label_placement import LabelBox
from geo.cartography.named_shapes import all_countries, disputed
from geo.cartography.projection import MapFrame
from geo.dataset.model import Hotspot, Viewpoint
from geo.dataset.recipe import Seas
from geo.dataset.recipe_names import atlas_index
from geo.evidence.edition import open_edition

DF = Viewpoint.DE_FACTO
TEXT_PT = 10.0


@cache
def hotspots() -> dict[str, Hotspot]:
    return dict(open_edition(DATA, None).dataset.hotspots)


@cache
def mapped(key: str) -> tuple[MapFrame, ContextNames, tuple[LabelBox, ...]]:
    """The frame of one hotspot, what is written around it, and the boxes of its own name."""
    regions = {key: hotspots()[key].region}
    frame = plan_frame(regions, DF, aspect=1.5)
    canvas = Canvas(frame=frame, width_pt=560, text_pt=TEXT_PT)
    areas = [region_area(frame, region, DF) for region in regions.values()]
    taken = arrange_furniture(canvas, areas, wanted=True).boxes
    own = region_labels(canvas, regions, {key: RegionLabel(text=f"{hotspots()[key].name} [1]")}, DF, taken)
    boxes = [box for one in own.values() for box in one.boxes]
    found = context_labels(canvas, areas, DF, [*taken, *boxes], {hotspots()[key].name})
    return frame, found, tuple(one.box for one in own.values())


@pytest.mark.parametrize("key", hotspots())
def test_names_keep_apart_and_no_part_is_named_without_its_whole(key: str) -> None:
    # One test, so that each map is made once by whichever process runs it.
    frame, found, own = mapped(key)
    no_two_names_are_read_as_one(found, own)
    no_part_is_named_without_the_countries_it_is_drawn_with(key, frame, found)
    each_town_has_its_name_beside_its_own_dot(found)


def no_two_names_are_read_as_one(found: ContextNames, own: tuple[LabelBox, ...]) -> None:
    written = [*found.lands, *found.seas, *(town.written for town in found.towns)]
    boxes = [*own, *(one.box for one in written)]
    for (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) in combinations(boxes, 2):
        beside, above = max(ax0, bx0) - min(ax1, bx1), max(ay0, by0) - min(ay1, by1)
        assert beside >= 0.8 * TEXT_PT or above >= 0


def no_part_is_named_without_the_countries_it_is_drawn_with(key: str, frame: MapFrame, found: ContextNames) -> None:
    names = {" ".join(one.lines) for one in found.lands}
    lands, index = all_countries(frame, DF), atlas_index()
    shown = region_area(frame, hotspots()[key].region, DF)
    for area, shape in disputed(frame).items():
        if index.areas[area].partition(" (")[0] not in names:
            continue
        owners = {owner(atom, view) for atom in atoms().values() if area in atom.areas for view in Viewpoint}
        large = {code for code in owners & index.countries.keys() & lands.keys() if lands[code].area > 2 * shape.area}
        bare = {code for code in large if not lands[code].intersects(shown)}
        assert {index.countries[code] for code in bare} <= names


def test_cyprus_is_named_with_its_north() -> None:
    assert {"Cyprus", "Northern Cyprus"} <= {" ".join(one.lines) for one in mapped("syria")[1].lands}


def test_a_small_place_lies_among_towns() -> None:
    assert {"Guangzhou", "Macau", "Shenzhen"} <= {town.town.name for town in mapped("hong-kong")[1].towns}
    assert "Hong Kong" not in {town.town.name for town in mapped("hong-kong")[1].towns}
    assert {"Damascus", "Aleppo"} <= {town.town.name for town in mapped("syria")[1].towns}
    assert {"Kyiv", "Odesa"} <= {town.town.name for town in mapped("ukraine")[1].towns}
    assert not mapped("africa")[1].towns


def each_town_has_its_name_beside_its_own_dot(found: ContextNames) -> None:
    for label in found.towns:
        assert label.written.leader is None
        x0, y0, x1, y1 = label.written.box
        away = {
            one.town.name: max(x0 - one.town.x, one.town.x - x1, y0 - one.town.y, one.town.y - y1)
            for one in found.towns
        }
        assert 0 < away[label.town.name] < TEXT_PT
        assert min(away, key=lambda name: away[name]) == label.town.name


def test_the_arctic_circle_is_dotted_where_a_contested_border_is_dashed() -> None:
    (_, (dot, gap)), (_, (dash, _)) = CIRCLE_DOTS, DASHES
    assert dot < 0.1 < gap
    assert dash >= 3


@pytest.mark.parametrize("key", [key for key, hotspot in hotspots().items() if isinstance(hotspot.region, Seas)])
def test_a_sea_has_no_crumbs_behind_its_shore_nor_beyond_its_end(key: str) -> None:
    region = hotspots()[key].region
    frame = plan_frame({key: region}, DF, aspect=1.5)
    area = region_area(frame, region, DF)
    if not is_detailed(frame):
        return
    assert area.intersection(backdrop(frame, DF).land).area < 1e-6 * area.area
    assert all(part.area > 1e-5 * frame.width_m**2 for part in area.geoms)
    outlined = [part.convex_hull for part in frame.polygons(compose_region(region, DF)).geoms]
    beyond = area.difference(max(outlined, key=lambda hull: hull.area).buffer(0.01 * frame.width_m))
    assert beyond.area < 0.01 * area.area
