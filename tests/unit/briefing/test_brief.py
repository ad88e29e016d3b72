import pytest

from geo.briefing.content.brief import Brief
from geo.briefing.content.collected import Collected
from geo.briefing.content.paper import Size, paper_of
from geo.errors import HotspotsError
from geo.selection.selection import Camera, FrameSize, MapView, Selection


@pytest.mark.parametrize(
    ("values", "report"),
    [
        ({"dpi": 95}, "dpi: 95 is out of range; 96 to 600 was expected; 300 suits print"),
        ({"dpi": 601}, "dpi: 601 is out of range; 96 to 600 was expected; 300 suits print"),
        ({"as_of": "2021-13"}, "as-of: `2021-13` is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected"),
        (
            {"collected": Collected(date="5 May")},
            "date: `5 May` is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected",
        ),
        (
            {"marking": "TLP:WHITE"},
            (
                "marking: `TLP:WHITE` is no label; TLP 2.0 labels are exactly TLP:CLEAR, TLP:GREEN, TLP:AMBER, "
                "TLP:AMBER+STRICT, TLP:RED; choose one"
            ),
        ),
    ],
)
def test_a_value_that_cannot_be_had_is_refused(values: dict[str, object], report: str) -> None:
    with pytest.raises(HotspotsError) as error:
        Brief(**values)  # type: ignore[arg-type]
    assert str(error.value) == report


def test_what_only_a_screen_has_is_left_out() -> None:
    camera = Camera(lat=1, lon=2, zoom=3)
    seen = Selection(view=MapView.GLOBE, camera=camera, size=FrameSize.PRESENTATION, titled=False, hotspot="a")
    assert Brief(selection=seen).selection == Selection(hotspot="a")


@pytest.mark.parametrize("size", Size)
def test_every_size_has_a_paper(size: Size) -> None:
    width, height = paper_of(size).inches
    assert 5 < width < 14
    assert 4 < height < 12
