"""How the state of a proof is shown: word, colour and meaning."""

from collections.abc import Mapping

from geo.evidence.proof import State

__all__ = ["BADGES"]

BADGES: Mapping[State, tuple[str, str, str]] = {
    State.EXACT: ("verified: exact", "green", "These are the document's own characters."),
    State.TYPOGRAPHIC: ("verified: typographic", "green", "Only quote marks, dashes or white space differ."),
    State.ALTERED: ("not verified: altered", "red", "The document says something else here."),
    State.AMBIGUOUS: ("not verified: ambiguous", "red", "These words stand more than once in the document."),
    State.MISSING: ("not verified: missing", "red", "These words were not found in the document."),
    State.UNREADABLE: ("not verified: unreadable", "red", "The document is absent or not the one that was read."),
}
