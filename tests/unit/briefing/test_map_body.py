"""Figures that are one map: what is named in passing only is hollow, and the legend says so."""

import numpy as np
import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source
from matplotlib.backends.backend_agg import FigureCanvasAgg

from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import new_figure
from geo.briefing.figures.map_body import MapBody
from geo.dataset.claims import Weight
from geo.selection.palette import LIGHT
from geo.selection.selection import FigureKind

PASSING = {"weight": Weight.MENTION.value}
SUDAN = {"region": {"countries": ["SDN"]}, "precision": "country"}


def world(*, passing: bool = True, both: bool = False, kind: FigureKind = FigureKind.MAP) -> Sheet:
    """Africa, which one article is about, and Sudan within it, which another names in passing; or both do."""
    africa = {"region": {"continents": ["Africa"]}, "precision": "multi-country"}
    return sheet(
        edition(
            {"one": source("One"), "two": source("Two")},
            {
                "africa": hotspot("Africa", excerpt("one", "Africa trades.", **(PASSING if both else {})), **africa),
                "sudan": hotspot("Sudan", excerpt("two", "As in Sudan.", **(PASSING if passing else {})), **SUDAN),
            },
        ),
        kind,
    )


def legend(of: Sheet) -> list[tuple[str, bool]]:
    """The entries but those of the ground: words, and whether the sample is filled."""
    fit = MapBody(sheet=of, text_pt=9).fit(6, 4, named=True)
    return [(entry.text, entry.fill is not None) for entry in fit.legend if "contested" not in entry.text]


def test_the_legend_tells_what_is_named_in_passing_only() -> None:
    filled = ("hotspot: a place the articles speak of", True)
    assert legend(world()) == [filled, ("named in passing only", False)]
    assert legend(world(passing=False)) == [filled, ("wide region or ocean: paler", True)]
    assert legend(world(both=True)) == [("named in passing only", False)]


def test_on_a_map_of_coverage_it_is_in_no_class_and_counted_apart() -> None:
    assert legend(world(kind=FigureKind.COVERAGE)) == [
        ("1 of 2 articles: 1 place", True),
        ("named in passing only: 1 place", False),
    ]


def test_alone_on_a_map_it_goes_by_its_name() -> None:
    alone = edition({"two": source("Two")}, {"sudan": hotspot("Sudan", excerpt("two", "As in.", **PASSING), **SUDAN)})
    assert legend(sheet(alone)) == [("Sudan: named in passing only", False)]
    entries = MapBody(sheet=sheet(alone), text_pt=9).first_fit(6, 4).legend
    assert LegendEntry(text="Sudan: named in passing only", edge=LIGHT.outline) in entries


def test_a_sea_named_in_passing_has_the_sample_of_a_sea() -> None:
    sea = {"region": {"seas": ["south-china-sea"]}, "precision": "sea"}
    alone = edition({"two": source("Two")}, {"sea": hotspot("The sea", excerpt("two", "As there.", **PASSING), **sea)})
    entries = MapBody(sheet=sheet(alone), text_pt=9).first_fit(6, 4).legend
    assert LegendEntry(text="The sea: named in passing only", fill=LIGHT.sea, edge=LIGHT.sea_outline) in entries


def test_alone_on_a_map_and_spoken_of_it_needs_no_entry_for_its_own_name() -> None:
    alone = edition({"two": source("Two")}, {"sudan": hotspot("Sudan", excerpt("two", "As in."), **SUDAN)})
    assert legend(sheet(alone)) == []
    assert legend(sheet(alone, FigureKind.COVERAGE)) == [("1 of 1 article: 1 place", True)]


def test_a_wide_region_is_a_tint_and_a_country_within_it_has_its_full_colour() -> None:
    body = MapBody(sheet=world(passing=False, kind=FigureKind.COVERAGE), text_pt=9)
    africa, sudan = (body.symbol(key, named=True) for key in ("africa", "sudan"))
    assert (africa.fill, africa.sea_fill) == (LIGHT.vague_ramp[0], LIGHT.vague_sea_ramp[0])
    assert (sudan.fill, sudan.sea_fill) == (LIGHT.ramp[0], LIGHT.sea_ramp[0])
    (sample, wide) = (entry for entry in body.fit(6, 4, named=True).legend if "contested" not in entry.text)
    assert (sample.text, sample.fill) == ("1 of 2 articles: 2 places", LIGHT.ramp[0])
    assert wide.text == "wide region or ocean: paler"


@pytest.mark.parametrize("passing", [True, False])
def test_a_hollow_region_is_bare_ground_also_within_a_filled_one(passing: bool) -> None:  # both ways
    body = MapBody(sheet=world(passing=passing), text_pt=9)
    figure = new_figure(6, 4)
    canvas = FigureCanvasAgg(figure)
    fit = body.fit(6, 4, named=False)
    body.draw(figure, (0, 0, 6, 4), fit)
    canvas.draw()
    assert fit.frame is not None
    pixels = np.asarray(canvas.buffer_rgba())[:, :, :3].astype(int)
    x, y = fit.frame.to_plane(np.array([[26.0, 14.0]]))[0]
    west, south, east, north = fit.frame.extent
    height, width, _ = pixels.shape
    found = pixels[int((north - y) / (north - south) * height), int((x - west) / (east - west) * width)]
    assert (int(np.abs(found - LIGHT.land).max()) < 12) is passing
