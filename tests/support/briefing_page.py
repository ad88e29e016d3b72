"""The briefing dialogue as a test reads it, and what is chosen in it."""

from app_page import Query, briefing_dialogue, rerun
from streamlit.testing.v1 import AppTest

from geo.page.shared import served_files


def open_briefing(query: Query | None = None, **kept: str) -> AppTest:
    page = AppTest.from_function(briefing_dialogue, default_timeout=30)
    for key, value in (query or {}).items():
        page.query_params[key] = value
    for key, value in kept.items():
        page.session_state[f"briefing-{key}"] = value
    return rerun(page)


def choose(page: AppTest, name: str, value: str) -> AppTest:
    page.button_group(key=f"briefing-{name}").set_value(value)
    return rerun(page)


def pick(page: AppTest, name: str, value: object) -> AppTest:
    page.selectbox(key=f"briefing-{name}").set_value(value)
    return rerun(page)


def preview(page: AppTest) -> tuple[bytes, str]:
    """The picture that is shown, and what it says to those who do not see it."""
    (markup,) = [e.proto.body for e in page.get("html") if 'class="preview"' in e.proto.body]
    address, words = markup.split('src="')[1].split('"')[0], markup.split('alt="')[1].split('"')[0]
    content = served_files.get(address.removeprefix(f"{served_files.PREFIX}/"))
    assert content is not None
    return content, words
