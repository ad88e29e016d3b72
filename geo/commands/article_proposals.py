"""What is proposed for one article, with its text: what `hotspots suggest` prints and `hotspots accept` asks about."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from geo.commands.did_you_mean import unknown_hotspot
from geo.commands.terminal import ProgressLine
from geo.dataset.model import Dataset, Source
from geo.evidence.documents import no_folder, read_unchanged
from geo.intake.pending import find_source
from geo.proposals.proposal import Suggestions
from geo.proposals.propose import propose

__all__ = ["Offer", "check_hotspots", "offer_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One article and the proposals for it."""

    source: Source
    text: str
    """The article's own; offsets of proposals are code points of it."""
    found: Suggestions
    """Without the rejected ones."""


def offer_for(dataset: Dataset, folder: Path | None, source_id: str, rejected: AbstractSet[str]) -> Offer:
    """The article of that id, in the data file or pending, and what is proposed for it but for the rejected keys.

    Raises HotspotsError where there is no such source, no folder, no document, or another one than was read.
    """
    source = find_source(dataset, folder, source_id)
    if folder is None:
        raise no_folder("the one with the article was expected")
    document = read_unchanged(folder, source_id, source, pending=source_id not in dataset.sources)
    with ProgressLine(source.document) as progress:
        found = propose(
            dataset, source_id, document.text, source=source, rejected=frozenset(rejected), progress=progress.share
        )
    return Offer(source=source, text=document.text, found=found)


def check_hotspots(option: str, dataset: Dataset, found: Suggestions, ids: Iterable[str]) -> None:
    """Raise HotspotsError for an id that an option names and neither the data file nor a proposed new place has."""
    known = {*dataset.hotspots, *(place.id for place in found.new_places)}
    for hotspot_id in ids:
        if hotspot_id not in known:
            raise unknown_hotspot(option, dataset, hotspot_id)
