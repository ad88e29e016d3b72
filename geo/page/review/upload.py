"""Adding a document on the Review page: what is read in it, for the editor to correct before anything is stored.

The file's name is shown and nothing else: it never becomes a path.
"""

import hashlib
from collections.abc import Mapping

import streamlit as st

from geo.dataset.model import Name, SourceType
from geo.errors import HotspotsError
from geo.intake.bibliography import Given, known_fields, name_from_text
from geo.intake.extract import Field
from geo.intake.reading import FieldName
from geo.intake.sandbox import LARGEST_FILE, SECONDS, Extracted, extract
from geo.intake.storing import NearlyThere
from geo.page.review import decisions
from geo.page.shared import state
from geo.page.shared.complaints import complaint_text
from geo.page.shared.components import document_text
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.review_link import ReviewLink
from geo.page.shared.session import Opened, session
from geo.proposals.marked_text import MARGIN, marked_blocks

TYPES = ("html", "htm", "pdf", "docx", "eml", "txt", "md")
LABELS: Mapping[FieldName, str] = {
    "type": "Type",
    "title": "Title",
    "author": "Authors",
    "container-title": "Newspaper, magazine or site",
    "publisher": "Publisher",
    "issued": "Published",
    "URL": "Address",
}
OWN = {"label": "Label on the map", "id": "Id", "accessed": "Read on"}
"""Fields that no document states."""
BOXES: Mapping[str, str] = {field.lower(): label for field, label in (*LABELS.items(), *OWN.items())}
"""What the command line has options for, and how its box is called here."""
HINTS = {
    "author": "One a line: Family, Given; or an organisation",
    "issued": "YYYY, YYYY-MM or YYYY-MM-DD",
    "URL": "https://…; it is not fetched",
}
PAIRS: tuple[tuple[FieldName, FieldName], ...] = (("type", "issued"), ("container-title", "publisher"))
MADE = "made from the above"
LONGEST_FIELD = 500
"""Characters; longer ones are no bibliography."""


