import numpy as np
import pytest
from pyproj import Geod

from geo.cartography.framing import plan_frame
from geo.cartography.projection_name import ProjectionName
from geo.cartography.scale_bar import scale_bar
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Continents, Countries, NorthOf, Point, Region

REGIONS = [
    Countries(countries=("SRB",)),
    Countries(countries=("CHN",)),
    Continents(continents=("Africa",)),
    NorthOf(north_of=66.5622),
    Point(point=(179.0, -17.0), radius_km=50.0),
]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("aspect", [0.7, 1.78])
def test_a_bar_is_round_and_right(region: Region, aspect: float) -> None:
    frame = plan_frame({"r": region}, Viewpoint.DE_FACTO, aspect=aspect)
    bar = scale_bar(frame)
    assert bar is not None
    assert str(bar.km).rstrip("0") in {"1", "2", "5"}
    assert bar.lines[0] == f"{bar.km:,} km"
    assert 0.05 * frame.width_m < bar.length_m < 0.25 * frame.width_m
    x0, y0, x1, y1 = frame.extent
    x, y = ((x0 + x1) / 2, (y0 + y1) / 2) if frame.rectangular else (0.0, 0.0)
    (lon_a, lat_a), (lon_b, lat_b) = frame.to_sphere(np.array([[x - bar.length_m / 2, y], [x + bar.length_m / 2, y]]))
    assert Geod(ellps="WGS84").inv(lon_a, lat_a, lon_b, lat_b)[2] / 1000 == pytest.approx(bar.km, rel=0.02)


def test_a_map_of_the_world_has_none() -> None:
    region = {"r": Countries(countries=("VEN",))}
    frame = plan_frame(region, Viewpoint.DE_FACTO, aspect=2, forced=ProjectionName.EQUAL_EARTH)
    assert scale_bar(frame) is None


def test_where_the_scale_is_another_at_the_edge_it_is_that_of_the_centre() -> None:
    wide = scale_bar(plan_frame({"r": Continents(continents=("Africa",))}, Viewpoint.DE_FACTO, aspect=1))
    close = scale_bar(plan_frame({"r": Countries(countries=("SRB",))}, Viewpoint.DE_FACTO, aspect=1))
    assert wide is not None
    assert close is not None
    assert wide.lines == (f"{wide.km:,} km", "at the centre")
    assert close.lines == (f"{close.km} km",)
