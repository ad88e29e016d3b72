from dataclasses import replace
from pathlib import Path

import pytest
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.write import Format
from geo.cartography.projection_name import ProjectionName
from geo.commands.arguments import Asked
from geo.commands.brief import requested_brief, requested_format
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.errors import HotspotsError
from geo.selection.link_reader import MAX_QUERY_LENGTH
from geo.selection.selection import FigureKind, Filters, Selection

NOTHING = Asked(
    query={},
    link=None,
    kind=None,
    size=None,
    dpi=None,
    projection=None,
    marking=None,
    draft=False,
    as_of=None,
    title=None,
    address=None,
    template=None,
    form=None,
    output=None,
    force=False,
)


@pytest.fixture
def dataset(small_dataset: SmallDataset) -> Dataset:
    return load(small_dataset.data).dataset


def refusal(asked: Asked, dataset: Dataset) -> str:
    with pytest.raises(HotspotsError) as error:
        requested_brief(asked, dataset)
    assert "\n" not in str(error.value)
    return str(error.value)


COVERAGE = Brief(selection=Selection(figure=FigureKind.COVERAGE))


def test_asked_for_nothing_it_is_the_coverage_of_the_whole_map_as_it_is(dataset: Dataset) -> None:
    assert requested_brief(NOTHING, dataset) == COVERAGE
    assert requested_brief(replace(NOTHING, form="pptx"), dataset) == COVERAGE


def test_a_quote_asks_for_the_map_that_carries_it(dataset: Dataset) -> None:
    excerpt = dataset.hotspots["serbia"].excerpts[0].id
    found = requested_brief(replace(NOTHING, quotes=(excerpt,)), dataset)
    assert (found.quotes, found.selection.figure) == ((excerpt,), FigureKind.MAP)


def test_a_document_has_every_quote_and_takes_no_choice(dataset: Dataset) -> None:
    told = refusal(replace(NOTHING, quotes=("0123456789",), form="pptx"), dataset)
    assert told.startswith("--quote: pptx has no pull quotes: it has every quote; one of png, svg, pdf was expected")


@pytest.mark.parametrize(
    "asked",
    [
        replace(NOTHING, kind="map"),
        replace(NOTHING, query={"hotspot": ("serbia",)}),
        replace(NOTHING, query={"source": ("bulletin-2019",)}),
        replace(NOTHING, link="?"),
        replace(NOTHING, form="csv"),
        replace(NOTHING, output=Path("all.geojson")),
    ],
)
def test_of_one_place_or_article_by_a_link_and_as_data_it_is_the_map_unless_asked(
    asked: Asked, dataset: Dataset
) -> None:
    assert requested_brief(asked, dataset).selection.figure is FigureKind.MAP


