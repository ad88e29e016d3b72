"""A small invented map that is coded: speakers, modes, claims, mentions in passing, silence of one that was read."""

import hashlib
from pathlib import Path

from small_map import SmallDataset

TEXTS = {
    "gazette": """The Harbour Question

Mentions of the far islands fill the letters page. Both ministers signed the accord on Tuesday.
“No port will be closed,” said the harbour master. Serbia may shut the northern route before the winter is over.
The council calls the fees of its neighbour theft. The council meets again in spring, when the ice has gone and the
pilots are back from the north. Nobody in the capital expects the fees to fall, nor did anyone ask for it in public.
Readers write in about the price of rope, the new clock on the customs house, and the gulls that nest behind it. Rope
is dear this year because the fibre comes by rail, and the railway has no winter timetable to speak of any more. The
clock, a gift of the guild of chandlers, has four faces of which two agree; the guild says that the others are right.
""",
    "bulletin": """An honest bulletin on far islands.

Ships from Serbia were seen off the islands in May. Observers counted nine vessels in May 2019, and none in June.
The bulletin thanks all who wrote in, and regrets that it could not print every letter, of which there were many, some
long, some short, and some in verse, and one of them with a map that its writer had drawn by hand.
""",
    "herald": """The Herald on harbours

The harbour of Belgrade froze for the first time in nine years. Its pilots, who had seen nothing like it, went home.
The Herald prints what it hears and does not say from whom, and its readers have long ceased to ask it about that.
""",
}

DATA = """\
about:
  title: "Harbours, coded"
  publisher: "The Example Desk"
  as_of: 2021-06-30
  actors: [Council, Norland]
sources:
  gazette:
    label: "Gazette 2020"
    type: article-newspaper
    title: "The Harbour Question"
    issued: 2020-03-05
    accessed: 2020-12-01
    URL: "https://gazette.example/harbour"
    document: gazette.txt
    sha256: {gazette}
    basis: {{ title: document, issued: document, URL: document, type: inferred }}
    note: "A newspaper that belongs to the harbour."
    read: full
    silent-on: [islands]
  bulletin:
    label: "Bulletin 2019"
    type: report
    issued: 2019-06
    document: bulletin.txt
    sha256: {bulletin}
    basis: {{ issued: inferred, type: inferred }}
    read: partly
  herald:
    label: "Herald 2021"
    type: article-newspaper
    issued: 2021-01
    document: herald.txt
    sha256: {herald}
    basis: {{ issued: document, type: inferred }}
hotspots:
  serbia:
    name: "Serbia"
    region: {{ countries: [SRB] }}
    precision: country
    excerpts:
      - source: bulletin
        quote: "Ships from Serbia were seen off the islands in May."
        weight: mention
      - source: gazette
        quote: "The council calls the fees of its neighbour theft."
        weight: mention
        speaker: "The council"
        stance: disputes
      - source: gazette
        quote: "Serbia may shut the northern route before the winter is over."
        topics: [economy]
        mode: forecast
        claims:
          - {{ who: [serbia], does: coerce, whom: [Norland], about: belgrade, context: [economic], date: 2020-03 }}
  belgrade:
    name: "Belgrade’s harbour"
    region: {{ point: [20.46, 44.82], radius_km: 30 }}
    precision: city
    parent: serbia
    excerpts:
      - source: gazette
        quote: "“No port will be closed,” said the harbour master."
        topics: [diplomacy]
        actors: [Council]
        speaker: "The harbour master"
        mode: promise
        note: "He has said so every year."
      - source: gazette
        quote: "Both ministers signed the accord on Tuesday."
        claims:
          - {{ who: [Council, Norland], does: agree }}
      - source: herald
        quote: "The harbour of Belgrade froze for the first time in nine years."
  islands:
    name: "Far islands"
    region: {{ box: [170, -20, -170, -10] }}
    precision: sea
    excerpts:
      - source: bulletin
        quote: "Ships from Serbia were seen off the islands in May."
        weight: mention
"""


def write_coded_page_map(folder: Path) -> SmallDataset:
    """`coded.yaml` in the folder, its documents in a folder of it that is not found without being named."""
    documents = folder / "coded-articles"
    documents.mkdir()
    for name, text in TEXTS.items():
        (documents / f"{name}.txt").write_bytes(text.encode())
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in TEXTS.items()}
    data = folder / "coded.yaml"
    data.write_text(DATA.format(**hashes), "utf-8")
    return SmallDataset(data=data, documents=documents)
