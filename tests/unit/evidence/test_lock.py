import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import SENTENCES, dataset, folder_with

from geo.errors import HotspotsError
from geo.evidence.lock import check_lock, lock_bytes, lock_path, read_lock
from geo.evidence.proof import ProofState, Verification, verify_quotes

YAML_SHA = "ab" * 32
QUOTES = (
    SENTENCES[0],
    SENTENCES[1].replace("’", "'"),
    SENTENCES[2].replace("37.5", "37.6"),
    "Estmark",
    "Zebras graze on the moon.",
)


@pytest.fixture
def found(tmp_path: Path) -> Verification:
    return verify_quotes(dataset(QUOTES), folder_with(tmp_path))


@pytest.fixture
def lock(tmp_path: Path, found: Verification) -> Path:
    path = tmp_path / "hotspots.lock.json"
    path.write_bytes(lock_bytes(YAML_SHA, found))
    return path


def refused(path: Path) -> str:
    with pytest.raises(HotspotsError) as caught:
        read_lock(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.count("; ") == 2, "where: what is wrong; what was expected; what to do"
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


def test_lock_file_stands_beside_the_data_file() -> None:
    assert lock_path(Path("data/hotspots.yaml")) == Path("data/hotspots.lock.json")


def test_what_was_written_is_read_back(lock: Path, found: Verification) -> None:
    again = check_lock(dataset(QUOTES), YAML_SHA, read_lock(lock))
    assert again.proofs == found.proofs
    assert (again.quoted_share, again.shipped_share) == (found.quoted_share, found.shipped_share)
    assert (again.basis, again.problems) == ("lock", found.problems)


def test_same_findings_give_the_same_bytes(lock: Path, found: Verification) -> None:
    reordered = Verification(
        proofs=dict(reversed(found.proofs.items())),
        basis="documents",
        quoted_share=found.quoted_share,
        shipped_share=found.shipped_share,
        problems=(),
    )
    assert lock_bytes(YAML_SHA, reordered) == lock.read_bytes()


def test_lock_file_is_json_with_the_selectors_of_the_w3c(lock: Path, found: Verification) -> None:
    data = json.loads(lock.read_text(encoding="utf-8"))
    exact = next(proof for proof in found.proofs.values() if proof.state is ProofState.EXACT)
    assert data["excerpts"][exact.excerpt] == {
        "source": "gazette-2020",
        "state": "exact",
        "selector": [
            {"type": "TextPositionSelector", "start": exact.start, "end": exact.end},
            {"type": "TextQuoteSelector", "exact": exact.exact, "prefix": exact.prefix, "suffix": exact.suffix},
        ],
    }
    assert list(data["excerpts"]) == sorted(data["excerpts"])
    assert lock.read_text(encoding="utf-8").endswith("}\n")


def test_an_older_lock_file_that_leaves_out_the_quotes_own_words_says_the_same(lock: Path, found: Verification) -> None:
    quote = next(proof.exact for proof in found.proofs.values() if proof.state is ProofState.EXACT)
    now = lock.read_text(encoding="utf-8")
    before = now.replace(f'"exact": {json.dumps(quote, ensure_ascii=False)}, ', "")
    assert before != now
    body = before.rpartition('\n  "sha256": ')[0]
    lock.write_text(f'{body}\n  "sha256": "{hashlib.sha256(body.encode()).hexdigest()}"\n}}\n', encoding="utf-8")
    assert check_lock(dataset(QUOTES), YAML_SHA, read_lock(lock)).proofs == found.proofs


def test_one_changed_anchor_changes_few_lines(lock: Path, found: Verification) -> None:
    before = lock.read_text(encoding="utf-8").splitlines()
    proofs = {key: proof for key, proof in found.proofs.items() if proof.state is not ProofState.EXACT}
    fewer = Verification(proofs=proofs, basis="documents", quoted_share={}, problems=())
    after = lock_bytes(YAML_SHA, fewer).decode().splitlines()
    assert len([line for line in before if line not in after]) <= 6


def test_lock_file_is_not_made_from_a_lock_file(lock: Path) -> None:
    again = check_lock(dataset(QUOTES), YAML_SHA, read_lock(lock))
    with pytest.raises(HotspotsError, match="a lock file comes from the documents"):
        lock_bytes(YAML_SHA, again)


def test_changed_data_file_is_noticed(lock: Path) -> None:
    again = check_lock(dataset(QUOTES), "cd" * 32, read_lock(lock))
    assert str(again.problems[0]).startswith("lock file: the data file is not the one it was written for,")
    assert "hotspots verify --update" in str(again.problems[0])


def test_new_or_changed_quote_is_not_yet_verified(lock: Path) -> None:
    quotes = (SENTENCES[0], QUOTES[1] + " Really.")
    first, second = check_lock(dataset(quotes), "cd" * 32, read_lock(lock)).proofs.values()
    assert first.verified
    assert (second.state, second.detail) == (ProofState.MISSING, "not yet verified: it is not in the lock file")


def test_another_document_makes_its_quotes_unreadable(lock: Path) -> None:
    again = check_lock(dataset(QUOTES, sha256="cd" * 32), YAML_SHA, read_lock(lock))
    assert {proof.state for proof in again.proofs.values()} == {ProofState.UNREADABLE}
    assert str(again.problems[0]).startswith(
        "sources.gazette-2020.sha256: is not that of the document that was checked;"
    )
    assert again.quoted_share == {}


def test_absent_lock_file_is_told_apart(tmp_path: Path) -> None:
    assert refused(tmp_path / "hotspots.lock.json").startswith("there is no lock file;")


def test_folder_in_place_of_the_lock_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.lock.json").mkdir()
    assert refused(tmp_path / "x.lock.json").startswith("cannot be read (is a directory);")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"exact"', '"verified"', "is damaged at `excerpts."),
        ('"altered"', '"exact"', "was changed after it was written;"),
        ('"start": ', '"start": 1', "was changed after it was written;"),
        ('"version": 1', '"version": 2', "was written by another version of hotspots;"),
        ('"quoted_share"', '"quoted_part"', "is damaged at `sources.gazette-2020.quoted_part`"),
        (YAML_SHA, "cd" * 32, "was changed after it was written;"),
        (YAML_SHA, "no hash", "is damaged at `data_sha256`"),
        ('"version": 1,', "", "was written by another version of hotspots;"),
        ('  "sources"', '  "sources": {},\n  "sources"', "was changed after it was written;"),
        ("{\n", "{\n\n", "was changed after it was written;"),
        ("}\n", "", "is damaged: it is no JSON;"),
        ("{\n", "<<<<<<< HEAD\n{\n", "is damaged: it is no JSON;"),
    ],
)
def test_lock_file_changed_by_hand_is_refused(lock: Path, old: str, new: str, told: str) -> None:
    text = lock.read_text(encoding="utf-8")
    assert old in text
    lock.write_text(text.replace(old, new, 1) if new or old != "}\n" else text[:-3], encoding="utf-8")
    assert refused(lock).startswith(told)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b'{"version": 1}', b"NaN"])
