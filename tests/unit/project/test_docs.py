"""What the documentation says is so: commands, options, fields, parameters, figures and examples."""

import argparse
import os
import re
import textwrap
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from documentation import PAGES, block, codes, command_lines, headings, table, text_of
from invented import SENTENCES
from quote_changes import TYPESETTING, meaning_changes
from repository import DATA, ROOT

from geo import __version__
from geo.commands import cli
from geo.commands.plain_text import sizes
from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.dataset.schema import reference
from geo.errors import InvalidData
from geo.evidence.documents import ENVIRONMENT
from geo.evidence.lock import lock_path, read_lock
from geo.evidence.proof import VERIFIED, ProofState
from geo.selection.basket import Basket
from geo.selection.selection import (
    Camera,
    FigureKind,
    Filters,
    FrameSize,
    MapView,
    Selection,
    selection_from_query,
    selection_to_query,
)

AUTHORING, BENCHMARKS, BORDERS = "docs/authoring.md", "docs/benchmarks.md", "docs/borders.md"
COMMANDS, DATA_FILE, PAGE, PROOF = "docs/commands.md", "docs/data-file.md", "docs/page.md", "docs/proof.md"
README = text_of("README.md")
LONGEST_README = 900
"""Words."""

INSTALL = "python3 -m venv .venv && .venv/bin/pip install --no-deps -r"
RUN = f"{INSTALL} requirements.lock && .venv/bin/pip install --no-deps -e . && .venv/bin/hotspots serve"
TEST = f"{INSTALL} tests/requirements.lock && .venv/bin/python -m pytest -n 2"

