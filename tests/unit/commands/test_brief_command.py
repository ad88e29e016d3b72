"""`hotspots brief` as a user runs it."""

import os
import re
from pathlib import Path

import pytest
from coded_claims_map import write_coded_map
from small_map import SmallDataset

from geo.briefing.content.imprint_files import read_output
from geo.commands.cli import main


def brief(small: SmallDataset, *arguments: object) -> int:
    return main(["brief", *map(str, arguments), "--data", str(small.data), "--documents", str(small.documents)])


def test_a_figure_is_written_under_a_name_that_says_what_and_when(
    small_dataset: SmallDataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    options = ("--hotspot", "serbia", "--source", "gazette-2020", "--kind", "map", "--size", "square", "--dpi", 96)
    assert brief(small_dataset, *options, "--marking", "TLP:AMBER") == 0
    assert capsys.readouterr() == ("hotspots_serbia_2020-12-31.png\n", "")
    _, imprint = read_output(tmp_path / "hotspots_serbia_2020-12-31.png")
    assert (imprint.link, imprint.marking) == ("?hotspot=serbia&source=gazette-2020", "TLP:AMBER")
    assert (imprint.request.size, imprint.request.dpi) == ("square", 96)


def test_a_pasted_link_gives_the_same_bytes_as_its_options(small_dataset: SmallDataset, tmp_path: Path) -> None:
    options = ("--hotspot", "serbia", "--topic", "diplomacy", "--kind", "matrix", "-o", tmp_path / "options.svg")
    link = ("--link", "?hotspot=serbia&figure=matrix&topic=diplomacy", "-o", tmp_path / "link.svg")
    assert brief(small_dataset, *options) == brief(small_dataset, *link) == 0
    assert (tmp_path / "options.svg").read_bytes() == (tmp_path / "link.svg").read_bytes()


def test_letters_that_no_font_has_are_told_beside_the_output(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "figure: no font that is shipped has all letters of हिन्दी (hindi); on figures they are in Latin letters\n"
    for form, line in (("svg", told), ("md", "")):
        assert brief(small_dataset, "--hotspot", "serbia", "--title", "हिन्दी", "-o", tmp_path / f"out.{form}") == 0
        assert capsys.readouterr().err == line


def test_no_output_carries_a_link_to_this_machine(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = "http://127.0.0.1:8501/?hotspot=serbia"
    for form in ("svg", "html", "md"):
        out = tmp_path / f"out.{form}"
        assert brief(small_dataset, "--link", link, "-o", out) == 0
        assert capsys.readouterr().err == (
            "No link is printed: http://127.0.0.1:8501/ opens on this machine only; "
            "say with --address or in about.URL where others find the map.\n"
        )
        visible = re.sub(r"(?s)<metadata>.*?</metadata>|<script.*?</script>", "", out.read_text("utf-8"))
        assert not re.search(r"Link:|This view:|\?hotspot=", visible)
        assert "127.0.0.1" not in visible


@pytest.mark.parametrize("form", ["csv", "svg"])
def test_a_dash_is_standard_output(
    form: str, small_dataset: SmallDataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    file = tmp_path / f"out.{form}"
    assert brief(small_dataset, "-o", file) == 0
    capfdbinary.readouterr()
    assert brief(small_dataset, "--format", form, "-o", "-") == 0
    written, _ = capfdbinary.readouterr()
    assert written == file.read_bytes()
    assert not Path("-").exists()


def test_the_data_behind_a_figure_is_exactly_what_is_shown(small_dataset: SmallDataset, tmp_path: Path) -> None:
    assert brief(small_dataset, "--source", "bulletin-2019", "-o", tmp_path / "x.csv") == 0
    rows = (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["serbia", "date-line"]


def test_claims_are_a_kind_whose_link_and_options_give_the_same_and_whose_table_is_of_claims(tmp_path: Path) -> None:
    data = ("--data", str(write_coded_map(tmp_path)))
    options = ("--hotspot", "serbia", "--kind", "claims", "--claim", "aid")
    link = ("--link", "?hotspot=serbia&figure=claims&claim=aid")
    for name, asked in (("options", options), ("link", link)):
        for end in ("csv", "svg"):
            assert main(["brief", *asked, "-o", str(tmp_path / f"{name}.{end}"), *data]) == 0
    for end in ("csv", "svg"):
        assert (tmp_path / f"options.{end}").read_bytes() == (tmp_path / f"link.{end}").read_bytes()
    rows = (tmp_path / "link.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["coded_claim", "China aids Serbia"]
    _, imprint = read_output(tmp_path / "link.svg")
    assert imprint.link == "?hotspot=serbia&figure=claims&claim=aid"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--hotspot", "sebria"),
        ("--source", "gazete-2020"),
        ("--q", "nowhere"),
        ("--size", "a5"),
        ("--marking", "TLP:ORANGE"),
        ("--title", "a\x07"),
        ("--link", "?hotspot=sebria"),
        ("--format", "ppt"),
        ("--dpi", "20"),
    ],
)
def test_what_cannot_be_had_is_one_line_and_no_file(
    small_dataset: SmallDataset, tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    assert brief(small_dataset, *arguments, "-o", tmp_path / "out.png") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"[^\n]+\n", err)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--all", "--hotspot", "serbia"),
        ("--link", "?", "--source", "gazette-2020"),
        ("--link", "?", "--all"),
        ("--dpi", "many"),
        ("--hot", "serbia"),
    ],
)
def test_options_that_exclude_each_other_are_wrong_usage(
    small_dataset: SmallDataset, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        brief(small_dataset, *arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: hotspots")


def test_what_stands_in_the_way_of_the_file_is_said_before_the_work(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The data file does not exist: had it been looked at, it would be the news.
    small_dataset.data.unlink()
    there = tmp_path / "there.png"
    there.write_text("mine")
    for path, news in (
        (there, "exists already; nothing was written; add --force to replace it"),
        (tmp_path, "is a folder; a file was expected; give the name of a file with -o FILE"),
        (tmp_path / "no" / "x.png", ("cannot be written (no such file or directory); a writable folder was expected; "
         "choose another with -o FILE")),
        (Path(os.devnull), "is no ordinary file; one was expected; give another name with -o FILE"),
    ):  # fmt: skip
        assert brief(small_dataset, "-o", path, *(["--force"] if path == Path(os.devnull) else [])) == 1
        assert capsys.readouterr().err == f"{path}: {news}\n"
    assert there.read_text() == "mine"


def test_force_replaces_a_file(small_dataset: SmallDataset, tmp_path: Path) -> None:
    (tmp_path / "x.ris").write_text("mine")
    assert brief(small_dataset, "-o", tmp_path / "x.ris", "--force") == 0
    assert (tmp_path / "x.ris").read_text("utf-8").startswith("TY  - ")
