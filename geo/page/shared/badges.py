"""How the state of a proof is shown: word, colour and meaning."""

from collections.abc import Mapping

from geo.evidence.proof import ProofState

__all__ = ["BADGES"]

BADGES: Mapping[ProofState, tuple[str, str, str]] = {
    ProofState.EXACT: ("verified: exact", "green", "These are the document's own characters."),
    ProofState.TYPOGRAPHIC: ("verified: typographic", "green", "Only quote marks, dashes or white space differ."),
    ProofState.ALTERED: ("not verified: altered", "red", "The document says something else here."),
    ProofState.AMBIGUOUS: ("not verified: ambiguous", "red", "These words stand more than once in the document."),
    ProofState.MISSING: ("not verified: missing", "red", "These words were not found in the document."),
    ProofState.UNREADABLE: ("not verified: unreadable", "red", "The document is absent or not the one that was read."),
}
