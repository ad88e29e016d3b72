"""The view of what changed, with a real repository behind it."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from app_page import address, click, component, components, notices, open_page, rerun, status
from git_repository import needs_git
from small_history import FIRST, SECOND, SmallHistory, write_small_history
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.evidence import git_history
from geo.page.shared import served_files

pytestmark = needs_git

VIEW = {"figure": "changes"}
SIGNED = "Both ministers signed the accord on"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallHistory:
    """As it was on 1 February; since then one hotspot is gone, and on disk one quote is another."""
    made = write_small_history(tmp_path / "map")
    made.small.replace("Both ministers signed the accord on Tuesday.", "Both ministers signed the accord on a Tuesday.")
    monkeypatch.setenv("HOTSPOTS_DATA", str(made.small.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(made.small.documents))
    return made


def headline(page: AppTest) -> str:
    (line,) = [m.value for m in page.markdown if " since " in m.value]
    return str(line).strip("*")


def groups(page: AppTest) -> list[dict[str, Any]]:
    found = components(page, "names")
    return found[0]["groups"] if found else []


def lines(page: AppTest) -> list[str]:
    """Every line as it is read: its sign, words, names and words behind."""
    return [
        " ".join(filter(None, [line["sign"], line["what"], *(name["label"] for name in line["names"]), line["after"]]))
        for group in groups(page)
        for line in group["lines"]
    ]


def choice(page: AppTest) -> Any:  # noqa: ANN401  Streamlit's own
    return page.selectbox(key="since")


def refusals(page: AppTest) -> list[str]:
    return [info.value for info in page.info if info.icon == ":material/history:"]


def test_a_link_opens_what_changed_since_a_day(made: SmallHistory) -> None:
    page = open_page({**VIEW, "since": FIRST})
    assert headline(page) == (
        "1 hotspot and 1 excerpt gone since 1 February 2026; 1 excerpt altered; 1 quote no longer verified"
    )
    assert lines(page) == [
        "~ Serbia 1 excerpt altered; 1 quote no longer verified",
        f"~ [1] “{SIGNED} a Tuesday.” quote: was “{SIGNED} Tuesday.”, is “{SIGNED} a Tuesday.”",
        "! [1] “Both ministers signed the accord on a Tuesday.” exact → altered: no longer verified",
        "− The far isle gone, 1 excerpt",
        "− [2] “Their fishermen sell to whoever comes first.” gone",
    ]
    assert status(page).endswith("Changes drawn.")
    assert address(page) == {"figure": ["changes"], "since": [FIRST]}
    assert (choice(page).value, refusals(page), notices(page)) == (FIRST, [], [])
    assert made.first


def test_without_a_day_it_is_the_last_other_state(made: SmallHistory) -> None:
    page = open_page(VIEW)
    assert headline(page) == "1 excerpt altered since 1 March 2026; 1 quote no longer verified"
    assert address(page) == {"figure": ["changes"]}
    assert choice(page).value is None
    assert choice(page).options == ["1 March 2026", "1 February 2026"]
    assert made.second


def test_each_line_opens_its_quote(made: SmallHistory) -> None:
    page = open_page({**VIEW, "since": FIRST})
    names = [name for group in groups(page) for line in group["lines"] for name in line["names"]]
    assert [(name["hotspot"], name["source"]) for name in names] == [
        ("serbia", None), ("serbia", "gazette-2020"), ("serbia", "gazette-2020"),
    ]  # fmt: skip
    assert len({name["at"] for name in names}) == len(names)
    opened = open_page({**VIEW, "since": FIRST, "hotspot": "serbia"})
    assert opened.header[0].value == "Serbia"
    assert lines(opened) == lines(page)
    assert made.first


def test_the_map_is_drawn_and_opens_what_is_there(made: SmallHistory) -> None:
    page = open_page({**VIEW, "since": FIRST})
    found = component(page, "picture")
    assert (served_files.get(found["src"].removeprefix(f"{served_files.PREFIX}/")) or b"").startswith(b"\x89PNG")
    assert found["alt"].startswith("Map of what changed (1 hotspot and 1 excerpt gone since 1 February 2026; ")
    assert {mark["name"]: [one["hotspot"] for one in mark["opens"]] for mark in found["marks"]} == {
        "Serbia": ["serbia"], "The far isle": [],
    }  # fmt: skip
    assert made.first


def test_another_day_is_chosen(made: SmallHistory) -> None:
    page = open_page(VIEW)
    for day, said in ((FIRST, "since 1 February 2026"), (SECOND, "since 1 March 2026")):
        choice(page).set_value(day)
        rerun(page)
        assert address(page)["since"] == [day]
        assert said in headline(page)
    assert made.second


def test_a_revision_and_a_data_hash_of_a_link_are_called_by_their_day(made: SmallHistory) -> None:
    digits = hashlib.sha256((made.repository.git("show", f"{made.first}:map.yaml") + "\n").encode()).hexdigest()[:8]
    for since in ("HEAD~1", "main~1", made.first[:9], digits):
        assert "since the version of 1 February 2026" in headline(open_page({**VIEW, "since": since}))


def test_another_view_and_back_keeps_it_out_of_the_link_between(made: SmallHistory) -> None:
    page = open_page({**VIEW, "since": FIRST})
    page.button_group(key="figure").set_value("matrix")
    assert address(rerun(page)) == {"figure": ["matrix"]}
    page.button_group(key="figure").set_value("changes")
    assert address(rerun(page)) == {"figure": ["changes"], "since": [FIRST]}
    assert made.first


@pytest.mark.parametrize("since", ["--output=x", "../map.yaml", "HEAD:map.yaml", "a..b", "2026-02-30", "x" * 300])
def test_what_can_be_no_state_is_named_and_left_out(made: SmallHistory, since: str) -> None:
    page = open_page({**VIEW, "since": since})
    (notice,) = notices(page)
    assert notice.startswith("The link\\'s \\`since\\` is ")
    assert headline(page).startswith("1 excerpt altered since 1 March 2026")
    assert "since" not in address(page)
    assert made.first


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("nosuch", "there is no revision \\`nosuch\\` in the repository"),
        ("2025-12-31", "its history begins on 2026\\-02\\-01, after 2025\\-12\\-31"),
        ("map.yaml", "there is no revision \\`map.yaml\\` in the repository"),
    ],
)
def test_a_state_that_is_not_there_is_said_in_one_line_and_another_can_be_chosen(
    made: SmallHistory, since: str, said: str
) -> None:
    page = open_page({**VIEW, "since": since})
    (told,) = refusals(page)
    assert said.replace("\\", "") in told.replace("\\", "")
    assert str(made.small.data.parent) not in told
    choice(page).set_value(SECOND)
    assert "since 1 March 2026" in headline(rerun(page))


def test_without_a_history_it_says_so_in_one_line(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    page = open_page({**VIEW, "since": FIRST})
    (told,) = refusals(page)
    assert "it is in no Git repository" in told.replace("\\", "")
    assert "ask whoever keeps this map" in told
    assert str(small_dataset.data.parent) not in told.replace("\\", "")


def test_a_file_with_one_state_says_that_nothing_changed_yet(made: SmallHistory) -> None:
    made.repository.git("checkout", "--quiet", made.first, "--", ".")
    shutil.rmtree(made.repository.folder / ".git")
    made.repository.git("init", "--quiet", "--initial-branch=main")
    made.repository.commit(FIRST)
    assert refusals(open_page(VIEW)) == ["The data file has one state only: nothing has changed yet."]


def test_git_is_asked_once_for_a_state(made: SmallHistory, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page({**VIEW, "since": FIRST})
    runs: list[object] = []
    asked = git_history.subprocess.run
    monkeypatch.setattr(git_history.subprocess, "run", lambda *args, **more: runs.append(args) or asked(*args, **more))
    rerun(page)
    assert runs == []
    assert made.first


def test_the_briefing_is_of_what_changed(made: SmallHistory) -> None:
    page = click(open_page({**VIEW, "since": FIRST}), "briefing")
    assert page.selectbox(key="briefing-kind").value == "changes"
    assert not page.error
    assert made.first


def test_a_filter_counts_in_the_headline(made: SmallHistory) -> None:
    page = open_page({**VIEW, "since": FIRST, "source": "bulletin-2019"})
    assert headline(page) == "1 hotspot and 1 excerpt gone since 1 February 2026 \\(filtered\\)"
    assert made.first
