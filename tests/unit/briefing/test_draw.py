"""Figures: everything that must be on them is, and nothing runs into anything else."""

from dataclasses import replace

import pytest
from drawn_text import outside, overlapping, texts, written
from former_maps import formerly
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content import caption
from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Paper, Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.content.silence import article_sign
from geo.briefing.figures.draw import draw_figure, respelt_line
from geo.briefing.figures.stamps import DRAFT
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Viewpoint
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection
from geo.selection.signs import Sign

REAL = DATA
ADDRESS = "https://maps.example/hotspots"
MAPPED = (FigureKind.MAP, FigureKind.MULTIPLES, FigureKind.COVERAGE)


@pytest.fixture(scope="session")
def real() -> Edition:
    return open_edition(REAL, None)


def small_sheet(
    small: SmallDataset, kind: FigureKind = FigureKind.MAP, hotspot: str | None = None, **brief: object
) -> Sheet:
    selection = Selection(figure=kind, hotspot=hotspot)
    edition = open_edition(small.data, small.documents)
    return make_sheet(Brief(selection=selection, **brief), edition, formerly(edition))  # type: ignore[arg-type]


def real_sheet(real: Edition, kind: FigureKind = FigureKind.MAP, hotspot: str | None = None, **brief: object) -> Sheet:
    wanted = Brief(selection=Selection(figure=kind, hotspot=hotspot), **brief)  # type: ignore[arg-type]
    return make_sheet(wanted, real, formerly(real))


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("kind", FigureKind)
def test_on_every_size_texts_keep_apart_and_on_the_paper(
    small_dataset: SmallDataset, kind: FigureKind, size: Size
) -> None:
    sheet = small_sheet(small_dataset, kind, size=size, marking="TLP:AMBER+STRICT", draft=True, address=ADDRESS)
    drawing = draw_figure(sheet)
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []
    said = written(drawing)
    assert said.count("TLP:AMBER+STRICT") == 2
    assert DRAFT in said
    for source in sheet.sources:
        assert f"[{source.number}]" in said


@pytest.mark.parametrize("size", [Size.SLIDE_16X9, Size.A4_PORTRAIT, Size.SQUARE])
@pytest.mark.parametrize("kind", FigureKind)
def test_fifty_places_keep_apart_too(real: Edition, kind: FigureKind, size: Size) -> None:
    drawing = draw_figure(real_sheet(real, kind, size=size))
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []


@pytest.mark.parametrize("kind", MAPPED)
def test_a_map_says_all_that_a_briefing_must(small_dataset: SmallDataset, kind: FigureKind) -> None:
    small_dataset.replace(
        "as_of: 2020-12-31", 'as_of: 2020-12-31\n  author: "A. Nalyst"\n  contact: "desk@example.org"'
    )
    sheet = small_sheet(small_dataset, kind, hotspot="serbia", size=Size.A4_LANDSCAPE, address=ADDRESS)
    drawing = draw_figure(sheet)
    said = written(drawing)
    notes = drawing.notes
    assert [note.area for note in notes] == ["kosovo"]
    for part in (
        sheet.title,
        sheet.subtitle,
        caption.boundaries(sheet),
        notes[0].text,
        caption.extent(sheet),
        f"Projection: {drawing.projection}.",
        caption.made_by(sheet),
        sheet.version.removeprefix("hotspots"),
        f"Link: {sheet.link}",
        "contested border",
        *(source.citation for source in sheet.sources),
    ):
        assert "".join(part.split()) in "".join(said.split()), part


def test_a_compact_picture_leaves_to_the_document_what_the_document_says(small_dataset: SmallDataset) -> None:
    sheet = small_sheet(small_dataset, hotspot="serbia", marking="TLP:RED", draft=True, address=ADDRESS)
    drawing = draw_figure(sheet, Paper(width_mm=190, height_mm=127, text_pt=9), compact=True)
    said = written(drawing)
    for absent in (sheet.title, "TLP:RED", DRAFT, "Sources", "https://"):
        assert absent not in said
    for part in ("Natural Earth", "viewpoint: de facto", drawing.projection, "data ", "Serbia [1] [2]"):
        assert str(part) in said
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []


def test_a_place_is_labelled_with_the_numbers_of_its_articles(real: Edition) -> None:
    said = written(draw_figure(real_sheet(real, hotspot="venezuela")))
    assert "Venezuela [1] [2] [3]" in said.replace("\n", " ")


def test_places_whose_names_do_not_fit_are_numbered_and_listed_with_their_articles(real: Edition) -> None:
    sheet = real_sheet(real)
    said = [text for text, _ in texts(draw_figure(sheet).picture)]
    joined = " ".join(said)
    for hotspot in sheet.part.dataset.hotspots.values():
        assert "".join(hotspot.name.split()) in "".join(joined.split())
    # In the key at least; those that the map has room for stand there too.
    assert {str(number) for number in range(1, 51)} <= set(said)


def test_an_article_without_an_excerpt_has_a_panel_that_says_why(real: Edition) -> None:
    said = written(draw_figure(real_sheet(real, FigureKind.MULTIPLES, "arctic", size=Size.A4_LANDSCAPE)))
    sheet = real_sheet(real, FigureKind.MULTIPLES, "arctic")
    silent = sum(article_sign(sheet, source.id) is Sign.SILENT for source in sheet.sources)
    assert said.count("· silent") == silent
    assert said.count("· no excerpt") == 4 - silent
    assert said.count("· 1 excerpt") == 1
    assert said.count("Silent here, read in full.") + said.count("No excerpt.") == 4


def test_the_legend_of_coverage_counts_the_places_of_each_class(real: Edition) -> None:
    sheet = real_sheet(real, FigureKind.COVERAGE)
    said = written(draw_figure(sheet))
    filled = [shown for shown in sheet.shown.hotspots.values() if not shown.passing]
    assert f"named in passing only: {len(sheet.shown.hotspots) - len(filled)} places" in said
    counts = [len(shown.sources) for shown in filled]
    for count in set(counts):
        places = counts.count(count)
        assert f"{count} of 5 articles: {places} place{'s' if places > 1 else ''}" in said
    assert "5 of 5 articles:" not in said


def test_the_legend_names_disputes_only_where_some_are_in_frame(real: Edition) -> None:
    assert "contested" not in written(draw_figure(real_sheet(real, hotspot="arctic")))
    assert "contested border" in written(draw_figure(real_sheet(real, hotspot="korea")))


def test_filters_and_viewpoint_in_force_are_stated(real: Edition) -> None:
    filters = Filters(source=("usip-2019", "dispatch-2020"), q="sanctions")
    brief = Brief(selection=Selection(filters=filters, viewpoint=Viewpoint.CHINA))
    said = written(draw_figure(make_sheet(brief, real)))
    assert "2 of 5 articles" in said
    assert "filter: search “sanctions”" in said
    assert "China's view" in said


@pytest.mark.parametrize(
    ("projection", "name"), [(ProjectionName.EQUAL_EARTH, "Equal Earth"), (ProjectionName.LAEA, "Lambert")]
)
def test_a_projection_can_be_forced(real: Edition, projection: ProjectionName, name: str) -> None:
    assert str(draw_figure(real_sheet(real, hotspot="korea", projection=projection)).projection).startswith(name)


@pytest.mark.parametrize("kind", [FigureKind.MATRIX, FigureKind.TIMELINE])
def test_a_chart_has_no_projection_and_speaks_of_no_borders(small_dataset: SmallDataset, kind: FigureKind) -> None:
    drawing = draw_figure(small_sheet(small_dataset, kind))
    assert drawing.projection is None
    assert drawing.notes == ()
    assert "Boundaries" not in written(drawing)


