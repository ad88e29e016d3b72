import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_map import SmallDataset

from geo import __version__
from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint import (
    IMPRINT_VERSION,
    LARGEST_IMPRINT,
    Imprint,
    brief_of,
    from_json,
    make_imprint,
    to_json,
)
from geo.briefing.content.paper import MAX_DPI, MIN_DPI, Size
from geo.briefing.content.sheet import make_sheet
from geo.cartography.projection_name import ProjectionName
from geo.dataset.model import Precision, Topic, Viewpoint
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection


@pytest.fixture
def edition(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


def imprint_of(edition: Edition, brief: Brief) -> Imprint:
    return make_imprint(make_sheet(brief, edition), "png", "A caption.")


def test_an_imprint_says_what_is_shown(edition: Edition) -> None:
    sheet = make_sheet(Brief(selection=Selection(hotspot="serbia"), title="Own", marking="TLP:RED"), edition)
    imprint = make_imprint(sheet, "pdf", "A caption.")
    assert (imprint.program, imprint.form, imprint.title, imprint.caption) == (__version__, "pdf", "Own", "A caption.")
    assert (imprint.data_sha256, imprint.content_sha256) == (edition.sha256, sheet.content_sha256)
    assert (imprint.link, imprint.marking, imprint.as_of) == ("?hotspot=serbia", "TLP:RED", "2020-12-31")
    assert imprint.hotspots == ("serbia",)
    excerpts = edition.dataset.hotspots["serbia"].excerpts
    assert [(s.number, s.id, s.excerpts) for s in imprint.sources] == [
        (1, "gazette-2020", (excerpts[1].id, excerpts[2].id)),
        (2, "bulletin-2019", (excerpts[0].id,)),
    ]


def test_an_excerpt_under_two_hotspots_counts_once(edition: Edition) -> None:
    bulletin = imprint_of(edition, Brief()).sources[1]
    assert len(bulletin.excerpts) == 1


def test_it_says_under_which_hotspot_an_excerpt_is_shown_and_who_says_it(coded_dataset: SmallDataset) -> None:
    edition = open_edition(coded_dataset.data, coded_dataset.documents)
    sheet = make_sheet(Brief(selection=Selection(filters=Filters(topic=(Topic.DIPLOMACY,)))), edition)
    speech = edition.dataset.hotspots["belgrade"].excerpts[0].id
    assert make_imprint(sheet, "html", "A caption.").placed == {
        "serbia": {speech: "the harbour master of Belgrade, as reported by the article"}
    }
    whole = make_imprint(make_sheet(Brief(), edition), "html", "A caption.")
    assert next(iter(whole.placed["serbia"].values())) == "The article itself; analyst’s reading: a forecast"
    assert len(whole.sources[0].excerpts) == sum(map(len, whole.placed.values())) - 1


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
SELECTIONS = st.builds(
    Selection,
    filters=st.builds(
        Filters,
        source=st.sampled_from((None, ("gazette-2020",), ("gazette-2020", "bulletin-2019"))),
        topic=st.sampled_from(((), (Topic.DIPLOMACY,))),
        actor=st.sampled_from(((), ("Council", "Fishermen"))),
        precision=st.sampled_from(((), (Precision.CITY, Precision.COUNTRY))),
        from_=st.sampled_from((None, "2019", "2020-03-05")),
        to=st.sampled_from((None, "2021")),
        q=st.sampled_from(("", "minister", "“port” & <b>")),
    ),
    hotspot=st.sampled_from((None, "serbia", "belgrade")),
    figure=st.sampled_from(FigureKind),
    viewpoint=st.sampled_from((None, *Viewpoint)),
)
BRIEFS = st.builds(
    Brief,
    selection=SELECTIONS,
    size=st.sampled_from(Size),
    dpi=st.integers(MIN_DPI, MAX_DPI),
    projection=st.sampled_from((None, *ProjectionName)),
    marking=st.sampled_from((None, "", "TLP:AMBER+STRICT", "INTERNAL & <CLOSED>")),
    draft=st.booleans(),
    as_of=st.sampled_from((None, "2020", "2020-02-29")),
    title=st.none() | TEXTS,
    address=st.sampled_from((None, "", "https://map.example/")),
)


@pytest.fixture(scope="module")
def shared_edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    from small_map import write_small_dataset  # noqa: PLC0415  beside its only use

    small = write_small_dataset(tmp_path_factory.mktemp("imprint"))
    return open_edition(small.data, small.documents)


@given(brief=BRIEFS, caption=TEXTS)
def test_what_was_asked_for_comes_back(shared_edition: Edition, brief: Brief, caption: str) -> None:
    try:
        sheet = make_sheet(brief, shared_edition)
    except HotspotsError:
        return  # nothing is left to show
    imprint = make_imprint(sheet, "svg", caption)
    text = to_json(imprint)
    assert from_json(text) == imprint
    # Which two are compared is settled by then.
    settled = brief if brief.selection.figure is not FigureKind.COMPARE else sheet.brief
    assert brief_of(imprint, shared_edition.dataset) == (settled, ())
    assert re.fullmatch(r"[ -~]*", text)
    assert not set("<>&") & set(text)


def test_chosen_quotes_come_back_and_imprints_from_before_have_none(edition: Edition) -> None:
    chosen = edition.dataset.hotspots["serbia"].excerpts[2].id
    brief = Brief(selection=Selection(hotspot="serbia"), quotes=(chosen,))
    imprint = imprint_of(edition, brief)
    assert brief_of(imprint, edition.dataset) == (brief, ())
    values = json.loads(to_json(imprint))
    del values["request"]["quotes"]
    assert brief_of(from_json(json.dumps({**values, "imprint": 2})), edition.dataset)[0].quotes == ()


def test_values_that_are_gone_are_named(edition: Edition) -> None:
    imprint = imprint_of(edition, Brief(selection=Selection(hotspot="serbia")))
    left = edition.dataset.model_copy(update={"hotspots": {"belgrade": edition.dataset.hotspots["belgrade"]}})
    _, missing = brief_of(imprint, left)
    assert missing == ("The link names the hotspot “serbia”, which is not in this map.",)


def changed(edition: Edition, **fields: Any) -> str:  # noqa: ANN401  any JSON
    return json.dumps(json.loads(to_json(imprint_of(edition, Brief()))) | fields)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "[" * 100_000, '{"imprint": 1}', "\ud800", "NaN"],
)
def test_what_is_no_imprint_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(HotspotsError) as error:
        from_json(text)
    assert str(error.value) == "imprint: the file's imprint cannot be read; it is damaged; make the file again"


def test_damage_to_a_field_is_noticed(edition: Edition) -> None:
    for fields in ({"data_sha256": "x"}, {"extra": 1}, {"sources": [{}]}, {"as_of": "soon"}):
        with pytest.raises(HotspotsError, match="damaged"):
            from_json(changed(edition, **fields))


def test_an_imprint_of_a_later_program_is_recognised(edition: Edition) -> None:
    later = IMPRINT_VERSION + 1
    with pytest.raises(HotspotsError, match=rf"version is {later}, this program reads {IMPRINT_VERSION}"):
        from_json(changed(edition, imprint=later))


def test_an_imprint_of_an_earlier_program_is_read(edition: Edition) -> None:
    values = json.loads(to_json(imprint_of(edition, Brief())))
    del values["placed"]
    read = from_json(json.dumps({**values, "imprint": 1}))
    assert (read.imprint, read.placed, read.hotspots) == (1, {}, ("serbia", "belgrade", "date-line"))


def test_an_endless_imprint_is_not_read() -> None:
    with pytest.raises(HotspotsError, match="at most"):
        from_json(" " * (LARGEST_IMPRINT + 1))
