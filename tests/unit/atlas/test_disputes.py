import pytest

from geo.atlas.atoms import atoms
from geo.atlas.build.cuttings import DISPUTED_CUTS, ISLANDS
from geo.atlas.disputes import DISPUTES, dispute_notes
from geo.dataset.recipe_names import atlas_index


def on_the_ground(frame: tuple[float, float, float, float] | None) -> list[str]:
    return [note.area for note in dispute_notes(lambda atom: atom.unit, frame)]


def test_without_a_frame_every_dispute_has_its_note() -> None:
    assert on_the_ground(None) == [dispute.area for dispute in DISPUTES] == sorted(on_the_ground(None))


def test_what_is_not_drawn_is_said() -> None:
    said = " ".join(note.text for note in dispute_notes(lambda atom: atom.unit, None))
    for name in ("Aksai Chin", "South Ossetia", "Transnistria", "Spratly", "nine-dash line", "line of contact"):
        assert name in said


@pytest.mark.parametrize(
    ("frame", "areas"),
    [
        ((18.0, 41.5, 23.0, 46.5), ["kosovo"]),
        ((-80.0, 0.0, -60.0, 12.0), []),
        ((140.0, 40.0, -160.0, 60.0), ["south-kurils"]),
        ((170.0, 40.0, -160.0, 60.0), []),
        ((120.0, 22.0, 122.0, 25.0), ["taiwan"]),
    ],
)
def test_only_disputes_in_the_frame_are_noted(frame: tuple[float, float, float, float], areas: list[str]) -> None:
    assert on_the_ground(frame) == areas


def test_every_disputed_area_of_the_atlas_has_a_note_or_shares_one() -> None:
    shared = {"gaza", "azad-kashmir", "gilgit-baltistan", "siachen", "hong-kong", "macao"}
    # To be ruled on and noted: cut out of the land just now.
    shared |= {*DISPUTED_CUTS, *ISLANDS, "ilemi", "korean-dmz"}
    assert set(atlas_index().areas) - shared <= {dispute.area for dispute in DISPUTES}


def test_each_note_is_one_short_sentence_about_a_place_on_the_map() -> None:
    for note in dispute_notes(lambda atom: atom.unit, None):
        assert note.text.startswith(note.name)
        assert note.text.endswith(".")
        assert len(note.text) < 190
        west, south, east, north = note.bbox
        assert west < east
        assert south < north
    for dispute in DISPUTES:
        assert (dispute.atom is None) != (dispute.drawn is None)
        assert dispute.atom is None or dispute.atom in atoms()
