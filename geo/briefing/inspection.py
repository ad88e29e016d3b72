"""Whether today's data still gives the output that somebody holds in their hands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.briefing.content.imprint import Imprint, brief_of, make_imprint
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.content.told_changes import changes_of, reworded_ids, told_changes
from geo.briefing.write import FIGURES, Format, write_sheet
from geo.dataset.comparison import gone_and_added
from geo.errors import HotspotsError
from geo.evidence.citation import cite
from geo.evidence.edition import Edition
from geo.evidence.former import FormerEdition
from geo.evidence.said_by import ARTICLE
from geo.text import in_quote_marks

__all__ = ["Inspection", "Verdict", "inspect_output"]


class Verdict(StrEnum):
    """What became of an output."""

    SAME = "same"
    """Same data file, same output."""
    HOLDS = "holds"
    """The data file has changed, but nothing that the output shows."""
    OTHER_FILE = "other-file"
    """What it shows of the data has not changed, but the file is not the one this program writes."""
    CHANGED = "changed"
    """What it shows has changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """A verdict and what it rests on."""

    verdict: Verdict
    changes: tuple[str, ...]
    """A line for each thing that is different today; empty unless the verdict is `CHANGED`."""
    compared: str
    """What was compared: `bytes` or `content`."""

    @property
    def holds(self) -> bool:
        """Whether it may be used as it is."""
        return self.verdict in {Verdict.SAME, Verdict.HOLDS}


def inspect_output(
    content: bytes,
    imprint: Imprint,
    edition: Edition,
    former: FormerEdition | None = None,
    made_from: FormerEdition | None = None,
) -> Inspection:
    """Compare an output, given as its bytes and its imprint, with what the data gives today.

    `former` is what a figure of what changed compares the data with; `made_from` is the edition that the output was
    made from, where that is still to be had: then each altered field is told.

    A figure is drawn again and compared byte by byte; of a document, what it shows is compared.
    """
    figure = imprint.form in FIGURES
    compared = "bytes" if figure else "content"
    brief, missing = brief_of(imprint, edition.dataset)
    if missing:
        # What was asked for is no longer to be had, so there is nothing of today to compare with.
        changes = _gone(imprint, edition) or missing
        return Inspection(verdict=Verdict.CHANGED, changes=tuple(changes), compared=compared)
    try:
        # Under the hash of the data it was made from, so that a change elsewhere in the file is no other figure.
        sheet = make_sheet(brief, replace(edition, sha256=imprint.data_sha256), former)
    except HotspotsError as error:
        return Inspection(verdict=Verdict.CHANGED, changes=(*_gone(imprint, edition), str(error)), compared=compared)
    if sheet.content_sha256 != imprint.content_sha256:
        return Inspection(
            verdict=Verdict.CHANGED, changes=tuple(_changes(imprint, sheet, made_from)), compared=compared
        )
    if recounted := _recounted(imprint, sheet):
        return Inspection(verdict=Verdict.CHANGED, changes=recounted, compared=compared)
    if figure and write_sheet(sheet, Format(imprint.form)) != content:
        return Inspection(verdict=Verdict.OTHER_FILE, changes=(), compared=compared)
    verdict = Verdict.SAME if edition.sha256 == imprint.data_sha256 else Verdict.HOLDS
    return Inspection(verdict=verdict, changes=(), compared=compared)


def _gone(imprint: Imprint, edition: Edition) -> list[str]:
    """What of an output is nowhere in the data any more."""
    known = {excerpt.id for hotspot in edition.dataset.hotspots.values() for excerpt in hotspot.excerpts}
    lines = [
        f"hotspot {hotspot}: gone from the data file" for hotspot in imprint.hotspots
        if hotspot not in edition.dataset.hotspots
    ]  # fmt: skip
    for source in imprint.sources:
        if source.id not in edition.dataset.sources:
            lines.append(f"article [{source.number}] {source.id}: gone from the data file")
        lines += [
            f"excerpt {i} of [{source.number}]: gone from the data file" for i in source.excerpts if i not in known
        ]
    return lines


