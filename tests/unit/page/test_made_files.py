from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from small_map import SmallDataset

from geo.briefing import write as formats
from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Paper
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.write import Format
from geo.errors import HotspotsError
from geo.evidence.edition import open_edition
from geo.page.shared import made_files
from geo.selection.selection import FigureKind, Selection

PAPER = Paper(width_mm=120, height_mm=80, text_pt=8)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    made_files.forget()
    yield
    made_files.forget()


@pytest.fixture
def sheet(small_dataset: SmallDataset) -> Sheet:
    edition = open_edition(small_dataset.data, small_dataset.documents)
    return make_sheet(Brief(selection=Selection(figure=FigureKind.MATRIX), dpi=96), edition)


@pytest.mark.parametrize("form", [*formats.FIGURES, Format.CSV])
def test_a_file_is_what_the_command_line_writes(sheet: Sheet, form: Format) -> None:
    made_files.preview(sheet)
    assert made_files.file(sheet, form) == formats.write_sheet(sheet, form)


def test_the_preview_is_the_figure_at_a_low_resolution(sheet: Sheet) -> None:
    assert made_files.preview(sheet).content == made_files.file(sheet, Format.PNG)


def test_a_picture_is_kept_with_what_can_be_pointed_at(sheet: Sheet) -> None:
    made = made_files.picture(sheet, PAPER)
    assert {area.hotspots for area in made.hit_areas} == {(hotspot,) for hotspot in sheet.shown.hotspots}
    assert made_files.picture(sheet, PAPER) is made


def test_what_was_made_is_not_made_again(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made_files.file(sheet, Format.CSV)
    monkeypatch.delattr(formats, "write_sheet")
    assert made_files.file(sheet, Format.CSV) is first
    assert made_files.is_made(sheet, Format.CSV)
    assert not made_files.is_made(replace(sheet, brief=replace(sheet.brief, draft=True)), Format.CSV)


def test_the_oldest_go_first(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(made_files.file(sheet, Format.CSV))
    monkeypatch.setattr(made_files, "MAX_BYTES", size + 1)
    other = replace(sheet, brief=replace(sheet.brief, draft=True))
    made_files.file(other, Format.CSV)
    assert made_files.is_made(other, Format.CSV)
    assert not made_files.is_made(sheet, Format.CSV)


def test_readers_who_draw_at_once_get_the_same_as_one_alone(sheet: Sheet) -> None:
    papers = [replace(PAPER, width_mm=120 + n) for n in range(4)]
    alone = [made_files.picture(sheet, paper) for paper in papers]
    made_files.forget()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda paper: made_files.picture(sheet, paper), papers)) == alone


def test_a_documents_maker_steps_aside_between_two_parts(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def write(sheet: Sheet, _form: Format, progress: formats.Progress, _template: object) -> bytes:
        with ThreadPoolExecutor(1) as other:
            waiting = other.submit(made_files.picture, sheet, PAPER)
            while not waiting.done():
                progress(1, 2)
            drawn.append(waiting.result())
        return b"document"

    monkeypatch.setattr(formats, "write_sheet", write)
    told: list[tuple[int, int]] = []
    assert made_files.file(sheet, Format.PPTX, lambda *parts: told.append(parts)) == b"document"
    assert drawn
    assert set(told) == {(1, 2)}


def test_a_file_begun_in_time_is_there_at_the_click(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_files, "SOON_S", 0)
    made_files.file_soon(sheet, Format.PNG).join()
    assert made_files.is_made(sheet, Format.PNG)


def test_a_file_that_was_called_off_is_not_made(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_files, "SOON_S", 3600)
    timer = made_files.file_soon(sheet, Format.PNG)
    timer.cancel()
    timer.join()
    assert not made_files.is_made(sheet, Format.PNG)


def test_what_cannot_be_made_is_told_to_who_asks_and_kills_no_thread(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise HotspotsError(where="title", what="it is too long")

    monkeypatch.setattr(formats, "write_sheet", refuse)
    monkeypatch.setattr(made_files, "SOON_S", 0)
    made_files.file_soon(sheet, Format.CSV).join()
    with pytest.raises(HotspotsError, match="too long"):
        made_files.file(sheet, Format.CSV)
