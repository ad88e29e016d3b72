"""Where things stand on slides of a house's own template: its placeholders' boxes, else rules within its content's box.

Distances are inches.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pptx.enum.shapes import PP_PLACEHOLDER

from geo.briefing.office.house_placeholders import (
    CONTENT_SHARE,
    FIELD_SHARE,
    TEXTS,
    TITLES,
    area_of,
    banner_names,
    banners_of,
    box_of,
    fields_of,
    is_banner,
    of_kind,
    picture_and_text,
)
from geo.briefing.office.slide_design import BAND, SlideBox, SlideLayout, SlideShape, inches, named_places
from geo.errors import HotspotsError, Option

__all__ = ["House", "house_boxes"]


_MARGIN, _GAP, _AIR = 0.5, 0.3, 0.1
_TITLE, _SUBTITLE, _FOOTER, _NUMBER = 0.7, 0.42, 0.26, 0.7
_SUMMARY, _NOTE = 0.86, 0.6
_LEAST_TITLE: Final = 0.45
_FIGURE_WIDE, _FIGURE_HIGH = 0.55, 0.52
"""Shares of the figure: of the width on a slide on its side, of the height on an upright one."""
_LEAST_WIDTH, _LEAST_HEIGHT = 4.5, 2.4
"""Of the content's box: what a figure beside quotes needs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """What is taken from one layout of a house's template."""

    layout: Any
    """python-pptx's layout that is copied."""
    places: dict[SlideShape, Any]
    """Its own placeholders, or the master's, by what they become."""
    boxes: dict[SlideShape, SlideBox]
    """Where everything stands."""
    banners: dict[str, Any]
    """Its placeholders for the handling marking, by the names that they are given."""


def house_boxes(deck: Any, wanted: SlideLayout, layout: Any, *, banded: bool) -> House:  # noqa: ANN401
    """What is taken from a layout of the house for one of ours.

    `banded`: bands for a marking or a stamp are added at the edges where the layout has no placeholder for them.
    Raises HotspotsError where the slides are too small.
    """
    width, height = inches(deck.slide_width), inches(deck.slide_height)
    banners = banners_of(layout, height)
    upper, lower = (BAND if banded and name not in banners else 0.0 for name in banner_names())
    places = _places(layout)
    boxes = {place: box for place, holder in places.items() if (box := box_of(holder))}
    foot = _foot_boxes(boxes, width, height - lower)
    title = _title_box(boxes.get(SlideShape.TITLE), width, upper)
    fields = sorted(fields_of(layout), key=lambda box: (box.x, box.y))
    free = _free(layout, title, min(box.y for box in foot.values()), width, height)
    content = _content(fields, free, width * height)
    if content.width < _LEAST_WIDTH or content.height - _SUBTITLE < _LEAST_HEIGHT:
        raise HotspotsError(
            where=Option("template"),
            what=f"its slides of {width:.1f} × {height:.1f} inches leave {content.width:.1f} × {content.height:.1f}",
            expected=f"at least {_LEAST_WIDTH} × {_LEAST_HEIGHT + _SUBTITLE:.1f} inches were expected between title "
            "and footer",
            remedy="make them larger",
        )
    # On an upright slide columns are too narrow for a map and for quotes: there it stands above them.
    beside = width >= height
    pair = picture_and_text(layout, fields, width * height) if beside and wanted is SlideLayout.EXCERPTS else None
    own = {SlideShape.TITLE: title, **foot, **_inner(wanted, content, pair, free, beside=beside)}
    # What is named as in the shipped templates stands where the house has put it.
    own |= {place: boxes[place] for place in named_places(layout) if place in own and place in boxes and not (
        banded and place in {SlideShape.TITLE, SlideShape.FOOTER, SlideShape.NUMBER})}  # fmt: skip
    return House(layout=layout, places=places, boxes=own, banners=banners)


def _inner(wanted: SlideLayout, content: SlideBox, pair: tuple[SlideBox, SlideBox] | None,
           free: SlideBox, *, beside: bool) -> dict[SlideShape, SlideBox]:  # fmt: skip
    """The boxes between title and footer."""
    line = replace(content, height=_SUBTITLE)
    body = _cut_top(content, _SUBTITLE + _AIR)
    boxes = {SlideShape.SUBTITLE: line}
    match wanted:
        case SlideLayout.TEXT:
            return {**boxes, SlideShape.TEXT: body}
        case SlideLayout.OVERVIEW:
            figure, text = _split_low(body, _SUMMARY)
            return {**boxes, SlideShape.FIGURE: figure, SlideShape.TEXT: text}
        case SlideLayout.EXCERPTS:
            pass
    if pair:
        picture, text = pair
        top = min(picture.y, text.y)
        if top - free.y < _SUBTITLE + _AIR:
            picture, text = (_cut_top(box, max(0.0, top + _SUBTITLE + _AIR - box.y)) for box in pair)
        else:
            top -= _SUBTITLE + _AIR
        line = SlideBox(x=content.x, y=top, width=content.width, height=_SUBTITLE)
    elif beside:
        share = round(body.width * _FIGURE_WIDE, 2)
        picture = replace(body, width=share)
        text = replace(body, x=body.x + share + _GAP, width=body.width - share - _GAP)
    else:
        share = round(body.height * _FIGURE_HIGH, 2)
        picture = replace(body, height=share)
        text = _cut_top(body, share + _GAP)
    figure, note = _split_low(picture, _NOTE)
    return {SlideShape.SUBTITLE: line, SlideShape.FIGURE: figure, SlideShape.TEXT: text, SlideShape.NOTE: note}


