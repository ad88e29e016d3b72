# ruff: noqa: ANN401 - python-pptx's slides and elements have no public names
"""The colours and typefaces of a presentation's theme, by the names that its slides use (ECMA-376-1, 20.1)."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pptx.oxml.ns import qn

from geo.briefing.office.house_theme import read_theme

__all__ = ["Paint", "Theme", "theme_of"]

_FACES: Final = {"+mj-lt": "major", "+mn-lt": "minor"}
_WHOLE: Final = 100_000
"""Percentages are thousandths of one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paint:
    """A colour, `#rrggbb`, and how much of it covers what is below."""

    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """Colours and typefaces of a master."""

    colours: Mapping[str, str]
    """Six hexadecimal digits by name."""
    mapped: Mapping[str, str]
    """`tx1` → `dk1`, as the master has it."""
    faces: Mapping[str, str]

    def colour(self, name: str) -> str:
        """A colour of the theme, `#rrggbb`; black where it has none of the name."""
        return f"#{self.colours.get(self.mapped.get(name, name), '000000').lower()}"

    def face(self, name: str) -> str:
        """The typeface of a name such as `+mn-lt`, or the name itself."""
        return self.faces.get(name, name)

    def paint_in(self, props: Any) -> Paint | None:
        """What fills an element: its solid fill, or the first colour of a gradient; None where it says neither."""
        for child in props if props is not None else ():
            if child.tag == qn("a:solidFill"):
                return self.paint(child)
            if child.tag == qn("a:gradFill"):
                stop = child.find(f".//{qn('a:gs')}")
                return None if stop is None else self.paint(stop)
        return None

    def paint(self, holder: Any) -> Paint | None:
        """The colour that an element holds; None for one that is not known here."""
        for child in holder:
            name, last = str(child.get("val")), str(child.get("lastClr", "000000"))
            known = {
                qn("a:srgbClr"): f"#{name.lower()}",
                qn("a:schemeClr"): self.colour(name),
                qn("a:sysClr"): f"#{last.lower()}",
            }
            if child.tag in known:
                return Paint(colour=_shaded(known[child.tag], child), opacity=_share(child, "alpha", 1.0))
        return None


def theme_of(slide: Any) -> Theme:
    """The theme of a slide's master; without colours and faces where that has none."""
    master = slide.slide_layout.slide_master
    theme, mapped = read_theme(master), dict(master.element.find(qn("p:clrMap")).attrib)
    faces = {name: theme.fonts[kind] for name, kind in _FACES.items() if kind in theme.fonts}
    return Theme(colours=theme.colours, mapped=mapped, faces=faces)


def _share(colour: Any, name: str, default: float) -> float:
    found = colour.find(qn(f"a:{name}"))
    return default if found is None else int(found.get("val")) / _WHOLE


def _shaded(colour: str, changes: Any) -> str:
    """A colour after the changes of its lightness that stand with it."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * _share(changes, "lumMod", 1.0) + _share(changes, "lumOff", 0.0)
    light *= _share(changes, "shade", 1.0)
    light = 1 - (1 - light) * _share(changes, "tint", 1.0)
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength)
    return "#" + "".join(f"{round(255 * part):02x}" for part in mixed)
