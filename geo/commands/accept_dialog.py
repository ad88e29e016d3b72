"""Asks an analyst about proposals one by one, in a terminal. Decides nothing and writes no file."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from geo.dataset.claims import Stance
from geo.dataset.finding import did_you_mean
from geo.dataset.model import Dataset
from geo.errors import quoted
from geo.evidence.proof import verify_text
from geo.evidence.said_by import said_by
from geo.proposals.cues import opens_with_reference
from geo.proposals.decision import Decision
from geo.proposals.proposal import NewPlace, Proposal
from geo.proposals.propose import quotable
from geo.proposals.review import ReviewItem, Span, Step, stepped
from geo.proposals.sentences import sentence_runs
from geo.proposals.voice import Voice
from geo.text import visible

__all__ = ["Answers", "Terminal", "ask_all"]

_AROUND = 200
"""Code points of the document that are shown before and after a quote."""
_HELP = "accept: a   edit: e   other hotspot: h   who says it: w   reject: r   skip: s   quit: q"
_REFERS = "It opens with a word that refers back: e, then p takes in the sentence before."
_EDIT_HELP = (
    "n: and the next sentence   p: and the one before   -n, -p: without the last, the first\n"
    "or type the words of the document that are to be quoted; nothing: keep it as it is"
)
_STEPS = {"n": Step.SENTENCE_AFTER, "p": Step.SENTENCE_BEFORE, "-n": Step.WITHOUT_LAST, "-p": Step.WITHOUT_FIRST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where questions are put and answers come from."""

    ask: Callable[[str], str]
    """Prints a prompt and returns a line; raises EOFError or KeyboardInterrupt where whoever answers ends it."""
    say: Callable[[str], None]
    """Prints a text and a line end."""
    width: int


@dataclass(slots=True)
class Answers:
    """What has been decided so far, in the order of the answers."""

    accepted: list[Decision] = field(default_factory=list)
    rejected: list[Proposal] = field(default_factory=list)
    skipped: int = 0
    left: int = 0
    """Proposals that were not asked about."""


def ask_all(
    dataset: Dataset,
    text: str,
    items: Sequence[ReviewItem],
    terminal: Terminal,
    voice_at: Callable[[int, int], Voice],
) -> Answers:
    """The answers to all proposals, or to those before the analyst quit.

    `voice_at` says who says a stretch of the text, by where it starts and ends.
    """
    answers = Answers()
    places = {item.new_place.id: item.new_place for item in items if item.new_place}
    dialog = _Dialog(dataset, text, places, terminal, voice_at)
    for number, item in enumerate(items, start=1):
        try:
            quit_ = dialog.ask(item, f"{number} of {len(items)}", answers)
        except (EOFError, KeyboardInterrupt):
            terminal.say("")
            quit_ = True
        if quit_:
            answers.left = len(items) - number + 1
            break
    return answers


