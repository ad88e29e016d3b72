"""What the documentation says is so: commands, options, fields, parameters, files, links, figures and examples."""

import argparse
import re
import shlex
import struct
import textwrap
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from invented import SENTENCES
from quote_changes import TYPESETTING, meaning_changes
from repository import DATA, ROOT

from geo import __version__
from geo.commands import cli
from geo.commands.plain_text import sizes
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.dataset.schema import reference
from geo.errors import InvalidData
from geo.evidence.documents import ENVIRONMENT
from geo.evidence.lock import lock_path, read_lock
from geo.evidence.proof import VERIFIED, State
from geo.selection.selection import Camera, FigureKind, Filters, FrameSize, MapView, Selection, from_query, to_query

DOCS = ("README.md", "CHANGELOG.md", "data/README.md", "geo/atlas/geodata/README.md", "tests/data/invalid/README.md")
README = (ROOT / "README.md").read_text("utf-8")
SCREENSHOT = ROOT / ".github" / "screenshot.png"
LARGEST_SCREENSHOT = 350 * 1024

RUN = "python3 -m venv .venv && .venv/bin/pip install -r requirements.lock && .venv/bin/python -m geo serve"
TEST = "python3 -m venv .venv && .venv/bin/pip install -r tests/requirements.lock && .venv/bin/python -m pytest -n 2"

HOSTS = {"127.0.0.1:8501", "maps.example.org", "www.naturalearthdata.com", "www.geonames.org", "creativecommons.org"}
"""Where the documentation may lead: the app itself, an invented server, and who made the map data."""
OF_OTHERS = {"--no-deps", "--check", "--server"}
"""Options of pip and ruff that the documentation names."""
ABSENT = {"data/documents/", "documents/", "my/map.yaml", "my/documents/", "map.geojson", "arctic.png", "briefing.pptx",
          "ID.source.yaml", "hotspots.rejected.json", "data/hotspots.rejected.json",
          "data/hotspots.yaml.bak"}  # fmt: skip
"""Named on purpose although the repository has no such file: the reader's own."""
TEXT_FILES = {".css", ".gitattributes", ".gitignore", ".in", ".js", ".json", ".lock", ".md", ".py", ".sh", ".svg",
              ".toml", ".txt", ".yaml", ".yml"}  # fmt: skip


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(DATA).dataset


def table(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading of the README, without its head."""
    section = re.split(r"^#{2,4} ", README.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    assert len(rows) > 2, f"no table below {heading}"
    return rows[2:]


def block(marker: str) -> str:
    """The fenced block that follows a comment in the README, without the fence and the indentation of its list."""
    found = re.search(rf"^( *)<!-- {marker} -->\n\1```\w+\n(.*?)^\1```", README, re.DOTALL | re.MULTILINE)
    assert found, f"no block after {marker}"
    return textwrap.dedent(found[2])


def codes(text: str) -> list[str]:
    """The inline code of a text."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE))


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001  # argparse has no public way to list them
    return dict(commands.choices)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}  # noqa: SLF001  # as above


def command_lines() -> Iterator[list[str]]:
    """The arguments of every `hotspots …` and `python -m geo …` in the documentation."""
    for doc in DOCS[:3]:
        text = (ROOT / doc).read_text("utf-8")
        yield from (shlex.split(code)[1:] for code in codes(text) if code.startswith("hotspots "))
        yield from (shlex.split(found[1]) for found in re.finditer(r"python -m geo (.+)$", text, re.MULTILINE))


def test_the_two_commands_stand_as_they_are_run() -> None:
    assert f"```sh\n{RUN}\n```\n" in README
    assert f"<!-- test command -->\n```sh\n{TEST}\n```\n" in README
    assert README.count("<!-- test command -->") == 1
    for lock in ("requirements.lock", "tests/requirements.lock"):
        assert (ROOT / lock).is_file()


def test_adding_a_hotspot_comes_first_after_the_commands() -> None:
    headings = re.findall(r"^## (.+)$", README, re.MULTILINE)
    assert headings[:2] == ["Two commands", "Adding a hotspot"]


def test_the_reference_is_current() -> None:
    written = README.partition("<!-- reference -->")[2].partition("<!-- /reference -->")[0]
    assert written.strip() == reference().strip(), "put what geo.dataset.schema.reference() gives between the markers"


