"""From what is known of an article to its record: each field with its basis, a label and an id of its own.

What the editor states counts before what the document says; where and when are read from the address only where
nothing else says them. Nothing is filled in: what is not known stays absent.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import ValidationError

from geo.dataset.model import Basis, Name, Source, SourceType
from geo.dataset.recipe import ID_PATTERN
from geo.errors import ByReader, HotspotsError, Option, quoted
from geo.intake.extract import Extracted, Field
from geo.intake.front_matter import names
from geo.intake.normalising import tidy, tidy_value
from geo.intake.reading import FieldName, FileKind, Value
from geo.slug import free_id, slug

__all__ = ["Given", "known_fields", "make_source", "name_from_text", "new_id"]

_LONGEST_LABEL = 28
_LONGEST_ID = 60
_LONGEST_STEM = 25
"""Characters of an id that is made here, before the year."""
_DATED = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?(?:/|$)")
_TYPES: Mapping[FileKind, SourceType] = {FileKind.HTML: SourceType.WEBPAGE}
_LEADS_ON = re.compile(
    r"(?:[ ,;:–—-]+(?:and|as|at|but|by|is|its|or|of|that|the|an?|in|on|for|to|from|with|&))+$", re.IGNORECASE
)
"""Words after which a shortened title would want to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the editor states about an article; None is not stated."""

    id: str | None = None
    label: str | None = None
    type: str | None = None
    title: str | None = None
    author: tuple[Name, ...] = ()
    container_title: str | None = None
    publisher: str | None = None
    issued: str | None = None
    accessed: str | None = None
    url: str | None = None
    unknown: tuple[FieldName, ...] = ()
    """Fields of which the document says something that is wrong, and nothing better is known."""

    def fields(self) -> dict[FieldName, Value]:
        """The bibliographic fields that are stated, by their CSL-JSON names."""
        stated: dict[FieldName, Value | None] = {
            "type": self.type, "title": self.title, "author": self.author, "container-title": self.container_title,
            "publisher": self.publisher, "issued": self.issued, "URL": self.url,
        }  # fmt: skip
        return {name: value for name, said in stated.items() if said and (value := tidy_value(said))}


def known_fields(extracted: Extracted, given: Given) -> dict[FieldName, Field]:
    """All that is known of an article, in the order of a record."""
    stated = {name: Field(value=value, basis=Basis.EDITOR) for name, value in given.fields().items()}
    said = {name: field for name, field in extracted.fields.items() if name not in given.unknown}
    fields: dict[FieldName, Field] = {**said, **stated}
    address = fields["URL"].value if "URL" in fields else None
    if isinstance(address, str):
        dated = _DATED.search(address)
        if dated and "issued" not in (*fields, *given.unknown):
            fields["issued"] = Field(value="-".join(part for part in dated.groups() if part), basis=Basis.URL)
        host = _host(address)
        if host and not {"container-title", "publisher"} & {*fields, *given.unknown}:
            fields["container-title"] = Field(value=host, basis=Basis.URL)
    if "type" not in fields:
        fields["type"] = Field(value=_TYPES.get(extracted.kind, SourceType.ARTICLE), basis=Basis.INFERRED)
    order: tuple[FieldName, ...] = ("type", "title", "author", "container-title", "publisher", "issued", "URL")
    return {name: fields[name] for name in order if name in fields}


def make_source(
    fields: Mapping[FieldName, Field], given: Given, taken_labels: Collection[str], document: tuple[str, str]
) -> Source:
    """The record of an article; `document` is the name of its text and the text's SHA-256.

    Raises HotspotsError for something stated that cannot be right. What the document says and cannot be right is
    left out.
    """
    taken = {label.casefold() for label in taken_labels}
    stated = None if given.label is None else tidy(given.label)
    if stated is not None and stated.casefold() in taken:
        raise HotspotsError(
            where=Option("label"),
            what=f"another source is called {quoted(stated)}",
            expected="a label of its own was expected",
            remedy="choose another",
        )
    label = stated if stated is not None else _label(fields, taken)
    sound = dict(fields)
    while True:
        record: dict[str, object] = {str(name): field.value for name, field in sound.items()}
        record |= {"type": _type(str(record["type"])), "label": label, "document": document[0], "sha256": document[1],
                   "basis": {name: field.basis for name, field in sound.items()}}  # fmt: skip
        if given.accessed is not None:
            record["accessed"] = given.accessed
        try:
            return Source.model_validate(record, by_alias=True, by_name=False)
        except ValidationError as error:
            wrong = str(error.errors()[0]["loc"][0])
            field = next((name for name in sound if name == wrong), None)
            if field is None or sound[field].basis == Basis.EDITOR:
                raise _not_allowed(wrong.lower(), str(record[wrong])) from error
            del sound[field]


def name_from_text(text: str) -> Name:
    """A name as an editor writes it: `Family, Given`, or an organisation's or whole name.

    Raises HotspotsError for text without a name in it.
    """
    text = tidy(" ".join(text.split()))
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and family and given:
        return Name(family=family, given=given)
    if not text.strip(" ,"):
        raise HotspotsError(
            where=Option("author"),
            what="is empty",
            expected="`Family, Given` or an organisation's name was expected",
            remedy="correct it",
        )
    found = names(text)
    return found[0] if found and len(found) == 1 else Name(literal=text)


def _not_allowed(option: str, value: str) -> HotspotsError:
    expected = _EXPECTED.get(option, "text was expected")
    return HotspotsError(
        where=Option(option), what=f"{quoted(value)} cannot stand there", expected=expected, remedy="correct it"
    )


_EXPECTED = {
    "issued": "a date as YYYY, YYYY-MM or YYYY-MM-DD was expected",
    "accessed": "a date as YYYY, YYYY-MM or YYYY-MM-DD was expected",
    "url": "an address with https:// or http:// was expected",
    "label": f"at most {_LONGEST_LABEL} characters were expected",
}


def new_id(fields: Mapping[FieldName, Field], given: Given, taken: Collection[str]) -> str:
    """The id of an article: the one given, else from where it appeared or who wrote it, and the year.

    Raises HotspotsError for a given id that is none, or is taken.
    """
    if given.id is not None:
        if not re.fullmatch(ID_PATTERN, given.id) or len(given.id) > _LONGEST_ID:
            raise HotspotsError(
                where=Option("id"),
                what=f"{quoted(given.id)} is no id",
                expected=(
                    f"at most {_LONGEST_ID} lower-case letters, digits and single hyphens between them were expected"
                ),
                remedy="choose another",
            )
        if given.id in taken:
            raise HotspotsError(
                where=Option("id"),
                what=f"{quoted(given.id)} is taken",
                expected="an id of its own was expected",
                remedy=ByReader(cli="choose another, or leave out --id", page="choose another, or leave the box empty"),
            )
        return given.id
    stem = _stem(_who(fields) or _text(fields, "title") or "") or "article"
    year = (_text(fields, "issued") or "")[:4]
    stem = f"{stem}-{year}" if year and not stem.endswith(year) else stem
    return free_id(stem, taken)


def _label(fields: Mapping[FieldName, Field], taken: set[str]) -> str:
    """A short name that no other source has: who, and the year."""
    who = _who(fields) or _text(fields, "title") or "Article"
    year = (_text(fields, "issued") or "")[:4]
    for number in range(1, len(taken) + 2):
        tail = " ".join(part for part in (year, f"({number})" if number > 1 else "") if part)
        # A title of signs alone leaves nothing.
        label = f"{_shortened(who, _LONGEST_LABEL - len(tail) - 1) or 'Article'} {tail}".strip()
        if label.casefold() not in taken:
            return label
    raise AssertionError("one more label than there are sources is free")


def _shortened(text: str, length: int) -> str:
    """The text in at most so many characters: without an article in front, then by whole words, then cut."""
    text = " ".join(text.split())
    if len(text) > length:
        text = re.sub(r"^(?:the|an?) ", "", text, flags=re.IGNORECASE)
    while len(text) > length and " " in text:
        text = _LEADS_ON.sub("", text.rpartition(" ")[0])
    if text.count("“") > text.count("”"):
        text = text.replace("“", "")
    return text[:length].strip(" ,;:–—-|")


def _who(fields: Mapping[FieldName, Field]) -> str | None:
    """Who answers for an article: where it appeared, else its publisher, else its first author."""
    author = fields["author"].value if "author" in fields else None
    first = author[0] if isinstance(author, tuple) and author else None
    wrote = (first.family or str(first)) if first else None
    return _text(fields, "container-title") or _text(fields, "publisher") or wrote


def _text(fields: Mapping[FieldName, Field], name: FieldName) -> str | None:
    value = fields[name].value if name in fields else None
    return value if isinstance(value, str) else None


def _stem(text: str) -> str:
    """The first words of a name as ids are written, without an article in front."""
    words = slug(text).split("-")
    if len(words) > 1 and words[0] in {"the", "a", "an", "www"}:
        words = words[1:]
    stem = ""
    for word in words:
        if stem and len(stem) + 1 + len(word) > _LONGEST_STEM:
            return _LEADS_ON.sub("", stem)
        stem = f"{stem}-{word}" if stem else word[:_LONGEST_STEM]
    return stem


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _type(value: str) -> SourceType:
    try:
        return SourceType(value)
    except ValueError as error:
        known = ", ".join(SourceType)
        raise HotspotsError(
            where=Option("type"),
            what=f"there is no type {quoted(value)}",
            expected=f"one of {known} was expected",
            remedy="choose one of these",
        ) from error
