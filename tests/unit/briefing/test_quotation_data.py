"""What a JSON-LD processor makes of the annotations: every statement under the IRI that its vocabulary gives it."""

import json
from typing import Any

import pytest
from annotation_terms import ANNOTATION_TERMS, OA
from coded_map import write_coded_dataset
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF
from rdflib.plugins.parsers.jsonld import to_rdf
from small_map import SmallDataset

from geo.briefing.exports.quotation_data import urn
from geo.briefing.exports.web_annotations import CONTEXT, to_web_annotations
from geo.evidence.edition import Edition, open_edition

SCHEMA = Namespace("http://schema.org/")
TERMS = Namespace("urn:hotspots:terms:")
ARTICLE = URIRef("https://harbour.example/age")


def edition_of(small: SmallDataset) -> Edition:
    return open_edition(small.data, small.documents)


def page_of(edition: Edition) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(to_web_annotations(edition))
    return written


def graph_of(edition: Edition) -> Graph:
    page = page_of(edition)
    named, own = page["@context"]
    assert named == CONTEXT
    page["@context"] = [ANNOTATION_TERMS, own]
    # Not by `Graph.parse`, which takes a kind of graph that rdflib itself warns of.
    graph = Graph(store="SimpleMemory")
    to_rdf(page, graph)
    return graph


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(write_coded_dataset(tmp_path_factory.mktemp("linked")))


@pytest.fixture(scope="module")
def graph(edition: Edition) -> Graph:
    return graph_of(edition)


def node(graph: Graph, words: str) -> URIRef:
    """The quotation that begins with these words."""
    (found,) = (q for q, text in graph.subject_objects(SCHEMA.text) if str(text).startswith(words))
    assert isinstance(found, URIRef)
    return found


def coding(hotspot_id: str, edition: Edition, number: int = 0) -> URIRef:
    return URIRef(urn("coding", hotspot_id, edition.dataset.hotspots[hotspot_id].excerpts[number].id))


def test_a_quotation_is_quoted_from_its_article(graph: Graph) -> None:
    speech = node(graph, "“We are seeing")
    assert set(graph.objects(speech, RDF.type)) == {SCHEMA.Quotation, PROV.Entity}
    assert list(graph.objects(speech, PROV.wasQuotedFrom)) == [ARTICLE]
    assert list(graph.objects(speech, SCHEMA.isPartOf)) == [ARTICLE]


def test_a_reported_quotation_is_attributed_to_its_speaker(graph: Graph) -> None:
    speech = node(graph, "“We are seeing")
    (speaker,) = graph.objects(speech, PROV.wasAttributedTo)
    assert list(graph.objects(speech, SCHEMA.spokenByCharacter)) == [speaker]
    assert (speaker, RDF.type, PROV.Agent) in graph
    assert (speaker, SCHEMA.name, Literal("the harbour master of Belgrade")) in graph
    stances = [next(graph.objects(node(graph, words), TERMS.stance)) for words in ("“We are", "Fishermen", "“We will")]
    assert stances == [TERMS["stance:reports"], TERMS["stance:disputes"], TERMS["stance:asserts"]]


def test_what_the_article_itself_says_is_attributed_to_its_authors(graph: Graph) -> None:
    forecast = node(graph, "The council will")
    (author,) = graph.objects(forecast, PROV.wasAttributedTo)
    assert (author, SCHEMA.name, Literal("Jane Doe")) in graph
    assert list(graph.objects(forecast, SCHEMA.spokenByCharacter)) == []


def test_the_coding_is_the_publishers_and_each_hotspots_own(graph: Graph, edition: Edition) -> None:
    speech, passing = coding("belgrade", edition), coding("serbia", edition)
    quoted = node(graph, "“We are seeing")
    for one, weight in ((speech, "subject"), (passing, "mention")):
        assert set(graph.objects(one, RDF.type)) == {TERMS.Coding, PROV.Entity}
        assert list(graph.objects(one, PROV.wasDerivedFrom)) == [quoted]
        assert list(graph.objects(one, TERMS.weight)) == [TERMS[f"weight:{weight}"]]
        (whose,) = graph.objects(one, PROV.wasAttributedTo)
        assert (whose, SCHEMA.name, Literal("The Example Desk")) in graph
    assert list(graph.objects(coding("serbia", edition, 1), TERMS.mode)) == [TERMS["mode:forecast"]]
    assert list(graph.objects(passing, TERMS.claim)) == []