OF_OTHERS = {"--no-deps", "--check", "--server", "--follow"}
"""Options of pip, ruff, Streamlit and git that the documentation names."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(DATA).dataset


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001  # argparse has no public way to list them
    return dict(commands.choices)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}  # noqa: SLF001  # as above


def test_the_two_commands_stand_as_they_are_run() -> None:
    assert f"```sh\n{RUN}\n```\n" in README
    assert f"<!-- test command -->\n```sh\n{TEST}\n```\n" in README
    assert README.count("<!-- test command -->") == 1
    for lock in ("requirements.lock", "tests/requirements.lock"):
        assert (ROOT / lock).is_file()


def test_the_readme_is_a_front_door() -> None:
    assert len(README.split()) <= LONGEST_README
    assert headings("README.md")[1:] == ["Two commands", "Click", "Filter", "Brief", "Add an article", "Read on"]
    assert README.count("![") == 1


def test_adding_a_hotspot_comes_first_in_authoring() -> None:
    assert headings(AUTHORING)[:2] == ["Authoring", "Adding a hotspot"]


def test_the_reference_is_current() -> None:
    page = ROOT / DATA_FILE
    before, _, rest = page.read_text("utf-8").partition("<!-- reference -->\n")
    written, _, after = rest.partition("<!-- /reference -->")
    current = reference().replace("#### ", "### ").strip()
    if os.environ.get("HOTSPOTS_REWRITE_DOCS"):
        page.write_text(f"{before}<!-- reference -->\n\n{current}\n\n<!-- /reference -->{after}", "utf-8")
    else:
        assert written.strip() == current, "HOTSPOTS_REWRITE_DOCS=1 writes the reference anew"


def test_the_table_of_commands_is_the_parsers() -> None:
    common = {"--data", "--documents"}
    commands = commands_of(cli.parser())
    written = {row[0].strip("`").split()[0]: row for row in table(COMMANDS, "Commands")}
    assert list(written) == list(commands)
    for name, command in commands.items():
        options = {option.split()[0] for option in re.findall(r"`([^`]+)`", written[name][2])}
        assert options == options_of(command) - common, name


@pytest.mark.parametrize("page", PAGES)
def test_every_option_in_the_documentation_exists(page: str) -> None:
    known = {option for command in commands_of(cli.parser()).values() for option in options_of(command)}
    known |= {"--help", "--version"} | OF_OTHERS
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text_of(page).replace("<!--", ""))) - known == set()


def test_every_command_line_in_the_documentation_is_understood() -> None:
    lines = [line for page in PAGES for line in command_lines(page)]
    named = {"--help", "--version", *commands_of(cli.parser())}
    assert {line[0] for line in lines} <= named
    whole = [line for line in lines if len(line) > 1]
    assert len(whole) >= 30
    for arguments in whole:
        assert cli.parser().parse_args(arguments).command, arguments


@pytest.mark.parametrize("page", PAGES)
def test_the_command_has_one_spelling(page: str) -> None:
    assert "-m geo " not in text_of(page)


def test_the_formats_of_export_are_all_named() -> None:
    (row,) = (row for row in table(COMMANDS, "Commands") if row[0].startswith("`export"))
    assert tuple(re.findall(r"`([^`]+)`", row[1])) == cli.EXPORTS
    section = text_of(COMMANDS).partition("## Formats of export\n")[2].partition("\n## ")[0]
    assert set(cli.EXPORTS) <= set(codes(section))


def test_the_port_is_the_default_one() -> None:
    assert f"http://127.0.0.1:{cli.DEFAULT_PORT}/" in README
    assert f"http://127.0.0.1:{cli.DEFAULT_PORT}/" in text_of(PAGE)


def test_the_table_of_link_parameters_is_the_links() -> None:
    full = Selection(
        filters=Filters(
            source=("a",),
            topic=(Topic.ENERGY,),
            actor=("b",),
            speaker=("e",),
            stance=(Stance.REPORTS,),
            mode=(Mode.FORECAST,),
            claim=(EventType.ACCUSE,),
            precision=(Precision.SEA,),
            from_="2019",
            to="2020",
            q="c",
        ),
        hotspot="d",
        figure=FigureKind.MATRIX,
        compare=("f", "g"),
        view=MapView.GLOBE,
        viewpoint=Viewpoint.INDIA,
        camera=Camera(lat=1, lon=2, zoom=3),
        size=FrameSize.PRESENTATION,
        titled=False,
        since="2026-03-01",
        basket=Basket().with_hotspot("e").told("e", headline="f", line="g"),
    )
    written = [row[0].strip("`") for row in table(PAGE, "The link")]
    assert sorted(written) == sorted([*selection_to_query(full), "embed"])


def test_every_example_of_a_link_works(dataset: Dataset) -> None:
    for name, _, example in table(PAGE, "The link"):
        query = parse_qs(example.strip("`"))
        assert name.strip("`") in query
        if name == "`embed`":
            continue
        selection, notices = selection_from_query(query, dataset)
        assert notices == ()
        assert selection_to_query(selection).keys() == query.keys()


def test_the_example_stands_in_the_data_file() -> None:
    assert textwrap.indent(block(AUTHORING, "example"), "  ") in DATA.read_text("utf-8")


def test_the_report_is_what_the_loader_says_of_the_mistake(tmp_path: Path) -> None:
    spoilt = tmp_path / "hotspots.yaml"
    example = textwrap.indent(block(AUTHORING, "example"), "  ")
    text = DATA.read_text("utf-8")
    spoilt.write_text(text.replace(example, example.replace("precision: country", "precision: contry")), "utf-8")
    with pytest.raises(InvalidData) as caught:
        load(spoilt)
    said = str(caught.value).replace(str(spoilt), "data/hotspots.yaml")

    def without_numbers(report: str) -> str:
        # The line moves with every edit of the file above it.
        return re.sub(r" *\d+(?=[: ])", " N", report)

    assert without_numbers(said) == without_numbers(block(AUTHORING, "report").rstrip("\n"))


def test_the_states_are_those_of_the_proof() -> None:
    written = {row[0].strip("`"): row[2] for row in table(PROOF, "How the wording is checked")}
    assert written == {state.value: "yes" if state in VERIFIED else "no" for state in ProofState}
    assert len(ProofState) == 6, "the page says how many there are"


def test_the_viewpoints_are_all_named() -> None:
    section = text_of(BORDERS).partition("# Whose borders\n")[2]
    assert codes(section)[: len(Viewpoint)] == [viewpoint.value for viewpoint in Viewpoint]
    assert len(Viewpoint) == 8
    assert "eight viewpoints" in README


def test_the_kinds_of_figures_are_all_named() -> None:
    assert [row[0].strip("`") for row in table("docs/briefing.md", "Kinds")] == [kind.value for kind in FigureKind]


def test_the_figures_are_those_of_the_data(dataset: Dataset) -> None:
    count = sizes(dataset)
    assert count["sources"] == 5
    assert f"{count['hotspots']} places, {count['excerpts']} verbatim excerpts" in README
    shares = [source.quoted_share or 0 for source in read_lock(lock_path(DATA)).sources.values()]
    assert f"between {min(shares) * 100:.0f} % and {max(shares) * 100:.0f} %" in text_of(PROOF)


def test_the_figures_on_changed_meaning_are_those_of_the_tests() -> None:
    assert "more than 400 such edits and 20 kinds of typesetting" in text_of(PROOF)
    assert sum(len(meaning_changes(sentence)) for sentence in SENTENCES) > 400
    assert len(TYPESETTING) == 20


def test_the_changelog_begins_with_this_version() -> None:
    newest, *others = re.findall(r"^## (\S+)$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert (others[0] if newest == "Unreleased" else newest) == __version__


def test_the_variable_for_the_documents_is_named() -> None:
    assert f"`{ENVIRONMENT}`" in text_of(AUTHORING)


def test_every_benchmark_is_named() -> None:
    named = re.findall(
        r"^python (?:-m tests\.benchmarks\.(\w+)|tests/benchmarks/(\w+)\.py)$", text_of(BENCHMARKS), re.MULTILINE
    )
    files = {file.stem for file in (ROOT / "tests" / "benchmarks").glob("bench_*.py")}
    assert {module or script for module, script in named} == files
