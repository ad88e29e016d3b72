from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.office.language_runs import language_runs
from geo.text import visible


def test_latin_text_is_one_run_in_the_programs_language() -> None:
    (run,) = language_runs("Nine vessels, 5–7 May.")
    assert (run.text, run.language, run.right_to_left, run.east_asian) == (
        "Nine vessels, 5–7 May.", "en-GB", False, False,
    )  # fmt: skip


def test_scripts_are_told_apart_and_punctuation_stays_with_what_it_follows() -> None:
    found = [(run.text, run.language) for run in language_runs("He said “北极, 2020” and “مرحبا”.")]
    assert found == [("He said “", "en-GB"), ("北极, 2020” ", "zh-CN"), ("and “", "en-GB"), ("مرحبا”.", "ar-SA")]


def test_japanese_korean_and_hebrew_are_known_by_their_letters() -> None:
    assert [run.language for run in language_runs("東京のニュース")] == ["ja-JP"]
    assert {run.language for run in language_runs("서울 首都")} == {"ko-KR"}
    assert [run.language for run in language_runs("שלום")] == ["he-IL"]


@given(st.text())
def test_runs_make_the_text_again_and_hold_nothing_that_xml_forbids(text: str) -> None:
    joined = "".join(run.text for run in language_runs(text))
    assert joined == " ".join(visible(text).split())
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in joined)
