"""How well the five documents' sentences are given to hotspots: floors a little below what is reached."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest
from repository import ROOT

pytestmark = pytest.mark.documents


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    file = ROOT / "tests" / "benchmarks" / "bench_proposals.py"
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    if not module.DOCUMENTS.is_dir():
        pytest.skip("the articles are not here")
    return module


def test_sections_are_found_without_their_headings(bench: ModuleType) -> None:
    dataset = bench.real_data()
    bare = bench.on_sections(dataset, headings=False, carrying=False).f1
    carried = bench.on_sections(dataset, headings=False).f1
    assert carried >= 0.93
    assert carried > bare + 0.05, "carrying over is worth its rules"


def test_labels_are_found(bench: ModuleType) -> None:
    dataset = bench.real_data()
    scores = {source_id: bench.on_labels(dataset, source_id) for source_id in dataset.sources}
    assert min(score.f1 for score in scores.values()) >= 0.85
    assert sum(scores.values(), start=bench.Score()).f1 >= 0.92


def test_labels_name_sentences_and_hotspots_that_exist(bench: ModuleType) -> None:
    dataset = bench.real_data()
    for source_id in dataset.sources:
        rows = json.loads((bench.LABELS / f"{source_id}.json").read_text("utf-8"))
        text = bench.text_of(dataset, source_id)
        assert [(start, end) for start, end, _ in rows] == list(bench.split_sentences(text))
        assert {id_ for *_, ids in rows for id_ in ids} <= dataset.hotspots.keys()
