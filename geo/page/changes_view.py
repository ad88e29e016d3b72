"""What changed since a former state of the data: since when, a map of it, and lists that open places and quotes."""

from collections.abc import Iterator, Sequence

import streamlit as st

from geo.briefing.content.change_lines import PlaceChange, ShownChanges
from geo.briefing.content.sheet import Sheet
from geo.dataset.comparison import ChangeKind, ExcerptChange
from geo.dataset.dates import date_text
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.named import source_sign
from geo.dataset.since import is_day, is_since
from geo.errors import HotspotsError
from geo.evidence.change_words import altered_text, beginning, elsewhere_text, turned_text
from geo.page import figure_view
from geo.page.shared import former_data, state
from geo.page.shared.complaints import complaint_text
from geo.page.shared.components import name_lists
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import Selection
from geo.text import counted

__all__ = ["change_groups", "draw_changes_view"]

_ChangeLine = dict[str, object]

_HEADS = {
    ChangeKind.ADDED: "New hotspots",
    ChangeKind.ALTERED: "Altered hotspots: the place, its excerpts or their checks",
    ChangeKind.GONE: "Hotspots that are gone",
}
_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.ALTERED: "~", ChangeKind.GONE: "−"}


def draw_changes_view(page: PageData, selection: Selection, *, embedded: bool) -> None:
    """Draw the choice, the headline, the map and the lists; embedded, the map alone.

    Where there is no history it says so, and what to do.
    """
    try:
        days = former_data.former_days(page)
        usual = former_data.usual_since(page)
    except HotspotsError as error:
        _refuse(error)
        return
    if not embedded:
        _draw_choice(days, selection.since, usual)
    if not (selection.since or usual):
        st.info("The data file has one state only: nothing has changed yet.", icon=":material/history:")
        return
    try:
        sheet = figure_view.drawn_sheet(page, selection)
    except HotspotsError as error:
        _refuse(error)
        return
    if not embedded:
        st.markdown(f"**{escape_markdown(sheet.title)}**")
    figure_view.draw_figure_view(page, selection, embedded=embedded, sheet=sheet)
    assert sheet.since is not None
    if not embedded and (groups := change_groups(sheet, sheet.since)):
        with st.container(key="changes"):
            name_lists(WidgetKey.NAMES, {"groups": groups, "selected": selection.hotspot}, _picked)


def _refuse(error: HotspotsError) -> None:
    st.info(escape_markdown(complaint_text(error)), icon=":material/history:")


def _draw_choice(days: Sequence[str], since: str, usual: str) -> None:
    options = list(dict.fromkeys([*([since] if since else []), *days]))
    with st.container(key="since-choice", horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.selectbox(
            "What changed since", options, key=WidgetKey.SINCE, format_func=_since_name, width=320,
            accept_new_options=True, placeholder=f"{_since_name(usual)}, the last other state" if usual else "A day",
            help="A day on which the data file changed. Or type any day as 2026-03-01 (it ends in UTC), the data hash "
            "of a figure, or a revision of Git.",
        )  # fmt: skip
        if typed and not is_since(typed.strip()):
            st.caption(":red[A day is YYYY-MM-DD, a data hash has 8 digits or more.]", width="content")


def _since_name(since: str) -> str:
    return date_text(since) if is_day(since) and is_since(since) else since


def change_groups(sheet: Sheet, since: ShownChanges) -> list[dict[str, object]]:
    """Return the lists as their script reads them: places with each excerpt that changed, checks, articles."""
    groups = [
        _group(f"{head} ({len(places)})", [line for place in places for line in _of_place(sheet, since, place)])
        for kind, head in _HEADS.items()
        if (places := [place for place in since.places if place.kind is kind])
    ]
    articles = [_line("", what=f"{number} {label}", after=words) for number, label, words in since.articles]
    data = since.changes.data
    whole = [_line("~", after=altered_text(field)) for field in data.about]
    whole += [_line("~", after=f"another order: {what}") for what in data.reordered]
    if not since.changes.checked:
        whole.append(_line("!", after="checks are not compared: those of then are not known"))
    return [
        *groups,
        *([_group(f"Articles ({counted(len(articles), 'change')})", articles)] if articles else []),
        *([_group("The map as a whole", whole)] if whole else []),
    ]


def _group(title: str, lines: list[_ChangeLine]) -> dict[str, object]:
    return {"title": title, "flow": False, "lines": lines}


def _line(
    sign: str, *, name: dict[str, object] | None = None, what: str = "", after: str = "", nested: bool = False
) -> _ChangeLine:
    """A line: its sign, words of the data, a name that opens something, and words of the program behind it."""
    names = [] if name is None else [name]
    return {"sign": sign, "what": what, "names": names, "after": after, "nested": nested}


def _of_place(sheet: Sheet, since: ShownChanges, place: PlaceChange) -> Iterator[_ChangeLine]:
    sign = _SIGNS[place.kind]
    if place.kind is ChangeKind.GONE:
        yield _line(sign, what=place.hotspot.name, after=place.words)
    else:
        yield _line(sign, name=_name(place, None, place.hotspot.name, "place"), after=place.words)
    for change in place.excerpts:
        yield _of_excerpt(sheet, since, place, change)
    for turned in place.turned:
        label = _label(sheet.whole.dataset, turned.excerpt)
        name = _name(place, turned.excerpt.source, label, f"check {turned.excerpt.id}")
        yield _line("!", name=name, after=turned_text(turned), nested=True)


def _of_excerpt(sheet: Sheet, since: ShownChanges, place: PlaceChange, change: ExcerptChange) -> _ChangeLine:
    """A line for an excerpt: the first words of its quote, which open it where it is there, and what became of it."""
    now, then = sheet.whole.dataset, since.former.edition.dataset
    named = then if change.before is None else now
    elsewhere = elsewhere_text(change, [named.hotspots[i].name for i in change.elsewhere])
    told = "; ".join(altered_text(field) for field in change.fields) or elsewhere or change.kind.value
    sign, label = _SIGNS[change.kind], _label(then if change.after is None else now, change.excerpt)
    if change.after is None:
        return _line(sign, what=label, after=told, nested=True)
    return _line(sign, name=_name(place, change.excerpt.source, label, change.excerpt.id), after=told, nested=True)


def _label(dataset: Dataset, excerpt: Excerpt) -> str:
    return f"{source_sign(dataset, excerpt.source)} {beginning(excerpt.quote)}"


def _name(place: PlaceChange, source: str | None, label: str, what: str) -> dict[str, object]:
    return {"hotspot": place.id, "source": source, "label": label, "at": f"{place.id} {what}"}


def _picked() -> None:
    state.take_pick(WidgetKey.NAMES)
