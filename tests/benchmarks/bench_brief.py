"""What figures and slides cost, each beside the plain thing that somebody would write on the same data.

    python tests/benchmarks/bench_brief.py
    python tests/benchmarks/bench_brief.py --former 61a7f71

- The world figure as PNG at 300 dpi, against geopandas' own `.plot` and `savefig` of the same regions over the same
  land, without labels, legend, sources or projection (expected: at most 2 x).
- The same figure against a screenshot of the app in headless Chromium, its server already running (at least 5 x
  faster; the picture of the screen has 96 dpi and no sources).
- Slides of all hotspots, in seconds a slide (at most 0.5) and in peak memory of the process (below 600 MB).
- With `--former`, slides of all hotspots, the first figure of the world in a process, and one that differs from it
  by its title only, beside the same of the build at a former revision, in seconds of CPU: the two alternate, each in
  processes of its own, so that other work on the machine counts little.

Figure and floor alternate in one process; the best of the rounds counts. The first round, which imports and reads,
is shown apart.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import geopandas  # noqa: E402  after the path to the package
import matplotlib as mpl  # noqa: E402
from running_app import LAPTOP, chromium, serve  # noqa: E402

from geo.atlas.atoms import atoms  # noqa: E402
from geo.atlas.compose import compose_region  # noqa: E402
from geo.briefing.content.brief import Brief  # noqa: E402
from geo.briefing.content.sheet import make_sheet  # noqa: E402
from geo.briefing.figures.draw import FigureFormat, draw_figure, render  # noqa: E402
from geo.evidence.edition import Edition, open_edition  # noqa: E402

ROUNDS = 5
SLOW_MS = 60_000
DATA = ROOT / "data" / "hotspots.yaml"

SLIDES = """
import io, resource, sys, time
from pathlib import Path
from pptx import Presentation
from geo.briefing.content.brief import Brief
from geo.briefing.office.slides import to_pptx
from geo.evidence.edition import open_edition
from geo.briefing.content.sheet import make_sheet
sheet = make_sheet(Brief(), open_edition(Path(sys.argv[1]), None))
start = time.perf_counter(), time.process_time()
content = to_pptx(sheet)
took = time.perf_counter() - start[0], time.process_time() - start[1]
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(*took, len(Presentation(io.BytesIO(content)).slides), memory)
"""
FIGURES = """
import sys, time
from dataclasses import replace
from pathlib import Path
start = time.process_time()
from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import make_sheet
from geo.briefing.figures.draw import FigureFormat, draw_figure, render
from geo.evidence.edition import open_edition
from geo.selection.selection import FigureKind, Selection
edition = open_edition(Path(sys.argv[1]), None)
brief = Brief(selection=Selection(figure=FigureKind.COVERAGE))
for number, title in enumerate(("One title", "Two titles"), start=1):
    render(draw_figure(make_sheet(replace(brief, title=title), edition)), FigureFormat.PNG)
    print(time.process_time() - start)
    start = time.process_time()
"""
"""The first figure of the world with all that is imported and read for it, then the same under another title."""
FORMER_ROUNDS = 3
out = sys.stdout


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def figure(edition: Edition) -> bytes:
    return render(draw_figure(make_sheet(Brief(), edition)), FigureFormat.PNG)


def plain(edition: Edition) -> bytes:
    """The same land and regions as geopandas draws them, at the size and resolution of the figure."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - what a user would take

    land = geopandas.GeoSeries([atom.geometry for atom in atoms().values()], crs="EPSG:4326")
    dataset = edition.dataset
    regions = geopandas.GeoDataFrame(
        {"articles": [len({e.source for e in h.excerpts}) for h in dataset.hotspots.values()]},
        geometry=[compose_region(h.region, dataset.about.viewpoint) for h in dataset.hotspots.values()],
        crs="EPSG:4326",
    )
    axes = land.plot(color="lightgrey", edgecolor="white", figsize=(13.333, 7.5))
    regions.plot(ax=axes, column="articles", legend=True, edgecolor="black")
    content = io.BytesIO()
    axes.figure.savefig(content, format="png", dpi=300)
    plt.close(axes.figure)
    return content.getvalue()


def against_geopandas(edition: Edition) -> float:
    first = timed(lambda: figure(edition)), timed(lambda: plain(edition))
    out.write(f"first time: figure {first[0]:.2f} s, geopandas {first[1]:.2f} s\n")
    rounds = [(timed(lambda: figure(edition)), timed(lambda: plain(edition))) for _ in range(ROUNDS)]
    ours, floor = min(r[0] for r in rounds), min(r[1] for r in rounds)
    out.write(f"world, PNG 300 dpi: {ours:.2f} s, geopandas {floor:.2f} s: {ours / floor:.2f} x (at most 2)\n")
    return ours


def against_a_screenshot(ours: float) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(ROOT / "app.py", Path(folder) / "log") as server,
        chromium() as browser,
    ):

        def screenshot() -> None:
            with browser.new_context(viewport=LAPTOP) as context:
                tab = context.new_page()
                tab.goto(server.address)
                tab.get_by_text("regions drawn").wait_for(timeout=SLOW_MS)
                tab.locator(".st-key-map canvas").first.wait_for(timeout=SLOW_MS)
                tab.screenshot()

        screenshot()
        floor = min(timed(screenshot) for _ in range(3))
    out.write(f"screenshot of the app: {floor:.2f} s: the figure is {floor / ours:.1f} x faster (at least 5)\n")


def slides() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SLIDES, str(DATA)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    took, cpu, count, memory = (float(word) for word in answer.stdout.split())
    out.write(
        f"slides of all hotspots: {took:.1f} s for {count:.0f}, {took / count:.2f} s a slide (at most 0.5), "
        f"{cpu / count:.2f} s of CPU; peak memory {memory:.0f} MB (below 600)\n"
    )


def words(script: str, build: Path) -> list[float]:
    """What a script prints that runs on a build of the program."""
    answer = subprocess.run(
        [sys.executable, "-c", script, str(DATA)], cwd=build, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(build)},
    )  # fmt: skip
    return [float(word) for word in answer.stdout.split()]


def against_a_former_build(revision: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        former = Path(folder) / "former"
        subprocess.run(["git", "worktree", "add", "--detach", str(former), revision], cwd=ROOT, check=True)
        try:
            builds = (ROOT, former)
            figures = [[words(FIGURES, build) for build in builds] for _ in range(FORMER_ROUNDS)]
            decks = [[words(SLIDES, build) for build in builds] for _ in range(FORMER_ROUNDS)]
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(former)], cwd=ROOT, check=True)
    for name, at, rounds in (
        ("first world figure, s of CPU", 0, figures),
        ("the same with another title, s of CPU", 1, figures),
        ("slides of all hotspots, s of CPU", 1, decks),
        ("slides of all hotspots, MB at most", 3, decks),
    ):
        now, then = (min(pair[build][at] for pair in rounds) for build in (0, 1))
        out.write(f"{name}: {now:.2f}, at {revision} {then:.2f}: {now / then:.2f} x\n")
    first, titled = (min(pair[0][at] for pair in figures) for at in (0, 1))
    out.write(f"another title against the first figure: {titled / first:.2f} x\n")


def main() -> None:
    mpl.use("agg")
    if sys.argv[1:2] == ["--former"]:
        against_a_former_build(sys.argv[2])
        return
    ours = against_geopandas(open_edition(DATA, None))
    slides()
    against_a_screenshot(ours)


if __name__ == "__main__":
    main()
