"""Whoever waits at a terminal is told how far it is, and nobody else."""

import re
import sys
from pathlib import Path

import pytest
from pending_article import ID, add_pending
from small_map import SmallDataset

from geo.commands.cli import main
from geo.commands.terminal import ProgressLine

ERASED = "\r\033[K"


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, and somebody who waits for nothing."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("geo.commands.terminal._PATIENCE_S", -1)


def test_a_line_is_written_over_itself_and_gone_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(monkeypatch)
    with ProgressLine("an\033[2J article") as progress:
        progress.seconds(2.2)
        progress.share(0.5)
        progress.share(0.5)
        progress.count(2, 2)
    head = f"{ERASED}an\ufffd[2J article: "
    half = "█" * 15 + "░" * 15
    assert capsys.readouterr().err == f"{head}reading, 2 s{head}{half} 50%{head}{'█' * 30} 2 of 2{ERASED}"


def test_an_error_stands_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(monkeypatch)

    def work() -> None:
        with ProgressLine() as progress:
            progress.share(0.1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert capsys.readouterr().err.endswith(f" 10%{ERASED}")


def test_who_waits_for_less_than_a_second_sees_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with ProgressLine() as progress:
        progress.share(0.5)
    assert capsys.readouterr().err == ""


def test_a_log_has_no_use_for_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("geo.commands.terminal._PATIENCE_S", -1)
    with ProgressLine() as progress:
        progress.share(0.5)
    assert capsys.readouterr().err == ""


def test_every_command_that_may_take_long_tells(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_terminal(monkeypatch)
    add_pending(small_dataset)
    files = ("--data", str(small_dataset.data), "--documents", str(small_dataset.documents))
    assert main(["brief", "--all", "-o", str(tmp_path / "a.pptx"), *files]) == 0
    counts = re.findall(r"\r\033\[K[█░]{30} (\d+) of (\d+)", capsys.readouterr().err)
    assert counts
    assert counts[-1][0] == counts[-1][1]
    for command in (("suggest", ID), ("accept", ID, "--all", "--dry-run", "--strength", "strong")):
        assert main([*command, *files]) == 0
        assert f"{ERASED}{ID}.txt: " in capsys.readouterr().err

    def slow(_name: str, _data: bytes, *, waiting: object) -> None:
        assert callable(waiting)
        waiting(3.0)
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.intake.storing.extract", slow)
    assert main(["add", str(small_dataset.data), *files]) == 130
    assert capsys.readouterr().err == f"{ERASED}{small_dataset.data.name}: reading, 3 s{ERASED}"
