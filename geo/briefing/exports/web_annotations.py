"""The excerpts as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD.

Only verified excerpts: an annotation points at words that are in its document. The target's source is the article's
URL; the copy whose characters were counted is named by its hash (`ni` URI, RFC 6920) as the `cached` copy of a
TimeState, since positions in a web page differ from those in its text. Who says the words, and what the analyst makes
of them, stand in bodies of their own (`geo.briefing.exports.quotation_data`), and as text for those that read no
linked data. The contexts are named or written out, never fetched.
"""

import base64
import json
from typing import Any

from geo.briefing.exports.quotation_data import TERMS, coding_data, quotation_data, urn
from geo.dataset.claims import PASSING, Weight
from geo.dataset.clauses import claim_text
from geo.dataset.model import Excerpt, Hotspot, Source
from geo.evidence.citation import cite
from geo.evidence.edition import Edition, in_source_order
from geo.evidence.proof import Proof, quoted_parts
from geo.evidence.said_by import said_by

__all__ = ["to_web_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_web_annotations(edition: Edition) -> bytes:
    """Every verified excerpt of every hotspot as one annotation, in an AnnotationPage; UTF-8."""
    about = edition.dataset.about
    items = [
        _annotation(edition, hotspot_id, hotspot, excerpt)
        for hotspot_id, hotspot in edition.dataset.hotspots.items()
        for excerpt in in_source_order(edition.dataset, hotspot)
        if edition.proof(excerpt).verified
    ]
    page = {
        "@context": [CONTEXT, TERMS],
        "id": urn("page", edition.sha256),
        "type": "AnnotationPage",
        "partOf": {
            "id": urn("collection", edition.sha256),
            "type": "AnnotationCollection",
            "label": about.title,
            "total": len(items),
        },
        "startIndex": 0,
        "items": items,
    }
    return f"{json.dumps(page, ensure_ascii=False, indent=2)}\n".encode()


def _annotation(edition: Edition, hotspot_id: str, hotspot: Hotspot, excerpt: Excerpt) -> dict[str, Any]:
    source, proof = edition.dataset.sources[excerpt.source], edition.proof(excerpt)
    targets = _targets(source, proof)
    quoted = quotation_data(excerpt, source, proof.exact or excerpt.quote, _address(source))
    claims = (claim_text(edition.named, claim, hotspot_id) for claim in excerpt.claims)
    return {
        "id": urn("excerpt", hotspot_id, excerpt.id),
        "type": "Annotation",
        "motivation": "identifying",
        "creator": {"type": "Organization", "name": edition.dataset.about.publisher},
        "body": [
            _resource(urn("hotspot", hotspot_id), "identifying"),
            *_texts("tagging", hotspot.name, *map(str, excerpt.topics)),
            _resource(quoted, "describing"),
            *_texts("describing", said_by(excerpt)),
            _resource(coding_data(edition.named, hotspot_id, excerpt), "classifying"),
            *_texts("classifying", PASSING if excerpt.weight is Weight.MENTION else "", *claims),
            *_texts("commenting", excerpt.note),
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _resource(source: str | dict[str, Any], purpose: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": source, "purpose": purpose}


def _texts(purpose: str, *values: str | None) -> list[dict[str, Any]]:
    return [{"type": "TextualBody", "value": value, "purpose": purpose} for value in values if value]


def _targets(source: Source, proof: Proof) -> list[dict[str, Any]]:
    """What the annotation is about: the quote, or each of its parts where it has elisions."""
    copy = _hash_uri(source.sha256)
    state = {"state": {"type": "TimeState", "cached": copy}} if source.URL else {}
    return [
        {
            "type": "SpecificResource",
            "source": {
                "id": _address(source),
                "type": "Text",
                "dcterms:bibliographicCitation": cite(source),
            },
            **state,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": part.exact,
                    "prefix": part.prefix,
                    "suffix": part.suffix,
                },
                {"type": "TextPositionSelector", "start": part.start, "end": part.end},
            ],
        }
        for part in quoted_parts(proof)
    ]


def _address(source: Source) -> str:
    """The article's URL, or the name of the copy that was read where none is known."""
    return source.URL or _hash_uri(source.sha256)


def _hash_uri(sha256: str) -> str:
    """The `ni` URI (RFC 6920) of a file's SHA-256 given in hex."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
