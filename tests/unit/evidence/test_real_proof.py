"""The shipped quotes: against their documents where these are, and against the lock file everywhere."""

import hashlib

import pytest
from repository import DATA, DOCUMENTS

from geo.dataset.loader import load
from geo.evidence.lock import check_lock, lock_bytes, lock_path, read_lock
from geo.evidence.proof import ProofState, quoted_parts, verify_quotes

with_documents = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the articles are not on this machine")


def test_shipped_lock_file_proves_every_shipped_quote() -> None:
    loaded = load(DATA)
    result = check_lock(loaded.dataset, loaded.sha256, read_lock(lock_path(DATA)))
    assert result.problems == ()
    assert {key: proof.detail for key, proof in result.proofs.items() if not proof.verified} == {}
    assert set(result.quoted_share) == set(loaded.dataset.sources)


def test_lock_file_holds_no_excerpt_that_the_data_file_lacks() -> None:
    shipped = {excerpt.id for hotspot in load(DATA).dataset.hotspots.values() for excerpt in hotspot.excerpts}
    assert set(read_lock(lock_path(DATA)).excerpts) == shipped


@pytest.mark.documents
@with_documents
def test_every_shipped_quote_stands_in_its_document() -> None:
    result = verify_quotes(load(DATA).dataset, DOCUMENTS)
    assert {key: (proof.state, proof.detail) for key, proof in result.proofs.items() if not proof.verified} == {}
    assert result.problems == ()


@pytest.mark.documents
@with_documents
def test_shipped_lock_file_is_what_the_documents_give() -> None:
    loaded = load(DATA)
    again = lock_bytes(loaded.sha256, verify_quotes(loaded.dataset, DOCUMENTS))
    assert again.decode() == lock_path(DATA).read_text(encoding="utf-8")


@pytest.mark.documents
@with_documents
def test_every_anchor_leads_to_the_quotes_characters() -> None:
    loaded = load(DATA)
    quotes = {excerpt.id: excerpt.quote for hotspot in loaded.dataset.hotspots.values() for excerpt in hotspot.excerpts}
    for proof in verify_quotes(loaded.dataset, DOCUMENTS).proofs.values():
        source = loaded.dataset.sources[proof.source]
        data = (DOCUMENTS / source.document).read_bytes()
        assert hashlib.sha256(data).hexdigest() == proof.document_sha256
        assert proof.start is not None
        for part in quoted_parts(proof):
            around = data.decode()[part.start - len(part.prefix) : part.end + len(part.suffix)]
            assert around == part.prefix + part.exact + part.suffix
        assert (proof.exact == quotes[proof.excerpt].strip()) is (proof.state is ProofState.EXACT)
