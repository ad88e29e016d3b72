"""The data behind the page: loaded again whenever the file's content changes, and never lost to a broken save."""

import gc
import hashlib
import logging
import os
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from geo.dataset import loader
from geo.errors import Complaint, HotspotsError
from geo.evidence import documents, lock, proof
from geo.evidence.current_lock import next_lock_path
from geo.evidence.edition import prove, unproven
from geo.files import REPOSITORY
from geo.page.shared import made_files
from geo.page.shared.complaints import complaint_text


@dataclass(frozen=True, kw_only=True)
class PageData:
    """What the page shows, and what is wrong with the file where it shows an older version."""

    loaded: loader.Loaded
    verification: proof.Verification
    folder: Path | None
    """Folder of the documents, where they are present."""
    report: str | None
    """Why the file as it stands now cannot be shown; None when what is shown is what it holds."""


class _LastGood:
    """The last version of one file that could be loaded, shared by all sessions."""

    def __init__(self) -> None:
        self.loaded: loader.Loaded | None = None


@st.cache_resource(max_entries=8, show_spinner=False)
def _last_good(path: str) -> _LastGood:  # noqa: ARG001  # the path is the cache's key
    return _LastGood()


def data_path() -> Path:
    """Return the YAML to show: `HOTSPOTS_DATA`, else the repository's own."""
    return Path(os.environ.get("HOTSPOTS_DATA") or REPOSITORY / "data" / "hotspots.yaml")


def editing() -> bool:
    """Whether the page may write: only where `HOTSPOTS_EDIT` is `1`, as `hotspots serve --edit` sets it."""
    return os.environ.get("HOTSPOTS_EDIT") == "1"


def _stamp(paths: tuple[Path, ...]) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether one of these files has changed: name, size and time of change in nanoseconds."""
    stats = ((p, p.stat()) for p in paths if p.exists())
    return tuple((p.name, s.st_size, s.st_mtime_ns) for p, s in stats)


@st.cache_data(max_entries=8, ttl=3600, show_spinner=False)
def _verification(
    sha256: str,  # noqa: ARG001  # stands for the dataset in the cache's key
    stamp: tuple[tuple[str, int, int], ...],  # noqa: ARG001  # stands for lock file and documents
    folder: Path | None,
    _loaded: loader.Loaded,
) -> proof.Verification:
    return prove(_loaded, folder)


def _verify(loaded: loader.Loaded, folder: Path | None) -> proof.Verification:
    files = [lock.lock_path(loaded.path), next_lock_path(loaded.path)]
    if folder is not None:
        files += [folder / source.document for source in loaded.dataset.sources.values()]
    try:
        return _verification(loaded.sha256, _stamp(tuple(files)), folder, loaded)
    except HotspotsError as error:
        return unproven(loaded.dataset, error.complaint)


def _documents(path: Path) -> tuple[Path | None, tuple[Complaint, ...]]:
    """Return the folder of the documents, or a complaint about the one that was asked for and is not there."""
    try:
        return documents.find_folder(None, path), ()
    except HotspotsError as error:
        # Where it is looked for is for the machine's keeper, not for every reader.
        logging.getLogger(__name__).warning("%s", error)
        return None, (Complaint(what="The folder of documents that this page was started with is not there."),)


def checksum(path: Path) -> str | None:
    """Return the SHA-256 of the file as it is now; None where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:  # the loader says why
        return None


def changed_ns(path: Path) -> int:
    """Return when the file was last changed, in nanoseconds since 1970; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def load_page_data() -> PageData:
    """Return the data to show.

    Raises HotspotsError, with all problems, when the file cannot be loaded and no earlier version could.
    """
    path = data_path()
    good = _last_good(str(path))
    report = None
    try:
        if good.loaded is None or checksum(path) != good.loaded.sha256:
            good.loaded = loader.load(path)
    except HotspotsError as error:
        report = complaint_text(error)
        if good.loaded is None:
            raise
    folder, trouble = _documents(path)
    verification = _verify(good.loaded, folder)
    verification = replace(verification, problems=(*trouble, *verification.problems))
    return PageData(loaded=good.loaded, verification=verification, folder=folder, report=report)


@st.cache_resource(max_entries=1, show_spinner=False)
def freeze_loaded(sha256: str) -> None:  # noqa: ARG001  # once for each version of the data
    """Take what is loaded by now out of Python's search for garbage.

    Streamlit searches everything after every run (`gc.collect(2)`), which takes 70 ms with all of the libraries and
    next to nothing without. What an earlier version of the data left is given back first.
    """
    made_files.forget()
    gc.unfreeze()
    gc.collect()
    gc.freeze()
