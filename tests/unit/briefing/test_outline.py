"""Outlines that others project: their areas hold in a polar and an equal-area projection, and on the ellipsoid."""

import geopandas
import pyproj
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shipped_map import DATASET

from geo.atlas.compose import compose_region
from geo.briefing.exports.outline import exported_outline

POLAR, EQUAL_AREA = 3995, 6933
"""EPSG codes."""
VIEWPOINT = DATASET.about.viewpoint
ELLIPSOID = pyproj.Geod(ellps="WGS84")


def projected_m2(shape: BaseGeometry, epsg: int) -> float:
    return float(geopandas.GeoSeries([shape], crs="EPSG:4326").to_crs(epsg=epsg).area.iloc[0])


def ellipsoid_m2(shape: BaseGeometry) -> float:
    """With geodesics for edges, as who measures on the ellipsoid takes them."""
    parts = [orient(part) for part in shapely.get_parts(shape)]
    return sum(ELLIPSOID.geometry_area_perimeter(part)[0] for part in parts)


@pytest.mark.parametrize("hotspot", DATASET.hotspots)
def test_areas_hold_where_edges_are_drawn_straight(hotspot: str) -> None:
    region = DATASET.hotspots[hotspot].region
    exported = exported_outline(region, VIEWPOINT)
    as_drawn = shapely.segmentize(compose_region(region, VIEWPOINT), 0.05)
    assert exported.is_valid
    for epsg in (POLAR, EQUAL_AREA):
        assert projected_m2(exported, epsg) == pytest.approx(projected_m2(as_drawn, epsg), rel=1e-3)
    assert ellipsoid_m2(exported) == pytest.approx(ellipsoid_m2(as_drawn), rel=1e-3)


def test_the_arctic_does_not_vanish_round_the_pole() -> None:
    """20.9 million km² on the map; 21.2 on the ellipsoid."""
    exported = exported_outline(DATASET.hotspots["arctic"].region, VIEWPOINT)
    assert projected_m2(exported, POLAR) / 1e12 == pytest.approx(20.9, abs=0.1)
