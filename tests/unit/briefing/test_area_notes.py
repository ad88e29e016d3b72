"""What a figure prints of disputed areas: those at the places shown, in words that can be read."""

from functools import cache

import pytest
from drawn_text import texts
from repository import DATA

from geo.atlas.disputes import AreaNote
from geo.briefing.content.area_notes import MOST_NAMES_OF_AREAS, printed_notes
from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size, paper_of
from geo.briefing.content.sheet import make_sheet
from geo.briefing.figures.draw import draw_figure
from geo.briefing.figures.map_body import MapBody
from geo.cartography.noted_areas import noted_areas
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import Filters, Selection


@cache
def real() -> Edition:
    return open_edition(DATA, None)


def note(name: str) -> AreaNote:
    return AreaNote(area=name.lower(), name=name, text=f"{name} is drawn apart.", bbox=(0, 0, 1, 1), source="")


@pytest.mark.parametrize(
    ("names", "near", "in_full", "told"),
    [
        ("", "", True, []),
        ("A", "a", True, ["A is drawn apart."]),
        ("AB", "a", True, ["A is drawn apart.", "Also disputed in frame: B."]),
        ("AB", "", True, ["Disputed areas in frame: A, B."]),
        ("AB", "ab", False, ["Disputed areas: A, B."]),
        ("AB", "a", False, ["Disputed areas at the places shown: A.", "Also in frame: B."]),
        ("AB", "", False, ["Disputed areas in frame: A, B."]),
        ("ABCDE", "abcde", True, ["Disputed areas: A, B, C, D, E."]),
        ("ABCDEFGHIJKLM", "a", True, ["A is drawn apart.", "12 more disputed areas in frame."]),
        ("ABCDEFGHIJKLM", "", True, ["13 disputed areas in frame."]),
        ("ABCDEFGHIJKLM", "", False, ["13 disputed areas in frame."]),
    ],
)
def test_those_at_the_places_shown_come_first_and_the_others_are_counted(
    names: str, near: str, in_full: bool, told: list[str]
) -> None:
    assert list(printed_notes([note(name) for name in names], frozenset(near), in_full=in_full)) == told


def test_areas_are_near_a_place_by_what_is_drawn_of_it() -> None:
    body = MapBody(sheet=make_sheet(Brief(selection=Selection(hotspot="ukraine")), real()), text_pt=9)
    frame = body.frame(6, 4)
    assert body.near(frame) == {"crimea", "southeastern-ukraine", "transnistria"}
    assert body.near(frame) < {one.area for one in noted_areas(frame, body.sheet.viewpoint)}


def test_on_a_map_of_many_places_the_small_print_takes_a_few_lines_of_readable_type() -> None:
    sheet = make_sheet(Brief(selection=Selection(filters=Filters(source=("usip-2019",)))), real())
    drawing = draw_figure(sheet)
    assert len(drawing.notes) > MOST_NAMES_OF_AREAS
    lines = [text for text, _ in texts(drawing.picture)]
    first, last = (
        next(i for i, line in enumerate(lines) if word in line)
        for word in ("Boundaries as of", f"data {sheet.whole.sha256[:8]}")
    )
    small = lines[first : last + 1]
    assert len(small) <= 5
    (size,) = {t.get_fontsize() for t in drawing.picture.texts if t.get_text() in small}
    assert size >= 0.9 * paper_of(Size.SLIDE_16X9).text_pt
