"""What the command line prints: tables and pages of plain text, without colour, readable in a pipe."""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from geo.dataset.claims import PASSING, Mode, Weight
from geo.dataset.clauses import claim_text
from geo.dataset.dates import span_text
from geo.dataset.event import Event
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.named import actor_name
from geo.evidence.citation import anchor_text, cite
from geo.evidence.edition import Edition, in_source_order
from geo.evidence.proof import ProofState, excerpts_by_source
from geo.evidence.said_by import MODE_WORDS, whose_words
from geo.text import counted

__all__ = [
    "aligned",
    "excerpt_lines",
    "hotspot_page",
    "hotspot_table",
    "sizes",
    "summary",
    "verification_table",
    "wrapped",
]


def summary(dataset: Dataset) -> str:
    """How much a dataset holds: `29 hotspots, 120 excerpts, 5 sources`."""
    return ", ".join(counted(number, plural.removesuffix("s")) for plural, number in sizes(dataset).items())


def sizes(dataset: Dataset) -> dict[str, int]:
    """How many hotspots, excerpts and sources there are; an excerpt that several hotspots share counts once."""
    excerpts = {excerpt.id for hotspot in dataset.hotspots.values() for excerpt in hotspot.excerpts}
    return {"hotspots": len(dataset.hotspots), "excerpts": len(excerpts), "sources": len(dataset.sources)}


def hotspot_table(dataset: Dataset, width: int | None) -> str:
    """Hotspots by row, numbered sources by column, numbers of excerpts in the cells; the sources below.

    On a terminal of fewer columns than it takes it goes without precision, or without name and precision.
    """
    numbers = {source_id: number for number, source_id in enumerate(dataset.sources, start=1)}
    rows = [["ID", "NAME", "PRECISION", *(f"[{number}]" for number in numbers.values()), "ALL"]]
    for hotspot_id, hotspot in dataset.hotspots.items():
        counts = Counter(excerpt.source for excerpt in hotspot.excerpts)
        cells = (str(counts[source_id] or "·") for source_id in numbers)
        rows.append([hotspot_id, hotspot.name, str(hotspot.precision), *cells, str(len(hotspot.excerpts))])
    legend = [f"[{numbers[source_id]}] {source.label}" for source_id, source in dataset.sources.items()]
    for left in (3, 2, 1):
        table = aligned([[*row[:left], *row[3:]] for row in rows], left=left)
        if width is None or max(map(_cells, table)) <= width:
            break
    return "\n".join([*table, "", *legend])


def hotspot_page(edition: Edition, hotspot_id: str, width: int | None) -> str:
    """One hotspot: what it is, then what each source says, in its own words, with state, anchor and citation.

    Lines are wrapped at `width` columns, or left whole where it is None.
    """
    dataset = edition.dataset
    hotspot = dataset.hotspots[hotspot_id]
    numbers = {source_id: number for number, source_id in enumerate(dataset.sources, start=1)}
    children = [other for other, place in dataset.hotspots.items() if place.parent == hotspot_id]
    facts = {
        "Precision": hotspot.precision.label,
        "Parent": hotspot.parent,
        "Children": ", ".join(children),
        "Also": ", ".join(hotspot.aliases),
        "Note": hotspot.note,
    }
    lines = [f"{hotspot.name} ({hotspot_id})"]
    lines += [line for name, fact in facts.items() if fact for line in _wrapped(f"{name}: {fact}", width, "  ")]
    cited = None
    for excerpt in in_source_order(dataset, hotspot):
        if excerpt.source != cited:
            cited = excerpt.source
            lines += ["", *_wrapped(f"[{numbers[cited]}] {cite(dataset.sources[cited])}", width, "")]
        lines += ["", *excerpt_lines(edition, {hotspot_id: excerpt}, width)]
    return "\n".join(lines)


