"""Natural Earth's own points of view on parts of countries, for the viewpoints that are shipped.

The layer of countries has such columns for whole countries only. These are the columns `ADM0_A3_CN`, `_IN`, `_RU`,
`_UA` and `_US` of the layer `ne_50m_admin_0_breakaway_disputed_areas` (Natural Earth 5.1, public domain; repository
nvkelso/natural-earth-vector, commit 117488dc): its values, not its outlines. Serbia and the United Nations have no
column there.
"""

from collections.abc import Mapping

from geo.dataset.model import Viewpoint

__all__ = ["PIECES"]

_COLUMNS = (Viewpoint.CHINA, Viewpoint.INDIA, Viewpoint.RUSSIA, Viewpoint.UKRAINE, Viewpoint.UNITED_STATES)


def _columns(*codes: str) -> Mapping[Viewpoint, str]:
    return dict(zip(_COLUMNS, codes, strict=True))


PIECES: Mapping[str, Mapping[Viewpoint, str]] = {
    "abkhazia": _columns("GEO", "GEO", "B35", "GEO", "B35"),
    "abyei": _columns("SDN", "B13", "SDN", "B13", "B13"),
    "aksai-chin": _columns("CHN", "IND", "CHN", "CHN", "CHN"),
    "arunachal-pradesh": _columns("CHN", "IND", "IND", "IND", "IND"),
    "azad-kashmir": _columns("PAK", "IND", "IND", "PAK", "PAK"),
    "crimea": _columns("UKR", "UKR", "RUS", "UKR", "UKR"),
    "demchok": _columns("CHN", "IND", "CHN", "IND", "CHN"),
    "gilgit-baltistan": _columns("PAK", "IND", "IND", "PAK", "PAK"),
    "golan": _columns("SYR", "SYR", "SYR", "B16", "ISR"),
    "ilemi": _columns("SDS", "KEN", "SDS", "KEN", "B17"),
    "jammu-and-kashmir": _columns("IND", "IND", "IND", "IND", "IND"),
    "nagorno-karabakh": _columns("AZE", "AZE", "B38", "AZE", "AZE"),
    "shaksgam": _columns("CHN", "IND", "CHN", "CHN", "CHN"),
    "south-kurils": _columns("JPN", "RUS", "RUS", "RUS", "RUS"),
    "south-ossetia": _columns("GEO", "GEO", "B37", "GEO", "B37"),
    "transnistria": _columns("MDA", "MDA", "MDA", "MDA", "MDA"),
    "western-sahara": _columns("SAH", "MAR", "SAH", "SAH", "SAH"),
}
"""Area → viewpoint → `ADM0_A3`; a code with digits, such as `B35`, is the area itself, drawn apart.

Azad Kashmir and Gilgit-Baltistan are one piece in the layer. The halves of Western Sahara are two in Natural Earth;
its column for the Moroccan one is taken for both.
"""
