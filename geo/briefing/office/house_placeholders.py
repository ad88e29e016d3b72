"""The placeholders of a house's layouts, by their type, and which of its layouts suits what.

Decks saved by LibreOffice number all placeholders 0, so that none is found by its number.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pptx.enum.shapes import PP_PLACEHOLDER

from geo.briefing.office.slide_design import SlideBox, SlideLayout, SlideShape, inches

__all__ = [
    "CONTENT_SHARE",
    "FIELD_SHARE",
    "TEXTS",
    "TITLES",
    "area_of",
    "banner_names",
    "banners_of",
    "base_layouts",
    "box_of",
    "fields_of",
    "is_banner",
    "of_kind",
    "picture_and_text",
]

TITLES: Final = frozenset({PP_PLACEHOLDER.TITLE})
TEXTS: Final = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})
PICTURES: Final = frozenset({PP_PLACEHOLDER.PICTURE, PP_PLACEHOLDER.BITMAP})
_COVERS: Final = frozenset({PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE})
_BANNER_WORDS: Final = ("handling", "marking", "classification", "banner", "einstufung", "schutzvermerk")
"""One of them in its name, or the whole of it, makes a placeholder that of the handling marking."""
CONTENT_SHARE, FIELD_SHARE = 0.25, 0.12
"""Of the slide's area: of a placeholder for all content, and of one beside another."""
_AIR: Final = 0.1
_LEAST_MAP, _LEAST_TEXT = 3.0, 2.4
"""Inches of a map's sides and of a line of a quote."""


def base_layouts(deck: Any) -> dict[SlideLayout, Any]:  # noqa: ANN401
    """The layout of the house that each of ours is made from.

    By name, else the one whose placeholders suit best, in the deck's order.
    """
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    area = inches(deck.slide_width) * inches(deck.slide_height)
    named = {layout.name: layout for layout in reversed(layouts)}
    text = max(layouts, key=lambda one: _text_score(one, area))
    both = max(layouts, key=lambda one: _both_score(one, area))
    chosen = {
        SlideLayout.TEXT: text,
        SlideLayout.OVERVIEW: text,
        SlideLayout.EXCERPTS: both if _both_score(both, area) else text,
    }
    return {layout: named.get(layout.value, chosen[layout]) for layout in SlideLayout}


def picture_and_text(layout: Any, fields: Sequence[SlideBox], area: float) -> tuple[SlideBox, SlideBox] | None:  # noqa: ANN401
    """The boxes of a picture and of text beside it or below it, where the layout has just these."""
    pictures = [box for holder in of_kind(layout, PICTURES) if (box := box_of(holder))]
    large = [box for box in fields if box.width * box.height >= FIELD_SHARE * area]
    if len(pictures) == 1 and len(large) > 1:
        picture = pictures[0]
        others = [box for box in large if box != picture]
        found = picture, max(others, key=lambda box: box.width * box.height)
    elif not pictures and len(large) == 2:  # a picture and a text
        found = large[0], large[1]
    else:
        return None
    one, other = found
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x or one.y + one.height <= other.y
    roomy = one.width >= _LEAST_MAP and other.width >= _LEAST_TEXT and min(one.height, other.height) >= _LEAST_MAP
    return found if apart and roomy else None


def _text_score(layout: Any, area: float) -> int:  # noqa: ANN401
    if any(holder.placeholder_format.type in _COVERS for holder in layout.placeholders):
        return -1
    title = 4 * bool(list(of_kind(layout, TITLES)))
    large = [box for box in fields_of(layout) if box.width * box.height >= FIELD_SHARE * area]
    whole = len(large) == 1 and large[0].width * large[0].height >= CONTENT_SHARE * area
    return title + 2 * whole - len(list(of_kind(layout, PICTURES)))


def _both_score(layout: Any, area: float) -> int:  # noqa: ANN401
    titles = [box for holder in of_kind(layout, TITLES) if (box := box_of(holder))]
    fields = sorted(fields_of(layout), key=lambda box: (box.x, box.y))
    pair = picture_and_text(layout, fields, area)
    # A title beside a picture is a caption; two fields under headings of their own are a comparison.
    if not titles or pair is None or titles[0].y + titles[0].height > min(box.y for box in pair) + _AIR:
        return 0
    return 1 + 2 * bool(list(of_kind(layout, PICTURES))) - (len(fields) > 3)


def fields_of(layout: Any) -> Iterator[SlideBox]:  # noqa: ANN401
    """The boxes of the layout's placeholders for text, pictures and content."""
    for holder in of_kind(layout, TEXTS | PICTURES):
        box = box_of(holder)
        if box is not None and not is_banner(holder):
            yield box


def banners_of(layout: Any, height: float) -> dict[str, Any]:  # noqa: ANN401
    """The placeholders for the handling marking, by the names that they are given: in the upper and the lower half."""
    found: dict[str, Any] = {}
    for holder in of_kind(layout, TEXTS):
        box = box_of(holder)
        if box is not None and is_banner(holder):
            found.setdefault(banner_names()[box.y + box.height / 2 > height / 2], holder)
    return found


def is_banner(holder: Any) -> bool:  # noqa: ANN401
    """Whether a placeholder is for the handling marking, by its name."""
    return any(word in holder.name.casefold() for word in _BANNER_WORDS)


def of_kind(base: Any, kinds: frozenset[Any]) -> Iterator[Any]:  # noqa: ANN401
    """The placeholders of a layout or master that are of one of the types."""
    return (holder for holder in base.placeholders if holder.placeholder_format.type in kinds)


def area_of(holder: Any) -> float:  # noqa: ANN401
    """The area of a placeholder in square inches."""
    box = box_of(holder)
    return box.width * box.height if box else 0.0


def box_of(shape: Any) -> SlideBox | None:  # noqa: ANN401
    """The box of a shape; None where it has none, of its own or of its master."""
    sides = (shape.left, shape.top, shape.width, shape.height)
    if any(side is None for side in sides):
        return None
    x, y, width, height = map(inches, sides)
    return SlideBox(x=x, y=y, width=width, height=height)


def banner_names() -> tuple[str, str]:
    """The names of the placeholders for the handling marking, at the top and at the bottom."""
    return SlideShape.MARKING.value, SlideShape.MARKING_AGAIN.value
