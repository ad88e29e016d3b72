"""How long the tests take that a person waits for, beside those of another commit in the same run.

    python tests/benchmarks/bench_tests.py COMMIT

COMMIT is the last but one where none is named. Lays both commits in folders of their own, runs in each what the test
command of its README runs after installing, with the libraries installed here, one after the other, and prints wall
seconds, pytest's last line and the ratio.
"""

import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = re.compile(r"<!-- test command -->\n```sh\n.*?&& (\.venv/bin/python -m pytest.*)\n```")


def lay(commit: str, folder: Path) -> None:
    """Put the files of a commit into a folder, with the libraries that are installed here."""
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "checkout", "--quiet", "--detach", commit], check=True)
    (folder / ".venv").symlink_to(sys.prefix)


def passed(folder: Path) -> tuple[float, str]:
    """Wall seconds of the test command in that folder, and pytest's last line."""
    found = COMMAND.search((folder / "README.md").read_text("utf-8"))
    assert found, f"{folder}/README.md has no test command"
    start = time.perf_counter()
    done = subprocess.run(shlex.split(found[1]), cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return time.perf_counter() - start, (done.stdout.splitlines() or [done.stderr.strip()])[-1]


def main() -> None:
    names = ("HEAD", *(sys.argv[1:] or ["HEAD~1"]))
    commits = [
        subprocess.run(["git", "-C", str(ROOT), "rev-parse", name], capture_output=True, check=True, text=True).stdout
        for name in names
    ]
    after, before = (commit.strip()[:12] for commit in commits)
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        if (ROOT.parent / "shared").is_dir():
            (Path(work) / "shared").symlink_to(ROOT.parent / "shared")
        for commit in (before, after):
            folder = Path(work) / commit
            lay(commit, folder)
            seconds[commit], line = passed(folder)
            sys.stdout.write(f"{commit}: {seconds[commit]:.0f} s   {line}\n")
            sys.stdout.flush()
    ratio = seconds[after] / seconds[before]
    sys.stdout.write(f"after / before: {seconds[after]:.0f} s / {seconds[before]:.0f} s = {ratio:.2f}\n")


if __name__ == "__main__":
    main()
