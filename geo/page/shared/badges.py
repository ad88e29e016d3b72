"""How the state of a proof is shown: word, colour and meaning.

The words say what was checked, the wording: beside an accusation "verified" would read as "true".
"""

from collections.abc import Mapping

from geo.evidence.proof import ProofState

__all__ = ["BADGES"]

BADGES: Mapping[ProofState, tuple[str, str, str]] = {
    ProofState.EXACT: (
        "wording checked: exact", "green", "Found word for word in the document. Whether it is true was not checked."
    ),
    ProofState.TYPOGRAPHIC: (
        "wording checked: typographic", "green",
        "Found word for word in the document; only quote marks, dashes or white space differ. Whether it is true was "
        "not checked.",
    ),
    ProofState.ALTERED: ("wording not confirmed: altered", "red", "The document says something else here."),
    ProofState.AMBIGUOUS: (
        "wording not confirmed: ambiguous", "red", "These words stand more than once in the document."
    ),
    ProofState.MISSING: ("wording not confirmed: missing", "red", "These words were not found in the document."),
    ProofState.UNREADABLE: (
        "wording not confirmed: unreadable", "red", "The document is absent or not the one that was read."
    ),
}  # fmt: skip
