import base64
import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

import pytest
from former_maps import formerly
from hostile_text import HOSTILE
from invented_sheet import edition, excerpt, hotspot, sheet, source
from PIL import Image
from repository import DATA, ROOT
from small_map import SmallDataset, write_small_dataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.direction import html_direction
from geo.briefing.content.imprint import HTML_ID, from_json
from geo.briefing.content.sheet import make_sheet
from geo.briefing.exports.html_page import to_html
from geo.evidence.edition import open_edition
from geo.selection.palette import Rgb, contrast
from geo.selection.selection import FigureKind, Filters, Selection
from geo.text import visible

STYLE = (ROOT / "geo" / "briefing" / "exports" / "brief.css").read_text("utf-8")
VOID = {"meta", "img"}


@dataclass
class Element:
    """An element with its text, that of its children included."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A page as a strict reader sees it: every element is closed where it was opened."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self.open))
        self.elements.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"there is no comment: {data}")

    def all(self, tag: str) -> list[Element]:
        return [e for e in self.elements if e.tag == tag]


def read(content: bytes) -> Page:
    page = Page()
    page.feed(content.decode())
    page.close()
    assert not page.open
    return page


def page_of(small: SmallDataset, **brief: object) -> Page:
    asked = replace(Brief(), **brief)  # type: ignore[arg-type]  # by name
    return read(to_html(make_sheet(asked, open_edition(small.data, small.documents))))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The small map as it is written without being asked for anything; read only."""
    return page_of(write_small_dataset(tmp_path_factory.mktemp("small")))


@cache
def hostile_page() -> Page:
    """One page with every hostile text as name, quote, note, title and publisher."""
    articles = {
        f"s{n}": source(text[:28], title=text, publisher=text, note=text, URL="https://a.example/?a=1&b={x}")
        for n, text in enumerate(HOSTILE)
    }
    place = hotspot("A place", *(excerpt(f"s{n}", text, note=text) for n, text in enumerate(HOSTILE)))
    of = sheet(edition(articles, {"a": place}, title=HOSTILE[1], publisher=HOSTILE[2]), FigureKind.TIMELINE)
    return read(to_html(make_sheet(replace(of.brief, marking=HOSTILE[2], title=HOSTILE[0]), of.whole)))


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


def test_quotes_are_block_quotes_with_working_anchors(page: Page) -> None:
    quotes = page.all("blockquote")
    assert quotes[3].text == '“"No port will be closed," said the harbour master of Belgrade.”'
    assert quotes[0].attributes["cite"] == "https://gazette.example/harbour?page=1&view=full"
    assert quotes[-1].attributes["cite"] == "#source-bulletin-2019"
    assert re.fullmatch(r"excerpt-[0-9a-f]{10}", quotes[0].attributes["id"])
    assert "gazette.txt, characters 67–129" in [e.text for e in page.all("a")]


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique(page: Page) -> None:
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    inner = {e.attributes["href"] for e in page.all("a") if e.attributes["href"].startswith("#")}
    assert inner
    assert {link[1:] for link in inner} <= set(ids)


def test_the_contents_lead_to_every_section_in_the_order_of_the_page(page: Page) -> None:
    headings = [e for e in page.all("h2") if e.text != "Contents"]
    listed = [e for e in page.all("a") if "nav" in e.inside]
    assert [e.text for e in listed] == [e.text for e in headings]
    ids = {e.attributes["id"]: n for n, e in enumerate(page.elements) if "id" in e.attributes}
    places = [ids[e.attributes["href"][1:]] for e in listed]
    assert places == sorted(places)
    (first, *_) = [e.text for e in page.all("li") if "nav" in e.inside]
    assert first == "Serbia 3 excerpts"


def test_one_place_needs_no_contents(small_dataset: SmallDataset) -> None:
    assert not page_of(small_dataset, selection=Selection(hotspot="serbia")).all("nav")


def test_an_excerpt_under_two_hotspots_has_two_anchors(page: Page) -> None:
    ids = [e.attributes["id"] for e in page.all("blockquote")]
    assert len(ids) == 5
    assert ids[4] == f"{ids[2]}-date-line"


def test_the_analysts_words_are_asides_and_never_in_a_quote(page: Page) -> None:
    notes = [e.text for e in page.all("aside")]
    assert "Analyst’s note: Event: Talks, March 2020 to 2 April 2020. The analyst’s own words." in notes
    assert not any("blockquote" in e.inside for e in page.all("aside"))
    assert not any("own words" in e.text for e in page.all("blockquote"))


