"""The legend of the map: what is counted, and which signs it explains."""

import re

from repository import ROOT

from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.page.maps.legend import legend_markup
from geo.selection.filtering import apply_filters
from geo.selection.palette import LIGHT, css
from geo.selection.selection import Filters

DATASET = load(ROOT / "data/hotspots.yaml").dataset


def legend(**filters: object) -> str:
    shown = apply_filters(DATASET, Filters(**filters))  # type: ignore[arg-type]  # values by name
    return legend_markup(shown, LIGHT, Viewpoint.DE_FACTO)


def words(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_every_hotspot_is_counted_once() -> None:
    for source in (None, ("wsj-2017",), ("dispatch-2020", "usip-2019")):
        count = len(apply_filters(DATASET, Filters(source=source)).hotspots)
        assert sum(map(int, re.findall(r"\((\d+)\)", words(legend(source=source))))) == count


def test_the_title_says_what_the_colour_counts() -> None:
    assert words(legend()).startswith("Articles quoted (places)1 (")
    assert words(legend(source=("wsj-2017",))).startswith("Excerpts (places)1 (")
    assert "3–4 (" in words(legend(source=("wsj-2017",)))


def test_each_class_is_shown_on_land_and_at_sea() -> None:
    found = legend()
    for land, sea in zip(LIGHT.ramp, LIGHT.sea_ramp, strict=True):
        assert f"{css(land)} 50%, {css(sea)} 50%" in found


def test_wide_regions_and_passing_mentions_are_explained_where_there_are_any() -> None:
    assert "wide region" in words(legend())
    assert "wide region" not in words(legend(q="Serbia"))
    passing = [i for i, hotspot in apply_filters(DATASET, Filters()).hotspots.items() if hotspot.passing]
    assert (f"named in passing only ({len(passing)})" in words(legend())) is bool(passing)


def test_nothing_is_shown_of_nothing_but_what_is_contested() -> None:
    assert words(legend(source=())) == "Articles quoted (places)contested"
