"""The YAML file of a briefing: read strictly, written so that it reads back."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from collected_places import collected_brief, excerpt_ids, places
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.content.brief import Brief
from geo.briefing.content.briefing_file import LARGEST_BRIEFING, parse_briefing, to_briefing_yaml
from geo.briefing.content.collected import Collected
from geo.dataset.model import Dataset, Excerpt, Topic, Viewpoint
from geo.errors import HotspotsError, InvalidData
from geo.selection.basket import Basket, BasketItem
from geo.selection.selection import Filters, Selection
from geo.text import FORBIDDEN

MAP = places()
DATASET = MAP.dataset
FEES, FLEET, MAYOR = excerpt_ids(DATASET, "ember")


def read(text: str, *, skip_missing: bool = False) -> Brief:
    return parse_briefing(text.encode(), "briefing.yaml", DATASET, skip_missing=skip_missing)


def items(brief: Brief) -> tuple[BasketItem, ...]:
    assert brief.collected is not None
    return brief.collected.basket.items


def complaints(text: str) -> list[str]:
    with pytest.raises(InvalidData) as caught:
        read(text)
    return [f"{problem.line} {problem.path}: {problem.what}; {problem.fix}" for problem in caught.value.problems]


def test_a_file_says_what_is_told_in_which_order() -> None:
    brief = read(f"""
title: What to watch
date: 2021-01
marking: TLP:GREEN
draft: true
as_of: "2020-12-01"
viewpoint: UN
filters: {{topic: energy, source: [gazette-2020, herald-2019], from: 2019}}
items:
  - hotspot: ember
    section: By the water
    excerpts: ["{FLEET}"]
    headline: The ice
      decides
    line: Count the ships.
""")
    assert brief == Brief(
        title="What to watch", marking="TLP:GREEN", draft=True, as_of="2020-12-01",
        selection=Selection(
            viewpoint=Viewpoint("UN"),
            filters=Filters(topic=(Topic.ENERGY,), source=("gazette-2020", "herald-2019"), from_="2019"),
        ),
        collected=Collected(
            basket=Basket(items=(BasketItem(
                hotspot="ember", excerpts=(FLEET,), headline="The ice decides", line="Count the ships."),)),
            sections={"ember": "By the water"}, date="2021-01",
        ),
    )  # fmt: skip


def test_items_alone_are_a_briefing() -> None:
    assert items(read("items:\n- hotspot: hollin\n- hotspot: ember\n")) == (
        BasketItem(hotspot="hollin"), BasketItem(hotspot="ember"),
    )  # fmt: skip


def test_a_beginning_that_is_unique_names_an_excerpt() -> None:
    assert items(read(f'items: [{{hotspot: ember, excerpts: ["{MAYOR[:6]}", "{FEES}"]}}]'))[0].excerpts == (MAYOR, FEES)


def sentences_with(sought: Callable[[list[str]], list[str]]) -> list[Any]:
    """Excerpts of invented sentences with such ids, of which there are enough to look among."""
    tried = [Excerpt.model_validate({"source": "gazette-2020", "quote": f"Sentence {n}."}) for n in range(3000)]
    found = sought([one.id for one in tried])
    return [one for one in tried if one.id in found]


def alike(ids: list[str]) -> list[str]:
    by_beginning: dict[str, list[str]] = {}
    for one in ids:
        by_beginning.setdefault(one[:4], []).append(one)
    return next(found for found in by_beginning.values() if len(found) == 2)


def with_excerpts(excerpts: list[Any]) -> Dataset:
    hotspot = DATASET.hotspots["ember"].model_copy(update={"excerpts": tuple(excerpts)})
    return DATASET.model_copy(update={"hotspots": {"ember": hotspot}})


def test_a_beginning_of_several_is_told_with_all_of_them() -> None:
    found = sentences_with(alike)
    first, second = (one.id for one in found)
    with pytest.raises(
        InvalidData, match=f"`{first[:4]}` begins 2 ids: {first}, {second}; .*; write more digits of it"
    ):
        parse_briefing(f"items: [{{hotspot: ember, excerpts: ['{first[:4]}']}}]".encode(), "x", with_excerpts(found))


def test_digits_without_quotes_are_an_id_and_no_number() -> None:
    (found, *_) = sentences_with(lambda ids: [one for one in ids if re.fullmatch(r"[1-9]\d+e\d+", one)])
    text = f"items: [{{hotspot: ember, excerpts: [{found.id}]}}]"
    brief = parse_briefing(text.encode(), "x", with_excerpts([found]))
    assert items(brief)[0].excerpts == (found.id,)


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    told = complaints(f"""titel: What to watch
date: 2021-13
marking: TLP:YELLOW
draft: maybe
viewpoint: UNO
filters: {{topic: [enrgy], sauce: x}}
items:
  - hotspot: embers
  - hotspot: ember
    excerpts: ["{FEES}", "ffffff", "xyz"]
    headline: 7
  - hotspot: ember
  - section: Nowhere
  - {{hotspot: hollin, line: "{"long " * 40}"}}
