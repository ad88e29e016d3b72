import shutil
from pathlib import Path

import pytest
from repository import LAYERS

from geo.atlas.build.__main__ import build_atlas, main
from geo.atlas.build.inputs import GEODATA, INPUTS, read_inputs
from geo.errors import HotspotsError


@pytest.mark.rebuild
@pytest.mark.documents
@pytest.mark.skipif(not LAYERS.is_dir(), reason="the Natural Earth files are not at ../shared/geodata")
def test_building_again_gives_the_shipped_bytes() -> None:
    derived = build_atlas(read_inputs(LAYERS))
    different = [name for name, content in derived.items() if (GEODATA / name).read_bytes() != content]
    assert different == []


def test_a_missing_input_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    name = next(iter(INPUTS))
    expected = f"{tmp_path / name}: no such file; expected a file of Natural Earth; see geo/atlas/geodata/README.md\n"
    assert capsys.readouterr().err == expected


def test_another_version_of_an_input_is_refused(tmp_path: Path) -> None:
    for name in INPUTS:
        shutil.copy(__file__, tmp_path / name)
    with pytest.raises(
        HotspotsError, match=r"another version; expected SHA-256 [0-9a-f]{64}; see geo/atlas/geodata/README"
    ):
        read_inputs(tmp_path)


def test_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage: python -m geo.atlas.build INPUT_DIR")


def test_the_readme_names_every_file_and_every_input() -> None:
    readme = (GEODATA / "README.md").read_text(encoding="utf-8")
    for path in GEODATA.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in readme
    for name, sha256 in INPUTS.items():
        assert f"`{name}`" in readme
        assert sha256 in readme
