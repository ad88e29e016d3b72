"""The choice of a template in the briefing dialogue, without a browser."""

import io

import pytest
from app_page import rerun
from docx import Document
from house_templates import deck_of, make_german, note_of
from pptx import Presentation
from saved_office import saved
from streamlit.testing.v1 import AppTest

from geo.briefing.office.slide_design import SlideLayout
from geo.briefing.write import Format
from geo.page.shared import made_files

pytestmark = pytest.mark.usefixtures("small_page")


def _document() -> None:
    """A document as the dialogue draws it, as a page of its own; its bytes once it is made."""
    import streamlit as st  # noqa: PLC0415  a script of its own

    from geo.briefing.content.brief import Brief  # noqa: PLC0415
    from geo.briefing.content.sheet import make_sheet  # noqa: PLC0415
    from geo.briefing.write import Format  # noqa: PLC0415
    from geo.errors import HotspotsError  # noqa: PLC0415
    from geo.page import made_document  # noqa: PLC0415
    from geo.page.figure_view import edition  # noqa: PLC0415
    from geo.page.shared import page_data  # noqa: PLC0415
    from geo.page.shared.complaints import complaint_text  # noqa: PLC0415
    from geo.selection.selection import Selection  # noqa: PLC0415

    sheet = make_sheet(Brief(selection=Selection(hotspot="serbia")), edition(page_data.load_page_data()))
    try:
        made_document.draw_made_document(sheet, Format(st.session_state["form"]))
    except HotspotsError as error:
        st.error(complaint_text(error))


def opened(form: Format, template: str) -> AppTest:
    page = AppTest.from_function(_document, default_timeout=30)
    page.session_state["form"] = form.value
    page.session_state["briefing-template"] = template
    return rerun(page)


def made(page: AppTest) -> bytes:
    """The document, made by a press on the button."""
    page.button(key="briefing-make").click()
    rerun(page)
    (content,) = (one.content for one in made_files._kept.values() if one.content.startswith(b"PK"))  # noqa: SLF001
    return content


def test_the_ministrys_template_is_a_choice() -> None:
    deck = Presentation(io.BytesIO(made(opened(Format.PPTX, "ministry"))))
    layout = deck.slide_layouts.get_by_name(SlideLayout.TEXT)
    assert "Handling marking" in [holder.name for holder in layout.placeholders]


def test_a_deck_of_ones_own_is_used_and_what_it_lacks_stands_below() -> None:
    page = opened(Format.PPTX, "")
    page.file_uploader[0].set_value(("house.pptx", saved(deck_of()), "application/octet-stream"))
    rerun(page)
    told = [caption.value.replace("\\", "") for caption in page.caption]
    assert [line for line in told if line.startswith("- house.pptx: layouts are made of its own")]
    assert Presentation(io.BytesIO(made(page))).slide_layouts.get_by_name("Two Content") is not None


def test_a_document_of_ones_own_is_used() -> None:
    page = opened(Format.DOCX, "")
    page.file_uploader[0].set_value(("house.docx", note_of(make_german), "application/octet-stream"))
    rerun(page)
    assert Document(io.BytesIO(made(page))).styles["Heading 1"].style_id == "berschrift1"


def test_a_file_that_is_no_template_is_told_and_nothing_is_offered() -> None:
    page = opened(Format.PPTX, "")
    page.file_uploader[0].set_value(("house.pptx", b"no package", "application/octet-stream"))
    rerun(page)
    (told,) = (error.value for error in page.error)
    assert told.startswith("template: house.pptx cannot be used; it is damaged, or no office file")
    assert [button.key for button in page.button] == []


def test_other_documents_have_no_template() -> None:
    assert [box.key for box in opened(Format.HTML, "plain").selectbox] == []
