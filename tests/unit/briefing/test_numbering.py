from itertools import pairwise

import pytest
import shapely
from repository import ROOT
from shapely import LineString

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size, paper_of
from geo.briefing.content.sheet import make_sheet
from geo.briefing.figures.draw import draw_figure
from geo.briefing.figures.hit_areas import HitLevel
from geo.briefing.figures.map_body import MapBody
from geo.briefing.figures.marginalia import Marginalia
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.furniture import arrange_furniture
from geo.briefing.maps.numbering import order_by_place
from geo.briefing.maps.region_labels import RegionLabel, region_labels
from geo.cartography.backdrop import region_area
from geo.cartography.framing import plan_frame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries, Region
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Selection

WORLD = [
    *((size, FigureKind.COVERAGE) for size in Size if size is not Size.HALF_PAGE),
    (Size.SLIDE_16X9, FigureKind.MAP),
]


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(ROOT / "data" / "hotspots.yaml", None)


@pytest.mark.parametrize(("size", "kind"), WORLD)
def test_numbers_of_the_world_run_from_west_to_east_and_no_leaders_cross(
    real: Edition, size: Size, kind: FigureKind
) -> None:
    sheet = make_sheet(Brief(selection=Selection(figure=kind), size=size), real)
    paper = paper_of(size)
    body = MapBody(sheet=sheet, text_pt=paper.text_pt)
    layout, fit = Marginalia(sheet=sheet, paper=paper, compact=False).settle(body)
    assert fit.frame is not None
    width = layout.body[2] - layout.body[0]
    canvas = Canvas(frame=fit.frame, width_pt=round(width * 72, 3), text_pt=paper.text_pt)
    areas = [region_area(canvas.frame, region, sheet.viewpoint) for region in body.regions.values()]
    wanted = {i: RegionLabel(number=look.number) for i, look in body.symbols(fit).items()}
    taken = arrange_furniture(canvas, areas, wanted=True).boxes
    drawn = region_labels(canvas, body.regions, wanted, sheet.viewpoint, taken)
    assert len(drawn) == len(body.regions) == 52
    by_number = sorted(drawn.values(), key=lambda one: one.number or 0)
    assert [one.number for one in by_number] == list(range(1, 53))
    assert all(a.x <= b.x + 0.1 for a, b in pairwise(by_number))
    leaders = [LineString(one.leader) for one in by_number if one.leader]
    assert not any(a.crosses(b) for i, a in enumerate(leaders) for b in leaders[i + 1 :])
    listed = [item.text for item in fit.key]
    assert listed == [body.place_names[i] for i in fit.order] != list(body.place_names.values())


def test_an_entry_of_the_list_points_at_the_place_that_has_its_number(real: Edition) -> None:
    drawing = draw_figure(make_sheet(Brief(selection=Selection(figure=FigureKind.COVERAGE)), real))
    named = [mark for mark in drawing.marks if mark.hotspots]
    by_hotspot = {mark.hotspots: mark.name for mark in named[:52]}
    assert len(named) == 104
    assert all(by_hotspot[mark.hotspots] == mark.name for mark in named[52:])
    tops = [
        (round(x0, 2), -y1) for x0, _, _, y1 in (shapely.MultiPoint(m.shapes[0].rings[0]).bounds for m in named[52:])
    ]
    assert tops == sorted(tops), "the list reads down its columns, in the order of the numbers"


def test_on_half_a_page_coverage_numbers_the_places_of_the_most_articles_alone(real: Edition) -> None:
    sheet = make_sheet(Brief(selection=Selection(figure=FigureKind.COVERAGE), size=Size.HALF_PAGE), real)
    named = [mark for mark in draw_figure(sheet).marks if mark.hotspots]
    most = {i for i, spot in sheet.shown.hotspots.items() if not spot.passing and len(spot.sources) >= 3}
    assert len(named) == 52 + len(most)
    assert {mark.hotspots[0] for mark in named[52:]} == most
    numbers = [m for m in named[:52] if any(shape.level is HitLevel.NAME for shape in m.shapes)]
    assert {mark.hotspots[0] for mark in numbers} == most


def test_several_maps_share_an_order_by_where_places_lie() -> None:
    regions: dict[str, Region] = {c: Countries(countries=(c,)) for c in ("JPN", "BRA", "SRB", "CAN")}
    frame = plan_frame(regions, Viewpoint.DE_FACTO, aspect=2, forced=ProjectionName.EQUAL_EARTH)
    assert order_by_place(frame, regions, Viewpoint.DE_FACTO) == ("CAN", "BRA", "SRB", "JPN")
