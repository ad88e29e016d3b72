"""Entries of a legend: a sample drawn exactly as on the figure, and what it stands for."""

from dataclasses import dataclass

from geo.palette import Rgb

__all__ = ["LegendEntry"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One sample and its words."""

    text: str
    """What it stands for."""
    fill: Rgb | None = None
    """Colour of the sample's area; None: empty."""
    edge: Rgb | None = None
    """Colour of its outline; None: no outline."""
    hatch: str | None = None
    """matplotlib's hatch, drawn in the colour of the edge."""
    marker: str | None = None
    """matplotlib's marker; with it the sample is this mark instead of a swatch."""
    sign: str | None = None
    """Text as the sample, such as `–` or `3`; set on the swatch where there is a fill."""
    dashed: bool = False
    """Whether the edge is dashed; without a fill the sample is a line."""
