"""Every stance with every mode, of a speaker and of the article itself."""

from itertools import product

import pytest

from geo.dataset.claims import Mode, Stance
from geo.dataset.model import Excerpt, Source
from geo.evidence.citation import quote_with_citation
from geo.evidence.proof import Proof, ProofState
from geo.evidence.said_by import attribution, said_by, said_in, speakers_line, whose_words

SOURCE: dict[str, object] = {
    "label": "Harbour 2020",
    "type": "article",
    "title": "The Harbour  Comes of Age — Part “3”",
    "issued": "2020-09",
    "document": "harbour.txt",
    "sha256": "0" * 64,
    "basis": {"type": "document", "title": "document", "issued": "document"},
}

BY_ARTICLE = {
    Stance.ASSERTS: "as quoted with approval by the article",
    Stance.REPORTS: "as reported by the article",
    Stance.DISPUTES: "as reported and disputed by the article",
}
IN_TITLE = {
    Stance.ASSERTS: "as quoted with approval in",
    Stance.REPORTS: "as reported in",
    Stance.DISPUTES: "as reported and disputed in",
}
READING = {
    Mode.STATED: "",
    Mode.FORECAST: "analyst’s reading: a forecast",
    Mode.CONDITIONAL: "analyst’s reading: a conditional statement",
    Mode.PROMISE: "analyst’s reading: a promise",
    Mode.THREAT: "analyst’s reading: a threat",
}


def source(**changed: object) -> Source:
    known = {key: value for key, value in {**SOURCE, **changed}.items() if value is not None}
    basis = {f: b for f, b in known["basis"].items() if f in known}  # type: ignore[attr-defined]  # a dict
    return Source.model_validate({**known, "basis": basis})


def excerpt(quote: str = "No port will be closed.", **more: object) -> Excerpt:
    return Excerpt.model_validate({"source": "harbour-2020", "quote": quote, **more})


@pytest.mark.parametrize(("stance", "mode"), list(product(Stance, Mode)))
def test_a_speaker_is_named_with_the_articles_attitude_and_the_reading(stance: Stance, mode: Mode) -> None:
    said = excerpt(speaker="the  harbour master", stance=stance, mode=mode)
    reading = f"; {READING[mode]}" if READING[mode] else ""
    assert said_by(said) == f"the harbour master, {BY_ARTICLE[stance]}{reading}"
    title = "“The Harbour Comes of Age — Part \u20183\u2019”"
    assert said_in(said, source()) == f"the harbour master, {IN_TITLE[stance]} {title}, September 2020{reading}"


@pytest.mark.parametrize("mode", list(Mode))
def test_of_the_article_itself_the_reading_alone_is_said(mode: Mode) -> None:
    said = excerpt(mode=mode)
    assert said_by(said) == said_in(said, source()) == READING[mode]


def test_on_a_line_of_its_own_the_article_is_named_where_it_speaks() -> None:
    assert attribution(excerpt(mode=Mode.FORECAST)) == "The article itself; analyst’s reading: a forecast"
    assert attribution(excerpt()) == ""
    said = excerpt(speaker="Ann Lee", mode=Mode.THREAT)
    assert whose_words(said) == "Ann Lee, as reported by the article"
    assert whose_words(excerpt(mode=Mode.FORECAST)) == ""
    assert attribution(said) == said_by(said) == "Ann Lee, as reported by the article; analyst’s reading: a threat"


def test_a_named_speaker_is_reported_unless_the_file_says_otherwise() -> None:
    assert said_by(excerpt(speaker="Ann Lee")) == "Ann Lee, as reported by the article"


def test_title_and_date_look_as_in_the_citation() -> None:
    said = excerpt(speaker="Ann Lee")
    inferred = source(basis={"type": "document", "title": "inferred", "issued": "inferred"}, title="A  title")
    assert said_in(said, inferred) == "Ann Lee, as reported in “[A title]”, [September 2020]"
    unknown = source(title=None, issued=None)
    assert said_in(said, unknown) == "Ann Lee, as reported in Harbour 2020, n.d."


def test_a_copied_quote_says_whose_words_it_holds_before_its_citation() -> None:
    proof = Proof(
        excerpt="0" * 10, source="harbour-2020", state=ProofState.EXACT, document_sha256="0" * 64,
        start=0, end=23, exact="No port will be closed.", prefix="", suffix="", detail=None,
    )  # fmt: skip
    copied = quote_with_citation(excerpt(speaker="Ann Lee", mode=Mode.PROMISE), source(title="Ports"), proof)
    assert copied == (
        "“No port will be closed.” (Ann Lee, as reported in “Ports”, September 2020; analyst’s reading: a promise) — "
        "“Ports.” Publisher unknown, September 2020. [harbour.txt, characters 0\u201323]"
    )
    assert "(" not in quote_with_citation(excerpt(), source(title="Ports"), proof)


def test_a_list_of_sources_counts_the_words_of_others_once() -> None:
    lavrov = excerpt("One.", speaker="Sergey Lavrov")
    told = speakers_line([
        lavrov, lavrov, excerpt("Two.", speaker="Sergey Lavrov"), excerpt("Three."),
        excerpt("Four.", speaker="American pundits", stance=Stance.DISPUTES),
        excerpt("Five.", speaker="Ann Lee", stance=Stance.ASSERTS),
    ])  # fmt: skip
    assert told == (
        "Passes on words of others: American pundits (1, disputed); Ann Lee (1, quoted with approval); "
        "Sergey Lavrov (2)."
    )
    assert speakers_line([excerpt("Three.")]) == ""
