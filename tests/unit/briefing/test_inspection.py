from collections.abc import Callable
from dataclasses import replace

import pytest
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint import Imprint, brief_of, make_imprint
from geo.briefing.content.imprint_files import read_imprint
from geo.briefing.content.sheet import make_sheet
from geo.briefing.inspection import Inspection, Verdict, inspect_output
from geo.briefing.write import Format, write_sheet
from geo.dataset.model import Topic, Viewpoint
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import Filters, Selection

REAL = DATA
ELSE = "names, notes, tags, outlines or proofs of what is shown: changed"
SERBIA = Brief(selection=Selection(hotspot="serbia"), dpi=96)


def edition_of(small: SmallDataset) -> Edition:
    return open_edition(small.data, small.documents)


def document(small: SmallDataset, brief: Brief = SERBIA) -> Callable[[], Inspection]:
    """Make a document, and give a function that inspects it with the data of then."""
    imprint = make_imprint(make_sheet(brief, edition_of(small)), "html", "A caption.")
    return lambda: inspect_output(b"", imprint, edition_of(small))


@pytest.fixture(scope="module", params=["png", "svg", "pdf"])
def figure(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Imprint]:
    from small_map import write_small_dataset  # noqa: PLC0415  beside its only use

    small = write_small_dataset(tmp_path_factory.mktemp("figure"))
    content = write_sheet(make_sheet(SERBIA, edition_of(small)), Format(request.param))
    return content, read_imprint(content)


def test_a_figure_of_the_same_data_is_the_same(figure: tuple[bytes, Imprint], small_dataset: SmallDataset) -> None:
    inspection = inspect_output(*figure, edition_of(small_dataset))
    assert (inspection.verdict, inspection.changes, inspection.compared) == (Verdict.SAME, (), "bytes")
    assert inspection.holds


def test_a_change_elsewhere_leaves_a_figure_as_it_is(
    figure: tuple[bytes, Imprint], small_dataset: SmallDataset
) -> None:
    small_dataset.replace("aliases: [Beograd]", "aliases: [Beograd, Singidunum]")
    inspection = inspect_output(*figure, edition_of(small_dataset))
    assert (inspection.verdict, inspection.holds) == (Verdict.HOLDS, True)


def test_a_figure_that_was_edited_is_not_vouched_for(
    figure: tuple[bytes, Imprint], small_dataset: SmallDataset
) -> None:
    content, imprint = figure
    inspection = inspect_output(content + b"\n", imprint, edition_of(small_dataset))
    assert (inspection.verdict, inspection.holds) == (Verdict.OTHER_FILE, False)


def test_a_figure_that_counts_the_articles_of_the_whole_map_says_when_there_are_more(
    small_dataset: SmallDataset,
) -> None:
    brief = replace(SERBIA, selection=replace(SERBIA.selection, filters=Filters(source=("gazette-2020",))))
    content = write_sheet(make_sheet(brief, edition_of(small_dataset)), Format.PNG)
    small_dataset.replace(
        "hotspots:\n",
        "  letter-2021:\n    label: Letter 2021\n    type: article\n    document: letter.txt\n"
        f"    sha256: {'a' * 64}\n    basis: {{ type: inferred }}\nhotspots:\n",
    )
    with small_dataset.data.open("a", encoding="utf-8") as data:
        data.write('      - source: letter-2021\n        quote: "A letter came."\n')
    inspection = inspect_output(content, read_imprint(content), edition_of(small_dataset))
    assert (inspection.verdict, inspection.changes) == (Verdict.CHANGED, ("articles of the whole map: were 2, are 3",))


def test_a_document_is_compared_by_what_it_shows(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset)
    assert (inspect().verdict, inspect().compared) == (Verdict.SAME, "content")
    small_dataset.replace('name: "Islands at the date line"', 'name: "Far islands"')
    assert inspect().verdict is Verdict.HOLDS


def test_another_speaker_and_another_place_of_a_sentence_are_named(coded_dataset: SmallDataset) -> None:
    inspect = document(
        coded_dataset, Brief(selection=Selection(filters=Filters(topic=(Topic.DIPLOMACY, Topic.ECONOMY))))
    )
    speech = edition_of(coded_dataset).dataset.hotspots["belgrade"].excerpts[0].id
    speaker = '        speaker: "the harbour master of Belgrade"\n'
    before = coded_dataset.data.read_text("utf-8")
    coded_dataset.data.write_text(before.replace(speaker, f"{speaker}        mode: threat\n"), "utf-8")
    said = "the harbour master of Belgrade, as reported by the article"
    now = f"who says it was “{said}”, is “{said}; analyst’s reading: a threat”"
    assert inspect().changes == tuple(f"excerpt {speech} under {spot}: {now}" for spot in ("serbia", "belgrade"))
    coded_dataset.data.write_text(
        before.replace("        topics: [diplomacy]\n", "        topics: [rights]\n"), "utf-8"
    )
    assert "hotspot serbia: gone" in inspect().changes


