"""Who says a quote and what it claims, as linked data: PROV-O, schema.org and terms of our own.

The quotation is a `schema:Quotation` and a `prov:Entity`: `prov:wasQuotedFrom` the article, `prov:wasAttributedTo` and
`schema:spokenByCharacter` the speaker (https://www.w3.org/TR/prov-o/, https://schema.org/Quotation). Without a speaker
it is attributed to the article's authors, where they are known. What the analyst makes of it is an entity of its own,
attributed to the publisher of the map, so that nobody takes it for the source's: mode, weight and claims. Our terms are
URNs, which nobody is to fetch: `urn:hotspots:terms:stance` and so on; `docs/briefing.md` says what they mean.
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from geo.dataset.claims import Claim
from geo.dataset.clauses import claim_text
from geo.dataset.model import Dataset, Excerpt, Source
from geo.dataset.named import actor_name

__all__ = ["TERMS", "coding_data", "quotation_data", "urn"]

NAMESPACE: Final = uuid.UUID("6f1d5a52-3c0e-5b7e-9c55-5d1f3f0f7b0a")
"""Namespace of the project's version 5 UUIDs (RFC 9562): the same excerpt keeps its id in every export."""

TERMS: Final[Mapping[str, Any]] = {
    "prov": "http://www.w3.org/ns/prov#",
    "hotspots": "urn:hotspots:terms:",
    **{f"hotspots:{name}": {"@type": "@id"} for name in ("stance", "mode", "weight", "does", "about", "context")},
    **{f"prov:{name}": {"@type": "@id"} for name in ("wasQuotedFrom", "wasDerivedFrom")},
    "schema:isPartOf": {"@type": "@id"},
}
"""A JSON-LD context beside that of Web Annotations, which defines `schema`: its values are IRIs, not text."""


def urn(*names: str) -> str:
    """A stable `urn:uuid:` for a thing of the project, from its kind and ids."""
    return uuid.uuid5(NAMESPACE, "/".join(names)).urn


def quotation_data(excerpt: Excerpt, source: Source, words: str, article: str) -> dict[str, Any]:
    """The quotation as a node; `words` are the document's own, `article` is the IRI of what they are quoted from."""
    node = {
        "id": urn("quotation", excerpt.id),
        "type": ["schema:Quotation", "prov:Entity"],
        "schema:text": words,
        "schema:isPartOf": article,
        "prov:wasQuotedFrom": article,
        "hotspots:stance": f"hotspots:stance:{excerpt.stance.value}",
    }
    if excerpt.speaker:
        speaker = _agent("speaker", excerpt.speaker)
        return {**node, "prov:wasAttributedTo": speaker, "schema:spokenByCharacter": speaker}
    authors = [_agent("author", str(name)) for name in source.author or ()]
    return {**node, "prov:wasAttributedTo": authors} if authors else node


def coding_data(dataset: Dataset, hotspot_id: str, excerpt: Excerpt) -> dict[str, Any]:
    """The analyst's reading of a quotation under a hotspot as a node.

    `dataset` has the names of all hotspots that act or that a claim is about.
    """
    claims = [_claim(dataset, hotspot_id, claim) for claim in excerpt.claims]
    return {
        "id": urn("coding", hotspot_id, excerpt.id),
        "type": ["hotspots:Coding", "prov:Entity"],
        "prov:wasDerivedFrom": urn("quotation", excerpt.id),
        "prov:wasAttributedTo": _agent("publisher", dataset.about.publisher),
        "hotspots:mode": f"hotspots:mode:{excerpt.mode.value}",
        "hotspots:weight": f"hotspots:weight:{excerpt.weight.value}",
        **({"hotspots:claim": claims} if claims else {}),
    }


def _claim(dataset: Dataset, hotspot_id: str, claim: Claim) -> dict[str, Any]:
    known = {
        "hotspots:whom": _actors(dataset, claim.whom),
        "hotspots:context": [f"hotspots:context:{context.value}" for context in claim.context],
        "hotspots:date": claim.date,
    }
    return {
        "type": "hotspots:Claim",
        "schema:description": claim_text(dataset, claim, hotspot_id),
        "hotspots:who": _actors(dataset, claim.who),
        "hotspots:does": f"hotspots:event:{claim.does.value}",
        "hotspots:about": urn("hotspot", claim.about or hotspot_id),
        **{name: value for name, value in known.items() if value},
    }


def _actors(dataset: Dataset, actors: Iterable[str]) -> list[dict[str, Any]]:
    """Hotspots under the ids that they have as places, all others under one of their own."""
    return [
        {
            "id": urn("actor" if actor in dataset.about.actors else "hotspot", actor),
            "schema:name": actor_name(dataset, actor),
        }
        for actor in actors
    ]


def _agent(kind: str, name: str) -> dict[str, Any]:
    """Somebody who may be a person, a group or an institution: the data file does not say which."""
    plain = " ".join(name.split())
    return {"id": urn(kind, plain), "type": "prov:Agent", "schema:name": plain}
