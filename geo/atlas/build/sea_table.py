"""What the atlas calls the seas of Natural Earth's marine layer, and which of its seas are parts of which.

Tables only. The layer's seas do not nest: a point of the Aegean is not in its "Mediterranean Sea". What a sea's id
holds is decided by *Limits of Oceans and Seas* (IHO Special Publication 23, 3rd edition, 1953), called S-23 here, and
every departure from it says so. Waters that the layer lacks are our own envelopes, in `sea_envelopes.geojson`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ENGLISH", "HELD", "NO_SEAS", "Holding"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """The seas that are parts of another."""

    parts: tuple[str, ...]
    """Ids of seas."""
    reason: str
    """Number and rule of S-23, or why it is not followed."""


ENGLISH: Mapping[str, str] = {
    "Bahía de Campeche": "Bay of Campeche",
    "Bo Hai": "Bohai Sea",
    "Golfe du Lion": "Gulf of Lion",
    "Golfo San Jorge": "San Jorge Gulf",
    "Golfo de California": "Gulf of California",
    "Golfo de Panamá": "Gulf of Panama",
    "Inner Sea": "Seto Inland Sea",
    "Inner Seas": "Inner Seas off Western Scotland",
    "NORTH ATLANTIC OCEAN": "North Atlantic",
    "NORTH PACIFIC OCEAN": "North Pacific",
    "SOUTH ATLANTIC OCEAN": "South Atlantic",
    "SOUTH PACIFIC OCEAN": "South Pacific",
    "Shelikhova Gulf": "Shelikhov Gulf",
    "The North Western Passages": "Northwest Passage",
}
"""Names of the layer in another language or spelling, and the usual English one."""

NO_SEAS: Mapping[str, str] = {
    "Amazon River": "a river",
    "Chesapeake Bay": "closed at the scale of the atlas",
    "Columbia River": "a river",
    "Drake Passage": "no area: our own envelope",
    "Great Barrier Reef": "no area",
    "Korea Strait": "no area: our own envelope",
    "Luzon Strait": "no area: our own envelope",
    "Scotia Sea": "a fiftieth of that sea",
    "Strait of Gibraltar": "no area: our own envelope",
    "Yangtze River": "a river",
}
"""Names of the layer that the atlas has no sea for, and why."""

HELD: Mapping[str, Holding] = {
    "arabian-sea": Holding(parts=("gulf-of-kutch",), reason="Within S-23 39, which names no such gulf."),
    "arctic-ocean": Holding(
        parts=("barents-sea", "beaufort-sea", "chukchi-sea", "east-siberian-sea", "kara-sea", "laptev-sea"),
        reason="S-23 numbers these apart (7, 9 to 13); texts on the Arctic Ocean mean them too.",
    ),
    "atlantic-ocean": Holding(parts=("north-atlantic", "south-atlantic"), reason="S-23 23 and 32."),
    "baltic-sea": Holding(
        parts=("gulf-of-bothnia", "gulf-of-finland", "gulf-of-riga"), reason="S-23 1, subdivisions a to c."
    ),
    "bering-sea": Holding(parts=("bristol-bay",), reason="Within S-23 55, which names no such bay."),
    "caribbean-sea": Holding(parts=("gulf-of-honduras",), reason="Within S-23 27, which names no such gulf."),
    "gulf-of-alaska": Holding(parts=("cook-inlet",), reason="Within S-23 58, which names no such inlet."),
    "gulf-of-mexico": Holding(parts=("bay-of-campeche",), reason="Within S-23 26, which names no such bay."),
    "hudson-bay": Holding(parts=("james-bay",), reason="Within S-23 16, which names no such bay."),
    "hudson-strait": Holding(parts=("ungava-bay",), reason="Within S-23 16A, which names no such bay."),
    "indian-ocean": Holding(
        parts=(
            "andaman-sea",
            "arabian-sea",
            "bay-of-bengal",
            "great-australian-bight",
            "laccadive-sea",
            "mozambique-channel",
        ),
        reason="S-23 numbers these apart (39, 42 to 44, 45A, 62); texts on the Indian Ocean mean them too.",
    ),
    "laccadive-sea": Holding(parts=("gulf-of-mannar",), reason="Within S-23 42, which names no such gulf."),
    "mediterranean-sea": Holding(
        parts=(
            "adriatic-sea",
            "aegean-sea",
            "alboran-sea",
            "balearic-sea",
            "gulf-of-lion",
            "gulf-of-sidra",
            "ionian-sea",
            "ligurian-sea",
            "strait-of-gibraltar",
            "tyrrhenian-sea",
        ),
        reason="S-23 28: western basin, a to e, and eastern basin, f to h; it names neither of the gulfs.",
    ),
    "north-atlantic": Holding(
        parts=(
            "bay-of-biscay",
            "denmark-strait",
            "gulf-of-maine",
            "labrador-sea",
            "sargasso-sea",
            "straits-of-florida",
        ),
        reason="Within S-23 23, but for the Bay of Biscay (22) and the Labrador Sea (15A), open waters that texts on "
        "the Atlantic mean too.",
    ),
    "north-pacific": Holding(
        parts=("gulf-of-alaska", "gulf-of-panama", "philippine-sea"),
        reason="Within S-23 57, but for the Gulf of Alaska (58) and the Philippine Sea (56), open waters that texts "
        "on the Pacific mean too.",
    ),
    "pacific-ocean": Holding(parts=("north-pacific", "south-pacific"), reason="S-23 57 and 61."),
    "red-sea": Holding(
        parts=("gulf-of-aqaba", "gulf-of-suez"),
        reason="S-23 numbers these apart (35, 36); earlier versions of the atlas held them.",
    ),
    "sea-of-okhotsk": Holding(parts=("shelikhov-gulf",), reason="Within S-23 54, which names no such gulf."),
    "south-atlantic": Holding(parts=("san-jorge-gulf",), reason="Within S-23 32, which names no such gulf."),
    # S-23 49 reaches north to the parallel of Haitan and so takes in the Taiwan Strait. It is not held here: texts set
    # the strait apart from the sea, and readers would find the one in the colour of the other.
    "south-china-sea": Holding(
        parts=("gulf-of-tonkin",),
        reason="Within S-23 49, which names no such gulf; the Gulf of Thailand (47) and the straits of Malacca and "
        "Singapore (46) are numbered apart, and the Taiwan Strait, which 49 takes in, is not held.",
    ),
    "south-pacific": Holding(
        parts=("bay-of-plenty", "bismarck-sea", "coral-sea", "solomon-sea", "tasman-sea"),
        reason="S-23 numbers four of these apart (63 to 66); texts on the South Pacific mean them too.",
    ),
    "yellow-sea": Holding(parts=("bohai-sea",), reason="Within S-23 51, which names no such sea."),
}
"""Sea id → the seas that are parts of it besides its own water; parts of parts belong to it as well."""
