"""The Review page without a browser: what it shows, what it writes, and that nothing writes where nobody may edit."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from app_page import address, click, component, notices, open_page, rerun, said, status
from repository import ROOT
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.briefing.maps.place_svg import place_map
from geo.dataset.claims import Mode, Stance
from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries
from geo.evidence.edition import open_edition
from geo.page.shared import page_data, served_files
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.review_link import EDITING_OFF
from geo.proposals.proposal import Proposal, Strength
from geo.selection.palette import LIGHT

BLESSING = "The council of Serbia sent a letter about <b>ferries</b> & *fares*, and nobody has answered it so far."
TRADERS = "Traders in Mali have never seen a ferry of that kind, said a clerk who had been there for a week."
ISLANDS = f"""An Island Reader

{BLESSING} It asked how many ferries there are, and who pays for the fuel that they burn.

{TRADERS}
They would gladly buy one if the price were fair, he added, and if somebody could say where it was to be put to water.

{"The harbour master keeps a list of everything that floats, with dates, names, owners and remarks. " * 12}
"""
RECORD = """\
label: "Reader 2020"
type: article-magazine
title: "An Island Reader"
issued: 2020-05
document: reader-2020.txt
sha256: "{sha256}"
basis: {{ type: inferred, title: document, issued: document }}
"""
REVIEW = {"page": "review", "source": "reader-2020"}


def take_in(desk: SmallDataset, text: str) -> None:
    """Put an article among the documents that is not on the map yet."""
    (desk.documents / "reader-2020.txt").write_bytes(text.encode())
    record = RECORD.format(sha256=hashlib.sha256(text.encode()).hexdigest())
    (desk.documents / "reader-2020.source.yaml").write_text(record, "utf-8")


@pytest.fixture
def desk(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> SmallDataset:
    """The small map, open for editing, and an article that is not on it yet."""
    take_in(small_dataset, ISLANDS)
    # Each version of the data would be followed by a search for garbage, which takes longer than the page.
    monkeypatch.setattr(page_data, "freeze_loaded", lambda _: None)
    monkeypatch.setenv("HOTSPOTS_DATA", str(small_dataset.data))
    monkeypatch.setenv("HOTSPOTS_DOCUMENTS", str(small_dataset.documents))
    monkeypatch.setenv("HOTSPOTS_EDIT", "1")
    return small_dataset


def press(page: AppTest, name: str) -> AppTest:
    """Press the button of that name for the proposal in view."""
    (button,) = [b for b in page.button if b.label == name]
    assert not button.disabled
    button.click()
    return rerun(page)


def proposed(page: AppTest) -> str:
    """The hotspot of the proposal in view."""
    (header,) = page.header
    return str(header.value)


def in_view(page: AppTest) -> str:
    """The key of the proposal in view."""
    (accept,) = [b for b in page.button if b.label == "Accept"]
    return str(accept.key).removeprefix("accept-")


def small_maps(page: AppTest) -> list[tuple[str, str]]:
    """The pictures of new places, as markup and as address."""
    bodies = [element.proto.body for element in page.get("html")]
    return [(body, found[1]) for body in bodies if (found := re.search(r'<img class="place" src="([^"]+)"', body))]


def open_at(hotspot: str, quote: str) -> AppTest:
    """The page at what is proposed for a hotspot."""
    proposal = Proposal(
        source="reader-2020", hotspot=hotspot, start=0, end=0, quote=quote, why=(), strength=Strength.WEAK
    )
    return open_page({**REVIEW, "proposal": proposal.key})


def files(desk: SmallDataset) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in desk.data.parent.rglob("*") if path.is_file()}


def added_lines(before: str, after: str) -> list[str]:
    """The lines of a file that were added to it; fails where any other changed."""
    lines = iter(after.splitlines(keepends=True))
    added = []
    for old in before.splitlines(keepends=True):
        for line in lines:
            if line == old:
                break
            added.append(line)
        else:
            pytest.fail(f"{old!r} is gone")
    return [*added, *lines]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("setting", [None, "0", "true"])
def test_without_editing_the_link_shows_the_map_and_says_so(
    setting: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOTSPOTS_EDIT")
    if setting is not None:
        monkeypatch.setenv("HOTSPOTS_EDIT", setting)
    page = open_page({**REVIEW, "proposal": "0123abcd"})
    assert notices(page) == [escape_markdown(EDITING_OFF)]
    assert status(page).startswith("3 of 3 hotspots, 4 of 4 excerpts.")
    assert not page.get("file_uploader")
    assert "Review" not in {button.label for button in page.button}


@pytest.mark.parametrize("name", ["Accept", "Reject"])
def test_a_page_that_was_open_when_editing_ended_writes_nothing(
    name: str, desk: SmallDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(REVIEW)
    before = files(desk)
    monkeypatch.delenv("HOTSPOTS_EDIT")
    press(page, name)
    assert files(desk) == before
    assert notices(page) == [escape_markdown(EDITING_OFF)]


def test_only_one_module_of_the_page_can_write() -> None:
    names = "accepting|insertion|rejections|saving|storing|undoing"
    inside = rf"geo\.\w+\.({names}) import (?!read_rejections\n|Given\n|NearlyThere\n)"
    writers = re.compile(rf"geo\.\w+ import .*\b({names})\b|{inside}")
    modules = [*(ROOT / "geo" / "page").rglob("*.py"), ROOT / "app.py"]
    found = [file.stem for file in modules if writers.search(file.read_text("utf-8"))]
    assert found == ["decisions"]


@pytest.mark.usefixtures("desk")
def test_the_map_leads_to_the_review_and_back_as_it_was() -> None:
    page = open_page({"q": "harbour", "hotspot": "belgrade"})
    click(page, "review")
    assert page.title[0].value == "Review"
    assert address(page)["page"] == ["review"]
    click(page, "to-map")
    assert status(page).startswith("1 of 3 hotspots")
    assert page.header[0].value == "Belgrade’s harbour"


def test_what_is_accepted_is_written_verified_and_on_the_map(desk: SmallDataset) -> None:
    before = desk.data.read_text("utf-8")
    page = open_at("serbia", BLESSING)
    assert escape_markdown(BLESSING) in said(page)
    assert "wording checked: exact" in said(page)
    press(page, "Accept")
    added = added_lines(before, desk.data.read_text("utf-8"))
    assert any("reader-2020:" in line for line in added)
    edition = open_edition(desk.data, desk.documents)
    (excerpt,) = [e for e in edition.dataset.hotspots["serbia"].excerpts if e.source == "reader-2020"]
    assert excerpt.quote == BLESSING
    assert edition.proof(excerpt).verified
    (diff,) = [code.value for code in page.code]
    assert "+  reader-2020:\n" in diff
    click(page, "see")
    assert page.header[0].value == "Serbia"
    assert escape_markdown(BLESSING) in said(page)
    assert "wording not confirmed" not in said(page)


def test_who_says_it_is_proposed_with_its_reason_and_written(desk: SmallDataset) -> None:
    page = open_at("mali", TRADERS)
    key = in_view(page)
    assert page.text_input(key=f"said-by-{key}").value == "a clerk"
    assert page.selectbox(key=f"said-stance-{key}").value == "reports"
    assert page.selectbox(key=f"said-mode-{key}").value == "stated"
    assert escape_markdown("“said” → a clerk") in said(page)
    press(page, "Accept")
    (excerpt,) = load(desk.data).dataset.hotspots["mali"].excerpts
    assert (excerpt.speaker, excerpt.stance, excerpt.mode) == ("a clerk", Stance.REPORTS, Mode.STATED)


def test_who_says_it_is_what_the_editor_makes_of_it(desk: SmallDataset) -> None:
    page = open_at("mali", TRADERS)
    key = in_view(page)
    page.text_input(key=f"said-by-{key}").set_value("")
    rerun(page)
    assert "Stance" not in {box.label for box in page.selectbox}, "without a speaker the article says it itself"
    page.text_input(key=f"said-by-{key}").set_value("the clerk of Bamako")
    rerun(page)
    page.selectbox(key=f"said-stance-{key}").set_value("disputes")
    rerun(page)
    page.selectbox(key=f"said-mode-{key}").set_value("promise")
    press(rerun(page), "Accept")
    before = load(desk.data).dataset.hotspots["mali"].excerpts[0]
    assert (before.speaker, before.stance, before.mode) == ("the clerk of Bamako", Stance.DISPUTES, Mode.PROMISE)
    press(page, "Undo")
    assert page.text_input(key=f"said-by-{key}").value == "the clerk of Bamako"


def test_other_words_have_the_speaker_that_their_own_sentences_name(desk: SmallDataset) -> None:
    page = open_at("serbia", BLESSING)
    key = in_view(page)
    assert page.text_input(key=f"said-by-{key}").value == ""
    press(page, "Edit")
    (words,) = page.text_area
    words.set_value(TRADERS)
    rerun(page)
    assert page.text_input(key=f"said-by-{key}").value == "a clerk"
    page.selectbox(key=f"said-stance-{key}").set_value("disputes")
    press(rerun(page), "Accept")
    excerpt = load(desk.data).dataset.hotspots["serbia"].excerpts[-1]
    assert (excerpt.speaker, excerpt.stance) == ("a clerk", Stance.DISPUTES)


def test_a_new_place_becomes_a_hotspot_with_the_name_and_the_place_that_the_editor_gives_it(desk: SmallDataset) -> None:
    page = open_at("mali", TRADERS)
    page.text_input(key="place-name-reader-2020-mali").set_value("Mali, far from any sea")
    rerun(page)
    assert proposed(page) == escape_markdown("Mali, far from any sea")
    page.selectbox(key="place-parent-reader-2020-mali").set_value("date-line")
    press(rerun(page), "Accept")
    mali = load(desk.data).dataset.hotspots["mali"]
    assert (mali.name, mali.parent) == ("Mali, far from any sea", "date-line")
    assert [excerpt.source for excerpt in mali.excerpts] == ["reader-2020"]


@pytest.mark.usefixtures("desk")
def test_a_new_place_is_shown_on_a_small_map_and_a_hotspot_that_is_there_is_not() -> None:
    page = open_at("mali", TRADERS)
    page.text_input(key="place-name-reader-2020-mali").set_value('Mali "of the <b>ferries</b>"')
    ((body, source),) = small_maps(rerun(page))
    assert 'alt="Small map of Mali &quot;of the &lt;b&gt;ferries&lt;/b&gt;&quot;. About 1,258,400 km² around' in body
    assert "km² around 19° N, 2° W. Boundaries: De facto." in said(page)
    assert served_files.get(source.removeprefix(f"{served_files.PREFIX}/")) == place_map(
        Countries(countries=("MLI",)), Viewpoint.DE_FACTO, LIGHT
    )
    page.text_input(key="place-region-reader-2020-mali").set_value('{"countries": ["TCD"]}')
    ((_, other),) = small_maps(rerun(page))
    assert other != source
    assert small_maps(open_at("serbia", BLESSING)) == []


def test_a_recipe_that_cannot_be_drawn_is_not_taken_over(desk: SmallDataset) -> None:
    page = open_at("mali", TRADERS)
    for recipe in ('{"countries": ["XXX"]}', "{", '{"nothing": 1}'):
        page.text_input(key="place-region-reader-2020-mali").set_value(recipe)
        assert "Not taken over" in said(rerun(page))
    press(page, "Accept")
    assert load(desk.data).dataset.hotspots["mali"].region.model_dump() == {"countries": ("MLI",)}


def test_what_is_rejected_does_not_come_back_until_that_is_undone(desk: SmallDataset) -> None:
    before = desk.data.read_bytes()
    page = open_at("serbia", BLESSING)
    rejected = in_view(page)
    press(page, "Reject")
    assert desk.data.read_bytes() == before
    fresh = open_page(REVIEW)
    assert "1 rejected" in fresh.selectbox(key="review-source").options[0]
    assert in_view(fresh) != rejected, "a new session begins with what is open"
    press(page, "Undo")
    assert in_view(page) == rejected
    assert "rejected" not in open_page(REVIEW).selectbox(key="review-source").options[0]


def test_what_was_accepted_last_is_taken_back_and_proposed_again(desk: SmallDataset) -> None:
    press(open_at("mali", TRADERS), "Accept")
    before = desk.data.read_bytes()
    page = open_at("serbia", BLESSING)
    accepted = in_view(page)
    press(page, "Accept")
    press(page, "Reject")
    press(page, "Undo")
    assert desk.data.read_bytes() != before, "what was decided last is taken back first"
    (undo,) = [button for button in page.button if button.label == "Undo"]
    assert undo.help == "Take back: accepted for Serbia"
    press(page, "Undo")
    assert desk.data.read_bytes() == before
    assert in_view(page) == accepted
    assert escape_markdown("Taken back: map.yaml is byte for byte as it was before.") in said(page)
    assert "\n-  reader-2020:" not in page.code[0].value
    assert BLESSING[:20] in page.code[0].value
    assert "Undo" not in {button.label for button in page.button}, "what was accepted before it is Git's"
    press(page, "Accept")
    assert load(desk.data).dataset.hotspots["serbia"].excerpts[-1].quote == BLESSING


def test_what_was_accepted_for_another_hotspot_is_taken_back_as_it_was_meant(desk: SmallDataset) -> None:
    before = desk.data.read_bytes()
    page = open_at("serbia", BLESSING)
    first = in_view(page)
    press(page, "Hotspot")
    (target,) = [box for box in page.selectbox if box.label == "Hotspot it speaks of"]
    target.set_value("date-line")
    press(rerun(page), "Accept")
    press(page, "Undo")
    assert desk.data.read_bytes() == before
    assert (in_view(page), proposed(page)) == (first, "Islands at the date line")
    assert not any("rejected" in name for name in page.selectbox(key="review-source").options)


@pytest.mark.usefixtures("desk")
def test_the_end_says_what_to_do_next() -> None:
    page = open_page(REVIEW)
    page.multiselect(key="review-hotspots").set_value(["mali"])
    rerun(page)
    press(page, "Edit")
    press(page, "Reject")
    assert "All shown here is decided." in said(page)
    assert not page.text_area, "the form goes with the proposal that it was opened for"
    assert escape_markdown("commit that and its lock file") in said(page)
    press(page, "Undo")
    assert "All shown here is decided." not in said(page)


def document(page: AppTest) -> dict[str, Any]:
    """What the document beside the proposal is drawn from."""
    return component(page, "document")


@pytest.mark.usefixtures("desk")
def test_what_was_done_is_told_to_those_who_do_not_see_it_and_the_legend_has_what_occurs() -> None:
    page = open_at("serbia", BLESSING)
    first = document(page)
    assert first["said"] == ""
    assert [mark for mark, _ in first["legend"]] == ["now", "proposed"]
    press(page, "Accept")
    then = document(page)
    assert then["said"] == "Accepted for Serbia: written to map.yaml, wording checked."
    assert [mark for mark, _ in then["legend"]] == ["now", "quoted", "proposed"]
    assert then["at"] != first["at"]


def test_an_article_without_proposals_says_what_can_be_done(desk: SmallDataset) -> None:
    take_in(desk, "A garden\n\nThe beans grew, and nobody asked why. They were eaten with butter and with salt.\n")
    page = open_page(REVIEW)
    assert "Nothing is proposed for this article" in said(page)
    assert document(page)["legend"] == []


def test_nothing_is_taken_back_where_somebody_has_written_since(desk: SmallDataset) -> None:
    page = open_at("serbia", BLESSING)
    press(page, "Accept")
    changed = desk.data.read_bytes() + b"# read\n"
    desk.data.write_bytes(changed)
    press(page, "Undo")
    assert desk.data.read_bytes() == changed
    assert escape_markdown("map.yaml: was changed since the last acceptance; nothing was written") in said(page)
    assert "Undo" not in {button.label for button in page.button}


def test_a_quote_is_made_longer_by_whole_sentences_and_proven(desk: SmallDataset) -> None:
    page = open_at("serbia", BLESSING)
    press(page, "Edit")
    press(page, "One after")
    press(page, "Accept")
    (excerpt,) = [e for e in load(desk.data).dataset.hotspots["serbia"].excerpts if e.source == "reader-2020"]
    assert excerpt.quote == f"{BLESSING} It asked how many ferries there are, and who pays for the fuel that they burn."


@pytest.mark.usefixtures("desk")
def test_words_that_the_document_does_not_have_cannot_be_accepted() -> None:
    page = open_at("serbia", BLESSING)
    press(page, "Edit")
    (words,) = page.text_area
    words.set_value(BLESSING.replace("nobody has", "everybody has"))
    rerun(page)
    assert "wording not confirmed: altered" in said(page)
    assert escape_markdown("{+nobody+}") in said(page)
    (accept,) = [button for button in page.button if button.label == "Accept"]
    assert accept.disabled
    press(page, "As it was proposed")
    assert "wording checked: exact" in said(page)


def test_what_is_accepted_for_another_hotspot_does_not_come_back_for_the_first(desk: SmallDataset) -> None:
    page = open_at("serbia", BLESSING)
    first = in_view(page)
    press(page, "Hotspot")
    (target,) = [box for box in page.selectbox if box.label == "Hotspot it speaks of"]
    target.set_value("date-line")
    rerun(page)
    press(page, "Accept")
    dataset = load(desk.data).dataset
    assert dataset.hotspots["date-line"].excerpts[-1].quote == BLESSING
    assert all(e.source != "reader-2020" for e in dataset.hotspots["serbia"].excerpts)
    assert any("1 rejected" in name for name in page.selectbox(key="review-source").options)
    page.query_params["proposal"] = first
    assert "Already quoted for Islands at the date line" in said(rerun(page))


def test_one_who_is_late_is_told_what_has_changed_even_when_the_article_is_on_the_map_by_now(
    desk: SmallDataset,
) -> None:
    late, early = open_at("serbia", BLESSING), open_at("mali", TRADERS)
    press(early, "Accept")
    before = desk.data.read_bytes()
    press(late, "Accept")
    assert escape_markdown(
        "since this page was drawn: source reader-2020 added, hotspot mali added, 1 excerpt added"
    ) in said(late)
    assert desk.data.read_bytes() == before
    text = desk.data.read_text("utf-8")
    press(late, "Apply to the new version")
    assert not late.error
    added_lines(text, desk.data.read_text("utf-8"))
    assert load(desk.data).dataset.hotspots["serbia"].excerpts[-1].quote == BLESSING


def test_filters_leave_what_they_say_and_all_of_it_can_be_accepted(desk: SmallDataset) -> None:
    page = open_page(REVIEW)
    page.multiselect(key="review-hotspots").set_value(["mali"])
    rerun(page)
    assert proposed(page) == "Mali"
    assert "This writes 1 excerpt for 1 hotspot (1 new) into the data file." in said(page)
    assert f"{len(TRADERS) / len(ISLANDS):.1%} of the text would then be quoted" in said(page)
    click(page, "accept-all")
    assert "mali" in load(desk.data).dataset.hotspots
    assert all(e.source != "reader-2020" for e in load(desk.data).dataset.hotspots["serbia"].excerpts)


def test_more_than_a_third_of_a_text_is_not_accepted_in_one_go(desk: SmallDataset) -> None:
    text = f"{BLESSING}\n\n{TRADERS}\n\nNobody else has said a word about it since, and nobody has been asked.\n"
    take_in(desk, text)
    page = open_page(REVIEW)
    assert page.button(key="accept-all").disabled
    share = len(BLESSING + TRADERS) / len(text)
    assert f"They are too many: {share:.1%} of the text would be quoted" in said(page)


def test_weak_proposals_are_counted_until_they_are_asked_for(desk: SmallDataset) -> None:
    europe = "The harbours of Europe are full, said a clerk. Ships of Rome and Vienna lie there."
    take_in(desk, f"{ISLANDS}\n\n{europe}\n\nPilots of the Danube have looked on for years, and said nothing.\n")
    page = open_page(REVIEW)
    assert "1 weak not shown" in said(page)
    assert "Named, but without an outline here: Danube." in said(page)
    assert "**1 of 6** :gray[6 to decide]" in said(page)
    page.segmented_control(key="review-strength").set_value(int(Strength.WEAK))
    assert "weak not shown" not in said(rerun(page))
    assert "**1 of 7** :gray[7 to decide]" in said(page)


@pytest.mark.usefixtures("desk")
def test_a_link_to_what_is_not_there_says_so() -> None:
    assert notices(open_page({"page": "review", "source": "atlantis"}))
    page = open_page({**REVIEW, "proposal": "0123abcd"})
    assert notices(page)
    assert page.header


@pytest.mark.usefixtures("desk")
def test_a_reload_comes_back_to_the_same_proposal() -> None:
    page = open_at("mali", TRADERS)
    (key,) = address(page)["proposal"]
    assert proposed(open_page({**REVIEW, "proposal": key})) == "Mali"


def test_a_document_that_is_not_the_one_that_was_read_is_not_reviewed(desk: SmallDataset) -> None:
    (desk.documents / "reader-2020.txt").write_text("Something else.", "utf-8")
    page = open_page(REVIEW)
    assert "is not the file that was read" in page.error[0].value.replace("\\", "")
    assert not page.header
