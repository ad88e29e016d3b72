import numpy as np
import pytest
import shapely
from repository import DATA

from geo.briefing.drawing.typesetting import MUTED, Style
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.context_labels import context_labels
from geo.briefing.maps.furniture import arrange_furniture
from geo.briefing.maps.panel import SEA_NAME
from geo.briefing.maps.region_labels import RegionLabel, Written, layouts, region_labels
from geo.cartography.backdrop import region_area
from geo.cartography.framing import plan_frame
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries, Region, Seas
from geo.evidence.edition import open_edition
from geo.selection.palette import LIGHT, contrast

DF = Viewpoint.DE_FACTO
BOLD = Style(size_pt=9, bold=True)
ASPECT = 1.77


def canvas_of(region: Region, viewpoint: Viewpoint = DF, forced: ProjectionName | None = None) -> Canvas:
    frame = plan_frame({"r": region}, viewpoint, aspect=ASPECT, forced=forced)
    return Canvas(frame=frame, width_pt=510, text_pt=9)


def named(region: Region, text: str) -> tuple[Written, shapely.Geometry]:
    """The label of a region on a map of its own, and the region's area on it."""
    canvas = canvas_of(region)
    labels = region_labels(canvas, {"r": region}, {"r": RegionLabel(text=text)}, DF)
    return labels["r"], canvas.shape(region_area(canvas.frame, region, DF))


def around(region: Region, viewpoint: Viewpoint = DF) -> dict[str, Written]:
    """What is written round a region on a map of its own."""
    canvas = canvas_of(region, viewpoint)
    areas = [region_area(canvas.frame, region, viewpoint)]
    found = context_labels(canvas, areas, viewpoint, arrange_furniture(canvas, areas, wanted=True).boxes)
    return {" ".join(one.lines): one for one in (*found.lands, *found.seas)}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Syria [1] [2]", ("Syria [1] [2]",)),
        ("South China Sea [1] [2] [4] [5]", ("South China Sea", "[1] [2] [4] [5]")),
        ("Eastern Military District (Khabarovsk) [4]", ("Eastern Military", "District", "(Khabarovsk) [4]")),
        ("Sea of Japan", ("Sea of Japan",)),
    ],
)
def test_a_label_breaks_before_the_numbers_of_its_sources(text: str, lines: tuple[str, ...]) -> None:
    assert layouts(text, BOLD)[0] == lines
    assert all(" ".join(layout) == text for layout in layouts(text, BOLD))


def test_numbers_that_are_too_wide_by_themselves_are_broken() -> None:
    many = " ".join(f"[{number}]" for number in range(1, 13))
    first = layouts(f"Syria {many}", BOLD)[0]
    assert first[0] == "Syria"
    assert len(first) > 2


def test_a_label_without_text_has_no_lines() -> None:
    assert layouts("", BOLD) == ((),)


def test_a_name_that_fits_into_its_region_stands_in_it() -> None:
    label, area = named(Seas(seas=("south-china-sea",)), "South China Sea [1] [2] [4] [5]")
    assert label.leader is None
    islets = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(area)])
    assert islets.buffer(1).contains(shapely.box(*label.box))


def test_a_name_beside_its_region_does_not_cover_it_and_has_a_line_to_it_on_foreign_land() -> None:
    region = Countries(countries=("LUX",))
    label, area = named(region, "Grand Duchy of Luxembourg [1] [2] [3]")
    assert not shapely.box(*label.box).intersects(area)
    assert label.leader is not None
    assert shapely.Point(label.leader[0]).distance(area) < 5


def test_disputed_areas_in_frame_are_named_beside_what_is_shown() -> None:
    serbia = around(Countries(countries=("SRB",)))
    assert {"Kosovo", "Romania", "Black Sea"} <= serbia.keys()
    syria = around(Countries(countries=("SYR",)))
    assert {"Golan Heights", "Northern Cyprus", "West Bank"} <= syria.keys()
    assert "Cyprus" in syria
    assert syria["Golan Heights"].leader is not None
    assert "Palestine" not in syria


def test_a_disputed_area_that_is_shown_as_part_of_another_is_not_named_again() -> None:
    assert "Kosovo" not in around(Countries(countries=("SRB",)), Viewpoint.SERBIA)
    assert "Western Sahara" not in around(Countries(countries=("MAR",)))


def test_names_of_disputed_areas_lie_on_nothing_that_is_shown() -> None:
    region = Countries(countries=("KAZ", "KGZ", "TJK", "TKM", "UZB"))
    canvas = canvas_of(region)
    area = region_area(canvas.frame, region, DF)
    shown = canvas.shape(area).buffer(-1)
    lands = context_labels(canvas, [area], DF, []).lands
    beside = [one for one in lands if " ".join(one.lines) in {"Gilgit-Baltistan", "Jammu and Kashmir", "Crimea"}]
    assert beside
    assert not any(shapely.box(*one.box).intersects(shown) for one in beside)


def test_a_part_of_a_country_far_away_has_its_own_name() -> None:
    found = around(Countries(countries=("VEN", "GUY", "SUR")))
    assert "French Guiana" in found
    assert "France" not in found


def test_small_names_can_be_read_on_land_and_on_sea() -> None:
    for ink in (MUTED, SEA_NAME):
        for ground in (LIGHT.land, LIGHT.sea):
            assert contrast(ink, ground) >= 4.5


def test_numbers_are_smaller_on_a_small_map_but_never_tiny() -> None:
    region = Countries(countries=("SRB",))
    frame = plan_frame({"r": region}, DF, aspect=ASPECT)

    def size(width_pt: float) -> float:
        canvas = Canvas(frame=frame, width_pt=width_pt, text_pt=10)
        return region_labels(canvas, {"r": region}, {"r": RegionLabel(number=7)}, DF)["r"].style.size_pt

    assert size(500) == 10
    assert 7 <= size(240) < 10


def test_numbers_of_the_world_are_near_their_places_and_no_leaders_cross() -> None:
    regions = {k: h.region for k, h in open_edition(DATA, None).dataset.hotspots.items()}
    frame = plan_frame(regions, DF, aspect=2.05, everything=True)
    canvas = Canvas(frame=frame, width_pt=600, text_pt=12)
    wanted = {key: RegionLabel(number=number) for number, key in enumerate(regions, start=1)}
    labels = region_labels(canvas, regions, wanted, DF, arrange_furniture(canvas, [], wanted=True).boxes)
    leaders = [shapely.LineString(one.leader) for one in labels.values() if one.leader]
    lengths = np.array([line.length for line in leaders])
    crossings = sum(a.crosses(b) for i, a in enumerate(leaders) for b in leaders[i + 1 :])
    assert lengths.max() < 90
    assert lengths.sum() < 500
    assert crossings == 0
    for key in ("africa", "canada", "latin-america"):
        assert shapely.Point(labels[key].x, labels[key].y).within(canvas.shape(region_area(frame, regions[key], DF)))
    # Europe is full of smaller places, the European Union among them.
    europe = canvas.shape(region_area(frame, regions["europe"], DF))
    assert shapely.Point(labels["europe"].x, labels["europe"].y).distance(europe) < 12
