"""What of a house's template goes into what is made of it: looks, and nothing that runs, phones home or names people.

Kept are parts by the kinds of relationship that lead to them; whatever refers to another goes with it.
"""

from collections.abc import Collection
from typing import Any, Final

__all__ = ["clear_properties", "drop_kinds", "drop_relations"]

_RELATED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LINKS: Final = ("https://", "http://", "mailto:")
"""Addresses that a reader may follow; all else outside of the file is left out."""
_WHOLE: Final = frozenset({"sp", "pic", "graphicFrame", "contentPart", "cxnSp", "drawing", "pict", "object", "bg"})
"""Elements that are nothing without one of their parts."""
_PACKAGE_KINDS: Final = ("officeDocument", "core-properties", "extended-properties")


def drop_relations(part: Any, kept: Collection[str]) -> bool:  # noqa: ANN401  # of one library or the other
    """Drop a part's relationships that are of no kept kind, with what refers to them; whether there was one.

    A kind is the last word of the relationship's type, such as `image`.
    """
    dropped = False
    for key, relation in list(part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external:
            keep = kind == "hyperlink" and relation.target_ref.lower().startswith(_LINKS)
        else:
            keep = kind in kept
        if not keep:
            part.rels.pop(key)
            dropped = True
            _drop_references(getattr(part, "_element", None), key)
    return dropped


def drop_kinds(package: Any) -> None:  # noqa: ANN401
    """Drop what hangs on the package beside its main part: pictures of it, and properties of its own."""
    relations = package.rels if hasattr(package, "rels") else package._rels  # noqa: SLF001  python-pptx has no other
    for key, relation in list(relations.items()):
        if relation.is_external or relation.reltype.rpartition("/")[2] not in _PACKAGE_KINDS:
            relations.pop(key)


def clear_properties(properties: Any) -> None:  # noqa: ANN401
    """Leave nothing of who made the template, and when."""
    element = properties._element  # noqa: SLF001
    for child in list(element):
        element.remove(child)


def _drop_references(root: Any, key: str) -> None:  # noqa: ANN401
    if root is None:
        return
    for element in list(root.iter()):
        if any(name.startswith(_RELATED) and value == key for name, value in element.attrib.items()):
            whole = next((one for one in (element, *element.iterancestors()) if _tag(one) in _WHOLE), element)
            if whole.getparent() is not None:
                whole.getparent().remove(whole)


def _tag(element: Any) -> str:  # noqa: ANN401
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
