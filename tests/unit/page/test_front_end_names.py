"""The installed Streamlit still has in its front end what our styles, scripts and map call by name.

Nobody promises these names. Where one is gone, the page looks or acts otherwise without a word: the browser tests say
how, this one says which name.
"""

import re
from functools import cache
from pathlib import Path

import pytest
import streamlit
from repository import ROOT

BUNDLE = Path(streamlit.__file__).parent / "static" / "static" / "js"
STYLES = "\n".join(
    file.read_text("utf-8")
    for file in sorted((ROOT / "geo" / "page").rglob("*"))
    if file.suffix in {".css", ".js"}
)  # fmt: skip
DECK = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "geo" / "page" / "maps").glob("*.py")))

TEST_IDS = set(re.findall(r'\[data-testid\^?="(\w+)', STYLES))
CLASSES = set(re.findall(r"\.(st[A-Z]\w+)", STYLES))
VARIABLES = {name.removeprefix("--st-") for name in re.findall(r"--st-[a-z-]+", STYLES)}
LAYERS = set(re.findall(r'"type": "(\w+Layer)"', DECK))
VIEWS = set(re.findall(r'pdk\.View\(type="(\w+)"', DECK))
EXTENSIONS = set(re.findall(r'"@@type": "(\w+)"', DECK))
SUB_LAYERS = set(re.findall(r'"(polygons-fill|linestrings)"', DECK))


@cache
def front_end() -> bytes:
    """All scripts that the installed Streamlit sends to a browser."""
    return b"\n".join(file.read_bytes() for file in sorted(BUNDLE.glob("*.js")))


def has(name: str) -> bool:
    return name.encode() in front_end()


def has_word(name: str) -> bool:
    # Not one regular expression over all of it: that takes seconds a name.
    word, text, at = name.encode(), front_end(), -1
    while (at := text.find(word, at + 1)) != -1:
        end = at + len(word)
        if not re.search(rb"[\w-]", text[at - 1 : at]) and not re.search(rb"\w", text[end : end + 1]):
            return True
    return False


def camel_case(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def test_the_names_are_found_in_our_files() -> None:
    assert {"stHeader", "stDeckGlJsonChart", "stLayoutWrapper"} <= TEST_IDS
    assert "stMainBlockContainer" in CLASSES
    assert "border-color" in VARIABLES
    assert {"GeoJsonLayer", "TextLayer", "TileLayer"} <= LAYERS
    assert {"OrthographicView", "_GlobeView"} == VIEWS
    assert {"PathStyleExtension"} == EXTENSIONS
    assert {"polygons-fill", "linestrings"} == SUB_LAYERS


@pytest.mark.parametrize("name", sorted(TEST_IDS | CLASSES))
def test_an_element_that_is_styled_has_its_name(name: str) -> None:
    assert has_word(name)


def test_containers_have_classes_of_their_keys() -> None:
    assert has("st-key-")


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_a_colour_of_the_theme_is_given_to_components(name: str) -> None:
    assert has("--st-")
    assert has_word(camel_case(name))


@pytest.mark.parametrize("name", sorted(LAYERS | EXTENSIONS | SUB_LAYERS | VIEWS))
def test_the_map_can_be_made_of_its_layers(name: str) -> None:
    assert has_word(name)


@pytest.mark.parametrize(
    "name",
    [
        "_subLayerProps", "@@=", "@@type", "getFillColor", "updateTriggers", "zoomOffset", "visibleMinZoom",
        "no-overlap", "zoomX", "cartesian", "nearZMultiplier", "getPolygonOffset",
    ],
)  # fmt: skip
def test_the_map_is_read_as_it_is_written(name: str) -> None:
    assert has(name)


def test_a_name_that_is_not_there_is_noticed() -> None:
    assert not has_word("stMainBlockContaine")
    assert not has_word("_GlobeVie")