def draw_upload(page: PageData) -> None:
    """Draw the choice of a file, then what was read in it, and store it when the editor says so."""
    left, right = st.columns([4, 5], gap="large")
    with left, st.container(key="upload", gap="small"):
        st.header("Add a document", anchor=False)
        largest = min(LARGEST_FILE // 2**20, int(st.get_option("server.maxUploadSize")))
        file = st.file_uploader(
            f"The file of an article, at most {largest} MB; nothing is fetched from anywhere", TYPES,
            key="upload-file", max_upload_size=largest,
        )  # fmt: skip
        # Streamlit marks in red what it does not let through; the style sheet shows this as well then.
        with st.container(key="upload-barred"):
            st.markdown(
                f":red[What is marked red was not taken: a file of at most {largest} MB was expected, as HTML, "
                "PDF, DOCX, EML or plain text. Split what is larger, or save its text alone as TXT.]"
            )
        if file is None:
            st.caption("What is read in it is shown beside this before anything is stored. Or choose an article above, "
                       "to go on with its proposals.")  # fmt: skip
            return
        found = _read(file.name, file.getvalue())
        if isinstance(found, str):
            st.error(escape_markdown(found), icon=":material/error:")
            return
        _draw_form(page, found)
    with right:
        _draw_text(found.found)


def _read(name: str, data: bytes) -> Opened | str:
    """Return what stands in the file, or why it cannot be read; it is read once while it is chosen."""
    key, kept = (name, _digest(data)), session().upload.read
    if kept is None or kept[0] != key:
        kept = key, _read_now(name, data)
        session().upload.read = kept
    return kept[1]


def _read_now(name: str, data: bytes) -> Opened | str:
    bar = st.progress(0.0, text="Reading the document …")

    def waiting(gone: float) -> None:
        bar.progress(min(1.0, gone / SECONDS), text=f"Reading the document … {gone:.0f} s")

    try:
        return Opened(name=name, data=data, found=extract(name, data, waiting=waiting))
    except HotspotsError as error:
        return complaint_text(error)
    finally:
        bar.empty()


def _draw_form(page: PageData, file: Opened) -> None:
    found, key = file.found, _digest(file.data)
    fields = known_fields(found, Given())
    said = {str(field): _as_text(known) for field, known in fields.items()}
    refused_key, refusal, is_near = session().upload.refused or ("", "", False)
    if refused_key == key:
        st.error(escape_markdown(refusal), icon=":material/error:")
    with st.form(f"upload-form-{key}", border=False, enter_to_submit=False):
        near = refused_key == key and is_near
        anyway = near and st.checkbox("It is another article: add it", key=f"upload-anyway-{key}")
        # Above the fields, where it can be seen: most of the time nothing is to be corrected.
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            wanted = st.form_submit_button("Take it in", key=f"upload-store-{key}", type="primary",
                                           icon=":material/save:")  # fmt: skip
            noun = found.kind.noun
            st.caption(f"{noun[0].upper()}{noun[1:]} of {len(found.text.split()):,} words. Correct what is "
                       "wrong, add what you know; what nobody knows stays empty.")  # fmt: skip
        stated = _draw_fields({str(field): known.basis.value for field, known in fields.items()}, said, key)
        left, middle, right = st.columns([3, 3, 2])
        own = {
            "label": left.text_input(OWN["label"], key=f"upload-label-{key}", max_chars=28, placeholder=MADE),
            "id": middle.text_input(OWN["id"], key=f"upload-id-{key}", max_chars=60, placeholder=MADE),
            "accessed": right.text_input(OWN["accessed"], key=f"upload-accessed-{key}", max_chars=10,
                                         placeholder="YYYY-MM-DD"),
        }  # fmt: skip
    if wanted:
        changed = {field: text for field, text in stated.items() if text != said.get(field, "")}
        _store(page, file, {**changed, **own}, anyway=anyway)


def _draw_fields(bases: Mapping[str, str], said: Mapping[str, str], key: str) -> dict[str, str]:
    """Draw a box for each field, with its basis; return what stands in them."""
    stated: dict[str, str] = {}

    def box(field: FieldName) -> None:
        basis = bases.get(field, "unknown")
        label, at = f"{LABELS[field]} :gray[({basis})]", f"upload-{field}-{key}"
        if field == "type":
            types = [kind.value for kind in SourceType]
            stated[field] = st.selectbox(label, types, types.index(said[field]), key=at)
        elif field == "author":
            stated[field] = st.text_area(label, said.get(field, ""), key=at, height=80, placeholder=HINTS[field])
        else:
            stated[field] = st.text_input(
                label, said.get(field, ""), key=at, max_chars=LONGEST_FIELD, placeholder=HINTS.get(field)
            )

    box("title")
    box("author")
    for pair in PAIRS:
        for column, field in zip(st.columns(2), pair, strict=True):
            with column:
                box(field)
    box("URL")
    return stated


def _as_text(field: Field) -> str:
    if isinstance(field.value, str):
        return field.value
    return "\n".join(_name(name) for name in field.value)


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.family and name.given else str(name)


def _store(page: PageData, file: Opened, stated: Mapping[str, str], *, anyway: bool) -> None:
    """Take the document in and go on to its proposals, or say why it is refused."""
    try:
        taken = decisions.store(page, file, _given(stated), anyway=anyway)
    except HotspotsError as error:
        session().upload.refused = (_digest(file.data), complaint_text(error, BOXES), isinstance(error, NearlyThere))
    else:
        kept = session().upload
        kept.read = kept.refused = None
        decisions.tell_outcome(f"Taken in as {taken.id}. " + " ".join(f"Note: {note}." for note in taken.notes))
        state.go_to_review(ReviewLink(source=taken.id))
    st.rerun()


def _given(stated: Mapping[str, str]) -> Given:
    """Return what the editor states. Raises HotspotsError for a name that is none."""

    def text(field: str) -> str | None:
        return stated.get(field, "").strip() or None

    return Given(
        id=text("id"), label=text("label"), type=text("type"), title=text("title"),
        author=tuple(name_from_text(line) for line in stated.get("author", "").splitlines() if line.strip()),
        container_title=text("container-title"), publisher=text("publisher"), issued=text("issued"),
        accessed=text("accessed"), url=text("URL"),
        unknown=tuple(field for field in LABELS if not stated.get(field, "-").strip()),
    )  # fmt: skip


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def _draw_text(found: Extracted) -> None:
    with st.container(key="upload-text", gap="xsmall"):
        data = {"label": "Text of the document", "at": "upload", "legend": (), "said": "",
                "blocks": marked_blocks(found.text, None, (), {})}  # fmt: skip
        document_text("upload-document", data, lambda: None)
        more = f" The first {MARGIN:,} characters." if len(found.text) > MARGIN else ""
        st.caption(f"The text as it will be stored and quoted from.{more}")
        for note in found.notes:
            st.caption(f":material/info: {escape_markdown(note)}")
