"""What a reader should know of disputed areas: how each is drawn, who holds it and who claims it.

Sentences are short and state positions only. What the source has no outline for is said as well.
"""

from collections.abc import Callable
from dataclasses import dataclass

from geo.atlas.atoms import Atom, atoms
from geo.dataset.recipe_names import atlas_index

__all__ = ["DISPUTES", "AreaNote", "Dispute", "dispute_notes"]

Frame = tuple[float, float, float, float]
"""West, south, east, north in degrees; west greater than east crosses the antimeridian."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaNote:
    """A sentence on a disputed area."""

    area: str
    """Id, an area's where the atlas has one."""
    name: str
    """Display name."""
    text: str
    """How it is drawn in the viewpoint asked for, and who holds and claims it."""
    bbox: Frame
    """Where it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    """A disputed area and what is known of it."""

    area: str
    name: str
    bbox: Frame
    fact: str
    """Who holds it and who claims it; ends a sentence."""
    atom: str | None = None
    """The atom whose owner says how it is drawn; None where the atlas draws nothing for it."""
    drawn: str | None = None
    """How it is drawn in every view; with it `atom` is not looked at."""


DISPUTES: tuple[Dispute, ...] = (
    Dispute(
        area="abkhazia",
        name="Abkhazia",
        bbox=(39.9, 42.4, 42.2, 43.6),
        atom="GEO.abkhazia",
        fact="not under Georgia's control since 1993; recognised by Russia and few others",
    ),
    Dispute(
        area="aksai-chin",
        name="Aksai Chin",
        bbox=(77.8, 33.3, 80.3, 36.0),
        drawn="has no outline in the source and is drawn with China in every view",
        fact="held by China, claimed by India",
    ),
    Dispute(
        area="arunachal-pradesh",
        name="Arunachal Pradesh",
        bbox=(91.5, 26.6, 97.4, 29.5),
        atom="IND.arunachal-pradesh",
        fact="held by India, claimed by China",
    ),
    Dispute(
        area="crimea",
        name="Crimea",
        bbox=(32.4, 44.3, 36.7, 46.3),
        atom="RUS.crimea",
        fact="held by Russia since 2014, claimed by Ukraine",
    ),
    Dispute(
        area="golan",
        name="Golan Heights",
        bbox=(35.6, 32.6, 35.9, 33.5),
        atom="ISR.golan",
        fact="held by Israel since 1967, claimed by Syria",
    ),
    Dispute(
        area="jammu-and-kashmir",
        name="Pakistan-held Kashmir",
        bbox=(72.5, 32.2, 79.3, 37.1),
        atom="PAK.azad-kashmir",
        fact="divided by the Line of Control, claimed as a whole by both India and Pakistan",
    ),
    Dispute(
        area="kosovo",
        name="Kosovo",
        bbox=(20.0, 41.8, 21.8, 43.3),
        atom="KOS",
        fact="independent since 2008 to some hundred states, part of Serbia to others",
    ),
    Dispute(
        area="northern-cyprus",
        name="Northern Cyprus",
        bbox=(32.6, 34.9, 34.7, 35.7),
        atom="CYN",
        fact="recognised by Turkey only",
    ),
    Dispute(
        area="somaliland",
        name="Somaliland",
        bbox=(42.6, 7.9, 49.0, 11.6),
        atom="SOL",
        fact="declared independent in 1991, claimed by Somalia",
    ),
    Dispute(
        area="south-china-sea",
        name="Paracel and Spratly Islands",
        bbox=(109.0, 4.0, 119.0, 18.0),
        drawn="are too small for this scale and are not drawn, nor is the nine-dash line",
        fact="claimed by China and several other states",
    ),
    Dispute(
        area="south-kurils",
        name="South Kuril Islands",
        bbox=(145.2, 43.2, 149.0, 45.7),
        atom="RUS.RU-SAK.south-kurils",
        fact="held by Russia since 1945, claimed by Japan",
    ),
    Dispute(
        area="south-ossetia",
        name="South Ossetia",
        bbox=(43.4, 41.9, 44.8, 42.8),
        drawn="has no outline in the source and is drawn with Georgia in every view",
        fact="not under Georgia's control since 1992",
    ),
    Dispute(
        area="southeastern-ukraine",
        name="Donetsk, Kherson, Luhansk and Zaporizhzhia oblasts",
        bbox=(31.4, 45.6, 40.3, 50.2),
        atom="UKR.UA-14.southeastern-ukraine",
        fact="claimed by Russia since 2022 and partly held by it; the line of contact is not drawn",
    ),
    Dispute(
        area="taiwan",
        name="Taiwan",
        bbox=(119.0, 21.8, 122.1, 25.4),
        atom="TWN",
        fact="governed from Taipei, claimed by China",
    ),
    Dispute(
        area="transnistria",
        name="Transnistria",
        bbox=(28.3, 46.3, 30.2, 48.3),
        drawn="has no outline in the source and is drawn with Moldova in every view",
        fact="not under Moldova's control since 1992",
    ),
    Dispute(
        area="west-bank",
        name="West Bank and Gaza Strip",
        bbox=(34.1, 31.1, 35.7, 32.7),
        atom="PSX.west-bank",
        fact="the armistice lines of 1949 are drawn as contested borders",
    ),
    Dispute(
        area="western-sahara",
        name="Western Sahara",
        bbox=(-17.2, 20.7, -8.6, 27.8),
        atom="MAR.western-sahara",
        fact="held by Morocco west of the berm and claimed by the Polisario Front",
    ),
)
"""In the order of their ids."""

_PLURAL = frozenset({"golan", "south-kurils", "southeastern-ukraine", "west-bank"})
_APART = frozenset({"CYN", "KAS", "KOS", "PGA", "PSX", "SAH", "SCR", "SOL", "TWN"})
"""Owners that are the disputed area itself: it is then drawn apart."""


def dispute_notes(owner_of: Callable[[Atom], str], frame: Frame | None) -> tuple[AreaNote, ...]:
    """A note for each disputed area in a frame, or for all where the frame is None; `owner_of` is the viewpoint."""
    return tuple(
        AreaNote(area=dispute.area, name=dispute.name, text=_text(dispute, owner_of), bbox=dispute.bbox)
        for dispute in DISPUTES
        if frame is None or _meet(dispute.bbox, frame)
    )


def _text(dispute: Dispute, owner_of: Callable[[Atom], str]) -> str:
    if dispute.drawn is not None or dispute.atom is None:
        return f"{dispute.name} {dispute.drawn}: {dispute.fact}."
    code = owner_of(atoms()[dispute.atom])
    verb = "are" if dispute.area in _PLURAL else "is"
    how = "apart" if code in _APART or code not in atlas_index().countries else f"with {_country(code)}"
    return f"{dispute.name} {verb} drawn {how}: {dispute.fact}."


def _country(code: str) -> str:
    return atlas_index().countries[code]


def _meet(a: Frame, b: Frame) -> bool:
    if a[3] < b[1] or b[3] < a[1]:
        return False
    return any(low <= right and left <= high for left, right in _spans(a) for low, high in _spans(b))


def _spans(frame: Frame) -> tuple[tuple[float, float], ...]:
    west, _, east, _ = frame
    return ((west, east),) if west <= east else ((west, 180.0), (-180.0, east))
