"""Samples of regions for a legend, in the colours that they have on the map."""

from collections.abc import Sequence

from geo.atlas.compose import over_and_under
from geo.briefing.drawing.legend import LegendEntry
from geo.dataset.recipe import Region
from geo.selection.palette import LIGHT, Rgb, mix

__all__ = ["alone_fill", "hollow_entry"]

_ALONE_ON_LAND, _ALONE_AT_SEA = 0.85, 0.22
"""Shares of the full colour in a wide region that is all there is to show."""


def hollow_entry(text: str, regions: Sequence[Region], *, vague: bool) -> LegendEntry:
    """The entry of regions that show the bare ground: the land's, or the sea's where none of them is on land.

    `vague`: whether all of them are wide regions, whose outline is quieter.
    """
    on_land = any(over_and_under(region)[0] is not None for region in regions)
    edge = LIGHT.edge(over_sea=not on_land, vague=vague)
    return LegendEntry(text=text, fill=None if on_land else LIGHT.sea, edge=edge)


def alone_fill(index: int, *, over_sea: bool) -> Rgb:
    """The tint of a wide region that is alone on a map: its land is no paler than its sea."""
    ground = LIGHT.sea if over_sea else LIGHT.land
    return mix(LIGHT.fill(index, over_sea=over_sea), ground, _ALONE_AT_SEA if over_sea else _ALONE_ON_LAND)
