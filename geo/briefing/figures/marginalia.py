"""What stands around a figure's body: title, legend, key, sources, small print, marking; what is said and where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from itertools import product

from matplotlib.figure import Figure

from geo.briefing.content import caption
from geo.briefing.content.area_notes import printed_notes
from geo.briefing.content.paper import Paper
from geo.briefing.content.pull_quotes import PullQuote
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.blocks import Block, ListBlock, TextBlock
from geo.briefing.drawing.entry_signs import Disc
from geo.briefing.drawing.parts import Role, begin_part
from geo.briefing.drawing.qr import QrCode, qr_code
from geo.briefing.drawing.typesetting import line_in, set_text
from geo.briefing.figures.body import Body, Fit
from geo.briefing.figures.entry_lists import key_block, legend_block, relisted
from geo.briefing.figures.layout import SMALLEST, Layout, PaperBox, arrangements
from geo.briefing.figures.source_list import source_list
from geo.briefing.figures.stamps import banner_height, code_side, draw_banners, draw_code, draw_stamp, stamp_width
from geo.briefing.figures.surroundings import Content
from geo.briefing.figures.words import LEAST_KEPT, WordSetting, word_settings
from geo.errors import HotspotsError
from geo.selection.selection import FigureKind
from geo.text import counted

__all__ = ["LEAST_BODY", "Marginalia"]

LEAST_BODY = 0.125
"""Of the paper: a smaller picture is none."""
_WORTH_OF_NOTES = 0.85
"""Notes on disputed areas are cut to the names of the areas where that wins more than the rest of the picture."""
_ROUNDS = 6
"""After so many the last one counts; two or three are usual."""
_TRIED = 10
"""Arrangements that a chart may refuse."""


class _Level(Enum):
    """How much is said in full."""

    FULL = auto()
    NOTES = auto()
    """Of disputed areas only the names."""
    SOURCES = auto()
    """Of articles as well only label and address, and no QR code: its link stands as text."""
    AREAS = auto()
    """As well disputed areas are only counted: for maps that list their places, or name only some."""


_SHORT = (_Level.SOURCES, _Level.AREAS)
"""With articles by label and address only."""


@dataclass(frozen=True, kw_only=True)
class Marginalia:
    """What stands around the body of one figure, and where."""

    sheet: Sheet
    paper: Paper
    compact: bool
    least: float = LEAST_BODY
    """Of the paper: what the body has at least."""

    @cached_property
    def _fits(self) -> dict[tuple[float, float, bool], Fit]:
        """The body in boxes that were tried: to fit it takes longer than to arrange everything else."""
        return {}

    @property
    def _code(self) -> QrCode | None:
        return qr_code(self.sheet.link) if self.sheet.has_link and not self.compact else None

    @property
    def _draft(self) -> bool:
        return self.sheet.brief.draft and not self.compact

    @property
    def _marking(self) -> str | None:
        return None if self.compact else self.sheet.marking

    def settle(self, body: Body) -> tuple[Layout, Fit]:
        """The layout and the body's fit that agree: notes, names and numbers depend on the frame, which depends on all.

        Raises HotspotsError where there is no room for the body, or for a quote that the brief chooses.
        """
        layout, fit = self._numbered(body)
        there = {quote.told.excerpt for quote, _ in self.words_in(layout)}
        if not self.compact and not there.issuperset(self.sheet.brief.quotes):
            width, height = (round(side * 25.4) for side in self.paper.inches)
            raise HotspotsError(
                where="quote",
                what=f"the chosen quotes leave too little room for the map on {width} × {height} mm",
                expected="a larger paper or a shorter quote was expected",
                remedy="choose another size, or leave the choice out",
            )
        return layout, fit

    def _numbered(self, body: Body) -> tuple[Layout, Fit]:
        """The layout and the fit that agree, the places numbered as they stand on the map."""
        layout, fit = self._agreed(body)
        if not fit.order or not fit.key:
            return layout, fit
        numbered = body.numbered(fit, layout.body[2] - layout.body[0])
        return relisted(layout, fit.key, numbered.key), numbered

    def _agreed(self, body: Body) -> tuple[Layout, Fit]:
        """The layout and the fit that agree on everything but the order of numbers."""
        fit = body.first_fit(*self.paper.inches)
        for turn in range(_ROUNDS):
            try:
                layout, found = self._fitted(body, fit)
            except HotspotsError:
                if not fit.key or body.needs_key:
                    raise
                fit = replace(fit, key=())
                continue
            # What was left out stays out, and a note that came in stays, or they could come and go for ever.
            if turn and not fit.named and not fit.key:
                found = replace(found, key=())
            if _said(found) == _said(fit):
                return layout, found
            seen = dict.fromkeys((*fit.notes, *found.notes)) if turn > 1 else found.notes
            near = fit.near | found.near if turn > 1 else found.near
            fit = replace(found, named=fit.named and found.named, notes=tuple(seen), near=near)
        return layout, found

    def _fitted(self, body: Body, fit: Fit) -> tuple[Layout, Fit]:
        """The best arrangement of the fullest text in which the body finds room."""
        refusal: HotspotsError | None = None
        for layout in self._layouts(body, fit):
            x0, y0, x1, y1 = layout.body
            asked = (round(x1 - x0, 6), round(y1 - y0, 6), fit.named)
            try:
                if asked not in self._fits:
                    self._fits[asked] = body.fit(*asked[:2], named=asked[2])
                return layout, self._fits[asked]
            except HotspotsError as error:
                refusal = refusal or error
        if refusal is not None:
            raise refusal
        width, height = (round(side * 25.4) for side in self.paper.inches)
        listed = [counted(len(self.sheet.sources), "article")]
        if fit.key:
            listed.append(counted(len(fit.key), "numbered place"))
        raise HotspotsError(
            where="figure",
            what=f"the list of {' and '.join(listed)} leaves no room for the picture on {width} × {height} mm",
            expected="a larger paper was expected",
            remedy="choose another size or filter",
        )

    def _layouts(self, body: Body, fit: Fit) -> Iterator[Layout]:
        """The arrangements to be tried, best first: with as many words as leave the picture large enough."""
        plain = list(self.plain(body, fit))
        if plain:
            yield from self._worded(body, fit, plain[0])
        yield from plain

    def plain(self, body: Body, fit: Fit) -> Iterator[Layout]:
        """The arrangements without words."""
        full, short = (self._arranged(body, fit, level) for level in (_Level.FULL, _Level.NOTES))
        if full and (not short or full[0].useful >= _WORTH_OF_NOTES * short[0].useful):
            yield from full[:_TRIED]
        yield from short[:_TRIED]
        yield from self._arranged(body, fit, _Level.SOURCES)[:_TRIED]
        # Below that the numbers of all places would hide the map.
        if fit.naming or (fit.key and self.sheet.kind is FigureKind.MAP and self.least > LEAST_BODY):
            yield from self._arranged(body, fit, _Level.AREAS)[:_TRIED]

    def _worded(self, body: Body, fit: Fit, plain: Layout) -> tuple[Layout, ...]:
        """The arrangements with words that leave enough to the body; beside a list of places in no smaller type."""
        levels = (_Level.FULL, _Level.NOTES, _Level.SOURCES)
        whole, less = ([one for one in self._settings if one.whole is is_whole] for is_whole in (True, False))
        for level, words in (*product(levels, whole), *((level, words) for words in less for level in levels)):
            found = self._arranged(body, fit, level, words)
            kept = found and found[0].useful >= LEAST_KEPT * plain.useful
            if kept and (not fit.key or found[0].small_pt >= plain.small_pt):
                return found[:_TRIED]
        return ()

    def _arranged(self, body: Body, fit: Fit, level: "_Level", words: WordSetting | None = None) -> tuple[Layout, ...]:
        return arrangements(self._content(fit, level, words), self.paper, body, self.least)

    @cached_property
    def _settings(self) -> tuple[WordSetting, ...]:
        """How the words may be set; none beside a picture whose document has them as text."""
        return () if self.compact else word_settings(self.sheet, SMALLEST * self.paper.text_pt)

    def words_in(self, layout: Layout) -> tuple[tuple[PullQuote, str], ...]:
        """The pull quotes of a layout, with their words as they are set."""
        blocks = {id(placed.block) for placed in layout.placed}
        return next((words.shown for words in self._settings if id(words.block) in blocks), ())

    def _content(self, fit: Fit, level: "_Level", words: WordSetting | None) -> Content:
        sheet, paper = self.sheet, self.paper
        sources = None if self.compact else self._sources(short=level in _SHORT, worded=words is not None)
        blocks = (legend_block(fit.legend), words.block if words else None, key_block(fit.key), sources)
        width, height = paper.inches
        return Content(
            title="" if self.compact else sheet.title,
            subtitle="" if self.compact else sheet.subtitle,
            banner=banner_height(self._marking, paper.text_pt, width),
            stamp=stamp_width(paper.text_pt) if self._draft else 0.0,
            blocks=tuple(block for block in blocks if block is not None),
            spread=1 if words is not None else 0,
            small_beside=not self.compact,
            small=TextBlock(paragraphs=(" ".join(self._small(fit, level)),)),
            code=0.0 if level in _SHORT else code_side(self._code, sheet.brief.dpi, min(width, height)),
        )

    def _sources(self, *, short: bool, worded: bool) -> Block:
        """The list of sources, one and the same object whenever it is asked for: settings are kept by it."""
        if (short, worded) not in self._lists:
            self._lists[short, worded] = source_list(self.sheet, self.paper.text_pt, short=short, worded=worded)
        return self._lists[short, worded]

    @cached_property
    def _lists(self) -> dict[tuple[bool, bool], Block]:
        return {}

    def _small(self, fit: Fit, level: "_Level") -> Iterator[str]:
        """The sentences of the small print."""
        sheet = self.sheet
        if fit.naming:
            yield fit.naming
        if fit.frame is not None:
            yield caption.boundaries(sheet)
            if not self.compact:
                near = () if level is _Level.AREAS else fit.near
                yield from printed_notes(fit.notes, near, in_full=level is _Level.FULL, few=bool(fit.naming))
                yield caption.short_extent(sheet)
            yield f"Projection: {fit.projection}."
        if not self.compact:
            yield caption.made_by(sheet)
        link = f" Link: {sheet.link}" if sheet.has_link and not self.compact else ""
        yield f"{sheet.version[0].upper()}{sheet.version[1:]}.{link}"

    def paint(self, figure: Figure, layout: Layout) -> tuple[tuple[int, PaperBox], ...]:
        """Draw everything but the body; the numbers of listed hotspots, and where each entry stands."""
        x, y = layout.head
        for role, lines in ((Role.TITLE, layout.title), (Role.SUBTITLE, layout.subtitle)):
            begin_part(figure, role)
            for line in lines.text:
                set_text(figure, (x, y - 0.93 * lines.style.size_pt / 72), line, lines.style)
                y -= line_in(lines.style.size_pt)
        for placed in layout.placed:
            placed.block.draw(figure, placed.at, placed.width, placed.size_pt)
        code = self._code
        if layout.code is not None and code is not None:
            draw_code(figure, layout.code, code)
        if self._draft:
            width, _ = self.paper.inches
            draw_stamp(figure, (width - layout.margin, layout.head[1]), self.paper.text_pt)
        if self._marking:
            draw_banners(figure, self._marking, self.paper.text_pt, layout.margin)
        return tuple(
            (item.sign.number, box)
            for placed in layout.placed
            if isinstance(placed.block, ListBlock)
            for item, box in placed.block.boxes(placed.at, placed.width, placed.size_pt)
            if isinstance(item.sign, Disc)
        )


def _said(fit: Fit) -> tuple[object, ...]:
    """What of a fit moves the layout."""
    return fit.legend, fit.key, fit.notes, fit.near, fit.projection
