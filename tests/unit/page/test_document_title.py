"""The title of the window names the view, what is told apart first."""

import pytest
from app_page import REAL, click, open_page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from geo.dataset.model import Topic
from geo.page.document_title import document_title
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Filters, MapView, Selection

WHOLE = REAL.about.title
ENERGY = Filters(topic=(Topic.ENERGY,))
OTHER_VIEW = next(view for view in reversed(MapView))


def title_of(selection: Selection) -> str:
    return document_title(REAL, apply_filters(REAL, selection.filters), selection)


@pytest.mark.parametrize(
    ("selection", "title"),
    [
        (Selection(), WHOLE),
        (Selection(view=OTHER_VIEW), f"{OTHER_VIEW.value.capitalize()} · {WHOLE}"),
        (Selection(filters=ENERGY), f"Map, filtered · {WHOLE}"),
        (Selection(figure=FigureKind.MATRIX), f"Matrix · {WHOLE}"),
        (Selection(figure=FigureKind.MATRIX, filters=ENERGY), f"Matrix, filtered · {WHOLE}"),
        (Selection(hotspot="syria"), f"Syria · 3 articles · {WHOLE}"),
        (Selection(hotspot="idlib"), f"Idlib · 1 article · {WHOLE}"),
        (Selection(hotspot="syria", view=OTHER_VIEW), f"Syria · 3 articles · {WHOLE}"),
        (Selection(hotspot="syria", figure=FigureKind.CLAIMS), f"Syria · Claims · 3 articles · {WHOLE}"),
        (Selection(hotspot="idlib", filters=Filters(source=())), f"Idlib, filtered · no excerpt shown · {WHOLE}"),
    ],
)
def test_it_names_what_is_told_apart_first(selection: Selection, title: str) -> None:
    assert title_of(selection) == title


@pytest.mark.parametrize("figure", FigureKind)
def test_every_view_has_a_title_of_its_own(figure: FigureKind) -> None:
    others = {title_of(Selection(figure=other)) for other in FigureKind if other is not figure}
    assert title_of(Selection(figure=figure)) not in others


def test_the_title_is_set_after_the_address_so_that_the_new_entry_of_the_history_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    enqueue = ScriptRunContext.enqueue

    def listen(context: ScriptRunContext, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "page_info_changed":
                told.append(message.page_info_changed.query_string)
            case "page_config_changed":
                told.append(message.page_config_changed.title)
        enqueue(context, message)

    monkeypatch.setattr(ScriptRunContext, "enqueue", listen)
    page = open_page()
    assert told == ["Hotspots", WHOLE]
    told.clear()
    click(page, "open-syria")
    first, query, title = told
    assert first == "", "what stood there stays until the view is drawn"
    assert query.startswith("hotspot=syria")
    assert title == f"Syria · 3 articles · {WHOLE}"


def test_one_line_whatever_the_file_has() -> None:
    about = REAL.about.model_copy(update={"title": "Two\n  lines"})
    assert document_title(REAL.model_copy(update={"about": about}), apply_filters(REAL, Filters()), Selection()) == (
        "Two lines"
    )
