"""`hotspots inspect` as a user runs it."""

import json
from pathlib import Path

import pytest
from small_map import SmallDataset

from geo import __version__
from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint import HTML_ID, make_imprint, to_json
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.commands.cli import main
from geo.dataset.model import Topic
from geo.evidence.edition import open_edition
from geo.selection.selection import Filters, Selection


def inspect(small: SmallDataset, *arguments: object) -> int:
    return main(["inspect", *map(str, arguments), "--data", str(small.data), "--documents", str(small.documents)])


@pytest.fixture
def page(small_dataset: SmallDataset, tmp_path: Path) -> Path:
    """A page of two hotspots, of which one article has no excerpt."""
    edition = open_edition(small_dataset.data, small_dataset.documents)
    brief = Brief(selection=Selection(filters=Filters(q="vessels")), marking="TLP:GREEN", draft=True)
    return document(tmp_path, make_sheet(brief, edition))


def document(folder: Path, sheet: Sheet) -> Path:
    """A page with nothing but the imprint of a sheet."""
    imprint = make_imprint(sheet, "html", "A caption.")
    file = folder / "page.html"
    file.write_text(f'<html><script type="application/json" id="{HTML_ID}">{to_json(imprint)}</script></html>')
    return file


def test_it_prints_what_a_document_is_and_that_it_holds(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspect(small_dataset, page) == 0
    sha256 = open_edition(small_dataset.data, small_dataset.documents).sha256
    assert capsys.readouterr() == (
        (
            "Title:      On Serbia and Islands at the date line one article is quoted (2019–2020; filtered)\n"
            "Link:       ?q=vessels\n"
            "Kind:       map, html, slide-16x9, draft\n"
            "Marking:    TLP:GREEN\n"
            "As of:      31 December 2020\n"
            "Viewpoint:  de-facto\n"
            "Shows:      2 hotspots, 1 excerpt: [1] gazette-2020 0, [2] bulletin-2019 1\n"
            f"Data:       {sha256} (hotspots {__version__})\n"
            "Data today: the same\n"
            "\n"
            "same data, same content\n"
        ),
        "",
    )


def test_a_change_elsewhere_is_told_apart_from_one_of_what_is_shown(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_dataset.replace("aliases: [Beograd]", "aliases: [Beograd, Singidunum]")
    assert inspect(small_dataset, page) == 0
    out = capsys.readouterr().out
    assert out.endswith("\n\nthe data file has changed since, but not what this document shows\n")
    assert open_edition(small_dataset.data, small_dataset.documents).sha256 in out
    small_dataset.replace("as_of: 2020-12-31", "as_of: 2021-02")
    assert inspect(small_dataset, page) == 1
    assert capsys.readouterr().out.endswith(
        "\n\nwhat this document shows has changed\n  cut-off: was 2020-12-31, is 2021-02\n"
    )


@pytest.mark.parametrize("number", ["2", "[2]"])
def test_a_number_leads_to_the_excerpts_their_anchors_and_documents(
    small_dataset: SmallDataset, page: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspect(small_dataset, page, number) == 0
    assert capsys.readouterr().out == (
        "[2] Title unknown. Publisher unknown, [June 2019].\n"
        "Document: bulletin.txt\n"
        "\n"
        "  Serbia, Islands at the date line\n"
        "    “Observers counted nine vessels in May 2019, and none in June.”\n"
        "      7010c2d5fa · exact · bulletin.txt, characters 129–190\n"
        "      Analyst’s coding, Serbia: May 2019\n"
        "      Analyst’s coding, Islands at the date line: Fishermen · May 2019\n"
    )


def test_who_speaks_is_told_and_of_each_hotspot_shown_what_differs(
    coded_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = open_edition(coded_dataset.data, coded_dataset.documents)
    both = document(tmp_path, make_sheet(Brief(), edition))
    assert inspect(coded_dataset, both, 1) == 0
    assert "\n\n  Belgrade’s harbour, Serbia\n" in capsys.readouterr().out
    selection = Selection(filters=Filters(topic=(Topic.DIPLOMACY,)))
    assert inspect(coded_dataset, document(tmp_path, make_sheet(Brief(selection=selection), edition)), 1) == 0
    out = capsys.readouterr().out
    assert "\n  Serbia\n" in out
    assert "Belgrade’s harbour" not in out
    assert "\n      — the harbour master of Belgrade, as reported by the article\n" in out
    assert out.endswith("      Analyst’s coding: diplomacy · Fishermen · named in passing\n")


def test_an_article_without_an_excerpt_is_said_to_have_none(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspect(small_dataset, page, 1) == 0
    assert capsys.readouterr().out.endswith("\nNo excerpt of it is shown here.\n")


def test_an_excerpt_that_is_gone_is_named(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = small_dataset.data.read_text("utf-8")
    changed = text.replace(
        "Observers counted nine vessels in May 2019, and none in June.", "Their fishermen sell to whoever comes first."
    )
    small_dataset.data.write_text(changed, "utf-8")
    assert inspect(small_dataset, page, 2) == 1
    out, err = capsys.readouterr()
    assert out.endswith("Document: bulletin.txt\n")
    assert err == "excerpt 7010c2d5fa: it is no longer in the data file\n"


def test_a_number_that_is_not_on_it_is_one_line(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspect(small_dataset, page, 3) == 1
    assert capsys.readouterr().err == (
        f"N: there is no article [3] in {page}; one of [1], [2] was expected; choose one\n"
    )
    with pytest.raises(SystemExit) as end:
        inspect(small_dataset, page, "three")
    assert end.value.code == 2
    assert "'three' is no number of an article; one such as 3 or [3] was expected" in capsys.readouterr().err


def test_as_json_it_is_for_a_machine(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspect(small_dataset, page, "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["form"], record["link"], record["hotspots"]) == ("html", "?q=vessels", ["serbia", "date-line"])
    assert record["today"] == {
        "data_sha256": record["data_sha256"],
        "holds": True,
        "verdict": "same",
        "compared": "content",
        "changes": [],
    }
    assert inspect(small_dataset, page, "2", "--json") == 0
    article = json.loads(capsys.readouterr().out)
    serbia, islands = article["excerpts"]
    assert (article["id"], article["gone"], serbia["document"]) == ("bulletin-2019", [], "bulletin.txt")
    assert serbia["anchor"] == islands["anchor"] == "bulletin.txt, characters 129–190"
    assert serbia["id"] == islands["id"]
    assert [(one["hotspots"], one["actors"]) for one in (serbia, islands)] == [
        (["Serbia"], []),
        (["Islands at the date line"], ["Fishermen"]),
    ]


def test_as_json_an_excerpt_is_one_record_for_the_hotspots_that_have_it_alike(
    small_dataset: SmallDataset, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = "        event: { date: 2019-05 }\n"
    small_dataset.replace(f"{event}      - source", f"{event}        actors: [Fishermen]\n      - source")
    inspect(small_dataset, page, "2", "--json")
    (excerpt,) = json.loads(capsys.readouterr().out)["excerpts"]
    assert excerpt["hotspots"] == ["Serbia", "Islands at the date line"]


def test_a_foreign_file_is_one_line(
    small_dataset: SmallDataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inspect(small_dataset, small_dataset.data) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"{small_dataset.data}: this file carries no imprint of hotspots; ")
    assert inspect(small_dataset, tmp_path / "none.png") == 1
    assert "there is no such file" in capsys.readouterr().err
