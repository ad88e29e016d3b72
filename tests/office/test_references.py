"""The sources for reference managers, as programs that are not ours read them: pandoc and bibutils."""

import json
import shutil
import subprocess
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports import bibtex, csl, ris
from geo.evidence.edition import open_edition

pytestmark = pytest.mark.office

MODS = "{http://www.loc.gov/mods/v3}"
MINISTRY = "Ministry of Trade, Industry, Energy"
SAME = ("title", "container-title", "publisher", "author", "issued", "URL")
"""Fields of CSL that must come back as we write them."""


def program(name: str, *arguments: str, content: bytes) -> str:
    """What a program makes of a file; skips the test where it is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is needed")
    return subprocess.run(
        [name, *arguments], input=content, capture_output=True, check=True, timeout=60
    ).stdout.decode()


def pandoc(form: str, content: bytes) -> list[dict[str, Any]]:
    """The items of CSL that pandoc makes of a bibliography."""
    items: list[dict[str, Any]] = json.loads(program("pandoc", "-f", form, "-t", "csljson", content=content))
    return items


@pytest.fixture(scope="module")
def shipped() -> Sheet:
    return make_sheet(Brief(), open_edition(DATA, None))


@pytest.fixture(scope="module")
def odd() -> Sheet:
    """A web page and a post with container and publisher, an organisation with a comma, and a note like a field."""
    both = {"container-title": "The Blog", "publisher": "The House", "URL": "https://a.example/"}
    articles = {
        "page": source("One", "2020-03-05", title="A page", author=[{"literal": MINISTRY}], **both)
        | {"type": "webpage"},
        "post": source("Two", "2020-03", title="A post", note="Author: none is named", **both)
        | {"type": "post-weblog"},
        "paper": source("Three", "2020", title="A paper", note="Issued: 1 May\nDOI: none", **both),
    }
    return sheet(edition(articles, {"a": hotspot("A", *(excerpt(i, f"Of {i}.") for i in articles))}))


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc_reads_in_bibtex_what_we_say_in_csl(shipped: Sheet, odd: Sheet, dialect: str) -> None:
    for of in (shipped, odd):
        ours = json.loads(csl.to_csl(of.part))
        for item, read in zip(ours, pandoc(dialect, bibtex.to_bibtex(of)), strict=True):
            wanted = {field: item.get(field) for field in SAME}
            wanted["issued"] = {"date-parts": item["issued"]["date-parts"]}
            if item["type"] == "report":  # a report has a series, and no container
                wanted["container-title"] = None
                assert read.get("collection-title", "").casefold() == item.get("container-title", "").casefold()
            assert {field: read.get(field) for field in SAME} == wanted


def test_pandoc_takes_no_words_of_a_note_for_a_field(odd: Sheet) -> None:
    page, post, paper = pandoc("csljson", csl.to_csl(odd.part))
    assert [name["literal"] for name in page["author"]] == [MINISTRY]
    assert "author" not in post
    assert post["note"] == "Analyst’s note: Author: none is named"
    assert paper["issued"]["date-parts"] == [[2020]]
    assert "DOI" not in paper


def bibutils(name: str, content: bytes) -> list[ET.Element]:
    """The records that a converter to MODS makes of a bibliography."""
    return ET.fromstring(program(name, content=content).lstrip("\ufeff")).findall(f"{MODS}mods")


def authors(record: ET.Element) -> list[str]:
    """Names, the given ones first."""
    return [
        " ".join(part.text or "" for part in name.findall(f"{MODS}namePart")) for name in record.findall(f"{MODS}name")
    ]


def test_bibutils_reads_no_organiser_and_the_publisher_as_such(odd: Sheet) -> None:
    page, post, _ = bibutils("bib2xml", bibtex.to_bibtex(odd))
    assert authors(page) == [MINISTRY]
    assert authors(post) == []
    assert [record.findtext(f".//{MODS}publisher") for record in (page, post)] == ["The House"] * 2


def test_bibutils_reads_an_organisation_in_ris_as_one_author(odd: Sheet) -> None:
    page, post, paper = bibutils("ris2xml", ris.to_ris(odd))
    (words,) = authors(page)
    assert sorted(words.split()) == sorted(MINISTRY.replace(",", "").split())
    assert authors(post) == authors(paper) == []
    for record in (page, post, paper):
        assert record.findtext(f".//{MODS}publisher") == "The House"
        titles = [title.text for title in record.iter(f"{MODS}title") if title.text]
        assert titles[1:] == ["The Blog"]
    assert MINISTRY in "".join(page.itertext())
