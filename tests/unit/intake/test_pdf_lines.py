"""Lines of pages become paragraphs: what belongs together is joined, heads and bylines stand alone."""

import pytest
from document_files import TITLE, packed_pdf

from geo.errors import HotspotsError
from geo.intake.extract import extract_here
from geo.intake.pdf_lines import PdfLine, flowing

PROSE = (
    "Negotiators from four coastal towns left on Tuesday without any",
    "agreement on who may use the northern channel, and nobody knows",
    "when the talks would begin again or what the towns would want.",
)
Shown = tuple[str, float, float]


def page(*shown: Shown) -> tuple[str, ...]:
    """The paragraphs of lines (text, left end, size), each 12 points below the one before."""
    return flowing([[PdfLine(text=text, x=x, y=700 - 12 * at, size=size) for at, (text, x, size) in enumerate(shown)]])


def body() -> list[Shown]:
    return [(line, 72, 10) for line in PROSE]


@pytest.mark.parametrize("head", [("By Mara Lindqvist",), ("BY MARA LINDQVIST", "May 4, 2023"), ("4 May 2023",)])
def test_byline_and_date_stand_alone_without_gaps(head: tuple[str, ...]) -> None:
    assert page((TITLE, 72, 10), *((line, 72, 10) for line in head), *body()) == (TITLE, *head, " ".join(PROSE))


def test_a_sentence_that_says_by_whom_is_no_byline() -> None:
    lines = ("The report on the harbour, which nobody has read, was written then", "By Mara Lindqvist of the towns. ")
    assert page(*body(), *((line, 72, 10) for line in lines), *body())[0].count("By Mara") == 1


def test_a_first_line_that_hangs_out_begins_its_paragraph() -> None:
    told = (*PROSE[:2], "when the talks will begin.")
    one = ((told[0], 60, 10), (told[1], 72, 10), (told[2], 72, 10))
    assert page(*one, *one) == (" ".join(told), " ".join(told))


def test_a_broken_word_is_whole_though_the_letters_change_their_size() -> None:
    assert page(("All of the towns say that they must im-", 84, 8.8), ("prove the harbour.", 72, 11), *body())[0] == (
        "All of the towns say that they must improve the harbour."
    )


def test_a_pdf_without_pages_is_said_to_have_none() -> None:
    with pytest.raises(HotspotsError, match=r"^has no pages; "):
        extract_here(packed_pdf([]))


def test_a_pdf_whose_encryption_is_not_read_is_refused_with_what_helps() -> None:
    locked = b"<</Filter/Standard/V 5/R 6/Length 256/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>"
    keys = b"/StmF/StdCF/StrF/StdCF/P -4/O(%s)/U(%s)/OE(%s)/UE(%s)/Perms(%s)>>"
    filled = keys % (b"o" * 48, b"u" * 48, b"o" * 32, b"u" * 32, b"p" * 16)
    plain = packed_pdf([b""])
    with pytest.raises(
        HotspotsError, match=r"^is encrypted, even if it opens without a password; .* print it to a new"
    ):
        extract_here(plain.replace(b"/Info 4 0 R", b"/ID[(a)(a)]/Encrypt " + locked + filled))
