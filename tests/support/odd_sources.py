"""Sources as odd as the model allows, for whatever writes bibliographies."""

from hypothesis import strategies as st

from geo.briefing.content.sheet import NumberedSource
from geo.dataset.model import BASIS_FIELDS, Basis, Name, Source, SourceType

TEXT = st.text(
    st.one_of(
        st.sampled_from("\\{}#$%&_~^-'`\"<>?!,;:@=*[]()/| \n"),
        st.sampled_from("aZéŠßЖ中한ع\u200f’“–…"),
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: bool(text.strip()))
"""What TeX, Markdown and HTML take for their own, spaces and line breaks, and letters of many scripts."""

WORD = st.text(st.sampled_from("abcXYZéŠ中ع-'’."), min_size=1, max_size=8)
"""Part of a name without blanks."""

PART = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
DATES = st.one_of(
    st.dates().map(lambda d: f"{max(d.year, 1000):04}"),
    st.dates().map(lambda d: f"{max(d.year, 1000):04}-{d.month:02}"),
    st.dates().map(lambda d: f"{max(d.year, 1001):04}-{d.month:02}-{min(d.day, 28):02}"),
)
NAMES = st.one_of(
    st.builds(Name, family=PART, given=st.none() | PART), st.builds(lambda text: Name(literal=text), TEXT)
)
URLS = st.text(st.sampled_from("abc/%20?&=_#~$^{}\\é中"), max_size=20).map(lambda tail: f"https://odd.example/{tail}")


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """One source; each field that may be unknown sometimes is."""
    known = {
        "title": TEXT,
        "author": st.lists(NAMES, min_size=1, max_size=3),
        "container-title": TEXT,
        "publisher": TEXT,
        "issued": DATES,
        "URL": URLS,
    }
    fields = {name: draw(strategy) for name, strategy in known.items() if draw(st.booleans())}
    basis = {name: draw(st.sampled_from(Basis)) for name in BASIS_FIELDS if name in {*fields, "type"}}
    return Source.model_validate(
        {
            "label": draw(WORD), "type": draw(st.sampled_from(SourceType)), "document": "odd.txt", "sha256": "0" * 64,
            "accessed": draw(st.none() | DATES), "note": draw(st.none() | TEXT), "basis": basis, **fields,
        }
    )  # fmt: skip


def numbered(source: Source) -> NumberedSource:
    """The source as a sheet holds it."""
    return NumberedSource(number=1, id="odd-1", source=source, citation="")


def one_line(text: str) -> str:
    """The text with every run of blanks as one."""
    return " ".join(text.split())
