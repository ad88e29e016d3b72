"""What documents of what changed say of one place: the quotes that came, went or are altered there, and nothing else.

Each has its mark, the program's word, outside the quote marks. What is gone is told from the former edition.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from geo.briefing.content.brief import Brief
from geo.briefing.content.change_lines import PlaceChange, ShownChanges
from geo.briefing.content.quotations import Quotation, quoted_from
from geo.briefing.content.sheet import NumberedSource, Sheet, make_sheet
from geo.dataset.comparison import ChangeKind, ExcerptChange
from geo.evidence.change_words import altered_text, elsewhere_text, turned_text
from geo.evidence.citation import cite
from geo.evidence.edition_changes import Turned
from geo.selection.selection import FigureKind, Selection

__all__ = ["CHECK_WORDS", "change_fields", "changed_quotations", "former_sheet"]

_MARKS: Final = {ChangeKind.ADDED: "Added", ChangeKind.ALTERED: "Altered", ChangeKind.GONE: "Gone"}
CHECK_WORDS: Final = {True: "no longer verified", False: "newly verified"}
"""By whether a check was lost."""


def changed_quotations(sheet: Sheet, since: ShownChanges, place: PlaceChange) -> tuple[Quotation, ...]:
    """The quotes of a place that changed: what is there, then those of which only the check turned, then what is gone.

    `sheet` is that of the whole document.
    """
    numbered = _numbered(sheet, since)
    now = sheet.whole
    kept = [change for change in place.excerpts if change.after is not None]
    turned = {one.excerpt.id: one for one in place.turned}
    told = []
    for change in kept:
        quote = quoted_from(now, place.id, change.excerpt, numbered[change.excerpt.source])
        words = "; ".join(_altered(sheet, since, change, turned.pop(change.excerpt.id, None)))
        told.append(replace(quote, mark=_MARKS[change.kind], altered=words))
    for one in turned.values():
        quote = quoted_from(now, place.id, one.excerpt, numbered[one.excerpt.source])
        told.append(replace(quote, mark=CHECK_WORDS[one.lost].capitalize(), altered=turned_text(one)))
    for change in place.excerpts:
        if change.after is None:
            source = numbered[change.excerpt.source]
            former, checked = since.former.edition, since.former.checked
            quote = quoted_from(former, place.id, change.excerpt, source, doubted=checked)
            words = "; ".join(_altered(sheet, since, change, None))
            told.append(
                replace(quote, mark=_MARKS[change.kind], altered=words, listed=source.id in now.dataset.sources)
            )
    return tuple(told)


def change_fields(since: ShownChanges, place: PlaceChange) -> tuple[str, ...]:
    """What is altered of a place itself, a line for each of its fields."""
    own = (change for change in since.changes.data.hotspots if change.id == place.id)
    return tuple(altered_text(field) for change in own for field in change.fields)


def former_sheet(sheet: Sheet, since: ShownChanges, place: PlaceChange) -> Sheet:
    """The sheet of a place that is gone, a map of it as it was; articles have the numbers of the whole document."""
    brief = Brief(
        selection=Selection(
            hotspot=place.id,
            figure=FigureKind.MAP,
            viewpoint=sheet.brief.selection.viewpoint,
        ),
        address="",
        as_of=sheet.brief.as_of,
        marking=sheet.brief.marking,
        draft=sheet.brief.draft,
        size=sheet.brief.size,
        dpi=sheet.brief.dpi,
    )
    then, numbered = make_sheet(brief, since.former.edition), _numbered(sheet, since)
    return replace(then, sources=tuple(numbered[source.id] for source in then.sources))


def _numbered(sheet: Sheet, since: ShownChanges) -> dict[str, NumberedSource]:
    """The articles of today under their numbers, and behind them those that are gone."""
    sources = {**since.former.edition.dataset.sources, **sheet.whole.dataset.sources}
    order = dict.fromkeys((*sheet.whole.dataset.sources, *sources))
    return {
        i: NumberedSource(number=number, id=i, source=sources[i], citation=cite(sources[i]))
        for number, i in enumerate(order, start=1)
    }


def _altered(sheet: Sheet, since: ShownChanges, change: ExcerptChange, turned: Turned | None) -> Iterator[str]:
    yield from (altered_text(field) for field in change.fields)
    named = since.former.edition.dataset if change.before is None else sheet.whole.dataset
    if elsewhere := elsewhere_text(change, [named.hotspots[i].name for i in change.elsewhere]):
        yield elsewhere
    if turned is not None:
        yield turned_text(turned)