def test_the_table_of_commands_is_the_parsers() -> None:
    common = {"--data", "--documents"}
    commands = commands_of(cli.parser())
    rows = {row[0].strip("`").split()[0]: row for row in table("The command line")}
    assert list(rows) == list(commands)
    for name, command in commands.items():
        written = {option.split()[0] for option in re.findall(r"`([^`]+)`", rows[name][2])}
        assert written == options_of(command) - common, name


def test_every_option_in_the_documentation_exists() -> None:
    known = {option for command in commands_of(cli.parser()).values() for option in options_of(command)}
    known |= {"--help", "--version"} | OF_OTHERS
    for doc in DOCS[:3]:
        text = (ROOT / doc).read_text("utf-8")
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text.replace("<!--", ""))) - known == set(), doc


def test_every_command_line_in_the_documentation_is_understood() -> None:
    lines = list(command_lines())
    assert len(lines) >= 10
    for arguments in lines:
        assert cli.parser().parse_args(arguments).command, arguments


def test_the_formats_of_export_are_all_named() -> None:
    (row,) = (row for row in table("The command line") if row[0].startswith("`export"))
    assert tuple(re.findall(r"`([^`]+)`", row[1])) == cli.EXPORTS


def test_the_port_is_the_default_one() -> None:
    assert f"http://127.0.0.1:{cli.DEFAULT_PORT}/" in README


def test_the_table_of_link_parameters_is_the_links() -> None:
    full = Selection(
        filters=Filters(
            source=("a",),
            topic=(Topic.ENERGY,),
            actor=("b",),
            precision=(Precision.SEA,),
            from_="2019",
            to="2020",
            q="c",
        ),
        hotspot="d",
        figure=FigureKind.MATRIX,
        view=MapView.GLOBE,
        viewpoint=Viewpoint.INDIA,
        camera=Camera(lat=1, lon=2, zoom=3),
        size=FrameSize.PRESENTATION,
    )
    written = [row[0].strip("`") for row in table("The link")]
    assert sorted(written) == sorted([*to_query(full), "embed"])


def test_every_example_of_a_link_works(dataset: Dataset) -> None:
    for name, _, example in table("The link"):
        query = parse_qs(example.strip("`"))
        assert name.strip("`") in query
        if name == "`embed`":
            continue
        selection, notices = from_query(query, dataset)
        assert notices == ()
        assert to_query(selection).keys() == query.keys()


def test_the_example_stands_in_the_data_file() -> None:
    assert textwrap.indent(block("example"), "  ") in DATA.read_text("utf-8")


def test_the_report_is_what_the_loader_says_of_the_mistake(tmp_path: Path) -> None:
    spoilt = tmp_path / "hotspots.yaml"
    example = textwrap.indent(block("example"), "  ")
    text = DATA.read_text("utf-8")
    spoilt.write_text(text.replace(example, example.replace("precision: country", "precision: contry")), "utf-8")
    with pytest.raises(InvalidData) as caught:
        load(spoilt)
    said = str(caught.value).replace(str(spoilt), "data/hotspots.yaml")

    def without_numbers(report: str) -> str:
        # The line moves with every edit of the file above it.
        return re.sub(r" *\d+(?=[: ])", " N", report)

    assert without_numbers(said) == without_numbers(block("report").rstrip("\n"))


def test_the_states_are_those_of_the_proof() -> None:
    written = {row[0].strip("`"): row[2] for row in table("What “verified” means")}
    assert written == {state.value: "yes" if state in VERIFIED else "no" for state in State}


def test_the_viewpoints_are_all_named() -> None:
    section = README.partition("## Whose borders\n")[2]
    assert codes(section)[: len(Viewpoint)] == [viewpoint.value for viewpoint in Viewpoint]
    assert len(Viewpoint) == 7
    assert "seven viewpoints" in README


def test_the_figures_are_those_of_the_data(dataset: Dataset) -> None:
    count = sizes(dataset)
    assert count["sources"] == 5
    assert f"{count['hotspots']} places, {count['excerpts']} verbatim excerpts" in README
    shares = [source.quoted_share or 0 for source in read_lock(lock_path(DATA)).sources.values()]
    assert f"between {min(shares) * 100:.0f} % and {max(shares) * 100:.0f} %" in README


def test_the_figures_on_changed_meaning_are_those_of_the_tests() -> None:
    assert "more than 400 such edits and 20 kinds of typesetting" in README
    assert sum(len(meaning_changes(sentence)) for sentence in SENTENCES) > 400
    assert len(TYPESETTING) == 20


