"""The figure of a comparison: what it says is so, all of it is there or counted, and both maps have one scale."""

import re
from dataclasses import replace
from html import escape

import pytest
from drawn_text import outside, overlapping, written
from invented_sheet import edition, excerpt, hotspot, source
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.caption import LONGEST_ALT_TEXT, alt_text, caption, description
from geo.briefing.content.compare_words import compare_lines, compare_notes
from geo.briefing.content.formats import Format, file_name
from geo.briefing.content.paper import Paper, Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports.html_page import to_html
from geo.briefing.exports.markdown import escape_commonmark, to_markdown
from geo.briefing.figures.draw import draw_figure
from geo.dataset.model import Topic
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.comparing import NO_AGREEMENT, Facet
from geo.selection.selection import FigureKind, Filters, Selection

ARTICLES, HOTSPOTS = ("dispatch-2020", "sino-russian-3-2020"), ("arctic", "hong-kong")
PAIRS = (ARTICLES, HOTSPOTS, ("syria", "iran"), ("indian-ocean", "gaza"), ("usip-2019", "wsj-2017"))


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(DATA, None)


def sheet(
    of: Edition, *pair: str, hotspot: str | None = None, size: Size = Size.SLIDE_16X9, **filters: object
) -> Sheet:
    chosen = Filters(**filters)  # type: ignore[arg-type]  # by keyword
    selection = Selection(figure=FigureKind.COMPARE, compare=pair, hotspot=hotspot, filters=chosen)
    return make_sheet(Brief(selection=selection, size=size), of)


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("pair", [ARTICLES, HOTSPOTS])
def test_on_every_size_nothing_runs_into_anything_else(real: Edition, pair: tuple[str, ...], size: Size) -> None:
    drawing = draw_figure(sheet(real, *pair, size=size))
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []
    said = " ".join(written(drawing).split())
    assert NO_AGREEMENT in said
    for head in ("Topics", "Who says it", "How firmly", "Claims", "Both"):
        assert head in said


def test_what_is_not_named_is_counted(real: Edition) -> None:
    of = sheet(real, *ARTICLES, size=Size.HALF_PAGE)
    said = written(draw_figure(of))
    every = [item.label for facet in Facet for column in of.comparison.columns(facet) for item in column]
    counted = sum(int(more or whole) for more, whole in re.findall(r"\+(\d+) more|(\d+) in all", said))
    assert counted > len(every) / 2
    named = sum(all(word in said for word in label.split()) for label in every)
    assert counted + named >= len(every)


def test_on_a_page_with_room_everything_is_named_with_its_numbers(real: Edition) -> None:
    of = sheet(real, *HOTSPOTS, size=Size.A4_PORTRAIT)
    said = " ".join(written(draw_figure(of)).split())
    assert "more" not in said.replace("more than", "")
    for facet in Facet:
        for column in of.comparison.columns(facet):
            for item in column:
                numbers = " | ".join(str(count) for count in item.counts if count)
                assert numbers in said
                assert all(word in said for word in item.label.split())


def test_both_maps_have_one_scale_and_the_projection_says_so(real: Edition) -> None:
    drawing = draw_figure(sheet(real, *HOTSPOTS))
    assert str(drawing.projection).endswith("centred on 90° N 0° and on 22° N 114° E; both maps at one scale")
    one, other = drawing.picture.axes
    widths = [axes.get_position().width for axes in (one, other)]
    metres = [axes.get_xlim()[1] - axes.get_xlim()[0] for axes in (one, other)]
    assert widths[0] == pytest.approx(widths[1])
    assert metres[0] == pytest.approx(metres[1], abs=2)
    assert [mark.hotspots for mark in drawing.marks] == [("arctic",), ("hong-kong",)]


def test_two_articles_have_the_same_map_twice(real: Edition) -> None:
    drawing = draw_figure(sheet(real, *ARTICLES))
    one, other = drawing.picture.axes
    assert (one.get_xlim(), one.get_ylim()) == (other.get_xlim(), other.get_ylim())
    found = sheet(real, *ARTICLES).comparison
    for side in found.sides:
        places = {mark.hotspots[0] for mark in drawing.marks if mark.source == side.id}
        assert places == {at.hotspot for at in side.quoted}


def test_the_maps_alone_say_nothing_of_the_table(real: Edition) -> None:
    paper = Paper(width_mm=210, height_mm=85, text_pt=9.5)
    drawing = draw_figure(sheet(real, *HOTSPOTS), paper, compact=True, maps_only=True)
    said = written(drawing)
    assert "Topics" not in said
    assert "both maps at one scale" in " ".join(said.split())
    assert overlapping(drawing.picture) == []


