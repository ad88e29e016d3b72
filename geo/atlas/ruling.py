"""A row of the editorial table: who owns areas in viewpoints, what that follows, since when, and why."""

from dataclasses import dataclass

from geo.dataset.dates import PartialDate
from geo.dataset.model import Viewpoint

__all__ = ["Ruling"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """Who owns areas in viewpoints that hold the same of them."""

    areas: tuple[str, ...]
    """Ids of disputed areas of the atlas."""
    views: tuple[Viewpoint, ...]
    """The viewpoints that draw them so."""
    owner: str
    """`ADM0_A3`; a code with digits, such as `B35`, is the area itself, drawn apart, as in Natural Earth."""
    reason: str
    """What the state, or the United Nations, holds; a sentence."""
    source: str
    """The act or text that the row follows."""
    as_of: PartialDate
    """Date of that act: a map whose information ends before it should not be drawn so without a word."""
    natural_earth: str | None = None
    """What Natural Earth has in these viewpoints where it is something else; None where it agrees or has no column."""
