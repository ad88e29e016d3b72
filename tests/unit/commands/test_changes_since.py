"""Tests of `hotspots changes`, with a real repository."""

import hashlib
import json
from pathlib import Path

import pytest
from git_repository import needs_git
from small_history import FIRST, SECOND, SmallHistory, write_small_history

from geo.commands.cli import main
from geo.dataset.loader import load

pytestmark = needs_git

SIGNED = "Both ministers signed the accord on"
ACCORD, ISLE = (
    hashlib.sha256(f"{source}\n{quote}".encode()).hexdigest()[:10]
    for source, quote in (
        ("gazette-2020", "Both ministers signed the accord on Tuesday."),
        ("bulletin-2019", "Their fishermen sell to whoever comes first."),
    )
)


def ids(made: SmallHistory, hotspot: str) -> list[str]:
    return [excerpt.id for excerpt in load(made.small.data).dataset.hotspots[hotspot].excerpts]


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallHistory:
    made = write_small_history(tmp_path / "map")
    capsys.readouterr()
    return made


def changes(made: SmallHistory, since: str, *more: str) -> int:
    files = ["--data", str(made.small.data), "--documents", str(made.small.documents)]
    return main(["changes", *files, f"--since={since}", *more])


def test_nothing_changed_is_status_0(made: SmallHistory, capsys: pytest.CaptureFixture[str]) -> None:
    assert changes(made, SECOND) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"Nothing changed since 1 March 2026 (commit {made.second[:10]} of 1 March 2026, data ")
    assert (out.count("\n"), err) == (1, "")


def test_what_changed_is_status_1_and_told_item_by_item(made: SmallHistory, capsys: pytest.CaptureFixture[str]) -> None:
    made.small.replace("Both ministers signed the accord on Tuesday.", "Both ministers signed the accord on a Tuesday.")
    made.small.replace(
        "        topics: [economy, diplomacy]\n", '        topics: [economy]\n        speaker: "A harbour master"\n'
    )
    made.small.replace("as_of: 2020-12-31", "as_of: 2021-01-31")
    assert changes(made, FIRST) == 1
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "1 hotspot and 1 excerpt gone since 1 February 2026; 2 excerpts altered; "
        "what is said of the whole map altered; 1 quote no longer verified (commit "
    )
    talk, accord = ids(made, "belgrade"), ids(made, "serbia")
    assert lines == [
        "",
        "The whole map",
        "  as_of: was “2020-12-31”, is “2021-01-31”",
        "",
        "Hotspots",
        "  − far-isle: The far isle",
        "",
        "Excerpts: Belgrade’s harbour (belgrade)",
        f'  ~ [1] {talk[0]} “"No port will be closed," said the harbour …”',
        "      topics: −diplomacy",
        "      speaker: was none, is “A harbour master”",
        "      stance: was “asserts”, is “reports”",
        "",
        "Excerpts: Serbia (serbia)",
        f"  ~ [1] {ACCORD} → {accord[1]} “Both ministers signed the accord on a Tuesday.”",
        f"      quote: was “{SIGNED} Tuesday.”, is “{SIGNED} a Tuesday.”",
        "",
        "Excerpts: The far isle (far-isle)",
        f"  − [2] {ISLE} “Their fishermen sell to whoever comes first.”",
        "",
        "Checks",
        f"  [1] {accord[1]} “Both ministers signed the accord on a Tuesday.” exact → altered: no longer verified",
    ]