def verification_table(edition: Edition) -> str:
    """Documents by row: excerpts by state, the share of the text that is quoted, the longest excerpt in words.

    The second share counts the context that the lock file keeps round each quote, too.
    """
    verification = edition.verification
    used = [state for state in ProofState if any(proof.state == state for proof in verification.proofs.values())]
    rows = [["SOURCE", *(state.upper() for state in used), "QUOTED", "WITH CONTEXT", "LONGEST"]]
    for source_id, excerpts in excerpts_by_source(edition.dataset).items():
        states = Counter(edition.proof(excerpt).state for excerpt in excerpts)
        shares = (shown.get(source_id) for shown in (verification.quoted_share, verification.shipped_share))
        longest = max((len(excerpt.quote.split()) for excerpt in excerpts), default=0)
        cells = (str(states[state] or "·") for state in used)
        rows.append([source_id, *cells, *map(_percent, shares), counted(longest, "word")])
    return "\n".join(aligned(rows, left=1))


def excerpt_lines(edition: Edition, placed: Mapping[str, Excerpt], width: int | None) -> list[str]:
    """The words of an excerpt, who says them, id, state and anchor, then what the analyst codes and notes of it.

    `placed` has the excerpt under the id of each hotspot it stands under, where all but its words, its speaker and the
    article's stance may differ: what does is told of each by its name.
    """
    excerpt = next(iter(placed.values()))
    proof = edition.proof(excerpt)
    place = anchor_text(edition.dataset.sources[excerpt.source], proof)
    facts = [excerpt.id, str(proof.state), place]
    lines = _wrapped(f"“{excerpt.quote.strip()}”", width, "    ")
    for whose, text in _apart(edition.named, {i: whose_words(one) for i, one in placed.items()}):
        lines += _wrapped(f"— {text}{f' ({whose})' if whose else ''}", width, "      ")
    lines += _wrapped(" · ".join(facts), width, "      ")
    if proof.detail:
        lines += _wrapped(f"Wording not confirmed: {proof.detail}", width, "      ")
    # The analyst's words never look like a quotation.
    told = {
        "Analyst’s coding": {i: " · ".join(_coding(edition.named, one, i)) for i, one in placed.items()},
        "Analyst’s note": {i: one.note or "" for i, one in placed.items()},
    }
    for name, texts in told.items():
        for whose, text in _apart(edition.named, texts):
            lines += _wrapped(f"{name}{f', {whose}' if whose else ''}: {text}", width, "      ")
    return lines


def _apart(dataset: Dataset, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each text that is not empty, with the names of the hotspots it is told of; without one where all have the same.

    `texts` go by the id of a hotspot.
    """
    if len(set(texts.values())) == 1:
        texts = {"": next(iter(texts.values()))}
    for text in dict.fromkeys(filter(None, texts.values())):
        yield ", ".join(dataset.hotspots[i].name for i, other in texts.items() if i and other == text), text


def _coding(dataset: Dataset, excerpt: Excerpt, under: str) -> Iterator[str]:
    if excerpt.mode is not Mode.STATED:
        yield MODE_WORDS[excerpt.mode]
    yield from map(str, excerpt.topics)
    yield from (actor_name(dataset, actor) for actor in excerpt.actors)
    if excerpt.event is not None:
        yield _event_text(excerpt.event)
    if excerpt.weight is Weight.MENTION:
        yield PASSING
    yield from (claim_text(dataset, claim, under) for claim in excerpt.claims)


def _event_text(event: Event) -> str:
    span = span_text(event.date, event.until)
    return f"{span}: {event.name}" if event.name else span


def _wrapped(text: str, width: int | None, indent: str) -> list[str]:
    return wrapped(" ".join(text.split()), width, indent)


def wrapped(line: str, width: int | None, indent: str, hanging: int = 0) -> list[str]:
    """A line broken between words to a width in characters, whole where that is None.

    It is indented by `indent`, what follows of it by `hanging` spaces more.
    """
    if width is None:
        return [indent + line]
    # A URL or a hash is copied whole, so nothing is broken inside a word.
    return textwrap.wrap(
        line,
        width,
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _percent(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.1%}"


def aligned(rows: Sequence[Sequence[str]], left: int) -> list[str]:
    """Lines of equal columns: the first `left` are words, aligned left, the others numbers, aligned right."""
    widths = [max(_cells(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        padded = [" " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True)]
        cells = [
            cell + pad if at < left else pad + cell for at, (cell, pad) in enumerate(zip(row, padded, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def _cells(text: str) -> int:
    """Columns that a text takes in a terminal: two for a wide East Asian character, none for a combining one."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)
