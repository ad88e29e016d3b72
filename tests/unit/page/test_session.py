"""What the page remembers of a reader: one object under one key, and no other way to Streamlit's session state."""

import ast
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from app_page import REAL, address, listed, open_page, remembered, rerun, status
from repository import ROOT
from streamlit.testing.v1 import AppTest

from geo.page.shared import session
from geo.page.shared.session import KEY, Edit, Session
from geo.page.shared.widgets import WidgetKey

PAGE = ROOT / "geo" / "page"
OWNERS = {"shared/session.py", "shared/widgets.py"}
ACCESS = {"session_state", "get_session_state"}


def _counting() -> None:
    from geo.page.shared.session import session  # noqa: PLC0415

    session().map.serial += 1
    session().review.wrote.add(f"run {session().map.serial}")


def test_it_is_made_on_first_use_and_stays_the_same_object() -> None:
    page = rerun(AppTest.from_function(_counting))
    first = remembered(page)
    assert (first.map.serial, first.review.wrote) == (1, {"run 1"})
    rerun(page)
    assert remembered(page) is first
    assert (first.map.serial, first.review.wrote) == (2, {"run 1", "run 2"})


def test_two_readers_share_nothing() -> None:
    one, other = (rerun(AppTest.from_function(_counting)) for _ in range(2))
    assert remembered(one).review.wrote == remembered(other).review.wrote == {"run 1"}


def parts(part: object) -> Iterator[object]:
    """Everything in a session that can be changed in place."""
    if is_dataclass(part):
        yield part
        for one in fields(part):
            yield from parts(getattr(part, one.name))
    elif isinstance(part, list | dict | set):
        yield part


def test_no_part_of_a_new_session_is_anybody_elses() -> None:
    one, other = list(parts(Session())), list(parts(Session()))
    assert len(one) > 10
    assert one == other
    assert not {id(part) for part in one} & {id(part) for part in other}


@pytest.mark.parametrize("part", [part for part in parts(Session()) if is_dataclass(part)])
def test_a_name_that_no_part_has_is_refused(part: object) -> None:
    with pytest.raises((AttributeError, TypeError)):  # the second where the part cannot be changed at all
        part.hotspoot = "korea"  # type: ignore[attr-defined]  # the error is meant


def _late() -> None:
    from streamlit.runtime.scriptrunner import get_script_run_ctx  # noqa: PLC0415

    from geo.page.shared.session import session  # noqa: PLC0415

    session().map.serial = 1
    get_script_run_ctx().script_requests.request_stop()  # as Streamlit does when it starts the next run
    session().map.serial = 2


def test_a_run_that_is_out_of_date_changes_nothing() -> None:
    assert remembered(rerun(AppTest.from_function(_late))).map.serial == 1


@pytest.fixture
def older_session(monkeypatch: pytest.MonkeyPatch) -> object:
    """A session of the class that was, as it is left over after the module has been loaded again."""
    spec = importlib.util.spec_from_file_location("older_session", session.__file__)
    assert spec is not None
    assert spec.loader is not None
    older = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, older)
    spec.loader.exec_module(older)
    found: object = older.Session()
    return found


def test_after_a_change_of_the_code_the_page_begins_anew_from_its_address(older_session: object) -> None:
    page = open_page({"hotspot": "korea", "topic": "energy"})
    before = status(page), listed(page), address(page)
    remembered(page).review.edits["ab12"] = Edit(words="as it was")
    page.session_state[KEY] = older_session
    rerun(page)
    assert (status(page), listed(page), address(page)) == before
    assert remembered(page).map.hotspot == "korea"
    assert remembered(page).review.edits == {}


def test_the_session_holds_what_no_widget_does() -> None:
    page = open_page({"hotspot": "korea", "source": next(iter(REAL.sources)), "size": "240"})
    assert remembered(page).address.known == address(page)
    assert remembered(page).map.hotspot == "korea"
    assert page.session_state[WidgetKey.SOURCE] == [next(iter(REAL.sources))]


def _hiding() -> None:
    import streamlit as st  # noqa: PLC0415

    from geo.page.shared import widgets  # noqa: PLC0415

    if "keep" in st.query_params:
        widgets.keep_value(widgets.WidgetKey.SEARCH)
    if "hide" not in st.query_params:
        st.text_input("Search", key=widgets.WidgetKey.SEARCH)
    st.text(widgets.value(widgets.WidgetKey.SEARCH, str))
    st.text(widgets.value(widgets.WidgetKey.SEARCH, list))


@pytest.mark.parametrize(("query", "left"), [("keep", "Korea"), ("drop", "None")])
def test_what_stands_in_a_widget_that_is_not_drawn_is_dropped_unless_it_is_kept(query: str, left: str) -> None:
    page = AppTest.from_function(_hiding)
    page.query_params[query] = "1"
    rerun(page).text_input(key=WidgetKey.SEARCH).set_value("Korea")
    assert [text.value for text in rerun(page).text] == ["Korea", "None"]
    page.query_params["hide"] = "1"
    rerun(page)
    assert [text.value for text in rerun(page).text] == [left, "None"]


def test_a_widget_of_a_kind_is_named_by_what_it_belongs_to() -> None:
    assert WidgetKey.PLACE_NAME.of("report-mali") == "place-name-report-mali"


def on_their_own(source: str) -> list[int]:
    """The lines that reach the session state without the owners, or name a widget of `WidgetKey` by a string."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name) if name in ACCESS:
                found.append(node.lineno)
            case ast.ImportFrom(names=names) if ACCESS & {alias.name for alias in names}:
                found.append(node.lineno)
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=name), *_]) if name in ACCESS:
                found.append(node.lineno)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="widgets")), args=[ast.Constant() | ast.JoinedStr(), *_]
            ):
                found.append(node.lineno)
            case ast.keyword(arg="key", value=ast.Constant(value=key)) if key in set(WidgetKey):
                found.append(node.value.lineno)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "st.session_state['hotspot'] = 'korea'",
        "state = st.session_state",
        "from streamlit import session_state as kept",
        "kept = getattr(st, 'session_state')",
        "from streamlit.runtime.state import get_session_state",
        "widgets.set_value('hotspot', 'korea')",
        "widgets.told(f'words-{key}', 'picked')",
        "st.text_input('Search', key='q')",
    ],
)
def test_another_way_to_the_session_state_is_noticed(line: str) -> None:
    assert on_their_own(f"import streamlit as st\n\n\ndef draw() -> None:\n    {line}\n") == [5]


@pytest.mark.parametrize("file", [ROOT / "app.py", *sorted(PAGE.rglob("*.py"))], ids=lambda file: file.stem)
def test_only_two_modules_reach_the_session_state(file: Path) -> None:
    owner = file.is_relative_to(PAGE) and file.relative_to(PAGE).as_posix() in OWNERS
    assert bool(on_their_own(file.read_text("utf-8"))) == owner
