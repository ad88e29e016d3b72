"""An invented map of four places and a briefing of them."""

from invented_sheet import edition, excerpt, hotspot, source

from geo.briefing.content.brief import Brief
from geo.briefing.content.collected import Collected
from geo.dataset.model import Dataset
from geo.evidence.edition import Edition
from geo.selection.basket import Basket, BasketItem

BRIDGE = "The bridge at Aldmoor carries nobody since the flood."
FEES = "The harbour fees at Ember will rise by a tenth."
TOWER = "Nobody has climbed the tower of Hollin for a year."
FLEET = "The fleet lies in Ember until the ice is gone."


def places() -> Edition:
    """The map: Aldmoor, Ember with three excerpts, Hollin, and Quill, which nobody collects."""
    sources = {
        "gazette-2020": source("Gazette 2020", "2020-03-01"),
        "herald-2019": source("Herald 2019", "2019-05"),
        "post-2018": source("Post 2018", "2018"),
    }
    hotspots = {
        "aldmoor": hotspot("Aldmoor", excerpt("gazette-2020", BRIDGE), note="Drawn as the town alone."),
        "ember": hotspot(
            "Ember",
            excerpt("gazette-2020", FEES, speaker="Ada Quill", stance="reports"),
            excerpt("herald-2019", FLEET),
            excerpt("post-2018", "Ember has a new mayor."),
        ),
        "hollin": hotspot("Hollin", excerpt("herald-2019", TOWER)),
        "quill": hotspot("Quill", excerpt("post-2018", "Quill is quiet.")),
    }
    return edition(sources, hotspots)


def excerpt_ids(dataset: Dataset, hotspot_id: str) -> tuple[str, ...]:
    """The ids of a place's excerpts, in the file's order."""
    return tuple(one.id for one in dataset.hotspots[hotspot_id].excerpts)


def collected(dataset: Dataset) -> Collected:
    """Hollin, two of Ember's three excerpts under a headline of one's own, Aldmoor; Ember begins a section."""
    chosen = excerpt_ids(dataset, "ember")[:2]
    items = (
        BasketItem(hotspot="hollin"),
        BasketItem(hotspot="ember", excerpts=chosen, headline="The ice decides", line="Count the ships in March."),
        BasketItem(hotspot="aldmoor"),
    )
    return Collected(basket=Basket(items=items), sections={"ember": "By the water"}, date="2021-01-07")


def collected_brief(of: Edition, **brief: object) -> Brief:
    """A request for a briefing of them."""
    return Brief(collected=collected(of.dataset), title="What to watch", **brief)  # type: ignore[arg-type]  # by name
