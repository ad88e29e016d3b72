"""`hotspots brief --compare`: two of a kind, or one line that says what is wrong."""

from pathlib import Path

import pytest
from repository import DATA

from geo.commands import cli
from geo.commands.arguments import asked
from geo.commands.brief import requested_brief
from geo.dataset.loader import load
from geo.errors import HotspotsError
from geo.selection.selection import FigureKind, Selection

REAL = load(DATA).dataset


def selected(*options: str) -> Selection:
    return requested_brief(asked(cli.parser().parse_args(["brief", *options])), REAL).selection


def test_two_that_are_compared_make_the_kind() -> None:
    selection = selected("--compare", "syria", "--compare", "arctic")
    assert (selection.figure, selection.compare) == (FigureKind.COMPARE, ("syria", "arctic"))
    assert selected("--compare", "syria", "--compare", "arctic", "--kind", "compare") == selection
    assert selected("--link", "?compare=syria&compare=arctic") == selection


def test_the_kind_alone_leaves_open_which_two() -> None:
    assert selected("--kind", "compare").compare == ()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--compare", "syria"), "--compare: `syria` is not two of a kind"),
        (("--compare", "syria", "--compare", "usip-2019"), "--compare: `syria` and `usip-2019` are not two of a kind"),
        (("--compare", "syria", "--compare", "iran", "--compare", "arctic"),
         "--compare: `syria` and `iran` and `arctic` are not two of a kind"),
        (("--compare", "syria", "--compare", "artic"), "--compare: there is no hotspot or article `artic`"),
        (("--compare", "syria", "--compare", "iran", "--kind", "matrix"),
         "--compare: a figure of kind matrix compares nothing"),
        (("--link", "?compare=syria"), "--link: the link compares syria with nothing"),
    ],
)  # fmt: skip
def test_what_is_no_pair_is_said_in_one_line(options: tuple[str, ...], told: str) -> None:
    with pytest.raises(HotspotsError) as caught:
        selected(*options)
    assert str(caught.value).startswith(told)
    assert "\n" not in str(caught.value)


def test_what_is_written_says_what_it_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "two.svg"
    pair = ["--compare", "serbia", "--compare", "kosovo"]
    assert cli.main(["brief", "--data", str(DATA), *pair, "-o", str(written)]) == 0
    assert cli.main(["inspect", "--data", str(DATA), str(written)]) == 0
    told = capsys.readouterr().out
    assert "?compare=serbia&compare=kosovo" in told
    assert "compare, svg" in told