def test_who_says_a_quote_follows_it_and_the_coding_is_the_analysts(coded_dataset: SmallDataset) -> None:
    page = page_of(coded_dataset, selection=Selection(hotspot="serbia"))
    told = [(e.attributes.get("class", e.tag), one_line(e.text)) for e in page.elements if e.tag in {"p", "aside"}]
    said = ("said", "— the harbour master of Belgrade, as reported by the article")
    first = told.index(said)
    assert told[first + 1][0] == "where"
    assert told[first + 1][1].startswith("[1] Harbour 2020, September 2020 · harbour.txt")
    assert told[first + 2] == ("aside", "Analyst’s coding: Serbia is named in passing.")
    asides = [text for kind, text in told if kind == "aside"]
    assert "Analyst’s coding: A forecast. Council coerces Fishermen; Council retreats." in asides
    assert [kind for kind, _ in told].count("said") == 1


def test_sources_are_numbered_as_in_the_file_and_link_back(small_dataset: SmallDataset) -> None:
    page = page_of(small_dataset, selection=Selection(filters=Filters(source=("bulletin-2019",))))
    (item,) = [e for e in page.all("li") if "id" in e.attributes]
    assert item.attributes["id"] == "source-bulletin-2019"
    assert item.text.strip().startswith("[2]\nTitle unknown.")
    assert "Quoted under Serbia, Islands at the date line." in item.text


def test_the_table_says_why_there_is_no_excerpt(page: Page) -> None:
    cells = [e.text for e in page.elements if e.tag in {"th", "td"}]
    assert cells == [
        *("Hotspot", "[1] Gazette 2020", "[2] Bulletin 2019", "All"),
        *("Serbia", "2", "1", "3"),
        *("Belgrade’s harbour", "1", "–no excerpt", "1"),
        *("Islands at the date line", "–no excerpt", "1", "1"),
        *("All, row by row", "3", "2", "5"),
    ]


def test_every_picture_is_in_the_file_and_has_words(page: Page) -> None:
    pictures = page.all("img")
    assert len(pictures) == 4
    for picture in pictures:
        kind, _, content = picture.attributes["src"].partition(",")
        assert kind == "data:image/png;base64"
        with Image.open(io.BytesIO(base64.b64decode(content))) as image:
            shape = image.width / image.height
        assert shape == pytest.approx(int(picture.attributes["width"]) / int(picture.attributes["height"]), rel=0.01)
        assert picture.attributes["alt"].startswith("Map of ")


def test_the_page_fetches_nothing_and_runs_nothing(small_dataset: SmallDataset) -> None:
    page = page_of(small_dataset, marking="TLP:RED")
    (style,) = page.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert [e.attributes for e in page.all("script")] == [{"type": "application/json", "id": HTML_ID}]
    assert not [e for e in page.elements if e.tag in {"link", "iframe", "object", "embed", "base", "form"}]
    assert not [a for e in page.elements for a in e.attributes if a.startswith("on") or a == "style"]
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_imprint_is_read_back(page: Page, small_dataset: SmallDataset) -> None:
    imprint = from_json(page.all("script")[0].text)
    assert imprint.form == "html"
    assert imprint.data_sha256 == open_edition(small_dataset.data, None).sha256
    assert "Information as of 31 December 2020" in imprint.caption


@pytest.mark.parametrize(("marking", "kind"), [("TLP:AMBER+STRICT", "marking tlp"), ("For the desk", "marking")])
def test_marking_and_stamp_stand_at_top_and_bottom_and_on_every_printed_page(
    small_dataset: SmallDataset, marking: str, kind: str
) -> None:
    page = page_of(small_dataset, marking=marking, draft=True, selection=Selection(hotspot="serbia"))
    blocks = [
        (e.attributes["class"], e.text) for e in page.all("div") if e.attributes["class"] not in {"scroll", "quotation"}
    ]
    assert blocks == [(kind, marking), ("draft", "DRAFT – not cleared")] * 2
    printed = "".join(f"\\{ord(c):06x}" for c in marking)
    assert page.all("style")[0].text.count(printed) == 2


def test_hostile_text_is_text() -> None:
    page = hostile_page()
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "div", "h1", "h2", "p", "figure", "img", "figcaption",
        "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "b", "a", "section",
        "blockquote", "aside", "ol", "li", "script",
    }  # fmt: skip
    assert {e.tag for e in page.elements} <= allowed
    assert [e.text for e in page.all("blockquote")] == [f"“{one_line(text)}”" for text in HOSTILE]
    notes = [e.text.removeprefix("Analyst’s note: ") for e in page.all("aside")]
    assert notes == [one_line(text) for text in HOSTILE] * 2
    assert page.all("h1")[0].text == HOSTILE[0]
    assert all(e.attributes["href"].startswith(("#", "https://a.example/")) for e in page.all("a"))


