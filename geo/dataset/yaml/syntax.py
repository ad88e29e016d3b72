"""What libyaml says of broken syntax, in words that help.

The table is ordered: the first fragment that occurs in libyaml's message or its context decides. `opening` says that
the thing which was left open is to be shown, rather than the place where its end was missed.
"""

from dataclasses import dataclass

__all__ = ["Syntax", "explain"]


@dataclass(frozen=True, slots=True)
class Syntax:
    """One kind of broken syntax; the words say what is wrong, what was expected, what to do."""

    fragment: str
    words: tuple[str, str, str]
    opening: bool = False


_ONE_KEY = "one `key: value` on a line is expected"
_BRACKET = "a comma or the closing bracket is expected"
_DOCUMENT = "one document without directives is expected"

_TABLE = (
    Syntax(
        "while scanning a quoted scalar",
        ("the quotation mark that opens here is never closed", "a closing mark is expected",
         "close it, or write it twice where it belongs to the text"),
        opening=True,
    ),
    Syntax(
        "while parsing a quoted scalar",
        ("this escape does not exist in double quotes", "a known one such as `\\n` or `\\u00e9` is expected",
         "write the backslash twice, or use single quotes"),
    ),
    Syntax(
        "mapping values are not allowed",
        ("a `: ` stands where none can be", _ONE_KEY, "quote the text if the colon belongs to it, or mend the indent"),
    ),
    Syntax("while parsing a flow sequence", ("a list in [brackets] breaks off here", _BRACKET, "close the bracket")),
    Syntax("while parsing a flow mapping", ("a mapping in {braces} breaks off here", _BRACKET, "close the bracket")),
    Syntax(
        "did not find expected '-' indicator",
        ("this line does not continue the list above", "`- ` at the list's own indent is expected", "mend the indent"),
    ),
    Syntax(
        "while parsing a block mapping",
        ("this does not continue the mapping above", "a key at the mapping's own indent is expected",
         "mend the indent, or quote the whole text"),
    ),
    Syntax(
        "block sequence entries are not allowed",
        ("a `- ` stands where none can be", "list items are expected on lines of their own", "begin a new line"),
    ),
    Syntax(
        "while scanning a block scalar",
        ("the head of this block is not right", "`|`, `>`, `|-` or `>-` alone is expected",
         "put the text on the next lines, indented"),
    ),
    Syntax(
        "could not find expected ':'",
        ("this key has no colon", "`key: value` is expected", "add `: ` and a value, or indent the line"),
    ),
    Syntax("while scanning a directive", ("there is a `%` directive", _DOCUMENT, "remove the line")),
    Syntax("directive", ("there is a `%` directive", _DOCUMENT, "remove the line")),
    Syntax(
        "<document start>",
        ("this stands outside the file's one mapping", "about, sources and hotspots at the left margin are expected",
         "mend the indent, or remove what stands before"),
    ),
    Syntax(
        "anchor",
        ("there is a broken anchor", "plain values are expected", "quote text that begins with & or *"),
    ),
    Syntax("alias", ("there is a broken alias", "plain values are expected", "quote text that begins with *")),
    Syntax("tag", ("there is a broken tag", "plain values are expected", "quote text that begins with !")),
)  # fmt: skip

_CHARACTERS = {
    "\t": ("a tab indents this line", "spaces are expected", "replace the tab by spaces"),
    "@": ("a value cannot begin with @ here", "quoted text is expected", "put the text in quotes"),
    "`": ("a value cannot begin with a back quote here", "quoted text is expected", "put the text in quotes"),
    "%": ("a value cannot begin with % here", "quoted text is expected", "put the text in quotes"),
}
_BROKEN = ("this cannot be read as YAML", "`key: value` lines and `- ` lists are expected", "mend this line")


def explain(message: str, character: str) -> Syntax:
    """The kind of broken syntax that libyaml's message (with its context) means; `character` stands at its mark."""
    if "cannot start any token" in message:
        return Syntax("", _CHARACTERS.get(character, _BROKEN))
    return next((syntax for syntax in _TABLE if syntax.fragment in message), Syntax("", _BROKEN))
