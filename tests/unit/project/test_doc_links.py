"""What the documentation leads to is there: files, headings, hosts; and every page of it can be found."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from documentation import MARKDOWN, PAGES, codes, headings, text_of
from repository import DATA, ROOT

HOSTS = {"127.0.0.1:8501", "maps.example.org", "www.naturalearthdata.com", "www.geonames.org", "creativecommons.org"}
"""Where the pages may lead: the app itself, an invented server, and who made the map data."""
ABSENT = {"data/documents/", "documents/", "my/documents/", "ID.source.yaml", "data/hotspots.rejected.json",
          "hotspots.rejected.json", "data/hotspots.yaml.bak", "geo/intake/read_odt.py",
          "tests/unit/intake/test_read_odt.py", "ne_10m_admin_0_disputed_areas.geojson.gz",
          "ne_50m_geography_marine_polys.geojson.gz", "ne_50m_populated_places_simple.geojson.gz"}  # fmt: skip
"""Named on purpose although the repository has no such file: the reader's own, or an input of the geodata."""
NAMED = re.compile(r"[\w./-]*(/|\.(py|md|yaml|yml|json|lock|toml|geojson|gz|png|svg|tsv|txt))")
CODE = tuple(file for file in (ROOT / "geo").rglob("*") if "__pycache__" not in file.parts)


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def is_there(name: str, page: str) -> bool:
    """Whether a file is where a page says: from the repository, the page or the data, or anywhere in the package."""
    bare = name.strip("/")
    beside = any((base / bare).exists() for base in (ROOT, (ROOT / page).parent, DATA.parent))
    return beside or any(file.as_posix().endswith(f"/{bare}") for file in CODE)


@pytest.mark.parametrize("page", MARKDOWN)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        parts = urlsplit(target)
        if parts.scheme:
            continue
        file = ((ROOT / page).parent / parts.path).resolve() if parts.path else ROOT / page
        assert file.exists(), f"leads to {target}"
        if parts.fragment:
            found = {anchor(heading) for heading in headings(file.relative_to(ROOT).as_posix())}
            assert parts.fragment in found, f"leads to {target}"


@pytest.mark.parametrize("page", PAGES)
def test_links_leave_only_for_a_few_hosts(page: str) -> None:
    assert set(re.findall(r"https?://([^/\s)\"'`]+)", text_of(page))) <= HOSTS


@pytest.mark.parametrize("page", MARKDOWN)
def test_every_file_named_exists(page: str) -> None:
    named = {code for code in codes(text_of(page)) if NAMED.fullmatch(code) and code not in ABSENT}
    assert {name for name in named if not is_there(name, page)} == set()


def test_what_is_named_as_absent_is_named() -> None:
    assert ABSENT - {code for page in MARKDOWN for code in codes(text_of(page))} == set()


def test_every_page_can_be_found_from_the_index() -> None:
    indexes = {"README.md", "docs/README.md", "docs/decisions/README.md"}
    linked = {
        ((ROOT / index).parent / Path(target)).resolve().relative_to(ROOT).as_posix()
        for index in indexes
        for target in re.findall(r"\]\(([\w./-]+\.md)(?:#[\w-]*)?\)", text_of(index))
    }
    assert set(PAGES) - linked - {"README.md"} == set()


def test_a_record_of_a_decision_has_its_four_parts() -> None:
    records = [page for page in PAGES if re.match(r"docs/decisions/\d", page)]
    assert len(records) >= 10
    for number, page in enumerate(records, start=1):
        text = text_of(page)
        assert page.startswith(f"docs/decisions/{number:04}-")
        assert text.startswith(f"# {number:04}: ")
        assert re.findall(r"^\*\*(.+?)\.\*\*", text, re.MULTILINE) == [
            "Context", "Decision", "Consequence", "What would change it",
        ]  # fmt: skip
        assert len(text.split()) <= 320, f"{page} is longer than half a page"
