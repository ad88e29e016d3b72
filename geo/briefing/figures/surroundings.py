"""What stands around a figure's body, before it has a place."""

from dataclasses import dataclass, replace

from geo.briefing.drawing.blocks import Block
from geo.briefing.drawing.fixed_type import FixedType

__all__ = ["Content", "with_small_beside"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What stands around a body."""

    title: str = ""
    subtitle: str = ""
    banner: float = 0.0
    """Height of the marking at the top and again at the bottom; 0 for none."""
    stamp: float = 0.0
    """Width of a stamp in the upper right corner; 0 for none."""
    blocks: tuple[Block, ...] = ()
    """Legend, key, sources: in that order from the top."""
    spread: int = 0
    """How many of the last blocks, beside the body, stand at the lower end of its column, what is empty above them."""
    small: Block | None = None
    """The small print at the bottom, in the smallest type."""
    small_beside: bool = False
    """Whether it may end the column beside a round body instead, which then has the height that it would take."""
    small_moved: bool = False
    """Whether it is the last of the blocks."""
    code: float = 0.0
    """Side of the QR code in the lower right corner; 0 for none."""


def with_small_beside(content: Content, small_pt: float) -> Content:
    """The content with its small print as a block that can stand beside the body, at the end of its column."""
    assert content.small is not None
    small = FixedType(block=content.small, own_pt=small_pt)
    return replace(content, blocks=(*content.blocks, small), small=None, small_moved=True, spread=content.spread + 1)
