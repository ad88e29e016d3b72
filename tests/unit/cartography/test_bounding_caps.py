"""What is told to be out of frame by the caps round polygons, beside every polygon projected and clipped."""

import pytest
import shapely
from shapely import MultiPolygon

from geo.atlas.atoms import own_waters
from geo.cartography.bounding_caps import keyed_caps
from geo.cartography.projection import MapFrame
from geo.cartography.projection_name import ProjectionName

SQUARE = (-2e6, -1.5e6, 2e6, 1.5e6)
DISC = (-9e6, -9e6, 9e6, 9e6)
CAPS = keyed_caps(own_waters())


def laea(lon: float, lat: float, extent: tuple[float, float, float, float], radius: float | None = None) -> MapFrame:
    return MapFrame(projection=ProjectionName.LAEA, lon_0=lon, lat_0=lat, extent=extent, radius_m=radius)


@pytest.mark.parametrize(
    "frame",
    [
        laea(20, 40, SQUARE), laea(178, -15, SQUARE), laea(-100, 75, SQUARE), laea(0, -90, SQUARE),
        laea(-150, 5, DISC, 8.9e6), laea(60, 60, DISC, 11.9e6),
        MapFrame(projection=ProjectionName.EQUAL_EARTH, lon_0=11, lat_0=0, extent=(-17.2e6, -8.4e6, 17.2e6, 8.4e6)),
        MapFrame(projection=ProjectionName.POLAR, lon_0=0, lat_0=90, extent=(-4e6, -4e6, 4e6, 4e6), radius_m=3.9e6),
    ],
    ids=["Balkans", "antimeridian", "Canadian Arctic", "South Pole", "hemisphere", "beyond", "world", "pole"],
)  # fmt: skip
def test_nothing_in_frame_is_missed_and_nothing_else_is_there(frame: MapFrame) -> None:
    placed = {key: MultiPolygon(parts) for key, parts in CAPS.placed(frame).items()}
    projected = {key: frame.polygons(shape) for key, shape in own_waters().items()}
    assert {key for key, shape in projected.items() if not shape.is_empty} == placed.keys()
    for key, shape in placed.items():
        assert shapely.area(shape) == pytest.approx(projected[key].area, rel=1e-6)
        assert shape.bounds == pytest.approx(projected[key].bounds, abs=1)
