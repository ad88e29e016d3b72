"""Every state of the page that is looked at: a view, a window, a theme."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import ViewportSize

__all__ = ["KEPT", "SCREENS", "VIEWS", "ScreenState", "every_state", "kept_states"]

VIEWS = {
    "world": "",
    "arctic": "view=arctic",
    "globe": "view=globe",
    "region": "hotspot=syria",
    "embedded": "embed=true&size=presentation",
}
"""Name of a view → its link."""

SCREENS: dict[str, ViewportSize] = {
    "laptop": {"width": 1366, "height": 768},
    "desk": {"width": 1920, "height": 1080},
    "phone": {"width": 390, "height": 844},
}
"""Name of a window → its size in CSS pixels."""

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenState:
    """The page as a reader has it before them."""

    view: str
    screen: str
    theme: Theme

    def __str__(self) -> str:
        return f"{self.view}-{self.screen}-{self.theme}"

    @property
    def query(self) -> str:
        """The link to it."""
        return VIEWS[self.view]

    @property
    def size(self) -> ViewportSize:
        """Of the window."""
        return SCREENS[self.screen]


def every_state() -> Iterator[ScreenState]:
    """All of them, window by window, so that few changes lie between two."""
    for screen in SCREENS:
        for theme in THEMES:
            for view in VIEWS:
                yield ScreenState(view=view, screen=screen, theme=theme)


KEPT = ("world-laptop-light", "world-laptop-dark", "world-phone-light", "arctic-laptop-light", "globe-laptop-light",
        "region-laptop-light", "region-laptop-dark", "embedded-laptop-light")  # fmt: skip
"""Those of which a picture is kept."""


def kept_states() -> tuple[ScreenState, ...]:
    """The states of which a picture is kept."""
    return tuple(state for state in every_state() if str(state) in KEPT)
