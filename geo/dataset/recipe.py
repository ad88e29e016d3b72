"""Regions as recipes: data that says how an outline is made, never coordinates of it.

Boxes and points are GeoJSON's (RFC 7946: longitude first, WGS 84). `geo.atlas.compose` turns a recipe into a geometry.
"""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from geo.dataset.rules import Rule


class Frozen(BaseModel):
    """Base of every model here: immutable, no unknown keys, no silent conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
"""A key of `sources` or `hotspots`, and what stands in a link: lower-case letters, digits, single hyphens."""

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Text with something in it."""


Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""A Natural Earth `ADM0_A3` code: ISO 3166-1 alpha-3, with KOS, SOL and CYN besides."""

Longitude = Annotated[float, Field(ge=-180, le=180, strict=True)]
Latitude = Annotated[float, Field(ge=-90, le=90, strict=True)]


class Countries(Frozen):
    """A union of countries, as the viewpoint in force draws them."""

    countries: Annotated[tuple[Code, ...], Field(min_length=1)]
    """Natural Earth `ADM0_A3` codes: ISO 3166-1 alpha-3, with KOS, SOL and CYN besides."""


class Subregions(Frozen):
    """Every country of some United Nations subregions (Natural Earth `SUBREGION`)."""

    subregions: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Names such as `Central Asia`."""


class Continents(Frozen):
    """Every country of some continents (Natural Earth `CONTINENT`)."""

    continents: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Names such as `Africa`."""


class Areas(Frozen):
    """Disputed areas and pieces of countries that the atlas holds apart, such as `crimea`."""

    areas: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of `geo/atlas/geodata/README.md`."""


class Provinces(Frozen):
    """A union of first-level provinces."""

    provinces: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,4}$")], ...], Field(min_length=1)]
    """ISO 3166-2 codes such as `SY-ID`; the atlas ships those of its province list."""


class Seas(Frozen):
    """A union of seas, drawn under the land."""

    seas: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids such as `south-china-sea` (limits after IHO S-23)."""


class NorthOf(Frozen):
    """Everything north of a parallel: land and sea."""

    north_of: Latitude
    """Latitude in degrees; the Arctic Circle is 66.5622."""


class Box(Frozen):
    """A box in longitude and latitude; `west` greater than `east` crosses the antimeridian."""

    box: tuple[Longitude, Latitude, Longitude, Latitude]
    """GeoJSON bbox order: west, south, east, north, in degrees."""

    @model_validator(mode="after")
    def _south_below_north(self) -> Self:
        if self.box[1] >= self.box[3]:
            raise PydanticCustomError(
                Rule.SOUTH_BELOW_NORTH, "a box is [west, south, east, north] with south below north"
            )
        return self


class Point(Frozen):
    """A disc around a point."""

    point: tuple[Longitude, Latitude]
    """Longitude, latitude in degrees."""
    radius_km: Annotated[float, Field(gt=0, le=2000, strict=True)]
    """Radius on the sphere, in kilometres."""


class BorderStrip(Frozen):
    """A strip along the land border of two countries, as the viewpoint in force draws it, on the land of both."""

    border: Annotated[tuple[Code, ...], Field(min_length=2, max_length=2)]
    """Codes of two countries, as in `countries`, that share a land border in every viewpoint."""
    buffer_km: Annotated[float, Field(gt=0, le=500, strict=True)]
    """Width of the strip on either side, on the sphere, in kilometres."""


class Places(Frozen):
    """Discs around cities, all of one size."""

    places: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Names of Natural Earth's populated places, such as `Minsk`; `Victoria, SYC` where several bear the name."""
    radius_km: Annotated[float, Field(gt=0, le=500, strict=True)]
    """Radius of each disc on the sphere, in kilometres."""


class Union(Frozen):
    """All of several regions together."""

    union: Annotated[tuple["Region", ...], Field(min_length=2)]
    """The regions."""


class Difference(Frozen):
    """The first region without the others."""

    difference: Annotated[tuple["Region", ...], Field(min_length=2)]
    """The regions; the first is the one that is cut."""


class Clip(Frozen):
    """What several regions have in common."""

    clip: Annotated[tuple["Region", ...], Field(min_length=2)]
    """The regions."""


_REGION_MODELS: tuple[type[Frozen], ...] = (
    Countries, Subregions, Continents, Areas, Provinces, Seas, NorthOf, Box, Point, BorderStrip, Places,
    Union, Difference, Clip,
)  # fmt: skip
REGION_KEYS: tuple[str, ...] = tuple(next(iter(model.model_fields)) for model in _REGION_MODELS)


def _region_kind(value: object) -> str | None:
    """The recipe's key, which says what kind it is; None where no key or several kinds are named."""
    names = value if isinstance(value, dict) else type(value).model_fields if isinstance(value, Frozen) else ()
    kinds = [key for key in REGION_KEYS if key in names]
    return kinds[0] if len(kinds) == 1 else None


Region = Annotated[
    Annotated[Countries, Tag("countries")]
    | Annotated[Subregions, Tag("subregions")]
    | Annotated[Continents, Tag("continents")]
    | Annotated[Areas, Tag("areas")]
    | Annotated[Provinces, Tag("provinces")]
    | Annotated[Seas, Tag("seas")]
    | Annotated[NorthOf, Tag("north_of")]
    | Annotated[Box, Tag("box")]
    | Annotated[Point, Tag("point")]
    | Annotated[BorderStrip, Tag("border")]
    | Annotated[Places, Tag("places")]
    | Annotated[Union, Tag("union")]
    | Annotated[Difference, Tag("difference")]
    | Annotated[Clip, Tag("clip")],
    Discriminator(
        _region_kind,
        custom_error_type="region_kind",
        custom_error_message=f"a region is a mapping with exactly one of {', '.join(REGION_KEYS)}",
    ),
]
"""A recipe for a region: data, not coordinates. `geo.atlas.compose` turns it into a geometry."""

for _model in (Union, Difference, Clip):
    _model.model_rebuild()  # their fields name Region, which stands below them