class _Dialog:
    def __init__(
        self,
        dataset: Dataset,
        text: str,
        places: dict[str, NewPlace],
        terminal: Terminal,
        voice_at: Callable[[int, int], Voice],
    ) -> None:
        self.voice_at = voice_at
        self.dataset = dataset
        self.text = text
        self.runs = sentence_runs(text)
        self.places = places
        self.terminal = terminal

    def ask(self, item: ReviewItem, count: str, answers: Answers) -> bool:
        """Asks about one proposal until it is decided; true where the analyst quits."""
        decision = Decision(proposal=item.proposal, new_place=item.new_place)
        span: Span | None = (item.proposal.start, item.proposal.end)
        self._show(decision, span, count)
        while True:
            answer = self.terminal.ask("a/e/h/w/r/s/q? ").strip().casefold()
            match answer[:1]:
                case "a":
                    answers.accepted.append(decision)
                    return False
                case "e":
                    decision, span = self._edit(decision, span)
                    self._show(decision, span, count)
                case "h":
                    decision = self._other_hotspot(decision)
                    self._show(decision, span, count)
                case "w":
                    decision = self._other_voice(decision)
                    self._show(decision, span, count)
                case "r":
                    answers.rejected.append(item.proposal)
                    return False
                case "s":
                    answers.skipped += 1
                    return False
                case "q":
                    return True
                case _:
                    self.terminal.say(_HELP)

    def _show(self, decision: Decision, span: Span | None, count: str) -> None:
        proposal, target = decision.proposal, decision.target
        say = self.terminal.say
        say("")
        say(f"── {count} ── {self._name(target)} ── {proposal.strength.name.lower()} ── {proposal.key}")
        say(self._wrapped("why: " + "; ".join(proposal.why), ""))
        if span is None:
            say(self._wrapped(decision.quote or "", "  │ "))
        else:
            for part, margin in self._in_context(span, decision.quote or proposal.quote):
                say(self._wrapped(part, margin))
            if opens_with_reference(decision.quote or proposal.quote) and stepped(
                self.runs, span, Step.SENTENCE_BEFORE
            ):
                say(_REFERS)
        voice = decision.voice or proposal.voice
        if said := said_by(voice.on(proposal.excerpt)):
            say(self._wrapped(f"who: {said}" + (f" ({'; '.join(voice.why)})" if voice.why else ""), ""))
        say(_HELP)

    def _in_context(self, span: Span, quote: str) -> Iterator[tuple[str, str]]:
        """The quote with the paragraphs or parts of them around it, each with its margin."""
        start, end = max(0, span[0] - _AROUND), min(len(self.text), span[1] + _AROUND)
        before = ("… " if start else "") + self.text[start : span[0]]
        after = self.text[span[1] : end] + (" …" if end < len(self.text) else "")
        for text, margin in ((before, "    "), (quote, "  │ "), (after, "    ")):
            yield from ((paragraph, margin) for paragraph in text.split("\n\n") if paragraph.strip("… \n"))

    def _name(self, hotspot_id: str) -> str:
        if hotspot_id in self.dataset.hotspots:
            return f"{self.dataset.hotspots[hotspot_id].name} ({hotspot_id})"
        place = self.places.get(hotspot_id)
        return f"new hotspot {place.name} ({hotspot_id})" if place else hotspot_id

    def _wrapped(self, text: str, margin: str) -> str:
        width = max(20, self.terminal.width)
        # A hyphen at the end of a line would look like one of the document's words.
        return textwrap.fill(
            " ".join(visible(text).split()), width, initial_indent=margin, subsequent_indent=margin,
            break_on_hyphens=False, break_long_words=False,
        )  # fmt: skip

    def _edit(self, decision: Decision, span: Span | None) -> tuple[Decision, Span | None]:
        """Other words for the quote: sentences more or less, or typed ones that stand in the document."""
        self.terminal.say(_EDIT_HELP)
        while answer := self.terminal.ask("words? ").strip():
            if step := _STEPS.get(answer):
                longer = span and stepped(self.runs, span, step)
                if longer:
                    quote = quotable(self.text[slice(*longer)])
                    return replace(decision, quote=quote, voice=self.voice_at(*longer)), longer
                self.terminal.say("There is no such sentence.")
                continue
            anchor = verify_text(self.text, [answer])[0]
            if anchor.start is not None and anchor.end is not None and not anchor.detail:
                span = anchor.start, anchor.end
                return replace(decision, quote=answer, voice=self.voice_at(*span)), span
            self.terminal.say(
                self._wrapped(f"{anchor.state}: {visible(anchor.detail)}; type it as it stands there", "")
            )
        return decision, span

    def _other_voice(self, decision: Decision) -> Decision:
        """Another speaker, or none, and the article's attitude; how firmly it is said stays."""
        voice = decision.voice or decision.proposal.voice
        speaker = " ".join(self.terminal.ask("speaker (nothing: the article itself)? ").split()) or None
        stance = Stance.REPORTS if speaker else Stance.ASSERTS
        while speaker and (
            answer := self.terminal.ask("stance (reports, disputes, asserts; nothing: reports)? ").strip()
        ):
            if answer in set(Stance):
                stance = Stance(answer)
                break
        return replace(decision, voice=Voice(speaker=speaker, stance=stance, mode=voice.mode))

    def _other_hotspot(self, decision: Decision) -> Decision:
        while answer := self.terminal.ask("id of the hotspot? ").strip():
            if answer in self.dataset.hotspots or answer in self.places:
                return replace(decision, hotspot=answer, new_place=self.places.get(answer))
            offer = did_you_mean(answer, (*self.dataset.hotspots, *self.places)) or "`hotspots list` shows them"
            self.terminal.say(f"There is no hotspot {quoted(answer)}; {offer}")
        return decision
