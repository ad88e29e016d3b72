"""Pull quotes: which excerpt of each article is quoted on a map, in whose words, and what is left out."""

from dataclasses import replace

import pytest
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.pull_quotes import left_unquoted, pull_quotes, words_told
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.dataset.claims import Weight
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(DATA, None)


def sheet_of(real: Edition, hotspot: str | None = None, *quotes: str, **filters: object) -> Sheet:
    selection = Selection(hotspot=hotspot, filters=Filters(**filters))  # type: ignore[arg-type]
    return make_sheet(Brief(selection=selection, quotes=quotes), real)


def test_of_each_article_the_first_excerpt_about_the_place_is_quoted_in_its_own_words(real: Edition) -> None:
    for hotspot_id, hotspot in real.dataset.hotspots.items():
        sheet = sheet_of(real, hotspot_id)
        found = pull_quotes(sheet)
        assert [quote.number for quote in found] == sorted(source.number for source in sheet.speaking)
        for quote in found:
            own = [e for e in hotspot.excerpts if e.source == quote.told.source]
            first = next((e for e in own if e.weight is Weight.SUBJECT), own[0])
            assert quote.told.excerpt == first.id
            assert quote.words() == f"“{' '.join(first.quote.split())}”"
            assert quote.of == len(own)
            assert quote.place == ""


def test_who_says_it_stands_behind_the_number_and_the_article_with_its_date(real: Edition) -> None:
    by_number = {quote.number: quote.source for quote in pull_quotes(sheet_of(real, "korea"))}
    assert by_number[2] == "USIP 2019, June 2019"
    assert by_number[5] == (
        "Xi Jinping, as reported and disputed by the article · Gabuev 2017, October 2017 · 1 of 4 excerpts"
    )


def test_of_several_places_the_quote_says_which_it_is_about(real: Edition) -> None:
    found = pull_quotes(sheet_of(real))
    assert [quote.number for quote in found] == [1, 2, 3, 4, 5]
    for quote in found:
        names = [h.name for h in real.dataset.hotspots.values() if quote.told.excerpt in {e.id for e in h.excerpts}]
        assert quote.place in names
        assert f" · {quote.place} · " in quote.source


def test_the_analyst_chooses_an_excerpt_and_the_others_stay_by_rule(real: Edition) -> None:
    usual = pull_quotes(sheet_of(real, "korea"))
    chosen = pull_quotes(sheet_of(real, "korea", "228e709593"))
    assert [quote.told.excerpt for quote in chosen[:-1]] == [quote.told.excerpt for quote in usual[:-1]]
    assert chosen[-1].told.excerpt == "228e709593" != usual[-1].told.excerpt


@pytest.mark.parametrize(
    ("quotes", "report"),
    [
        (("0123456789",), "quote: the excerpt 0123456789 is not among the 8 that are shown"),
        (
            ("228e709593", "c04315a9df"),
            "quote: several quotes of wsj-2017 are chosen; one of each article was expected",
        ),
    ],
)
def test_a_choice_that_has_no_place_is_refused(real: Edition, quotes: tuple[str, ...], report: str) -> None:
    with pytest.raises(HotspotsError) as error:
        sheet_of(real, "korea", *quotes)
    assert str(error.value).startswith(report)


def test_only_a_map_carries_quotes(real: Edition) -> None:
    sheet = sheet_of(real, "korea")
    matrix = replace(sheet.brief, selection=replace(sheet.brief.selection, figure=FigureKind.MATRIX))
    assert pull_quotes(make_sheet(matrix, real)) == ()
    with pytest.raises(HotspotsError, match="kind matrix carries no pull quote"):
        make_sheet(replace(matrix, quotes=("228e709593",)), real)


def test_the_sheet_of_one_of_its_places_has_quotes_of_its_own(real: Edition) -> None:
    assert sheet_of(real, None, "228e709593").narrow("arctic").brief.quotes == ()


def test_articles_without_a_quote_are_named_by_number_alone_and_why(real: Edition) -> None:
    sheet = sheet_of(real, "korea")
    quotes = pull_quotes(sheet)
    assert left_unquoted(sheet, quotes) == "Silent (read in full, says nothing of it): [4]."
    assert left_unquoted(sheet, quotes[:2]) == (
        "Quoted too, without room for words: [3] [5]. Silent (read in full, says nothing of it): [4]."
    )


def test_a_quote_in_letters_of_no_font_is_not_said_to_have_no_room(real: Edition) -> None:
    sheet = sheet_of(real, "korea")
    quotes = pull_quotes(sheet)
    assert left_unquoted(sheet, quotes[:2], [3]) == (
        "Quoted too, without room for words: [5]. Quoted too, in letters of no font here: [3]. "
        "Silent (read in full, says nothing of it): [4]."
    )
    assert "letters" not in left_unquoted(sheet, quotes, [3])


def test_a_long_quote_is_cut_behind_a_sentence_and_only_where_the_rest_takes_nothing_back(real: Edition) -> None:
    by_number = {quote.number: quote for quote in pull_quotes(sheet_of(real, "arctic"))}
    assert by_number[2].words(180) == (
        "“China has declared itself a “Near-Arctic state” and cooperates with Russia on shipping routes through the "
        "region. […]”"
    )
    (disputed,) = (quote for quote in pull_quotes(sheet_of(real, "korea")) if quote.number == 5)
    assert "but appearances can be deceiving" in disputed.words(180)


def test_every_cut_quote_is_the_beginning_of_its_excerpt_and_still_names_its_place(real: Edition) -> None:
    cut = 0
    for hotspot_id, hotspot in real.dataset.hotspots.items():
        for quote in pull_quotes(sheet_of(real, hotspot_id)):
            words = quote.words(180)
            if words != quote.words():
                cut += 1
                assert words.endswith(" […]”")
                kept = words.removeprefix("“").removesuffix(" […]”")
                assert quote.told.quote.startswith(kept)
                assert kept[-1] in ".!?”"
                assert (hotspot.name in quote.told.quote) <= (hotspot.name in kept)
    assert cut > 5


def test_the_caption_has_the_words_as_they_are_set(real: Edition) -> None:
    (quote,) = pull_quotes(sheet_of(real, "arctic"))
    told = words_told([(quote, quote.words(180))])
    assert told == f"Words on the figure: [2] {quote.words(180)} (USIP 2019, June 2019)."
    assert words_told([]) == ""
