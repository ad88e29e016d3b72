import argparse
import re
from enum import StrEnum

import pytest

from geo.briefing.content.paper import Size
from geo.briefing.write import Format
from geo.cartography.projection_name import ProjectionName
from geo.commands.arguments import asked
from geo.commands.cli import parser
from geo.dataset.model import Viewpoint
from geo.selection.selection import FigureKind


def parsed(*arguments: str) -> argparse.Namespace:
    return parser().parse_args(["brief", *arguments])


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("--kind", FigureKind),
        ("--size", Size),
        ("--projection", ProjectionName),
        ("--viewpoint", Viewpoint),
        ("--format", Format),
    ],
)
def test_the_help_lists_exactly_the_values_there_are(
    option: str, values: type[StrEnum], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    with pytest.raises(SystemExit):
        parsed("--help")
    (line,) = re.findall(rf"^  {option} [A-Z]+ +(.*)$", capsys.readouterr().out, re.MULTILINE)
    named = re.sub(r" \([^)]*\)", "", line).removeprefix("whose borders: ")
    assert re.split(r", | or ", named) == [value.value for value in values]


def test_options_become_the_parameters_of_a_link() -> None:
    request = asked(parsed("--hotspot", "a", "--source", "b", "--source", "c", "--from", "2019", "--as-of", "2020"))
    assert request.query == {"hotspot": ("a",), "source": ("b", "c"), "from": ("2019",)}
    assert (request.as_of, request.link, request.force, request.draft) == ("2020", None, False, False)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("[3]", 3), ("12", 12), ("[12]", 12)],
)
def test_a_number_may_stand_in_brackets_as_on_the_figure(text: str, number: int) -> None:
    assert parser().parse_args(["inspect", "x.png", text]).number == number


@pytest.mark.parametrize("text", ["", "three", "[3", "3]", "-1", "3.0", "²", "99999"])
def test_what_is_no_number_is_wrong_usage(text: str) -> None:
    with pytest.raises(SystemExit) as end:
        parser().parse_args(["inspect", "x.png", text])
    assert end.value.code == 2
