"""What each command of the command line does. Every function prints its result and returns the exit status."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geo import export_csl, export_csv, export_jsonld, launch
from geo.documents import find_folder
from geo.edition import Edition, hotspot_record, open_edition, prove
from geo.loader import load
from geo.lock import Lock, lock_path, read_lock, write_lock
from geo.misspelt import unknown_hotspot
from geo.model import Dataset
from geo.outfile import write_file
from geo.plain_text import hotspot_page, hotspot_table, sizes, summary, verification_table
from geo.problem import HotspotsError, InvalidData
from geo.proof import State, Verification, excerpts_by_source
from geo.schema import schema_text

__all__ = ["check", "export", "list_hotspots", "serve", "show", "verify"]

FINE, PROBLEMS = 0, 1
WIDEST_PAGE = 100
"""Longer lines are hard to read, however wide the terminal."""
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
        _print_json({"ok": False, "total": error.total, "problems": problems})
        return PROBLEMS
    if as_json:
        _print_json({"ok": True, "total": 0, "problems": [], **sizes(dataset)})
    else:
        _print(summary(dataset))
    return FINE


def verify(data_file: Path, documents: Path | None, *, update: bool, as_json: bool) -> int:
    """Prove every quote; with `update` also write the lock file."""
    loaded = load(data_file)
    folder = find_folder(documents, data_file)
    if update and folder is None:
        raise HotspotsError("documents: no folder was found; --update needs them; name it with --documents DIR")
    # A lock file is written only by who has all documents.
    verification = prove(loaded, folder, all_here=update)
    edition = Edition(dataset=loaded.dataset, sha256=loaded.sha256, verification=verification)
    lock_file = lock_path(data_file)
    complaints = (*_unverified(edition), *verification.problems)
    if as_json:
        _print_json(_verification_record(edition, complaints))
    else:
        basis = f"documents in {folder}" if folder else f"lock file {lock_file} (the documents are not here)"
        if folder and not all((folder / source.document).exists() for source in loaded.dataset.sources.values()):
            basis += f", and of those that are not there against the lock file {lock_file}"
        verified = sum(proof.verified for proof in verification.proofs.values())
        _print(f"Checked against the {basis}.\n\n{verification_table(edition)}\n")
        _print(f"{verified} of {len(verification.proofs)} excerpts verified.")
    _warn(*complaints)
    if update:
        _warn(_update(lock_file, loaded.sha256, verification))
    return PROBLEMS if complaints else FINE


def list_hotspots(data_file: Path, *, as_json: bool) -> int:
    """Print the hotspots with the number of excerpts from each source."""
    dataset = load(data_file).dataset
    if as_json:
        _print_json([_listed(dataset, hotspot_id) for hotspot_id in dataset.hotspots])
    else:
        _print(hotspot_table(dataset))
    return FINE


def show(data_file: Path, documents: Path | None, hotspot_id: str, *, as_json: bool) -> int:
    """Print one hotspot with its excerpts. Raises HotspotsError for an id that is not in the data file."""
    edition = open_edition(data_file, documents)
    if hotspot_id not in edition.dataset.hotspots:
        raise HotspotsError(unknown_hotspot("ID", edition.dataset, hotspot_id))
    _warn(*edition.verification.problems)
    if as_json:
        _print_json(hotspot_record(edition, hotspot_id))
    else:
        # In a pipe lines stay whole, so that a search finds every phrase.
        width = min(WIDEST_PAGE, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None
        _print(hotspot_page(edition, hotspot_id, width))
    return FINE


def export(data_file: Path, documents: Path | None, form: str, output: Path | None, *, force: bool) -> int:
    """Write the data in another format, to a file or to stdout."""
    if form == "schema":
        content = schema_text().encode()
    else:
        edition = open_edition(data_file, documents)
        if form in WITH_PROOFS:
            _warn(*edition.verification.problems)
        left_out = sum(not proof.verified for proof in edition.verification.proofs.values())
        if left_out and form == "jsonld":
            _warn(f"jsonld: {left_out} excerpts are left out because they are not verified; see `hotspots verify`")
        content = _writer(form)(edition)
    if output is not None:
        write_file(output, content, force=force)
        return FINE
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
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
    _print(f"{data_file}: {summary(dataset)}")
    _print(f"The map is at {launch.page_url(address, port)} (Ctrl-C stops it)")
    if edit and not launch.is_this_machine_only(address):
        _warn(f"--edit: anyone who reaches {address} can change {data_file} and add documents; leave out --address to "
              "edit from this machine only")  # fmt: skip
    launch.become_server(launch.server_command(address, port, edit=edit), environment)
    return FINE


def _writer(form: str) -> Callable[[Edition], bytes]:
    if form == "geojson":
        # The only format with outlines: the others, and the other commands, do without the geometry library.
        from geo import export_geojson  # noqa: PLC0415

        return export_geojson.write
    return {"csv": export_csv.write, "jsonld": export_jsonld.write, "csl": export_csl.write}[form]


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2))


def _warn(*lines: str) -> None:
    sys.stdout.flush()
    sys.stderr.writelines(f"{line}\n" for line in lines)


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


def _unverified(edition: Edition) -> tuple[str, ...]:
    """A finished line for each excerpt that is not verified, with its place in the data file."""
    return tuple(
        f"hotspots.{hotspot_id}.excerpts[{position}].quote: {proof.state}"
        + (f" ({proof.detail})" if proof.detail and proof.state != State.UNREADABLE else "")
        + f"; the words of {edition.dataset.sources[excerpt.source].document} were expected; copy them again"
        for hotspot_id, hotspot in edition.dataset.hotspots.items()
        for position, excerpt in enumerate(hotspot.excerpts)
        for proof in (edition.proof(excerpt),)
        if not proof.verified
    )


def _verification_record(edition: Edition, complaints: tuple[str, ...]) -> dict[str, Any]:
    verification = edition.verification
    fields = ("excerpt", "source", "state", "start", "end", "detail")
    return {
        "ok": not complaints,
        "sha256": edition.sha256,
        "basis": verification.basis,
        "sources": {
            source_id: {
                "excerpts": len(excerpts),
                "verified": sum(edition.proof(excerpt).verified for excerpt in excerpts),
                "quoted_share": verification.quoted_share.get(source_id),
                "shipped_share": verification.shipped_share.get(source_id),
                "longest_words": max((len(excerpt.quote.split()) for excerpt in excerpts), default=0),
            }
            for source_id, excerpts in excerpts_by_source(edition.dataset).items()
        },
        "excerpts": [{name: getattr(proof, name) for name in fields} for proof in verification.proofs.values()],
        "problems": list(complaints),
    }


def _update(lock_file: Path, sha256: str, verification: Verification) -> str:
    """Write the lock file and return the line that says what changed in it.

    Raises HotspotsError where a document could not be read: then nothing was found out about its quotes.
    """
    if any(proof.state == State.UNREADABLE for proof in verification.proofs.values()):
        raise HotspotsError(f"{lock_file}: was not written; all documents were expected; see the lines above")
    before = _lock_or_none(lock_file)
    write_lock(lock_file, sha256, verification)
    after = read_lock(lock_file)
    if before is None:
        return f"{lock_file}: written, {len(after.excerpts)} excerpts"
    if before == after:
        return f"{lock_file}: unchanged"
    old, new = before.excerpts, after.excerpts
    changed = sum(old[key] != new[key] for key in old.keys() & new.keys())
    counts = {"added": len(new.keys() - old.keys()), "removed": len(old.keys() - new.keys()), "changed": changed}
    said = [f"{number} {word}" for word, number in counts.items() if number] or ["only its checksums changed"]
    return f"{lock_file}: updated, {', '.join(said)}"


def _lock_or_none(lock_file: Path) -> Lock | None:
    try:
        return read_lock(lock_file)
    except HotspotsError:
        return None
