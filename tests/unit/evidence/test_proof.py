import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import ARTICLE, SENTENCES, dataset, folder_with

from geo.dataset.model import Dataset
from geo.evidence.anchor import Anchor
from geo.evidence.proof import VERIFIED, Proof, ProofState, share, verify_quotes, verify_text


def by_quote(data: Dataset, proofs: dict[str, Proof]) -> Iterator[tuple[str, Proof]]:
    for hotspot in data.hotspots.values():
        for excerpt in hotspot.excerpts:
            yield excerpt.quote, proofs[excerpt.id]


def test_every_state_but_the_first_two_is_unverified(tmp_path: Path) -> None:
    quotes = {
        SENTENCES[0]: ProofState.EXACT,
        SENTENCES[1].replace("’", "'"): ProofState.TYPOGRAPHIC,
        SENTENCES[2].replace("37.5", "37.6"): ProofState.ALTERED,
        "Estmark": ProofState.AMBIGUOUS,
        "Zebras graze on the moon.": ProofState.MISSING,
    }
    data = dataset(list(quotes))
    result = verify_quotes(data, folder_with(tmp_path))
    found = dict(by_quote(data, dict(result.proofs)))
    assert {quote: proof.state for quote, proof in found.items()} == quotes
    assert [proof.verified for proof in found.values()] == [True, True, False, False, False]
    assert frozenset({ProofState.EXACT, ProofState.TYPOGRAPHIC}) == VERIFIED
    assert (result.basis, result.problems) == ("documents", ())


def test_proof_says_where_and_in_which_document(tmp_path: Path) -> None:
    (proof,) = verify_quotes(dataset([SENTENCES[4]]), folder_with(tmp_path)).proofs.values()
    assert proof.document_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert proof.source == "gazette-2020"
    assert ARTICLE[proof.start : proof.end] == SENTENCES[4]
    assert (proof.prefix, proof.suffix) == ("patrol boats to Sudmark. ", " Sudmark does not recognise the")


def test_absent_document_makes_its_quotes_unreadable(tmp_path: Path) -> None:
    result = verify_quotes(dataset(SENTENCES[:2]), tmp_path)
    assert {proof.state for proof in result.proofs.values()} == {ProofState.UNREADABLE}
    assert len(result.problems) == 1
    assert str(result.problems[0]).startswith("gazette.txt: is not in the documents folder;")
    assert {proof.detail for proof in result.proofs.values()} == set(map(str, result.problems))
    assert result.quoted_share == {}


def test_changed_document_makes_its_quotes_unreadable(tmp_path: Path) -> None:
    result = verify_quotes(dataset(SENTENCES[:1]), folder_with(tmp_path, ARTICLE + " "))
    (proof,) = result.proofs.values()
    assert (proof.state, proof.start) == (ProofState.UNREADABLE, None)
    assert str(result.problems[0]).startswith("sources.gazette-2020.sha256: gazette.txt is not the file that was read:")


def test_document_out_of_the_folder_makes_its_quotes_unreadable(tmp_path: Path) -> None:
    inside = tmp_path / "documents"
    inside.mkdir()
    folder_with(tmp_path)
    (inside / "gazette.txt").symlink_to("../gazette.txt")
    (proof,) = verify_quotes(dataset(SENTENCES[:1]), inside).proofs.values()
    assert proof.state is ProofState.UNREADABLE
    assert "leads out of the documents folder" in proof.detail


def test_quotes_of_more_than_a_third_are_a_problem(tmp_path: Path) -> None:
    result = verify_quotes(dataset(SENTENCES[:5]), folder_with(tmp_path))
    quoted = sum(map(len, SENTENCES[:5])) / len(ARTICLE)
    assert result.quoted_share["gazette-2020"] == pytest.approx(quoted, abs=1e-6)
    what = f"sources.gazette-2020: {quoted:.1%} of gazette.txt is quoted"
    told = f"{what}; at most a third was expected; shorten or drop some of its excerpts"
    assert tuple(map(str, result.problems)) == (told,)


def test_context_is_shipped_too_and_counted_apart(tmp_path: Path) -> None:
    result = verify_quotes(dataset([SENTENCES[4]]), folder_with(tmp_path))
    (proof,) = result.proofs.values()
    more = (len(proof.prefix) + len(proof.suffix)) / len(ARTICLE)
    assert result.shipped_share["gazette-2020"] - result.quoted_share["gazette-2020"] == pytest.approx(more, abs=1e-6)


def test_overlapping_quotes_count_once(tmp_path: Path) -> None:
    quotes = [SENTENCES[0], f"{SENTENCES[0]} {SENTENCES[1]}", SENTENCES[1]]
    result = verify_quotes(dataset(quotes), folder_with(tmp_path))
    assert result.quoted_share["gazette-2020"] == pytest.approx(len(quotes[1]) / len(ARTICLE), abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)))
def test_share_is_that_of_the_characters_covered(spans: list[list[int]]) -> None:
    anchors = [Anchor(state=ProofState.EXACT, start=start, end=end) for start, end in spans]
    covered = {at for start, end in spans for at in range(start, end)}
    assert share("x" * 50, anchors, with_context=False) == pytest.approx(len(covered) / 50)


def test_excerpt_of_two_hotspots_has_one_proof(tmp_path: Path) -> None:
    data = dataset([SENTENCES[0]])
    ember = data.hotspots["ember"]
    twice = data.model_copy(update={"hotspots": {"ember": ember, "other": ember}})
    assert len(verify_quotes(twice, folder_with(tmp_path)).proofs) == 1


def test_documents_can_be_checked_by_any_executor() -> None:
    with ThreadPoolExecutor(2) as executor:
        sharded = list(executor.map(verify_text, [ARTICLE] * 2, [SENTENCES[:6], SENTENCES[6:]]))
    assert (*sharded[0], *sharded[1]) == verify_text(ARTICLE, SENTENCES)
