"""A small invented map that says of every quote who speaks and how, with its document, on disk.

One sentence stands under two hotspots that differ in all that may differ: topics, actors, event, weight, claims.
"""

import hashlib
from pathlib import Path

from small_map import SmallDataset

HARBOUR = """The Harbour Comes of Age

“We are seeing attempts to close the port,” the harbour master of Belgrade said on 4 March 2020.
The council will probably raise the fees in spring. If the ice stays, ships will turn to the islands.
Fishermen say that the council sold the northern route, which is untrue. “We will build a second pier,” it promised.
Both sides meet again in June, when the pilots are back. Nobody in the capital expects a quick end of the quarrel over
the fees, the pier and the northern route, nor does anyone who lives from the harbour and the ships that call there.
The paper thanks all who wrote in, and regrets that it could not print every letter, of which there were many indeed.
"""

DATA = """\
about:
  title: "Harbours, coded"
  publisher: "The Example Desk"
  as_of: 2020-12-31
  actors: [Council, Fishermen]
sources:
  harbour-2020:
    label: "Harbour 2020"
    type: article
    title: "The Harbour Comes of Age"
    author:
      - {{ family: Doe, given: Jane }}
    publisher: "Example Press"
    issued: 2020-09
    URL: "https://harbour.example/age"
    document: harbour.txt
    sha256: {sha256}
    basis: {{ type: document, title: document, author: document, publisher: document, issued: document, URL: look-up }}
hotspots:
  belgrade:
    name: "Belgrade’s harbour"
    region: {{ point: [20.46, 44.82], radius_km: 30 }}
    precision: city
    parent: serbia
    excerpts:
      - source: harbour-2020
        quote: "“We are seeing attempts to close the port,” the harbour master of Belgrade said on 4 March 2020."
        note: "He did not say whose."
        topics: [economy]
        actors: [Council, islands]
        event: {{ date: 2020-03-04, name: "Speech" }}
        speaker: "the harbour master of Belgrade"
        claims:
          - who: [belgrade]
            does: accuse
            whom: [Council, islands]
            about: islands
            context: [economic]
            date: 2020-03-04
  serbia:
    name: "Serbia"
    region: {{ countries: [SRB] }}
    precision: country
    excerpts:
      - source: harbour-2020
        quote: "“We are seeing attempts to close the port,” the harbour master of Belgrade said on 4 March 2020."
        topics: [diplomacy]
        actors: [Fishermen]
        speaker: "the harbour master of Belgrade"
        weight: mention
      - source: harbour-2020
        quote: "The council will probably raise the fees in spring."
        event: {{ date: 2021-03, name: "Higher fees" }}
        mode: forecast
        claims:
          - {{ who: [Council], does: coerce, whom: [Fishermen] }}
          - {{ who: [Council], does: retreat }}
  islands:
    name: "The islands"
    region: {{ box: [18, 42, 19, 43] }}
    precision: sea
    excerpts:
      - source: harbour-2020
        quote: "Fishermen say that the council sold the northern route, which is untrue."
        speaker: Fishermen
        stance: disputes
      - source: harbour-2020
        quote: "If the ice stays, ships will turn to the islands."
        mode: conditional
      - source: harbour-2020
        quote: "“We will build a second pier,” it promised."
        speaker: "the council"
        stance: asserts
        mode: promise
"""


def write_coded_dataset(folder: Path) -> SmallDataset:
    """`map.yaml` in the folder, its document in a folder of it that is not found without being named."""
    documents = folder / "articles"
    documents.mkdir()
    content = HARBOUR.encode()
    (documents / "harbour.txt").write_bytes(content)
    data = folder / "map.yaml"
    data.write_text(DATA.format(sha256=hashlib.sha256(content).hexdigest()), "utf-8")
    return SmallDataset(data=data, documents=documents)
