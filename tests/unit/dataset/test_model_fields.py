import pytest

from geo.dataset.model import About, Dataset, Hotspot, Source
from geo.dataset.model_fields import field_at, keys_of, model_at, noun, purpose
from geo.dataset.recipe import Point


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), Dataset),
        (("about",), About),
        (("sources", "a"), Source),
        (("hotspots", "x"), Hotspot),
        (("hotspots", "x", "region"), None),
        (("no", "such", "path"), None),
    ],
)
def test_the_model_at_a_path(path: tuple[str | int, ...], expected: object) -> None:
    assert model_at(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("about", "as_of"), "information cut-off"),
        (("sources", "a", "container-title"), "newspaper, magazine or site it appeared in"),
        (("sources", "a", "author", 0, "family"), "family name"),
        (("sources", "a", "sha256"), "SHA-256 of that file"),
        (("hotspots", "x", "excerpts", 3, "event", "until"), "when it ended, where the text gives a span"),
        (("hotspots", "x", "region", "union", 0, "clip", 1, "box", 2),
         "GeoJSON bbox order: west, south, east, north, in degrees"),
        (("no", "such", "path"), ""),
    ],
)  # fmt: skip
def test_the_purpose_of_the_field_at_a_path(path: tuple[str | int, ...], expected: str) -> None:
    assert purpose(field_at(path)) == expected


def test_keys_are_those_of_the_file() -> None:
    assert "container-title" in keys_of(Source)
    assert "container_title" not in keys_of(Source)


def test_models_have_names_for_readers() -> None:
    assert [noun(kind) for kind in (Dataset, Hotspot, Point)] == ["the file", "a hotspot", "a `point` region"]
