"""Changing a proposal before it is accepted: other words, speaker or hotspot, the fields of a new hotspot."""

import html
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from geo.atlas import viewpoints
from geo.atlas.compose import region_area_km2
from geo.briefing.maps.place_svg import HEIGHT, WIDTH, place_map, position_text
from geo.dataset.claims import Mode, Stance
from geo.dataset.model import Precision, Viewpoint
from geo.dataset.recipe import Region
from geo.errors import HotspotsError, quoted
from geo.page.maps import map_view
from geo.page.review import desk_state
from geo.page.review.desk_state import Desk
from geo.page.shared import served_files, widgets
from geo.page.shared.complaints import complaint_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.session import Edit, session
from geo.page.shared.widgets import WidgetKey
from geo.proposals.proposal import NewPlace
from geo.proposals.review import ReviewItem, Span, Status, Step, stepped
from geo.proposals.sentences import sentence_runs
from geo.proposals.voice import Voice

STEPS = {
    Step.SENTENCE_BEFORE: ("One before", "1", ":material/add:"),
    Step.WITHOUT_FIRST: ("Drop first", "2", ":material/remove:"),
    Step.WITHOUT_LAST: ("Drop last", "3", ":material/remove:"),
    Step.SENTENCE_AFTER: ("One after", "4", ":material/add:"),
}
LONGEST_QUOTE = 4000
"""Characters; nobody quotes more."""
VOICE_KEYS = (WidgetKey.SAID_BY, WidgetKey.SAID_STANCE, WidgetKey.SAID_MODE)
LONGEST_SPEAKER = 80
"""Characters, as in the data file."""
LONGEST_RECIPE = 2000
"""Characters, as JSON."""


def turn(mode: str, key: str) -> None:
    """Open or close one of the two forms of a proposal, `quote` or `hotspot`; the other closes."""
    kept = session().review
    kept.form = None if kept.form == (mode, key) else (mode, key)


def draw_amending(desk: Desk, item: ReviewItem, quote: str, span: Span | None) -> None:
    """Draw the form that is open, and the fields of the hotspot where it is a new one."""
    if desk.review.status(item) is Status.ACCEPTED:
        return
    edit = desk_state.edit_of(item.key)
    form = session().review.form
    if form == ("quote", item.key):
        _draw_span(desk, item, edit.span or span or (item.proposal.start, item.proposal.end), quote)
    elif form == ("hotspot", item.key):
        _draw_hotspots(desk, item, edit.hotspot or item.proposal.hotspot)
    hotspot = edit.hotspot or item.proposal.hotspot
    if hotspot not in desk.page.loaded.dataset.hotspots and hotspot in desk.places:
        _draw_place(desk, desk.places[hotspot])


def draw_voice(desk: Desk, item: ReviewItem) -> None:
    """Draw who says it, the article's attitude and how firmly it is said, to be changed, and the reasons."""
    voice = desk_state.other_voice(desk, item) or item.proposal.voice
    if desk.review.status(item) is Status.ACCEPTED:
        return
    speaker, stance, mode = keys = [kind.of(item.key) for kind in VOICE_KEYS]
    for key, now in zip(keys, (voice.speaker or "", voice.stance.value, voice.mode.value), strict=True):
        widgets.set_value(key, now)
    changed: dict[str, Any] = {"on_change": _say_who, "args": (item, keys, voice)}
    with st.container(key="review-voice", gap="xsmall"):
        left, middle, right = st.columns([3, 2, 2])
        left.text_input("Speaker", key=speaker, max_chars=LONGEST_SPEAKER, placeholder="the article itself",
                        help="Whose words or claim it is, where it is not the article’s own.", **changed)  # fmt: skip
        middle.selectbox("Mode", [one.value for one in Mode], key=mode, help="How firmly it is said.", **changed)
        if voice.speaker is not None:
            right.selectbox("Stance", [one.value for one in Stance], key=stance,
                            help="The article’s attitude to what the speaker says.", **changed)  # fmt: skip
        if voice.why:
            st.caption(escape_markdown(" · ".join(voice.why)))


