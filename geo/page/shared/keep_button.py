"""The button that puts something into the briefing basket or takes it out: the same words and sign wherever it is."""

from collections.abc import Iterable, Mapping

__all__ = ["KEPT_ALL", "keep_button", "keep_buttons"]

KEPT_ALL = "all"
"""How much is in the basket where that is all of it."""


def keep_button(kept: str) -> Mapping[str, str]:
    """The button by how much is in the basket: nothing (empty), `KEPT_ALL`, or a part such as `2 of 7`.

    It has a `sign`, the name of a Material Symbol; `words`; and whether it is `pressed`, as ARIA writes it.
    """
    if not kept:
        return {"sign": "playlist_add", "words": "Add to briefing", "pressed": "false"}
    words, pressed = ("In the briefing", "true") if kept == KEPT_ALL else (f"In the briefing: {kept}", "mixed")
    return {"sign": "playlist_add_check", "words": words, "pressed": pressed}


def keep_buttons(kept: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """The buttons of several, each once."""
    return {one: keep_button(one) for one in kept}
