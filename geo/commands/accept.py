"""`hotspots accept`: from proposals to excerpts in the data file, or to rejected ones that do not come back."""

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.commands.accept_dialog import Answers, Terminal, ask_all
from geo.commands.article_proposals import check_hotspots, offer_for
from geo.commands.launch import DEFAULT_PORT, page_url
from geo.commands.terminal import follow_up, say, say_json, warn, window_width
from geo.dataset.dates import older_than
from geo.dataset.loader import Loaded, load
from geo.errors import HotspotsError, quoted
from geo.evidence.documents import find_folder
from geo.evidence.proof import verify_text
from geo.proposals import accepting
from geo.proposals.accepting import FileChanged, Prepared
from geo.proposals.decision import Decision, additions_for
from geo.proposals.proposal import NewPlace, Strength
from geo.proposals.rejections import read_rejections, reject, restore
from geo.proposals.review import Review, ReviewFilter, ReviewItem, listed
from geo.proposals.undoing import prepare_undo
from geo.proposals.voice import Voice
from geo.text import counted, visible

__all__ = ["accept"]

FINE, USAGE = 0, 2


def accept(data_file: Path, documents: Path | None, options: argparse.Namespace) -> int:
    """Accept or reject what is chosen by key or filter, or ask one by one; returns the exit status.

    Raises HotspotsError where something is not there, not verified, or cannot be written.
    """
    if wrong := _wrong_usage(options):
        sys.stderr.write(f"hotspots accept: {wrong}\n")
        return USAGE
    if options.undo:
        return _undo(data_file, documents, options)
    desk = _ArticleReview(data_file, documents, options)
    if options.keys or options.all:
        items = desk.chosen()
        answers = desk.reject_all(items) if options.reject else desk.accept_all(items)
    else:
        answers = desk.ask()
    return desk.write(answers)


def _wrong_usage(options: argparse.Namespace) -> str:
    by_hand = sys.stdin.isatty() and sys.stdout.isatty() and not options.json
    others = (options.source, options.hotspot, options.all, options.reject, options.to, options.quote)
    rules = (
        (options.undo and any(others), "--undo takes back what was written last; give nothing but --dry-run or --json"),
        (not (options.undo or options.source), "SOURCE is missing; give the id of one, as `hotspots add` prints it"),
        (options.keys and options.all, "KEY and --all exclude each other; give one of them"),
        (options.quote is not None and len(options.keys) != 1, "--quote goes with exactly one KEY"),
        (options.reject and (options.to or options.quote is not None), "--reject goes with neither --to nor --quote"),
        ((options.reject or options.to) and not (options.keys or options.all), "--reject and --to need KEY or --all"),
        (
            not (options.keys or options.all or options.undo or by_hand),
            "nothing is chosen, and this is no terminal to ask in; give one KEY or more, or --all",
        ),
    )
    return next((text for broken, text in rules if broken), "")


def _undo(data_file: Path, documents: Path | None, options: argparse.Namespace) -> int:
    """Take the last acceptance back, and say what was taken out."""
    dry = options.dry_run
    prepared = prepare_undo(data_file, find_folder(documents, data_file), load(data_file).sha256)
    if not dry:
        accepting.save_prepared(prepared)
    if options.json:
        record = _record(Answers(), prepared, saved=not dry)
        say_json({key: record[key] for key in ("saved", "sha256", "diff")} | {"removed": record["added"]})
        return FINE
    name = visible(str(data_file))
    what = f"{_summary(prepared.counts)} {'would be taken back' if dry else 'taken back'}"
    say(*(visible(line) for line in prepared.diff.splitlines()), "",
        f"{name}: {what}; the rest is byte for byte as it was before.")  # fmt: skip
    return FINE