def _changes(imprint: Imprint, sheet: Sheet, made_from: FormerEdition | None) -> list[str]:
    """What is different between an output and the sheet of today, a line each; never empty."""
    changes = None if made_from is None else changes_of(sheet, made_from)
    reworded = frozenset[str]() if changes is None else reworded_ids(changes)
    today = make_imprint(sheet, imprint.form, imprint.caption)
    before, now = {s.id: s for s in imprint.sources}, {s.id: s for s in today.sources}
    lines = [
        *_moved("hotspot", imprint.hotspots, today.hotspots),
        *_moved("article", before, now),
    ]
    for source_id, source in before.items():
        other = now.get(source_id)
        if other is None:
            lines += [f"excerpt {excerpt} of [{source.number}]: gone" for excerpt in source.excerpts]
            continue
        where = f"of [{other.number}] {source_id}"
        gone, added = gone_and_added(source.excerpts, other.excerpts)
        lines += [f"excerpt {e} {where}: gone" for e in gone if e not in reworded]
        lines += [f"excerpt {e} {where}: added" for e in added if e not in reworded]
        if source.number != other.number:
            lines.append(f"article {source_id}: was [{source.number}], is [{other.number}]")
        if source.citation != other.citation:
            lines.append(f"article [{other.number}]: is cited as: {cite(sheet.whole.dataset.sources[source_id])}")
    for source_id in now.keys() - before.keys():
        lines += [f"excerpt {e} of [{now[source_id].number}] {source_id}: added" for e in now[source_id].excerpts]
    lines += _replaced(imprint, today)
    told = {"title": "title", "as_of": "cut-off", "marking": "marking", "viewpoint": "viewpoint"}
    for field, name in told.items():
        old, new = getattr(imprint, field), getattr(today, field)
        if old != new:
            lines.append(f"{name}: was {old or 'none'}, is {new or 'none'}")
    lines += [] if changes is None else told_changes(sheet, changes)
    return lines or [*_unverified(sheet), "names, notes, tags, outlines or proofs of what is shown: changed"]


def _replaced(imprint: Imprint, today: Imprint) -> Iterator[str]:
    """A line for each excerpt that both show, and that somebody else says now, or that has another place."""
    if not imprint.placed:
        return  # the output is older than the record of them
    both = {i for s in imprint.sources for i in s.excerpts} & {i for s in today.sources for i in s.excerpts}
    for hotspot in (i for i in imprint.placed if i in today.placed):
        before, now = imprint.placed[hotspot], today.placed[hotspot]
        yield from (f"excerpt {i} under {hotspot}: gone" for i in before if i in both and i not in now)
        yield from (f"excerpt {i} under {hotspot}: added" for i in now if i in both and i not in before)
        for excerpt in (i for i in before if i in now):
            was, is_ = (in_quote_marks(said[excerpt] or ARTICLE) for said in (before, now))
            if was != is_:
                yield f"excerpt {excerpt} under {hotspot}: who says it was {was}, is {is_}"


def _recounted(imprint: Imprint, sheet: Sheet) -> tuple[str, ...]:
    """A line where the whole map has more or fewer articles than the caption counts: `1 of 5 articles`."""
    told = re.search(r"; \d+ of (\d+) articles?; filter: ", imprint.caption)
    total = sheet.shown.total_sources
    if told is None or int(told[1]) == total:
        return ()
    return (f"articles of the whole map: were {told[1]}, are {total}",)


def _unverified(sheet: Sheet) -> list[str]:
    """A line for each excerpt whose words are not found today, which may be all that has changed."""
    shown = {excerpt.id: excerpt for h in sheet.part.dataset.hotspots.values() for excerpt in h.excerpts}
    proofs = ((excerpt_id, sheet.whole.proof(excerpt)) for excerpt_id, excerpt in shown.items())
    return [
        f"excerpt {excerpt_id}: not verified today: {proof.state}" for excerpt_id, proof in proofs if not proof.verified
    ]


def _moved(noun: str, before: Iterable[str], now: Iterable[str]) -> list[str]:
    gone, added = gone_and_added(before, now)
    return [*(f"{noun} {one}: gone" for one in gone), *(f"{noun} {one}: added" for one in added)]
