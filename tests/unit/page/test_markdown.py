import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from geo.page.shared.markdown import escape_markdown, marked
from geo.selection.search import spans

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
START, END = "\ue000", "\ue001"
"""Stand for a directive of ours while the rest is parsed; private use, so in no text."""
OURS = [re.compile(rf"(?<!\\)((?:\\\\)*):{name}\[((?:\\.|[^\]\\])*)\]") for name in ("color", "orange-background")]
"""The inner one first."""

# What Streamlit's front end replaces within a run of text once the Markdown has been parsed (streamlit 1.67).
REPLACED = (
    r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
    r":material_\w+:",
    r":streamlit:",
    r":[\w+-][\w+-]*:",
    r"(https?://|www(?=\.))[-.\w]+",
    r"(?:^|\s|[^\w\s])[-.\w+]+@[-\w]+(\.[-\w]+)+",
)

PIECES = (
    *"*_~`#+-.!|$:&@^=\"'<>()[]{}\\/ \n\t1aéß—", "**", "~~", "```", "$$", "--", "->", "<-", "<->", ">=", "~=", "1. ",
    ":red[x]", ":material/verified:", ":material_home:", ":streamlit:", ":smile:", ":color[x]{foreground=red}", "www.",
    "https://x.example", "me@x.example", "![a](b)", "[a](b)", "[^1]:", "<b>", "<!--", "&amp;", "&#58;", "| a |", "\n\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=60)


def one_line(text: str) -> str:
    return " ".join(text.split())


def runs_shown(markdown: str) -> list[str]:
    """The runs of text that Streamlit makes of a line of Markdown, where nothing in it is markup but our own spans."""
    source = markdown.replace(":material/", ":material_")
    for directive in OURS:
        source = directive.sub(rf"\1{START}\2{END}", source)
    if not source.strip():
        return [source]
    blocks = PARSER.parse(source)
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"], blocks
    children = blocks[1].children or []
    assert {child.type for child in children} <= {"text"}, children
    return re.split(f"[{START}{END}]", "".join(child.content for child in children))


def shown(markdown: str) -> str:
    runs = runs_shown(markdown)
    for run in runs:
        for pattern in REPLACED:
            assert not re.search(pattern, run, re.IGNORECASE), f"{run!r} would be replaced"
    return "".join(runs)


@given(TEXTS | ANY_TEXT)
def test_escaped_text_shows_as_exactly_that_text(text: str) -> None:
    assert shown(escape_markdown(text)) == one_line(text)


@given(TEXTS | ANY_TEXT, st.sampled_from(["a", "x", "e 1", "--", "*", ":"]))
def test_marked_text_shows_as_exactly_that_text(text: str, query: str) -> None:
    line = one_line(text)
    assert shown(marked(line, spans(query, line))) == line


@pytest.mark.parametrize(
    "text",
    [
        ":red[warning]", ":material/verified:", ":material_home:", ":streamlit:", ":smile:", "$E = mc^2$", "$$x$$",
        "~~struck~~", "**bold**", "_it_", "`code`", "# Title", "1. one", "1) one", "- item", "> quote", "---", "***",
        "![pixel](https://tracker.example/i.png)", "[here](https://phish.example)", "<https://phish.example>",
        "https://phish.example/login", "www.phish.example", "write to me@phish.example", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "a -- b", "a -> b", "a <-> b", "x >= y", "x ~= y", "&lt;b&gt;", "\\*", "[^1]",
        "| a | b |", "word\\", "- [ ] task", ":color[x]{foreground=red}", "12:30:45", "a::b:", "-- >= <=",
    ],
)  # fmt: skip
def test_markup_of_every_kind_shows_as_it_stands(text: str) -> None:
    assert shown(escape_markdown(text)) == text


@pytest.mark.parametrize("text", ["a -- b", ":streamlit:", "https://x.example", "me@x.example", "www.x.example"])
def test_what_this_test_looks_for_is_found_where_nothing_is_escaped(text: str) -> None:
    with pytest.raises(AssertionError, match="would be replaced"):
        shown(text)


@pytest.mark.parametrize("text", ["**b**", "[a](b)", "# h", "`c`", "<b>", "1. x", "~~s~~"])
def test_markup_is_seen_where_nothing_is_escaped(text: str) -> None:
    with pytest.raises(AssertionError):
        shown(text)


def test_lines_become_one() -> None:
    assert escape_markdown("  two\n\nlines \t here ") == "two lines here"


def test_a_match_stands_on_a_coloured_ground() -> None:
    assert marked("The Arctic route", [(4, 10)]) == "The :orange-background[Arctic] route"


def test_text_without_a_match_is_only_escaped() -> None:
    assert marked("U.S. [sic]", []) == r"U\.S\. \[sic\]"