@pytest.mark.parametrize("name", ["平壤", "تهران", "Београд", "हिन्दी ไทย", "Fire 🔥 $5 $6 _x_"])
def test_names_in_every_script_are_drawn(small_dataset: SmallDataset, name: str) -> None:
    # A missing glyph is a warning, and warnings are errors here.
    small_dataset.replace('name: "Serbia"', f'name: "{name}"')
    for kind in FigureKind:
        drawing = draw_figure(small_sheet(small_dataset, kind))
        assert overlapping(drawing.picture) == []


def test_a_title_of_500_characters_is_refused_in_one_line(small_dataset: SmallDataset) -> None:
    with pytest.raises(HotspotsError) as caught:
        draw_figure(small_sheet(small_dataset, title="x" * 500, size=Size.HALF_PAGE))
    assert str(caught.value).startswith("title: 500 characters do not fit in 3 lines")


def with_articles(edition: Edition, count: int) -> Edition:
    """The edition with articles added that have nothing to say, so that there are `count`."""
    sources = edition.dataset.sources
    (model,) = list(sources.values())[:1]
    more = {f"more-{i}": model.model_copy(update={"label": f"Gazette {i}"}) for i in range(count - len(sources))}
    return replace(edition, dataset=edition.dataset.model_copy(update={"sources": {**sources, **more}}))


@pytest.mark.parametrize("kind", [*MAPPED, FigureKind.TIMELINE])
def test_forty_articles_are_listed(small_dataset: SmallDataset, kind: FigureKind) -> None:
    edition = with_articles(open_edition(small_dataset.data, small_dataset.documents), 40)
    drawing = draw_figure(make_sheet(Brief(selection=Selection(figure=kind), size=Size.A4_PORTRAIT), edition))
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []
    assert "[40]" in written(drawing)


# Of claims there are none in that map, and the sentence that says so leaves room for the articles; two are compared.
@pytest.mark.parametrize("kind", [kind for kind in FigureKind if kind not in {FigureKind.CLAIMS, FigureKind.COMPARE}])
def test_forty_articles_on_half_a_page_are_refused_in_one_line(small_dataset: SmallDataset, kind: FigureKind) -> None:
    edition = with_articles(open_edition(small_dataset.data, small_dataset.documents), 40)
    sheet = make_sheet(Brief(selection=Selection(figure=kind), size=Size.HALF_PAGE), edition, formerly(edition))
    with pytest.raises(HotspotsError, match=r"^.*40 articles .* expected; choose .*$"):
        draw_figure(sheet)


def test_articles_without_any_date_are_drawn(small_dataset: SmallDataset) -> None:
    small_dataset.replace("    issued: 2020-03-05\n    accessed: 2020-12-01\n", "")
    small_dataset.replace(" issued: look-up,\n", "\n")
    small_dataset.replace("    issued: 2019-06\n", "")
    small_dataset.replace("issued: inferred, ", "")
    for kind in FigureKind:
        assert "n.d." in written(draw_figure(small_sheet(small_dataset, kind)))


def test_two_drawings_of_one_sheet_say_the_same(small_dataset: SmallDataset) -> None:
    sheet = small_sheet(small_dataset)
    assert texts(draw_figure(sheet).picture) == texts(draw_figure(replace(sheet)).picture)


def test_names_that_no_font_has_are_told(small_dataset: SmallDataset) -> None:
    edition = open_edition(small_dataset.data, None)
    told = respelt_line(make_sheet(Brief(title="हिन्दी and 平壤, तिब्बत, ไทย, বাংলা"), edition))
    assert told.startswith("no font that is shipped has all letters of हिन्दी (hindi), तिब्बत (")
    assert told.endswith(" and 1 more; on figures they are in Latin letters")
    assert respelt_line(make_sheet(Brief(title="غزة, 平壤 and Łódź"), edition)) == ""
