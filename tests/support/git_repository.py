"""A real repository of git in a folder of its own, with commits on days that a test names."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository; its commits are made at noon, UTC."""

    folder: Path

    def git(self, *arguments: str, day: str = "2026-01-01", time: str = "12:00:00+0000") -> str:
        """Run git, away from the settings of whoever runs the tests."""
        when = f"{day}T{time}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        }  # fmt: skip
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode().strip()

    def commit(self, day: str, time: str = "12:00:00+0000") -> str:
        """Commit all that is in the folder; the commit's hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"As of {day}", day=day, time=time)
        return self.git("rev-parse", "HEAD")


def repository(folder: Path) -> Repository:
    """A new repository in a folder, on the branch `main`."""
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    return made
