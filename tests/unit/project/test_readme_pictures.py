"""The pictures in the README are what the commands beside them make."""

import shlex
from pathlib import Path

import pytest
from figure_cases import difference
from repository import ROOT

from geo.commands import cli

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    shlex.split(line)[1:]
    for line in README.partition("<!-- briefing pictures -->\n```sh\n")[2].partition("```")[0].splitlines()
]
TOLERANCE = 0.0005
LARGEST = 500 * 1024


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: Path(arguments[-1]).stem)
def test_the_command_makes_the_picture(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = ROOT / arguments[-1]
    made = tmp_path / shown.name
    assert cli.main([*arguments[:-1], str(made)]) == 0
    share = difference(made.read_bytes(), shown.read_bytes())
    assert share <= TOLERANCE, "meant? run the command in the README with --force, and look at the picture"
    assert f"]({arguments[-1]})" in README
    assert shown.stat().st_size <= LARGEST


def test_there_are_pictures() -> None:
    assert len(COMMANDS) == 4
