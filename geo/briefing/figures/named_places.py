"""Which places a map of coverage names or numbers where it has no room for all: those of which most articles speak.

The rule. All places are listed while that leaves the map `WITH_ALL` of the paper. Where it does not, as on half a page
or a square with the world, those of two articles and more are named, else those of three, and so on, and at last none,
until the map has `MAIN` of the paper: it is what the figure is for, and colour tells of every place how many articles
speak of it. A paper that is much higher or wider than the map cannot give it so much: there `OF_MOST` of what the map
would have without any text is enough. Where long titles and lists of articles leave less, less is asked.

A map of where all places are names them all, since it tells nothing else: there notes and sources become shorter before
the map has less than `WITH_ALL`, or at least `TOO_SMALL`.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from geo.briefing.figures.body import Body, Fit
from geo.briefing.figures.layout import Layout, inner
from geo.briefing.figures.map_body import MOST_NAMES, MapBody
from geo.briefing.figures.marginalia import Marginalia
from geo.errors import HotspotsError
from geo.selection.selection import FigureKind

__all__ = ["MAIN", "OF_MOST", "TOO_SMALL", "WITH_ALL", "settled"]

MAIN = 0.35
"""Of the paper: what a map has that names only some places."""
WITH_ALL = 0.25
"""Of the paper: what is left to a map by the list of all places."""
TOO_SMALL = 0.2
"""Of the paper: a map of where all places are has less only where there is no other way."""
OF_MOST = 0.85
"""Of the largest map that the paper holds."""
_FEWER = 0.7
"""Of the places that were tried before: a list that is hardly shorter is not tried."""


def settled(around: Marginalia, body: Body) -> tuple[Marginalia, Body, Layout, Fit]:
    """The body with as many names as leave it its place, what stands around it, the layout and the fit that agree.

    Raises HotspotsError where there is no room even without names, or for a quote that the brief chooses.
    """
    width, height = around.paper.inches
    most = OF_MOST * body.useful(*inner(around.paper)) / (width * height)
    last = body
    for tried, share in _tries(around, body):
        last, asked = tried, replace(around, least=min(share, most))
        with suppress(HotspotsError):  # what has to do with no name is raised by the last one
            return asked, tried, *asked.settle(tried)
    return around, last, *around.settle(last)


def _tries(around: Marginalia, body: Body) -> Iterator[tuple[Body, float]]:
    """The body with more or fewer names, and the share of the paper that it must have with them; the best first."""
    if around.compact or not isinstance(body, MapBody):
        return
    if around.sheet.kind is FigureKind.COVERAGE:
        yield body, WITH_ALL
        yield from ((fewer, share) for share in (MAIN, WITH_ALL) for fewer in _fewer(body))
    elif around.sheet.kind is FigureKind.MAP and len(body.told) > MOST_NAMES:
        yield from ((body, share) for share in (WITH_ALL, TOO_SMALL))


def _fewer(body: MapBody) -> Iterator[MapBody]:
    """The body with fewer and fewer names, at last with none."""
    counts = sorted({len(shown.sources) for shown in body.sheet.shown.hotspots.values() if not shown.passing})
    before = len(body.told)
    for least in counts[1:]:
        fewer = replace(body, least=least)
        if len(fewer.told) <= _FEWER * before:
            before = len(fewer.told)
            yield fewer
    yield replace(body, least=counts[-1] + 1 if counts else 1)
