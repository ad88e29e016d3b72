"""What an article has on a place: quoted, of a place within, hidden by a filter, no excerpt, silent."""

import pytest

from geo.dataset.model import Dataset, Topic
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters
from geo.selection.signs import SIGN_WORDS, Sign, signs

SOURCES = ("old", "new", "read")


def excerpt(source: str, topic: str) -> dict[str, object]:
    return {"source": source, "quote": f"{source} on {topic}.", "topics": (topic,)}


def hotspot(name: str, *excerpts: dict[str, object], parent: str | None = None) -> dict[str, object]:
    spot = {"name": name, "region": {"countries": ("SRB",)}, "precision": "country", "excerpts": excerpts}
    return spot | ({"parent": parent} if parent else {})


def coast() -> Dataset:
    source = {"type": "report", "basis": {"type": "inferred"}}
    return Dataset.model_validate({
        "about": {"title": "T", "publisher": "P", "as_of": "2021"},
        "sources": {
            key: source | {"label": key, "document": f"{key}.txt", "sha256": "0" * 64} for key in ("old", "new")
        } | {"read": source | {"label": "read", "document": "read.txt", "sha256": "0" * 64, "read": "full",
                               "silent-on": ("port", "shore")}},
        "hotspots": {
            "shore": hotspot("Shore", excerpt("old", "economy")),
            "bay": hotspot("Bay", excerpt("old", "diplomacy"), parent="shore"),
            "port": hotspot("Port", excerpt("new", "military"), parent="bay"),
            "far": hotspot("Far", excerpt("read", "economy")),
        },
    })  # fmt: skip


def read(filters: Filters) -> dict[str, tuple[Sign, ...]]:
    data = coast()
    found = signs(data, apply_filters(data, filters))
    return {spot: tuple(found.of(spot, source) for source in SOURCES) for spot in data.hotspots}


def test_without_a_filter_a_cell_is_quoted_within_silent_or_unknown() -> None:
    assert read(Filters()) == {
        "shore": (Sign.QUOTED, Sign.WITHIN, Sign.SILENT),
        "bay": (Sign.QUOTED, Sign.WITHIN, Sign.NO_EXCERPT),
        "port": (Sign.NO_EXCERPT, Sign.QUOTED, Sign.SILENT),
        "far": (Sign.NO_EXCERPT, Sign.NO_EXCERPT, Sign.QUOTED),
    }


def test_a_filter_hides_what_is_quoted_and_makes_nobody_silent() -> None:
    assert read(Filters(topic=(Topic.DIPLOMACY,))) == {
        "shore": (Sign.WITHIN, Sign.HIDDEN, Sign.SILENT),
        "bay": (Sign.QUOTED, Sign.HIDDEN, Sign.NO_EXCERPT),
        "port": (Sign.NO_EXCERPT, Sign.HIDDEN, Sign.SILENT),
        "far": (Sign.NO_EXCERPT, Sign.NO_EXCERPT, Sign.HIDDEN),
    }


def test_silence_can_be_left_unsaid() -> None:
    data = coast()
    found = signs(data, apply_filters(data, Filters())).without_silence()
    assert found.of("port", "read") is Sign.NO_EXCERPT
    assert found.of("bay", "new") is Sign.WITHIN


@pytest.mark.parametrize("sign", Sign)
def test_only_silence_says_that_an_article_says_nothing(sign: Sign) -> None:
    assert ("says nothing" in SIGN_WORDS[sign]) is (sign is Sign.SILENT)


def test_articles_are_listed_by_sign_in_their_order() -> None:
    data = coast()
    found = signs(data, apply_filters(data, Filters()))
    assert found.articles("port", SOURCES, Sign.NO_EXCERPT) == ("old",)
    assert found.articles("far", SOURCES, Sign.NO_EXCERPT) == ("old", "new")


def test_over_all_places_an_article_is_quoted_hidden_or_without_an_excerpt() -> None:
    data = coast()
    found = signs(data, apply_filters(data, Filters(topic=(Topic.ECONOMY,))))
    assert [found.anywhere(source) for source in (*SOURCES, "unquoted")] == [
        Sign.QUOTED, Sign.HIDDEN, Sign.QUOTED, Sign.NO_EXCERPT,
    ]  # fmt: skip
