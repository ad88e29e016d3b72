"""Which template slides or a note are made from: one that ships with the program, or somebody's own, made ready.

No library of office files is imported before somebody's own is read.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.briefing.content.formats import Format
from geo.errors import HotspotsError, Option

__all__ = [
    "LARGEST_TEMPLATE",
    "MINISTRY",
    "PLAIN",
    "PLAIN_ACCENT",
    "PLAIN_INK",
    "SHIPPED_TEMPLATES",
    "TEMPLATE_SUFFIXES",
    "Template",
    "read_template",
    "shipped_template",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """What slides or a note begin with."""

    name: str
    """The name of a shipped one, or of the file."""
    content: bytes = b""
    """Of somebody's own: a file with our layouts or styles in it, without content; empty for a shipped one."""
    told: tuple[str, ...] = ()
    """What it lacks and what is left out of it, a line each; nothing for a shipped one."""

    @property
    def key(self) -> str:
        """What tells it from others: its name, or the hash of its content."""
        return hashlib.sha256(self.content).hexdigest() if self.content else self.name


TEMPLATE_SUFFIXES: Final[Mapping[Format, tuple[str, ...]]] = {
    Format.PPTX: ("pptx", "potx", "ppsx", "pptm", "potm"),
    Format.DOCX: ("docx", "dotx", "docm", "dotm"),
}
"""How the names of files end that can be templates of a format."""


LARGEST_TEMPLATE: Final = 50 * 1024 * 1024
"""Bytes of a template's file that is looked at: no page is sent more."""

PLAIN_INK, PLAIN_ACCENT = "1B2333", "1D4E89"
"""Text, and what leads to a source, in the shipped templates: hexadecimal digits."""
PLAIN: Final = Template(name="plain")
MINISTRY: Final = Template(name="ministry")
SHIPPED_TEMPLATES: Final = (PLAIN, MINISTRY)


def shipped_template(name: str) -> Template | None:
    """The template of that name that ships with the program; None where there is none."""
    return next((template for template in SHIPPED_TEMPLATES if template.name == name), None)


def read_template(content: bytes, form: Format, name: str, *, marked: bool) -> Template:
    """Somebody's own template, made ready for slides or a note.

    `marked`: there is a handling marking or a draft stamp, for which slides have room at their edges. Raises
    HotspotsError for a file that is no such template, or whose slides are too small.
    """
    from geo.briefing.office.package import seal  # noqa: PLC0415  as below
    from geo.briefing.office.template_file import read_template_file  # noqa: PLC0415  libraries of office files

    file = read_template_file(content, form, name)
    told = ["its macros are left out"] if file.has_macros else []
    try:
        if form is Format.PPTX:
            from geo.briefing.office.house_slides import adopt_deck  # noqa: PLC0415

            ready, lines = adopt_deck(file.content, banded=marked)
        else:
            from geo.briefing.office.house_note import adopt_note  # noqa: PLC0415

            ready, lines = adopt_note(file.content)
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, SyntaxError) as error:
        raise HotspotsError(
            where=Option("template"),
            what=f"{name} is damaged",
            expected="a whole file was expected",
            remedy="open it in its program and save it again",
        ) from error
    return Template(name=name, content=seal(ready), told=tuple(f"{name}: {line}" for line in (*told, *lines)))
