"""The pictures in the documentation are what the commands beside them make."""

import shlex
from pathlib import Path

import pytest
from documentation import block, text_of
from figure_cases import difference
from repository import ROOT

from geo.commands import cli

PAGE = "docs/briefing.md"
COMMANDS = [shlex.split(line)[1:] for line in block(PAGE, "briefing pictures").splitlines()]
TOLERANCE = 0.0005
LARGEST = 500 * 1024


@pytest.mark.rebuild
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: Path(arguments[-1]).stem)
def test_the_command_makes_the_picture(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = ROOT / arguments[-1]
    made = tmp_path / shown.name
    assert cli.main([*arguments[:-1], str(made)]) == 0
    share = difference(made.read_bytes(), shown.read_bytes())
    assert share <= TOLERANCE, "meant? run the command on the page with --force, and look at the picture"
    assert f"](../{arguments[-1]})" in text_of(PAGE)
    assert shown.stat().st_size <= LARGEST


def test_there_are_pictures() -> None:
    assert len(COMMANDS) == 4
