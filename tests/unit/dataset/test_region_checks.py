import pytest

from geo.dataset.region_checks import check_region_names
from geo.dataset.yaml.tree import path_text


def found(region: object) -> list[str]:
    return [path_text(finding.path[2:]) for finding in check_region_names({"hotspots": {"x": {"region": region}}})]


def test_known_names_pass() -> None:
    assert found({"union": [{"countries": ["SRB", "KOS"]}, {"continents": ["Africa"]}, {"seas": ["baltic-sea"]}]}) == []


def test_unknown_names_are_found_at_any_depth() -> None:
    region = {"difference": [{"countries": ["SRB", "XXX"]}, {"clip": [{"areas": ["nowhere"]}, {"north_of": 3}]}]}
    assert sorted(found(region)) == ["region.difference[0].countries[1]", "region.difference[1].clip[0].areas[0]"]


def test_neighbours_and_cities_pass() -> None:
    assert (
        found({"union": [{"border": ["CHN", "RUS"]}, {"places": ["Minsk", "Victoria, SYC", "Washington, D.C."]}]}) == []
    )


@pytest.mark.parametrize(
    ("codes", "path", "words"),
    [
        (["CHN", "PAK"], "border[1]", ("do not share", "KGZ", "another recipe")),
        (["AUS", "NZL"], "border[1]", ("Australia and New Zealand", "which has none", "another recipe")),
        (["CHN", "CHN"], "border[1]", ("both sides", "two countries", "neighbour")),
        (["CHN", "XXX"], "border[1]", ("no country `XXX`", "index.json", "look it up there")),
    ],
)
def test_a_border_is_one_of_two_neighbours(codes: list[str], path: str, words: tuple[str, str, str]) -> None:
    (finding,) = check_region_names({"hotspots": {"x": {"region": {"border": codes}}}})
    assert path_text(finding.path[3:]) == path
    for said, word in zip(finding.words(), words, strict=True):
        assert word in said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Victoria", ("2 places `Victoria`", "country’s code", "`Victoria, CAN` or `Victoria, SYC`")),
        ("Victoria, GBR", ("no place `Victoria, GBR`", "places.json", "`Victoria, SYC`")),
        ("Suzhou, CHN", ("two places `Suzhou` in CHN", "one place", "write a `point`")),
        ("Sao Paulo", ("no place `Sao Paulo`", "places.json", "`São Paulo`")),
    ],
)
def test_a_city_is_named_so_that_one_is_meant(name: str, words: tuple[str, str, str]) -> None:
    (finding,) = check_region_names({"hotspots": {"x": {"region": {"places": ["Minsk", name]}}}})
    assert path_text(finding.path[3:]) == "places[1]"
    for said, word in zip(finding.words(), words, strict=True):
        assert word in said


@pytest.mark.parametrize(
    "region",
    [
        None,
        "SRB",
        [],
        {"countries": "SRB"},
        {"union": {}},
        {"union": [1, None]},
        {"seas": [1]},
        {"border": ["CHN"]},
        {"border": [1, None]},
        {"border": "CHN"},
        {"places": [1, "", None]},
    ],
)
def test_regions_of_any_shape_are_survived(region: object) -> None:
    assert found(region) == []


@pytest.mark.parametrize("data", [None, [], {"hotspots": []}, {"hotspots": {"x": 1}}])
def test_data_of_any_shape_are_survived(data: object) -> None:
    assert list(check_region_names(data)) == []
