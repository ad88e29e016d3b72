"""The projections of maps, by name."""

from enum import StrEnum


class ProjectionName(StrEnum):
    """A map projection that can be asked for by name."""

    EQUAL_EARTH = "equal-earth"
    """The world (Šavrič, Patterson and Jenny 2018)."""
    LAEA = "laea"
    """Lambert azimuthal equal-area, centred on what is shown."""
    POLAR = "polar"
    """Polar stereographic, EPSG:3995."""
