"""`hotspots suggest` on the small invented map."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from small_map import SmallDataset

from geo.commands.article_proposals import offer_for
from geo.commands.cli import main
from geo.dataset.loader import load, parse
from geo.intake.pending import write_pending
from geo.proposals.rejections import reject

MORE = """
The mayor of Belgrade met the Serbian president. They spoke of “tugs: new ones” # and of fees.

Dockers in Ghana went on strike, and the council took note. Ghana waits for rain.
"""


@pytest.fixture
def small(small_dataset: SmallDataset) -> SmallDataset:
    """The small map, with an article that names a few more places."""
    file = small_dataset.documents / "gazette.txt"
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(file.read_bytes() + MORE.encode())
    small_dataset.replace(before, hashlib.sha256(file.read_bytes()).hexdigest())
    return small_dataset


def suggest(small: SmallDataset, *arguments: str) -> int:
    return main(["--data", str(small.data), "--documents", str(small.documents), "suggest", *arguments])


def printed(small: SmallDataset, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert suggest(small, *arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_a_page_for_people_lists_proposals_by_hotspot(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(small, capsys, "gazette-2020").splitlines()
    assert lines[0] == "Gazette 2020: The Harbour Question (gazette-2020)"
    at = lines.index("      “The mayor of Belgrade met the Serbian president.”")
    key, strength, reason = lines[at - 1].split(maxsplit=2)
    assert (len(key), strength, reason) == (8, "strong", "Serbian → Serbia; Belgrade → Serbia")
    assert "Serbia (serbia)" in lines[:at]
    assert "1 place that no hotspot covers:" in lines
    assert "Ghana (new: ghana), region { countries: [GHA] }" in lines
    files = f"--data {small.data} --documents {small.documents}"
    assert lines[-1] == f"Next: hotspots accept gazette-2020 {files}   asks one by one; with KEY… it takes those"


def test_json_says_the_same(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(printed(small, capsys, "gazette-2020", "--json"))
    text = (small.documents / "gazette.txt").read_text("utf-8")
    assert record["source"] == "gazette-2020"
    (ghana,) = record["new_places"]
    assert ghana["region"] == {"countries": ["GHA"]}
    for proposal in [*record["proposals"], *ghana["proposals"]]:
        assert text[proposal["start"] : proposal["end"]] == proposal["quote"]
        assert proposal["strength"] in {"weak", "medium", "strong"}
    assert "Council" not in {actor for one in record["proposals"] for actor in one["actors"]}


def test_who_says_it_stands_below_the_words_with_the_reason(
    small: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "The president of Serbia, Ana Tosic, told the council that the tugs will be sold."
    file = small.documents / "gazette.txt"
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(file.read_bytes() + f"\n{said}\n".encode())
    small.replace(before, hashlib.sha256(file.read_bytes()).hexdigest())
    lines = printed(small, capsys, "gazette-2020").splitlines()
    at = lines.index(f"      “{said}”")
    words = " ".join(" ".join(lines[at + 1 :]).split())
    assert words.startswith(
        "— Ana Tosic, as reported by the article; analyst’s reading: a forecast (“told” → Ana Tosic; “will” → forecast)"
    )
    voices = {
        one["quote"]: one["voice"] for one in json.loads(printed(small, capsys, "gazette-2020", "--json"))["proposals"]
    }
    assert voices[said] == {
        "speaker": "Ana Tosic", "stance": "reports", "mode": "forecast",
        "why": ["“told” → Ana Tosic", "“will” → forecast"],
    }  # fmt: skip
    assert voices["The mayor of Belgrade met the Serbian president."] == {
        "speaker": None, "stance": "asserts", "mode": "stated", "why": [],
    }  # fmt: skip
    yaml = printed(small, capsys, "gazette-2020", "--yaml")
    (found,) = {line.strip() for line in yaml.splitlines() if "speaker" in line}
    assert found.strip("- ") in {"speaker: Ana Tosic", 'speaker: "Ana Tosic"'}
    assert "stance" not in yaml, "that it is reported goes without saying where there is a speaker"


def test_yaml_can_be_pasted(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = printed(small, capsys, "gazette-2020", "--yaml", "--strength", "weak").split("# hotspots")
    assert [block.splitlines()[0] for block in blocks[1:]] == [": belgrade: excerpts:", ": serbia: excerpts:", ":"]
    lines = small.data.read_text("utf-8").splitlines()
    for heading, below in (("  date-line:", 2), ("  serbia:", 1)):
        lines[lines.index(heading) : lines.index(heading)] = blocks[below].splitlines()[1:]
    pasted = parse("\n".join([*lines, *blocks[3].splitlines()[1:], ""]).encode(), "pasted.yaml")
    assert pasted.hotspots["serbia"].excerpts[-1].quote == "They spoke of “tugs: new ones” # and of fees."
    assert [one.quote for one in pasted.hotspots["ghana"].excerpts][-1] == "Ghana waits for rain."


def test_yaml_says_where_all_of_it_is_more_than_accept_takes(
    small: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    line = printed(small, capsys, "gazette-2020", "--yaml").splitlines()[1]
    said = re.fullmatch(
        r"# Together they quote (.*%) of gazette\.txt; at most a third is allowed: paste only some of it\.", line
    )
    assert said is not None
    files = ["--data", str(small.data), "--documents", str(small.documents)]
    assert main([*files, "accept", "gazette-2020", "--all"]) == 1
    assert f": {said[1]} of gazette.txt would be quoted, " in capsys.readouterr().err


def test_yaml_of_little_has_no_such_line(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    file = small.documents / "gazette.txt"
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(file.read_bytes() + b"\nNobody knows what it was.\n" * 99)
    small.replace(before, hashlib.sha256(file.read_bytes()).hexdigest())
    assert "Together" not in printed(small, capsys, "gazette-2020", "--yaml")


def test_filters_leave_out_the_rest(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(printed(small, capsys, "gazette-2020", "--json", "--strength", "strong", "--hotspot", "ghana"))
    assert record["proposals"] == []
    assert [place["id"] for place in record["new_places"]] == ["ghana"]
    shown = printed(small, capsys, "gazette-2020", "--hotspot", "serbia", "--strength", "strong").splitlines()
    assert "Serbia (serbia)" in shown
    assert "Ghana (new: ghana)" not in "\n".join(shown)


def test_weak_proposals_are_counted_and_shown_when_asked_for(
    small: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(small, capsys, "gazette-2020", "--hotspot", "belgrade").splitlines()
    assert lines[1:] == [
        "1 proposal, none passes the filter.",
        "",
        "Left out: 1 weak proposal; --strength weak shows all.",
    ]
    shown = printed(small, capsys, "gazette-2020", "--hotspot", "belgrade", "--strength", "weak")
    assert "Left out" not in shown
    assert "  weak  " in shown


def test_what_was_rejected_does_not_come_back(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    offer = offer_for(load(small.data).dataset, small.documents, "gazette-2020", frozenset())
    reject(small.data, offer.found.proposals)
    record = json.loads(printed(small, capsys, "gazette-2020", "--json"))
    assert record["proposals"] == []
    assert record["new_places"]


def test_an_article_that_is_pending_has_proposals_and_its_source_in_the_yaml(
    small: SmallDataset, capsys: pytest.CaptureFixture[str]
) -> None:
    text = b"Serbian ferries stopped on Monday.\n"
    (small.documents / "post-2021.txt").write_bytes(text)
    old = load(small.data).dataset.sources["bulletin-2019"]
    digest = hashlib.sha256(text).hexdigest()
    source = old.model_copy(update={"label": "Post 2021", "document": "post-2021.txt", "sha256": digest})
    write_pending(small.documents, "post-2021", source)
    shown = printed(small, capsys, "post-2021", "--yaml")
    assert "# sources:\n  post-2021:\n" in shown
    assert 'quote: "Serbian ferries stopped on Monday."' in shown or "Serbian ferries stopped on Monday.\n" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gazete-2020"], "SOURCE: there is no source `gazete-2020`"),
        (["gazette-2020", "--hotspot", "serbja"], "--hotspot: there is no hotspot `serbja`"),
    ],
)
def test_unknown_names_offer_the_nearest(
    small: SmallDataset, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert suggest(small, *arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert "did you mean" in err
    assert err.count("\n") == 1


def test_another_document_than_was_read_is_refused(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    (small.documents / "gazette.txt").write_text("Another text.", "utf-8")
    assert suggest(small, "gazette-2020") == 1
    assert capsys.readouterr().err.startswith(
        "sources.gazette-2020.sha256: gazette.txt is not the file that was read: its SHA-256 begins "
    )


def test_without_a_folder_the_error_says_how_to_name_it(
    small: SmallDataset, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOTSPOTS_DOCUMENTS", raising=False)
    assert main(["--data", str(small.data), "suggest", "gazette-2020"]) == 1
    assert "--documents DIR" in capsys.readouterr().err


def test_nothing_is_written(small: SmallDataset, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_bytes() for file in Path(small.data.parent).rglob("*") if file.is_file()}
    printed(small, capsys, "gazette-2020", "--yaml")
    assert {file: file.read_bytes() for file in Path(small.data.parent).rglob("*") if file.is_file()} == before
