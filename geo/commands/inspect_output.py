"""`hotspots inspect`: what a figure or document says of itself, and whether it still holds."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from geo.briefing.content.imprint import Imprint, ShownSource
from geo.briefing.content.imprint_files import read_output
from geo.briefing.inspection import Inspection, Verdict, inspect_output
from geo.commands.plain_text import excerpt_lines, wrapped
from geo.commands.terminal import page_width, say, say_json, warn
from geo.dataset.dates import date_text
from geo.dataset.model import Excerpt
from geo.errors import HotspotsError
from geo.evidence.citation import anchor_text
from geo.evidence.edition import Edition, excerpt_record, open_edition
from geo.evidence.former import FormerEdition, open_former
from geo.selection.selection import FigureKind
from geo.text import counted

__all__ = ["inspect"]

_VERDICTS = {
    (Verdict.SAME, "bytes"): "same data, same figure",
    (Verdict.SAME, "content"): "same data, same content",
    (Verdict.HOLDS, "bytes"): "the data file has changed since, but not what this figure shows",
    (Verdict.HOLDS, "content"): "the data file has changed since, but not what this document shows",
    (Verdict.CHANGED, "bytes"): "what this figure shows has changed",
    (Verdict.CHANGED, "content"): "what this document shows has changed",
}


def inspect(data_file: Path, documents: Path | None, file: Path, number: int | None, *, as_json: bool) -> int:
    """Print what an output is, or with `number` what it shows of one article; return the exit status.

    0: it still holds, 1: it does not. Raises HotspotsError for a file that is no output, and for a number it has not.
    """
    content, imprint = read_output(file)
    edition = open_edition(data_file, documents)
    warn(*map(str, edition.verification.problems))
    if number is not None:
        return _article(edition, imprint, _source(file, imprint, number), as_json=as_json)
    since = imprint.request.query.get("since")
    former = open_former(since[0], data_file) if since else None
    made_from = _made_from(data_file, imprint) if imprint.data_sha256 != edition.sha256 else None
    inspection = inspect_output(content, imprint, edition, former, made_from)
    if as_json:
        say_json({**_record(imprint), "today": _today(edition, inspection)})
    else:
        say(_facts(imprint, edition))
        say("", *wrapped(_verdict(imprint, inspection), page_width(), ""))
        say(*(line for change in inspection.changes for line in wrapped(change, page_width(), "  ")))
    return 0 if inspection.holds else 1


def _made_from(data_file: Path, imprint: Imprint) -> FormerEdition | None:
    """The edition that an output was made from, where the history has it."""
    with suppress(HotspotsError):
        return open_former(imprint.data_sha256, data_file)
    return None


def _source(file: Path, imprint: Imprint, number: int) -> ShownSource:
    for source in imprint.sources:
        if source.number == number:
            return source
    known = ", ".join(f"[{source.number}]" for source in imprint.sources)
    raise HotspotsError(
        where="N",
        what=f"there is no article [{number}] in {file}",
        expected=f"one of {known} was expected",
        remedy="choose one",
    )


def _article(edition: Edition, imprint: Imprint, source: ShownSource, *, as_json: bool) -> int:
    """Print the excerpts of an article that an output shows, as the data has them today."""
    by_id = _placed(edition, imprint)
    gone = [excerpt_id for excerpt_id in source.excerpts if excerpt_id not in by_id]
    found = [by_id[excerpt_id] for excerpt_id in source.excerpts if excerpt_id in by_id]
    if as_json:
        records = [record for placed in found for record in _records(edition, placed)]
        say_json({**source.model_dump(mode="json"), "excerpts": records, "gone": gone})
    else:
        say(*_article_lines(edition, source, found))
    warn(*(f"excerpt {excerpt_id}: it is no longer in the data file" for excerpt_id in gone))
    return 1 if gone else 0


def _placed(edition: Edition, imprint: Imprint) -> Mapping[str, Mapping[str, Excerpt]]:
    """Each excerpt of the data by its id, under the hotspots where the output shows it.

    One that stands under none of them any more is under all that it has today.
    """
    found: dict[str, dict[str, Excerpt]] = {}
    for hotspot_id, hotspot in edition.dataset.hotspots.items():
        for excerpt in hotspot.excerpts:
            found.setdefault(excerpt.id, {})[hotspot_id] = excerpt
    return {
        excerpt_id: {i: e for i, e in spots.items() if _shows(imprint, i, excerpt_id)} or spots
        for excerpt_id, spots in found.items()
    }


def _shows(imprint: Imprint, hotspot_id: str, excerpt_id: str) -> bool:
    # What is older than the record of them names its hotspots alone.
    return hotspot_id in imprint.hotspots and excerpt_id in imprint.placed.get(hotspot_id, (excerpt_id,))


def _records(edition: Edition, placed: Mapping[str, Excerpt]) -> Iterator[dict[str, Any]]:
    """An excerpt as plain values, once for all hotspots that have it alike."""
    alike: dict[str, tuple[dict[str, Any], list[str]]] = {}
    for hotspot_id, excerpt in placed.items():
        record = excerpt_record(edition, excerpt, hotspot_id)
        alike.setdefault(json.dumps(record), (record, []))[1].append(edition.dataset.hotspots[hotspot_id].name)
    for record, names in alike.values():
        excerpt = next(iter(placed.values()))
        anchor = anchor_text(edition.dataset.sources[excerpt.source], edition.proof(excerpt))
        yield {**record, "anchor": anchor, "hotspots": names}


def _article_lines(edition: Edition, source: ShownSource, found: Iterable[Mapping[str, Excerpt]]) -> list[str]:
    width = page_width()
    lines = wrapped(f"[{source.number}] {source.citation}", width, "")
    if source.id in edition.dataset.sources:
        lines.append(f"Document: {edition.dataset.sources[source.id].document}")
    if not source.excerpts:
        lines.append("No excerpt of it is shown here.")
    for placed in found:
        names = ", ".join(edition.dataset.hotspots[hotspot_id].name for hotspot_id in placed)
        lines += ["", f"  {names}", *excerpt_lines(edition, placed, width)]
    return lines


def _facts(imprint: Imprint, edition: Edition) -> str:
    usual = FigureKind.COMPARE if "compare" in imprint.request.query else FigureKind.MAP
    kind = imprint.request.query.get("figure", (usual.value,))[0]
    count = sum(len(source.excerpts) for source in imprint.sources)
    numbers = ", ".join(f"[{source.number}] {source.id} {len(source.excerpts)}" for source in imprint.sources)
    facts = {
        "Title": imprint.title,
        "Link": imprint.link if imprint.link.strip("?") else "? (the whole map)",
        "Kind": f"{kind}, {imprint.form}, {imprint.request.size}"
        + (f", {imprint.request.dpi} dpi" if imprint.form == "png" else "")
        + (", draft" if imprint.request.draft else ""),
        "Marking": imprint.marking or "none",
        "As of": date_text(imprint.as_of),
        "Viewpoint": imprint.viewpoint,
        "Shows": f"{counted(len(imprint.hotspots), 'hotspot')}, {counted(count, 'excerpt')}: {numbers}",
        "Data": f"{imprint.data_sha256} (hotspots {imprint.program})",
        "Data today": "the same" if edition.sha256 == imprint.data_sha256 else edition.sha256,
    }
    width = max(map(len, facts)) + 2
    return "\n".join(f"{f'{name}:':<{width}}{fact}" for name, fact in facts.items())


def _verdict(imprint: Imprint, inspection: Inspection) -> str:
    if inspection.verdict is not Verdict.OTHER_FILE:
        return _VERDICTS[inspection.verdict, inspection.compared]
    return (
        "what this figure shows of the data has not changed, but it is not the file that this program draws: it was "
        "edited since, or drawn with other libraries than here, or the whole map has more or fewer hotspots now "
        f"(its program was hotspots {imprint.program})"
    )


def _record(imprint: Imprint) -> dict[str, Any]:
    return imprint.model_dump(mode="json")


def _today(edition: Edition, inspection: Inspection) -> dict[str, Any]:
    return {
        "data_sha256": edition.sha256,
        "holds": inspection.holds,
        "verdict": inspection.verdict.value,
        "compared": inspection.compared,
        "changes": list(inspection.changes),
    }
