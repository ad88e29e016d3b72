"""Tests of what is different between two states of a data file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dataset.changes import describe_changes
from geo.dataset.comparison import ChangeKind, DatasetComparison, compare_datasets, gone_and_added, likeness
from geo.dataset.model import Dataset

SOURCE = {
    "type": "report", "document": "a.txt", "sha256": "0" * 64, "basis": {"type": "inferred"},
}  # fmt: skip
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ly", "ma", "ne", "pi", "ro"]


def quote(number: int) -> str:
    """Eight words that no other number has."""
    return " ".join(f"{SYLLABLES[number // 10 % 10]}{SYLLABLES[number % 10]}{SYLLABLES[word]}" for word in range(8))


def reworded(text: str) -> str:
    return " ".join([*text.split()[:6], "quite", "another"])


def excerpt(number: int, source: str = "one", **more: object) -> dict[str, Any]:
    return {"source": source, "quote": quote(number), **more}


def data(
    hotspots: dict[str, Sequence[dict[str, Any]]], sources: Sequence[str] = ("one", "two"), **more: object
) -> Dataset:
    about = {"title": "A map", "publisher": "A desk", "as_of": "2020", **more}
    return Dataset.model_validate(
        {
            "about": about,
            "sources": {i: {**SOURCE, "label": i} for i in sources},
            "hotspots": {
                i: {"name": i, "region": {"countries": ["SRB"]}, "precision": "country", "excerpts": list(excerpts)}
                for i, excerpts in hotspots.items()
            },
        },
        by_alias=True,
        by_name=False,
    )


def kinds(found: DatasetComparison) -> list[tuple[str, str]]:
    return [(change.kind.value, change.hotspot) for change in found.excerpts]


def test_the_same_data_is_the_same() -> None:
    one = data({"a": [excerpt(1), excerpt(2)]})
    assert compare_datasets(one, one) == DatasetComparison()
    assert compare_datasets(one, one).same


def test_a_reworded_quote_is_one_altered_excerpt() -> None:
    other = {"source": "one", "quote": reworded(quote(1))}
    found = compare_datasets(data({"a": [excerpt(1), excerpt(2)]}), data({"a": [excerpt(2), other]}))
    (change,) = found.excerpts
    assert change.kind is ChangeKind.ALTERED
    assert [(f.field, f.before, f.after) for f in change.fields] == [("quote", quote(1), other["quote"])]
    assert found.reordered == ("excerpts of a",)


def test_of_two_that_are_like_it_the_likest_is_the_reworded_one() -> None:
    near, nearer = f"{quote(1)} one two three", f"{quote(1)} one"
    found = compare_datasets(
        data({"a": [excerpt(1)]}), data({"a": [{"source": "one", "quote": t} for t in (near, nearer)]})
    )
    altered = [c.excerpt.quote for c in found.excerpts if c.kind is ChangeKind.ALTERED]
    assert len(altered) == 1
    # The whole quote stands in both, which is as like as can be: then the first in the file.
    assert altered == [near]


@pytest.mark.parametrize("other", [
    {"source": "two", "quote": reworded(quote(1))}, {"source": "one", "quote": quote(7)},
])  # fmt: skip
def test_words_of_another_article_or_other_words_are_gone_and_added(other: dict[str, Any]) -> None:
    assert kinds(compare_datasets(data({"a": [excerpt(1)]}), data({"a": [other]}))) == [("added", "a"), ("gone", "a")]


def test_a_quote_reworded_under_another_hotspot_is_no_match() -> None:
    other = {"source": "one", "quote": reworded(quote(1))}
    found = compare_datasets(
        data({"a": [excerpt(1)], "b": [excerpt(2)]}), data({"a": [excerpt(3)], "b": [excerpt(2), other]})
    )
    assert kinds(found) == [("added", "a"), ("gone", "a"), ("added", "b")]


def test_an_excerpt_that_only_stands_elsewhere_counts_as_neither_added_nor_gone() -> None:
    found = compare_datasets(
        data({"a": [excerpt(1), excerpt(2)], "b": [excerpt(3)]}),
        data({"a": [excerpt(1)], "b": [excerpt(3), excerpt(2)]}),
    )
    assert [(c.kind.value, c.hotspot, c.elsewhere) for c in found.excerpts] == [
        ("gone", "a", ("b",)), ("added", "b", ("a",)),
    ]  # fmt: skip
    assert [found.excerpt_ids(kind) for kind in ChangeKind] == [(), (), ()]
    assert len(found.placed) == 1


def test_what_is_reworded_and_added_under_a_second_hotspot_is_counted_once() -> None:
    other = {"source": "one", "quote": reworded(quote(1))}
    found = compare_datasets(
        data({"a": [excerpt(1)], "b": [excerpt(2)]}), data({"a": [other], "b": [excerpt(2), other]})
    )
    assert kinds(found) == [("altered", "a"), ("added", "b")]
    assert found.excerpts[1].elsewhere == ("a",)
    assert found.excerpt_ids(ChangeKind.ADDED) == ()
    assert len(found.excerpt_ids(ChangeKind.ALTERED)) == 1


def test_a_new_hotspot_brings_its_excerpts_and_one_that_is_gone_takes_them() -> None:
    found = compare_datasets(
        data({"a": [excerpt(1)], "b": [excerpt(2)]}), data({"a": [excerpt(1)], "c": [excerpt(3), excerpt(4)]})
    )
    assert [(c.kind.value, c.id) for c in found.hotspots] == [("added", "c"), ("gone", "b")]
    assert kinds(found) == [("added", "c"), ("added", "c"), ("gone", "b")]


def test_fields_have_the_names_of_the_file() -> None:
    one = data({"a": [excerpt(1)]})
    source = one.sources["one"].model_copy(update={"container_title": "The Paper"})
    other = one.model_copy(update={"sources": {**one.sources, "one": source}})
    (change,) = compare_datasets(one, other).sources
    assert [(f.field, f.before, f.after) for f in change.fields] == [("container-title", None, "The Paper")]


def test_another_order_is_a_change_what_came_or_went_is_none_of_it() -> None:
    one = data({"a": [excerpt(1)], "b": [excerpt(2)], "c": [excerpt(3)]})
    assert compare_datasets(one, data({"c": [excerpt(3)], "a": [excerpt(1)], "b": [excerpt(2)]})).reordered == (
        "hotspots",
    )
    assert compare_datasets(one, data({"d": [excerpt(4)], "a": [excerpt(1)], "c": [excerpt(3)]})).reordered == ()
    assert compare_datasets(
        one, data({"a": [excerpt(1)], "b": [excerpt(2)], "c": [excerpt(3)]}, ["two", "one"])
    ).reordered == ("articles",)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The port stays open until winter.", "The port stays open until the winter.", True),
        ("“The port” stays open, until winter", "'The Port' stays open until winter!", True),
        ("The port stays open until winter comes, he said.", "port stays open until winter", True),
        ("The port stays open.", "The fees stay low in all of the harbours.", False),
        ("港口在冬天之前一直开放", "港口在冬天以前一直开放", True),
        ("港口在冬天之前一直开放", "议会昨天通过了新的法律", False),
        ("", "", False),
    ],
)
def test_likeness_is_of_words(one: str, other: str, alike: bool) -> None:
    assert (likeness(one, other) >= 0.6) is (alike or one == other)
    assert likeness(one, other) == likeness(other, one)


def test_in_words() -> None:
    one = data({"a": [excerpt(1)], "b": [excerpt(2)]})
    assert describe_changes(one, data({"a": [excerpt(1, note="A gloss.")], "b": [excerpt(2)]})) == "1 excerpt changed"
    assert describe_changes(one, data({"b": [excerpt(2)], "a": [excerpt(1)]})) == "order changed"
    assert describe_changes(one, data({"a": [excerpt(1)]})) == "hotspot b removed, 1 excerpt removed"


def test_what_only_one_has_keeps_its_order() -> None:
    assert gone_and_added("abcd", "dxby") == (("a", "c"), ("x", "y"))


@dataclass(frozen=True)
class Edit:
    """What is done to a number: to a hotspot `h3` with its excerpts, or to the excerpt of that number."""

    what: str
    number: int


HOTSPOTS, EACH = 5, 4
EDITS = st.lists(
    st.builds(Edit, st.sampled_from(["gone", "added", "reworded", "noted"]), st.integers(0, HOTSPOTS * EACH - 1)),
    unique_by=lambda edit: edit.number, max_size=12,
)  # fmt: skip


@given(
    edits=EDITS, gone=st.sets(st.integers(0, HOTSPOTS - 1), max_size=2), renamed=st.sets(st.integers(0, HOTSPOTS - 1))
)
def test_edits_come_back_as_they_were_made(edits: list[Edit], gone: set[int], renamed: set[int]) -> None:
    """Each edit is of another excerpt; `added` is an excerpt that only the new state has."""
    done = {edit.number: edit.what for edit in edits}
    old: dict[str, list[dict[str, Any]]] = {}
    new: dict[str, list[dict[str, Any]]] = {}
    expected: set[tuple[str, str, str]] = set()
    for spot in range(HOTSPOTS):
        key = f"h{spot}"
        old[key], new[key] = [excerpt(90 + spot)], [excerpt(90 + spot)]
        for number in range(spot * EACH, (spot + 1) * EACH):
            what, before, after = done.get(number), excerpt(number), excerpt(number)
            if what == "reworded":
                after["quote"] = reworded(after["quote"])
            if what == "noted":
                after["note"] = "A gloss."
            old[key] += [] if what == "added" else [before]
            new[key] += [] if what == "gone" else [after]
            if spot not in gone and what:
                kind = what if what in {"added", "gone"} else "altered"
                expected.add((kind, key, (before if what == "gone" else after)["quote"]))
        if spot in gone:
            expected |= {("gone", key, one["quote"]) for one in old[key]}
            del new[key]
    one, other = data(old), data(new)
    names = {f"h{spot}": "Renamed" for spot in renamed}
    hotspots = {i: h.model_copy(update={"name": names.get(i, h.name)}) for i, h in other.hotspots.items()}
    other = other.model_copy(update={"hotspots": hotspots})
    found = compare_datasets(one, other)
    assert {(c.kind.value, c.hotspot, c.excerpt.quote) for c in found.excerpts} == expected
    assert len(found.excerpts) == len(expected)
    assert {(c.kind.value, c.id) for c in found.hotspots} == {
        *(("gone", f"h{spot}") for spot in gone), *(("altered", f"h{spot}") for spot in renamed - gone),
    }  # fmt: skip
    assert (found.about, found.sources, found.reordered) == ((), (), ())
    back = compare_datasets(other, one)
    mirrored = {"added": "gone", "gone": "added", "altered": "altered"}
    assert sorted(mirrored[c.kind.value] for c in back.excerpts) == sorted(c.kind.value for c in found.excerpts)