def test_every_option_reaches_the_brief(dataset: Dataset) -> None:
    query = {
        "hotspot": ("serbia",), "source": ("bulletin-2019", "gazette-2020"), "topic": ("military", "diplomacy"),
        "actor": ("Council",), "precision": ("country",), "from": ("2019",), "to": ("2020-12",), "q": (" accord ",),
        "viewpoint": ("RS",),
    }  # fmt: skip
    asked = replace(
        NOTHING,
        query=query,
        kind="agreement",
        size="a4-portrait",
        dpi=96,
        projection="laea",
        marking="TLP:GREEN",
        draft=True,
        as_of="2020-06",
        title=" A  title\nof two lines ",
        address="https://map.example/",
    )
    assert requested_brief(asked, dataset) == Brief(
        selection=Selection(
            filters=Filters(
                # In the file's order, so that two ways to ask give the same bytes.
                source=("gazette-2020", "bulletin-2019"),
                topic=(Topic.DIPLOMACY, Topic.MILITARY),
                actor=("Council",),
                precision=(Precision.COUNTRY,),
                from_="2019",
                to="2020-12",
                q="accord",
            ),
            hotspot="serbia",
            figure=FigureKind.COVERAGE,
            viewpoint=Viewpoint.SERBIA,
        ),
        size=Size.A4_PORTRAIT,
        dpi=96,
        projection=ProjectionName.LAEA,
        marking="TLP:GREEN",
        draft=True,
        as_of="2020-06",
        title="A title of two lines",
        address="https://map.example/",
    )


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "hotspot",
            "sebria",
            ("--hotspot: there is no hotspot `sebria`; the id of a hotspot was expected; did you mean serbia?"),
        ),
        (
            "source",
            "gazette",
            (
                "--source: there is no article `gazette`; one of gazette-2020, bulletin-2019 was "
                "expected; did you mean gazette-2020?"
            ),
        ),
        (
            "source",
            "-",
            ("--source: there is no article `-`; one of gazette-2020, bulletin-2019 was expected; choose one of these"),
        ),
        (
            "actor",
            "Fisher",
            ("--actor: there is no actor `Fisher`; one of Council, Fishermen was expected; did you mean Fishermen?"),
        ),
        (
            "viewpoint",
            "rs",
            (
                "--viewpoint: there is no viewpoint `rs`; one of de-facto, UN, CN, IN, RU, RS, UA, US was "
                "expected; did you mean RS?"
            ),
        ),
        ("to", "2020-13", "--to: `2020-13` is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected"),
        (
            "q",
            "x" * (MAX_QUERY_LENGTH + 1),
            ("--q: holds a value of 201 characters; at most 200 were expected; shorten it"),
        ),
        (
            "q",
            "a\u202eb",
            ("--q: holds the character U+202E (RIGHT-TO-LEFT OVERRIDE); text that can be read was expected; remove it"),
        ),
        ("hotspot", "\udcff", "--hotspot: holds the character U+DCFF; text that can be read was expected; remove it"),
    ],
)
def test_a_value_that_cannot_be_shown_is_one_line(dataset: Dataset, key: str, value: str, message: str) -> None:
    assert refusal(replace(NOTHING, query={key: (value,)}), dataset) == message


@pytest.mark.parametrize(
    ("field", "value", "start"),
    [
        (
            "kind",
            "maps",
            "--kind: there is no kind `maps`; one of map, multiples, coverage, matrix, timeline, claims, compare, ",
        ),
        ("size", "a5", "--size: there is no size `a5`; one of slide-16x9, "),
        ("projection", "mercator", "--projection: there is no projection `mercator`; one of equal-earth, laea, polar"),
        ("marking", "TLP:AMBER+", "marking: `TLP:AMBER+` is no label; TLP 2.0 labels are exactly TLP:CLEAR, "),
        ("as_of", "yesterday", "as-of: `yesterday` is no date; "),
        ("dpi", 601, "dpi: 601 is out of range; 96 to 600 was expected; "),
        ("title", "a\x01", "--title: holds the character U+0001 (control character); "),
        ("address", "javascript:alert(1)", "--address: `javascript:alert(1)` is no web address; "),
        ("address", "https://a.example/ b", "--address: `https://a.example/ b` is no web address; "),
    ],
)
def test_a_look_that_cannot_be_had_is_one_line(dataset: Dataset, field: str, value: object, start: str) -> None:
    assert refusal(replace(NOTHING, **{field: value}), dataset).startswith(start)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "link",
    [
        "?hotspot=serbia&source=gazette-2020&view=disc&lat=1&lon=2&zoom=no&embed=true",
        "hotspot=serbia&source=gazette-2020",
        " ?hotspot=serbia&source=gazette-2020&size=presentation ",
    ],
)
def test_a_pasted_link_is_what_it_shows(dataset: Dataset, link: str) -> None:
    selection = Selection(hotspot="serbia", filters=Filters(source=("gazette-2020",)))
    assert requested_brief(replace(NOTHING, link=link), dataset) == Brief(selection=selection)


def test_the_address_of_a_pasted_link_is_kept(dataset: Dataset) -> None:
    asked = replace(NOTHING, link="https://map.example/hot?hotspot=serbia#x")
    assert requested_brief(asked, dataset).address == "https://map.example/hot"
    assert requested_brief(replace(asked, address=""), dataset).address == ""


def test_the_kind_of_a_link_can_be_overruled(dataset: Dataset) -> None:
    asked = replace(NOTHING, link="?figure=matrix")
    assert requested_brief(asked, dataset).selection.figure is FigureKind.MATRIX
    assert requested_brief(replace(asked, kind="timeline"), dataset).selection.figure is FigureKind.TIMELINE


