"""Spoilt files in great number: whatever the bytes, either data or a report with places in the file comes out."""

import random
import re
from collections.abc import Callable

import pytest
from repository import ROOT

from geo.dataset.loader import parse
from geo.dataset.model import Dataset
from geo.errors import InvalidData

SAMPLE = (ROOT / "tests" / "data" / "sample.yaml").read_bytes()
REAL = (ROOT / "data" / "hotspots.yaml").read_bytes()

CHUNKS = 22
INPUTS_IN_CHUNK = 1_000
REAL_INPUTS = 100

# What has broken loaders: YAML's own signs, the values it misreads, and bytes that are no text.
TOKENS = (
    b"&a ", b"*a", b"<<: ", b"!!bool abc", b"!!int ", b"!!timestamp 2019-99-99", b"! ", b"---\n", b"...\n",
    b"%YAML 1.1\n", b"? ", b": ", b"- ", b"[", b"]", b"{", b"}", b",", b"#", b" #", b"|", b">-\n", b"|9\n", b'"',
    b"'", b"''", b"\\", b"\\x00", b'"\\ud800"', b'"\\u202e"', b"\t", b"\n", b"\r", b"\r\n", b"\n\n", b" ", b"  ",
    b"\0", b"\x07", b"\x7f", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf0\x9f\x98\x80", b"@@=1", b"`", b"9" * 5000, b"-0x" + b"f" * 400,
    b"1e999", b".nan", b"-.inf", b"0o9", b"2019-02-30", b"2019-13", b"12:30", b"NO", b"~", b"null", b"true", b"''",
    b'""', b"[" * 40, b"{a: " * 40, b"- " * 40, b"  " * 40, b"javascript:", b"../", b"SRB", b"region: ",
)  # fmt: skip
NOT_FOR_READERS = re.compile(r"Input should|string_too|_type\b|Value error|pydantic|Traceback|did not find expected")


def flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def overwrite(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] = dice.randrange(256)


def truncate(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def cut(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    del data[start : start + dice.randrange(1, 60)]


def duplicate(data: bytearray, dice: random.Random) -> None:
    start, length, to = dice.randrange(len(data)), dice.randrange(1, 200), dice.randrange(len(data))
    data[to:to] = data[start : start + length]


def splice(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    data[at : at + dice.choice((0, 0, 1, 5))] = dice.choice(TOKENS)


def replace_word(data: bytearray, dice: random.Random) -> None:
    word = dice.choice(list(re.finditer(rb"[\w.-]+", data)) or [re.compile(b"").match(b"")])
    assert word is not None
    start, end = word.span()
    data[start:end] = dice.choice(TOKENS)


def exchange_lines(data: bytearray, dice: random.Random) -> None:
    lines = data.splitlines(keepends=True)
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    data[:] = b"".join(lines)


def indent(data: bytearray, dice: random.Random) -> None:
    lines = data.splitlines(keepends=True)
    at = dice.randrange(len(lines))
    lines[at] = b" " * dice.randrange(1, 4) + lines[at] if dice.random() < 0.5 else lines[at][dice.randrange(1, 4) :]
    data[:] = b"".join(lines)


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip, overwrite, truncate, cut, duplicate, splice, splice, replace_word, replace_word, exchange_lines, indent,
)  # fmt: skip


def mutated(original: bytes, dice: random.Random) -> bytes:
    data = bytearray(original)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        if data:
            dice.choice(MUTATIONS)(data, dice)
    return bytes(data)


def outcome(data: bytes) -> str:
    """`data` or `report`; anything else fails."""
    try:
        dataset = parse(data, "f.yaml")
    except InvalidData as error:
        check(error, data)
        return "report"
    assert isinstance(dataset, Dataset)
    return "data"


def check(error: InvalidData, data: bytes) -> None:
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    assert 1 <= len(error.problems) <= error.total
    for problem in error.problems:
        assert 1 <= problem.line <= len(lines), data
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, data
        assert problem.what
        assert problem.expected
        assert problem.fix
    report = str(error)
    assert f"problem{'' if error.total == 1 else 's'} in f.yaml" in report
    # Values of the file stand in back quotes, and source lines after a bar: only our own words are of interest.
    words = re.sub(r"`[^`]*`|^ *\d* \|.*$", "", report, flags=re.MULTILINE)
    assert not NOT_FOR_READERS.search(words), words


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.fuzz) for seed in range(1, CHUNKS))])
def test_spoilt_samples_give_data_or_a_report(seed: int) -> None:
    dice = random.Random(seed)
    outcomes = [outcome(mutated(SAMPLE, dice)) for _ in range(INPUTS_IN_CHUNK)]
    # Neither outcome may be the only one: then the mutations would test nothing.
    assert outcomes.count("report") > INPUTS_IN_CHUNK / 2
    assert outcomes.count("data") > 10


def test_spoilt_data_of_the_project_give_data_or_a_report() -> None:
    dice = random.Random("real")
    assert {outcome(mutated(REAL, dice)) for _ in range(REAL_INPUTS)} == {"data", "report"}


def test_every_beginning_of_the_sample_gives_data_or_a_report() -> None:
    for end in range(len(SAMPLE)):
        outcome(SAMPLE[:end])


def test_random_bytes_give_a_report() -> None:
    dice = random.Random("bytes")
    for _ in range(1_000):
        assert outcome(dice.randbytes(dice.randrange(200))) == "report"


KILLERS = (
    b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a, *a, *a, *a, *a, *a, *a]\n" % (n, n) for n in range(100)),
    b"a: &a {x: 1}\n" + b"".join(b"b%d: &b%d {<<: [*a, *a, *a, *a, *a]}\n" % (n, n) for n in range(100)),
    b"[" * 100_000, b"{" * 100_000, b"- " * 100_000, b"? " * 100_000, b"a: " * 100_000, b"[[{" * 100_000,
    b"!" * 100_000,
    b"&" * 100_000, b"\n".join(b" " * n + b"a:" for n in range(1_000)),
    b"a: " + b"9" * 1_000_000, b"a: 0x" + b"f" * 1_000_000, b"a: -" + b"9" * 5_000, b"a: 1e" + b"9" * 5_000,
    b"a: !!bool abc", b"a: !!int x", b"a: !!timestamp 2019-99-99", b"a: !!float x",
    b"a: !!python/object:os.system {}",
    b"a: 2019-02-30", b"a: 2019-99-99T99:99:99Z", b"a: 1:99:99", b"=: 1", b"a: =",
    b"'" * 100_000, b'"' + b"\\x" * 50_000, b"#" * 100_000, b"\n" * 100_000, b"%" * 100_000, b"\0" * 100_000,
    "\u202e".encode() * 100_000, b"\xff" * 100_000, b"\xfe\xff" * 100, b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2,
    b"about: {" + b", ".join(b"k%d: 1" % n for n in range(20_000)) + b"}",
    b"hotspots: {x: {region: " + b"{union: [" * 7 + b"]}" * 7 + b"}}",
    b"hotspots: {'[key]': {region: {union: [{'[key]': 1}]}, '[key]': 2}, region: {region: 3}}",
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(KILLERS)))
def test_what_breaks_other_loaders_gives_a_report(number: int) -> None:
    assert outcome(KILLERS[number]) == "report"
