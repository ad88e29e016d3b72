"""Quotes on a figure: the words of articles, told from all other words by a bar beside them and by quote marks.

Under each stands, smaller and in grey, the number of its article and who says it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matplotlib.figure import Figure

from geo.briefing.content.direction import bare
from geo.briefing.drawing.line import Line
from geo.briefing.drawing.parts import Role, begin_part
from geo.briefing.drawing.typesetting import MUTED, Style, draw_box, line_in, set_in_column, set_text, width_in, wrap
from geo.selection.palette import Rgb

__all__ = ["QuoteBlock", "SetQuote"]

_BAR: Rgb = (140, 45, 4)
"""Colour of the bar: 6:1 and more on the page."""
_BAR_EM, _LEAD_EM = 0.16, 0.7
"""Width of the bar, and from its left edge to the words; in sizes of the quotes' type."""
_SOURCE_SHARE = 0.8
"""Type of what stands under a quote, in sizes of the quote's; but never larger than the text around."""
_AFTER_EM, _GAP_EM = 0.65, 1.8
"""Between two quotes, and between two columns of them."""
_NARROWEST_EM = 22
"""Columns of quotes are not narrower where there are several, or they would be ragged."""
_WIDEST_EM = 52
"""Lines are not longer: nobody finds the next one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetQuote:
    """A quote with what stands under it."""

    words: str
    """In quote marks."""
    sign: str
    """The number of its article, `[2]`."""
    source: str
    """Who says it and where: the analyst's and the program's words."""


@dataclass(frozen=True, kw_only=True, eq=False)
class QuoteBlock:
    """Quotes in columns under a heading, and a line on the articles that have none here."""

    quotes: tuple[SetQuote, ...]
    heading: str
    rest: str
    """That line; may be empty."""
    share: float
    """Size of the quotes' type in sizes of the text around; never below 1."""
    least_pt: float
    """The smallest type on the figure: of the line, and of what stands under the quotes where they are small."""

    def height(self, width: float, size_pt: float) -> float:
        """Height in inches when set in that width."""
        setting = _set_quotes(self, round(width, 6), size_pt)
        rest = line_in(self.least_pt, len(setting.rest) + 0.4) if setting.rest else 0.0
        return line_in(size_pt, 1.25) + setting.deepest + rest

    def draw(self, figure: Figure, at: tuple[float, float], width: float, size_pt: float) -> None:
        """Draw it with its upper left corner at a place."""
        x, y = at
        setting = _set_quotes(self, round(width, 6), size_pt)
        begin_part(figure, Role.HEADING)
        set_text(figure, (x, y - 0.93 * size_pt / 72), self.heading, Style(size_pt=size_pt, bold=True))
        y -= line_in(size_pt, 1.25)
        for number, column in enumerate(setting.columns):
            top = y
            for quote in column:
                quote.draw(figure, (x + number * setting.step, top))
                top -= quote.height + setting.after
        y -= setting.deepest + line_in(self.least_pt, 0.4)
        begin_part(figure, Role.TEXT)
        for line in setting.rest:
            set_text(figure, (x, y - 0.93 * self.least_pt / 72), line, Style(size_pt=self.least_pt, colour=MUTED))
            y -= line_in(self.least_pt)


@dataclass(frozen=True, kw_only=True, slots=True)
class _BrokenQuote:
    """A quote as it is broken into lines."""

    quote: SetQuote
    words: tuple[str, ...]
    source: tuple[str, ...]
    """Begins with the article's number."""
    words_pt: float
    source_pt: float
    room: float
    """Width of the words in inches."""

    @property
    def height(self) -> float:
        """Inches."""
        return line_in(self.words_pt, len(self.words)) + line_in(self.source_pt, len(self.source))

    def draw(self, figure: Figure, at: tuple[float, float]) -> None:
        """Draw it with its upper left corner at a place."""
        x, y = at
        em = self.words_pt / 72
        draw_box(figure, (x, y - self.height + 0.1 * em, x + _BAR_EM * em, y - 0.12 * em), fill=_BAR)
        x += _LEAD_EM * em
        begin_part(figure, Role.QUOTE)
        for line in self.words:
            set_in_column(figure, (x, y - 0.93 * em), self.room, line, Style(size_pt=self.words_pt))
            y -= line_in(self.words_pt)
        begin_part(figure, Role.TEXT)
        strong, weak = Style(size_pt=self.source_pt, bold=True), Style(size_pt=self.source_pt, colour=MUTED)
        for number, line in enumerate(self.source):
            base, told, behind = y - 0.93 * self.source_pt / 72, line, 0.0
            # A line with a name from the right begins with a mark of its direction, which it keeps.
            mark, sign, rest = line.partition(self.quote.sign)
            if number == 0 and sign and not bare(mark):
                told = Line(mark + rest.lstrip())
                set_text(figure, (x, base), self.quote.sign, strong)
                behind = width_in(f"{self.quote.sign} ", strong)
            if told:
                set_text(figure, (x + behind, base), told, weak)
            y -= line_in(self.source_pt)


