"""Every disputed place has its note, in one form: how it is drawn, holder, claimants, the United Nations' position."""

import re

import pytest

from geo.atlas.atoms import atoms
from geo.atlas.contested_borders import CONTESTED_BORDERS, ContestedBorder
from geo.atlas.dispute import NO_POSITION, Dispute
from geo.atlas.disputes import DISPUTES, AreaNote, dispute_notes
from geo.atlas.un_rulings import UN_RULINGS
from geo.atlas.viewpoints import viewpoint_notes
from geo.dataset.dates import date_or_none
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import atlas_index

LONGEST_NOTE = 240
"""Characters: the note on a figure is read beside the map."""

FORM = re.compile(r"(.+) (?:is|are) drawn (.+): held by (.+), claimed by (.+); UN: (.+)\.")


def on_the_ground(frame: tuple[float, float, float, float] | None) -> list[str]:
    return [note.area for note in dispute_notes(lambda atom: atom.unit, frame)]


def notes_of(viewpoint: Viewpoint) -> dict[str, AreaNote]:
    return {note.area: note for note in viewpoint_notes(viewpoint, None)}


def by_area(dispute: Dispute) -> str:
    return dispute.area


def test_without_a_frame_every_dispute_has_its_note_in_the_order_of_ids() -> None:
    assert on_the_ground(None) == [dispute.area for dispute in DISPUTES] == sorted(on_the_ground(None))
    assert len(set(on_the_ground(None))) == len(DISPUTES)


@pytest.mark.parametrize("dispute", DISPUTES, ids=by_area)
def test_every_row_names_holder_claimants_position_source_and_date(dispute: Dispute) -> None:
    assert dispute.holder
    assert all(dispute.claimants)
    assert (dispute.un_position is None) == (dispute.un_source is None)
    assert dispute.un_source is None or re.search(r"[12][0-9]{3}\b", dispute.un_source), "a text has its year"
    assert re.search(r"[12][0-9]{3}\b", dispute.source), "a source has its year"
    assert date_or_none(dispute.as_of) == dispute.as_of
    west, south, east, north = dispute.bbox
    assert west < east
    assert south < north


@pytest.mark.parametrize("viewpoint", Viewpoint)
@pytest.mark.parametrize("dispute", DISPUTES, ids=by_area)
def test_every_note_is_one_short_sentence_in_one_form(dispute: Dispute, viewpoint: Viewpoint) -> None:
    note = notes_of(viewpoint)[dispute.area]
    assert len(note.text) <= LONGEST_NOTE
    assert ". " not in note.text
    said = FORM.fullmatch(note.text)
    assert said, note.text
    name, _, holder, claimed, position = said.groups()
    assert name == dispute.name == note.name
    assert holder == dispute.holder
    assert all(claimant in claimed for claimant in dispute.claimants)
    assert position == (f"{dispute.un_position} ({dispute.un_source})" if dispute.un_position else NO_POSITION)


@pytest.mark.parametrize("dispute", DISPUTES, ids=by_area)
def test_how_it_is_drawn_comes_from_the_atlas_or_is_stated(dispute: Dispute) -> None:
    has_outline = {atom.area for atom in atoms().values()}
    outline = dispute.outline or dispute.area
    assert (outline in has_outline) or (dispute.drawn is not None and "{owner}" not in dispute.drawn)


@pytest.mark.parametrize(("pair", "row"), CONTESTED_BORDERS.items(), ids=str)
def test_every_contested_border_has_its_note_source_and_date(pair: tuple[str, str], row: ContestedBorder) -> None:
    assert row.dispute in {dispute.area for dispute in DISPUTES}, pair
    assert row.reason.endswith(".")
    assert row.source
    assert date_or_none(row.as_of) == row.as_of


def test_every_disputed_area_of_the_atlas_has_a_note_or_shares_one() -> None:
    shared = {"azad-kashmir", "gilgit-baltistan", "hong-kong", "macao"}
    assert set(atlas_index().areas) - shared <= {dispute.area for dispute in DISPUTES}


def test_what_the_united_nations_rule_on_has_their_position_in_the_note() -> None:
    known = {dispute.area: dispute.un_position for dispute in DISPUTES}
    assert [area for ruling in UN_RULINGS for area in ruling.areas if known[area] is None] == []


@pytest.mark.parametrize(
    ("area", "position"),
    [
        ("crimea", "part of Ukraine (General Assembly 68/262, 2014)"),
        ("southeastern-ukraine", "part of Ukraine (General Assembly ES-11/4, 2022)"),
        ("golan", "occupied, annexation void (Security Council 497, 1981)"),
        ("west-bank", "occupied since 1967 (Security Council 2334, 2016)"),
        ("kosovo", "status open, under UN administration since 1999 (Security Council 1244, 1999)"),
        ("northern-cyprus", "part of Cyprus, independence invalid (Security Council 541, 1983)"),
        ("jammu-and-kashmir", "to be decided by a plebiscite (Security Council 47, 1948)"),
        ("south-kurils", "no position known to this project"),
    ],
)
def test_the_position_of_the_united_nations(area: str, position: str) -> None:
    assert notes_of(Viewpoint.DE_FACTO)[area].text.endswith(f"; UN: {position}.")


@pytest.mark.parametrize(
    ("area", "drawn"),
    [
        ("crimea", ["with Russia", "with Ukraine", "with Ukraine", "with Russia"]),
        ("golan", ["with Israel", "with Syria", "with Syria", "with Syria"]),
        ("abkhazia", ["with Georgia", "with Georgia", "with Georgia", "apart"]),
        ("western-sahara", ["with Morocco, in part apart", "apart", "with Morocco", "apart"]),
        (
            "jammu-and-kashmir",
            [
                f"with India and, beyond the Line of Control, with {x}"
                for x in ("Pakistan", "Pakistan", "India", "India")
            ],
        ),
        ("korean-dmz", ["along the dashed Military Demarcation Line"] * 4),
    ],
)
def test_a_note_says_how_an_area_is_drawn_in_the_viewpoint(area: str, drawn: list[str]) -> None:
    views = (Viewpoint.DE_FACTO, Viewpoint.UNITED_NATIONS, Viewpoint.INDIA, Viewpoint.RUSSIA)
    said = [re.search(r" drawn (.+?): held by ", notes_of(view)[area].text) for view in views]
    assert [match and match[1] for match in said] == drawn


def test_what_is_not_drawn_is_said() -> None:
    notes = notes_of(Viewpoint.DE_FACTO)
    for area in ("doklam", "kalapani", "halaib"):
        assert "without an outline of its own" in notes[area].text
    assert "the line between not drawn" in notes["southeastern-ukraine"].text


@pytest.mark.parametrize(
    ("frame", "areas"),
    [
        ((18.0, 41.5, 23.0, 46.5), ["kosovo"]),
        ((-80.0, 0.0, -60.0, 12.0), ["essequibo"]),
        ((-80.0, 0.0, -62.0, 12.0), []),
        ((140.0, 40.0, -160.0, 60.0), ["south-kurils"]),
        ((170.0, 40.0, -160.0, 60.0), []),
        ((120.0, 22.0, 123.0, 25.5), ["taiwan"]),
        ((120.0, 22.0, 124.0, 26.0), ["senkaku-islands", "taiwan"]),
        ((127.0, 36.0, 132.5, 39.0), ["dokdo", "korean-dmz"]),
        ((28.0, 20.0, 38.0, 30.0), ["halaib"]),
    ],
)
def test_only_disputes_in_the_frame_are_noted(frame: tuple[float, float, float, float], areas: list[str]) -> None:
    assert on_the_ground(frame) == areas
