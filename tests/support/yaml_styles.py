"""Data files in many hands: the same kind of content in whatever style of YAML an analyst may write it."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

QUOTES = (
    "The ferry to Öland sails at dawn; it is never late.",
    "Item #4: “the bridge” is closed, said O'Neil.",
    "- Fees remain as they were \\ so far.",
    "港口 is the word for it, and nobody asked: why should the word be any other than the one that is in use there?",
    "[Signed] in the presence of {three} witnesses, *all* of them & more, at 12:30 on a day that nobody wrote down.",
    'He said "no", then "yes", then nothing at all for as long as the whole of the summer lasted in those islands.',
)
COMMENTS = ("# checked", "#", "# - source: old", "# ── next ──", "#\ttabs: [here] {too}", "# «ø»: 'x\"")
NAMES = ("Öland", "Cape: South", "北方", "Nowhere #1", "the 'Rock'", "No")


@dataclass(frozen=True)
class Style:
    """How one file is written."""

    step: int
    dash: int
    gap: int
    quote: str
    wrap: bool
    lists: str
    excerpts: str
    blank: int
    ending: str
    last_ending: bool
    marker: bool
    trailing_comma: bool
    comment: Callable[[], str | None]
    pick: Callable[[int], int]


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """A style; its comments are drawn as the file is written."""
    noisy = draw(st.booleans())

    def comment() -> str | None:
        return draw(st.sampled_from((None, None, *COMMENTS))) if noisy else None

    step = draw(st.sampled_from((2, 3, 4)))
    return Style(
        step=step,
        dash=draw(st.sampled_from((0, step))),
        gap=draw(st.sampled_from((2, 2, 3, 4))),
        quote=draw(st.sampled_from(('"', "'", ">-", "|-", ">", "|", ">+", "|+"))),
        wrap=draw(st.booleans()),
        lists=draw(st.sampled_from(("flow", "tight", "block", "none"))),
        excerpts=draw(st.sampled_from(("block", "block", "block", "items", "brackets"))),
        blank=draw(st.sampled_from((0, 1, 2))),
        ending=draw(st.sampled_from(("\n", "\n", "\r\n"))),
        last_ending=draw(st.booleans()),
        marker=draw(st.booleans()),
        trailing_comma=draw(st.booleans()),
        comment=comment,
        pick=lambda count: draw(st.integers(0, count - 1)),
    )


def written(style: Style) -> bytes:
    """A file in this style; its quotes and names are those above."""
    lines = ["---"] if style.marker else []
    pad = " " * style.step
    lines += ["about:", f"{pad}title: Two places", f"{pad}publisher: 'Example'", f'{pad}as_of: "2021"']
    lines += [f"{pad}actors: [Norland, 'Sud land']", "sources:"]
    for id_ in ("a-1", "b-2")[: 1 + style.pick(2)]:
        lines += _source(style, id_)
    sources = [line.strip()[:-1] for line in lines if line.strip() in ("a-1:", "b-2:")]
    lines += ["hotspots:"]
    for number in range(1 + style.pick(3)):
        ids = sources if number == 0 else sources[:1]
        lines += _hotspot(style, number, ids)
    lines += _comments(style, 0)
    if style.marker and style.pick(2):
        lines.append("...")
    return (style.ending.join(lines) + style.ending * style.last_ending).encode()


def _comments(style: Style, column: int) -> list[str]:
    found = style.comment()
    return [] if found is None else [" " * (column + style.pick(3) * 2) + found]


def _source(style: Style, id_: str) -> list[str]:
    one, two = " " * style.step, " " * 2 * style.step
    lines = [f"{one}{id_}:", f"{two}label: Label {id_}", f"{two}type: report  # a type", f"{two}document: {id_}.txt"]
    number = {"a-1": 1, "b-2": 2}[id_]
    lines += [f'{two}sha256: "{number:064x}"', *_comments(style, 2 * style.step)]
    if style.lists == "block":
        lines += [f"{two}basis:", f"{two}{one}type: inferred"]
    else:
        lines += [f"{two}basis: {{type: inferred}}"]
    return [*lines, *[""] * style.blank]


def _hotspot(style: Style, number: int, sources: list[str]) -> list[str]:
    one, two = " " * style.step, " " * 2 * style.step
    lines = [*_comments(style, style.step), f"{one}place-{number}:", f'{two}name: "{number} {NAMES[number][:3]}"']
    lines += [f"{two}region: {{ countries: [SRB] }}", f"{two}precision: country"]
    dashes = " " * (2 * style.step + style.dash)
    quotes = [QUOTES[(number + at) % len(QUOTES)] for at in range(len(sources))]
    if style.excerpts == "brackets":
        comma = "," if style.trailing_comma else ""
        items = [f'{dashes}  {{source: {id_}, quote: {_double(text)}, actors: [Norland, "Sud land"]}}'
                 for id_, text in zip(sources, quotes, strict=True)]  # fmt: skip
        body = ",\n".join(items).split("\n")
        body[-1] += comma
        lines += [f"{two}excerpts: [", *body, f"{two}]  # closed"]
    elif style.excerpts == "items":
        items = [f'{dashes}-{" " * (style.gap - 1)}{{ source: {id_}, quote: {_double(text)}, '
                 f'actors: [Norland, "Sud land"] }}' for id_, text in zip(sources, quotes, strict=True)]  # fmt: skip
        lines += [f"{two}excerpts:", *items]
    else:
        lines.append(f"{two}excerpts:")
        for at, (id_, text) in enumerate(zip(sources, quotes, strict=True)):
            lines += ([""] * style.blank if at else []) + _excerpt(style, dashes, id_, text)
    if style.pick(3) == 0:
        lines.append(f"{two}note: after the excerpts")
    return [*lines, *_comments(style, style.step), *[""] * style.blank]


def _excerpt(style: Style, dashes: str, id_: str, text: str) -> list[str]:
    pad = dashes + " " * style.gap
    lines = [f"{dashes}-{' ' * (style.gap - 1)}source: {id_}"]
    actors = {
        "flow": [f"{pad}actors: [ Norland, Sud land ] # both"],
        "tight": [f'{pad}actors: ["Norland","Sud land"]'],
        "block": [f"{pad}actors:", f"{pad}- Norland", f"{pad}- 'Sud land'"],
        "none": [f'{pad}"actors": [Norland, Sud land]'],
    }[style.lists]
    quote = _quote(style, pad, text)
    # A block scalar may end the excerpt, with blank lines after it, or stand before other keys.
    last = style.pick(2) == 0
    lines += [*actors, *quote] if last else [*quote, *actors]
    return [*lines, *_comments(style, len(dashes))]


def _quote(style: Style, pad: str, text: str) -> list[str]:
    if style.quote in {'"', "'"}:
        whole = _double(text) if style.quote == '"' else "'" + text.replace("'", "''") + "'"
        first, *rest = _wrapped(whole) if style.wrap else [whole]
        return [f"{pad}quote: {first}", *(f"{pad}  {line}" for line in rest)]
    inner = pad + "  "
    body = _wrapped(text) if style.wrap and style.quote[0] == ">" else [text]
    return [f"{pad}quote: {style.quote}", *(inner + line for line in body), *[""] * style.blank]


def _wrapped(text: str) -> list[str]:
    words, lines = text.split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 40 and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
