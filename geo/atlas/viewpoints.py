"""Whose borders are drawn: who owns each atom in each viewpoint, and how a border between two atoms looks there.

Countries follow Natural Earth's points of view (`ADM0_A3_xx`), and so do parts of countries where Natural Earth has a
column for them (`PIECES`). What it has none for (the ground, Serbia, the United Nations), and where this project
departs from it, stands in `EDITORIAL`, one row each with source, date and reason. That table is this project's own
reading of public acts, not Natural Earth's, and is labelled so wherever it shows.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from geo.atlas.atoms import Atom, natural_earth_views
from geo.atlas.contested_borders import CONTESTED_BORDERS
from geo.atlas.disputes import AreaNote, dispute_notes
from geo.atlas.natural_earth_pieces import PIECES
from geo.atlas.ruling import Ruling
from geo.atlas.state_rulings import STATE_RULINGS
from geo.atlas.un_rulings import UN_RULINGS
from geo.dataset.dates import PartialDate, date_text, first_and_last_day
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import atlas_index

__all__ = [
    "DATASET",
    "DATASET_AS_OF",
    "EDITORIAL",
    "AreaNote",
    "Border",
    "Ruling",
    "border",
    "both_dates",
    "boundaries_as_of",
    "owner",
    "owner_of",
    "viewpoint_definition",
    "viewpoint_departures",
    "viewpoint_label",
    "viewpoint_notes",
    "viewpoint_reading",
    "viewpoint_younger_than",
    "younger_line",
]

DATASET = "Natural Earth 5.1 (1:50m)"

DATASET_AS_OF: PartialDate = "2024-01"
"""Natural Earth's attributes of countries are of 2022, its layer of disputed areas is of January 2024."""

