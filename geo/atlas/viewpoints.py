"""Whose borders are drawn: who owns each atom in each viewpoint, and how a border between two atoms looks there.

Whole units follow Natural Earth's points of view (`ADM0_A3_xx`). Pieces of countries, and Serbia's view, have no such
column: they stand in `EDITORIAL`, one row each with its reason. That table is this project's own reading of public
positions, not Natural Earth's, and is labelled so wherever it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geo.atlas.atoms import Atom, natural_earth_views
from geo.atlas.disputes import AreaNote, dispute_notes
from geo.dataset.model import Viewpoint

__all__ = [
    "CONTESTED_BORDERS",
    "DATASET",
    "EDITORIAL",
    "AreaNote",
    "Border",
    "Ruling",
    "border",
    "owner",
    "viewpoint_label",
    "viewpoint_notes",
]

DATASET = "Natural Earth 5.1 (1:50m)"

_LABELS: Mapping[Viewpoint, str] = {
    Viewpoint.DE_FACTO: "De facto",
    Viewpoint.CHINA: "China's view",
    Viewpoint.INDIA: "India's view",
    Viewpoint.RUSSIA: "Russia's view",
    Viewpoint.SERBIA: "Serbia's view",
    Viewpoint.UKRAINE: "Ukraine's view",
    Viewpoint.UNITED_STATES: "United States' view",
}


class Border(StrEnum):
    """How the line between two atoms is drawn."""

    INTERNATIONAL = "international"
    """A solid line."""
    CONTESTED = "contested"
    """A dashed line."""
    NONE = "none"
    """No line: both sides have one owner."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """Who owns an atom in the viewpoints that differ from its unit."""

    atom: str
    """Atom id."""
    owners: Mapping[Viewpoint, str]
    """Viewpoint → `ADM0_A3`; `ABK`, for an independent Abkhazia, is no code of Natural Earth."""
    reason: str
    """The public position that the row follows."""


_DF, _CN, _IN, _RU, _RS, _UA, _US = Viewpoint


def _all(views: tuple[Viewpoint, ...], code: str) -> Mapping[Viewpoint, str]:
    return dict.fromkeys(views, code)


_RUSSIA_2022 = "Russia's constitution names the four oblasts since 5 October 2022; UN resolution ES-11/4 rejects it."

EDITORIAL: tuple[Ruling, ...] = (
    Ruling(
        atom="RUS.crimea",
        owners=_all((_CN, _IN, _RS, _UA, _US), "UKR"),
        reason="UN resolution 68/262 (2014) affirms Ukraine's borders; China, India and Serbia have not recognised "
        "the annexation.",
    ),
    Ruling(atom="UKR.UA-09.southeastern-ukraine", owners={_RU: "RUS"}, reason=_RUSSIA_2022),
    Ruling(atom="UKR.UA-14.southeastern-ukraine", owners={_RU: "RUS"}, reason=_RUSSIA_2022),
    Ruling(atom="UKR.UA-23.southeastern-ukraine", owners={_RU: "RUS"}, reason=_RUSSIA_2022),
    Ruling(atom="UKR.UA-65.southeastern-ukraine", owners={_RU: "RUS"}, reason=_RUSSIA_2022),
    Ruling(
        atom="ISR.golan",
        owners=_all((_CN, _IN, _RU, _RS, _UA), "SYR"),
        reason="Security Council resolution 497 (1981); the United States recognised Israel's sovereignty on "
        "25 March 2019.",
    ),
    Ruling(
        atom="RUS.RU-SAK.south-kurils",
        owners=_all((_UA, _US), "JPN"),
        reason="The United States support Japan's claim; Ukraine's parliament did so on 7 October 2022.",
    ),
    Ruling(atom="IND.arunachal-pradesh", owners={_CN: "CHN"}, reason="China claims it as South Tibet."),
    Ruling(
        atom="PAK.azad-kashmir",
        owners={_IN: "IND"},
        reason="India claims the whole of the former princely state (resolution of parliament, 22 February 1994).",
    ),
    Ruling(
        atom="PAK.gilgit-baltistan",
        owners={_IN: "IND"},
        reason="India claims the whole of the former princely state (resolution of parliament, 22 February 1994).",
    ),
    Ruling(
        atom="KAS",
        owners=_all((_DF, _RS), "IND"),
        reason="India has held the glacier since 1984; Natural Earth gives it no owner of its own accord.",
    ),
    Ruling(
        atom="MAR.western-sahara",
        owners=_all((_CN, _RU, _RS, _UA), "SAH"),
        reason="On the UN list of non-self-governing territories; the United States recognised Morocco's sovereignty "
        "on 10 December 2020, and Natural Earth records India's view as Morocco's.",
    ),
    Ruling(atom="GEO.abkhazia", owners={_RU: "ABK"}, reason="Russia recognised its independence on 26 August 2008."),
    Ruling(atom="KOS", owners={_RS: "SRB"}, reason="Serbia's constitution (2006) holds it to be part of Serbia."),
    Ruling(
        atom="TWN", owners={_RS: "CHN"}, reason="Serbia holds Taiwan to be part of China (statement of 8 May 2024)."
    ),
    Ruling(atom="CYN", owners={_RS: "CYP"}, reason="Security Council resolution 541 (1983), which Serbia follows."),
    Ruling(atom="SOL", owners={_RS: "SOM"}, reason="Serbia does not recognise Somaliland."),
)
"""Editorial: what Natural Earth has no column for, one row for each atom."""

CONTESTED_BORDERS: Mapping[tuple[str, str], str] = {
    ("CHN", "IND.jammu-and-kashmir"): "Line of Actual Control; India claims Aksai Chin beyond it.",
    ("CHN", "KAS"): "Marked as indefinite by Natural Earth.",
    ("CHN", "PAK.gilgit-baltistan"): "Agreement of 1963, which India does not recognise.",
    ("ETH", "SOM"): "Provisional line of 1950, never agreed.",
    ("FRA", "SUR"): "Marked as disputed by Natural Earth: the upper Maroni.",
    ("GUY", "SUR"): "Marked as disputed by Natural Earth: the New River triangle.",
    ("GUY", "VEN"): "Venezuela claims the Essequibo region.",
    ("ISR", "LBN"): "The Blue Line of 2000, no agreed border.",
    ("ISR", "PSX"): "Armistice lines of 1949.",
    ("KEN", "SDS"): "Marked as disputed by Natural Earth: the Ilemi triangle.",
    ("KOR", "PRK"): "Military Demarcation Line of 1953: an armistice, no peace.",
    ("MWI", "TZA"): "Marked as disputed by Natural Earth: Lake Malawi.",
    ("SDN", "SDS"): "Not agreed as a whole; Abyei is claimed by both.",
}
"""Two atoms or units, in order → why the border between them is dashed although no shipped viewpoint denies it."""

_LINES_ON_THE_GROUND = frozenset({("GEO", "GEO.abkhazia")})
"""Dashed in the de-facto view although Natural Earth gives both sides to one owner: nobody crosses freely there."""

_RULED: Mapping[tuple[str, Viewpoint], str] = {
    (ruling.atom, viewpoint): code for ruling in EDITORIAL for viewpoint, code in ruling.owners.items()
}


def viewpoint_label(viewpoint: Viewpoint) -> str:
    """The viewpoint's name for a reader, such as `China's view`."""
    return _LABELS[viewpoint]


def owner(atom: Atom, viewpoint: Viewpoint) -> str:
    """The `ADM0_A3` code of the country that an atom is drawn with; `ABK` in the view that holds Abkhazia apart."""
    ruled = _RULED.get((atom.id, viewpoint))
    return ruled or natural_earth_views().get(viewpoint.value, {}).get(atom.unit, atom.unit)


@lru_cache(maxsize=8192)
def border(a: Atom, b: Atom, viewpoint: Viewpoint) -> Border:
    """How the line between two atoms is drawn.

    It is contested where some shipped viewpoint gives both sides to one owner, or where `CONTESTED_BORDERS` says so.
    """
    if owner(a, viewpoint) == owner(b, viewpoint):
        on_the_ground = viewpoint is Viewpoint.DE_FACTO and tuple(sorted((a.id, b.id))) in _LINES_ON_THE_GROUND
        return Border.CONTESTED if on_the_ground else Border.NONE
    denied = any(owner(a, view) == owner(b, view) for view in Viewpoint)
    listed = any((x, y) in CONTESTED_BORDERS for x, y in _pairs(a, b))
    return Border.CONTESTED if denied or listed else Border.INTERNATIONAL


def _pairs(a: Atom, b: Atom) -> tuple[tuple[str, str], ...]:
    names = [(x, y) for x in {a.id, a.unit} for y in {b.id, b.unit}]
    return tuple((min(pair), max(pair)) for pair in names)


def viewpoint_notes(viewpoint: Viewpoint, frame: tuple[float, float, float, float] | None) -> tuple[AreaNote, ...]:
    """One sentence for each disputed area in a frame, or for all of them where the frame is None.

    The frame is west, south, east, north in degrees; west greater than east crosses the antimeridian.
    """
    return dispute_notes(lambda atom: owner(atom, viewpoint), frame)
