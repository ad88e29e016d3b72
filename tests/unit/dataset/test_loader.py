import hashlib
import os
from pathlib import Path

import pytest
from repository import TEST_DATA

from geo.dataset.loader import load, parse
from geo.dataset.yaml.encoding import MAX_BYTES
from geo.errors import HotspotsError, InvalidData

SAMPLE = (TEST_DATA / "sample.yaml").read_bytes()
INVALID = sorted((TEST_DATA / "invalid").glob("*.yaml"))


def report(data: bytes, name: str = "f.yaml") -> InvalidData:
    with pytest.raises(InvalidData) as caught:
        parse(data, name)
    return caught.value


def spoilt(old: str, new: str, count: int = 1) -> bytes:
    assert old.encode() in SAMPLE
    return SAMPLE.replace(old.encode(), new.encode(), count)


def test_there_are_at_least_forty_cases() -> None:
    assert len(INVALID) >= 40


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_report_is_the_golden_one(path: Path) -> None:
    got = str(report(path.read_bytes(), path.name)) + "\n"
    golden = path.with_suffix(".txt")
    if os.environ.get("HOTSPOTS_REWRITE_REPORTS"):
        golden.write_bytes(got.encode())
    assert golden.exists(), got
    assert got == golden.read_bytes().decode()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_problem_has_three_parts_and_a_place_in_the_file(path: Path) -> None:
    error = report(path.read_bytes(), path.name)
    for problem in error.problems:
        assert str(problem).count("; ") == 2, problem
        assert problem.line >= 1
        assert 1 <= problem.column <= len(problem.source_line) + 1
    places = [(problem.line, problem.column) for problem in error.problems]
    assert places == sorted(places)


def test_no_golden_report_is_left_without_its_file() -> None:
    assert {path.stem for path in (TEST_DATA / "invalid").glob("*.txt")} == {path.stem for path in INVALID}


def test_the_sample_loads_with_its_checksum() -> None:
    loaded = load(TEST_DATA / "sample.yaml")
    assert loaded.sha256 == hashlib.sha256(SAMPLE).hexdigest()
    assert list(loaded.dataset.hotspots) == ["balkans", "serbia", "far-north"]
    excerpt = loaded.dataset.hotspots["balkans"].excerpts[1]
    assert excerpt.quote == "Item #4: the bridge is closed."
    assert loaded.dataset.sources["digest"].issued == "2019"
    assert str(loaded.dataset.sources["gazette-2020"].author[1]) == "通讯社"


def test_windows_line_ends_give_the_same_data() -> None:
    assert parse(SAMPLE.replace(b"\n", b"\r\n"), "f") == parse(SAMPLE, "f")


def test_direction_marks_are_allowed_in_text() -> None:
    dataset = parse(spoilt('"Балкан"', '"\u200eالبلقان\u200f"'), "f")
    assert dataset.hotspots["balkans"].aliases == ("\u200eالبلقان\u200f",)


def test_no_stays_text() -> None:
    assert (
        parse(spoilt("Which bridge, the digest does not say.", "NO"), "f").hotspots["balkans"].excerpts[1].note == "NO"
    )


def test_a_time_of_day_stays_text() -> None:
    assert parse(spoilt("Example Press", "12:30"), "f").about.publisher == "12:30"


def test_ten_thousand_problems_are_counted_and_a_hundred_shown() -> None:
    many = "".join(f"\n      - {{ source: none-{n}, quote: 'Words {n}.' }}" for n in range(10_000))
    error = report(SAMPLE.rstrip() + many.encode())
    assert len(error.problems) == 100
    assert error.total == 10_000
    assert str(error).endswith("10,000 problems in f.yaml (the first 100 are shown, 9,900 more are not)")


def test_a_missing_file_is_one_line_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(HotspotsError) as caught:
        load(path)
    assert str(caught.value) == f"{path}: there is no such file; a YAML file was expected; check its name"


def test_a_folder_is_one_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(HotspotsError) as caught:
        load(tmp_path)
    assert str(caught.value) == f"{tmp_path}: is a folder; a YAML file was expected; name the file in it"


def test_a_name_no_file_can_have_is_one_line() -> None:
    with pytest.raises(HotspotsError) as caught:
        load(Path("a\0b"))
    assert "\0" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_large_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(HotspotsError, match="the file is too large") as caught:
        load(path)
    assert not isinstance(caught.value, InvalidData)


def test_a_broken_file_names_its_path(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(b"about: [\n")
    with pytest.raises(InvalidData, match=r"broken\.yaml:"):
        load(path)


def test_the_same_bytes_give_the_same_report() -> None:
    data = (TEST_DATA / "invalid" / "several-at-once.yaml").read_bytes()
    assert str(report(data)) == str(report(data))
