"""How well it is proposed who says the shipped excerpts: the floors that the benchmark states."""

import importlib.util
import sys

import pytest
from repository import ROOT

from geo.dataset.loader import load


@pytest.mark.documents
def test_words_of_others_are_told_from_the_articles_own() -> None:
    file = ROOT / "tests" / "benchmarks" / "bench_speech.py"
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = bench  # dataclasses look their module up
    spec.loader.exec_module(bench)
    if not bench.DOCUMENTS.is_dir():
        pytest.skip("the articles are not here")
    dataset = load(ROOT / "data" / "hotspots.yaml").dataset
    if not any(excerpt.speaker for spot in dataset.hotspots.values() for excerpt in spot.excerpts):
        pytest.skip("the map names no speaker")
    total = sum((bench.on_document(dataset, source_id) for source_id in dataset.sources), bench.Tally())
    assert total.precision >= bench.PRECISION
    assert total.recall >= bench.RECALL
    assert total.named >= 0.75 * total.right
    assert total.stance >= 0.8 * total.right
    assert total.mode >= 0.9 * total.all
