import pytest

from geo.dataset.yaml.encoding import MAX_BYTES, decode, split_lines
from geo.errors import InvalidData


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidData) as caught:
        decode(data, "f")
    (problem,) = caught.value.problems
    return f"{problem.line}:{problem.column} {problem.what}"


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(name: str) -> None:
    assert refusal("about: x\n".encode(name)) == "1:1 the file is written in UTF-16"


@pytest.mark.parametrize("mark", [b"\xff\xfe\0\0", b"\0\0\xfe\xff"])
def test_utf_32_is_named(mark: bytes) -> None:
    assert refusal(mark + b"a\0\0\0") == "1:1 the file is written in UTF-32"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\nb: \xe9t\xe9\n", "2:4 the byte 0xE9 is not UTF-8"),
        ("平: ".encode() + b"\xed\xa0\x80", "1:4 the byte 0xED is not UTF-8"),
        (b"a: \xc0\xaf", "1:4 the byte 0xC0 is not UTF-8"),
        (b"a: \xf4\x90\x80\x80", "1:4 the byte 0xF4 is not UTF-8"),
        (b"\xef\xbb\xbfa: \xff", "1:4 the byte 0xFF is not UTF-8"),
        ("aé".encode()[:-1], "1:2 the byte 0xC3 is not UTF-8"),
        (b"a\xff\n\xff", "1:2 the byte 0xFF is not UTF-8"),
    ],
)
def test_bytes_that_are_no_utf_8_have_a_place(data: bytes, expected: str) -> None:
    assert refusal(data) == expected


def test_a_byte_order_mark_is_a_problem_and_no_part_of_the_text() -> None:
    text, problems, total = decode(b"\xef\xbb\xbfa: 1\n", "f")
    assert text == "a: 1\n"
    assert total == len(problems) == 1


def test_the_size_is_limited() -> None:
    assert decode(b"#" * MAX_BYTES, "f")[2] == 0
    assert refusal(b"#" * (MAX_BYTES + 1)) == "1:1 the file has 8,388,609 bytes"


def test_hidden_characters_are_counted_and_the_first_hundred_placed() -> None:
    _, problems, total = decode(("\u202e\n" * 1000).encode(), "f")
    assert total == 1000
    assert [(problem.line, problem.column) for problem in problems] == [(line, 1) for line in range(1, 101)]


def test_lines_end_as_in_editors() -> None:
    assert split_lines("a\r\nb\rc\n\u2028d\x0be") == ["a", "b", "c", "\u2028d\x0be"]
