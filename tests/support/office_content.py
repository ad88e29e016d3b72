# ruff: noqa: ANN401 - lxml has no public name for its elements
"""What an office file holds, line by line, whatever its parts are called and however its XML is written.

    python tests/support/office_content.py BEFORE AFTER

compares two .pptx or .docx files, or all of two folders, and prints what differs. Shapes and paragraphs are compared
whole (place, text, type, colours, language, links, alternative texts), pictures by their bytes, the lines and grounds
of tables as they are seen, be they in the table or in its style; styles, masters, properties and imprint as well.
"""

import difflib
import hashlib
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHOLE = re.compile(
    r"docProps/|customXml/item|ppt/(presentation|presProps|viewProps|tableStyles)\.xml"
    r"|word/(settings|webSettings|fontTable|numbering)\.xml|.*/theme/"
)


class Package:
    """The parts of a file and what they lead to."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relationship of a part; a target outside is an address."""
        folder, file = posixpath.split(name)
        relations = self.parts.get(f"{folder}/_rels/{file}.rels")
        if relations is None:
            return {}
        found = {}
        for relation in etree.fromstring(relations):
            kind, target = relation.get("Type").rpartition("/")[2], relation.get("Target")
            inside = relation.get("TargetMode") != "External"
            found[relation.get("Id")] = kind, posixpath.normpath(posixpath.join(folder, target)) if inside else target
        return found

    def tree(self, name: str) -> Any:
        """The root of a part, its relationships' ids replaced by what they lead to."""
        root, related = etree.fromstring(self.parts[name]), self.related(name)
        for element in list(root.iter()):
            element.attrib.pop(SPACE, None)
            if element.tag == f"{DRAWING}lstStyle" and len(element) == 0:
                element.getparent().remove(element)  # says nothing, and may be left out
            for key, value in element.attrib.items():
                if key.startswith(RELATED) and value in related:
                    kind, target = related[value]
                    content = self.parts.get(target, b"") if kind == "image" else b""
                    element.set(key, hashlib.sha256(content).hexdigest() if content else kind if target in self.parts
                                else target)  # fmt: skip
        return root


def told(element: Any) -> str:
    """An element in canonical form, without the numbers that only tell shapes apart."""
    for shape in element.iter(f"{SLIDE}cNvPr"):
        shape.attrib.pop("id", None)
    return etree.tostring(element, method="c14n", exclusive=True).decode()


def contents(path: Path) -> list[str]:
    """The content of a file, a line for each shape, paragraph, row, style and property."""
    package = Package(path)
    lines = [
        f"{name}: {told(package.tree(name))}"
        for name in sorted(package.parts)
        if WHOLE.match(name) and name.endswith("xml")
    ]
    return [*lines, *(_slides(package) if "ppt/presentation.xml" in package.parts else _note(package))]


def _slides(package: Package) -> Iterator[str]:
    kept = re.compile(r"ppt/(slides|slideLayouts|slideMasters|notes\w+)/\w+\.xml")
    for name in sorted(filter(kept.match, package.parts), key=lambda name: (posixpath.dirname(name), len(name), name)):
        root = package.tree(name)
        common, (tree,) = root.find(f"{SLIDE}cSld"), root.iter(f"{SLIDE}spTree")
        used = [target for kind, target in package.related(name).values() if kind == "slideLayout"]
        layouts = [package.tree(target).find(f"{SLIDE}cSld").get("name") for target in used]
        yield f"{name}: {common.get('name')} on {layouts}"
        for shape in list(tree)[2:]:
            yield f"{name}: {told(shape)}"
        common.remove(tree)
        yield f"{name}, rest: {told(root)}"


def _note(package: Package) -> Iterator[str]:
    styles = {style.get(f"{WORD}styleId"): style for style in package.tree("word/styles.xml").iter(f"{WORD}style")}
    for key, style in sorted(styles.items()):
        yield f"style {key}: {told(style)}"
    yield f"defaults: {told(package.tree('word/styles.xml')[0])}"
    related = package.related("word/document.xml").values()
    sides = [(kind, target) for kind, target in related if kind in {"header", "footer", "footnotes"}]
    for kind, target in sorted(sides):
        yield from (f"{kind}: {told(block)}" for block in package.tree(target))
    (body,) = package.tree("word/document.xml")
    for block in body:
        if block.tag == f"{WORD}tbl":
            yield from _table(block, styles)
        else:
            yield told(block)


def _table(table: Any, styles: dict[str, Any]) -> Iterator[str]:
    """A table with its lines and grounds as they are seen."""
    (own,) = table.iter(f"{WORD}tblPr")
    named = own.find(f"{WORD}tblStyle")
    style = None if named is None else styles[named.get(f"{WORD}val")]
    lines = own.find(f"{WORD}tblBorders")
    if lines is None and style is not None:
        lines = style.find(f"{WORD}tblPr/{WORD}tblBorders")
    yield f"table, lines: {'' if lines is None else told(lines)}"
    for number, row in enumerate(table.iter(f"{WORD}tr")):
        for cell in row.iter(f"{WORD}tc"):
            ground = cell.find(f"{WORD}tcPr/{WORD}shd")
            if ground is not None:
                ground.getparent().remove(ground)
            elif number == 0 and style is not None:
                ground = style.find(f"{WORD}tblStylePr[@{WORD}type='firstRow']/{WORD}tcPr/{WORD}shd")
            yield f"cell on {'' if ground is None else ground.get(f'{WORD}fill')}: {told(cell)}"
    for part in (named, own.find(f"{WORD}tblBorders")):
        if part is not None:
            own.remove(part)
    yield f"table: {told(own)}"


def differences(before: Path, after: Path) -> list[str]:
    """The lines that one file has and the other has not, marked with - and +."""
    lines = difflib.unified_diff(contents(before), contents(after), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def main(before: Path, after: Path) -> int:
    """Print the differences of two files or folders; 1 where there are any."""
    pairs = [(before, after)]
    if before.is_dir():
        names = sorted({file.name for folder in (before, after) for file in folder.glob("*.*x")})
        pairs = [(before / name, after / name) for name in names]
    found = 0
    for one, other in pairs:
        lines = differences(one, other)
        sys.stdout.write(f"{one.name}: {len(contents(one))} lines compared, {len(lines)} differ\n")
        sys.stdout.writelines(f"  {line[:2000]}\n" for line in lines)
        found += len(lines)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
