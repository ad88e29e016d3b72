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


@pytest.mark.parametrize(
    "region", [None, "SRB", [], {"countries": "SRB"}, {"union": {}}, {"union": [1, None]}, {"seas": [1]}]
)
def test_regions_of_any_shape_are_survived(region: object) -> None:
    assert found(region) == []


@pytest.mark.parametrize("data", [None, [], {"hotspots": []}, {"hotspots": {"x": 1}}])
def test_data_of_any_shape_are_survived(data: object) -> None:
    assert list(check_region_names(data)) == []