""")
    assert told == [
        "1 titel: `titel` is no key of a briefing; did you mean `title` or `items`?",
        "2 date: `2021-13` is no date; write only as much as is known, such as 2019-06",
        "3 marking: `TLP:YELLOW` is no label; correct the marking, or write other text",
        "4 draft: this is a text; write one",
        "5 viewpoint: `UNO` is not known here; did you mean `UN`?",
        "6 filters.topic[0]: `enrgy` is not known here; did you mean `energy`?",
        "6 filters.sauce: `sauce` is no key of `filters`; did you mean `stance` or `source`?",
        "8 items[0].hotspot: there is no hotspot `embers` in the data; did you mean `ember` (Ember)?",
        "10 items[1].excerpts[1]: `ffffff` is no excerpt of ember in the data; correct it, or take it out",
        "10 items[1].excerpts[2]: `xyz` is no id of an excerpt; copy it from where the excerpt is shown",
        "11 items[1].headline: this is a number; quote it",
        "12 items[2].hotspot: `ember` stands twice; put its excerpts into the first one",
        "13 items[3]: the key `hotspot` is missing; add it",
        "14 items[4].line: the text has 199 characters; shorten it",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file is empty"),
        ("title: x", "the key `items` is missing"),
        ("- hotspot: ember", "a briefing is a list"),
        ("items: []", "there are no items"),
        ("items: ember", "there are no items"),
        ("items: [ember]", "an item is a text"),
        ("items: [{hotspot: ember, excerpts: []}]", "these are no excerpts"),
        ("items: [{hotspot: ember}, {hotspot: }]", "there is no value"),
        ("items: [{hotspot: ember}]\nitems: []", "the key `items` stands twice"),
        ("title: ''\nitems: [{hotspot: ember}]", "the text is empty"),
        ("title: &a x\nitems: [{hotspot: ember}]", "there is an anchor"),
    ],
)
def test_what_is_no_briefing_is_told(text: str, told: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read(text)
    assert caught.value.problems[0].what == told


def test_an_excerpt_of_another_place_leads_there() -> None:
    told = complaints(f"items: [{{hotspot: hollin, excerpts: ['{FEES}']}}]")
    what, fix = f"`{FEES}` is no excerpt of hollin in the data", "put it into an item of ember, where it stands"
    assert told == [f"1 items[0].excerpts[0]: {what}; {fix}"]


def test_a_data_file_is_told_to_be_one() -> None:
    with pytest.raises(HotspotsError, match=r"^briefing\.yaml: this is a data file; .*; name it with --data$"):
        read("about: {}\nsources: {}\nhotspots: {}\n")


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(HotspotsError, match="the file is too large"):
        parse_briefing(b"#" * (LARGEST_BRIEFING + 1), "briefing.yaml", DATASET)


def test_on_request_the_rest_is_built_and_what_is_gone_is_told() -> None:
    text = f"""
items:
  - section: The north
    hotspot: atlantis
    headline: It sank
  - hotspot: ember
    excerpts: ["{FEES}", "ffffff0000"]
  - hotspot: hollin
    excerpts: [eeee111122, dddd]
