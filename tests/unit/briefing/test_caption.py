from dataclasses import replace

import pytest
from former_maps import formerly
from repository import DATA
from small_map import SmallDataset

from geo.atlas.viewpoints import viewpoint_notes
from geo.briefing.content.brief import Brief
from geo.briefing.content.caption import (
    LONGEST_ALT_TEXT,
    alt_text,
    boundaries,
    caption,
    description,
    extent,
    source_lines,
)
from geo.briefing.content.caption import source_summary as summary
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.dataset.model import Viewpoint
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection

REAL = DATA


@pytest.fixture
def edition(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


def sheet_of(edition: Edition, **selection: object) -> Sheet:
    return make_sheet(Brief(selection=Selection(**selection)), edition, formerly(edition))  # type: ignore[arg-type]


def test_the_caption_says_all_that_a_figure_must_carry(edition: Edition) -> None:
    sheet = sheet_of(edition, hotspot="serbia", filters=Filters(q="minister"))
    kosovo = viewpoint_notes(sheet.viewpoint, (20, 42, 21, 43))
    assert caption(sheet, "Lambert azimuthal equal-area", kosovo) == (
        "Serbia: what one article says (2020; filtered). Information as of 31 December 2020; 2 of 2 articles; filter: "
        "search “minister”. Sources: [1] Doe, Jane, and Harbour Desk. “The Harbour Question.” The Gazette, 5 March "
        "2020, via Example Press. https://gazette.example/harbour?page=1&view=full [2] Title unknown. Publisher "
        "unknown, [June 2019]. "
        "Not shown by the filter: [2]. "
        "Boundaries as of January 2024: Natural Earth 5.1 (1:50m), viewpoint: de facto. Boundaries and names shown do "
        "not imply endorsement or acceptance by The Example Desk. "
        "Kosovo is drawn apart: held by its own government since 2008, which some hundred states recognise, claimed by "
        "Serbia; UN: status open, under UN administration since 1999 (Security Council 1244, 1999). "
        "Extent: drawn as a country or territory, as exactly as the texts place it. An outline is no claim to control. "
        "Projection: Lambert azimuthal equal-area. "
        f"{sheet.version}."
    )


def test_a_figure_without_a_map_speaks_of_no_boundaries(edition: Edition) -> None:
    text = caption(sheet_of(edition, figure=FigureKind.MATRIX), None, ())
    assert not any(word in text for word in ("Boundaries", "Extent", "Projection"))


def test_the_whole_map_without_an_address_has_no_link_to_print(edition: Edition) -> None:
    sheet = sheet_of(edition)
    assert caption(sheet, None, ()).endswith(f" {sheet.version}.")


def test_a_choice_of_articles_is_a_filter(edition: Edition) -> None:
    sheet = sheet_of(edition, filters=Filters(source=("bulletin-2019",)))
    assert "1 of 2 articles; filter: choice of articles." in caption(sheet, None, ())
    assert source_lines(sheet) == ("[2] Title unknown. Publisher unknown, [June 2019].",)


def test_author_and_contact_stand_in_the_caption_where_they_are_known(small_dataset: SmallDataset) -> None:
    small_dataset.replace("  as_of:", "  author: Jane Doe\n  contact: jane@example.org\n  as_of:")
    edition = open_edition(small_dataset.data, small_dataset.documents)
    assert "Made by Jane Doe; contact: jane@example.org." in caption(sheet_of(edition), None, ())


def test_a_states_own_view_is_named_with_whose_reading_it_is(edition: Edition) -> None:
    text = boundaries(sheet_of(edition, viewpoint=Viewpoint.SERBIA))
    assert "viewpoint: Serbia's view; parts of countries as this project reads that view." in text


def test_the_united_nations_position_is_named_with_whose_reading_it_is(edition: Edition) -> None:
    text = boundaries(sheet_of(edition, viewpoint=Viewpoint.UNITED_NATIONS))
    assert "viewpoint: UN position; as this project reads the resolutions of the United Nations." in text


def test_of_many_disputed_areas_a_caption_gives_the_names_only(edition: Edition) -> None:
    notes = viewpoint_notes(Viewpoint.DE_FACTO, None)
    few, many = (caption(sheet_of(edition), "Equal Earth", some) for some in (notes[:12], notes[:13]))
    assert all(note.text in few for note in notes[:12])
    assert f"Disputed areas in frame: {', '.join(note.name for note in notes[:13])}." in many
    assert "held by" not in many


def test_the_extent_says_how_each_outline_is_drawn(edition: Edition) -> None:
    assert extent(sheet_of(edition)) == (
        "Extent: 1 drawn as a country or territory, as exactly as the texts place them; 1 as a disc of 30 km around a "
        "point, 1 as a box of longitude and latitude, as the analyst drew them; the texts give no limits. An outline "
        "is no claim to control."
    )


def test_the_summary_says_what_is_unknown_inferred_and_not_examined(edition: Edition) -> None:
    assert summary(sheet_of(edition)) == (
        "2 of 2 articles: 1 newspaper article, 1 report. Published June 2019 to 5 March 2020. "
        "Unknown: title of [2]; author of [2]; publisher of [2]; address of [2]; access date of [2]. "
        "Inferred: kind of all; date of [2]. No other source was examined."
    )


@pytest.mark.parametrize("kind", FigureKind)
def test_alternative_text_names_kind_place_and_articles(edition: Edition, kind: FigureKind) -> None:
    text = alt_text(sheet_of(edition, hotspot="serbia", figure=kind))
    assert text.split(" ")[0] in {"Map", "Maps", "Matrix", "Timeline"}
    assert "Serbia" in text
    assert text.endswith("after [1] Gazette 2020 and [2] Bulletin 2019.")


@pytest.mark.parametrize("kind", FigureKind)
def test_alternative_text_of_every_real_hotspot_is_short(kind: FigureKind) -> None:
    real = open_edition(REAL, None)
    for hotspot in (None, *real.dataset.hotspots):
        text = alt_text(sheet_of(real, hotspot=hotspot, figure=kind))
        assert len(text) <= LONGEST_ALT_TEXT
        assert text.endswith(".")


def test_alternative_text_leaves_out_articles_that_do_not_fit(edition: Edition) -> None:
    dataset, serbia = edition.dataset, edition.dataset.hotspots["serbia"]
    bulletin, quote = dataset.sources["bulletin-2019"], serbia.excerpts[0]
    more = {f"more-{n}": bulletin.model_copy(update={"label": f"A long label of article {n}"}) for n in range(12)}
    quotes = (*serbia.excerpts, *(quote.model_copy(update={"source": source}) for source in more))
    many = dataset.model_copy(
        update={
            "sources": {**dataset.sources, **more},
            "hotspots": {"serbia": serbia.model_copy(update={"excerpts": quotes})},
        }
    )
    text = alt_text(sheet_of(replace(edition, dataset=many), hotspot="serbia"))
    assert text.startswith("Map of Serbia, after [1] Gazette 2020, [2] Bulletin 2019, [3] A long label of article 0, ")
    assert text.endswith(" more.")
    assert LONGEST_ALT_TEXT - 40 < len(text) <= LONGEST_ALT_TEXT


def test_the_description_has_a_line_for_each_hotspot(edition: Edition) -> None:
    assert description(sheet_of(edition)).splitlines() == [
        (
            "Map of 3 hotspots. Harbours and islands · 2 of 2 articles · 3 of 3 hotspots · no filter · "
            "information as of 31 December 2020."
        ),
        "Articles: [1] Gazette 2020; [2] Bulletin 2019.",
        "Serbia: [1] 2, [2] 1; 3 excerpts",
        "Belgrade’s harbour: [1] 1; 1 excerpt",
        "Islands at the date line: [2] 1; 1 excerpt",
    ]


def test_a_timeline_in_words_says_who_reports_an_event_and_what_is_a_forecast(coded_dataset: SmallDataset) -> None:
    edition = open_edition(coded_dataset.data, coded_dataset.documents)
    assert description(sheet_of(edition, figure=FigureKind.TIMELINE)).splitlines()[-2:] == [
        "4 March 2020: Belgrade’s harbour, Speech [1]; the harbour master of Belgrade, as reported by the article",
        "March 2021: Serbia, Higher fees [1]; analyst’s reading: a forecast",
    ]


def test_a_timeline_is_described_by_its_dates(edition: Edition) -> None:
    assert description(sheet_of(edition, figure=FigureKind.TIMELINE)).splitlines()[1:] == [
        "[1] Gazette 2020: published 5 March 2020",
        "[2] Bulletin 2019: published June 2019 (inferred)",
        "May 2019: Islands at the date line [2]",
        "May 2019: Serbia [2]",
        "March 2020 to 2 April 2020: Belgrade’s harbour, Talks [1]",
    ]
