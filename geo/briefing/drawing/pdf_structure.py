"""What a written PDF says of itself besides what is drawn: the tree of its elements, its language and its title.

ISO 32000-1, 14.7 (logical structure), 14.9 (accessibility) and 12.2 (viewer preferences).
"""

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from geo.briefing.drawing.parts import TAGS, Element, Role

__all__ = ["with_structure"]


def with_structure(written: io.BytesIO, elements: Sequence[Element], *, title: str, alt: str, language: str) -> bytes:
    """A document of one page whose content is marked, with its tree of elements; the same in gives the same bytes."""
    writer = PdfWriter(clone_from=written)
    tree = _Tree(writer, alt)
    for element in elements:
        tree.add(element)
    metadata = StreamObject()
    metadata.set_data(_xmp(title, language))
    metadata.update(_named(Type=NameObject("/Metadata"), Subtype=NameObject("/XML")))
    writer.root_object.update(
        _named(
            StructTreeRoot=tree.close(),
            MarkInfo=DictionaryObject(_named(Marked=BooleanObject(True))),
            Lang=TextStringObject(language),
            ViewerPreferences=DictionaryObject(_named(DisplayDocTitle=BooleanObject(True))),
            Metadata=writer._add_object(metadata),  # noqa: SLF001  pypdf has no other way to add one
        )
    )
    writer.pages[0].update(_named(StructParents=NumberObject(0), Tabs=NameObject("/S")))
    writer.pdf_header = "%PDF-1.7"
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class _Tree:
    """The tree of elements of a page, filled in reading order."""

    def __init__(self, writer: PdfWriter, alt: str) -> None:
        self._writer, self._alt = writer, alt
        self._page = writer.pages[0].indirect_reference
        self._root = self._object(Type=NameObject("/StructTreeRoot"), K=ArrayObject())
        self._document = self._element("Document", self._root)
        self._list: PdfObject | None = None
        self._owners: list[PdfObject] = []

    def add(self, element: Element) -> None:
        """Add an element; entries that follow one another are one list."""
        parent = self._document
        if element.role is Role.ITEM:
            self._list = self._list or self._element("L", self._document)
            parent = self._element("LI", self._list)
        else:
            self._list = None
        more = self._shown(element) if element.role is Role.BODY else {}
        made = self._element(TAGS[element.role], parent, Pg=self._page, **more)
        _kids(made).extend(map(NumberObject, element.contents))
        self._owners += [made] * len(element.contents)

    def _shown(self, element: Element) -> dict[str, PdfObject]:
        """What a picture's element has: its alternative text, and where it lies."""
        box = ArrayObject(FloatObject(round(edge, 2)) for edge in element.box or ())
        layout = _named(O=NameObject("/Layout"), Placement=NameObject("/Block"), BBox=box)
        return {"Alt": TextStringObject(self._alt), "A": DictionaryObject(layout)}

    def close(self) -> PdfObject:
        """The root, now with the table that leads from what is drawn to its element."""
        owners = self._writer._add_object(ArrayObject(self._owners))  # noqa: SLF001
        numbers = self._object(Nums=ArrayObject([NumberObject(0), owners]))
        _dictionary(self._root).update(_named(ParentTree=numbers, ParentTreeNextKey=NumberObject(1)))
        return self._root

    def _element(self, kind: str, parent: PdfObject, **more: Any) -> PdfObject:  # noqa: ANN401
        named = {"Type": NameObject("/StructElem"), "S": NameObject(f"/{kind}"), "P": parent, "K": ArrayObject()}
        made = self._object(**named, **more)
        _kids(parent).append(made)
        return made

    def _object(self, **values: Any) -> PdfObject:  # noqa: ANN401
        return self._writer._add_object(DictionaryObject(_named(**values)))  # noqa: SLF001


def _named(**values: Any) -> dict[NameObject, Any]:  # noqa: ANN401
    return {NameObject(f"/{name}"): value for name, value in values.items()}


def _dictionary(reference: PdfObject) -> DictionaryObject:
    found = reference.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _kids(reference: PdfObject) -> ArrayObject:
    found = _dictionary(reference)["/K"]
    assert isinstance(found, ArrayObject)
    return found


def _xmp(title: str, language: str) -> bytes:
    """The title as XMP (ISO 16684-1), for programs that do not read the information dictionary."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()
