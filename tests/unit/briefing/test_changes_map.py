"""Figures of what changed: what they show, say and count, and the way back from them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from drawn_text import outside, overlapping, written
from former_maps import GONE, formerly
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.caption import LONGEST_ALT_TEXT, alt_text, caption, description
from geo.briefing.content.imprint import brief_of, make_imprint
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.drawing.number_badges import BADGES
from geo.briefing.figures.draw import draw_figure
from geo.briefing.inspection import inspect_output
from geo.dataset.comparison import ChangeKind
from geo.dataset.model import Topic
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.evidence.former import FormerEdition
from geo.selection.selection import FigureKind, Filters, Selection

SINCE = "2026-03-01"


@pytest.fixture
def small(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(DATA, None)


def sheet_of(edition: Edition, former: FormerEdition | None = None, **selection: object) -> Sheet:
    chosen = Selection(figure=FigureKind.CHANGES, since=SINCE, **selection)  # type: ignore[arg-type]  # by name
    return make_sheet(Brief(selection=chosen), edition, former or formerly(edition))


def before(edition: Edition, **hotspots: object) -> FormerEdition:
    """The same edition with other hotspots, by their ids; None for one that was not there."""
    now = edition.dataset.hotspots
    changed = {i: hotspots.get(i.replace("-", "_"), hotspot) for i, hotspot in now.items()}
    dataset = edition.dataset.model_copy(update={"hotspots": {i: h for i, h in changed.items() if h is not None}})
    return replace(formerly(edition), edition=replace(edition, dataset=dataset, sha256="1a2b3c4d" * 8))


def test_the_headline_counts_what_changed(small: Edition) -> None:
    assert sheet_of(small).title == (
        "1 hotspot and 2 excerpts added since 1 March 2026; 1 hotspot and 1 excerpt gone; 2 hotspots and 1 excerpt "
        "altered; 1 excerpt under other hotspots; 2 quotes newly verified"
    )
    assert sheet_of(small, before(small, serbia=None)).title == (
        "1 hotspot and 2 excerpts added since 1 March 2026; 1 excerpt under other hotspots"
    )
    assert sheet_of(small, before(small)).title == "Nothing has changed since 1 March 2026"


def test_of_one_place_the_headline_says_what_became_of_it(small: Edition) -> None:
    assert sheet_of(small, hotspot="serbia").title == "Serbia: new since 1 March 2026, 3 excerpts"
    assert sheet_of(small, hotspot="date-line").title == (
        "Islands at the date line: name altered since 1 March 2026; 1 quote newly verified"
    )
    assert sheet_of(small, before(small), hotspot="serbia").title == "Serbia: nothing has changed since 1 March 2026"


def test_a_filter_leaves_out_what_it_hides_then_and_now(small: Edition) -> None:
    found = sheet_of(small, filters=Filters(topic=(Topic.DIPLOMACY,)))
    assert found.title.endswith(" (filtered)")
    assert [place.id for place in found.since.places] == ["serbia", "belgrade"] if found.since else False
    assert sheet_of(small, before(small), filters=Filters(q="vessels")).title == (
        "Nothing shown has changed since 1 March 2026 (filtered)"
    )


def test_it_shows_the_places_of_today_that_changed_and_all_where_none_did(small: Edition) -> None:
    serbia = small.dataset.hotspots["serbia"]
    other = before(small, serbia=serbia.model_copy(update={"note": "Once."}))
    assert list(sheet_of(small, other).part.dataset.hotspots) == ["serbia"]
    assert set(sheet_of(small, before(small)).part.dataset.hotspots) == set(small.dataset.hotspots)


def test_without_a_former_edition_there_is_none(small: Edition) -> None:
    with pytest.raises(HotspotsError, match=r"nothing is named to compare the data with.*say --since WHEN"):
        make_sheet(Brief(selection=Selection(figure=FigureKind.CHANGES)), small)


def test_the_list_has_every_place_with_what_changed(small: Edition) -> None:
    drawing = draw_figure(sheet_of(small))
    said = written(drawing)
    for words in (
        "new: 1 place", "gone: 1 place", "altered itself, in its excerpts or their checks: 2 places", "The gone isle:",
        "new, 3 excerpts [1] [2]", "gone, 1 excerpt [1]", "compared with data 1a2b3c4d",
    ):  # fmt: skip
        assert words in said
    opened = {mark.name: mark.hotspots for mark in drawing.marks}
    assert opened["Serbia"] == ("serbia",)
    assert opened["The gone isle"] == ()


def test_every_number_stands_once_on_the_map_and_once_in_the_list(small: Edition) -> None:
    drawing = draw_figure(sheet_of(small))
    texts = [text.get_text() for text in drawing.picture.findobj() if hasattr(text, "get_text")]
    assert [texts.count(str(number)) for number in range(1, 5)] == [2, 2, 2, 2]


@pytest.mark.parametrize("size", [Size.A4_PORTRAIT, Size.LETTER])
def test_upright_papers_quote_the_first_words(small: Edition, size: Size) -> None:
    sheet = sheet_of(small)
    drawing = draw_figure(replace(sheet, brief=replace(sheet.brief, size=size)))
    assert "Nothing is left of this sentence." in written(drawing)
    assert (outside(drawing), overlapping(drawing.picture)) == ([], [])


def test_shapes_tell_apart_without_colour() -> None:
    def lightness(colour: tuple[int, int, int] | None) -> float:
        return 255.0 if colour is None else 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]

    assert len({look.marker for look in BADGES.values()}) == len(BADGES) == len(ChangeKind)
    areas = sorted(lightness(look.area) for look in BADGES.values())
    assert all(darker + 25 < lighter for darker, lighter in pairwise(areas))


def test_caption_alt_text_and_description_say_it(real: Edition) -> None:
    sheet = sheet_of(real)
    assert alt_text(sheet).startswith("Map of what changed (26 hotspots and ")
    assert len(alt_text(sheet)) <= LONGEST_ALT_TEXT
    assert caption(sheet, "Equal Earth", ()).startswith(sheet.title)
    lines = description(sheet).splitlines()
    assert "The gone isle: gone, 1 excerpt" in lines
    assert len(lines) == 2 + len(real.dataset.hotspots)


def test_what_is_gone_counts_among_the_outlines(small: Edition) -> None:
    assert "2 drawn as countries or territories" in caption(sheet_of(small), "x", ())
    assert "drawn as a country or territory" in caption(sheet_of(small, before(small, serbia=None)), "x", ())


def test_the_way_back_compares_with_the_same_edition(small: Edition) -> None:
    former = formerly(small)
    sheet = sheet_of(small, former)
    imprint = make_imprint(sheet, "csv", "")
    brief, missing = brief_of(imprint, small.dataset)
    assert (brief.selection.since, missing) == (SINCE, ())
    assert imprint.link == f"?figure=changes&since={SINCE}"
    assert inspect_output(b"", imprint, small, former).holds
    assert not inspect_output(b"", imprint, small, before(small)).holds


def test_another_kind_of_figure_has_no_since_in_its_link(small: Edition) -> None:
    sheet = make_sheet(Brief(selection=Selection(hotspot="serbia", since=SINCE)), small)
    assert sheet.link == "?hotspot=serbia"
    assert sheet_of(small).narrow("serbia").link == "?hotspot=serbia"


def test_the_former_maps_of_tests_have_what_they_promise(small: Edition) -> None:
    found = sheet_of(small).since
    assert found is not None
    assert {place.kind for place in found.places} == set(ChangeKind)
    assert [place.id for place in found.places][-1] == GONE
