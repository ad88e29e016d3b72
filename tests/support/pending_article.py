"""The small map with one invented article that was taken in and waits."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from small_map import SmallDataset

from geo.dataset.model import Source
from geo.intake.pending import write_pending
from geo.proposals.proposal import Proposal, Strength

ID = "courier-2022"
TEXT = """The ministers of Serbia signed an accord on the ports on Tuesday. Nobody asked what it would cost.

Engineers will repair the railway to Belgrade before the summer, the ministry said. “We’re late,” a clerk added.

In Bamako the mood was different. Mali asked the pilots to stay for another year, and most of them agreed to it.

Prices fell in the autumn. Farmers complained, and the trade ministry promised to look into it within the next year.
The council heard them out, thanked them for coming, and asked them to come back when the winter would be over again.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A map on disk, the folder of its documents, and the pending article in it."""

    data: Path
    folder: Path

    def proposal(self, quote: str, hotspot: str = "serbia", source: str = ID) -> Proposal:
        """Words of the article, proposed for a hotspot."""
        start = TEXT.find(quote)
        start = max(start, 0)
        return Proposal(
            source=source, hotspot=hotspot, start=start, end=start + len(quote), quote=quote,
            why=("Serbia",), strength=Strength.STRONG,
        )  # fmt: skip


def add_pending(small: SmallDataset) -> Waiting:
    """Put the article among the documents of the small map."""
    (small.documents / f"{ID}.txt").write_bytes(TEXT.encode())
    source = Source.model_validate({
        "label": "Courier 2022", "type": "article", "title": "Grain and patience", "document": f"{ID}.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "basis": {"type": "inferred", "title": "editor"},
    })  # fmt: skip
    write_pending(small.documents, ID, source)
    return Waiting(data=small.data, folder=small.documents)
