"""The position of the United Nations on disputed areas, as this project reads their resolutions.

A row stands here only where a text of the United Nations says whose an area is, or that its status is open. Where none
does (Kashmir, Kosovo, Arunachal Pradesh, the Kurils, the islands of the China Seas and others), this viewpoint draws
what holds on the ground, with contested borders dashed. It is no map of the United Nations and not approved by them.
"""

from geo.atlas.ruling import Ruling
from geo.dataset.model import Viewpoint

__all__ = ["UN_RULINGS"]

_UN = (Viewpoint.UNITED_NATIONS,)

UN_RULINGS: tuple[Ruling, ...] = (
    Ruling(
        areas=("abkhazia", "south-ossetia"),
        views=_UN,
        owner="GEO",
        reason="The Security Council affirms Georgia's territorial integrity within its recognised borders.",
        source="Security Council resolution 1808, 15 April 2008",
        as_of="2008-04-15",
    ),
    Ruling(
        areas=("abyei",),
        views=_UN,
        owner="B13",
        reason="The final status of Abyei is to be settled by negotiation: drawn apart.",
        source="Security Council resolutions 1990, 27 June 2011, and 2046, 2 May 2012",
        as_of="2012-05-02",
    ),
    Ruling(
        areas=("crimea",),
        views=_UN,
        owner="UKR",
        reason="The General Assembly affirms Ukraine's territorial integrity and no change of Crimea's status.",
        source="General Assembly resolution 68/262, 27 March 2014",
        as_of="2014-03-27",
    ),
    Ruling(
        areas=("southeastern-ukraine",),
        views=_UN,
        owner="UKR",
        reason="The General Assembly holds the annexation of the four oblasts to be without validity.",
        source="General Assembly resolution ES-11/4, 12 October 2022",
        as_of="2022-10-12",
    ),
    Ruling(
        areas=("gaza", "west-bank"),
        views=_UN,
        owner="PSX",
        reason="Palestinian territory occupied since 1967, East Jerusalem included.",
        source="Security Council resolutions 1860, 8 January 2009, and 2334, 23 December 2016",
        as_of="2016-12-23",
    ),
    Ruling(
        areas=("golan",),
        views=_UN,
        owner="SYR",
        reason="The Security Council holds Israel's annexation to be null and void.",
        source="Security Council resolution 497, 17 December 1981",
        as_of="1981-12-17",
    ),
    Ruling(
        areas=("shebaa",),
        views=_UN,
        owner="SYR",
        reason="The Secretary-General counts the Shebaa Farms to the Golan; no resolution draws the border there.",
        source="Report of the Secretary-General S/2000/460, 22 May 2000",
        as_of="2000-05-22",
    ),
    Ruling(
        areas=("nagorno-karabakh",),
        views=_UN,
        owner="AZE",
        reason="The Security Council and the General Assembly call it part of Azerbaijan.",
        source="Security Council resolution 884, 12 November 1993; General Assembly resolution 62/243, 14 March 2008",
        as_of="2008-03-14",
    ),
    Ruling(
        areas=("northern-cyprus",),
        views=_UN,
        owner="CYP",
        reason="The Security Council holds the declaration of independence to be legally invalid.",
        source="Security Council resolution 541, 18 November 1983",
        as_of="1983-11-18",
    ),
    Ruling(
        areas=("somaliland",),
        views=_UN,
        owner="SOM",
        reason="The Security Council affirms the territorial integrity and unity of Somalia.",
        source="Security Council resolution 2408, 27 March 2018",
        as_of="2018-03-27",
    ),
    Ruling(
        areas=("taiwan",),
        views=_UN,
        owner="CHN",
        reason="The resolution is on China's seat and does not name Taiwan; the Secretariat lists a province of China.",
        source="General Assembly resolution 2758, 25 October 1971; United Nations Juridical Yearbook 2010",
        as_of="1971-10-25",
    ),
    Ruling(
        areas=("transnistria",),
        views=_UN,
        owner="MDA",
        reason="The General Assembly calls the area territory of the Republic of Moldova.",
        source="General Assembly resolution 72/282, 22 June 2018",
        as_of="2018-06-22",
    ),
    Ruling(
        areas=("western-sahara",),
        views=_UN,
        owner="SAH",
        reason="On the list of non-self-governing territories since 1963, status under negotiation: drawn apart.",
        source="General Assembly resolution 34/37, 21 November 1979; Security Council resolution 2797, 31 October 2025",
        as_of="1979-11-21",
    ),
)
