"""Scale bar, locator, the net's labels and names keep apart on maps of every kind, shape and size."""

from itertools import combinations

import pytest
from drawn_text import overlapping, texts
from matplotlib.patches import Circle

from geo.briefing.content.paper import Size, paper_of
from geo.briefing.drawing.typesetting import new_figure
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.furniture import WIDE_DEG, Furniture, arrange_furniture, net_box
from geo.briefing.maps.panel import MapSymbol, draw_map
from geo.cartography.backdrop import region_area
from geo.cartography.framing import plan_frame
from geo.cartography.graticule import ARCTIC_CIRCLE
from geo.cartography.label_placement import LabelBox
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Continents, Countries, NorthOf, Point, Region, Seas
from geo.selection.palette import LIGHT

DF, POLAR = Viewpoint.DE_FACTO, ProjectionName.POLAR
REGIONS: dict[str, Region] = {
    "ice": NorthOf(north_of=ARCTIC_CIRCLE),
    "far north": NorthOf(north_of=82.0),
    "plain": Countries(countries=("KAZ",)),
    "valley": Countries(countries=("IND", "PAK")),
    "forest": Countries(countries=("VEN",)),
    "isle": Point(point=(179.0, -17.0), radius_km=50.0),
    "steppe": Countries(countries=("RUS",)),
    "whole": Continents(continents=("Asia",)),
    "strait": Seas(seas=("taiwan-strait",)),
}
ASPECTS = (0.75, 1.12, 2.05)
WIDTHS = ((150, 6.0), (250, 7.5), (338, 7.5), (480, 9.0), (700, 11.0))
"""Width of a map and size of its type, points."""
MOST_OVER_EM = 0.41


def touch(one: LabelBox, other: LabelBox) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > -1 and min(one[3], other[3]) - max(one[1], other[1]) > -1


def things(canvas: Canvas, arranged: Furniture) -> dict[str, LabelBox]:
    found = {label.text: net_box(canvas, label) for label in arranged.net}
    assert arranged.bar_box is not None
    found["scale bar"] = arranged.bar_box
    if arranged.locator_box is not None:
        found["locator"] = arranged.locator_box
    return found


@pytest.mark.parametrize(
    ("name", "forced"),
    [*((name, None) for name in REGIONS), ("plain", POLAR), ("ice", ProjectionName.LAEA)],
)
def test_nothing_touches_anything_or_leaves_the_map(name: str, forced: ProjectionName | None) -> None:
    region = REGIONS[name]
    for aspect in ASPECTS:
        frame = plan_frame({"r": region}, DF, aspect=aspect, forced=forced)
        areas = [region_area(frame, region, DF)]
        for width, text_pt in WIDTHS:
            canvas = Canvas(frame=frame, width_pt=width, text_pt=text_pt)
            found = things(canvas, arrange_furniture(canvas, areas, wanted=True))
            where = (name, aspect, width)
            assert not [(where, a, b) for a, b in combinations(found, 2) if touch(found[a], found[b])]
            over = MOST_OVER_EM * text_pt
            for text, (x0, y0, x1, y1) in found.items():
                assert min(x0, y0, width - x1, canvas.height_pt - y1) > -over, (where, text)


def test_the_words_of_a_scale_bar_are_broken_where_whole_lines_would_touch_the_net() -> None:
    region = REGIONS["ice"]
    frame = plan_frame({"r": region}, DF, aspect=1.12)
    for width, lines in ((230, 4), (700, 2)):
        canvas = Canvas(frame=frame, width_pt=width, text_pt=7.5)
        arranged = arrange_furniture(canvas, [region_area(frame, region, DF)], wanted=True)
        assert " ".join(arranged.words) == "North: towards the centre 1,000 km at the centre"
        assert len(arranged.words) == lines
        assert {"30° E", "60° E", "30° W", "60° W"} <= {label.text for label in arranged.net}


def test_a_map_without_furniture_keeps_the_names_of_its_net_only() -> None:
    region = REGIONS["ice"]
    canvas = Canvas(frame=plan_frame({"r": region}, DF, aspect=1.12), width_pt=250, text_pt=7.5)
    arranged = arrange_furniture(canvas, [], wanted=False)
    assert (arranged.words, arranged.bar_box, arranged.locator) == ((), None, None)
    assert len(arranged.boxes) == len(arranged.net) > 12


def test_a_map_too_small_for_the_names_of_all_meridians_has_none() -> None:
    canvas = Canvas(frame=plan_frame({"r": REGIONS["ice"]}, DF, aspect=1.0), width_pt=95, text_pt=6)
    found = {label.text for label in arrange_furniture(canvas, [], wanted=False).net}
    assert found == {"80° N", "70° N", "60° N", "Arctic Circle"}


@pytest.mark.parametrize("size", [Size.SLIDE_16X9, Size.HALF_PAGE])
@pytest.mark.parametrize(
    ("names", "viewpoint"),
    [
        (("ice",), DF),
        (("valley",), Viewpoint.INDIA),
        (("strait",), Viewpoint.CHINA),
        (("isle", "forest"), DF),
        (("steppe", "plain", "valley"), DF),
    ],
)
def test_no_text_of_a_drawn_map_lies_on_another_or_on_the_locator(
    names: tuple[str, ...], viewpoint: Viewpoint, size: Size
) -> None:
    regions = {name: REGIONS[name] for name in names}
    width, height = (0.6 * side for side in paper_of(size).inches)
    figure = new_figure(width, height)
    frame = plan_frame(regions, viewpoint, aspect=round(width / height, 3))
    marks = {name: MapSymbol(fill=LIGHT.ramp[1], label=f"{name.capitalize()} [1] [4]") for name in names}
    axes = figure.add_axes((0, 0, 1, 1))
    draw_map(axes, frame, regions, marks, viewpoint, text_pt=paper_of(size).text_pt)

    assert overlapping(figure) == []
    globes = [globe for globe in axes.findobj(Circle) if globe.get_radius() > frame.width_m / 30]
    assert bool(globes) is (frame.rectangular and frame.reach_deg < WIDE_DEG)
    for globe in globes:
        box = globe.get_window_extent()
        at = (box.x0 + 1, box.y0 + 1, box.x1 - 1, box.y1 - 1)
        assert not [text for text, one in texts(figure) if touch(one, at)]