@pytest.mark.parametrize("pair", PAIRS)
def test_the_headline_counts_what_both_have(real: Edition, pair: tuple[str, ...]) -> None:
    of = sheet(real, *pair)
    articles = [{e.source for e in real.dataset.hotspots[i].excerpts} for i in pair if i in real.dataset.hotspots]
    title = of.title
    if articles:
        words = ("none", "one", "two", "three", "four", "five")
        assert f"{words[len(articles[0] & articles[1])]} of five articles" in title
    else:
        places = [
            {i for i, h in real.dataset.hotspots.items() if any(e.source == source for e in h.excerpts)}
            for source in pair
        ]
        assert f"both are quoted on {len(places[0] & places[1])} of {len(places[0] | places[1])} places" in title


@pytest.mark.parametrize("both", [False, True])
def test_a_single_topic_is_in_both_or_not(*, both: bool) -> None:
    told = {"topics": ["economy"]}
    places = {
        "one": hotspot("One", excerpt("a", "They trade.", **told)),
        "two": hotspot("Two", excerpt("a", "They are there.", **(told if both else {}))),
    }
    title = sheet(edition({"a": source("A")}, places), "one", "two").title
    assert ("the one topic is in both" if both else "the one topic is not in both") in title


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("topic", [(), (Topic.MILITARY, Topic.DIPLOMACY)])
def test_nobody_is_said_to_agree_or_to_be_silent(
    real: Edition, pair: tuple[str, ...], topic: tuple[Topic, ...]
) -> None:
    of = sheet(real, *pair, topic=topic)
    told = [of.title, *description(of).splitlines(), caption(of, None, ())]
    for text in told:
        left = text.replace(NO_AGREEMENT, "").replace("Silent (read in full", "").casefold()
        assert not re.search(r"\b(dis)?agree|\bsilent\b(?! here)", left), text
    assert ("filtered" in of.title) == bool(topic)
    if topic:
        assert not re.search(r"\bof (two|three|four|five|\d+) (articles|places|claims|topics)", of.title)


def test_a_speaker_disputed_by_one_and_reported_by_the_other_is_in_the_headline(real: Edition) -> None:
    assert "Joscelyn 2020 disputes Vladimir Putin, whom Bhadrakumar 2020 reports" in sheet(real, *ARTICLES).title
    assert "disputes" not in sheet(real, "usip-2019", "wsj-2017").title


def test_two_articles_on_one_place(real: Edition) -> None:
    of = sheet(real, "dispatch-2020", "usip-2019", hotspot="syria")
    assert of.title.startswith("Joscelyn 2020 and USIP 2019: on Syria two of three topics are in both")
    assert list(of.part.dataset.hotspots) == ["syria"]
    assert of.link == "?hotspot=syria&compare=dispatch-2020&compare=usip-2019"


def test_the_place_of_a_comparison_of_two_articles_is_told_by_these_two(real: Edition) -> None:
    alone = sheet(real, "dispatch-2020", "usip-2019").narrow("syria")
    assert [s.id for s in alone.sources] == ["dispatch-2020", "usip-2019"]
    assert {e.source for e in alone.part.dataset.hotspots["syria"].excerpts} == {"dispatch-2020", "usip-2019"}
    assert len(sheet(real, *HOTSPOTS).narrow("hong-kong").sources) == 5


def test_beside_two_hotspots_a_chosen_one_says_nothing(real: Edition) -> None:
    assert sheet(real, *HOTSPOTS, hotspot="korea").link == "?compare=arctic&compare=hong-kong"


def test_where_nobody_has_chosen_two_suggest_themselves_and_the_link_names_them(real: Edition) -> None:
    assert sheet(real).brief.selection.compare == ARTICLES
    assert "compare=dispatch-2020&compare=sino-russian-3-2020" in sheet(real).link
    # One article alone is quoted there.
    alone = sheet(real, hotspot="idlib").brief.selection
    assert alone.compare[0] == "idlib"
    assert alone.hotspot is None


def test_another_kind_of_figure_has_no_pair() -> None:
    assert Brief(selection=Selection(compare=HOTSPOTS)).selection.compare == ()


def test_the_sources_of_two_articles_are_those_two_under_their_own_numbers(real: Edition) -> None:
    of = sheet(real, *ARTICLES)
    assert [(s.id, s.number) for s in of.sources] == [("dispatch-2020", 1), ("sino-russian-3-2020", 4)]
    assert "2 of 5 articles" in of.subtitle


