import hashlib
from pathlib import Path

import pytest
from invented import ARTICLE, SENTENCES, dataset, folder_with
from small_map import SmallDataset

from geo.dataset.loader import load
from geo.evidence.edition import former, open_edition
from geo.evidence.lock import lock_bytes, lock_path
from geo.evidence.proof import Proof, ProofState, verify_quotes
from geo.evidence.revisions import Revision, revisions

QUOTES = (
    *SENTENCES[:4],
    "Neither Norland nor Estmark has ratified […] Its non-aligned neighbours finance fifteen offshore wind farms",
)


def revised(tmp_path: Path, text: str, quotes: tuple[str, ...] = QUOTES) -> Revision:
    """What becomes of the quotes of the invented article when another text stands in its place."""
    old = dataset(quotes)
    before = verify_quotes(old, folder_with(tmp_path)).proofs
    after = verify_quotes(old, folder_with(tmp_path, text), lambda: before, as_they_are=True)
    (revision,) = revisions(old, after, before)
    assert revision.sha256 == hashlib.sha256(text.encode()).hexdigest()
    return revision


def told(tmp_path: Path, text: str, quotes: tuple[str, ...] = QUOTES) -> list[str]:
    return [seen.what for seen in revised(tmp_path, text, quotes).quotes]


def test_unchanged_documents_have_no_revision(tmp_path: Path) -> None:
    data = dataset(QUOTES)
    found = verify_quotes(data, folder_with(tmp_path))
    assert revisions(data, found, found.proofs) == ()
    assert verify_quotes(data, tmp_path, as_they_are=True) == found


def test_a_document_that_is_gone_is_no_other_version(tmp_path: Path) -> None:
    data = dataset(QUOTES)
    assert revisions(data, verify_quotes(data, tmp_path, as_they_are=True), {}) == ()


def test_each_quote_says_what_happened_to_it(tmp_path: Path) -> None:
    changes = [
        ("after six years", "after some six years"),
        ("’s fleet", "'s fleet"),
        (SENTENCES[2], "A new sentence about the weather."),
        ("has ratified", "ratified"),
    ]
    text = ARTICLE
    for old, new in changes:
        text = text.replace(old, new)
    back = len(SENTENCES[2]) - len("A new sentence about the weather.") - len("some ")
    assert told(tmp_path, text) == [
        "altered: … 14 March 1998, after {+some+} six years of talks.",
        "moved 5 characters on, now typographic",
        "missing: nothing like it stands in the document",
        f"moved {back} characters back",
        "altered: part 1 of 2: Neither Norland nor Estmark [-has-] ratified",
    ]


def test_quotes_before_the_change_stay_where_they_were(tmp_path: Path) -> None:
    assert set(told(tmp_path, f"{ARTICLE} Once more.")) == {"same place"}
    assert told(tmp_path, f"x{ARTICLE}")[1] == "moved 1 character on"


def test_a_copy_that_was_put_in_is_told_from_the_old_one_by_its_context(tmp_path: Path) -> None:
    text = f"{SENTENCES[3]} So it was said.\n\n{ARTICLE}"
    (seen,) = revised(tmp_path, text, SENTENCES[3:4]).quotes
    assert (seen.proof.state, seen.what) == (ProofState.EXACT, f"moved {len(SENTENCES[3]) + 18} characters on")
    assert text[seen.proof.start : seen.proof.end] == SENTENCES[3]


def test_what_was_no_proof_before_may_be_one_now(tmp_path: Path) -> None:
    quote = SENTENCES[0].replace("six", "seven")
    assert told(tmp_path, ARTICLE.replace("six", "seven"), (quote,)) == ["same place, now exact"]


@pytest.mark.parametrize(
    ("text", "another"), [("Zebras graze on the hills of the moon.", True), (ARTICLE + "!", False)]
)
def test_a_document_with_none_of_the_quotes_is_another_one(tmp_path: Path, text: str, another: bool) -> None:
    assert revised(tmp_path, text).another is another


def test_a_quote_nobody_looked_for_before_says_where_it_is(tmp_path: Path) -> None:
    old = dataset(QUOTES[:1])
    folder_with(tmp_path, f"{ARTICLE} More.")
    (revision,) = revisions(old, verify_quotes(old, tmp_path, as_they_are=True), {})
    assert [seen.what for seen in revision.quotes] == [f"found at characters 21–{21 + len(SENTENCES[0])}"]


def test_the_lock_file_decides_between_copies(small_dataset: SmallDataset) -> None:
    """A quote that stands twice is proven where it stood when it stood there once."""
    loaded = load(small_dataset.data)
    excerpt = loaded.dataset.hotspots["serbia"].excerpts[1]
    found: Proof = open_edition(small_dataset.data, small_dataset.documents).proof(excerpt)
    before = verify_quotes(loaded.dataset, small_dataset.documents)
    lock_path(small_dataset.data).write_bytes(lock_bytes(loaded.sha256, before))
    gazette = small_dataset.documents / "gazette.txt"
    text = f"{gazette.read_text('utf-8')}\nAgain: {excerpt.quote} That was all.\n"
    gazette.write_text(text, "utf-8")
    small_dataset.replace(loaded.dataset.sources["gazette-2020"].sha256, hashlib.sha256(text.encode()).hexdigest())
    assert former(load(small_dataset.data))[excerpt.id] == found
    now = open_edition(small_dataset.data, small_dataset.documents).proof(excerpt)
    assert (now.state, now.start) == (ProofState.EXACT, found.start)
    lock_path(small_dataset.data).unlink()
    assert open_edition(small_dataset.data, small_dataset.documents).proof(excerpt).state is ProofState.AMBIGUOUS
