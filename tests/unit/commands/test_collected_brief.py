"""`hotspots brief BRIEFING` as a user runs it."""

import io
from pathlib import Path

import pytest
from pptx import Presentation
from small_map import SmallDataset

from geo.briefing.content.imprint_files import read_output
from geo.commands.cli import main

BRIEFING = """\
title: Two places
date: 2021-01-07
marking: TLP:GREEN
items:
  - hotspot: serbia
    headline: Both sign
  - hotspot: date-line
"""
MISSING = BRIEFING.replace("date-line", "atlantis")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "briefing.yaml"
    path.write_text(BRIEFING)
    return path


def brief(small: SmallDataset, *arguments: object) -> int:
    return main(["brief", *map(str, arguments), "--data", str(small.data), "--documents", str(small.documents)])


def test_a_briefing_becomes_slides_under_a_name_with_its_date(
    file: Path, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(small_dataset, file) == 0
    assert capsys.readouterr() == ("briefing_2021-01-07.pptx\n", "")
    content, imprint = read_output(Path("briefing_2021-01-07.pptx"))
    assert (imprint.title, imprint.marking, imprint.hotspots) == ("Two places", "TLP:GREEN", ("serbia", "date-line"))
    assert len(Presentation(io.BytesIO(content)).slides) == 6


@pytest.mark.parametrize("form", ["md", "markdown"])
def test_markdown_has_two_names(
    form: str, file: Path, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(small_dataset, file, "--format", form) == 0
    assert capsys.readouterr().out == "briefing_2021-01-07.md\n"


def test_how_it_looks_is_as_the_command_line_has_it(file: Path, small_dataset: SmallDataset) -> None:
    asked = ("--title", "Three", "--marking", "TLP:RED", "--draft", "--as-of", "2020-11", "--viewpoint", "UN")
    assert brief(small_dataset, file, *asked, "-o", "x.csv") == 0
    assert brief(small_dataset, file, *asked, "--size", "square", "--dpi", 96, "-o", "x.png") == 0
    _, imprint = read_output(Path("x.png"))
    assert (imprint.title, imprint.marking, imprint.as_of, imprint.viewpoint) == ("Three", "TLP:RED", "2020-11", "UN")
    assert (imprint.request.draft, imprint.request.size) == (True, "square")
    rows = Path("x.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["serbia"] * 3 + ["date-line"]


def test_what_a_briefing_carries_is_inspected(
    file: Path, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("--data", str(small_dataset.data), "--documents", str(small_dataset.documents))
    assert brief(small_dataset, file, "-o", "x.html") == 0
    assert main(["inspect", "x.html", *data]) == 0
    small_dataset.replace("Both ministers signed the accord on Tuesday.", "Fees remain as they were")
    capsys.readouterr()
    assert main(["inspect", "x.html", *data]) == 1
    assert "gone" in capsys.readouterr().out


def test_everything_that_is_gone_is_told_and_the_rest_is_built_on_request(
    file: Path, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MISSING)
    assert brief(small_dataset, file, "-o", "x.md") == 1
    said = capsys.readouterr().err
    assert "briefing.yaml:7:14: items[1].hotspot: there is no hotspot `atlantis` in the data" in said
    assert "the rest of the briefing is built with --skip-missing" in said
    assert not Path("x.md").exists()
    assert brief(small_dataset, file, "--skip-missing", "-o", "x.md") == 0
    left_out = "Left out: the hotspot atlantis, which is no longer in the data."
    assert capsys.readouterr().err == f"{left_out}\n"
    assert left_out in Path("x.md").read_text("utf-8")


def test_nothing_is_offered_where_the_file_is_wrong(
    file: Path, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MISSING.replace("title", "titel"))
    assert brief(small_dataset, file) == 1
    said = capsys.readouterr().err
    assert "2 problems in" in said
    assert "--skip-missing" not in said


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--hotspot", "serbia"), "argument --hotspot: not allowed with BRIEFING, which says what is shown"),
        (("--topic", "energy"), "argument --topic: not allowed with BRIEFING, which says what is shown"),
        (("--all",), "argument --all: not allowed with BRIEFING, which says what is shown"),
        (("--link", "?hotspot=serbia"), "argument --link: not allowed with BRIEFING, which says what is shown"),
    ],
)
def test_what_contradicts_the_file_is_wrong_usage(
    options: tuple[str, ...], told: str, file: Path, small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        brief(small_dataset, file, *options)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_there_is_nothing_to_skip_without_a_briefing(
    small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        brief(small_dataset, "--skip-missing")
    assert caught.value.code == 2
    assert "argument --skip-missing: only allowed with BRIEFING" in capsys.readouterr().err


def test_a_data_file_is_no_briefing(small_dataset: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(small_dataset, small_dataset.data) == 1
    assert "this is a data file; a briefing was expected" in capsys.readouterr().err
