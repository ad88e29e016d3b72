"""What most commands of the command line do. Every function prints its result and returns the exit status."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geo.briefing.exports import csl, csv_table, web_annotations
from geo.commands import launch
from geo.commands.did_you_mean import unknown_hotspot
from geo.commands.plain_text import hotspot_page, hotspot_table, sizes, summary
from geo.commands.terminal import page_width, say, say_exactly, say_json, screen_width, warn
from geo.dataset.loader import load
from geo.dataset.model import Dataset
from geo.dataset.schema import schema_text
from geo.errors import InvalidData
from geo.evidence.documents import find_folder
from geo.evidence.edition import Edition, hotspot_record, open_edition
from geo.files import write_file

__all__ = ["check", "export", "list_hotspots", "serve", "show"]

FINE, PROBLEMS = 0, 1
WITH_PROOFS = ("geojson", "csv", "jsonld")
"""The formats that state what is verified."""


def check(data_file: Path, *, as_json: bool) -> int:
    """Validate the data file; the report on its problems is the error, or the JSON."""
    try:
        dataset = load(data_file).dataset
    except InvalidData as error:
        if not as_json:
            raise
        problems = [asdict(problem) for problem in error.problems]
        say_json({"ok": False, "total": error.total, "problems": problems})
        return PROBLEMS
    if as_json:
        say_json({"ok": True, "total": 0, "problems": [], **sizes(dataset)})
    else:
        say(summary(dataset))
    return FINE


def list_hotspots(data_file: Path, *, as_json: bool) -> int:
    """Print the hotspots with the number of excerpts from each source."""
    dataset = load(data_file).dataset
    if as_json:
        say_json([_listed(dataset, hotspot_id) for hotspot_id in dataset.hotspots])
    else:
        say(hotspot_table(dataset, screen_width()))
    return FINE


def show(data_file: Path, documents: Path | None, hotspot_id: str, *, as_json: bool) -> int:
    """Print one hotspot with its excerpts. Raises HotspotsError for an id that is not in the data file."""
    edition = open_edition(data_file, documents)
    if hotspot_id not in edition.dataset.hotspots:
        raise unknown_hotspot("ID", edition.dataset, hotspot_id)
    warn(*map(str, edition.verification.problems))
    if as_json:
        say_json(hotspot_record(edition, hotspot_id))
    else:
        say(hotspot_page(edition, hotspot_id, page_width()))
    return FINE


def export(data_file: Path, documents: Path | None, form: str, output: Path | None, *, force: bool) -> int:
    """Write the data in another format, to a file or to stdout."""
    if form == "schema":
        content = schema_text().encode()
    else:
        edition = open_edition(data_file, documents)
        if form in WITH_PROOFS:
            warn(*map(str, edition.verification.problems))
        left_out = sum(not proof.verified for proof in edition.verification.proofs.values())
        if left_out and form == "jsonld":
            warn(f"jsonld: {left_out} excerpts are left out because they are not verified; see `hotspots verify`")
        content = _writer(form)(edition)
    if output is not None:
        write_file(output, content, force=force)
        return FINE
    say_exactly(content)
    return FINE


def serve(data_file: Path, documents: Path | None, *, address: str, port: int, edit: bool) -> int:
    """Check that the data and the port are in order, say where the page is, and become the app's server."""
    dataset = load(data_file).dataset
    folder = find_folder(documents, data_file)
    launch.check_port(address, port)
    environment = {"HOTSPOTS_DATA": str(data_file.resolve())}
    if folder is not None:
        environment["HOTSPOTS_DOCUMENTS"] = str(folder.resolve())
    if edit:
        environment["HOTSPOTS_EDIT"] = "1"
    say(f"{data_file}: {summary(dataset)}")
    say(f"The map is at {launch.page_url(address, port)} (Ctrl-C stops it)")
    if edit and not launch.is_this_machine_only(address):
        warn(f"--edit: anyone who reaches {address} can change {data_file} and add documents; leave out --address to "
              "edit from this machine only")  # fmt: skip
    launch.become_server(launch.server_command(address, port, edit=edit), environment)
    return FINE


def _writer(form: str) -> Callable[[Edition], bytes]:
    if form == "geojson":
        # The only format with outlines: the others, and the other commands, do without the geometry library.
        from geo.briefing.exports import geojson  # noqa: PLC0415

        return geojson.to_geojson
    return {"csv": csv_table.to_csv, "jsonld": web_annotations.to_web_annotations, "csl": csl.to_csl}[form]


def _listed(dataset: Dataset, hotspot_id: str) -> dict[str, Any]:
    hotspot = dataset.hotspots[hotspot_id]
    cited = [excerpt.source for excerpt in hotspot.excerpts]
    return {
        "id": hotspot_id,
        "name": hotspot.name,
        "parent": hotspot.parent,
        "precision": str(hotspot.precision),
        "excerpts": {source_id: cited.count(source_id) for source_id in dataset.sources},
    }