def test_what_is_no_lock_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.lock.json"
    path.write_bytes(content)
    refused(path)


def test_windows_line_ends_are_no_damage(lock: Path) -> None:
    before = read_lock(lock)
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert read_lock(lock) == before


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return lock_bytes(YAML_SHA, verify_quotes(dataset(QUOTES), folder_with(tmp_path_factory.mktemp("sound"))))


@settings(max_examples=200)
@given(data=st.data())
def test_any_flipped_bit_or_cut_end_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, sound: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sound) - 1))
    flipped = bytearray(sound)
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path_factory.getbasetemp() / "damaged.lock.json"
    for damaged in (bytes(flipped), sound[:at]):
        path.write_bytes(damaged)
        refused(path)


def test_entry_that_does_not_fit_its_quote_is_not_believed(lock: Path) -> None:
    sound = read_lock(lock)
    (first, *_), data = dataset(QUOTES).hotspots["ember"].excerpts, dataset(QUOTES)
    entry = sound.excerpts[first.id]
    assert entry.selector is not None
    position, words = entry.selector
    forged = [
        (position.model_copy(update={"end": position.end + 1}), words),
        (position, words.model_copy(update={"exact": first.quote.replace("Norland", "Sudmark")})),
    ]
    for selector in forged:
        for state in (ProofState.EXACT, ProofState.TYPOGRAPHIC):
            changed = entry.model_copy(update={"selector": selector, "state": state})
            believed = check_lock(data, YAML_SHA, sound.model_copy(update={"excerpts": {first.id: changed}}))
            assert believed.proofs[first.id].detail == "not verified: its entry in the lock file does not fit the quote"
            assert not believed.proofs[first.id].verified


ELIDED = f"{SENTENCES[3][:45]} [...] {SENTENCES[4]}".replace("5–7", "5-7")


@pytest.fixture
def elided(tmp_path: Path) -> tuple[Path, Verification]:
    path = tmp_path / "hotspots.lock.json"
    found = verify_quotes(dataset([ELIDED]), folder_with(tmp_path))
    path.write_bytes(lock_bytes(YAML_SHA, found))
    return path, found


def test_each_part_of_an_elided_quote_has_its_pair_of_selectors(elided: tuple[Path, Verification]) -> None:
    path, found = elided
    (proof,) = found.proofs.values()
    (entry,) = json.loads(path.read_text(encoding="utf-8"))["excerpts"].values()
    assert [selector["type"] for selector in entry["selector"]] == ["TextPositionSelector", "TextQuoteSelector"] * 2
    assert [selector["exact"] for selector in entry["selector"][1::2]] == [
        "Estmark, which never joined, officially sold",
        "Winter temperatures of −12 degrees close the harbour for 5–7 weeks each year…",
    ]
    assert check_lock(dataset([ELIDED]), YAML_SHA, read_lock(path)).proofs == {proof.excerpt: proof}


def test_elided_entry_whose_parts_do_not_fit_is_not_believed(elided: tuple[Path, Verification]) -> None:
    sound, data = read_lock(elided[0]), dataset([ELIDED])
    ((key, entry),) = sound.excerpts.items()
    assert entry.selector is not None
    first, last = entry.selector[:2], entry.selector[2:]
    for selector in ((*last, *first), first, (*first, *first), (*first, *last, *last)):
        forged = entry.model_copy(update={"selector": selector})
        proofs = check_lock(data, YAML_SHA, sound.model_copy(update={"excerpts": {key: forged}})).proofs
        assert not proofs[key].verified


def test_selectors_that_are_no_pairs_are_damage(elided: tuple[Path, Verification]) -> None:
    path = elided[0]
    text = path.read_text(encoding="utf-8")
    first = text.index('{"type": "TextQuoteSelector"')
    path.write_text(text[:first] + text[text.index('{"type": "TextPositionSelector"', first) :], encoding="utf-8")
    assert refused(path).startswith("is damaged at `excerpts.")
