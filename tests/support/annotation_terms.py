"""The terms of Web Annotations that the export uses, as a JSON-LD context, so that a processor needs no network.

Names, types and IRIs are those of the Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/, appendix A,
and the terms it takes from DC, FOAF, RDF, ActivityStreams and schema.org).
"""

from typing import Any

OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
STREAMS = "http://www.w3.org/ns/activitystreams#"
COUNT = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"

_CLASSES = ("Annotation", "SpecificResource", "TextualBody", "TextPositionSelector", "TextQuoteSelector", "TimeState")
_MOTIVATIONS = ("classifying", "commenting", "describing", "identifying", "tagging")
_LINKS = {
    "body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector", "state": "hasState",
    "cached": "cachedSource",
}  # fmt: skip

ANNOTATION_TERMS: dict[str, Any] = {
    "dcterms": DCTERMS,
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    **{name: OA + name for name in (*_CLASSES, *_MOTIVATIONS, "exact", "prefix", "suffix")},
    **{term: {"@id": OA + name, "@type": "@id"} for term, name in _LINKS.items()},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "creator": {"@id": f"{DCTERMS}creator", "@type": "@id"},
    "Organization": "http://xmlns.com/foaf/0.1/Organization",
    "name": "http://xmlns.com/foaf/0.1/name",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "AnnotationCollection": f"{STREAMS}OrderedCollection",
    "AnnotationPage": f"{STREAMS}OrderedCollectionPage",
    "items": {"@id": f"{STREAMS}items", "@type": "@id", "@container": "@list"},
    "partOf": {"@id": f"{STREAMS}partOf", "@type": "@id"},
    **{term: {"@id": OA + term, "@type": COUNT} for term in ("start", "end")},
    "total": {"@id": f"{STREAMS}totalItems", "@type": COUNT},
    "startIndex": {"@id": f"{STREAMS}startIndex", "@type": COUNT},
}
