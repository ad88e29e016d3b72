"""What a class of the map's ramp says: how many articles are quoted, or of one article how many excerpts."""

from dataclasses import dataclass

from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.palette import CLASSES, class_label, step

__all__ = ["EXCERPTS", "RampClasses", "ramp_classes"]

EXCERPTS = (1, 2, 3, 5, 8)
"""Least number of excerpts in each class where one article is shown: 1, 2, 3–4, 5–7, 8 and more.

They are the same for every article and filter, so that two maps of one article each can be compared.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class RampClasses:
    """The classes of the hotspots shown.

    Of one article alone every hotspot would be in one class; there the class counts its excerpts instead.
    """

    articles: int
    """How many articles are shown, with or without an excerpt."""

    @property
    def by_excerpts(self) -> bool:
        """Whether the classes count excerpts, not articles."""
        return self.articles == 1

    @property
    def title(self) -> str:
        """What is counted, as the legend's title says it."""
        return "Excerpts" if self.by_excerpts else "Articles quoted"

    def step(self, hotspot: ShownHotspot) -> int:
        """Return the class of a shown hotspot, 0 to 4."""
        if not self.by_excerpts:
            return step(len(hotspot.sources), self.articles)
        return sum(least <= len(hotspot.excerpts) for least in EXCERPTS) - 1

    def label(self, index: int) -> str:
        """Return the counts of a class, such as `3–4` or `8+`; empty where no hotspot can be in it."""
        if not self.by_excerpts:
            return class_label(index, self.articles)
        least, above = EXCERPTS[index], (*EXCERPTS, None)[index + 1]
        if above is None:
            return f"{least}+"
        return str(least) if above == least + 1 else f"{least}–{above - 1}"

    @property
    def possible(self) -> tuple[int, ...]:
        """The classes that a hotspot can be in, in order."""
        return tuple(index for index in range(CLASSES) if self.label(index))


def ramp_classes(shown: Shown) -> RampClasses:
    """Return the classes for what is shown."""
    return RampClasses(articles=len(shown.sources))
