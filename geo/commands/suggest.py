"""`hotspots suggest`: which sentences of a document belong to which hotspot, for people, programs or the data file."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from geo.commands.article_proposals import check_hotspots, offer_for
from geo.commands.plain_text import wrapped
from geo.commands.terminal import follow_up, page_width, say, say_exactly, say_json
from geo.dataset.insertion import insert
from geo.dataset.loader import load, parse
from geo.dataset.model import Dataset, Source
from geo.evidence.current_lock import verify_here
from geo.evidence.documents import find_folder
from geo.evidence.proof import share_problem
from geo.evidence.said_by import said_by
from geo.proposals.decision import Decision, additions_for
from geo.proposals.proposal import Proposal, Strength, Suggestions, weight
from geo.proposals.rejections import read_rejections
from geo.text import counted, visible

__all__ = ["as_record", "suggest"]

FINE = 0
SHOWN_REASONS = 3


def suggest(data_file: Path, documents: Path | None, options: argparse.Namespace) -> int:
    """Print what is proposed for one source; a table for people, JSON, or YAML ready to paste.

    Raises HotspotsError for a source, a hotspot or a document that is not there.
    """
    dataset = load(data_file).dataset
    folder = find_folder(documents, data_file)
    offer = offer_for(dataset, folder, options.source, read_rejections(data_file))
    assert folder is not None, "without a folder there is no offer"
    check_hotspots("--hotspot", dataset, offer.found, options.hotspot or ())
    found = offer.found.only(options.hotspot or ())
    chosen = found.only(strength=Strength[options.strength.upper()])
    if options.json:
        say_json(as_record(chosen))
    elif options.yaml:
        say_exactly("\n".join([*_yaml(dataset, data_file, folder, chosen), ""]).encode())
    else:
        say(*_page(dataset, offer.source, found, chosen, page_width()))
        if chosen.every:
            follow = visible(follow_up(f"accept {found.source}", options))
            say("", f"Next: {follow}   asks one by one; with KEY… it takes those")
    return FINE


def as_record(found: Suggestions) -> dict[str, Any]:
    """Everything that is proposed, as JSON values."""
    return {
        "source": found.source,
        "proposals": [_record(proposal) for proposal in found.proposals],
        "new_places": [
            {
                "id": place.id,
                "name": place.name,
                "region": dict(place.region),
                "precision": place.precision,
                "parent": place.parent,
                "proposals": [_record(proposal) for proposal in place.proposals],
            }
            for place in found.new_places
        ],
        "unplaced": list(found.unplaced),
    }


def _record(proposal: Proposal) -> dict[str, Any]:
    return {
        "key": proposal.key,
        "hotspot": proposal.hotspot,
        "strength": proposal.strength.name.lower(),
        "why": list(proposal.why),
        "start": proposal.start,
        "end": proposal.end,
        "quote": proposal.quote,
        "actors": list(proposal.actors),
        "voice": {
            "speaker": proposal.voice.speaker,
            "stance": proposal.voice.stance.value,
            "mode": proposal.voice.mode.value,
            "why": list(proposal.voice.why),
        },
    }


def _page(
    dataset: Dataset, source: Source, found: Suggestions, chosen: Suggestions, width: int | None
) -> Iterator[str]:
    title = f"{source.label}: {source.title}" if source.title else source.label
    yield from _wrapped(f"{title} ({found.source})", width, "")
    if not chosen.every:
        whole = len(found.every)
        yield f"{counted(whole, 'proposal')}, none passes the filter." if whole else "Nothing is proposed."
    groups = _by_hotspot(dataset, chosen)
    if groups:
        yield f"{_counted(chosen.proposals)} for {counted(len(groups), 'hotspot')}."
    for id_, proposals in groups.items():
        yield from ("", f"{dataset.hotspots[id_].name} ({id_})")
        for proposal in proposals:
            yield from _entry(proposal, width)
    if chosen.new_places:
        yield from ("", f"{counted(len(chosen.new_places), 'place')} that no hotspot covers:")
    for place in chosen.new_places:
        within = f" within {place.parent}" if place.parent else ""
        yield ""
        yield from _wrapped(f"{place.name} (new: {place.id}{within}), region {_flow(place.region)}", width, "", 6)
        for proposal in place.proposals:
            yield from _entry(proposal, width)
    yield from _left_out(found, chosen, width)


def _counted(proposals: Sequence[Proposal]) -> str:
    strengths = Counter(one.strength for one in proposals)
    parts = [f"{strengths[level]} {level.name.lower()}" for level in reversed(Strength) if strengths[level]]
    sentences = len({one.start for one in proposals})
    return f"{counted(len(proposals), 'proposal')} ({', '.join(parts)}) from {counted(sentences, 'sentence')}"


def _left_out(found: Suggestions, chosen: Suggestions, width: int | None) -> Iterator[str]:
    """What the page does not show: the weak proposals, and places of which nothing can be proposed."""
    weak = [sum(one.strength == Strength.WEAK for one in some.every) for some in (found, chosen)]
    if weak[0] > weak[1]:
        yield from ("", f"Left out: {counted(weak[0] - weak[1], 'weak proposal')}; --strength weak shows all.")
    if found.unplaced:
        yield ""
        yield from _wrapped(f"Named, but without an outline here: {', '.join(found.unplaced)}.", width, "")


def _by_hotspot(dataset: Dataset, chosen: Suggestions) -> dict[str, list[Proposal]]:
    """Proposals by hotspot: first the one with most of them, then as the data file orders them."""
    groups: dict[str, list[Proposal]] = {id_: [] for id_ in dataset.hotspots}
    for proposal in chosen.proposals:
        groups[proposal.hotspot].append(proposal)
    found = {id_: proposals for id_, proposals in groups.items() if proposals}
    return dict(sorted(found.items(), key=lambda item: weight(item[1])))


def _entry(proposal: Proposal, width: int | None) -> Iterator[str]:
    level = proposal.strength.name.lower()
    yield from _wrapped(
        f"{proposal.key}  {level:<6}  {'; '.join(proposal.why[:SHOWN_REASONS])}", width, "  ", hanging=18
    )
    yield from _wrapped(f"“{proposal.quote}”", width, "      ")
    if said := said_by(proposal.excerpt):
        yield from _wrapped(f"{said} ({'; '.join(proposal.voice.why)})", width, "      — ", hanging=8)


def _yaml(dataset: Dataset, data_file: Path, folder: Path, chosen: Suggestions) -> Iterator[str]:
    """The lines that accepting all of it would add to the data file, each block with the place where it belongs."""
    places = {place.id: place for place in chosen.new_places}
    if not chosen.every:
        yield "# Nothing is proposed."
        return
    decisions = tuple(Decision(proposal=one, new_place=places.get(one.hotspot)) for one in chosen.every)
    old = data_file.read_bytes()
    new = insert(old, str(data_file), additions_for(dataset, folder, chosen.source, decisions))
    proposed = {one.hotspot for one in chosen.proposals}
    yield "# Paste each block at the end of what its comment names, or let `hotspots accept` do it."
    yield from _too_much(parse(new, str(data_file)), data_file, folder, chosen.source)
    headings = [f"# hotspots: {id_}: excerpts:" for id_ in dataset.hotspots if id_ in proposed]
    for block in _added(old.decode().splitlines(), new.decode().splitlines()):
        key = next((line.strip().strip("\"'") for line in block if line.strip()), "")
        if key.startswith((f"{chosen.source}:", f'{chosen.source}":')):
            yield "# sources:"
        elif key.rstrip("\"':").split('"')[0] in places:
            yield "# hotspots:"
        elif headings:
            yield headings.pop(0)
        yield from block


def _too_much(pasted: Dataset, data_file: Path, folder: Path, source_id: str) -> Iterator[str]:
    """A line where the excerpts of a source, with those pasted, quote so much that `hotspots accept` refuses them."""
    source = pasted.sources[source_id]
    quoted = verify_here(pasted, folder, data_file, "").quoted_share.get(source_id, 0.0)
    if share_problem(source_id, source, quoted):
        yield (
            f"# Together they quote {quoted:.1%} of {visible(source.document)}; at most a third is allowed: "
            "paste only some of it."
        )


def _added(old: list[str], new: list[str]) -> Iterator[list[str]]:
    """The runs of lines that only the new file has; all others stand in it in their order."""
    block: list[str] = []
    at = 0
    for line in new:
        if at < len(old) and line == old[at]:
            at += 1
            if block:
                yield block
            block = []
        else:
            block.append(line)
    if block:
        yield block


def _flow(region: Any) -> str:  # noqa: ANN401  plain data of any shape
    if isinstance(region, dict):
        return "{ " + ", ".join(f"{key}: {_flow(value)}" for key, value in region.items()) + " }"
    if isinstance(region, list):
        return f"[{', '.join(map(_flow, region))}]"
    return str(region)


def _wrapped(text: str, width: int | None, indent: str, hanging: int = 0) -> list[str]:
    return wrapped(visible(text), width, indent, hanging)