def test_a_claim_names_actors_and_places_by_their_ids(graph: Graph, edition: Edition) -> None:
    (claim,) = graph.objects(coding("belgrade", edition), TERMS.claim)
    belgrade, islands = (URIRef(urn("hotspot", i)) for i in ("belgrade", "islands"))
    council = URIRef(urn("actor", "Council"))
    assert set(graph.predicate_objects(claim)) == {
        (RDF.type, TERMS.Claim),
        (SCHEMA.description, Literal("Belgrade’s harbour accuses Council and The islands, about The islands "
                                     "(economic, 4 March 2020)")),
        (TERMS.who, belgrade),
        (TERMS.does, TERMS["event:accuse"]),
        (TERMS.whom, council),
        (TERMS.whom, islands),
        (TERMS.about, islands),
        (TERMS.context, TERMS["context:economic"]),
        (TERMS.date, Literal("2020-03-04")),
    }  # fmt: skip
    assert (council, SCHEMA.name, Literal("Council")) in graph
    assert (islands, SCHEMA.name, Literal("The islands")) in graph


def test_each_annotation_has_its_quotation_and_its_coding_as_bodies(graph: Graph, edition: Edition) -> None:
    annotation = URIRef(urn("excerpt", "belgrade", edition.dataset.hotspots["belgrade"].excerpts[0].id))
    sources = {
        (str(purpose), source)
        for body in graph.objects(annotation, URIRef(f"{OA}hasBody"))
        for source in graph.objects(body, URIRef(f"{OA}hasSource"))
        for purpose in graph.objects(body, URIRef(f"{OA}hasPurpose"))
    }
    assert sources == {
        (f"{OA}identifying", URIRef(urn("hotspot", "belgrade"))),
        (f"{OA}describing", node(graph, "“We are seeing")),
        (f"{OA}classifying", coding("belgrade", edition)),
    }


def test_no_statement_is_lost_to_a_term_that_no_context_defines(edition: Edition) -> None:
    page = page_of(edition)
    prefixes = {"dcterms", "schema", "prov", "hotspots"}
    assert set(page["@context"][1]) >= {"prov", "hotspots"}

    def names(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    used = names({key: value for key, value in page.items() if key != "@context"})
    assert {name for name in used if name.partition(":")[0] not in prefixes} <= set(ANNOTATION_TERMS)


def test_what_says_nothing_of_speakers_is_still_quoted_from_its_document(small_dataset: SmallDataset) -> None:
    graph = graph_of(edition_of(small_dataset))
    vessels = node(graph, "Observers counted")
    (copy,) = graph.objects(vessels, PROV.wasQuotedFrom)
    assert str(copy).startswith("ni:///sha-256;")
    assert list(graph.objects(vessels, PROV.wasAttributedTo)) == []


def test_a_reader_of_plain_annotations_is_told_in_words(edition: Edition) -> None:
    bodies = [item["body"] for item in page_of(edition)["items"]]
    told = [[(b["purpose"], b["value"]) for b in one if b["type"] == "TextualBody"] for one in bodies]
    assert ("describing", "the harbour master of Belgrade, as reported by the article") in told[0]
    assert ("classifying", "named in passing") in told[1]
    assert ("describing", "analyst’s reading: a forecast") in told[2]
    assert ("classifying", "Council coerces Fishermen") in told[2]


def test_the_contexts_are_one_name_and_one_written_out(edition: Edition) -> None:
    named, own = page_of(edition)["@context"]
    assert named == "http://www.w3.org/ns/anno.jsonld"
    assert all(isinstance(value, dict) or value.endswith((":", "#")) for value in own.values())
