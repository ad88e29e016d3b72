"""The tables of docs/borders.md are the tables of the atlas: departures, the United Nations, disputed places."""

import os
from collections.abc import Callable, Iterator

import pytest
from repository import ROOT

from geo.atlas.disputes import DISPUTES
from geo.atlas.un_rulings import UN_RULINGS
from geo.atlas.viewpoints import EDITORIAL, viewpoint_label
from geo.dataset.dates import date_text
from geo.dataset.recipe_names import atlas_index

PAGE = ROOT / "docs" / "borders.md"


def name_of(code: str) -> str:
    return atlas_index().countries.get(code, f"apart (`{code}`)")


def areas_named(areas: tuple[str, ...]) -> str:
    return ", ".join(atlas_index().areas[area] for area in areas)


def departures() -> Iterator[tuple[str, ...]]:
    yield "Area", "Viewpoint", "Here", "Natural Earth", "Why", "Source"
    for row in EDITORIAL:
        if row.natural_earth is not None:
            views = ", ".join(viewpoint_label(view) for view in row.views)
            yield (
                areas_named(row.areas),
                views,
                name_of(row.owner),
                name_of(row.natural_earth),
                row.reason,
                f"{row.source}.",
            )


def united_nations() -> Iterator[tuple[str, ...]]:
    yield "Area", "Drawn with", "Why", "Source"
    for row in UN_RULINGS:
        yield areas_named(row.areas), name_of(row.owner), row.reason, f"{row.source}."


def disputes() -> Iterator[tuple[str, ...]]:
    yield "Place", "Held by", "Claimed by", "United Nations", "Source", "As of"
    for row in DISPUTES:
        claimed = "; ".join(row.claimants) or "no state now"
        yield row.name, row.holder, claimed, row.position_of_the_un, f"{row.source}.", date_text(row.as_of)


def markdown(rows: Iterator[tuple[str, ...]]) -> str:
    head, *others = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *others))


@pytest.mark.parametrize(
    ("mark", "table"),
    [("departures", departures), ("united nations", united_nations), ("disputes", disputes)],
)
def test_the_tables_are_current(mark: str, table: Callable[[], Iterator[tuple[str, ...]]]) -> None:
    before, _, rest = PAGE.read_text("utf-8").partition(f"<!-- {mark} -->\n")
    written, _, after = rest.partition(f"<!-- /{mark} -->")
    current = markdown(table())
    if os.environ.get("HOTSPOTS_REWRITE_DOCS"):
        PAGE.write_text(f"{before}<!-- {mark} -->\n\n{current}\n\n<!-- /{mark} -->{after}", "utf-8")
    else:
        assert written.strip() == current, "HOTSPOTS_REWRITE_DOCS=1 writes the tables anew"


def test_the_page_says_how_the_oblasts_are_drawn_on_the_ground() -> None:
    (definition,) = (line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("One exception"))
    assert "Donetsk, Kherson, Luhansk and Zaporizhzhia oblasts is drawn with Ukraine in the de-facto view" in definition
