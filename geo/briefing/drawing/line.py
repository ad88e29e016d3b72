"""A line of text as it is drawn."""

from typing import Self

__all__ = ["Line"]


class Line(str):
    """A line as it is drawn: characters that the fonts have, and the marks that keep it in its text's direction.

    Made by `wrap` and `as_line` of `geo.briefing.drawing.typesetting`; what is put together from lines is text again.
    """

    __slots__ = ("right_to_left",)
    right_to_left: bool
    """Whether the text that it is a line of runs from the right."""

    def __new__(cls, text: str, *, right_to_left: bool = False) -> Self:
        """A line with its marks."""
        made = super().__new__(cls, text)
        made.right_to_left = right_to_left
        return made
