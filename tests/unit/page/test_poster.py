"""The picture that stands for the map until the browser has drawn it: the same shapes in the same places."""

import re
from xml.etree import ElementTree as ET

import pytest
from app_page import REAL, click, open_page, rerun
from streamlit.testing.v1 import AppTest

from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame, regional
from geo.page.maps import camera
from geo.page.maps.regions import drawn_regions
from geo.page.shared import served_files
from geo.page.shared.components import LAPTOP
from geo.selection.palette import LIGHT, Rgb

VIEWPOINT = REAL.about.viewpoint
SVG = "{http://www.w3.org/2000/svg}"
SYRIA = regional(REAL.hotspots["syria"].region, VIEWPOINT)
VIEWS = [({}, WORLD, "venezuela"), ({"view": "arctic"}, ARCTIC, "canada"), ({"hotspot": "syria"}, SYRIA, "syria")]
Box = tuple[float, float, float, float]


def tag(page: AppTest) -> str | None:
    """The picture's element; None where there is none."""
    found = [e.proto.body for e in page.get("html") if 'class="map-poster' in e.proto.body]
    return found[0] if found else None


def picture(page: AppTest) -> ET.Element:
    drawn = tag(page)
    assert drawn is not None
    address = re.search('src="([^"]+)"', drawn)
    assert address is not None
    content = served_files.read(address[1])
    assert content is not None
    return ET.fromstring(content)


def painted(svg: ET.Element, colour: Rgb) -> list[Box]:
    """Left, top, right and bottom of every area of a colour, in pixels."""
    found = []
    scale = float(svg.attrib["width"]) / float(svg.attrib["viewBox"].split()[2])
    for path in svg.iter(f"{SVG}path"):
        if path.get("fill") == "#{:02x}{:02x}{:02x}".format(*colour):
            points = []
            for start, steps in re.findall(r"M(-?\d+ -?\d+)l([-\d ]+)z", path.attrib["d"]):
                x, y = map(int, start.split())
                points.append((x, y))
                numbers = [int(number) for number in steps.split()]
                for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                    x, y = x + dx, y + dy
                    points.append((x, y))
            xs, ys = zip(*points, strict=True)
            found.append((min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale))
    return found


@pytest.mark.parametrize(("query", "screen", "hotspot"), VIEWS, ids=["world", "arctic", "region"])
def test_a_region_is_where_the_map_draws_it(query: dict[str, str], screen: ScreenFrame, hotspot: str) -> None:
    svg = picture(open_page(query))
    assert (int(svg.attrib["width"]), int(svg.attrib["height"])) == LAPTOP
    region = drawn_regions(REAL, VIEWPOINT, screen)[hotspot]
    assert region.box is not None
    where = camera.whole(screen, *LAPTOP) if "hotspot" not in query else camera.fit_box(screen, region.box, *LAPTOP)
    x0, _, _, y1 = camera.seen(screen, where, *LAPTOP)
    left, bottom, right, top = region.box
    wanted = ((left - x0) * 2**where.zoom, (y1 - top) * 2**where.zoom)
    wanted += ((right - x0) * 2**where.zoom, (y1 - bottom) * 2**where.zoom)
    areas = [box for colour in LIGHT.ramp for box in painted(svg, colour)]
    apart = [max(abs(a - b) for a, b in zip(box, wanted, strict=True)) for box in areas]
    assert min(apart) < 1.5  # half a pixel of the tile's precision on either side


def test_everything_that_is_shown_is_in_it_and_nothing_that_is_not() -> None:
    page = open_page({"source": "usip-2019"})
    svg = picture(page)
    shown = {i for i, one in REAL.hotspots.items() if any(e.source == "usip-2019" for e in one.excerpts)}
    circles = list(svg.iter(f"{SVG}circle"))
    regions = drawn_regions(REAL, VIEWPOINT, WORLD)
    assert len(circles) == sum(regions[i].small for i in shown)
    assert len(list(svg.iter(f"{SVG}circle"))) < sum(region.small for region in regions.values())


def test_it_fits_itself_to_any_size_only_where_it_is_the_whole_map() -> None:
    kinds = [tag(open_page(query)) for query, _, _ in VIEWS]
    assert ["whole" in str(kind) for kind in kinds] == [True, True, False]


def test_it_is_gone_for_good_once_something_else_is_shown() -> None:
    page = open_page()
    first = tag(page)
    assert first is not None
    assert tag(rerun(page)) == first
    assert tag(click(page, "none")) is None
    assert tag(click(page, "all")) is None


def test_a_globe_has_none() -> None:
    assert tag(open_page({"view": "globe"})) is None
