from dataclasses import replace

import pytest
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, filter_text, make_sheet
from geo.dataset.model import Viewpoint
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.filtering import apply_filters
from geo.selection.hotspot_order import in_order
from geo.selection.selection import FigureKind, Filters, Selection


@pytest.fixture
def edition(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


def sheet_of(edition: Edition, **selection: object) -> Sheet:
    return make_sheet(Brief(selection=Selection(**selection)), edition)  # type: ignore[arg-type]


def test_a_number_is_that_of_the_data_file_whatever_is_filtered(edition: Edition) -> None:
    sheet = sheet_of(edition, filters=Filters(source=("bulletin-2019",)))
    assert [(s.number, s.id) for s in sheet.sources] == [(2, "bulletin-2019")]


def test_the_part_holds_exactly_what_is_shown(edition: Edition) -> None:
    sheet = sheet_of(edition, filters=Filters(source=("bulletin-2019",)))
    quoted = {e.source for h in sheet.part.dataset.hotspots.values() for e in h.excerpts}
    assert quoted == {"bulletin-2019"}
    assert sheet.whole is edition


def test_the_part_is_under_the_marking_cut_off_and_borders_that_were_asked_for(edition: Edition) -> None:
    brief = Brief(selection=Selection(viewpoint=Viewpoint.INDIA), marking="TLP:AMBER", as_of="2020-06")
    about = make_sheet(brief, edition).part.dataset.about
    assert (about.viewpoint, about.marking, about.as_of) == (Viewpoint.INDIA, "TLP:AMBER", "2020-06")
    assert make_sheet(replace(brief, marking=""), edition).part.dataset.about.marking is None
    assert make_sheet(Brief(), edition).part.dataset.about == edition.dataset.about


def test_a_selected_hotspot_is_the_only_one(edition: Edition) -> None:
    assert list(sheet_of(edition, hotspot="belgrade").part.dataset.hotspots) == ["belgrade"]


def test_an_empty_selection_is_refused_with_the_filters_in_force(edition: Edition) -> None:
    with pytest.raises(HotspotsError) as error:
        sheet_of(edition, filters=Filters(q="nowhere"))
    assert str(error.value) == (
        "selection: no excerpt is left by the filters in force (search); at least one was expected; drop a filter"
    )


def test_subtitle_states_counts_filter_and_cut_off(edition: Edition) -> None:
    sheet = sheet_of(edition, filters=Filters(q="harbour", from_="2019"))
    assert sheet.subtitle.endswith(
        "hotspots · filter: articles from 2019; search “harbour” · information as of 31 December 2020"
    )


def test_a_search_in_quote_marks_of_its_own_is_said_in_one_pair(edition: Edition) -> None:
    assert filter_text(Filters(q="“harbour”"), edition.dataset) == "search “harbour”"
    assert filter_text(Filters(q='a "harbour" wall'), edition.dataset) == "search “a ‘harbour’ wall”"


def test_a_hotspot_that_acts_is_named_in_the_filter_and_linked_by_its_id(coded_dataset: SmallDataset) -> None:
    sheet = sheet_of(open_edition(coded_dataset.data, None), filters=Filters(actor=("islands", "Council")))
    assert sheet.filter_text == "actor The islands or Council"
    assert sheet.link == "?actor=islands&actor=Council"


def test_the_link_begins_with_the_address_that_is_known(edition: Edition) -> None:
    sheet = sheet_of(edition, hotspot="belgrade", figure=FigureKind.MATRIX)
    assert sheet.link == "?hotspot=belgrade&figure=matrix"
    brief = replace(sheet.brief, address="https://map.example/")
    assert make_sheet(brief, edition).link == "https://map.example/?hotspot=belgrade&figure=matrix"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8501/", "https://localhost/", "http://[::1]/hot", "http://0.0.0.0/"]
)
def test_an_address_of_this_machine_is_no_link_for_others(edition: Edition, address: str) -> None:
    sheet = sheet_of(edition, hotspot="belgrade")
    assert (sheet.link, sheet.has_link, sheet.unprinted) == ("?hotspot=belgrade", False, "")
    local = make_sheet(replace(sheet.brief, address=address), edition)
    assert (local.link, local.has_link, local.unprinted) == ("?hotspot=belgrade", False, address)
    about = edition.dataset.about.model_copy(update={"URL": "https://map.example/"})
    served = replace(edition, dataset=edition.dataset.model_copy(update={"about": about}))
    found = make_sheet(local.brief, served)
    assert (found.link, found.unprinted) == ("https://map.example/?hotspot=belgrade", "")
    assert make_sheet(replace(local.brief, address=""), served).link == "?hotspot=belgrade"


def test_content_moves_with_what_is_shown_and_with_nothing_else(edition: Edition) -> None:
    sheet = sheet_of(edition, hotspot="belgrade")
    other = sheet_of(replace(edition, sha256="0" * 64), hotspot="belgrade")
    assert sheet.content_sha256 == other.content_sha256
    assert sheet.version != other.version
    assert sheet_of(edition).content_sha256 != sheet.content_sha256


def test_content_from_before_excerpts_had_speakers_is_the_same_content(edition: Edition) -> None:
    # As version 0.3.0 wrote it into its outputs.
    assert sheet_of(edition).content_sha256 == "d5ad581c327adfaa77cbafd8e3b933c4650acd658a4d56737542ae0a312bb9ac"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('speaker: "the council"', 'speaker: "the mayor"'),
        ("stance: disputes", "stance: reports"),
        ("mode: conditional", "mode: forecast"),
        ("        weight: mention\n", ""),
        ("does: retreat", "does: mobilize"),
    ],
)
def test_content_moves_with_who_speaks_and_with_the_coding(coded_dataset: SmallDataset, old: str, new: str) -> None:
    before = sheet_of(open_edition(coded_dataset.data, None)).content_sha256
    coded_dataset.replace(old, new)
    assert sheet_of(open_edition(coded_dataset.data, None)).content_sha256 != before


def test_a_choice_of_articles_is_a_filter_too(edition: Edition) -> None:
    assert "1 of 2 articles" in sheet_of(edition, filters=Filters(source=("bulletin-2019",))).subtitle
    assert "no other filter" in sheet_of(edition, filters=Filters(source=("bulletin-2019",))).subtitle


def test_a_hotspot_whose_parent_is_filtered_out_stays_where_the_list_has_it() -> None:
    real = open_edition(DATA, None)
    filters = Filters(source=("dispatch-2020",))
    sheet = make_sheet(Brief(selection=Selection(filters=filters)), real)
    order = list(apply_filters(real.dataset, filters).hotspots)
    assert list(sheet.part.dataset.hotspots) == list(sheet.shown.hotspots) == order
    assert order != list(in_order(sheet.part.dataset.hotspots))
