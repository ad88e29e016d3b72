"""A figure from a sheet: its body and everything that must stand around it, on a paper of some size."""

from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from geo.atlas.viewpoints import AreaNote
from geo.briefing.content import caption
from geo.briefing.content.paper import Paper, paper_of
from geo.briefing.content.pull_quotes import PullQuote, pull_quotes, words_told
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.parts import end_body
from geo.briefing.drawing.rendering import FigureFormat, write_picture
from geo.briefing.drawing.typesetting import new_figure, respelt
from geo.briefing.figures import claims_map, claims_matrix, matrix, timeline
from geo.briefing.figures.body import Body, ChartBody
from geo.briefing.figures.changes_map import ChangesMapBody
from geo.briefing.figures.compare_body import CompareBody
from geo.briefing.figures.hit_areas import HitArea, HitLevel, PaperMark, box_shape, hit_areas
from geo.briefing.figures.map_body import MapBody
from geo.briefing.figures.marginalia import Marginalia
from geo.briefing.figures.multiples_body import MultiplesBody
from geo.briefing.figures.named_places import settled
from geo.selection.selection import FigureKind

__all__ = ["Drawing", "FigureFormat", "draw_figure", "render", "respelt_line"]

_MOST_WORDS = 3
"""That a line names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A figure that is drawn, not yet written."""

    sheet: Sheet
    paper: Paper
    projection: str | None
    """The map projection in words; None for a matrix and a timeline."""
    notes: tuple[AreaNote, ...]
    """The disputed areas in frame."""
    picture: Figure
    """What is drawn."""
    marks: tuple[PaperMark, ...]
    """Where hotspots are on it."""
    words: tuple[tuple[PullQuote, str], ...] = ()
    """The pull quotes on it, each with its words as they stand there."""

    @property
    def caption(self) -> str:
        """All that is to be read of it, its pull quotes included."""
        return caption.caption(self.sheet, self.projection, self.notes, words_told(self.words))

    @property
    def hit_areas(self) -> tuple[HitArea, ...]:
        """Where it can be pointed at, in shares of the picture."""
        return hit_areas(self.marks, self.paper.inches)


def draw_figure(sheet: Sheet, paper: Paper | None = None, *, compact: bool = False, maps_only: bool = False) -> Drawing:
    """Draw a sheet on a paper; None is the paper of the brief's size.

    `compact` leaves out what the document around the picture says itself: title, subtitle, sources, marking, QR code.
    `maps_only` leaves out the table of a comparison.
    Raises HotspotsError where what must be said does not fit on the paper.
    """
    paper = paper or paper_of(sheet.brief.size)
    body: Body = (
        CompareBody(sheet=sheet, text_pt=paper.text_pt, maps_only=True) if maps_only else _body(sheet, paper.text_pt)
    )
    surroundings = Marginalia(sheet=sheet, paper=paper, compact=compact)
    surroundings, body, layout, fit = settled(surroundings, body)
    figure = new_figure(*paper.inches)
    marks = body.draw(figure, layout.body, fit)
    end_body(figure, layout.body)
    numbered = surroundings.paint(figure, layout)
    key = [replace(body.keyed(number, fit), shapes=(box_shape(box, HitLevel.NAME),)) for number, box in numbered]
    return Drawing(
        sheet=sheet, paper=paper, projection=fit.projection, notes=fit.notes, picture=figure, marks=(*marks, *key),
        words=surroundings.words_in(layout),
    )  # fmt: skip


def render(drawing: Drawing, form: FigureFormat, dpi: int | None = None) -> bytes:
    """Write a drawing; `dpi` (PNG only) stands in for the brief's. The same drawing gives the same bytes."""
    dpi = dpi or drawing.sheet.brief.dpi
    return write_picture(drawing.picture, drawing.sheet, drawing.caption, form, dpi, len(drawing.words))


def respelt_line(sheet: Sheet) -> str:
    """Which names stand in Latin letters on the figure because no shipped font has theirs; empty where none does."""
    names = (hotspot.name for hotspot in sheet.part.dataset.hotspots.values())
    cited = (text for source in sheet.sources for text in (source.source.label, source.citation))
    said = (sheet.title, sheet.subtitle, sheet.marking or "", caption.made_by(sheet), sheet.about.publisher)
    words = {word: shown for text in (*said, *names, *cited) for word, shown in respelt(text).items()}
    unset = [f"[{quote.number}]" for quote in pull_quotes(sheet) if respelt(quote.told.quote)]
    named = ", ".join(f"{word} ({shown or 'left out'})" for word, shown in list(words.items())[:_MOST_WORDS])
    more = f" and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
    parts = (
        f"all letters of {named}{more}; on figures they are in Latin letters" if words else "",
        f"all letters of the quote of {' '.join(unset)}, which is not on the figure" if unset else "",
    )
    told = "; nor ".join(part for part in parts if part)
    return f"no font that is shipped has {told}" if told else ""


def _body(sheet: Sheet, text_pt: float) -> Body:  # noqa: PLR0911 - one for each kind
    match sheet.kind:
        case FigureKind.MAP | FigureKind.COVERAGE:
            return MapBody(sheet=sheet, text_pt=text_pt)
        case FigureKind.MULTIPLES:
            return MultiplesBody(sheet=sheet, text_pt=text_pt)
        case FigureKind.MATRIX:
            return ChartBody(sheet=sheet, text_pt=text_pt, draw_body=matrix.draw_matrix)
        case FigureKind.TIMELINE:
            return ChartBody(sheet=sheet, text_pt=text_pt, draw_body=timeline.draw_timeline)
        case FigureKind.CLAIMS if claims_map.has_arrows(sheet):
            return claims_map.ClaimsMapBody(sheet=sheet, text_pt=text_pt)
        case FigureKind.CHANGES:
            return ChangesMapBody(sheet=sheet, text_pt=text_pt)
        case FigureKind.CLAIMS:
            return ChartBody(sheet=sheet, text_pt=text_pt, draw_body=claims_matrix.draw_claims)
        case FigureKind.COMPARE:
            return CompareBody(sheet=sheet, text_pt=text_pt)
