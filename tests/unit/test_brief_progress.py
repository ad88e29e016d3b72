"""What `hotspots brief` shows of its progress."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from small_map import SmallDataset
from test_brief_command import brief

ROOT = Path(__file__).parents[2]


def on_a_terminal(small: SmallDataset, *arguments: object) -> str:
    """What a terminal gets from stderr."""
    master, slave = os.openpty()
    command = [sys.executable, "-m", "geo", "brief", *arguments, "--data", small.data, "--documents", small.documents]
    with subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=slave) as child:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # what Linux says when the other side has ended
                break
            if not piece:
                break
            shown += piece
    os.close(master)
    assert child.returncode == 0, shown
    return shown.decode()


def test_progress_is_shown_on_a_terminal_only(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = on_a_terminal(small_dataset, "--all", "-o", tmp_path / "a.pptx")
    counts = re.findall(r"\r[█░]{30} (\d+) of (\d+)", shown)
    assert counts
    assert counts[-1][0] == counts[-1][1]
    assert shown.endswith("\r\n")
    assert brief(small_dataset, "--all", "-o", tmp_path / "b.pptx") == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()
