"""A block whose type has one size, whatever the size of the type around it."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from geo.briefing.drawing.blocks import Block

__all__ = ["FixedType"]


@dataclass(frozen=True, kw_only=True, eq=False)
class FixedType:
    """A block in type of its own size."""

    block: Block
    own_pt: float

    def height(self, width: float, size_pt: float) -> float:  # noqa: ARG002  it has its own
        """Height in inches when set in that width."""
        return self.block.height(width, self.own_pt)

    def draw(self, figure: Figure, at: tuple[float, float], width: float, size_pt: float) -> None:  # noqa: ARG002
        """Draw it with its upper left corner at a place."""
        self.block.draw(figure, at, width, self.own_pt)
