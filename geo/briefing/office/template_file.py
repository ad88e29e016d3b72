"""A template that somebody gives: told by its content what it is, refused in one line, or made a file that opens.

It comes from anywhere, so that it is looked at before anything of it is unpacked. python-pptx and python-docx open
documents only: a template, a show or a file with macros is given the main part's type that they know (ECMA-376,
part 1, 15.2.13 and 13.3.6). What is left out of it stands in `geo.briefing.office.house_package`.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from pptx.oxml import parse_xml

from geo.briefing.content.formats import Format
from geo.briefing.office.template import LARGEST_TEMPLATE, TEMPLATE_SUFFIXES
from geo.errors import HotspotsError, Option
from geo.files import declares_entities, overfull

__all__ = ["OfficeFile", "read_template_file"]

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_MAIN: Final = {
    Format.PPTX: f"{_OFFICE}.presentationml.presentation.main+xml",
    Format.DOCX: f"{_OFFICE}.wordprocessingml.document.main+xml",
}
_FORMS: Final = {"presentationml": Format.PPTX, "ms-powerpoint": Format.PPTX, "wordprocessingml": Format.DOCX,
                 "ms-word": Format.DOCX}  # fmt: skip
"""By a word in the main part's type."""
_NOUNS: Final = {Format.PPTX: "a presentation", Format.DOCX: "a Word document"}
_MACROS: Final = "macroEnabled"
_MAIN_RELATION: Final = "/officeDocument"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What files of Office 97 begin with, and so do those with a password."""
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeFile:
    """A file that python-pptx or python-docx opens."""

    content: bytes
    has_macros: bool
    """Whether it was saved as one with macros."""


def read_template_file(content: bytes, form: Format, name: str) -> OfficeFile:
    """The file of a template for a format; `name` is what an error calls it.

    Raises HotspotsError for what is no presentation or document, for one with a password, and for one that would
    unpack to more than any template.
    """
    if content.startswith(_OLD):
        raise _old(content, form, name)
    if len(content) > LARGEST_TEMPLATE:
        raise _refused(name, f"it has {len(content) / 1024**2:,.0f} MB", form, "take pictures out of it")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check(package, form, name)
            return _opened(package, form, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, SyntaxError) as error:
        raise _refused(
            name, "it is damaged, or no office file", form, "open it in its program and save it again"
        ) from error


def _check(package: zipfile.ZipFile, form: Format, name: str) -> None:
    """Refuse what unpacks to too much, before anything of it is unpacked, and what is hidden or declares entities."""
    parts = package.infolist()
    if told := overfull(parts):
        raise _refused(name, f"it {told}", form, "take pictures out of it")
    if any(part.flag_bits & 1 for part in parts):
        raise _refused(name, "it has a password", form, "save it without one")
    if declares_entities(package):
        raise _refused(name, "it declares entities, which no office program does", form, "save it again")


def _opened(package: zipfile.ZipFile, form: Format, name: str) -> OfficeFile:
    names = set(package.namelist())
    if {"mimetype", "content.xml"} <= names:
        suffix = TEMPLATE_SUFFIXES[form][0]
        raise _refused(name, "it is an OpenDocument file", form, f"save it as .{suffix}")
    if not {_TYPES, _RELATIONS} <= names:
        raise _refused(name, "it is a ZIP archive and no office file", form)
    main = _main_part(package, form, name)
    types = package.read(_TYPES)
    kind = _type_of(types, main)
    found = next((known for word, known in _FORMS.items() if word in kind), None)
    if found is not form:
        what = f"it is {_NOUNS[found]}" if found else "it is neither slides nor a text"
        raise _refused(name, what, form)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for part in dict.fromkeys(package.namelist()):
            content = types.replace(f'"{kind}"'.encode(), f'"{_MAIN[form]}"'.encode()) if part == _TYPES else None
            target.writestr(part, content or package.read(part))
    return OfficeFile(content=out.getvalue(), has_macros=_MACROS in kind)


def _main_part(package: zipfile.ZipFile, form: Format, name: str) -> str:
    relations = parse_xml(package.read(_RELATIONS))
    mains = [one for one in relations if str(one.get("Type")).endswith(_MAIN_RELATION)]
    if not mains:
        raise _refused(name, "it has no main part", form, "save it again")
    if str(mains[0].get("Type")).startswith(_STRICT):
        suffix = TEMPLATE_SUFFIXES[form][0]
        raise _refused(name, "it is saved as Strict Open XML", form, f"save it as plain .{suffix}")
    return str(mains[0].get("Target")).lstrip("/")


def _type_of(types: bytes, part: str) -> str:
    """The content type of a part; empty where none is declared."""
    declared = parse_xml(types)
    for one in declared:
        if str(one.get("PartName")).lstrip("/").casefold() == part.casefold():
            return str(one.get("ContentType"))
    suffix = part.rpartition(".")[2]
    return next((str(one.get("ContentType")) for one in declared if one.get("Extension") == suffix), "")


def _old(content: bytes, form: Format, name: str) -> HotspotsError:
    suffix = TEMPLATE_SUFFIXES[form][0]
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _refused(name, "it has a password", form, "save it without one")
    return _refused(name, "it is a file of Office 97", form, f"open it and save it as .{suffix}")


def _refused(name: str, what: str, form: Format, remedy: str = "") -> HotspotsError:
    one, *more, last = (f".{suffix}" for suffix in TEMPLATE_SUFFIXES[form])
    return HotspotsError(
        where=Option("template"),
        what=f"{name} cannot be used; {what}",
        expected=f"a file such as {', '.join([one, *more])} or {last} was expected",
        remedy=remedy,
    )
