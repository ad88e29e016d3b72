"""Whether this checkout writes the same files as another commit, for the same requests.

    python tests/compare/outputs.py COMMIT

Lays COMMIT in a folder of its own, has both draw every kind of figure in every format, every document, export and
listing, and compares them byte for byte. Prints a line for each request; the exit status is 1 where one differs.
Slides and notes that differ in bytes are compared by their content (tests/support/office_content.py).
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from office_content import differences  # noqa: E402  after the path to it

PICTURES = ("png", "svg", "pdf")
KINDS = ("map", "multiples", "agreement", "matrix", "timeline")
SIZES = ("slide-4x3", "a4-portrait", "a4-landscape", "letter", "half-page", "square")
DATA = ("html", "markdown", "bibtex", "ris", "csl", "csv", "geojson", "gpkg", "pptx", "docx")
CHOSEN = (("--all",), ("--hotspot", "korea"), ("--hotspot", "arctic", "--viewpoint", "RU"), ("--topic", "sanctions"))


def requests() -> dict[str, tuple[str, ...]]:
    """Arguments of `hotspots` by the name of the file that they write."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for ending in PICTURES:
            found[f"{kind}.{ending}"] = ("brief", "--all", "--kind", kind, "--dpi", "110", "--format", ending)
        found[f"{kind}-one.svg"] = ("brief", "--hotspot", "taiwan", "--kind", kind, "--draft", "--marking", "TLP:GREEN")
    for size in SIZES:
        found[f"{size}.svg"] = ("brief", "--hotspot", "serbia", "--size", size)
    for projection in ("equal-earth", "laea", "polar"):
        found[f"{projection}.svg"] = ("brief", "--hotspot", "arctic", "--projection", projection)
    for number, chosen in enumerate(CHOSEN):
        for ending in DATA:
            found[f"chosen-{number}.{ending}"] = ("brief", *chosen, "--format", ending)
    found["slide-4x3.pptx"] = ("brief", "--hotspot", "syria", "--size", "slide-4x3", "--draft", "--marking", "Internal")
    for name in ("geojson", "csv", "jsonld", "csl"):
        found[f"export.{name}"] = ("export", name)
    return found


DRIVER = """
import contextlib, io, json, pathlib, runpy, sys
for name, arguments in json.load(sys.stdin).items():
    said = io.StringIO()
    sys.argv = ["hotspots", *arguments, "-o", name]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            runpy.run_module("geo", run_name="__main__")
        except SystemExit as ended:
            failed = ended.code
    if failed:
        pathlib.Path(name).write_text(said.getvalue().replace(name, ""), "utf-8")
"""
"""One process for all requests: what takes long is to start and to read the map's outlines."""


def run(checkout: Path, to: Path) -> None:
    """Have a checkout write every file; a refusal is written as what it said."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HOTSPOTS_")}
    wanted = {str(to / name): arguments for name, arguments in requests().items()}
    subprocess.run(
        [sys.executable, "-c", DRIVER], cwd=checkout, env=environment, input=json.dumps(wanted), text=True, check=True
    )


def compare(name: str, ours: Path, theirs: Path) -> str:
    """What to say of a file: `same`, or how it differs."""
    first, second = (folder.joinpath(name).read_bytes() for folder in (ours, theirs))
    if first == second:
        return f"same  {hashlib.sha256(first).hexdigest()[:12]}"
    if name.endswith((".pptx", ".docx")):
        found = differences(theirs / name, ours / name)
        return f"DIFFERENT  {len(found)} lines, such as {found[0][:90]}" if found else "same content"
    return f"DIFFERENT  {len(second):,} and {len(first):,} bytes"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("commit", help="the commit to compare with")
    commit = parser.parse_args().commit
    with tempfile.TemporaryDirectory() as name:
        base, ours, theirs = (Path(name) / part for part in ("base", "ours", "theirs"))
        subprocess.run(["git", "clone", "-q", "--shared", str(ROOT), str(base)], check=True)
        subprocess.run(["git", "checkout", "-q", commit], cwd=base, check=True)
        ours.mkdir()
        theirs.mkdir()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(run, (ROOT, base), (ours, theirs)))
        said = {file: compare(file, ours, theirs) for file in requests()}
    for file, what in said.items():
        sys.stdout.write(f"{file:28} {what}\n")
    different = sum(what.startswith("DIFFERENT") for what in said.values())
    sys.stdout.write(f"{len(said) - different} of {len(said)} are the same as at {commit}\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
