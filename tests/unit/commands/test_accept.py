"""`hotspots accept` as it is typed, and its questions answered at a real terminal."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pending_article import ID, Waiting, add_pending
from repository import ROOT
from small_map import write_small_dataset

from geo.commands.accept_dialog import Terminal, ask_all
from geo.commands.cli import main
from geo.dataset.claims import Mode, Stance
from geo.dataset.loader import load
from geo.proposals.proposal import Proposal
from geo.proposals.propose import propose
from geo.proposals.rejections import read_rejections
from geo.proposals.review import ReviewItem
from geo.proposals.voice import Voice

SIGNED = "The ministers of Serbia signed an accord on the ports on Tuesday."
RAILWAY = "Engineers will repair the railway to Belgrade before the summer, the ministry said."
Run = Callable[..., int]
WAIT_S = 60
PROGRAM = """
import fcntl, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from geo.commands.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Takes the terminal as its own, so that Ctrl-C reaches it, and becomes `hotspots`.

A test run in the background of a shell ignores Ctrl-C, and what it starts would too.
"""


@pytest.fixture
def waiting(tmp_path: Path) -> Waiting:
    return add_pending(write_small_dataset(tmp_path))


@pytest.fixture
def proposals(waiting: Waiting) -> dict[str, Proposal]:
    """What is proposed for Serbia or for new places, by its words."""
    text = (waiting.folder / f"{ID}.txt").read_text("utf-8")
    found = propose(load(waiting.data).dataset, ID, text)
    new = [proposal for place in found.new_places for proposal in place.proposals]
    return {proposal.quote: proposal for proposal in (*new, *reversed(found.proposals))}


@pytest.fixture
def run(waiting: Waiting, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(waiting.data.parent)

    def accept(*arguments: str) -> int:
        return main(["--data", "map.yaml", "--documents", "articles", "accept", ID, *arguments])

    return accept


def quotes(waiting: Waiting, hotspot: str) -> list[str]:
    return [excerpt.quote for excerpt in load(waiting.data).dataset.hotspots[hotspot].excerpts]


def test_a_key_is_written_and_what_to_do_next_is_said(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal = proposals[SIGNED]
    assert run(proposal.key, "--dry-run") == 0
    assert "map.yaml: 1 source and 1 excerpt would be added, all verified.\n" in capsys.readouterr().out
    assert SIGNED not in waiting.data.read_text("utf-8")
    assert run(proposal.key) == 0
    out = capsys.readouterr().out
    assert quotes(waiting, proposal.hotspot)[-1] == SIGNED
    assert "+  courier-2022:\n" in out
    assert out.endswith(
        "map.yaml: 1 source and 1 excerpt added, all verified.\nNext: git diff map.yaml\n"
        f"      hotspots serve --data map.yaml --documents articles   and open http://127.0.0.1:8501/?hotspot={proposal.hotspot}\n"
    )


def test_an_article_younger_than_the_map_says_that_the_maps_date_is_raised_by_hand(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    record = waiting.folder / f"{ID}.source.yaml"
    dated = record.read_text("utf-8").replace("basis:", "issued: 2022-03\nbasis:\n  issued: editor")
    record.write_text(dated, "utf-8")
    key = proposals[SIGNED].key
    assert run(key, "--dry-run") == 0
    assert run(key, "--json") == 0
    said = capsys.readouterr()
    assert (
        said.err
        == (
            "The map says that its information is as of 2020-12-31, and this article is of 2022-03: "
            "raise about.as_of in the data file by hand.\n"
        )
        * 2
    )


def test_the_same_goes_for_programs(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    key = proposals[SIGNED].key
    assert (
        run(key, "--to", "belgrade", "--quote", "The ministers of Serbia signed an accord on the ports", "--json") == 0
    )
    said = json.loads(capsys.readouterr().out)
    assert said["added"] == {"sources": 1, "hotspots": 0, "excerpts": 1}
    assert said["accepted"] == [{"key": key, "hotspot": "belgrade"}]
    assert said["sha256"] == load(waiting.data).sha256
    assert quotes(waiting, "belgrade")[-1] == "The ministers of Serbia signed an accord on the ports"
    assert key in read_rejections(waiting.data), "it was wrong for the hotspot it was proposed for"


def test_all_that_pass_the_filter(waiting: Waiting, run: Run) -> None:
    assert run("--all", "--hotspot", "serbia", "--strength", "strong") == 0
    assert SIGNED in quotes(waiting, "serbia")


def test_what_is_rejected_does_not_come_back_unless_it_is_asked_for_by_its_key(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    key, hotspot = proposals[SIGNED].key, proposals[SIGNED].hotspot
    before = waiting.data.read_bytes()
    assert run(key, "--reject") == 0
    assert read_rejections(waiting.data) == {key}
    assert waiting.data.read_bytes() == before
    assert run("--all", "--hotspot", hotspot, "--strength", "strong", "--dry-run", "--json") == 0
    assert key not in capsys.readouterr().out
    assert run(key) == 0
    assert quotes(waiting, hotspot)[-1] == SIGNED
    assert read_rejections(waiting.data) == frozenset()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "nothing is chosen, and this is no terminal to ask in; give one KEY or more, or --all"),
        (("12345678", "--all"), "KEY and --all exclude each other"),
        (("--all", "--quote", "x"), "--quote goes with exactly one KEY"),
        (("12345678", "--reject", "--to", "serbia"), "--reject goes with neither --to nor --quote"),
        (("--reject",), "--reject and --to need KEY or --all"),
        (("--undo",), "--undo takes back what was written last; give nothing but --dry-run or --json"),
    ],
)
def test_options_that_contradict_each_other_are_a_usage_error(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr().err.startswith(f"hotspots accept: {said}")


def test_the_last_acceptance_is_taken_back(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    undo = ["--data", "map.yaml", "--documents", "articles", "accept", "--undo"]
    before = waiting.data.read_bytes()
    assert run(proposals[SIGNED].key) == 0
    accepted = waiting.data.read_bytes()
    capsys.readouterr()
    assert main([*undo, "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "-  courier-2022:\n" in out
    assert out.endswith(
        "\nmap.yaml: 1 source and 1 excerpt would be taken back; the rest is byte for byte as it was before.\n"
    )
    assert waiting.data.read_bytes() == accepted
    assert main([*undo, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert waiting.data.read_bytes() == before
    assert (said["saved"], said["removed"]) == (True, {"sources": 1, "hotspots": 0, "excerpts": 1})
    assert said["sha256"] == load(waiting.data).sha256
    assert main(undo) == 1
    assert "something else than accepting was done to it last" in capsys.readouterr().err


def test_a_source_or_undo_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept"]) == 2
    assert capsys.readouterr().err.startswith("hotspots accept: SOURCE is missing; ")


def test_a_hotspot_that_is_not_there_is_told(waiting: Waiting, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    before = waiting.data.read_bytes()
    assert run("--all", "--hotspot", "serbja") == 1
    assert capsys.readouterr().err.startswith("--hotspot: there is no hotspot `serbja`; ")
    assert waiting.data.read_bytes() == before


def test_no_other_key_is_offered_for_one_that_is_not_there(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    before = waiting.data.read_bytes()
    mistyped = proposals[SIGNED].key[:-1] + "x"
    assert run(mistyped) == 1
    assert capsys.readouterr().err == (
        f"KEY: there is no proposal `{mistyped}`; the key of one was expected; `hotspots suggest {ID}` lists them\n"
    )
    assert waiting.data.read_bytes() == before


def test_a_change_between_reading_and_writing_is_told_and_what_was_accepted_is_applied_to_it(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from geo.proposals import accepting  # noqa: PLC0415

    prepare, times = accepting.prepare, iter(range(9))

    def prepare_then_somebody_writes(*given: object) -> object:
        found = prepare(*given)  # type: ignore[arg-type]
        if next(times) == 0:
            waiting.data.write_text("# hello\n" + waiting.data.read_text("utf-8"), "utf-8")
        return found

    monkeypatch.setattr(accepting, "prepare", prepare_then_somebody_writes)
    assert run(proposals[SIGNED].key) == 0
    err = capsys.readouterr().err
    assert "was changed by somebody else since it was read (only comments or layout); nothing was written" in err
    assert err.endswith("It was applied to the file as it is now.\n")
    assert waiting.data.read_text("utf-8").startswith("# hello\n")
    assert SIGNED in waiting.data.read_text("utf-8")


def at_a_terminal(waiting: Waiting, answers: str, *arguments: str) -> tuple[int, str]:
    """Exit status and what a terminal showed; each prompt is answered by the next word or line of the answers."""
    # Not a fork: the test runner's process has threads, whose locks a fork would hold for ever.
    handle, terminal = pty.openpty()
    command = ["--data", str(waiting.data), "--documents", str(waiting.folder), "accept", ID, *arguments]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *command], cwd=ROOT, start_new_session=True,
        stdin=terminal, stdout=terminal, stderr=terminal,
    )  # fmt: skip
    os.close(terminal)
    typed, shown = iter(re.findall(r"\x03|\x04|.*\n", answers)), b""
    try:
        while part := _read(handle):
            shown += part
            if shown.endswith(b"? "):
                _wait_asleep(process.pid)
                os.write(handle, next(typed, "q\n").encode())
        status = process.wait(WAIT_S)
    finally:
        process.kill()
        os.close(handle)
    return status, shown.decode().replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    """What the terminal shows next."""
    if not select.select([handle], [], [], WAIT_S)[0]:
        pytest.fail("the program waits, and shows no prompt")
    try:
        return os.read(handle, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def _wait_asleep(pid: int) -> None:
    """Wait until the program waits for an answer: a Ctrl-C that comes just before that is not noticed."""
    while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "S":
        os.sched_yield()


SERBIA = ("--hotspot", "serbia")


def test_one_by_one_accepted_skipped_and_rejected_is_written_in_one_save(waiting: Waiting) -> None:
    status, shown = at_a_terminal(waiting, "x\na\nr\n" + "s\n" * 9, *SERBIA)
    assert status == 0, shown
    assert quotes(waiting, "serbia")[-1] == SIGNED
    assert len(read_rejections(waiting.data)) == 1
    assert "── Serbia (serbia) ── strong ──" in shown
    assert f"\n  │ {SIGNED}\n    Nobody asked what it would cost.\n    Engineers will repair" in shown
    assert "accept: a   edit: e" in shown
    assert "1 source and 1 excerpt added, all verified." in shown
    assert "Rejected: 1, not to be proposed again." in shown


def test_words_are_changed_by_sentences_or_typed_and_must_stand_in_the_document(waiting: Waiting) -> None:
    typed = "e\nThe ministers of Serbia never signed it.\nThe ministers of Serbia signed an accord\n"
    status, shown = at_a_terminal(waiting, typed + "e\nn\nh\nnowhere\nbelgrade\na\n\x03y\n", *SERBIA)
    assert status == 0, "whoever ends it with Ctrl-C is asked, too, whether to keep what was decided"
    assert quotes(waiting, "belgrade")[-1] == f"{SIGNED} Nobody asked what it would cost."
    assert "type it as it stands there" in " ".join(shown.split())
    assert "There is no hotspot `nowhere`" in shown


def test_who_says_it_goes_into_the_file_and_can_be_changed(
    waiting: Waiting, proposals: dict[str, Proposal], run: Run
) -> None:
    assert run(proposals[RAILWAY].key) == 0
    excerpt = load(waiting.data).dataset.hotspots[proposals[RAILWAY].hotspot].excerpts[-1]
    assert (excerpt.speaker, excerpt.stance, excerpt.mode) == ("the ministry", Stance.REPORTS, Mode.FORECAST)
    assert run(proposals[SIGNED].key, "--quote", "“We’re late,” a clerk added.") == 0
    assert load(waiting.data).dataset.hotspots["serbia"].excerpts[-1].speaker == "a clerk"


def test_an_analyst_is_told_who_says_it_and_may_know_better(waiting: Waiting) -> None:
    typed = "s\ns\nw\nthe transport ministry\nperhaps\ndisputes\na\nq\ny\n"
    status, shown = at_a_terminal(waiting, typed, *SERBIA)
    assert status == 0
    words = " ".join(shown.split())
    reading = "analyst’s reading: a forecast"
    assert f"who: the ministry, as reported by the article; {reading} (“said” → the ministry" in words
    assert f"who: the transport ministry, as reported and disputed by the article; {reading}" in words


@pytest.mark.parametrize(
    ("quote", "expected"), [("They agreed.", True), ("Mali asked again.", False), ("It rained.", False)]
)
def test_a_quote_that_refers_back_says_how_the_sentence_before_is_taken_in(
    waiting: Waiting, quote: str, expected: bool
) -> None:
    text = "It rained. Mali asked again. They agreed."
    start = text.index(quote)
    proposal = replace(waiting.proposal(quote), start=start, end=start + len(quote))
    said: list[str] = []
    terminal = Terminal(ask=lambda _: "s", say=said.append, width=80)
    ask_all(load(waiting.data).dataset, text, [ReviewItem(proposal=proposal)], terminal, lambda *_: Voice())
    assert any("refers back" in line for line in said) is expected


@pytest.mark.parametrize("answers", ["a\n\x03n\n", "a\n\x04", "a\nq\n\x03", "q\n"])
def test_whoever_quits_without_keeping_writes_nothing(waiting: Waiting, answers: str) -> None:
    before = waiting.data.read_bytes()
    status, shown = at_a_terminal(waiting, answers, *SERBIA)
    assert status == 0, shown
    assert ("Write what was decided so far (1)? y/n? " in shown) is answers.startswith("a")
    assert ("\nNothing was written.\n" in shown) is answers.startswith("a")
    assert waiting.data.read_bytes() == before
    assert {path.name for path in waiting.data.parent.iterdir()} == {"map.yaml", "articles"}
