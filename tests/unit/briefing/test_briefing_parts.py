"""What a briefing of several places shows of the data, before anything is drawn."""

from dataclasses import replace

import pytest
from collected_places import collected, collected_brief, excerpt_ids, places

from geo.briefing.content.briefing_parts import (
    briefing_parts,
    has_overview,
    left_out_text,
    overview_title,
    summary_subtitle,
)
from geo.briefing.content.collected import Collected, without_gone
from geo.briefing.content.formats import Format, file_name
from geo.briefing.content.imprint import brief_of, from_json, make_imprint, to_json
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.content.silence import article_sign, unquoted_line
from geo.briefing.inspection import Verdict, inspect_output
from geo.briefing.write import write_sheet
from geo.errors import HotspotsError
from geo.selection.basket import Basket, BasketItem
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Filters, Selection
from geo.selection.signs import Sign

MAP = places()
EMBER = excerpt_ids(MAP.dataset, "ember")


def sheet(**brief: object) -> Sheet:
    return make_sheet(collected_brief(MAP, **brief), MAP)


def shown(of: Sheet) -> dict[str, tuple[str, ...]]:
    return {i: tuple(e.id for e in h.excerpts) for i, h in of.part.dataset.hotspots.items()}


def test_exactly_what_was_collected_is_shown_in_its_order() -> None:
    assert list(shown(sheet()).items()) == [
        ("hollin", excerpt_ids(MAP.dataset, "hollin")),
        ("ember", EMBER[:2]),
        ("aldmoor", excerpt_ids(MAP.dataset, "aldmoor")),
    ]


def test_only_articles_that_are_quoted_are_named() -> None:
    assert [source.id for source in sheet().sources] == ["gazette-2020", "herald-2019"]


def test_each_part_has_its_finding_and_what_the_analyst_says() -> None:
    told = [(p.heading, p.section, p.under, p.line) for p in briefing_parts(sheet())]
    assert told == [
        ("Hollin: what one of three articles says (2019)", "", "", ""),
        ("The ice decides", "By the water", "By the water", "Count the ships in March."),
        ("Aldmoor: what one of three articles says (2020)", "", "By the water", ""),
    ]


def test_chosen_excerpts_leave_no_article_silent_and_count_none_as_missing() -> None:
    items = (BasketItem(hotspot="ember", excerpts=EMBER[:2]), BasketItem(hotspot="quill"))
    brief = replace(collected_brief(MAP), collected=Collected(basket=Basket(items=items)))
    (ember, _) = briefing_parts(make_sheet(brief, MAP))
    # Two of the three articles that speak of it are chosen: neither “two of three” nor “all” would be true.
    assert ember.title == "Ember: what two articles say (2019–2020)"
    assert unquoted_line(ember.sheet) == ""
    assert article_sign(make_sheet(brief, MAP), "post-2018", "ember") is Sign.HIDDEN


def test_two_parts_with_one_headline_say_which_place_they_are_of() -> None:
    items = (BasketItem(hotspot="hollin", headline="Quiet"), BasketItem(hotspot="quill", headline="Quiet"))
    brief = replace(collected_brief(MAP), collected=Collected(basket=Basket(items=items)))
    titles = [part.title for part in briefing_parts(make_sheet(brief, MAP))]
    assert titles == ["Quiet (Hollin)", "Quiet (Quill)"]


def test_a_place_is_named_below_a_headline_that_does_not_name_it() -> None:
    hollin, ember, _ = briefing_parts(sheet())
    assert hollin.subtitle == "1 quote from 1 article · information as of 31 December 2020"
    assert ember.subtitle == "By the water · Ember · 2 quotes from 2 articles · information as of 31 December 2020"


def test_the_briefing_says_when_it_is_of_and_what_it_rests_on() -> None:
    told = "7 January 2021 · 3 places · 4 quotes from 2 articles · information as of 31 December 2020"
    assert summary_subtitle(sheet()) == told


def test_the_filters_say_what_an_item_without_chosen_excerpts_shows() -> None:
    items = (BasketItem(hotspot="ember"), BasketItem(hotspot="hollin", excerpts=excerpt_ids(MAP.dataset, "hollin")))
    filtered = Selection(filters=Filters(source=("post-2018",)))
    brief = replace(collected_brief(MAP), selection=filtered, collected=Collected(basket=Basket(items=items)))
    assert shown(make_sheet(brief, MAP)) == {"ember": EMBER[2:], "hollin": excerpt_ids(MAP.dataset, "hollin")}


