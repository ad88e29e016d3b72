"""Imports go in one direction from room to room: the contracts of pyproject.toml hold, and notice what breaks them."""

import shutil
import subprocess
import sys
from pathlib import Path

from repository import ROOT

IGNORED = shutil.ignore_patterns("__pycache__", "*.geojson*", "*.tsv*", "*.ttf")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_the_code(folder: Path) -> Path:
    shutil.copytree(ROOT / "geo", folder / "geo", ignore=IGNORED)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_holds() -> None:
    done = lint_imports(ROOT)
    assert (done.returncode, " 0 broken." in done.stdout) == (0, True), done.stdout + done.stderr


def test_an_import_against_the_direction_is_noticed(tmp_path: Path) -> None:
    folder = copy_of_the_code(tmp_path)
    with (folder / "geo" / "text.py").open("a", encoding="utf-8") as module:
        module.write("\nfrom geo import files\n")
    done = lint_imports(folder)
    assert done.returncode == 1
    assert "geo.text -> geo.files" in done.stdout