def _say_who(item: ReviewItem, keys: Sequence[str], before: Voice) -> None:
    speaker = " ".join((widgets.value(keys[0], str) or "").split()) or None
    stance = Stance(widgets.value(keys[1], str) or Stance.ASSERTS)
    if speaker is None or before.speaker is None:
        stance = Stance.REPORTS if speaker else Stance.ASSERTS
    voice = Voice(speaker=speaker, stance=stance, mode=Mode(widgets.value(keys[2], str) or Mode.STATED))
    desk_state.keep_edit(item.key, replace(desk_state.edit_of(item.key), voice=voice))


@lru_cache(maxsize=8)
def _runs(text: str) -> tuple[tuple[Span, ...], ...]:
    return sentence_runs(text)


def _draw_span(desk: Desk, item: ReviewItem, span: Span, quote: str) -> None:
    between_headings = _runs(desk.document.text)
    with st.container(key="review-amend", border=True, gap="xsmall"):
        st.caption("Whole sentences at either end, or words of the document as you type them:")
        with st.container(horizontal=True, gap="xsmall"):
            for step, (label, shortcut, icon) in STEPS.items():
                other = stepped(between_headings, span, step)
                st.button(label, key=f"{step.name.lower()}-{item.key}", shortcut=shortcut, icon=icon,
                          disabled=other is None, on_click=_step, args=(desk, item, other))  # fmt: skip
        key = WidgetKey.WORDS.of(item.key)
        widgets.set_value(key, quote)
        st.text_area("Words", key=key, max_chars=LONGEST_QUOTE, height=120, on_change=_type, args=(item, key),
                     help="They must stand in the document; Ctrl-Enter checks them.")  # fmt: skip
        if desk_state.edit_of(item.key) != Edit():
            st.button("As it was proposed", key=f"reset-{item.key}", type="tertiary", icon=":material/restart_alt:",
                      on_click=desk_state.keep_edit, args=(item.key, Edit()))  # fmt: skip


def _step(desk: Desk, item: ReviewItem, span: Span | None) -> None:
    desk_state.keep_edit(item.key, replace(desk_state.edit_of(item.key), span=span, words=None))
    words = desk_state.words_of(desk, span) if span else item.proposal.quote
    widgets.set_value(WidgetKey.WORDS.of(item.key), words)


def _type(item: ReviewItem, key: str) -> None:
    words = " ".join((widgets.value(key, str) or "").split())
    desk_state.keep_edit(item.key, replace(desk_state.edit_of(item.key), words=words or None))


def _draw_hotspots(desk: Desk, item: ReviewItem, hotspot: str) -> None:
    hotspots = desk.page.loaded.dataset.hotspots
    new = [place_id for place_id in desk.places if place_id not in hotspots]

    def name(hotspot_id: str) -> str:
        return desk.hotspot_name(hotspot_id) + (" (new hotspot)" if hotspot_id in new else "")

    key = WidgetKey.TARGET.of(item.key)
    widgets.set_value(key, hotspot)
    with st.container(key="review-amend", border=True):
        st.selectbox("Hotspot it speaks of", [*hotspots, *new], key=key, format_func=name, on_change=_aim,
                     args=(item, key))  # fmt: skip


def _aim(item: ReviewItem, key: str) -> None:
    chosen = widgets.value(key, str)
    other = None if chosen == item.proposal.hotspot else chosen
    desk_state.keep_edit(item.key, replace(desk_state.edit_of(item.key), hotspot=other))