_LABELS: Mapping[Viewpoint, str] = {
    Viewpoint.DE_FACTO: "De facto",
    Viewpoint.UNITED_NATIONS: "UN position",
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


EDITORIAL: tuple[Ruling, ...] = (*STATE_RULINGS, *UN_RULINGS)
"""This project's own reading, row by row; it goes before Natural Earth's columns."""

_LINES_ON_THE_GROUND = frozenset({("GEO", "GEO.abkhazia"), ("GEO", "GEO.south-ossetia"), ("MDA", "MDA.transnistria")})
"""Dashed in the de-facto view although Natural Earth gives both sides to one owner: nobody crosses freely there."""

_WITHOUT_COLUMNS = frozenset({Viewpoint.SERBIA, Viewpoint.UNITED_NATIONS})
"""Viewpoints for which Natural Earth has no column, or an empty one."""

_RULED: Mapping[tuple[str, Viewpoint], Ruling] = {
    (area, view): ruling for ruling in EDITORIAL for area in ruling.areas for view in ruling.views
}


def viewpoint_label(viewpoint: Viewpoint) -> str:
    """The viewpoint's name for a reader, such as `China's view`."""
    return _LABELS[viewpoint]


def viewpoint_reading(viewpoint: Viewpoint) -> str:
    """Whose reading a viewpoint is, to follow its label; empty for what holds on the ground."""
    match viewpoint:
        case Viewpoint.DE_FACTO:
            return ""
        case Viewpoint.UNITED_NATIONS:
            return "as this project reads the resolutions of the United Nations"
        case _:
            return "parts of countries as this project reads that view"


def viewpoint_definition(viewpoint: Viewpoint) -> str:
    """What a viewpoint draws, and what it does not follow, in a sentence or two."""
    match viewpoint:
        case Viewpoint.DE_FACTO:
            return (
                "Drawn is who holds a place on the ground, with one exception: what Russia holds of Donetsk, Kherson, "
                "Luhansk and Zaporizhzhia oblasts is drawn with Ukraine, since no source used here has the line of "
                "contact."
            )
        case Viewpoint.UNITED_NATIONS:
            return (
                "Drawn is what texts of the United Nations say, as this project reads them, and what holds on the "
                "ground where none settles whose an area is. It is no map of the United Nations."
            )
        case Viewpoint.SERBIA:
            return (
                "Drawn is what public acts of Serbia say, as this project reads them; Natural Earth has no such view."
            )
        case _:
            return (
                "Countries and parts of countries follow Natural Earth's record of this view; what departs from it or "
                "stands behind it is this project's own reading of public acts."
            )


def viewpoint_departures(viewpoint: Viewpoint) -> tuple[str, ...]:
    """A sentence on each row of `EDITORIAL` that a viewpoint draws otherwise than Natural Earth has it in that view."""
    index = atlas_index()

    def name(code: str) -> str:
        return index.countries.get(code, "an area apart")

    return tuple(
        f"{', '.join(index.areas[area] for area in row.areas)}: {name(row.owner)} here, {name(row.natural_earth)} in "
        f"Natural Earth. {row.reason} {row.source}."
        for row in EDITORIAL
        if viewpoint in row.views and row.natural_earth is not None
    )


def boundaries_as_of(viewpoint: Viewpoint) -> PartialDate:
    """The date of the boundaries in a viewpoint, for `Boundaries as of ...`; not the cut-off of the information.

    That is the newest of the dates of the layers and of the acts that the viewpoint's rows of `EDITORIAL` follow.
    """
    return max([DATASET_AS_OF, *(ruling.as_of for ruling in EDITORIAL if viewpoint in ruling.views)])


def viewpoint_younger_than(viewpoint: Viewpoint, cut_off: PartialDate) -> tuple[Ruling, ...]:
    """The rows of `EDITORIAL` that a viewpoint follows and that are younger than a map's cut-off; mostly none.

    Russia's view of a map whose information ends in December 2021 has one: four oblasts annexed in 2022.
    """
    last = first_and_last_day(cut_off)[1]
    return tuple(
        ruling for ruling in EDITORIAL if viewpoint in ruling.views and first_and_last_day(ruling.as_of)[0] > last
    )


def both_dates(viewpoint: Viewpoint, cut_off: PartialDate) -> str:
    """Of when a map's information is, and its boundaries: `Information as of …; boundaries as of January 2024.`."""
    return f"Information as of {date_text(cut_off)}; boundaries as of {date_text(boundaries_as_of(viewpoint))}."


def younger_line(viewpoint: Viewpoint, cut_off: PartialDate) -> str:
    """A warning where a viewpoint follows acts that are younger than a map's cut-off; empty where it does not."""
    told = [
        f"{atlas_index().areas[area]} ({date_text(ruling.as_of)})"
        for ruling in viewpoint_younger_than(viewpoint, cut_off)
        for area in ruling.areas
    ]
    if not told:
        return ""
    return f"This viewpoint rests in part on acts that are younger than the information: {', '.join(told)}."


def owner(atom: Atom, viewpoint: Viewpoint) -> str:
    """The `ADM0_A3` code of the country that an atom is drawn with; a code with digits is the area itself, apart.

    `EDITORIAL` goes before Natural Earth's columns for parts of countries, and these before those for countries. Where
    Natural Earth has no column for a viewpoint, what holds on the ground is drawn.
    """
    return owner_of(atom.unit, atom.area or "", viewpoint, natural_earth_views())


def owner_of(unit: str, area: str, viewpoint: Viewpoint, views: Mapping[str, Mapping[str, str]]) -> str:
    """The same for an atom by its unit and its area, `""` for none, with Natural Earth's views on countries."""
    ruling = _RULED.get((area, viewpoint))
    if ruling is not None:
        return ruling.owner
    if viewpoint in _WITHOUT_COLUMNS:
        return owner_of(unit, area, Viewpoint.DE_FACTO, views)
    piece = PIECES.get(area, {}).get(viewpoint)
    return piece or views.get(viewpoint.value, {}).get(unit, unit)


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
