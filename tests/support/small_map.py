"""A small invented map with its documents, on disk: real enough that its quotes are verified against real files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

GAZETTE = """The Harbour Question

Both ministers signed the accord on Tuesday. “No port will be closed,” said the harbour master of Belgrade.
The northern route stays open until the ice returns. Ships of every flag may use it.
- Fees remain as they were, the council added.
Nobody in the capital expects the fees of the harbour to fall before the winter is over, nor did anyone ask for it.
The council meets again in spring, when the ice has gone and the pilots are back from the islands in the north.
"""

BULLETIN = """An honest bulletin on far islands.

The islands lie on both sides of the date line. Their fishermen sell to whoever comes first.
Observers counted nine vessels in May 2019, and none in June. The bulletin thanks all who wrote in, and regrets that
it could not print every letter, of which there were many, some long, some short, and some in verse.
"""

DATA = """\
about:
  title: "Harbours and islands"
  publisher: "The Example Desk"
  as_of: 2020-12-31
  actors: [Council, Fishermen]
sources:
  gazette-2020:
    label: "Gazette 2020"
    type: article-newspaper
    title: "The Harbour Question"
    author:
      - {{ family: Doe, given: Jane }}
      - {{ literal: "Harbour Desk" }}
    container-title: "The Gazette"
    publisher: "Example Press"
    issued: 2020-03-05
    accessed: 2020-12-01
    URL: "https://gazette.example/harbour?page=1&view=full"
    document: gazette.txt
    sha256: {gazette}
    basis:
      {{ title: document, author: document, container-title: document, publisher: look-up, issued: look-up,
        URL: look-up, type: inferred }}
    note: "A reprint."
  bulletin-2019:
    label: "Bulletin 2019"
    type: report
    issued: 2019-06
    document: bulletin.txt
    sha256: {bulletin}
    basis: {{ issued: inferred, type: inferred }}
hotspots:
  belgrade:
    name: "Belgrade’s harbour"
    region: {{ point: [20.46, 44.82], radius_km: 30 }}
    precision: city
    parent: serbia
    aliases: [Beograd]
    excerpts:
      - source: gazette-2020
        quote: |-
          "No port will be closed," said the harbour master of Belgrade.
        note: "The analyst’s own words."
        topics: [economy, diplomacy]
        actors: [Council]
        event: {{ date: 2020-03, until: 2020-04-02, name: "Talks" }}
  serbia:
    name: "Serbia"
    region: {{ countries: [SRB] }}
    precision: country
    excerpts:
      - source: bulletin-2019
        quote: "Observers counted nine vessels in May 2019, and none in June."
        event: {{ date: 2019-05 }}
      - source: gazette-2020
        quote: "Both ministers signed the accord on Tuesday."
        topics: [diplomacy]
      - source: gazette-2020
        quote: "- Fees remain as they were, the council added."
  date-line:
    name: "Islands at the date line"
    region: {{ box: [170, -20, -170, -10] }}
    precision: sea
    excerpts:
      - source: bulletin-2019
        quote: "Observers counted nine vessels in May 2019, and none in June."
        event: {{ date: 2019-05 }}
        actors: [Fishermen]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallDataset:
    """Files of the small map; three of its four excerpts are exact, the one about Belgrade is typographic."""

    data: Path
    documents: Path

    def replace(self, old: str, new: str) -> None:
        """Edit the data file; `old` must stand in it."""
        text = self.data.read_text("utf-8")
        assert old in text
        self.data.write_text(text.replace(old, new), "utf-8")


def write_small_dataset(folder: Path) -> SmallDataset:
    """`map.yaml` in the folder, its documents in a folder of it that is not found without being named."""
    documents = folder / "articles"
    documents.mkdir()
    hashes = {}
    for name, text in (("gazette", GAZETTE), ("bulletin", BULLETIN)):
        content = text.encode()
        (documents / f"{name}.txt").write_bytes(content)
        hashes[name] = hashlib.sha256(content).hexdigest()
    data = folder / "map.yaml"
    data.write_text(DATA.format(**hashes), "utf-8")
    return SmallDataset(data=data, documents=documents)
