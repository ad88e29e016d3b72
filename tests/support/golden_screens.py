"""Pictures of the map that are kept, and how much another one of the same state differs from them.

They are reduced, so that a letter whose edge falls otherwise between two pixels tells nothing, and a name that stands
elsewhere, a layer that is missing or a colour that is another one does.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin
from repository import TEST_DATA
from screen_states import ScreenState

__all__ = ["ScreenDifference", "compare_screen", "drawn_with", "keep_screen", "kept_file"]

GOLDEN = TEST_DATA / "screens"

WIDTH_PX, COLOURS = 700, 256
"""Of a picture that is kept."""
CELL_PX = 4
"""Of a square of it that is compared as one."""
LEVELS = 32
"""Of 255: by how much the mean of a square has to differ in a channel to count."""
SHARE = 0.01
"""Of all squares: so many may. Measured: none do in two processes of the same browser, on the world's map 4 % where a
few names stand elsewhere, and on the polar one 2 %."""

_MADE_WITH = "Software"
"""What PNG calls the program that a picture was made with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenDifference:
    """How a picture differs from the one that is kept."""

    share: float
    """Of the squares that differ; 1 where the pictures are not of the same shape."""
    mean: float
    """Of all differences, in levels of 255."""

    @property
    def grave(self) -> bool:
        """Whether it is more than another build of the browser explains."""
        return self.share > SHARE

    def __str__(self) -> str:
        return f"{self.share:.2%} of the squares differ (at most {SHARE:.0%}), {self.mean:.2f} levels in the mean"


def kept_file(state: ScreenState) -> Path:
    """Where the picture of a state is kept."""
    return GOLDEN / f"{state}.png"


def reduce_screen(picture: bytes) -> Image.Image:
    """The picture as it is kept, but for its palette; never enlarged."""
    with Image.open(io.BytesIO(picture)) as opened:
        whole = opened.convert("RGB")
    if whole.width <= WIDTH_PX:
        return whole
    return whole.resize((WIDTH_PX, round(whole.height * WIDTH_PX / whole.width)), Image.Resampling.BOX)


def keep_screen(state: ScreenState, picture: bytes, browser: str) -> int:
    """Keep the picture of a state, with the browser that made it, and tell how many bytes it has."""
    GOLDEN.mkdir(exist_ok=True)
    said = PngImagePlugin.PngInfo()
    said.add_text(_MADE_WITH, browser)
    # Rare colours, such as that of one small country, are not lost so.
    few = reduce_screen(picture).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(kept_file(state), optimize=True, pnginfo=said)
    return kept_file(state).stat().st_size


def drawn_with(state: ScreenState) -> str:
    """The browser that made the picture that is kept."""
    with Image.open(kept_file(state)) as kept:
        return str(kept.info.get(_MADE_WITH))


def compare_screen(state: ScreenState, picture: bytes) -> ScreenDifference:
    """How a picture of a state differs from the one that is kept."""
    with Image.open(kept_file(state)) as kept:
        before, now = kept.convert("RGB"), reduce_screen(picture)
    if abs(before.height - now.height) > 1 or before.width != now.width:
        return ScreenDifference(share=1.0, mean=255.0)
    cells = [_cells(one, min(before.height, now.height)) for one in (before, now)]
    away = np.abs(cells[0] - cells[1]).max(axis=2)
    return ScreenDifference(share=float((away > LEVELS).mean()), mean=float(away.mean()))


def _cells(picture: Image.Image, height: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """Means of the squares of a picture, shape (rows, columns, 3); what is left over at its edges is left out."""
    rows, columns = height // CELL_PX, picture.width // CELL_PX
    pixels = np.asarray(picture, dtype=float)[: rows * CELL_PX, : columns * CELL_PX]
    return np.asarray(pixels.reshape(rows, CELL_PX, columns, CELL_PX, 3).mean(axis=(1, 3)))