def test_the_changelog_begins_with_this_version() -> None:
    (newest, *_) = re.findall(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest == __version__


def test_the_variable_for_the_documents_is_named() -> None:
    assert f"`{ENVIRONMENT}`" in README


@pytest.mark.parametrize("doc", DOCS)
def test_every_file_named_exists(doc: str) -> None:
    here = (ROOT / doc).parent
    for code in codes((ROOT / doc).read_text("utf-8")):
        if re.fullmatch(r"[\w./-]*(/|\.(py|md|yaml|json|lock|toml|geojson|gz|png))", code) and code not in ABSENT:
            name = code.lstrip("/")
            found = [base for base in (ROOT, here, ROOT / "geo") if (base / name).exists()]
            assert found or doc.startswith(("geo/", "tests/")), f"{doc} names {code}"


def test_every_benchmark_named_exists() -> None:
    named = re.findall(r"python (?:-m tests\.benchmarks\.(\w+)|tests/benchmarks/(\w+)\.py)$", README, re.MULTILINE)
    files = {file.stem for file in (ROOT / "tests" / "benchmarks").glob("bench_*.py")}
    assert {module or script for module, script in named} - files == set()
    assert len(named) >= 3


@pytest.mark.parametrize("doc", DOCS)
def test_every_link_leads_somewhere(doc: str) -> None:
    text = (ROOT / doc).read_text("utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        parts = urlsplit(target)
        if parts.scheme:
            continue
        file = (ROOT / doc).parent / parts.path if parts.path else ROOT / doc
        assert file.exists(), f"{doc} leads to {target}"
        if parts.fragment:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            assert parts.fragment in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}, target


@pytest.mark.parametrize("doc", DOCS)
def test_links_leave_only_for_a_few_hosts(doc: str) -> None:
    text = (ROOT / doc).read_text("utf-8")
    assert set(re.findall(r"https?://([^/\s)\"'`]+)", text)) <= HOSTS


def text_files() -> Iterator[Path]:
    """The project's own text files: no documents, no caches, no environments."""
    yield from (file for file in ROOT.iterdir() if file.is_file() and {file.suffix, file.name} & TEXT_FILES)
    for folder in (".ci", ".github", ".streamlit", "data", "geo", "tests"):
        for file in (ROOT / folder).rglob("*"):
            if (file.suffix in TEXT_FILES or folder == ".ci") and file.is_file() and "documents" not in file.parts:
                yield file


def test_no_file_names_a_package_registry() -> None:
    # Put together here, so that this file does not name them either.
    registries = [".".join(parts) for parts in (
        ("pypi", "org"), ("files", "pythonhosted", "org"), ("registry", "npmjs", "org"), ("conda", "anaconda", "org"),
        ("proxy", "golang", "org"), ("index", "crates", "io"),
    )]  # fmt: skip
    indexes = [f"--{name}" for name in ("index-url", "extra-index-url", "find-links", "trusted-host")]
    named = {
        (file.relative_to(ROOT).as_posix(), word)
        for file in text_files()
        for word in (*registries, *indexes)
        if word in file.read_text("utf-8", errors="replace")
    }
    assert named - {("tests/unit/project/test_docs.py", word) for word in indexes} == set()


def test_no_file_names_a_folder_of_one_machine() -> None:
    homes = [f"/{name}/" for name in ("home", "Users", "root", "work")]
    pattern = re.compile(rf"(?<![\w.…]){'|'.join(map(re.escape, homes))}")
    named = {
        file.relative_to(ROOT).as_posix()
        for file in text_files()
        if pattern.search(file.read_text("utf-8", errors="replace"))
    }
    assert named == set()


def test_lock_files_hold_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "tests/requirements.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[\w.\[\]-]+==\S+(.*(?:\n    .*)*)", text, re.MULTILINE)
        assert pinned
        assert all("--hash=sha256:" in rest for rest in pinned)


def test_the_screenshot_is_a_picture_of_a_laptops_screen() -> None:
    content = SCREENSHOT.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert (width % 1366, height % 768, width // 1366) == (0, 0, height // 768)
    assert 20_000 < len(content) <= LARGEST_SCREENSHOT
    assert SCREENSHOT.relative_to(ROOT).as_posix() in README
