import pytest

from geo.atlas.atoms import atom_edges, atoms
from geo.atlas.viewpoints import (
    CONTESTED_BORDERS,
    DATASET,
    EDITORIAL,
    Border,
    border,
    owner,
    viewpoint_label,
    viewpoint_notes,
)
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import atlas_index


def owner_of(atom: str, viewpoint: Viewpoint) -> str:
    return owner(atoms()[atom], viewpoint)


@pytest.mark.parametrize(
    ("atom", "owners"),
    [
        ("RUS.crimea", ("RUS", "UKR", "UKR", "RUS", "UKR", "UKR", "UKR")),
        ("KOS", ("KOS", "SRB", "SRB", "SRB", "SRB", "SRB", "KOS")),
        ("TWN", ("TWN", "CHN", "TWN", "CHN", "CHN", "TWN", "TWN")),
        ("ISR.golan", ("ISR", "SYR", "SYR", "SYR", "SYR", "SYR", "ISR")),
        ("RUS.RU-SAK.south-kurils", ("RUS", "RUS", "RUS", "RUS", "RUS", "JPN", "JPN")),
        ("PAK.azad-kashmir", ("PAK", "PAK", "IND", "PAK", "PAK", "PAK", "PAK")),
        ("IND.arunachal-pradesh", ("IND", "CHN", "IND", "IND", "IND", "IND", "IND")),
        ("KAS", ("IND", "IND", "IND", "IND", "IND", "IND", "KAS")),
        ("GEO.abkhazia", ("GEO", "GEO", "GEO", "ABK", "GEO", "GEO", "GEO")),
        ("UKR.UA-14.southeastern-ukraine", ("UKR", "UKR", "UKR", "RUS", "UKR", "UKR", "UKR")),
        ("CYN", ("CYN", "CYP", "CYP", "CYP", "CYP", "CYP", "CYP")),
        ("MAR.western-sahara", ("MAR", "SAH", "MAR", "SAH", "SAH", "SAH", "MAR")),
        ("SYR.SY-ID", ("SYR",) * 7),
    ],
)
def test_owners_by_viewpoint(atom: str, owners: tuple[str, ...]) -> None:
    assert tuple(owner_of(atom, viewpoint) for viewpoint in Viewpoint) == owners


def test_siachen_is_nobodys_in_the_united_states_view_and_in_every_other_indias() -> None:
    assert {view for view in Viewpoint if owner_of("KAS", view) != "IND"} == {Viewpoint.UNITED_STATES}


def test_the_editorial_table_names_atoms_countries_and_reasons() -> None:
    known = {*atlas_index().countries, "ABK"}
    for ruling in EDITORIAL:
        assert ruling.atom in atoms()
        assert set(ruling.owners.values()) <= known
        assert ruling.reason.endswith(".")
    assert len({ruling.atom for ruling in EDITORIAL}) == len(EDITORIAL)


def test_every_listed_border_exists() -> None:
    names = {name for edge in atom_edges() for name in (edge.a.id, edge.a.unit, edge.b.id, edge.b.unit)}
    for a, b in CONTESTED_BORDERS:
        assert a < b
        assert {a, b} <= names
        assert any({a, b} <= {e.a.id, e.a.unit, e.b.id, e.b.unit} for e in atom_edges()), (a, b)


@pytest.mark.parametrize(
    ("a", "b", "viewpoint", "drawn"),
    [
        ("SRB", "KOS", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("SRB", "KOS", Viewpoint.SERBIA, Border.NONE),
        ("SRB", "HUN", Viewpoint.SERBIA, Border.INTERNATIONAL),
        ("KOR", "PRK", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("CHN.CN-XZ", "CHN", Viewpoint.DE_FACTO, Border.NONE),
        ("CHN.CN-XJ", "IND.jammu-and-kashmir", Viewpoint.UNITED_STATES, Border.CONTESTED),
        ("IND.arunachal-pradesh", "IND", Viewpoint.CHINA, Border.CONTESTED),
        ("IND.arunachal-pradesh", "IND", Viewpoint.DE_FACTO, Border.NONE),
        ("GEO", "GEO.abkhazia", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("GEO", "GEO.abkhazia", Viewpoint.UKRAINE, Border.NONE),
        ("GEO", "GEO.abkhazia", Viewpoint.RUSSIA, Border.CONTESTED),
        ("RUS", "GEO.abkhazia", Viewpoint.UKRAINE, Border.INTERNATIONAL),
    ],
)
def test_borders_by_viewpoint(a: str, b: str, viewpoint: Viewpoint, drawn: Border) -> None:
    assert border(atoms()[a], atoms()[b], viewpoint) is drawn
    assert border(atoms()[b], atoms()[a], viewpoint) is drawn


def test_viewpoints_have_labels() -> None:
    assert [viewpoint_label(viewpoint) for viewpoint in Viewpoint][:2] == ["De facto", "China's view"]
    assert "Natural Earth 5.1" in DATASET


def test_a_note_says_how_an_area_is_drawn_in_the_viewpoint() -> None:
    def note(viewpoint: Viewpoint) -> list[str]:
        return [note.text for note in viewpoint_notes(viewpoint, (33.0, 44.5, 36.0, 46.0)) if note.area == "crimea"]

    fact = "held by Russia since 2014, claimed by Ukraine."
    assert note(Viewpoint.DE_FACTO) == [f"Crimea is drawn with Russia: {fact}"]
    assert note(Viewpoint.UKRAINE) == [f"Crimea is drawn with Ukraine: {fact}"]
