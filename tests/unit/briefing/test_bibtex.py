import bibtexparser
from bibtexparser.library import Library
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from bibtexparser.middlewares.middleware import BlockMiddleware
from bibtexparser.model import Entry
from hypothesis import given
from odd_sources import one_line, sources
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports import bibtex
from geo.dataset.model import Name, Source
from geo.evidence.edition import open_edition
from geo.selection.selection import Filters, Selection

KNOWN = get_default_latex_context_db()
KNOWN.add_context_category(
    "here",
    macros=[
        MacroTextSpec(f"text{name}", character)
        for name, character in {"braceleft": "{", "braceright": "}", "asciicircum": "^"}.items()
    ],
    prepend=True,
)
TEX = LatexNodes2Text(latex_context=KNOWN)
"""Reads TeX as a printer would; what it lacks is added."""


def sheet_of(small: SmallDataset, filters: Filters | None = None) -> Sheet:
    edition = open_edition(small.data, small.documents)
    return make_sheet(Brief(selection=Selection(filters=filters or Filters())), edition)


def parsed(written: bytes, *middleware: BlockMiddleware) -> Library:
    library = bibtexparser.parse_string(written.decode(), append_middleware=middleware)
    assert not library.failed_blocks
    return library


def fields(entry: Entry) -> dict[str, str]:
    """The texts behind the fields; `url` is verbatim."""
    return {f.key: f.value if f.key == "url" else TEX.latex_to_text(f.value) for f in entry.fields}


def test_each_source_shown_is_an_entry_under_its_id(small_dataset: SmallDataset) -> None:
    library = parsed(bibtex.to_bibtex(sheet_of(small_dataset)))
    assert [(e.key, e.entry_type) for e in library.entries] == [
        ("gazette-2020", "article"),
        ("bulletin-2019", "techreport"),
    ]
    only = parsed(bibtex.to_bibtex(sheet_of(small_dataset, Filters(source=("bulletin-2019",)))))
    assert [e.key for e in only.entries] == ["bulletin-2019"]


def test_fields_are_those_of_the_source(small_dataset: SmallDataset) -> None:
    gazette = parsed(bibtex.to_bibtex(sheet_of(small_dataset))).entries[0]
    assert fields(gazette) == {
        "author": "Doe, Jane and Harbour Desk",
        "title": "The Harbour Question",
        "journal": "The Gazette",
        "publisher": "Example Press",
        "year": "2020",
        "month": "mar",
        "date": "2020-03-05",
        "url": "https://gazette.example/harbour?page=1&view=full",
        "urldate": "2020-12-01",
        "label": "Gazette 2020",
        "annotation": "Analyst’s note: A reprint.",
    }


def test_an_organisation_is_not_divided(small_dataset: SmallDataset) -> None:
    assert b"author = {Doe, Jane and {Harbour Desk}}" in bibtex.to_bibtex(sheet_of(small_dataset))


def test_an_inferred_date_says_so_and_an_unknown_title_is_absent(small_dataset: SmallDataset) -> None:
    bulletin = fields(parsed(bibtex.to_bibtex(sheet_of(small_dataset))).entries[1])
    assert (bulletin["date"], bulletin["month"], bulletin["note"]) == ("2019-06", "jun", "Inferred: date")
    assert "title" not in bulletin
    assert "annotation" not in bulletin


def test_tex_is_set_as_it_stands() -> None:
    assert bibtex.tex("50% of $5 & {a}_b\n~c^d\\e -- ''") == (
        r"50\% of \$5 \& \textbraceleft{}a\textbraceright{}\_b \textasciitilde{}c\textasciicircum{}d"
        r"\textbackslash{}e -{}- '{}'"
    )


@given(sources())
def test_odd_sources_come_back_field_by_field(source: Source) -> None:
    entry = parsed(bibtex.bibtex_entry("odd-1", source).encode()).entries[0]
    read = fields(entry)
    wanted = {
        "title": source.title,
        "publisher": source.publisher,
        "journal": source.container_title,
        "annotation": source.note and f"Analyst’s note: {source.note}",
    }
    read.setdefault("publisher", read.get("institution", read.get("organization", "")))
    read.setdefault("journal", read.get("series", ""))
    for name, value in wanted.items():
        assert read.get(name, "") == one_line(value or "")
    assert (read.get("date"), read.get("urldate")) == (source.issued, source.accessed)


@given(sources())
def test_odd_names_are_divided_where_the_source_divides_them(source: Source) -> None:
    library = parsed(bibtex.bibtex_entry("odd-1", source).encode(), SeparateCoAuthors(), SplitNameParts())
    read = library.entries[0].fields_dict
    names = read["author"].value if "author" in read else []
    assert [(*map(TEX.latex_to_text, (" ".join(n.last), " ".join(n.first))), n.von, n.jr) for n in names] == [
        (*split(name), [], []) for name in source.author or ()
    ]


def split(name: Name) -> tuple[str, str]:
    return one_line(name.literal or name.family or ""), one_line(name.given or "")


def test_the_real_sources_come_back() -> None:
    sheet = make_sheet(Brief(), open_edition(DATA, None))
    library = parsed(bibtex.to_bibtex(sheet))
    assert [e.key for e in library.entries] == [s.id for s in sheet.sources]
    assert [fields(e)["title"] for e in library.entries] == [s.source.title for s in sheet.sources]
    assert [fields(e).get("url") for e in library.entries] == [s.source.URL for s in sheet.sources]


def test_whose_words_an_article_passes_on_stands_in_its_annotation(coded_dataset: SmallDataset) -> None:
    (entry,) = parsed(bibtex.to_bibtex(sheet_of(coded_dataset, Filters(speaker=("Fishermen",))))).entries
    assert fields(entry)["annotation"] == "Passes on words of others: Fishermen (1, disputed)."