@dataclass(frozen=True, kw_only=True, slots=True)
class _SetQuotes:
    """The block as it is set; lengths in inches."""

    columns: tuple[tuple[_BrokenQuote, ...], ...]
    step: float
    """From the left edge of a column to that of the next one."""
    after: float
    deepest: float
    rest: tuple[str, ...]


@lru_cache(maxsize=1024)
def _set_quotes(block: QuoteBlock, width: float, size_pt: float) -> _SetQuotes:
    """The lowest setting; the fewest columns of those that are as low."""
    em = block.share * size_pt / 72
    most = max(1, min(len(block.quotes), int((width + _GAP_EM * em) / ((_NARROWEST_EM + _GAP_EM) * em))))
    rest = tuple(wrap(block.rest, Style(size_pt=block.least_pt), width)) if block.rest else ()
    settings = []
    for count in range(1, most + 1):
        wide = (width - (count - 1) * _GAP_EM * em) / count
        columns = _even_columns([_broken(block, quote, wide, size_pt) for quote in block.quotes], count, _AFTER_EM * em)
        deepest = max(_depth(column, _AFTER_EM * em) for column in columns)
        settings.append(
            _SetQuotes(
                columns=tuple(map(tuple, columns)), step=wide + _GAP_EM * em, after=_AFTER_EM * em, deepest=deepest,
                rest=rest,
            )
        )  # fmt: skip
    return min(settings, key=lambda setting: round(setting.deepest, 4))


def _broken(block: QuoteBlock, quote: SetQuote, width: float, size_pt: float) -> _BrokenQuote:
    words_pt = block.share * size_pt
    source_pt = max(block.least_pt, min(_SOURCE_SHARE * words_pt, size_pt))
    room = min(width, _WIDEST_EM * words_pt / 72) - _LEAD_EM * words_pt / 72
    # The number is bold, and wider than it is measured here.
    wider = width_in(quote.sign, Style(size_pt=source_pt, bold=True)) - width_in(quote.sign, Style(size_pt=source_pt))
    return _BrokenQuote(
        quote=quote,
        words=tuple(wrap(quote.words, Style(size_pt=words_pt), room)),
        source=tuple(wrap(f"{quote.sign} {quote.source}", Style(size_pt=source_pt), room - wider - 0.01)),
        words_pt=words_pt,
        source_pt=source_pt,
        room=room,
    )


def _depth(column: Sequence[_BrokenQuote], after: float) -> float:
    return sum(quote.height for quote in column) + after * (len(column) - 1)


def _even_columns(quotes: Sequence[_BrokenQuote], count: int, after: float) -> list[list[_BrokenQuote]]:
    """The quotes in at most so many columns, in their order, the deepest as low as it can be."""
    best = [list(quotes)]
    for limit in sorted({_depth(quotes[i:j], after) for i, j in _spans(len(quotes))}):
        columns: list[list[_BrokenQuote]] = [[]]
        for quote in quotes:
            if columns[-1] and _depth([*columns[-1], quote], after) > limit + 1e-9:
                columns.append([])
            columns[-1].append(quote)
        fits = len(columns) <= count and max(_depth(column, after) for column in columns) <= limit + 1e-9
        if fits:
            return columns
    return best


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Every run of neighbours among so many."""
    for i in range(count):
        for j in range(i + 1, count + 1):
            yield i, j
