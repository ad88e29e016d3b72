"""The README's command and `.ci/run` together run every test."""

import re
import shlex
import subprocess
import sys
import tomllib

from repository import ROOT

PYTEST = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
SMOKE = "tests/browser/test_smoke.py::test_a_region_that_is_clicked_opens_with_what_the_articles_say"


def options(command: str) -> list[str]:
    """What follows `-m pytest` in a line of a shell script, up to where the output goes."""
    return shlex.split(command.partition("-m pytest")[2].partition("2>&1")[0])


def readme_options() -> list[str]:
    (command,) = re.findall(r"<!-- test command -->\n```sh\n(.*)\n```", (ROOT / "README.md").read_text("utf-8"))
    return options(command)


def ci_options() -> list[str]:
    (command,) = [line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if "-m pytest" in line]
    return options(command)


def test_one_run_takes_what_the_other_leaves_and_neither_leaves_out_a_path() -> None:
    by_default = shlex.split(PYTEST["addopts"])
    assert by_default[-2:] == ["-m", "not full"]
    assert readme_options() == ["-n", "2"]
    assert ci_options() == ["-n", "2", "-m", "full"]
    assert PYTEST["testpaths"] == ["tests"]
    assert [option for option in by_default if re.match("-k|--ignore|--deselect", option)] == []


def test_the_default_run_drives_a_browser_once_and_prints_the_slowest_ten() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "tests/browser", "tests/office"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert [line for line in done.stdout.splitlines() if "::" in line] == [SMOKE]
    assert "--durations=10" in shlex.split(PYTEST["addopts"])
