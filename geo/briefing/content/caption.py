"""A figure in words: its caption, the sources it rests on, and what a reader who cannot see it is told.

Every word comes from the data or from what was asked for; nothing is typed by hand for one figure. Quote marks stand
only round titles of articles, which the citations quote, and round the pull quotes that a figure carries. What a
caption must hold follows the habits of official cartography: title, cut-off, sources, boundaries and whose view of
them, projection, version and link.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from geo.atlas.viewpoints import DATASET, AreaNote, boundaries_as_of, viewpoint_label, viewpoint_reading, younger_line
from geo.briefing.content.claim_lines import claim_lines
from geo.briefing.content.compare_words import compare_lines, compare_notes
from geo.briefing.content.extents import extents_counted, extents_text
from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.content.silence import coverage_line, unquoted_line
from geo.briefing.content.timeline_lines import timeline_lines
from geo.dataset.dates import date_text
from geo.dataset.model import Basis, BasisField, Hotspot, SourceType, Viewpoint
from geo.selection.selection import FigureKind
from geo.text import counted

__all__ = [
    "MOST_NOTES",
    "alt_text",
    "boundaries",
    "caption",
    "description",
    "disputed_names",
    "extent",
    "short_extent",
    "source_lines",
    "source_summary",
]

MOST_NOTES: Final = 12
"""Of more disputed areas a caption gives the names only: a map of the world has three times as many."""

MOST_EXTENTS: Final = 3
"""Of more places a figure says only how many of its outlines the texts give."""

LONGEST_ALT_TEXT: Final = 250
"""Characters: a screen reader reads an alternative text in one go, and cannot go back in it."""

_KINDS: Mapping[SourceType, str] = {
    SourceType.ARTICLE: "article",
    SourceType.ARTICLE_MAGAZINE: "magazine article",
    SourceType.ARTICLE_NEWSPAPER: "newspaper article",
    SourceType.ARTICLE_JOURNAL: "journal article",
    SourceType.POST_WEBLOG: "blog post",
    SourceType.REPORT: "report",
    SourceType.WEBPAGE: "web page",
}

_INFERRED: Mapping[BasisField, str] = {"type": "kind", "issued": "date", "author": "author", "publisher": "publisher"}
"""The fields whose basis a reader of the summary should know, and their names."""


def caption(sheet: Sheet, projection: str | None, notes: Sequence[AreaNote], words: str = "") -> str:
    """The default caption: one paragraph of plain text.

    `projection` is its name in words, None for a figure without a map, which then speaks of no boundaries; `notes` are
    those of the disputed areas in frame; `words` are the pull quotes on the figure, as sentences.
    """
    articles = f"{len(sheet.sources)} of {counted(sheet.shown.total_sources, 'article')}"
    voices = coverage_line(sheet) if sheet.kind is FigureKind.COVERAGE else ""
    compared = _compared_notes(sheet) if sheet.kind is FigureKind.COMPARE else ""
    told = [note.text for note in notes] if len(notes) <= MOST_NOTES else [disputed_names(notes)]
    drawn = [boundaries(sheet), *told, extent(sheet), f"Projection: {projection}."]
    parts = [
        _sentence(sheet.title),
        f"Information as of {date_text(sheet.as_of)}; {articles}; filter: {_filter(sheet)}.",
        f"Sources: {' '.join(source_lines(sheet))}",
        unquoted_line(sheet),
        words,
        voices,
        compared,
        *(drawn if projection else []),
        made_by(sheet),
        f"{sheet.version}, {sheet.link}" if sheet.has_link else f"{sheet.version}.",
    ]
    return " ".join(part for part in parts if part)


def source_lines(sheet: Sheet) -> tuple[str, ...]:
    """`[1] citation` for every article that passes the filters, those without an excerpt here included."""
    return tuple(f"[{source.number}] {source.citation}" for source in sheet.sources)


def boundaries(sheet: Sheet) -> str:
    """Date and dataset of the boundaries, viewpoint, a warning if that is younger than the map, and the disclaimer."""
    viewpoint = sheet.viewpoint
    own = f"; {reading}" if (reading := viewpoint_reading(viewpoint)) else ""
    seen = f"{_in_sentence(viewpoint_label(viewpoint))}{own}"
    parts = [
        f"Boundaries as of {date_text(boundaries_as_of(viewpoint))}: {DATASET}, viewpoint: {seen}.",
        younger_line(viewpoint, sheet.as_of),
        f"Boundaries and names shown do not imply endorsement or acceptance by {_sentence(sheet.about.publisher)}",
    ]
    return " ".join(part for part in parts if part)


def disputed_names(notes: Sequence[AreaNote]) -> str:
    """The disputed areas in frame, by their names only."""
    return f"Disputed areas in frame: {', '.join(note.name for note in notes)}."


def extent(sheet: Sheet) -> str:
    """How what is drawn was outlined, and that an outline claims no more than that."""
    return f"Extent: {extents_text(_outlined(sheet))}. An outline is no claim to control."


def short_extent(sheet: Sheet) -> str:
    """The same in short where many places are drawn, for a figure."""
    hotspots = _outlined(sheet)
    if len(hotspots) <= MOST_EXTENTS:
        return extent(sheet)
    return f"Outlines: {extents_counted(hotspots)}; none is a claim to control."


def _outlined(sheet: Sheet) -> Sequence[Hotspot]:
    """What has an outline: of what changed also the places that are gone."""
    return (*sheet.part.dataset.hotspots.values(), *(sheet.since.gone if sheet.since is not None else ()))


def made_by(sheet: Sheet) -> str:
    """Author and contact as a sentence; empty where the data file names neither."""
    author, contact = sheet.about.author, sheet.about.contact
    told = [f"Made by {author}" if author else "", f"contact: {contact}" if contact else ""]
    text = "; ".join(part for part in told if part)
    return _sentence(text[0].upper() + text[1:]) if text else ""


def source_summary(sheet: Sheet) -> str:
    """What the figure rests on: how many articles, of what kind and date, what is unknown of them or inferred.

    Says as well what was not examined.
    """
    sources = sheet.sources
    kinds = Counter(source.source.type for source in sources)
    listed = ", ".join(counted(kinds[kind], _KINDS[kind]) for kind in SourceType if kinds[kind])
    parts = [
        f"{len(sources)} of {counted(sheet.shown.total_sources, 'article')}: {listed}.",
        _dates(sources),
        unquoted_line(sheet),
        _which("Unknown", sources, {field: _lacking(sources, field) for field in _FIELDS}),
        _which("Inferred", sources, {name: _inferred(sources, field) for field, name in _INFERRED.items()}),
        "No other source was examined.",
    ]
    return " ".join(part for part in parts if part)


def alt_text(sheet: Sheet, quotes: int = 0) -> str:
    """Kind, place and articles in at most 250 characters; as many articles by name as there is room for.

    `quotes` is how many pull quotes stand on the figure; what they say is in its caption.
    """
    what = f"{_what(sheet)} with {counted(quotes, 'quote')}" if quotes else _what(sheet)
    names = [f"[{source.number}] {' '.join(source.source.label.split())}" for source in sheet.speaking]
    for count in range(len(names), -1, -1):
        rest = len(names) - count
        more = [f"{rest} more" if count else counted(rest, "article")] if rest else []
        text = f"{what}, after {_and([*names[:count], *more])}."
        if len(text) <= LONGEST_ALT_TEXT:
            return text
    return f"{what[: LONGEST_ALT_TEXT - 1].rstrip()}…"


def description(sheet: Sheet) -> str:
    """The long description, in lines: what it is, then every hotspot with its numbers of excerpts by article.

    A timeline's lines are the dates of the articles and of what their excerpts report.
    """
    first = [f"{_what(sheet)}. {sheet.subtitle}."]
    numbers = {source.id: source.number for source in sheet.sources}
    legend = [f"[{source.number}] {source.source.label}" for source in sheet.sources]
    if sheet.kind is FigureKind.TIMELINE:
        return "\n".join([*first, *timeline_lines(sheet, numbers)])
    if sheet.kind is FigureKind.CLAIMS:
        return "\n".join([*first, f"Articles: {'; '.join(legend)}.", *claim_lines(sheet)])
    if sheet.kind is FigureKind.COMPARE:
        notes, listed = _compared_notes(sheet), f"Articles: {'; '.join(legend)}."
        return "\n".join([*first, listed, *compare_lines(sheet.comparison), notes])
    if sheet.since is not None:
        return "\n".join([*first, *sheet.since.lines])
    lines = []
    for hotspot in sheet.part.dataset.hotspots.values():
        counts = Counter(numbers[excerpt.source] for excerpt in hotspot.excerpts)
        cells = ", ".join(f"[{number}] {counts[number]}" for number in sorted(counts))
        lines.append(f"{hotspot.name}: {cells}; {counted(counts.total(), 'excerpt')}")
    unquoted = [line] if (line := unquoted_line(sheet)) else []
    voices = [coverage_line(sheet)] if sheet.kind is FigureKind.COVERAGE else []
    return "\n".join([*first, f"Articles: {'; '.join(legend)}.", *lines, *unquoted, *voices])


def _filter(sheet: Sheet) -> str:
    if sheet.filter_text:
        return sheet.filter_text
    return "none" if sheet.brief.selection.filters.source is None else "choice of articles"


def _what(sheet: Sheet) -> str:  # noqa: PLR0911 - one for each kind
    selected = sheet.brief.selection.hotspot
    hotspots = sheet.part.dataset.hotspots
    place = hotspots[selected].name if selected else counted(len(hotspots), "hotspot")
    match sheet.kind:
        case FigureKind.MAP:
            return f"Map of {place}"
        case FigureKind.MULTIPLES:
            return f"Maps of {place}, one for each article"
        case FigureKind.COVERAGE:
            return f"Map of how many articles speak of {place}"
        case FigureKind.MATRIX:
            return f"Matrix of {place} by article, with numbers of excerpts"
        case FigureKind.TIMELINE:
            return f"Timeline of the articles on {place} and of the events they report"
        case FigureKind.CLAIMS:
            claims = counted(len(sheet.claims), "claim")
            return (
                f"{'Map' if selected else 'Matrix'} of who does what to whom on {place}: {claims}, coded by the analyst"
            )
        case FigureKind.COMPARE:
            one, other = (side.label for side in sheet.comparison.sides)
            return f"Maps and table that compare {one} with {other}{f' on {place}' if selected else ''}"
        case FigureKind.CHANGES:
            assert sheet.since is not None
            return f"Map of what changed ({sheet.since.title})"


def _compared_notes(sheet: Sheet) -> str:
    return compare_notes(sheet.comparison, sheet.brief.selection.filters)


def _dates(sources: Sequence[NumberedSource]) -> str:
    dates = sorted(source.source.issued for source in sources if source.source.issued)
    if not dates:
        return ""
    first, last = date_text(dates[0]), date_text(dates[-1])
    return f"Published {first}." if first == last else f"Published {first} to {last}."


_FIELDS: Final = ("title", "author", "publisher", "date", "address", "access date")


def _lacking(sources: Iterable[NumberedSource], field: str) -> list[NumberedSource]:
    """The articles of which a field is unknown; the name of a newspaper or site stands for a publisher."""

    def value(source: NumberedSource) -> object:
        cited = source.source
        return {
            "title": cited.title,
            "author": cited.author,
            "publisher": cited.publisher or cited.container_title,
            "date": cited.issued,
            "address": cited.URL,
            "access date": cited.accessed,
        }[field]

    return [source for source in sources if value(source) is None]


def _inferred(sources: Iterable[NumberedSource], field: BasisField) -> list[NumberedSource]:
    return [source for source in sources if source.source.basis.get(field) == Basis.INFERRED]


def _which(lead: str, sources: Sequence[NumberedSource], found: Mapping[str, list[NumberedSource]]) -> str:
    """`Unknown: author of [2] [4]; address of all.`; empty where nothing was found."""
    told = [
        f"{name} of {'all' if len(which) == len(sources) > 1 else _numbers(which)}"
        for name, which in found.items()
        if which
    ]
    return f"{lead}: {'; '.join(told)}." if told else ""


def _numbers(sources: Iterable[NumberedSource]) -> str:
    return " ".join(f"[{source.number}]" for source in sources)


def _and(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _in_sentence(name: str) -> str:
    """A viewpoint's label within a sentence: `De facto` loses its capital, a country's name does not."""
    return name[0].lower() + name[1:] if name == viewpoint_label(Viewpoint.DE_FACTO) else name


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
