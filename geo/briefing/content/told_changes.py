"""What changed of an output since the data that it was made from, a line each: by the comparison of editions."""

from collections.abc import Iterator

from geo.briefing.content.change_lines import changes_shown
from geo.briefing.content.sheet import Sheet
from geo.dataset.comparison import ChangeKind
from geo.evidence.change_words import altered_text, turned_text
from geo.evidence.edition_changes import EditionChanges
from geo.evidence.former import FormerEdition

__all__ = ["changes_of", "reworded_ids", "told_changes"]


def changes_of(sheet: Sheet, made_from: FormerEdition) -> EditionChanges:
    """What changed of what a sheet shows since the edition that it was made from."""
    return changes_shown(sheet.brief.selection, sheet.whole, made_from).changes


def reworded_ids(changes: EditionChanges) -> frozenset[str]:
    """Ids, then and now, of the excerpts whose quotes are reworded: neither gone nor added."""
    pairs = ((c.before.id, c.after.id) for c in changes.data.excerpts if c.before is not None and c.after is not None)
    return frozenset(i for was, is_ in pairs if was != is_ for i in (was, is_))


def told_changes(sheet: Sheet, changes: EditionChanges) -> Iterator[str]:
    """A line for each field of a hotspot or excerpt shown that is altered, and for each check that turned."""
    shown = sheet.part.dataset.hotspots
    for place in changes.data.hotspots:
        if place.id in shown:
            yield from (f"hotspot {place.id}: {altered_text(field)}" for field in place.fields)
    for change in changes.data.excerpts:
        if change.kind is ChangeKind.ALTERED and change.hotspot in shown:
            where = f"excerpt {change.excerpt.id} under {change.hotspot}"
            yield from (f"{where}: {altered_text(field)}" for field in change.fields)
    for turned in changes.turned:
        if not shown.keys().isdisjoint(turned.hotspots):
            yield f"excerpt {turned.excerpt.id}: {turned_text(turned)}"