def test_what_an_older_output_does_not_record_is_not_called_a_change(coded_dataset: SmallDataset) -> None:
    imprint = make_imprint(make_sheet(Brief(), edition_of(coded_dataset)), "html", "A caption.")
    older = imprint.model_copy(update={"imprint": 1, "placed": {}})
    coded_dataset.replace("mode: conditional", "mode: forecast")
    assert inspect_output(b"", older, edition_of(coded_dataset)).changes == (ELSE,)


def cut(small: SmallDataset, start: str, end: str) -> None:
    """Take out of the data file what stands from `start` up to `end`; up to its end where `end` is empty."""
    text = small.data.read_text("utf-8")
    first = text.index(start)
    last = text.index(end, first) if end else len(text)
    small.data.write_text(text[:first] + text[last:], "utf-8")


def cut_date_line(small: SmallDataset) -> None:
    cut(small, "  date-line:", "")
    small.replace("actors: [Council, Fishermen]", "actors: [Council]")


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ('title: "Harbours and islands"', 'title: "Ports"', [ELSE]),
        (
            'name: "Serbia"',
            'name: "Serbs"',
            ["title: was Serbia: what both articles say (2019–2020), is Serbs: what both articles say (2019–2020)"],
        ),
        ("as_of: 2020-12-31", "as_of: 2021-01", ["cut-off: was 2020-12-31, is 2021-01"]),
        ("as_of: 2020-12-31", "as_of: 2020-12-31\n  marking: TLP:RED", ["marking: was none, is TLP:RED"]),
        ("as_of: 2020-12-31", "as_of: 2020-12-31\n  viewpoint: RS", ["viewpoint: was de-facto, is RS"]),
        ("topics: [diplomacy]\n", "topics: [military]\n", [ELSE]),
        ("countries: [SRB]", "countries: [HUN]", [ELSE]),
        (
            "issued: 2019-06",
            "issued: 2019-05",
            ["article [2]: is cited as: Title unknown. Publisher unknown, [May 2019]."],
        ),
    ],
)
def test_what_changed_is_named(small_dataset: SmallDataset, old: str, new: str, changes: list[str]) -> None:
    inspect = document(small_dataset)
    small_dataset.replace(old, new)
    inspection = inspect()
    assert (inspection.verdict, inspection.holds) == (Verdict.CHANGED, False)
    assert list(inspection.changes) == changes


def test_quotes_that_cannot_be_verified_here_are_named(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset)
    (small_dataset.documents / "bulletin.txt").unlink()
    assert inspect().changes == ("excerpt 7010c2d5fa: not verified today: unreadable", ELSE)


def test_excerpts_gone_and_added_are_named(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset)
    before = edition_of(small_dataset).dataset.hotspots["serbia"].excerpts[1]
    small_dataset.replace("Both ministers signed the accord on Tuesday.", "Ships of every flag may use it.")
    after = edition_of(small_dataset).dataset.hotspots["serbia"].excerpts[1]
    assert inspect().changes == (
        f"excerpt {before.id} of [1] gazette-2020: gone",
        f"excerpt {after.id} of [1] gazette-2020: added",
    )


def test_hotspots_gone_from_a_filtered_document_are_named(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset, Brief(selection=Selection(filters=Filters(q="vessels"))))
    cut_date_line(small_dataset)
    assert "hotspot date-line: gone" in inspect().changes


def test_a_document_of_a_hotspot_that_is_gone_says_so(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset, Brief(selection=Selection(hotspot="date-line")))
    cut_date_line(small_dataset)
    assert (inspect().verdict, inspect().changes) == (Verdict.CHANGED, ("hotspot date-line: gone from the data file",))


def test_a_document_of_which_nothing_is_left_says_so(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset, Brief(selection=Selection(hotspot="belgrade", filters=Filters(q="port"))))
    excerpt = edition_of(small_dataset).dataset.hotspots["belgrade"].excerpts[0]
    small_dataset.replace(
        '"No port will be closed," said the harbour master of Belgrade.', "Ships of every flag may use it."
    )
    gone, nothing_left = inspect().changes
    assert gone == f"excerpt {excerpt.id} of [1]: gone from the data file"
    assert nothing_left.startswith("selection: no excerpt of belgrade is left by the filters in force (search)")


def test_an_article_that_is_gone_takes_its_excerpts_with_it(small_dataset: SmallDataset) -> None:
    inspect = document(small_dataset)
    excerpt = edition_of(small_dataset).dataset.hotspots["serbia"].excerpts[0]
    cut(small_dataset, "  bulletin-2019:", "hotspots:")
    cut(small_dataset, "      - source: bulletin-2019", '      - source: gazette-2020\n        quote: "Both')
    cut_date_line(small_dataset)
    assert inspect().changes[:2] == ("article bulletin-2019: gone", f"excerpt {excerpt.id} of [2]: gone")


def test_a_figure_of_the_real_data_is_the_same_when_it_is_inspected() -> None:
    edition = open_edition(REAL, None)
    brief = Brief(
        selection=Selection(hotspot="arctic", viewpoint=Viewpoint.RUSSIA), title="“High” & <North>", draft=True
    )
    content = write_sheet(make_sheet(brief, edition), Format.SVG)
    imprint = read_imprint(content)
    assert brief_of(imprint, edition.dataset) == (brief, ())
    assert inspect_output(content, imprint, edition).verdict is Verdict.SAME