@pytest.mark.parametrize("link", ["?", "https://map.example/"])
def test_a_link_without_a_query_is_the_whole_map(dataset: Dataset, link: str) -> None:
    assert requested_brief(replace(NOTHING, link=link), dataset).selection == Selection()


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            "?hotspot=sebria",
            ("--link: the link names the hotspot “sebria”, which is not in this map. Did you mean serbia?"),
        ),
        (
            "?topic=x&from=y",
            (
                "--link: the link names the topic “x”, which is not in this map. The link's `from` is "
                "“y”; a date is YYYY, YYYY-MM or YYYY-MM-DD."
            ),
        ),
        (
            "?hotspt=serbia",
            ("--link: there is no parameter `hotspt`; a known parameter was expected; did you mean hotspot?"),
        ),
    ],
)
def test_what_a_link_names_in_vain_is_an_error(dataset: Dataset, link: str, message: str) -> None:
    assert refusal(replace(NOTHING, link=link), dataset) == message


@pytest.mark.parametrize(
    "link", ["", "arctic", "http://[x", "ftp://a.example/?q=x", "file:///etc/passwd", "x" * 30_000]
)
def test_what_is_no_link_is_one_line(dataset: Dataset, link: str) -> None:
    assert "is no link; a link of the page or its query, " in refusal(replace(NOTHING, link=link), dataset)


def test_a_link_without_end_is_one_line(dataset: Dataset) -> None:
    assert "more than 500 values" in refusal(replace(NOTHING, link="?" + "q=1&" * 600), dataset)
    assert "at most 200 were expected" in refusal(replace(NOTHING, link=f"?q={'x' * 300}"), dataset)


def sheet_from(asked: Asked, small: SmallDataset) -> Sheet:
    from geo.evidence.edition import open_edition  # noqa: PLC0415  beside its only use

    edition = open_edition(small.data, small.documents)
    return make_sheet(requested_brief(asked, edition.dataset), edition)


def test_the_link_of_a_sheet_gives_the_sheet_again(small_dataset: SmallDataset) -> None:
    asked = replace(NOTHING, query={"q": ("“port” & öl",), "topic": ("economy",)}, kind="matrix")
    brief = requested_brief(asked, load(small_dataset.data).dataset)
    first = replace(asked, query={"topic": ("economy",)})
    sheet = sheet_from(first, small_dataset)
    again = sheet_from(replace(NOTHING, link=sheet.link), small_dataset)
    assert again.brief == sheet.brief
    assert brief.selection.filters.q == "“port” & öl"


@pytest.mark.parametrize(
    ("form", "output", "expected"),
    [
        (None, None, Format.PNG),
        ("pptx", None, Format.PPTX),
        (None, "x.SVG", Format.SVG),
        (None, "a.b/x.md", Format.MARKDOWN),
        ("png", "x", Format.PNG),
        ("csl", "x.json", Format.CSL),
        ("bibtex", "x.txt", Format.BIBTEX),
    ],
)
def test_the_format_is_named_or_said_by_the_file(form: str | None, output: str | None, expected: Format) -> None:
    asked = replace(NOTHING, form=form, output=None if output is None else Path(output))
    assert requested_format(asked) is expected


@pytest.mark.parametrize(
    ("form", "output", "message"),
    [
        (
            "ppt",
            None,
            (
                "--format: there is no format `ppt`; one of png, svg, pdf, pptx, docx, html, markdown, bibtex, "
                "ris, csl, csv, geojson, gpkg was expected; did you mean pptx?"
            ),
        ),
        (
            None,
            "x",
            (
                "-o: `x` does not say which format it is to be; a name that ends in one of .png, .svg, .pdf, "
                ".pptx, .docx, .html, .md, .bib, .ris, .json, .csv, .geojson, .gpkg was expected; or name it with "
                "--format"
            ),
        ),
        (
            "png",
            "x.pdf",
            ("-o: `x.pdf` ends as pdf does and --format is png; the two were expected to agree; end the name in .png"),
        ),
    ],
)
def test_a_format_that_cannot_be_told_is_one_line(form: str | None, output: str | None, message: str) -> None:
    with pytest.raises(HotspotsError) as error:
        requested_format(replace(NOTHING, form=form, output=None if output is None else Path(output)))
    assert str(error.value) == message