def test_as_json_it_is_for_a_program(made: SmallHistory, capsys: pytest.CaptureFixture[str]) -> None:
    made.small.replace('note: "The analyst’s own words."', 'note: "Other words of the analyst."')
    assert changes(made, FIRST, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] is True
    assert told["since"]["commit"] == made.first
    assert told["since"]["committed"] == FIRST
    assert [(c["id"], c["change"]) for c in told["hotspots"]] == [("far-isle", "gone")]
    assert [(c["hotspot"], c["change"]) for c in told["excerpts"]] == [("belgrade", "altered"), ("far-isle", "gone")]
    assert told["excerpts"][0]["fields"] == [
        {"field": "note", "before": "The analyst’s own words.", "after": "Other words of the analyst."}
    ]
    assert told["excerpts"][0]["id"] == told["excerpts"][0]["former_id"]
    assert (told["checks_compared"], told["checks"]) == (True, [])
    assert changes(made, SECOND, "--json") == 1


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2026-01-31", "its history begins on 2026-02-01, after 2026-01-31"),
        ("nosuch", "there is no revision `nosuch`"),
        ("--output=x", "is no day, data hash or revision, and no file"),
        ("2026-13-01", "is no day of the calendar"),
        ("", "is no day, data hash or revision"),
    ],
)
def test_what_cannot_be_told_is_status_2_and_one_line(
    made: SmallHistory, capsys: pytest.CaptureFixture[str], since: str, said: str
) -> None:
    assert changes(made, since) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_a_data_file_that_is_not_in_order_is_trouble_not_a_change(
    made: SmallHistory, capsys: pytest.CaptureFixture[str]
) -> None:
    made.small.replace("precision: city", "precision: town")
    assert changes(made, FIRST) == 2
    assert "town" in capsys.readouterr().err


def test_since_is_wanted() -> None:
    with pytest.raises(SystemExit) as left:
        main(["changes"])
    assert left.value.code == 2


def test_inspect_tells_each_field_by_the_same_comparison_where_the_history_has_what_a_page_was_made_from(
    made: SmallHistory, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = ["--data", str(made.small.data), "--documents", str(made.small.documents)]
    page = tmp_path / "serbia.html"
    assert main(["brief", *files, "--hotspot", "serbia", "-o", str(page)]) == 0
    made.small.replace(f"{SIGNED} Tuesday.", f"{SIGNED} a Tuesday.")
    made.small.replace("        topics: [diplomacy]\n", "        topics: [military]\n")
    made.small.replace('name: "Serbia"', 'name: "The country"')
    capsys.readouterr()
    assert main(["inspect", *files, str(page)]) == 1
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    (now,) = [i for i in ids(made, "serbia") if f"excerpt {i} under serbia: topics: +military, −diplomacy" in lines]
    assert f"excerpt {now} under serbia: quote: was “{SIGNED} Tuesday.”, is “{SIGNED} a Tuesday.”" in lines
    assert "hotspot serbia: name: was “Serbia”, is “The country”" in lines
    assert f"excerpt {now}: exact → altered: no longer verified" in lines
    assert not [line for line in lines if line.endswith((": gone", ": added"))]


def test_a_figure_of_what_changed_is_drawn_asked_and_refused_by_its_options(
    made: SmallHistory, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = ["--data", str(made.small.data), "--documents", str(made.small.documents)]
    figure = tmp_path / "changes.svg"
    made.repository.git("tag", "v1", made.first)
    assert main(["brief", *files, "--kind", "changes", "--since", "v1", "-o", str(figure)]) == 0
    capsys.readouterr()
    assert main(["inspect", *files, "--json", str(figure)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["title"] == "1 hotspot and 1 excerpt gone since the version of 1 February 2026"
    # A tag can be moved: the link has the data's own hash.
    (key,) = told["request"]["query"]["since"]
    assert len(key) == 12
    made.repository.git("tag", "--force", "v1", made.second)
    assert main(["inspect", *files, str(figure)]) == 0
    for more, said in (
        (["--kind", "changes"], "nothing is named to compare the data with"),
        (["--since", "v1"], "compares nothing; --kind changes was expected"),
        (["--link", "?figure=changes&since=/etc/passwd"], "`since` is “/etc/passwd”"),
    ):
        capsys.readouterr()
        assert main(["brief", *files, *more, "-o", str(tmp_path / "no.svg")]) == 1
        assert said in capsys.readouterr().err
