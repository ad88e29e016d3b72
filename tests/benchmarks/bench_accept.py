"""How long it takes to put excerpts into a data file and to save it, beside what cannot be done without.

    python tests/benchmarks/bench_accept.py

Insertion: the floor is parsing the old and the new bytes once each, which the proof needs; the file is the real one,
and one of 2,000 hotspots and 10,000 excerpts made without chance. Saving: the floor is one temporary file, written,
synced and renamed; a save does that three times (lock file, backup, data file) and renames once more. Best of several
interleaved runs, insertion in CPU time, saving in wall time.
"""

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))

from bench_load import generated  # noqa: E402  after the path to it

from geo.dataset.additions import NewExcerpt  # noqa: E402
from geo.dataset.insertion import insert  # noqa: E402
from geo.dataset.loader import parse  # noqa: E402
from geo.dataset.model import Excerpt  # noqa: E402
from geo.evidence.lock import lock_bytes  # noqa: E402
from geo.evidence.proof import Verification  # noqa: E402
from geo.evidence.saving import save_data_and_lock  # noqa: E402
from geo.files import replace_file  # noqa: E402

RUNS = 5


def best(*works: Callable[[], object], clock: Callable[[], float]) -> list[float]:
    """The shortest time of each work in milliseconds."""
    times = [[] for _ in works]
    for _ in range(RUNS):
        for found, work in zip(times, works, strict=True):
            begun = clock()
            work()
            found.append(clock() - begun)
    return [1000 * min(found) for found in times]


def insertion(label: str, data: bytes) -> None:
    """Print how long one excerpt takes."""
    dataset = parse(data, label)
    hotspot, source = list(dataset.hotspots)[len(dataset.hotspots) // 2], next(iter(dataset.sources))
    new = (NewExcerpt(hotspot=hotspot, excerpt=Excerpt(source=source, quote="A sentence that nobody wrote.")),)
    changed = insert(data, label, new)
    floor, ours = best(lambda: (parse(data, label), parse(changed, label)), lambda: insert(data, label, new),
                       clock=time.process_time)  # fmt: skip
    say(f"insert into {label}", len(data), floor, ours)


def saving(folder: Path, data: bytes) -> None:
    """Print how long one save takes."""
    path = folder / "hotspots.yaml"
    path.write_bytes(data)
    nothing = Verification(proofs={}, basis="documents", quoted_share={}, problems=())

    def one() -> None:
        old = path.read_bytes()
        new = old + b"#\n"
        save_data_and_lock(
            path, hashlib.sha256(old).hexdigest(), new, lock_bytes(hashlib.sha256(new).hexdigest(), nothing)
        )

    floor, ours = best(lambda: replace_file(folder / "floor", data), one, clock=time.perf_counter)
    say("save", len(data), floor, ours)


def say(label: str, size: int, floor: float, ours: float) -> None:
    """Print one line of figures."""
    figures = f"floor {floor:8.1f} ms  ours {ours:8.1f} ms  ratio {ours / floor:.2f}"
    sys.stdout.write(f"{label:<26} {size:>9,} bytes  {figures}\n")


if __name__ == "__main__":
    real = (ROOT / "data" / "hotspots.yaml").read_bytes()
    insertion("hotspots.yaml", real)
    insertion("generated", generated())
    with tempfile.TemporaryDirectory() as temporary:
        saving(Path(temporary), real)
