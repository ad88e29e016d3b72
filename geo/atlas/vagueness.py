"""Which places are drawn as vague: as a light tint, never as heavy as a country that an article names."""

from geo.atlas.compose import region_area_km2
from geo.dataset.model import Hotspot, Precision, Viewpoint

__all__ = ["is_vague"]

_LEAST_KM2 = {
    Precision.REGION: 1_000_000,
    Precision.MULTI_COUNTRY: 1_000_000,
    Precision.CIRCUMPOLAR: 1_000_000,
    Precision.SEA: 10_000_000,
}
"""Area from which a place of that precision is wide.

A million square kilometres is a large country, such as Egypt: from there on a full colour would say more on the map
than the article says of the place. The Baltic states and the Himalayas are smaller, and would be overlooked as a tint.
Ten million parts oceans (the Arctic, the smallest, has some 14) from seas (the Philippine Sea, the largest, some 6).
What an article names as one country, province, city or border keeps its colour at any size.
"""


def is_vague(hotspot: Hotspot, viewpoint: Viewpoint) -> bool:
    """Whether a hotspot is a wide region: of many countries, of none in particular, or an ocean.

    Raises HotspotsError for a recipe that cannot be composed.
    """
    least = _LEAST_KM2.get(hotspot.precision)
    return least is not None and region_area_km2(hotspot.region, viewpoint) >= least
