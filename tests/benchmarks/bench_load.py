"""How long loading takes beside PyYAML's own loader, and beside another commit, on the same bytes in the same run.

    python tests/benchmarks/bench_load.py [COMMIT]

The floor is `yaml.load(data, yaml.CSafeLoader)`, which checks nothing. Best of several interleaved runs, in CPU time,
so that other work on the machine weighs little. The ratio is to stay at or below 1.5. Where a commit is named, its
loader reads the generated file too, in processes that take turns; that ratio is to stay at or below 1.1.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geo.dataset.loader import parse  # noqa: E402  after the path to the package

HOTSPOTS = 2_000
EXCERPTS_EACH = 5
SOURCES = 20
WORDS = ("shipping", "energy", "border", "trade", "fleets", "joint", "port", "talks", "and", "near", "while", "held")

HEAD = """about:
  title: Generated
  publisher: Example Press
  as_of: 2021-12-31
  actors: [Norland, Sudland]
sources:
"""
SOURCE = """  source-{n}:
    label: S{n}
    type: report
    title: "Report {n}"
    issued: 2019-06
    document: d{n}.txt
    sha256: "{n:064x}"
    basis: {{ type: document, title: document, issued: look-up }}
"""
HOTSPOT = """  spot-{n}:
    name: Spot {n}
    region: {{ countries: [SRB, RUS] }}
    precision: country
    excerpts:
"""
EXCERPT = """      - source: source-{source}
        quote: >-
          {first}
          {second} {n}.
        topics: [military, energy]
        actors: [Norland, Sudland]
        event: {{ date: 2019-06-05 }}
"""


def generated() -> bytes:
    """A file of 2,000 hotspots and 10,000 excerpts, always the same."""
    dice = random.Random(0)
    parts = [HEAD, *(SOURCE.format(n=n) for n in range(1, SOURCES + 1)), "hotspots:\n"]
    for hotspot in range(HOTSPOTS):
        parts.append(HOTSPOT.format(n=hotspot))
        for excerpt in range(EXCERPTS_EACH):
            first, second = " ".join(dice.choices(WORDS, k=18)), " ".join(dice.choices(WORDS, k=12))
            number = hotspot * EXCERPTS_EACH + excerpt
            parts.append(EXCERPT.format(source=1 + number % SOURCES, first=first, second=second, n=number))
    return "".join(parts).encode()


def cpu_seconds(work: Callable[[], object]) -> float:
    """The CPU time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(name: str, data: bytes, runs: int) -> None:
    """Prints one line: size, floor, ours, ratio."""
    pairs = [
        (cpu_seconds(lambda: yaml.load(data, yaml.CSafeLoader)), cpu_seconds(lambda: parse(data, name)))
        for _ in range(runs)
    ]
    floor, ours = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    sizes = f"{len(data):>10,} bytes  floor {floor * 1000:8.1f} ms  ours {ours * 1000:8.1f} ms"
    print(f"{name:<14}{sizes}  ratio {ours / floor:.2f}")  # noqa: T201  a script that prints


PARSE = """
import sys, time
sys.path.insert(0, sys.argv[1])
from geo.dataset.loader import parse
data = open(sys.argv[2], "rb").read()
times = []
for _ in range(4):
    start = time.process_time()
    parse(data, "generated")
    times.append(time.process_time() - start)
print(min(times))
"""


def parsed_by(root: Path, file: Path) -> float:
    """CPU seconds in which the loader of the tree at `root` reads a file, best of several in one process."""
    command = [sys.executable, "-c", PARSE, str(root), str(file)]
    return float(subprocess.run(command, cwd=root, capture_output=True, check=True, encoding="utf-8").stdout)


def against(commit: str) -> None:
    """Prints one line: the other commit, ours, ratio."""
    with tempfile.TemporaryDirectory() as folder:
        other, file = Path(folder, "other"), Path(folder, "generated.yaml")
        subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(other)], check=True)
        subprocess.run(["git", "-C", str(other), "checkout", "--quiet", "--detach", commit], check=True)
        file.write_bytes(generated())
        pairs = [(parsed_by(other, file), parsed_by(ROOT, file)) for _ in range(4)]
    then, now = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    line = f"{commit:<14}{then * 1000:8.1f} ms  ours {now * 1000:8.1f} ms  ratio {now / then:.2f}"
    print(line)  # noqa: T201  a script that prints


def main() -> None:
    """Compares on the project's own file and on a generated one."""
    compare("hotspots.yaml", (ROOT / "data" / "hotspots.yaml").read_bytes(), runs=40)
    compare("generated", generated(), runs=5)
    if sys.argv[1:]:
        against(sys.argv[1])


if __name__ == "__main__":
    main()
