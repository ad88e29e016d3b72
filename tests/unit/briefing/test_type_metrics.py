from pathlib import Path

import matplotlib as mpl
import pytest

from geo.briefing.office.type_metrics import count_lines, line_height, text_width

AFM = Path(mpl.get_data_path()) / "fonts" / "pdfcorefonts"
SENTENCE = "Observers counted nine vessels in May 2019, and none in June; “No port will be closed,” said Doe & Co."
NAMES = {"“": "quotedblleft", "”": "quotedblright", "‘": "quoteleft", "’": "quoteright", "–": "endash", "—": "emdash",
         "…": "ellipsis", "·": "periodcentered", "'": "quotesingle", "`": "grave"}  # fmt: skip


def widths(font: str) -> dict[str, int]:
    """Advance in 1/1000 em by character, of one of Adobe's standard fonts."""
    lines = [line.split() for line in (AFM / f"{font}.afm").read_text("latin-1").splitlines() if line.startswith("C ")]
    named = {line[7]: int(float(line[4])) for line in lines}
    codes = {chr(int(line[1])): int(float(line[4])) for line in lines if 32 <= int(line[1]) < 127}
    return {**codes, **{character: named[name] for character, name in NAMES.items()}}


@pytest.mark.parametrize("character", sorted(widths("Helvetica")))
def test_widths_are_helveticas(character: str) -> None:
    assert text_width(character, 1000) == pytest.approx(1.02 * widths("Helvetica")[character])


def test_bold_is_counted_wide_enough() -> None:
    true = sum(widths("Helvetica-Bold")[character] for character in SENTENCE) / 1000 * 12
    assert true <= text_width(SENTENCE, 12, bold=True) <= 1.1 * true


def test_accents_add_no_width_and_chinese_takes_squares() -> None:
    assert text_width("Šč", 10) == text_width("Sc", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("北极", 10) == pytest.approx(20 * 1.02)


def test_lines_break_at_spaces_and_hyphens() -> None:
    width = text_width("one two-", 10) + 0.1
    assert count_lines("one two three", width, 10) == 2
    assert count_lines("one two-three", width, 10) == 2
    assert count_lines("one twothree", width, 10) == 2
    assert count_lines("", width, 10) == 1


def test_a_word_longer_than_a_line_is_broken_and_chinese_breaks_anywhere() -> None:
    assert count_lines("x" * 100, text_width("x" * 30, 10) + 0.1, 10) == 4
    assert count_lines("北" * 100, text_width("北" * 30, 10) + 0.1, 10) == 4


def test_fonts_of_other_scripts_are_taller() -> None:
    assert line_height("北极", 10) > line_height("Arctic", 10)
    assert line_height("مرحبا", 10) > line_height("Arctic", 10)
