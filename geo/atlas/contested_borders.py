"""Borders that are dashed although no shipped viewpoint denies them, each with the note that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.dataset.dates import PartialDate

__all__ = ["CONTESTED_BORDERS", "ContestedBorder"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ContestedBorder:
    """Why a border is dashed."""

    reason: str
    """A sentence."""
    dispute: str
    """The row of `geo.atlas.disputes.DISPUTES` that names holder, claimants and the United Nations' position."""
    source: str
    as_of: PartialDate
    """Date of the source."""


_LINES = "Natural Earth, land boundary lines (1:50m)"

CONTESTED_BORDERS: Mapping[tuple[str, str], ContestedBorder] = {
    ("CHN", "IND.jammu-and-kashmir"): ContestedBorder(
        reason="Line of Actual Control; India claims Aksai Chin beyond it.",
        dispute="aksai-chin",
        source="Agreement of India and China on the Line of Actual Control, 7 September 1993",
        as_of="1993-09-07",
    ),
    ("CHN", "KAS"): ContestedBorder(
        reason="Marked as indefinite by Natural Earth.", dispute="siachen", source=_LINES, as_of="2022"
    ),
    ("CHN", "PAK.gilgit-baltistan"): ContestedBorder(
        reason="Agreement of 1963, which India does not recognise.",
        dispute="shaksgam",
        source="Agreement of China and Pakistan, 2 March 1963",
        as_of="1963-03-02",
    ),
    ("ETH", "SOM"): ContestedBorder(
        reason="Provisional line of 1950, never agreed.",
        dispute="ethiopia-somalia",
        source="General Assembly resolution 392 (V), 15 December 1950",
        as_of="1950-12-15",
    ),
    ("FRA", "SUR"): ContestedBorder(
        reason="Marked as disputed by Natural Earth: the upper Maroni.",
        dispute="lawa-headwaters",
        source=_LINES,
        as_of="2022",
    ),
    ("GUY", "SUR"): ContestedBorder(
        reason="Marked as disputed by Natural Earth: the New River Triangle.",
        dispute="new-river-triangle",
        source=_LINES,
        as_of="2022",
    ),
    ("GUY", "VEN"): ContestedBorder(
        reason="Venezuela claims the Essequibo region.",
        dispute="essequibo",
        source="International Court of Justice, Guyana v. Venezuela, order of 1 December 2023",
        as_of="2023-12-01",
    ),
    ("ISR", "LBN"): ContestedBorder(
        reason="The Blue Line of 2000, no agreed border.",
        dispute="blue-line",
        source="Report of the Secretary-General S/2000/460, 22 May 2000",
        as_of="2000-05-22",
    ),
    ("ISR", "PSX"): ContestedBorder(
        reason="Armistice lines of 1949.",
        dispute="west-bank",
        source="General Armistice Agreements of Israel with Egypt, 24 February 1949, and Jordan, 3 April 1949",
        as_of="1949-04-03",
    ),
    ("KEN", "SDS"): ContestedBorder(
        reason="Marked as disputed by Natural Earth: the Ilemi Triangle.", dispute="ilemi", source=_LINES, as_of="2022"
    ),
    ("KOR", "PRK"): ContestedBorder(
        reason="Military Demarcation Line of 1953: an armistice, no peace.",
        dispute="korean-dmz",
        source="Armistice Agreement, 27 July 1953",
        as_of="1953-07-27",
    ),
    ("MWI", "TZA"): ContestedBorder(
        reason="Marked as disputed by Natural Earth: Lake Malawi.", dispute="lake-malawi", source=_LINES, as_of="2022"
    ),
    ("SDN", "SDS"): ContestedBorder(
        reason="Not agreed as a whole; Abyei is claimed by both.",
        dispute="sudan-south-sudan",
        source="Security Council resolution 2046, 2 May 2012",
        as_of="2012-05-02",
    ),
}
"""Two atoms or units, in order → why the border between them is dashed."""
