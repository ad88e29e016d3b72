from dataclasses import replace

import pytest
from repository import ROOT

from geo.dataset.loader import load
from geo.selection.filtering import Shown, ShownHotspot, apply_filters
from geo.selection.palette import class_label, step
from geo.selection.ramp_classes import EXCERPTS, RampClasses, ramp_classes
from geo.selection.selection import Filters

DATASET = load(ROOT / "data/hotspots.yaml").dataset
ONE, MANY = RampClasses(articles=1), RampClasses(articles=5)


def shown(*sources: str) -> Shown:
    return apply_filters(DATASET, Filters(source=sources or None))


def with_excerpts(count: int) -> ShownHotspot:
    hotspot = shown("dispatch-2020").hotspots["iran"]
    return replace(hotspot, excerpts=hotspot.excerpts[:1] * count)


@pytest.mark.parametrize(
    ("excerpts", "index"), [(1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (7, 3), (8, 4), (9, 4), (40, 4)]
)
def test_of_one_article_the_class_counts_its_excerpts(excerpts: int, index: int) -> None:
    assert ONE.step(with_excerpts(excerpts)) == index


def test_labels_of_one_article_and_of_several() -> None:
    assert [ONE.label(i) for i in ONE.possible] == ["1", "2", "3–4", "5–7", "8+"]
    assert [MANY.label(i) for i in MANY.possible] == ["1", "2", "3", "4", "5"]
    assert [RampClasses(articles=3).label(i) for i in RampClasses(articles=3).possible] == ["1", "2", "3"]
    assert RampClasses(articles=0).possible == ()


def test_a_label_holds_what_falls_into_its_class() -> None:
    for count in range(1, 12):
        low, _, high = ONE.label(ONE.step(with_excerpts(count))).removesuffix("+").partition("–")
        assert int(low) <= count
        assert not high or count <= int(high)
    assert sorted(EXCERPTS) == list(EXCERPTS)


def test_the_title_says_what_is_counted() -> None:
    assert (ramp_classes(shown("wsj-2017")).title, ramp_classes(shown()).title) == ("Excerpts", "Articles quoted")


@pytest.mark.parametrize("source", DATASET.sources)
def test_no_article_is_one_flat_colour(source: str) -> None:
    found = shown(source)
    classes = ramp_classes(found)
    assert classes.by_excerpts
    assert len({classes.step(hotspot) for hotspot in found.hotspots.values()}) > 1


def test_of_several_articles_the_class_is_that_of_the_palette() -> None:
    found = shown()
    classes = ramp_classes(found)
    for hotspot in found.hotspots.values():
        assert classes.step(hotspot) == step(len(hotspot.sources), len(found.sources))
    assert [classes.label(i) for i in range(5)] == [class_label(i, 5) for i in range(5)]
