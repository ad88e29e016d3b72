"""What stands before an entry of a list: a text, a number as it stands on a map, or a sample of the legend."""

from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.patches import Circle

from geo.briefing.drawing.legend import SAMPLE_EM, LegendEntry, draw_sample
from geo.briefing.drawing.number_badges import BadgeLook, badge_shape
from geo.briefing.drawing.typesetting import PAGE, TEXT, Style, rgb, set_text, width_in

__all__ = ["DISC_SHARE", "Disc", "draw_disc", "draw_entry_sign", "sign_width"]

DISC_SHARE = 0.78
"""Size of the type in a disc, as a share of the text beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Disc:
    """A number as it stands on a map."""

    number: int
    look: BadgeLook | None = None
    """Its shape, where that says something; None: a plain disc."""


def draw_disc(figure: Figure, centre: tuple[float, float], number: int, size_pt: float) -> None:
    """Draw a number in a disc, its type of that size, as it stands on a map."""
    radius = _disc_radius(size_pt)
    figure.add_artist(
        Circle(centre, radius, transform=figure.dpi_scale_trans, facecolor=rgb(TEXT), edgecolor="none", linewidth=0)
    )
    style = Style(size_pt=size_pt, bold=True, colour=PAGE)
    set_text(figure, (centre[0], centre[1] - _em(0.33, size_pt)), str(number), style, align="center")


def _draw_badge(figure: Figure, centre: tuple[float, float], number: int, look: BadgeLook, size_pt: float) -> None:
    figure.add_artist(badge_shape(look, centre, 144 * _disc_radius(size_pt), figure.dpi_scale_trans, level=2.0))
    style = Style(size_pt=size_pt, bold=True, colour=look.ink)
    set_text(figure, (centre[0], centre[1] - _em(0.33, size_pt)), str(number), style, align="center")


def _disc_radius(size_pt: float) -> float:
    # Two figures of bold type fit in the disc; three touch its rim.
    return _em(0.78, size_pt)


def _em(share: float, size_pt: float) -> float:
    return share * size_pt / 72


def sign_width(sign: str | Disc | LegendEntry, size_pt: float) -> float:
    """The width of a sign beside text of that size, inches."""
    match sign:
        case str():
            return width_in(sign, Style(size_pt=size_pt, bold=True))
        case Disc():
            return 2 * _disc_radius(size_pt * DISC_SHARE)
        case LegendEntry():
            return _em(SAMPLE_EM, size_pt)


def draw_entry_sign(
    figure: Figure, at: tuple[float, float], sign: str | Disc | LegendEntry, width: float, size_pt: float
) -> None:
    """Draw a sign in a column of that width (inches) that begins at a point, on the baseline of text of that size."""
    x, y = at
    match sign:
        case str():
            set_text(figure, (x + width, y), sign, Style(size_pt=size_pt, bold=True), align="right")
        case Disc(number=number, look=None):
            draw_disc(figure, (x + width / 2, y + _em(0.32, size_pt)), number, size_pt * DISC_SHARE)
        case Disc(number=number, look=look):
            assert look is not None
            _draw_badge(figure, (x + width / 2, y + _em(0.32, size_pt)), number, look, size_pt * DISC_SHARE)
        case LegendEntry():
            draw_sample(figure, (x, y), sign, size_pt)
