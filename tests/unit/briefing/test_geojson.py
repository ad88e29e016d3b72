import json
from typing import Any

import shapely
from small_map import SmallDataset

from geo.briefing.exports.geojson import to_geojson
from geo.evidence.edition import open_edition


def collection(small: SmallDataset) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(to_geojson(open_edition(small.data, small.documents)))
    return written


def test_each_hotspot_is_a_feature_with_its_id_twice(small_dataset: SmallDataset) -> None:
    features = collection(small_dataset)["features"]
    assert [feature["id"] for feature in features] == ["belgrade", "serbia", "date-line"]
    assert [feature["properties"]["id"] for feature in features] == ["belgrade", "serbia", "date-line"]
    assert features[0]["properties"]["parent"] == "serbia"
    assert features[1]["properties"]["sources"] == ["gazette-2020", "bulletin-2019"]


def test_excerpts_carry_quote_citation_state_and_place(small_dataset: SmallDataset) -> None:
    excerpt = collection(small_dataset)["features"][0]["properties"]["excerpts"][0]
    assert excerpt["quote"] == '"No port will be closed," said the harbour master of Belgrade.'
    assert excerpt["citation"].startswith("Doe, Jane, and Harbour Desk. “The Harbour Question.” The Gazette")
    assert (excerpt["state"], excerpt["start"], excerpt["end"]) == ("typographic", 67, 129)
    assert (excerpt["topics"], excerpt["actors"]) == (["economy", "diplomacy"], ["Council"])
    assert excerpt["event"] == {"date": "2020-03", "until": "2020-04-02", "analyst_name": "Talks"}
    assert excerpt["analyst_note"] == "The analyst’s own words."


def test_excerpts_say_who_speaks_and_what_is_the_analysts(coded_dataset: SmallDataset) -> None:
    belgrade, serbia, islands = (feature["properties"]["excerpts"] for feature in collection(coded_dataset)["features"])
    (speech,), passing = belgrade, serbia[0]
    assert (speech["speaker"], speech["stance"]) == ("the harbour master of Belgrade", "reports")
    assert (serbia[1]["speaker"], serbia[1]["stance"], serbia[1]["analyst_mode"]) == (None, "asserts", "forecast")
    assert [excerpt["stance"] for excerpt in islands] == ["disputes", "asserts", "asserts"]
    assert (speech["id"], speech["analyst_weight"]) == (passing["id"], "subject")
    assert (passing["analyst_weight"], passing["analyst_claims"], passing["event"]) == ("mention", [], None)
    assert speech["actors"] == ["Council", "The islands"]
    (claim,) = speech["analyst_claims"]
    assert (claim["who"], claim["does"], claim["about"]) == (["belgrade"], "accuse", "islands")
    assert claim["text"].startswith("Belgrade’s harbour accuses Council and The islands")
    assert {"mode", "weight", "claims", "note"}.isdisjoint(speech)


def test_the_collection_says_what_it_is_and_whose_borders_it_draws(small_dataset: SmallDataset) -> None:
    written = collection(small_dataset)
    assert written["about"]["title"] == "Harbours and islands"
    assert written["data"] == {"sha256": open_edition(small_dataset.data, None).sha256}
    assert written["boundaries"]["viewpoint"] == "de-facto"
    assert "Natural Earth" in written["boundaries"]["dataset"]


def test_outlines_are_valid_and_wound_as_rfc_7946_asks(small_dataset: SmallDataset) -> None:
    for feature in collection(small_dataset)["features"]:
        outline = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert outline.is_valid
        assert shapely.box(-180, -90, 180, 90).covers(outline)
        assert all(ring.exterior.is_ccw for ring in shapely.get_parts(outline))


def test_coordinates_have_at_most_seven_significant_digits(small_dataset: SmallDataset) -> None:
    for feature in collection(small_dataset)["features"]:
        outline = shapely.from_geojson(json.dumps(feature["geometry"]))
        numbers = [*shapely.get_coordinates(outline).flat, *feature["bbox"], *feature["properties"]["label_point"]]
        assert all(number == round(number, 4) for number in numbers)


def test_a_region_across_the_antimeridian_has_a_bbox_that_crosses_it(small_dataset: SmallDataset) -> None:
    assert collection(small_dataset)["features"][2]["bbox"] == [170, -20, -170, -10]


def test_the_label_point_stands_in_the_bbox(small_dataset: SmallDataset) -> None:
    for feature in collection(small_dataset)["features"]:
        west, south, east, north = feature["bbox"]
        longitude, latitude = feature["properties"]["label_point"]
        assert south <= latitude <= north
        assert west <= longitude <= east if west <= east else longitude >= west or longitude <= east


def test_the_same_data_gives_the_same_bytes(small_dataset: SmallDataset) -> None:
    first, second = (to_geojson(open_edition(small_dataset.data, small_dataset.documents)) for _ in range(2))
    assert first == second