@pytest.mark.parametrize(
    ("pair", "filters", "told"),
    [
        (HOTSPOTS, {"topic": (Topic.SANCTIONS,)}, "no excerpt of Arctic is left by the filters in force (topic)"),
        (ARTICLES, {"source": ("usip-2019", "dispatch-2020")},
         "no excerpt of [4] Bhadrakumar 2020 is left by the filters in force (articles)"),
        (("arctic", "usip-2019"), {}, "arctic and usip-2019 are not two of a kind"),
        ((), {"source": ()}, "there are no two to compare: no two articles and no two hotspots are shown"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_one_line(
    real: Edition, pair: tuple[str, ...], filters: dict[str, object], told: str
) -> None:
    with pytest.raises(HotspotsError) as caught:
        sheet(real, *pair, **filters)
    assert str(caught.value).startswith(f"compare: {told}; ")
    assert "\n" not in str(caught.value)


def test_an_alternative_text_of_long_names_is_short(real: Edition) -> None:
    names = {i: h.model_copy(update={"name": f"{h.name} {'x' * 60}"[:60]}) for i, h in real.dataset.hotspots.items()}
    of = sheet(replace(real, dataset=real.dataset.model_copy(update={"hotspots": names})), *HOTSPOTS)
    assert len(alt_text(of)) <= LONGEST_ALT_TEXT
    assert overlapping(draw_figure(of).picture) == []


def test_the_description_has_every_row(real: Edition) -> None:
    of = sheet(real, *HOTSPOTS)
    lines = description(of).splitlines()
    assert "Topics. Only Arctic: economy 1. Both: diplomacy 1 | 3. Only Hong Kong: sovereignty 4; rights 2." in lines
    assert lines[-1] == compare_notes(of.comparison, Filters())


def test_only_is_said_to_hang_on_the_filter_where_one_hides_something(real: Edition) -> None:
    two = ("usip-2019", "dispatch-2020")
    told = "What only one has is so under the filter in force."
    assert told in caption(sheet(real, "syria", "iran", source=two), None, ())
    assert told not in caption(sheet(real, "syria", "iran"), None, ())
    assert told not in caption(sheet(real, *two, source=two), None, ())
    assert told in caption(sheet(real, *two, topic=(Topic.MILITARY,)), None, ())


def test_a_text_and_a_page_have_every_row(real: Edition) -> None:
    of = sheet(real, *HOTSPOTS)
    text, page = to_markdown(of).decode(), to_html(of).decode()
    for line in compare_lines(of.comparison):
        assert f"- {escape_commonmark(line)}\n" in text
        assert escape(line) in page


def test_a_file_is_named_by_the_two(real: Edition) -> None:
    assert file_name(sheet(real, *HOTSPOTS), Format.PNG) == "hotspots_arctic-hong-kong-compare_2021-12-08.png"


def test_names_of_many_words_and_of_one_long_one_fit() -> None:
    names = ("Aldmoor " * 8).strip()[:60], "B" * 60
    quotes = [excerpt("one", f"It is so {n}.", topics=["military"], speaker="S" * 80) for n in range(3)]
    spots = {f"p{n}": hotspot(name, *quotes) for n, name in enumerate(names)}
    of = edition({"one": source("One")}, spots)
    drawing = draw_figure(sheet(of, "p0", "p1", size=Size.SQUARE))
    assert overlapping(drawing.picture) == []
    assert outside(drawing) == []


@pytest.mark.parametrize("pair", [("syria", "iran"), ("usip-2019", "wsj-2017")])
def test_each_number_of_the_page_leads_to_the_quotes_that_it_counts(real: Edition, pair: tuple[str, ...]) -> None:
    shown = sheet(real, *pair)
    page = to_html(shown).decode()
    section = page.partition("<section class=comparison>")[2].partition("</section>")[0]
    single = re.findall(r'<a href="#([\w-]+)" aria-label="1 excerpt: [^"]+">1</a>', section)
    lists = re.findall(
        r'<details class=count><summary aria-label="(\d+) excerpts[^>]*>(\d+)</summary>(.*?)</details>', section
    )
    several = [re.findall(r'href="#([\w-]+)"', links) for _, _, links in lists]
    assert [len(set(links)) for links in several] == [int(said) for said, _, _ in lists]
    assert all(said == number for said, number, _ in lists)
    counts = [count for facet in Facet for item in shown.comparison.items[facet] for count in item.counts if count]
    assert sorted([*map(len, several), *(1 for _ in single)]) == sorted(counts)
    targets = {*single, *(target for links in several for target in links)}
    ids = re.findall(r'<blockquote id="([\w-]+)"', page)
    assert targets <= set(ids)
    quoted = {at.excerpt.id for side in shown.comparison.sides for at in side.quoted}
    assert {target.removeprefix("excerpt-")[:10] for target in targets} == quoted
