import base64
import json
from typing import Any

from small_map import SmallDataset

from geo.briefing.exports.quotation_data import TERMS
from geo.briefing.exports.web_annotations import CONTEXT, to_web_annotations
from geo.evidence.edition import open_edition


def page(small: SmallDataset) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(to_web_annotations(open_edition(small.data, small.documents)))
    return written


def test_the_context_is_named_once_and_that_of_our_terms_written_out(small_dataset: SmallDataset) -> None:
    written = page(small_dataset)
    assert written["@context"] == [CONTEXT, TERMS]
    assert "@context" not in json.dumps(written["items"])
    assert (written["type"], written["partOf"]["type"]) == ("AnnotationPage", "AnnotationCollection")


def test_each_selector_finds_its_words_in_the_document(small_dataset: SmallDataset) -> None:
    documents = {file.name: file.read_text("utf-8") for file in small_dataset.documents.iterdir()}
    items = page(small_dataset)["items"]
    assert len(items) == 5
    for item in items:
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(
            text[position["start"] : position["end"]] == quote["exact"] and around in text
            for text in documents.values()
        )


def test_the_exact_words_are_the_documents_own(small_dataset: SmallDataset) -> None:
    quote = page(small_dataset)["items"][0]["target"]["selector"][0]
    assert quote["exact"] == "“No port will be closed,” said the harbour master of Belgrade."


def test_the_body_tells_hotspot_topics_and_the_analysts_note_apart(small_dataset: SmallDataset) -> None:
    bodies = page(small_dataset)["items"][0]["body"]
    assert [body["purpose"] for body in bodies if body["type"] == "SpecificResource"] == [
        "identifying",
        "describing",
        "classifying",
    ]
    assert [(body["purpose"], body["value"]) for body in bodies if body["type"] == "TextualBody"] == [
        ("tagging", "Belgrade’s harbour"),
        ("tagging", "economy"),
        ("tagging", "diplomacy"),
        ("commenting", "The analyst’s own words."),
    ]


def test_the_target_names_the_article_and_the_copy_that_was_counted(small_dataset: SmallDataset) -> None:
    with_url, without = (page(small_dataset)["items"][at]["target"] for at in (0, 4))
    assert with_url["source"]["id"] == "https://gazette.example/harbour?page=1&view=full"
    copy = with_url["state"]["cached"]
    assert copy.startswith("ni:///sha-256;")
    sha256 = open_edition(small_dataset.data, None).dataset.sources["gazette-2020"].sha256
    assert base64.urlsafe_b64decode(copy.split(";")[1] + "=").hex() == sha256
    assert without["source"]["id"].startswith("ni:///sha-256;")
    assert "state" not in without


def test_an_id_stays_when_another_excerpt_changes(small_dataset: SmallDataset) -> None:
    before = page(small_dataset)
    small_dataset.replace("Both ministers signed the accord on Tuesday.", "Ships of every flag may use it.")
    after = page(small_dataset)
    changed = [old["id"] != new["id"] for old, new in zip(before["items"], after["items"], strict=True)]
    assert changed == [False, True, False, False, False]
    assert len({item["id"] for item in after["items"]}) == 5
    assert all(item["id"].startswith("urn:uuid:") for item in after["items"])


def test_what_is_not_verified_is_not_annotated(small_dataset: SmallDataset) -> None:
    small_dataset.replace("on Tuesday.", "on Thursday.")
    written = page(small_dataset)
    assert len(written["items"]) == written["partOf"]["total"] == 4
    assert "Thursday" not in json.dumps(written)


def test_each_part_of_an_elided_quote_is_a_target_of_its_own(small_dataset: SmallDataset) -> None:
    small_dataset.replace(
        '"Both ministers signed the accord on Tuesday."',
        '"Both ministers signed the accord on Tuesday. […] Ships of every flag may use it."',
    )
    gazette = (small_dataset.documents / "gazette.txt").read_text("utf-8")
    targets = next(item["target"] for item in page(small_dataset)["items"] if isinstance(item["target"], list))
    words = [target["selector"][0]["exact"] for target in targets]
    assert words == ["Both ministers signed the accord on Tuesday.", "Ships of every flag may use it."]
    for target, exact in zip(targets, words, strict=True):
        position = target["selector"][1]
        assert gazette[position["start"] : position["end"]] == exact