def _split_low(box: SlideBox, low: float) -> tuple[SlideBox, SlideBox]:
    upper = replace(box, height=box.height - low - _AIR)
    return upper, replace(box, y=box.y + box.height - low, height=low)


def _cut_top(box: SlideBox, by: float) -> SlideBox:
    return replace(box, y=box.y + by, height=box.height - by)


def _places(layout: Any) -> dict[SlideShape, Any]:  # noqa: ANN401
    """Title, text, footer and number, of the layout or else of its master."""
    kinds = {
        SlideShape.TITLE: TITLES,
        SlideShape.TEXT: TEXTS,
        SlideShape.FOOTER: frozenset({PP_PLACEHOLDER.FOOTER}),
        SlideShape.NUMBER: frozenset({PP_PLACEHOLDER.SLIDE_NUMBER}),
    }
    found = {}
    for place, kind in kinds.items():
        holders = [*of_kind(layout, kind), *of_kind(layout.slide_master, kind)]
        holders = [holder for holder in holders if not is_banner(holder)]
        if place is SlideShape.TEXT:
            holders.sort(key=area_of, reverse=True)
        if holders:
            found[place] = holders[0]
    return {**found, **named_places(layout)}


def _title_box(own: SlideBox | None, width: float, upper: float) -> SlideBox:
    """The title's box, below the band where there is one."""
    box = own or SlideBox(x=_MARGIN, y=max(0.36, upper), width=width - 2 * _MARGIN, height=_TITLE)
    top = max(box.y, upper + 0.02 if upper else 0.0)
    return replace(box, y=top, height=max(box.y + box.height - top, min(_LEAST_TITLE, box.height)))


def _foot_boxes(boxes: dict[SlideShape, SlideBox], width: float, lowest: float) -> dict[SlideShape, SlideBox]:
    """Boxes of footer and number, above the band where there is one."""
    text = boxes.get(SlideShape.TEXT)
    margin = min(text.x, _MARGIN) if text else _MARGIN
    number = boxes.get(SlideShape.NUMBER)
    footer = boxes.get(SlideShape.FOOTER)
    if number is None:
        y, high = (footer.y, footer.height) if footer else (lowest - _FOOTER - 0.06, _FOOTER)
        number = SlideBox(x=width - _MARGIN - _NUMBER, y=y, width=_NUMBER, height=high)
    if number.width > _NUMBER:
        outer = number.x + number.width - _NUMBER if number.x + number.width / 2 > width / 2 else number.x
        number = replace(number, x=outer, width=_NUMBER)
    footer = footer or replace(number, height=min(number.height, _FOOTER))
    # A footer has the whole line beside the number: there is no date, and ours is longer than a house's name.
    if abs(footer.y + footer.height / 2 - number.y - number.height / 2) < max(footer.height, number.height):
        right = number.x + number.width / 2 > width / 2
        start = margin if right else number.x + number.width + _AIR
        end = number.x - _AIR if right else width - margin
        footer = replace(footer, x=start, width=end - start)
    found = {SlideShape.FOOTER: footer, SlideShape.NUMBER: number}
    return {
        place: replace(box, y=min(box.y, lowest - min(box.height, 0.3)), height=min(box.height, 0.3))
        if box.y + box.height > lowest
        else box
        for place, box in found.items()
    }


def _free(layout: Any, title: SlideBox, foot: float, width: float, height: float) -> SlideBox:  # noqa: ANN401
    """The room between title and footer, off what the house draws there: a line, a logo, a bar."""
    top, bottom = title.y + title.height + 0.04, foot - 0.05
    left, right = _MARGIN, width - _MARGIN
    for shape in (*layout.shapes, *layout.slide_master.shapes):
        box = box_of(shape)
        if shape.is_placeholder or box is None or box.width * box.height > width * height / 2:
            continue
        if top <= box.y + box.height < height * 0.35 and box.y < height * 0.3:
            top = box.y + box.height + 0.04
        elif height * 0.75 < box.y < bottom:
            bottom = box.y - 0.04
        elif box.height > height / 2 and box.width < width * 0.3:
            left, right = _beside(box, left, right, width)
    return SlideBox(x=left, y=top, width=right - left, height=bottom - top)


def _beside(bar: SlideBox, left: float, right: float, width: float) -> tuple[float, float]:
    """Left and right edge off an upright bar at one side."""
    if bar.x + bar.width < width / 2:
        return max(left, bar.x + bar.width + _AIR), right
    return left, min(right, bar.x - _AIR)


def _content(fields: Sequence[SlideBox], free: SlideBox, area: float) -> SlideBox:
    """The box that the house gives to content, cut to what is free; the free room where it gives none."""
    large = [box for box in fields if box.width * box.height >= FIELD_SHARE * area]
    if sum(box.width * box.height for box in large) < CONTENT_SHARE * area:
        return free
    left, right = min(box.x for box in large), max(box.x + box.width for box in large)
    top = max(free.y, min(box.y for box in large))
    bottom = min(free.y + free.height, max(box.y + box.height for box in large))
    # A house may leave much air above its content, which the line below the title can have.
    top = max(free.y, top - _SUBTITLE - _AIR)
    return SlideBox(x=left, y=top, width=right - left, height=bottom - top)
