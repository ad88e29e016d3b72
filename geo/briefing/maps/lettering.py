"""Writes on a map: labels with their leaders and numbers, and lines between points; what it writes has a halo."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from geo.briefing.drawing.number_badges import BadgeLook, badge_shape
from geo.briefing.drawing.typesetting import LEADING, PAGE, TEXT, Style, as_line, rgb
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.region_labels import Written, number_radius
from geo.selection.palette import LIGHT, Rgb

__all__ = ["Lettering"]

_HALO_EM = 0.25
_LEADER_EM = 0.07
"""Width of a leader; its casing is three times as wide."""


class Lettering:
    """Axes to write on; the places of texts are in points of the canvas."""

    def __init__(self, axes: Axes, canvas: Canvas) -> None:
        self._axes, self._canvas = axes, canvas

    def write(self, written: Written, colour: Rgb, badge: BadgeLook | None = None) -> None:
        """A label: its leader, its number in a disc or a shape of its own, and its lines, one below the other."""
        if written.leader:
            ends = [self._canvas.metres(*end) for end in written.leader]
            thin = _LEADER_EM * written.style.size_pt
            for width, ink, level in ((3 * thin, LIGHT.halo, 16.0), (thin, colour, 16.5)):
                self.line(ends, ink, width, level)
        x0, _, x1, _ = written.box
        middle = (x0 + x1) / 2
        if written.number is not None:
            radius = number_radius(written.style.size_pt, written.number)
            self._number(x0 + radius if written.lines else written.x, written.y, written, badge)
            middle = (x0 + 2 * radius + 0.3 * written.style.size_pt + x1) / 2
        step = LEADING * written.style.size_pt
        top = written.y + (len(written.lines) - 1) / 2 * step
        for i, line in enumerate(written.lines):
            self.text(line, middle, top - i * step, written.style, colour)

    def _number(self, x: float, y: float, written: Written, badge: BadgeLook | None) -> None:
        assert written.number is not None
        radius = number_radius(written.style.size_pt, written.number)
        style = Style(size_pt=0.82 * written.style.size_pt, bold=True)
        if badge is not None:
            at = self._canvas.metres(x, y)
            self._axes.add_artist(badge_shape(badge, at, 2 * radius, self._axes.transData, level=18))
            self.text(str(written.number), x, y, style, badge.ink, halo=False)
            return
        disc = Circle(
            self._canvas.metres(x, y), (radius - 0.5) * self._canvas.metres_per_pt, facecolor=rgb(TEXT),
            edgecolor=rgb(PAGE), linewidth=0.8, zorder=18,
        )  # fmt: skip
        self._axes.add_artist(disc)
        self.text(str(written.number), x, y, style, PAGE, halo=False)

    def text(  # noqa: PLR0913 - a text, its place and its look
        self, text: str, x: float, y: float, style: Style, colour: Rgb, *, halo: bool = True
    ) -> None:
        """A line with its middle at a place in points: figures are optically centred by the height of capitals."""
        at = self._canvas.metres(x, y - 0.33 * style.size_pt)
        stroke = withStroke(linewidth=_HALO_EM * style.size_pt, foreground=rgb(LIGHT.halo), alpha=0.85)
        self._axes.text(
            *at, as_line(text), fontsize=style.size_pt, fontweight=700 if style.bold else 400,
            fontstyle="italic" if style.italic else "normal", ha="center", va="baseline", color=rgb(colour),
            zorder=20, path_effects=[stroke] if halo else None,
        )  # fmt: skip

    def line(self, points: Sequence[tuple[float, float]], ink: Rgb, width: float, level: float) -> None:
        """A line through points in the frame's metres; `width` is in points, `level` its `zorder`."""
        xs, ys = zip(*points, strict=True)
        look = {"color": rgb(ink), "linewidth": width, "zorder": level, "solid_joinstyle": "miter"}
        self._axes.add_artist(Line2D(xs, ys, **look))  # type: ignore[arg-type]  # by name
