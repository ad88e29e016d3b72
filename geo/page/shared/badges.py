"""How the state of a proof is shown: word, colour and meaning.

The words say what was checked, the wording: beside an accusation "verified" would read as "true".
"""

from collections.abc import Mapping

from geo.evidence.proof import VERIFIED, ProofState

__all__ = ["BADGES"]

_NOT_THE_TRUTH = "Whether it is true was not checked."

_MEANINGS: Mapping[ProofState, str] = {
    ProofState.EXACT: f"Found word for word in the document. {_NOT_THE_TRUTH}",
    ProofState.TYPOGRAPHIC: f"Found in the document; only quote marks, dashes or white space differ. {_NOT_THE_TRUTH}",
    ProofState.ALTERED: "The document says something else here.",
    ProofState.AMBIGUOUS: "These words stand more than once in the document.",
    ProofState.MISSING: "These words were not found in the document.",
    ProofState.UNREADABLE: "The document is absent or not the one that was read.",
}

BADGES: Mapping[ProofState, tuple[str, str, str]] = {
    state: (f"wording checked: {state.value}", "green", meaning)
    if state in VERIFIED
    else (f"wording not confirmed: {state.value}", "red", meaning)
    for state, meaning in _MEANINGS.items()
}
