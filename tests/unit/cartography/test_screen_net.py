from math import hypot

import pytest

from geo.cartography.screen import ARCTIC, ORIGIN, WORLD
from geo.cartography.screen_net import net_names

NAMES = {name.text: name for name in net_names(ARCTIC)}


def test_a_polar_map_names_meridians_parallels_and_the_circle_and_the_world_none() -> None:
    assert {"0°", "90° E", "150° W", "180°", "80° N", "60° N", "Arctic Circle"} <= set(NAMES)
    assert net_names(WORLD) == ()


def test_a_parallel_is_named_where_it_runs() -> None:
    assert ARCTIC.lonlat(*NAMES["60° N"].at)[1] == pytest.approx(60, abs=0.01)


def test_a_meridian_is_named_at_its_end_and_beyond_the_rim() -> None:
    for text, lon in (("0°", 0), ("90° E", 90), ("150° W", -150)):
        name = NAMES[text]
        assert name.on_rim
        assert ARCTIC.lonlat(*name.at)[0] == pytest.approx(lon, abs=0.01)
        x, y = (place + 3 * step for place, step in zip(name.at, name.away, strict=True))
        assert hypot(x - ORIGIN, y - ORIGIN) == pytest.approx(ARCTIC.box[2] - ORIGIN + 3, abs=0.01)
