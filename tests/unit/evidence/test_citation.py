import json

import pytest

from geo.dataset.dates import date_text, span_text
from geo.dataset.model import Excerpt, Source
from geo.evidence.anchor import QuotePart
from geo.evidence.citation import anchor_text, cite, csl, quote_with_citation
from geo.evidence.proof import Proof, ProofState

FIELDS = {
    "title": "A Port",
    "author": [{"family": "Doe", "given": "Jane"}],
    "container-title": "The Gazette",
    "issued": "2020-03-05",
    "URL": "https://gazette.example/port",
}


def source(*, inferred: tuple[str, ...] = (), **fields: object) -> Source:
    """A source of exactly these bibliographic fields (`container_title` for `container-title`)."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    basis = {f: "inferred" if f in inferred else "document" for f in (*named, "type") if f not in {"accessed", "note"}}
    return Source.model_validate(
        {"label": "G", "type": "article-magazine", "document": "g.txt", "sha256": "0" * 64, "basis": basis, **named}
    )


def full(*, inferred: tuple[str, ...] = (), **changes: object) -> Source:
    fields = {**{name.replace("-", "_"): value for name, value in FIELDS.items()}, **changes}
    return source(inferred=inferred, **{name: value for name, value in fields.items() if value is not None})


def proof(**changes: object) -> Proof:
    known = {
        "excerpt": "0" * 10, "source": "g", "state": ProofState.EXACT, "document_sha256": "0" * 64,
        "start": 12, "end": 30, "exact": None, "prefix": "", "suffix": "", "detail": "",
    }  # fmt: skip
    return Proof(**{**known, **changes})


@pytest.mark.parametrize(
    ("value", "words"),
    [("2019", "2019"), ("2019-06", "June 2019"), ("2019-06-05", "5 June 2019"), ("2020-12-31", "31 December 2020")],
)
def test_a_date_is_no_more_precise_in_words_than_it_is(value: str, words: str) -> None:
    assert date_text(value) == words


def test_a_fully_known_source_is_one_line() -> None:
    assert cite(full()) == "Doe, Jane. “A Port.” The Gazette, 5 March 2020. https://gazette.example/port"


@pytest.mark.parametrize(
    ("cited", "citation"),
    [
        (full(author=None), "“A Port.” The Gazette, 5 March 2020. https://gazette.example/port"),
        (full(issued=None, URL=None), "Doe, Jane. “A Port.” The Gazette, n.d."),
        (full(author=None, issued=None, accessed="2021-02-03", URL=None),
         "“A Port.” The Gazette, n.d., accessed 3 February 2021."),
        (full(title=None, URL=None), "Doe, Jane. Title unknown. The Gazette, 5 March 2020."),
        (full(container_title=None, publisher="USIP", URL=None), "Doe, Jane. “A Port.” USIP, 5 March 2020."),
        (full(container_title=None, issued="2019-06", URL=None), "Doe, Jane. “A Port.” Publisher unknown, June 2019."),
        (source(), "Title unknown. Publisher unknown, n.d."),
    ],
)  # fmt: skip
def test_what_is_unknown_is_left_out_or_named_but_never_filled_in(cited: Source, citation: str) -> None:
    assert cite(cited) == citation


def test_what_is_inferred_stands_in_square_brackets() -> None:
    cited = full(inferred=("title", "author", "container-title", "issued", "URL"), issued="2020-09")
    assert cite(cited) == "[Doe, Jane]. “[A Port].” [The Gazette], [September 2020]. [https://gazette.example/port]"


def test_a_copy_by_somebody_else_names_both_once() -> None:
    assert cite(full(publisher="Carnegie", URL=None)).endswith("The Gazette, 5 March 2020, via Carnegie.")
    assert cite(full(publisher="the gazette", URL=None)).endswith("“A Port.” The Gazette, 5 March 2020.")


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("Who goes there?", "“Who goes there?”"),
        ("And then …", "“And then …”"),
        ("The “new” port", "“The \u2018new\u2019 port.”"),
        ("Two\n  lines", "“Two lines.”"),
    ],
)
def test_a_title_keeps_its_own_ending_and_one_line(title: str, cited: str) -> None:
    assert f" {cited} The Gazette" in cite(full(title=title))


@pytest.mark.parametrize(
    ("authors", "cited"),
    [
        ([{"literal": "Harbour Desk"}], "Harbour Desk."),
        ([{"family": "Doe", "given": "J."}], "Doe, J."),
        ([{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Ann"}], "Doe, Jane, and Ann Roe."),
        ([{"family": "Doe"}, {"literal": "Desk"}, {"family": "Roe"}], "Doe, Desk, and Roe."),
        ([{"family": name} for name in ("Doe", "Roe", "Poe", "Moe")], "Doe, et al."),
    ],
)
def test_authors_are_listed_in_order(authors: list[dict[str, str]], cited: str) -> None:
    assert cite(full(author=authors)).startswith(f"{cited} “A Port.”")


def test_an_anchor_gives_document_and_characters() -> None:
    assert anchor_text(full(), proof()) == "g.txt, characters 12\u201330"


def test_an_anchor_says_what_is_not_verified() -> None:
    assert (
        anchor_text(full(), proof(state=ProofState.MISSING, start=None, end=None))
        == "g.txt, wording not confirmed: missing"
    )
    assert (
        anchor_text(full(), proof(state=ProofState.ALTERED))
        == "g.txt, characters 12\u201330, wording not confirmed: altered"
    )


def test_a_quote_is_pasted_with_citation_and_anchor() -> None:
    excerpt = Excerpt.model_validate({"source": "g", "quote": "A port is open.\n"})
    assert quote_with_citation(excerpt, full(), proof()) == (
        "“A port is open.” — Doe, Jane. “A Port.” The Gazette, 5 March 2020. https://gazette.example/port "
        "[g.txt, characters 12\u201330]"
    )


def test_csl_item_leaves_out_what_is_unknown() -> None:
    assert csl("g", source()) == {
        "id": "g",
        "type": "article-magazine",
        "citation-label": "G",
        "custom": {"document": "g.txt", "sha256": "0" * 64, "basis": {"type": "document"}},
    }


def test_csl_dates_are_as_precise_as_known_and_inferred_ones_are_circa() -> None:
    item = csl("g", full(inferred=("issued",), issued="2020-09", accessed="2021-02-03"))
    assert item["issued"] == {"date-parts": [[2020, 9]], "circa": True}
    assert item["accessed"] == {"date-parts": [[2021, 2, 3]]}
    assert csl("g", full(issued="2020"))["issued"] == {"date-parts": [[2020]]}


def test_a_source_comes_back_from_its_csl_item() -> None:
    original = full(publisher="Press", accessed="2021-02-03", note="A reprint.", inferred=("issued",))
    item = json.loads(json.dumps(csl("g", original)))
    assert item.pop("id") == "g"
    custom = item.pop("custom")
    dates = {name: "-".join(f"{part:02}" for part in item[name]["date-parts"][0]) for name in ("issued", "accessed")}
    label = item.pop("citation-label")
    note = item["note"].removeprefix("Analyst’s note: ")
    assert Source.model_validate({**item, **dates, **custom, "label": label, "note": note}) == original


def test_a_note_that_looks_like_fields_stays_a_note_to_readers_of_csl_json() -> None:
    """A line that begins with the name of a variable and a colon is that variable to them."""
    item = csl("g", full(note="Author: none is named.\nIssued: 2020"))
    assert item["note"] == "Analyst’s note: Author: none is named. Issued: 2020"


def test_a_span_is_as_precise_as_its_ends() -> None:
    assert span_text("2020-05", None) == "May 2020"
    assert span_text("2020-05", "2020-06-01") == "May 2020 to 1 June 2020"


def test_each_part_of_an_elided_quote_has_its_characters_named() -> None:
    parts = tuple(QuotePart(start=at, end=at + 5, exact="words", prefix="", suffix="") for at in (12, 25))
    assert anchor_text(source(), proof(parts=parts)) == "g.txt, characters 12–17, 25–30"
