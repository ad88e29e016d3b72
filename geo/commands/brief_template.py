"""`hotspots brief --template`: from its value to the template of slides or of a note."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.briefing.write import (
    LARGEST_TEMPLATE,
    SHIPPED_TEMPLATES,
    TEMPLATE_SUFFIXES,
    Format,
    Template,
    info,
    read_template,
    shipped_template,
)
from geo.commands.arguments import Asked
from geo.commands.did_you_mean import unknown
from geo.errors import HotspotsError, quoted
from geo.files import read_file

__all__ = ["requested_template", "template_lines", "with_template_format"]

_OPTION: Final = "--template"


def with_template_format(asked: Asked) -> Asked:
    """What was asked for, in the format of its template where neither a format nor a file's name says one."""
    if asked.template is None or asked.form is not None or asked.output is not None:
        return asked
    suffix = Path(asked.template).suffix.removeprefix(".").lower()
    found = [form.value for form, suffixes in TEMPLATE_SUFFIXES.items() if suffix in suffixes]
    return replace(asked, form=found[0]) if found else asked


def requested_template(asked: Asked, form: Format, *, marked: bool) -> Template | None:
    """The template that was asked for; None where none was.

    `marked`: the briefing has a handling marking or a draft stamp. Raises HotspotsError for a format without templates,
    for a file that cannot be read or is none, and for an unknown name.
    """
    if asked.template is None:
        return None
    if form not in TEMPLATE_SUFFIXES:
        formats = " and ".join(each.value for each in TEMPLATE_SUFFIXES)
        raise HotspotsError(
            where=_OPTION,
            what=f"there is none for {info(form).name}",
            expected=f"{formats} have templates",
            remedy=f"add --format {next(iter(TEMPLATE_SUFFIXES))}",
        )
    if template := shipped_template(asked.template):
        return template
    path = Path(asked.template)
    if not path.exists() and not path.suffix:
        names = tuple(template.name for template in SHIPPED_TEMPLATES)
        raise unknown(_OPTION, "template", asked.template, names, "or name a file of your own")
    content = read_file(path, LARGEST_TEMPLATE, f"a template such as house.{form.value}")
    template = read_template(content, form, path.name, marked=marked)
    if asked.size is not None:
        own = f"{path.name}: its own size is kept; --size {quoted(asked.size)} is not used"
        template = replace(template, told=(*template.told, own))
    return template


def template_lines(template: Template | None) -> tuple[str, ...]:
    """What there is to say of a template, a line each."""
    return template.told if template is not None else ()