class _ArticleReview:
    """One article with its proposals, and what is done with them."""

    def __init__(self, data_file: Path, documents: Path | None, options: argparse.Namespace) -> None:
        self.options = options
        self.source_id: str = options.source
        self.loaded = load(data_file)
        self.folder = find_folder(documents, data_file)
        self.rejected = read_rejections(data_file)
        # A proposal that is named by its key can be had although it was rejected.
        hidden = frozenset() if options.keys else self.rejected
        self.offer = offer_for(self.loaded.dataset, self.folder, self.source_id, hidden)
        self.items = listed(self.offer.found)

    def chosen(self) -> tuple[ReviewItem, ...]:
        """The proposals that the options choose."""
        if not self.options.keys:
            return self._filtered()
        by_key = {item.key: item for item in self.items}
        for key in self.options.keys:
            if key not in by_key:
                raise HotspotsError(
                    where="KEY",
                    what=f"there is no proposal {quoted(key)}",
                    expected="the key of one was expected",
                    remedy=f"`hotspots suggest {self.source_id}` lists them",
                )
        return tuple(by_key[key] for key in dict.fromkeys(self.options.keys))

    def accept_all(self, items: Sequence[ReviewItem]) -> Answers:
        """All of them accepted, under the hotspot and with the words of the options."""
        to = self.options.to
        check_hotspots("--to", self.loaded.dataset, self.offer.found, [to] if to else ())
        decisions = [
            Decision(
                proposal=item.proposal,
                new_place=self._place(to) if to else item.new_place,
                hotspot=to,
                quote=self.options.quote,
                voice=self._voice_of(self.options.quote),
            )
            for item in items
        ]
        return Answers(accepted=decisions)

    def _voice_of(self, quote: str | None) -> Voice | None:
        """Who says the words of `--quote`, as far as they stand in the article."""
        anchor = verify_text(self.offer.text, [quote])[0] if quote else None
        if anchor is None or anchor.start is None or anchor.end is None:
            return None
        return self.offer.found.voice_at(anchor.start, anchor.end)

    def reject_all(self, items: Sequence[ReviewItem]) -> Answers:
        """All of them rejected."""
        return Answers(rejected=[item.proposal for item in items])

    def ask(self) -> Answers:
        """What an analyst answers, one by one; empty where he quits and wants nothing written."""
        items = self._filtered()
        terminal = Terminal(ask=input, say=print, width=window_width())
        answers = ask_all(self.loaded.dataset, self.offer.text, items, terminal, self.offer.found.voice_at)
        count = len(answers.accepted) + len(answers.rejected)
        if answers.left and count and not _says_yes(f"Write what was decided so far ({count})?"):
            say("Nothing was written.")
            return Answers(left=len(items))
        return answers

    def write(self, answers: Answers) -> int:
        """Write what was decided, in one save, and say what to do next."""
        dry = self.options.dry_run
        prepared = self._save(tuple(answers.accepted), dry=dry) if answers.accepted else None
        if not dry:
            self._keep_rejections(answers)
        if self.options.json:
            say_json(_record(answers, prepared, saved=prepared is not None and not dry))
        else:
            self._tell(answers, prepared)
        if prepared is not None and (note := older_than(self.offer.source.issued, prepared.new.about.as_of)):
            warn(note)
        return FINE

    def _save(self, decisions: tuple[Decision, ...], *, dry: bool) -> Prepared:
        prepared = self._prepare(self.loaded, decisions)
        if dry:
            return prepared
        try:
            accepting.save_prepared(prepared)
        except FileChanged as error:
            sys.stderr.write(f"{error}\n")
            prepared = self._prepare(load(self.loaded.path), decisions)
            accepting.save_prepared(prepared)
            sys.stderr.write("It was applied to the file as it is now.\n")
        return prepared

    def _prepare(self, loaded: Loaded, decisions: tuple[Decision, ...]) -> Prepared:
        additions = additions_for(loaded.dataset, self.folder, self.source_id, decisions)
        return accepting.prepare(loaded.path, self.folder, loaded.sha256, additions)

    def _keep_rejections(self, answers: Answers) -> None:
        # What went to another hotspot was wrong for the one it was proposed for.
        moved = [one.proposal for one in answers.accepted if one.target != one.proposal.hotspot]
        if rejected := [*answers.rejected, *moved]:
            reject(self.loaded.path, rejected)
        stayed = [one.proposal for one in answers.accepted if one.target == one.proposal.hotspot]
        if back := [proposal for proposal in stayed if proposal.key in self.rejected]:
            restore(self.loaded.path, back)

    def _filtered(self) -> tuple[ReviewItem, ...]:
        hotspots = tuple(self.options.hotspot or ())
        check_hotspots("--hotspot", self.loaded.dataset, self.offer.found, hotspots)
        choice = ReviewFilter(hotspots=hotspots, strength=Strength[self.options.strength.upper()])
        return Review(items=self.items).chosen(choice)

    def _place(self, hotspot_id: str) -> NewPlace | None:
        return next((item.new_place for item in self.items if item.proposal.hotspot == hotspot_id), None)

    def _tell(self, answers: Answers, prepared: Prepared | None) -> None:
        dry, name = self.options.dry_run, visible(str(self.loaded.path))
        lines = []
        if prepared is not None:
            lines += [*(visible(line) for line in prepared.diff.splitlines()), ""]
            verb = "would be added" if dry else "added"
            lines.append(f"{name}: {_summary(prepared.counts)} {verb}, all verified.")
            if not dry:
                page = f"{page_url('127.0.0.1', DEFAULT_PORT)}?hotspot={answers.accepted[-1].target}"
                lines += [
                    f"Next: git diff {name}",
                    f"      {visible(follow_up('serve', self.options))}   and open {page}",
                ]
        if answers.rejected:
            lines.append(
                f"{'Would be rejected' if dry else 'Rejected'}: {len(answers.rejected)}, not to be proposed again."
            )
        if undecided := answers.left + answers.skipped:
            lines.append(f"Not decided: {undecided}. Run the same command again to go on.")
        say(*(lines or ["Nothing to decide: no proposal passes the filter."]))


def _says_yes(question: str) -> bool:
    try:
        return input(f"{question} y/n? ").strip().casefold().startswith("y")
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return False


def _summary(counts: Mapping[str, int]) -> str:
    said = [counted(count, noun.removesuffix("s")) for noun, count in counts.items() if count]
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)


def _record(answers: Answers, prepared: Prepared | None, *, saved: bool) -> dict[str, Any]:
    """What happened, as plain values; quotes are the document's words, so they stand in the diff alone."""
    return {
        "saved": saved,
        "accepted": [{"key": one.proposal.key, "hotspot": one.target} for one in answers.accepted],
        "rejected": [proposal.key for proposal in answers.rejected],
        "added": dict(prepared.counts) if prepared else {},
        "sha256": hashlib.sha256(prepared.data).hexdigest() if prepared and saved else None,
        "diff": prepared.diff if prepared else "",
    }
