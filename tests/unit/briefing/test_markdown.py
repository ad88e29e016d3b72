from dataclasses import replace

import pytest
from hostile_text import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from invented_sheet import edition, excerpt, hotspot, sheet, source
from markdown_it import MarkdownIt
from markdown_it.token import Token
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports.markdown import escape_commonmark, to_markdown
from geo.evidence.edition import open_edition
from geo.selection.selection import Filters, Selection
from geo.text import visible

PARSERS = {"commonmark": MarkdownIt("commonmark"), "with tables and struck text": MarkdownIt("default", {"html": True})}


def text_of(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return "".join(text_of(child) for child in token.children or ())


def paragraphs(markdown: str, parser: str = "commonmark") -> list[str]:
    """The texts of all paragraphs and headings as a reader sees them."""
    return [text_of(t) for t in PARSERS[parser].parse(markdown) if t.type == "inline"]


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("around", "reads"), [("{}", "{}"), ("> “{}”", "“{}”"), ("## {}", "{}"), ("*Note: {}*", "Note: {}")]
)
def test_hostile_text_reads_as_itself(parser: str, text: str, around: str, reads: str) -> None:
    wanted = reads.format(one_line(text))
    tokens = PARSERS[parser].parse(around.format(escape_commonmark(text)))
    assert [text_of(t) for t in tokens if t.type == "inline"] == [wanted]
    assert not [t for t in tokens if t.type in {"html_block", "fence", "code_block", "bullet_list_open", "table_open"}]


@given(
    st.text(
        st.one_of(st.sampled_from("\\`*_{}[]()<>#+-.!|~$:&@^=\"'/ 1a\n"), st.characters(codec="utf-8")), max_size=40
    )
)
def test_every_text_reads_as_itself(text: str) -> None:
    wanted = one_line(text)
    assert "".join(paragraphs(escape_commonmark(text))) == wanted
    if wanted:
        assert paragraphs(f"> “{escape_commonmark(text)}”") == [f"“{wanted}”"]
        assert paragraphs(f"*Note: {escape_commonmark(text)}*") == [f"Note: {wanted}"]


def made(small: SmallDataset, **brief: object) -> str:
    of = make_sheet(replace(Brief(), **brief), open_edition(small.data, small.documents))  # type: ignore[arg-type]  # by name
    return to_markdown(of).decode()


def quoted(markdown: str) -> list[str]:
    """The texts within block quotes."""
    found, depth = [], 0
    for token in PARSERS["commonmark"].parse(markdown):
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if depth and token.type == "inline":
            found.append(text_of(token))
    return found


def test_quotes_stand_in_block_quotes_with_number_and_place(small_dataset: SmallDataset) -> None:
    found = quoted(made(small_dataset))
    assert found[6:8] == [
        '“"No port will be closed," said the harbour master of Belgrade.”',
        "— [1] Gazette 2020, 5 March 2020; gazette.txt, characters 67–129; excerpt " + excerpt_id(small_dataset),
    ]
    assert len(found) == 2 * 5


def test_who_says_it_stands_within_the_block_quote_and_the_coding_outside(coded_dataset: SmallDataset) -> None:
    written = made(coded_dataset, selection=Selection(hotspot="serbia"))
    # What the place is the subject of comes before what mentions it.
    forecast, of_forecast, speech, said, where = quoted(written)
    assert said == "— the harbour master of Belgrade, as reported by the article"
    assert where.startswith("[1] Harbour 2020, September 2020; harbour.txt, characters ")
    assert (speech[:5], forecast) == ("““We ", "“The council will probably raise the fees in spring.”")
    assert of_forecast.startswith("— [1] Harbour 2020")
    assert "\n*Analyst’s coding: Serbia is named in passing.*\n" in written
    assert "\n*Analyst’s coding: A forecast. Council coerces Fishermen; Council retreats.*\n" in written


def excerpt_id(small: SmallDataset) -> str:
    return open_edition(small.data, None).dataset.hotspots["belgrade"].excerpts[0].id


def test_the_analysts_words_stand_outside_in_italics(small_dataset: SmallDataset) -> None:
    written = made(small_dataset)
    assert "\n*Analyst’s note: Event: Talks, March 2020 to 2 April 2020. The analyst’s own words.*\n" in written
    assert not any("own words" in text for text in quoted(written))


def test_sources_have_the_numbers_of_the_file_and_their_links(small_dataset: SmallDataset) -> None:
    only = Selection(filters=Filters(source=("bulletin-2019",)))
    assert "\n[2] Title unknown." in made(small_dataset, selection=only)
    links = [
        child.attrs["href"]
        for token in PARSERS["commonmark"].parse(made(small_dataset))
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert set(links) == {"https://gazette.example/harbour?page=1&view=full"}


def test_figure_caption_version_and_marking_are_there(small_dataset: SmallDataset) -> None:
    written = made(small_dataset, marking="TLP:AMBER+STRICT", draft=True, title="A [title] of *mine*")
    assert written.startswith("**TLP:AMBER+STRICT · DRAFT – not cleared**\n\n# A \\[title\\] of \\*mine\\*\n")
    assert written.endswith("\n\n**TLP:AMBER+STRICT · DRAFT – not cleared**\n")
    assert "Figure: `hotspots_all_2020-12-31.png`" in written
    texts = paragraphs(written)
    assert any(
        text.startswith("A [title] of *mine*. Information as of 31 December 2020; 2 of 2 articles") for text in texts
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_map_reads_as_itself(text: str) -> None:
    of = hostile(text)
    found = paragraphs(to_markdown(of).decode())
    assert one_line(text[:60]) in found
    assert f"“{one_line(text)}”" in found
    assert f"Analyst’s note: {one_line(text)}" in found
    assert f"— {one_line(text[:80])}, as reported by the article" in found


def hostile(text: str) -> Sheet:
    place = hotspot(text[:60], excerpt("one", text, note=text, speaker=text[:80]), note=text)
    return sheet(edition({"one": source(text[:28], title=text, publisher=text)}, {"a": place}))


def test_the_real_map_reads_back_with_every_quote() -> None:
    of = make_sheet(Brief(), open_edition(DATA, None))
    found = quoted(to_markdown(of).decode())
    for place in of.part.dataset.hotspots.values():
        for e in place.excerpts:
            assert f"“{one_line(e.quote)}”" in found
