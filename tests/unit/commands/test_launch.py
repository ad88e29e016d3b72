"""How `hotspots serve` starts the page: who may edit there, and who hears of it."""

from collections.abc import Mapping

import pytest
from small_map import SmallDataset

from geo.commands import launch
from geo.commands.cli import main

Started = list[tuple[tuple[str, ...], Mapping[str, str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """What this process would have become."""
    found: Started = []
    monkeypatch.setattr(launch, "become_server", lambda command, environment: found.append((command, environment)))
    monkeypatch.setattr(launch, "check_port", lambda *_: None)
    return found


def serve(small: SmallDataset, *options: str) -> None:
    assert main(["serve", "--data", str(small.data), *options]) == 0


def test_only_with_edit_may_the_page_write_and_take_large_files(small_dataset: SmallDataset, started: Started) -> None:
    serve(small_dataset)
    serve(small_dataset, "--edit")
    (reading, reader), (editing, editor) = started
    assert "HOTSPOTS_EDIT" not in reader
    assert "--server.maxUploadSize" not in reading
    assert editor["HOTSPOTS_EDIT"] == "1"
    assert editing[editing.index("--server.maxUploadSize") + 1] == "20"


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_nobody_is_warned_of_this_machine(
    address: str, small_dataset: SmallDataset, started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(small_dataset, "--edit", "--address", address)
    assert started
    assert not capsys.readouterr().err


@pytest.mark.parametrize("address", ["0.0.0.0", "192.0.2.1", "::", "map.example"])
def test_editing_for_others_is_warned_of_in_one_line(
    address: str, small_dataset: SmallDataset, started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(small_dataset, "--address", address)
    assert not capsys.readouterr().err
    serve(small_dataset, "--edit", "--address", address)
    assert len(started) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"--edit: anyone who reaches {address} can change ")
