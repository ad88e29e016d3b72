"""The small invented map in a repository: as it was, and as it is."""

from dataclasses import dataclass
from pathlib import Path

from git_repository import Repository, repository
from small_map import SmallDataset, write_small_dataset

from geo.commands.cli import main

FIRST, SECOND = "2026-02-01", "2026-03-01"
"""The days of its two commits."""

ISLE = """\
  far-isle:
    name: "The far isle"
    region: { point: [-5, 60], radius_km: 50 }
    precision: point
    excerpts:
      - source: bulletin-2019
        quote: "Their fishermen sell to whoever comes first."
"""


@dataclass(frozen=True, slots=True)
class SmallHistory:
    """A map, its repository, and the commits of it as it was."""

    small: SmallDataset
    repository: Repository
    first: str
    second: str


def write_small_history(folder: Path) -> SmallHistory:
    """As it was: a hotspot `far-isle`, which is gone since, and without the notes that were added since."""
    folder.mkdir()
    small = write_small_dataset(folder)
    text = small.data.read_text("utf-8")
    made = repository(folder)
    (folder / ".gitignore").write_text("articles/\n", "utf-8")
    small.data.write_text(text + ISLE, "utf-8")
    assert main(["verify", "--update", "--data", str(small.data), "--documents", str(small.documents)]) == 0
    first = made.commit(FIRST)
    small.data.write_text(text, "utf-8")
    assert main(["verify", "--update", "--data", str(small.data), "--documents", str(small.documents)]) == 0
    second = made.commit(SECOND)
    return SmallHistory(small, made, first, second)
