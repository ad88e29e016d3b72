"""Coverage is no agreement: who disputes a speaker, and which articles rest on one."""

import pytest

from geo.dataset.model import Dataset
from geo.selection.coverage import speakers_at
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

NUMBERS = {"a": 1, "b": 2, "c": 3}


def said(*excerpts: tuple[str, str | None, str | None], filters: Filters | None = None) -> list[str]:
    source = {"type": "report", "basis": {"type": "inferred"}, "sha256": "0" * 64}
    found = [
        {"source": article, "quote": f"{n}."}
        | ({"speaker": speaker} if speaker else {})
        | ({"stance": stance} if stance else {})
        for n, (article, speaker, stance) in enumerate(excerpts)
    ]
    spot = {"name": "X", "region": {"countries": ("SRB",)}, "precision": "country", "excerpts": tuple(found)}
    data = Dataset.model_validate({
        "about": {"title": "T", "publisher": "P", "as_of": "2021"},
        "sources": {id_: source | {"label": id_, "document": f"{id_}.txt"} for id_ in NUMBERS},
        "hotspots": {"x": spot},
    })  # fmt: skip
    shown = apply_filters(data, filters or Filters())
    return [speaker.said(NUMBERS) for speaker in speakers_at(shown.hotspots["x"])]


@pytest.mark.parametrize(
    ("excerpts", "expected"),
    [
        ([("a", None, None), ("b", None, None)], []),
        ([("a", "Ann Lee", None), ("b", "Bo Orr", None)], []),
        ([("a", "Ann Lee", None), ("a", "Ann Lee", None)], []),
        ([("a", "Ann Lee", None), ("b", "Ann Lee", None)], ["[1] and [2] pass on one speaker: Ann Lee"]),
        ([("a", "Ann Lee", "disputes")], ["[1] disputes what Ann Lee says"]),
        ([("a", "Ann Lee", "disputes"), ("b", "Ann Lee", None)], ["[1] disputes what [2] passes on of Ann Lee"]),
        (
            [("a", "Ann Lee", "disputes"), ("b", "Ann Lee", "asserts"), ("c", "Ann Lee", "reports")],
            ["[1] disputes what [2] and [3] pass on of Ann Lee"],
        ),
    ],
)
def test_who_rests_on_whom_is_said(excerpts: list[tuple[str, str | None, str | None]], expected: list[str]) -> None:
    assert said(*excerpts) == expected


def test_what_a_filter_hides_does_not_count() -> None:
    both = (("a", "Ann Lee", None), ("b", "Ann Lee", None))
    assert said(*both, filters=Filters(source=("a",))) == []