def test_text_that_may_run_from_the_right_does_as_its_own_words_do() -> None:
    page = hostile_page()
    for element in page.all("aside"):
        assert element.attributes["dir"] == "auto"
    quotes = [e for e in page.all("p") if e.inside[-1] == "blockquote"]
    assert {e.attributes["dir"] for e in quotes} == {"ltr", "rtl"}
    assert all(e.attributes["dir"] == html_direction(e.text) for e in quotes)
    assert page.all("html")[0].attributes["lang"] == "en"


def test_a_headline_that_begins_with_an_arabic_name_runs_from_the_left(small_dataset: SmallDataset) -> None:
    page = page_of(small_dataset, title="غزة and Rafah: what one article says")
    assert page.all("h1")[0].attributes["dir"] == "ltr"
    page = page_of(small_dataset, title="غزة: 3 articles")
    assert page.all("h1")[0].text == "غزة\u200e: 3 articles"
    page = page_of(small_dataset, title="غزة")
    assert page.all("h1")[0].attributes["dir"] == "rtl"


def test_a_title_from_the_right_stays_whole_in_a_citation() -> None:
    sources = {"one": source("One 2019", "2019", title="אבגדהו NATO, 2019", URL="https://a.example/x")}
    page = read(to_html(sheet(edition(sources, {"a": hotspot("A", excerpt("one", "B."))}))))
    cited = next(e for e in page.all("span") if e.text.startswith("\u200e"))
    assert cited.attributes["dir"] == "ltr"
    assert cited.text.startswith("\u200e“\u2067אבגדהו NATO, 2019.\u2069")


@pytest.mark.parametrize("kind", FigureKind)
def test_every_kind_is_the_first_picture(small_dataset: SmallDataset, kind: FigureKind) -> None:
    edition = open_edition(small_dataset.data, small_dataset.documents)
    brief = Brief(selection=Selection(figure=kind, hotspot="serbia"))
    page = read(to_html(make_sheet(brief, edition, formerly(edition))))
    assert len(page.all("img")) == (1 if kind is FigureKind.MAP else 2)
    assert page.all("figcaption")[0].text.startswith(page.all("img")[0].attributes["alt"])


def test_progress_is_told_hotspot_by_hotspot(small_dataset: SmallDataset) -> None:
    told: list[tuple[int, int]] = []
    to_html(make_sheet(Brief(), open_edition(small_dataset.data, None)), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def rgb(colour: str) -> Rgb:
    digits = colour if len(colour) == 6 else "".join(2 * d for d in colour)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def test_text_is_readable_on_the_page_on_notes_and_where_a_link_leads() -> None:
    colours = {rgb(c) for c in re.findall(r"[;{]\s*color: #([0-9a-f]{3,6})", STYLE)} - {(255, 255, 255)}
    grounds = [rgb(c) for c in ("ffffff", "f3f4f6")]
    assert len(colours) >= 4
    assert all(contrast(colour, ground) >= 4.5 for colour in colours - {rgb("6b7280")} for ground in grounds)
    assert contrast(rgb("6b7280"), (255, 255, 255)) >= 4.5
    assert contrast(rgb("111827"), rgb("fef3c7")) >= 4.5
    assert contrast(rgb("b45309"), (255, 255, 255)) >= 3


@pytest.mark.rebuild
def test_every_process_writes_the_same_bytes() -> None:
    code = (
        "import hashlib, pathlib, sys; from geo.briefing.content.brief import Brief;"
        "from geo.briefing.exports.html_page import to_html;"
        "from geo.evidence.edition import open_edition; from geo.selection.selection import Selection;"
        "from geo.briefing.content.sheet import make_sheet;"
        "of = make_sheet(Brief(selection=Selection(hotspot='korea')), open_edition(pathlib.Path(sys.argv[1]), None));"
        "print(hashlib.sha256(to_html(of)).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(DATA)],
        check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    of = make_sheet(Brief(selection=Selection(hotspot="korea")), open_edition(DATA, None))
    content = to_html(of)
    assert run.stdout.strip() == hashlib.sha256(content).hexdigest()
    assert len(content) < 300_000
    quotes = [e.text for e in read(content).all("blockquote")]
    assert sorted(quotes) == sorted(f"“{one_line(e.quote)}”" for e in of.part.dataset.hotspots["korea"].excerpts)
