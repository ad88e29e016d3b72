"""A small invented map whose excerpts are coded: speakers, stances, modes, and who does what to whom."""

from pathlib import Path
from typing import Any

from invented_sheet import SHA, edition, excerpt, hotspot, source

from geo.dataset.claims import EventType
from geo.dataset.loader import parse
from geo.evidence.edition import Edition, unproven

__all__ = ["CODED", "coded_edition", "many_claims", "thirty_arrows", "write_coded_map"]

CODED = """\
about:
  title: "A coded map"
  publisher: "The Example Desk"
  as_of: 2020-12-31
  actors: [Russia, China, United States, NATO]
sources:
  gazette:
    label: "Gazette 2020"
    type: report
    document: gazette.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    basis: { type: inferred }
  bulletin:
    label: "Bulletin 2019"
    type: report
    document: bulletin.txt
    sha256: "111111111111111111111111111111111111111111111111111111111111111a"
    basis: { type: inferred }
hotspots:
  serbia:
    name: "Serbia"
    region: { countries: [SRB] }
    precision: country
    excerpts:
      - source: gazette
        quote: "The minister blamed the Americans for the unrest."
        speaker: "A Minister"
        claims:
          - { who: [Russia], does: accuse, whom: [United States], date: 2020-09 }
      - source: bulletin
        quote: "Moscow and Beijing work side by side here."
        claims:
          - { who: [Russia, China], does: cooperate, context: [military, economic] }
          - { who: [China], does: aid, whom: [serbia] }
      - source: bulletin
        quote: "The alliance could answer in kind."
        mode: conditional
        claims:
          - { who: [NATO], does: threaten, whom: [Russia, China] }
  korea:
    name: "Korea"
    region: { countries: [KOR, PRK] }
    precision: multi-country
    excerpts:
      - source: bulletin
        quote: "Moscow and Beijing work side by side here."
        claims:
          - { who: [Russia, China], does: cooperate, context: [military, economic] }
      - source: gazette
        quote: "Pyongyang, an official claimed, will test again."
        speaker: "An Official"
        stance: disputes
        mode: threat
        claims:
          - { who: [korea], does: mobilize, about: south-china-sea }
  south-china-sea:
    name: "South China Sea"
    region: { seas: [south-china-sea] }
    precision: sea
    excerpts:
      - source: gazette
        quote: "Ships will come in greater numbers."
        mode: forecast
        claims:
          - { who: [United States], does: coerce, whom: [China] }
  sudan:
    name: "Sudan"
    region: { countries: [SDN] }
    precision: country
    excerpts:
      - source: gazette
        quote: "Nothing is coded of this sentence."
"""
"""A data file as an analyst would write it; its documents are not there."""


def write_coded_map(folder: Path) -> Path:
    """The file in a folder."""
    data = folder / "coded.yaml"
    data.write_text(CODED, "utf-8")
    return data


STARTS = ("Russia", "China", "United States", "India", "Japan", "Australia", "Iran", "France", "Brazil", "Canada")
"""Ten actors that are countries."""


def thirty_arrows() -> Edition:
    """One hotspot to which ten countries do three kinds of things each."""
    events = (EventType.AID, EventType.ACCUSE, EventType.COERCE)
    claims = [{"who": [actor], "does": event.value, "whom": ["here"]} for actor in STARTS for event in events]
    place = hotspot("Here", excerpt("s0", "All at once.", claims=claims), region={"countries": ["SRB"]})
    return edition({"s0": source("Source 0")}, {"here": place}, actors=list(STARTS))


def many_claims(places: int, actors: int, each: int = 1) -> Edition:
    """Claims on a diagonal: at place n, actor n modulo their number does `each` kinds of things, as article 0 says."""
    names = [f"Actor {n}" for n in range(actors)]
    events = tuple(EventType)

    def coded(n: int) -> list[dict[str, Any]]:
        return [{"who": [names[n % actors]], "does": events[(n + k) % len(events)].value} for k in range(each)]

    found = {f"h{n}": hotspot(f"Place {n}", excerpt("s0", f"{n}.", claims=coded(n))) for n in range(places)}
    return edition({"s0": source("Source 0")}, found, actors=names)


def coded_edition() -> Edition:
    """The coded map as an edition."""
    dataset = parse(CODED.encode(), "coded.yaml")
    return Edition(dataset=dataset, sha256=SHA, verification=unproven(dataset, "there are no documents"))
