"""Former states of a map that differ from it in everything: for figures of what changed."""

from dataclasses import replace

from geo.dataset.model import Excerpt, Hotspot
from geo.dataset.recipe import Countries
from geo.evidence.edition import Edition
from geo.evidence.former import FormerEdition
from geo.evidence.proof import ProofState

GONE = "gone-isle"
"""A hotspot that every former state has and no map of today."""


def formerly(edition: Edition) -> FormerEdition:
    """As it was on 1 March 2026: every second hotspot was not there, the others had another name or other quotes.

    Of the excerpts that were there the first one of each altered hotspot was not verified.
    """
    dataset = edition.dataset
    hotspots: dict[str, Hotspot] = {}
    for number, (i, hotspot) in enumerate(dataset.hotspots.items()):
        if number % 2 == 0:
            first, *rest = hotspot.excerpts
            reworded = first.model_copy(update={"quote": f"{first.quote} And more."})
            excerpts = (reworded, *rest) if number % 4 == 0 else (first,)
            hotspots[i] = hotspot.model_copy(update={"excerpts": excerpts, "name": f"{hotspot.name} of old"})
    source = next(iter(dataset.sources))
    gone = Excerpt(source=source, quote="Nothing is left of this sentence.")
    hotspots[GONE] = Hotspot(
        name="The gone isle", region=Countries(countries=("ISL",)), precision="country", excerpts=(gone,)
    )
    former = dataset.model_copy(update={"hotspots": hotspots})
    some = next(iter(edition.verification.proofs.values()))
    proofs = dict(edition.verification.proofs)
    for hotspot in hotspots.values():
        for excerpt in hotspot.excerpts:
            known = proofs.get(excerpt.id, replace(some, excerpt=excerpt.id, source=excerpt.source))
            proofs[excerpt.id] = replace(known, state=ProofState.MISSING)
    return FormerEdition(
        edition=Edition(
            dataset=former, sha256="1a2b3c4d" * 8, verification=replace(edition.verification, proofs=proofs)
        ),
        checked=True,
        key="2026-03-01",
    )
