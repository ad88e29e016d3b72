"""The places that `real_clicks.py` clicks on, and what a reader means there: written down by hand.

Longitude, latitude in degrees (WGS 84), or the name that is written for a hotspot. What is meant is the id of a
hotspot, or "" for nothing; several ids are those that the map has to ask about.
"""

from dataclasses import dataclass

__all__ = ["PLACES", "Place"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One click: where the camera stands, where it goes, and what it means."""

    stand: str
    """A link's query."""
    at: tuple[float, float] | str
    """Longitude and latitude, or the hotspot whose name is clicked."""
    meant: tuple[str, ...]
    crowded: bool = False
    aside: tuple[int, int] = (0, 0)
    """So many pixels to the right and down from there."""

    def said(self) -> str:
        """The place in a few letters."""
        where = f"name {self.at}" if isinstance(self.at, str) else f"{self.at[0]:g}, {self.at[1]:g}"
        return f"{where} {self.aside[0]:+d}{self.aside[1]:+d} px" if any(self.aside) else where


def _on(stand: str, *places: tuple[float, float, str] | tuple[str, str]) -> tuple[Place, ...]:
    """Plain places: longitude, latitude and what is meant, or a name."""
    return tuple(Place(stand=stand, at=row[0] if len(row) == 2 else row[:2], meant=_ids(row[-1])) for row in places)


def _crowd(stand: str, *places: tuple[float, float, int, int, str] | tuple[str, str]) -> tuple[Place, ...]:
    """Crowded places: longitude, latitude, pixels aside and what is meant, or a name."""
    return tuple(
        Place(stand=stand, at=row[0], meant=_ids(row[1]), crowded=True)
        if len(row) == 2
        else Place(stand=stand, at=row[:2], aside=row[2:4], meant=_ids(row[4]), crowded=True)
        for row in places
    )


def _ids(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_OPEN = "&hotspot=sudan"
"""What is open before a click that is to close it."""

_WORLD = (
    *_on(
        "",
        (-110, 58, "canada"), (-50, -12, "latin-america"), (-2, 20, "africa"), (30, 19, "sudan"),
        (15, 26, "libya"), (57, 30, "iran"), (82, 39.5, "xinjiang"),
        (75, -20, "indian-ocean"), (-120, -42, "south-pacific"), (-175, -30, "south-pacific"),
        (134, -25, "asia-pacific"), (100, 85, "arctic"), (178, 66, "eastern-military-district"),
        ("venezuela", "venezuela"), ("hong-kong", "hong-kong"),
    ),
    *_on(f"lat=10&lon=0&zoom=1.2&view=world{_OPEN}", (-100, 40, ""), (-40, 35, ""), (9, 61, "europe")),
    *_on("lat=48&lon=67&zoom=3", (67, 48, "central-asia")),
    *_on("lat=24&lon=119&zoom=4", (120.868, 23.652, "taiwan")),
    *_crowd(
        "lat=35&lon=38&zoom=5.5",
        (36.712, 35.706, 0, 0, "idlib"), (36.712, 35.706, 40, 10, "syria"), (41.6, 34.0, 0, 0, "iraq"),
        ("syria", "syria"),
    ),
    *_crowd("lat=33.3&lon=44.4&zoom=4.5", (44.4, 33.3, 0, 0, "baghdad-embassy"), (44.4, 33.3, -4, 16, "iraq")),
    *_crowd("lat=43&lon=20&zoom=5", (20.861, 42.594, 0, 0, "kosovo"), (17.3, 44.6, 0, 0, "europe")),
    *_crowd("lat=7&lon=-61&zoom=4.5", (-59.6, 6.2, 0, 0, "latin-america")),
    *_crowd("", (36.0, 34.1, 0, 0, "lebanon idlib israel-palestinians gaza baghdad-embassy")),
)  # fmt: skip

_ARCTIC_STAND = "view=arctic"
_ARCTIC = (
    *_on(
        _ARCTIC_STAND,
        (-100, 62, "canada"), (100, 85, "arctic"), (-40, 75, "arctic"), (178, 75, "arctic"),
        (125, 63, "eastern-military-district"), (50, 57, "western-russia"), (65, 49, "central-asia"),
        (87, 44.5, "xinjiang"), (18, 52.5, "poland"), (30, 48.5, "ukraine"), (28, 52.3, "belarus"),
        (19.3, 57.5, "baltic-sea"), (75.5, 41.5, "kyrgyzstan"), (9, 61, "europe"), (2, 47, "european-union"),
        (142.8, 43.4, "asia-pacific"), ("canada", "canada"), ("western-russia", "western-russia"),
    ),
    *_on(f"{_ARCTIC_STAND}{_OPEN}", (-40, 50, ""), (90, 60, "")),
    *_crowd(
        "lat=43.5&lon=20.8&zoom=5&view=arctic",
        (20.861, 42.594, 0, 0, "kosovo"), (20.9, 43.9, 0, 0, "serbia"), (17.3, 44.6, 0, 0, "europe"),
    ),
    *_crowd(
        "lat=46&lon=34.5&zoom=4.5&view=arctic",
        (34.191, 45.337, 0, 0, "crimea"), (33.6, 46.9, 0, 0, "ukraine"),
    ),
    *_crowd("lat=57&lon=24&zoom=4.5&view=arctic", (25.3, 58.8, 0, 0, "baltic-states")),
    *_crowd(
        _ARCTIC_STAND,
        (34.191, 45.337, 0, 0, "crimea"), (20.861, 42.594, 0, 0, "kosovo"), (43.5, 42.1, 0, 0, "georgia"),
        (131.5, 48.2, 0, 0, "sino-russian-border"),
    ),
)  # fmt: skip

_GLOBE_STAND = "view=globe"
_GLOBE = (
    *_on(
        _GLOBE_STAND,
        (-2, 20, "africa"), (30, 19, "sudan"), (15, 26, "libya"), (57, 30, "iran"), (65, 49, "central-asia"),
        (82, 39.5, "xinjiang"), (75, -20, "indian-ocean"), (40, 88, "arctic"), (8.2, 46.8, "europe"),
        ("iran", "iran"), ("yemen", "yemen"),
    ),
    *_on(
        "view=globe&lat=20&lon=-80&zoom=1.5",
        (-110, 58, "canada"), (-65, 7.5, "venezuela"), (-50, -12, "latin-america"),
    ),
    *_on("view=globe&lat=-20&lon=180&zoom=1.5", (-175, -30, "south-pacific"), (134, -25, "asia-pacific")),
    *_on("view=globe&lat=24&lon=119&zoom=3.5", (120.868, 23.652, "taiwan"), ("hong-kong", "hong-kong")),
    *_on(f"view=globe&lat=20&lon=-60&zoom=1.5{_OPEN}", (-100, 40, ""), (-40, 35, "")),
    *_crowd(
        "view=globe&lat=35&lon=38&zoom=5.2",
        (36.712, 35.706, 0, 0, "idlib"), (36.712, 35.706, 40, 10, "syria"), (41.6, 34.0, 0, 0, "iraq"),
        ("lebanon", "lebanon"),
    ),
    *_crowd(
        "view=globe&lat=33.3&lon=44.4&zoom=4.5",
        (44.4, 33.3, 0, 0, "baghdad-embassy"), (44.4, 33.3, 12, 0, "iraq"),
    ),
    *_crowd("view=globe&lat=43&lon=20&zoom=5", (20.861, 42.594, 0, 0, "kosovo"), (17.3, 44.6, 0, 0, "europe")),
    *_crowd("view=globe&lat=7&lon=-61&zoom=4.5", (-59.6, 6.2, 0, 0, "latin-america")),
    *_crowd(_GLOBE_STAND, (36.0, 34.1, 0, 0, "lebanon idlib")),
)  # fmt: skip

PLACES = {"World": _WORLD, "Arctic": _ARCTIC, "Globe": _GLOBE}
"""By view: twenty plain places and ten crowded ones."""