"""
    with pytest.raises(InvalidData):
        read(text)
    kept = read(text, skip_missing=True).collected
    assert kept is not None
    assert kept.basket == Basket(items=(BasketItem(hotspot="ember", excerpts=(FEES,)),))
    assert kept.sections == {"ember": "The north"}
    assert kept.left_out == (
        "the hotspot atlantis, which is no longer in the data",
        "excerpt ffffff0000 of Ember, no longer in the data",
        "excerpts eeee111122 and dddd of Hollin, no longer in the data",
    )


def test_where_nothing_is_left_nothing_is_built() -> None:
    with pytest.raises(HotspotsError, match="atlantis"):
        read("items: [{hotspot: atlantis}]", skip_missing=True)


def test_an_item_of_which_the_filters_leave_nothing_is_missing_too() -> None:
    text = "filters: {source: post-2018}\nitems: [{hotspot: hollin}, {hotspot: ember}]"
    with pytest.raises(HotspotsError, match="Hollin, of which the filters leave no excerpt"):
        read(text)
    assert [item.hotspot for item in items(read(text, skip_missing=True))] == ["ember"]


def test_a_briefing_is_written_as_an_editor_would() -> None:
    brief = collected_brief(MAP, marking="", draft=True)
    assert (
        to_briefing_yaml(brief).decode()
        == f"""\
# A briefing: its items in their order. One without excerpts stands for all of its place.
title: "What to watch"
date: "2021-01-07"
marking: ""
draft: true
items:
  - hotspot: "hollin"
  - section: "By the water"
    hotspot: "ember"
    headline: "The ice decides"
    line: "Count the ships in March."
    excerpts: ["{FEES}", "{FLEET}"]
  - hotspot: "aldmoor"
"""
    )


def test_an_empty_basket_is_no_file() -> None:
    with pytest.raises(ValueError, match="nothing was collected"):
        to_briefing_yaml(Brief(collected=Collected()))


CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
TEXTS = st.text(CHARACTERS, max_size=60).map(lambda text: " ".join(FORBIDDEN.sub("", text).split()).lstrip("@ "))
DATES = st.none() | st.sampled_from(["2021", "2021-02", "2021-02-28"])


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    hotspots = draw(st.lists(st.sampled_from(sorted(DATASET.hotspots)), min_size=1, unique=True))
    baskets = []
    for hotspot in hotspots:
        some = draw(st.lists(st.sampled_from(excerpt_ids(DATASET, hotspot)), unique=True))
        baskets.append(BasketItem(hotspot=hotspot, excerpts=tuple(some), headline=draw(TEXTS), line=draw(TEXTS)))
    headed = draw(st.dictionaries(st.sampled_from(hotspots), TEXTS.filter(bool)))
    marking = draw(st.none() | st.sampled_from(["", "TLP:RED"]) | TEXTS.filter(lambda t: "tlp" not in t.casefold()))
    return Brief(
        title=draw(TEXTS) or None, marking=marking, draft=draw(st.booleans()), as_of=draw(DATES),
        selection=Selection(
            viewpoint=draw(st.none() | st.sampled_from(Viewpoint)),
            filters=Filters(source=draw(st.none() | st.just(tuple(DATASET.sources)))),
        ),
        collected=Collected(basket=Basket(items=tuple(baskets)), sections=headed, date=draw(DATES)),
    )  # fmt: skip


@given(briefs())
def test_what_is_written_reads_back(brief: Brief) -> None:
    written = to_briefing_yaml(brief)
    assert parse_briefing(written, "briefing.yaml", DATASET) == brief
    assert to_briefing_yaml(parse_briefing(written, "briefing.yaml", DATASET)) == written


@given(st.text(max_size=400))
def test_any_words_are_written_so_that_they_can_be_read(words: str) -> None:
    told: dict[str, Any] = {"headline": words, "line": words}
    brief = Brief(collected=Collected(basket=Basket(items=(BasketItem(hotspot="ember", **told),))), title=words or None)
    again = items(parse_briefing(to_briefing_yaml(replace(brief, marking=None)), "briefing.yaml", DATASET))
    assert again[0].hotspot == "ember"