def _draw_place(desk: Desk, place: NewPlace) -> None:
    """Draw the fields of a new hotspot, and what is wrong with them."""
    key = f"{desk.source_id}-{place.id}"
    precisions = [precision.value for precision in Precision]
    trouble = session().review.place_trouble.get(key)
    _draw_map(place, desk.page.loaded.dataset.about.viewpoint)
    with st.expander(f"New hotspot: {place.id}, {Precision(place.precision).label}", key=f"place-{key}"):
        left, right = st.columns([3, 2])
        taken = (desk, place, key)
        left.text_input("Name", place.name, key=WidgetKey.PLACE_NAME.of(key), max_chars=60,
                        on_change=_change_place, args=taken)  # fmt: skip
        right.selectbox("Precision", precisions, precisions.index(place.precision),
                        key=WidgetKey.PLACE_PRECISION.of(key), on_change=_change_place, args=taken,
                        format_func=lambda value: Precision(value).label)  # fmt: skip
        left.text_input("Region", json.dumps(place.region), key=WidgetKey.PLACE_REGION.of(key),
                        max_chars=LONGEST_RECIPE, help="How its outline is made: a recipe as in the data file.",
                        on_change=_change_place, args=taken)  # fmt: skip
        hotspots = desk.page.loaded.dataset.hotspots
        wider = [None, *hotspots]
        right.selectbox("Lies within", wider, wider.index(place.parent) if place.parent in wider else 0,
                        key=WidgetKey.PLACE_PARENT.of(key), on_change=_change_place, args=taken,
                        format_func=lambda id_: hotspots[id_].name if id_ else "no other")  # fmt: skip
        if trouble:
            st.markdown(f":red[{escape_markdown(trouble)}]")


def _draw_map(place: NewPlace, viewpoint: Viewpoint) -> None:
    """Draw where a new hotspot lies, as its recipe outlines it."""
    region = _region(place)
    where = f"About {round(region_area_km2(region, viewpoint), -2):,.0f} km² around {position_text(region, viewpoint)}"
    address = served_files.put("place", place_map(region, viewpoint, map_view.palette()), "svg")
    text = f"Small map of {place.name}. {where}, outlined among its neighbours."
    with st.container(key="place-map", gap=None):
        # The name may be the reader's: quoted, so that it stays an attribute's value.
        st.html(f'<img class="place" src="{address}" alt="{html.escape(text)}" width="{WIDTH}" height="{HEIGHT}">')
        st.caption(f"{where}. Boundaries: {viewpoints.viewpoint_label(viewpoint)}.")


def _region(place: NewPlace) -> Region:
    """Return the recipe; raises HotspotsError where a field of the hotspot is not right."""
    return place.hotspot((place.proposals[0].excerpt,)).region


def _change_place(desk: Desk, place: NewPlace, key: str) -> None:
    """Take the fields over, or say why not: then the last good ones hold."""
    session().review.place_trouble.pop(key, None)
    try:
        changed = replace(
            place, name=widgets.value(WidgetKey.PLACE_NAME.of(key), str) or "",
            precision=widgets.value(WidgetKey.PLACE_PRECISION.of(key), str) or "",
            region=_recipe(widgets.value(WidgetKey.PLACE_REGION.of(key), str) or ""),
            parent=widgets.value(WidgetKey.PLACE_PARENT.of(key), str),
        )  # fmt: skip
        # An outline that cannot be drawn is found out here, not after it has been written.
        place_map(_region(changed), desk.page.loaded.dataset.about.viewpoint, map_view.palette())
    except HotspotsError as error:
        session().review.place_trouble[key] = f"Not taken over: {complaint_text(error)}"
        return
    except ValueError:  # of the geometry library
        trouble = "Not taken over: this region cannot be drawn; another is expected; change it"
        session().review.place_trouble[key] = trouble
        return
    session().review.places[desk.source_id, place.id] = changed


def _recipe(text: str) -> dict[str, Any]:
    """Return what is typed as a region. Raises HotspotsError where it is no mapping in JSON."""
    try:
        recipe = json.loads(text)
    except (ValueError, RecursionError):
        recipe = None
    if not isinstance(recipe, dict):
        raise HotspotsError(
            where="region",
            what=f"{quoted(text)} is no recipe",
            expected="one in JSON is expected",
            remedy='write one, as {"countries": ["SRB"]}',
        )
    return recipe
