import hashlib
import io
import subprocess
import sys
from collections.abc import Mapping

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from repository import ROOT

from geo.briefing.drawing.typesetting import new_figure
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.furniture import arrange_furniture
from geo.briefing.maps.panel import MapSymbol, can_name, draw_map
from geo.briefing.maps.region_labels import RegionLabel, region_labels
from geo.cartography.framing import plan_frame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries, NorthOf, Point, Region
from geo.evidence.edition import open_edition
from geo.selection.palette import LIGHT, contrast

DF = Viewpoint.DE_FACTO
SERBIA: dict[str, Region] = {"serbia": Countries(countries=("SRB",))}


def drawn(
    regions: Mapping[str, Region], marks: Mapping[str, MapSymbol], *, forced: ProjectionName | None = None,
    furniture: bool = True,
) -> Figure:  # fmt: skip
    figure = new_figure(6, 4)
    FigureCanvasAgg(figure)
    frame = plan_frame(regions, DF, aspect=1.5, forced=forced)
    draw_map(figure.add_axes((0, 0, 1, 1)), frame, regions, marks, DF, text_pt=9, furniture=furniture)
    return figure


def words(figure: Figure) -> set[str]:
    return {text.get_text() for text in figure.axes[0].texts}


def pixels(figure: Figure) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3]


def test_a_regional_map_names_its_region_and_its_neighbours_and_has_a_round_scale() -> None:
    found = words(drawn(SERBIA, {"serbia": MapSymbol(fill=LIGHT.ramp[1], label="Serbia")}))
    assert {"Serbia", "Romania", "Bulgaria", "Kosovo", "200 km"} <= found


def test_a_map_of_many_panels_can_go_without_furniture() -> None:
    found = words(drawn(SERBIA, {"serbia": MapSymbol(fill=LIGHT.ramp[1], label="Serbia")}, furniture=False))
    assert found == {"Serbia"}


def test_a_polar_map_says_where_north_is_and_names_the_arctic_circle() -> None:
    found = words(
        drawn({"arctic": NorthOf(north_of=66.5622)}, {"arctic": MapSymbol(fill=LIGHT.ramp[1], label="Arctic")})
    )
    assert {"North: towards the centre", "Arctic Circle", "180°", "90° E", "80° N"} <= found


def test_a_map_of_the_world_has_no_scale_bar_and_says_so() -> None:
    found = words(drawn(SERBIA, {"serbia": MapSymbol(number=7)}, forced=ProjectionName.EQUAL_EARTH))
    assert {"Scale varies", "7"} <= found
    assert not any(text.endswith("km") for text in found)


def test_a_region_is_filled_in_its_colour_and_one_without_a_mark_is_not_drawn() -> None:
    def share(figure: Figure) -> float:
        return float((pixels(figure) == LIGHT.ramp[1]).all(axis=2).mean())

    assert share(drawn(SERBIA, {"serbia": MapSymbol(fill=LIGHT.ramp[1])})) > 0.05
    assert share(drawn(SERBIA, {})) == 0


def test_a_region_that_cannot_be_seen_gets_a_dot() -> None:
    town: dict[str, Region] = {"town": Point(point=(20.46, 44.82), radius_km=2.0)}
    figure = drawn(town, {"town": MapSymbol(fill=LIGHT.ramp[3])}, furniture=False)
    assert (pixels(figure) == LIGHT.ramp[3]).all(axis=2).sum() > 8


def test_outlines_and_names_can_be_told_from_their_ground() -> None:
    for ground in (LIGHT.land, LIGHT.sea):
        assert contrast(LIGHT.outline, ground) >= 3


def test_all_numbers_find_their_places_on_a_map_of_the_world() -> None:
    regions = {k: h.region for k, h in open_edition(ROOT / "data" / "hotspots.yaml", None).dataset.hotspots.items()}
    frame = plan_frame(regions, DF, aspect=2, everything=True)
    canvas = Canvas(frame=frame, width_pt=860, text_pt=10)
    wanted = {key: RegionLabel(number=number) for number, key in enumerate(regions, start=1)}
    taken = arrange_furniture(canvas, [], wanted=True).boxes
    assert len(region_labels(canvas, regions, wanted, DF, taken)) == len(regions) == 52
    names = dict.fromkeys(regions, "A name that is long")
    assert not can_name(frame, regions, names, DF, 12, 6, 10)


def test_one_name_always_fits() -> None:
    assert can_name(plan_frame(SERBIA, DF, aspect=1.5), SERBIA, {"serbia": "Serbia"}, DF, 6, 4, 9)


@pytest.mark.rebuild
def test_the_same_map_is_drawn_to_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, runpy, sys; sys.path[:0] = ['tests/support', '.']\n"
        "print(hashlib.sha256(runpy.run_path(sys.argv[1])['svg']()).hexdigest())"
    )
    command = [sys.executable, "-c", code, __file__]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == hashlib.sha256(svg()).hexdigest()


def svg() -> bytes:
    out = io.BytesIO()
    marks = {"serbia": MapSymbol(fill=LIGHT.ramp[1], hatch="///", label="Serbia", number=2)}
    drawn(SERBIA, marks).savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_every_viewpoint_can_be_drawn(viewpoint: Viewpoint) -> None:
    figure = new_figure(3, 2)
    frame = plan_frame(SERBIA, viewpoint, aspect=1.5)
    draw_map(figure.add_axes((0, 0, 1, 1)), frame, SERBIA, {"serbia": MapSymbol()}, viewpoint, text_pt=7)
    assert figure.axes[0].patches or figure.axes[0].get_children()
