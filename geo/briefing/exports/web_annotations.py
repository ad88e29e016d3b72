"""The excerpts as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD.

Only verified excerpts: an annotation points at words that are in its document. The target's source is the article's
URL; the copy whose characters were counted is named by its hash (`ni` URI, RFC 6920) as the `cached` copy of a
TimeState, since positions in a web page differ from those in its text. The context is named, never fetched.
"""

import base64
import json
import uuid
from typing import Any

from geo.dataset.model import Excerpt, Hotspot, Source
from geo.evidence.citation import cite
from geo.evidence.edition import Edition, in_source_order
from geo.evidence.proof import Proof, quoted_parts

__all__ = ["to_web_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = uuid.UUID("6f1d5a52-3c0e-5b7e-9c55-5d1f3f0f7b0a")
"""Namespace of the project's version 5 UUIDs (RFC 9562): the same excerpt keeps its id in every export."""


def urn(*names: str) -> str:
    """A stable `urn:uuid:` for a thing of the project, from its kind and ids."""
    return uuid.uuid5(NAMESPACE, "/".join(names)).urn


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
        "@context": CONTEXT,
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
    targets = _targets(edition.dataset.sources[excerpt.source], edition.proof(excerpt))
    note = [{"type": "TextualBody", "value": excerpt.note, "purpose": "commenting"}] if excerpt.note else []
    return {
        "id": urn("excerpt", hotspot_id, excerpt.id),
        "type": "Annotation",
        "motivation": "identifying",
        "creator": {"type": "Organization", "name": edition.dataset.about.publisher},
        "body": [
            {"type": "SpecificResource", "source": urn("hotspot", hotspot_id), "purpose": "identifying"},
            {"type": "TextualBody", "value": hotspot.name, "purpose": "tagging"},
            *({"type": "TextualBody", "value": str(topic), "purpose": "tagging"} for topic in excerpt.topics),
            *note,
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _targets(source: Source, proof: Proof) -> list[dict[str, Any]]:
    """What the annotation is about: the quote, or each of its parts where it has elisions."""
    copy = _hash_uri(source.sha256)
    state = {"state": {"type": "TimeState", "cached": copy}} if source.URL else {}
    return [
        {
            "type": "SpecificResource",
            "source": {
                "id": source.URL or copy,
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


def _hash_uri(sha256: str) -> str:
    """The `ni` URI (RFC 6920) of a file's SHA-256 given in hex."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