def test_what_the_filters_leave_nothing_of_is_refused_or_left_out() -> None:
    filters = Filters(source=("post-2018",))
    brief = replace(collected_brief(MAP), selection=Selection(filters=filters))
    with pytest.raises(HotspotsError, match="no excerpt of hollin, aldmoor is left by the filters"):
        make_sheet(brief, MAP)
    kept = without_gone(collected(MAP.dataset), MAP.dataset, apply_filters(MAP.dataset, filters))
    assert [item.hotspot for item in kept.basket] == ["ember"]
    told = "Left out: Hollin, of which the filters leave no excerpt; Aldmoor, of which the filters leave no excerpt."
    assert left_out_text(make_sheet(replace(brief, collected=kept), MAP)) == told


def test_the_link_opens_the_page_with_the_same_basket() -> None:
    digits = "+".join(("hollin", ".".join(("ember", *(i[:6] for i in EMBER[:2]))), "aldmoor"))
    assert sheet().link == f"?basket={digits}"
    assert sheet().narrow("ember").link == "?hotspot=ember"


def test_one_item_alone_is_a_briefing_without_an_overview() -> None:
    brief = replace(collected_brief(MAP), collected=Collected(basket=Basket(items=(BasketItem(hotspot="ember"),))))
    assert not has_overview(make_sheet(brief, MAP))
    assert has_overview(make_sheet(replace(brief, selection=Selection(figure=FigureKind.MATRIX)), MAP))
    assert has_overview(sheet())


def test_the_first_figure_has_a_headline_of_its_own() -> None:
    assert overview_title(sheet()) == "Three places in this briefing"
    matrix = make_sheet(replace(collected_brief(MAP), selection=Selection(figure=FigureKind.MATRIX)), MAP)
    assert overview_title(matrix) not in {"What to watch", "Three places in this briefing"}


def test_a_place_that_is_gone_is_refused_with_its_name() -> None:
    items = (BasketItem(hotspot="atlantis"), BasketItem(hotspot="ember"))
    brief = replace(collected_brief(MAP), collected=Collected(basket=Basket(items=items)))
    with pytest.raises(HotspotsError, match="briefing: the data has no excerpt of atlantis any more"):
        make_sheet(brief, MAP)


def test_the_file_is_named_by_the_date_of_the_briefing() -> None:
    assert file_name(sheet(), Format.PPTX) == "briefing_2021-01-07.pptx"
    undated = replace(collected(MAP.dataset), date=None)
    brief = replace(collected_brief(MAP), collected=undated)
    assert file_name(make_sheet(brief, MAP), Format.DOCX) == "briefing_2020-12-31.docx"


def test_a_table_has_the_rows_that_were_collected() -> None:
    rows = write_sheet(sheet(), Format.CSV).decode("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["hollin", "ember", "ember", "aldmoor"]


def test_a_briefing_is_made_again_from_what_it_carries() -> None:
    made = sheet(marking="TLP:GREEN", draft=True)
    imprint = from_json(to_json(make_imprint(made, "pptx", "")))
    brief, missing = brief_of(imprint, MAP.dataset)
    assert (brief, missing) == (made.brief, ())
    assert inspect_output(b"", imprint, MAP).verdict is Verdict.SAME


def test_an_inspection_tells_what_of_a_briefing_is_gone() -> None:
    imprint = make_imprint(sheet(), "pptx", "")
    ember = MAP.dataset.hotspots["ember"]
    left = ember.model_copy(update={"excerpts": ember.excerpts[1:]})
    hotspots = {"ember": left, "aldmoor": MAP.dataset.hotspots["aldmoor"]}
    today = replace(MAP, dataset=MAP.dataset.model_copy(update={"hotspots": hotspots}), sha256="cd" * 32)
    found = inspect_output(b"", imprint, today)
    assert found.verdict is Verdict.CHANGED
    assert f"excerpt {EMBER[0]} of [1]: gone from the data file" in found.changes
    assert "hotspot hollin: gone from the data file" in found.changes


def test_what_is_no_briefing_carries_what_it_always_did() -> None:
    plain = make_sheet(replace(collected_brief(MAP), collected=None), MAP)
    assert '"briefing"' not in to_json(make_imprint(plain, "png", ""))
    assert make_imprint(plain, "png", "").imprint == 2
