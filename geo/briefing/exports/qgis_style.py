"""How QGIS opens the GeoPackage: in the colours and classes of the page's map, with names of fields in words.

QGIS reads the style of a layer from the table `layer_styles`, and takes that with `useAsDefault` unasked. Its text is
QML, of which nothing is written but what is said here; colours are those of `geo.selection.palette`.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from geo.atlas.compose import under_land
from geo.atlas.vagueness import is_vague
from geo.briefing.content.sheet import Sheet
from geo.selection.palette import LIGHT, Rgb
from geo.selection.ramp_classes import RampClasses, ramp_classes
from geo.text import counted

__all__ = ["Look", "add_styles", "looks"]

_ALIASES: Final[Mapping[str, str]] = {
    "mention_count": "Excerpts that name it in passing", "article_count": "Articles quoted",
    "excerpt_count": "Excerpts", "class": "Class of the map", "look": "Look on the map", "url": "URL",
    "sha256": "SHA-256 of the document",
    "source_number": "Article’s number", "id": "Id", "analyst_note": "Analyst’s note", "who_ids": "Who (ids)",
    "whom_ids": "Whom (ids)", "about_name": "About (name)", "articles": "Articles by number",
}  # fmt: skip
"""Where the column's own words would not do."""

_TABLE: Final = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)"""

_HEAD: Final = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_VERSION: Final = "3.22.0"
"""The oldest QGIS that the style was opened with."""
_LARGEST_FIRST: Final = '<orderby><orderByClause asc="0" nullsFirst="0">$area</orderByClause></orderby>'
"""Small places lie on large ones."""
_NAMES: Final = (
    '<labeling type="simple"><settings><text-style fieldName="name" fontSize="8" fontSizeUnit="Point"'
    ' textColor="17,24,39,255"><text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM"'
    ' bufferColor="255,255,255,255"/></text-style>'
    '<placement placement="1" centroidInside="1"/><rendering obstacle="0" fitInPolygonOnly="0"/></settings></labeling>'
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How one hotspot is drawn."""

    value: str
    """What stands in the column `look`: `land 3`, `sea 1`, `wide land 2`, `land in passing`."""
    step: int
    """The class of the map's ramp, from 0."""
    label: str
    """What it means, as the legend says it."""
    fill: Rgb | None
    """None where it is hollow."""
    edge: Rgb


def looks(sheet: Sheet) -> dict[str, Look]:
    """The look of each hotspot of a sheet by its id: class, ground, whether it is wide or only named in passing."""
    classes = ramp_classes(sheet.shown)
    return {hotspot_id: _look(sheet, hotspot_id, classes) for hotspot_id in sheet.part.dataset.hotspots}


def add_styles(database: sqlite3.Connection, sheet: Sheet, tables: Mapping[str, Iterable[str]], stamp: str) -> None:
    """Give a GeoPackage the table `layer_styles`, with a row for each of its layers and tables.

    `tables` has their columns by their names, `stamp` is the time of change in ISO 8601.
    """
    database.execute(_TABLE)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
        " VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)",
        (stamp,),
    )
    for name, columns in tables.items():
        drawn = _symbology(sheet) if name == "hotspots" else ""
        aliases = "".join(
            f'<alias index="{i}" field={quoteattr(column)} name={quoteattr(_words(column))}/>'
            for i, column in enumerate(("fid", *columns))
        )
        parts = "Symbology|Labeling|Fields" if drawn else "Fields"
        labelled = ' labelsEnabled="1"' if drawn else ""
        qml = (
            f'<qgis version="{_VERSION}" styleCategories="{parts}"{labelled}>{drawn}<aliases>{aliases}</aliases></qgis>'
        )
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner, update_time)"
            " VALUES ('', '', ?, ?, 'hotspots', ?, '', 1, ?, '', ?)",
            (name, "geom" if drawn else "", _HEAD + qml, f"{sheet.version}: classes and colours of its map", stamp),
        )


def _look(sheet: Sheet, hotspot_id: str, classes: RampClasses) -> Look:
    shown = sheet.shown.hotspots[hotspot_id]
    at_sea, wide = under_land(shown.hotspot.region), is_vague(shown.hotspot, sheet.viewpoint)
    step, edge = classes.step(shown), LIGHT.edge(over_sea=at_sea, vague=wide)
    ground = "sea" if at_sea else "land"
    if shown.passing:
        return Look(value=f"{ground} in passing", step=step, label="named in passing only", fill=None, edge=edge)
    fill = (LIGHT.vague_fill if wide else LIGHT.fill)(step, over_sea=at_sea)
    kinds = (*(("wide",) if wide else ()), ground)
    told = _counted(classes, step)
    aside = ("wide region or ocean" if wide else "sea",) if at_sea or wide else ()
    return Look(
        value=" ".join((*kinds, str(step + 1))), step=step, label=", ".join((told, *aside)), fill=fill, edge=edge
    )  # fmt: skip


def _counted(classes: RampClasses, step: int) -> str:
    counts = classes.label(step)
    if classes.by_excerpts:
        return f"{counts} excerpt{'' if counts == '1' else 's'}"
    return f"{counts} of {counted(classes.articles, 'article')}"


def _symbology(sheet: Sheet) -> str:
    """Renderer and labels of the hotspots, each look once, the most quoted first."""
    different = {look.value: look for look in looks(sheet).values()}
    ordered = sorted(different.values(), key=lambda look: (look.fill is None, look.value.split(" ")[:-1], -look.step))
    categories = "".join(
        f'<category render="true" symbol="{i}" value={quoteattr(look.value)} label={quoteattr(look.label)}/>'
        for i, look in enumerate(ordered)
    )
    symbols = "".join(_symbol(i, look) for i, look in enumerate(ordered))
    return (
        '<renderer-v2 type="categorizedSymbol" attr="look" enableorderby="1" symbollevels="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols>{_LARGEST_FIRST}</renderer-v2>{_NAMES}"
    )


def _symbol(index: int, look: Look) -> str:
    options = {
        "color": _rgba(look.fill or LIGHT.halo), "style": "solid" if look.fill else "no",
        "outline_color": _rgba(look.edge), "outline_style": "solid" if look.fill else "dash",
        "outline_width": "0.26", "outline_width_unit": "MM",
    }  # fmt: skip
    return (
        f'<symbol type="fill" name="{index}" alpha="1"><layer class="SimpleFill" enabled="1"><Option type="Map">'
        f"{''.join(_options(options))}</Option></layer></symbol>"
    )


def _options(options: Mapping[str, str]) -> Iterator[str]:
    for name, value in options.items():
        yield f'<Option name="{name}" type="QString" value="{value}"/>'


def _rgba(colour: Rgb) -> str:
    return ",".join(map(str, (*colour, 255)))


def _words(column: str) -> str:
    """The column in words: `container_title` is `Container title`."""
    plain = column.replace("_", " ")
    return _ALIASES.get(column, plain[0].upper() + plain[1:])
