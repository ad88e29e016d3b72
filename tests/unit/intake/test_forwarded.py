"""Messages that were forwarded, and such as a program has written twice: the article in them, and whose it is."""

import textwrap
from email.message import EmailMessage

import pytest
from document_files import TEXT, TITLE

from geo.intake.extract import extract_here
from geo.intake.forwarded import find_forwarded

BODY = "\n\n".join(textwrap.fill(text, 70) for text in TEXT)
ARTICLE = "\n\n".join(TEXT) + "\n"
GMAIL = f"""---------- Forwarded message ---------
From: The Northern Gazette <news@gazette.example>
Date: Thu, 4 May 2023 at 23:30
Subject: {TITLE}
To: Jane Doe <jane@example.org>


"""
OUTLOOK = f"""________________________________
From: The Northern Gazette [mailto:news@gazette.example]
Sent: Thursday, May 4, 2023 11:30 PM
To: Jane Doe <jane@example.org>
Subject: FW: {TITLE}

"""
APPLE = "Begin forwarded message:\n\n" + textwrap.indent(
    f"From: The Northern Gazette <news@gazette.example>\nSubject: {TITLE}\nDate: 4 May 2023 at 23:30:00 CEST\n"
    f"To: jane@example.org\n\n{BODY}",
    "> ",
    lambda _: True,
)
PAGE = (
    "<div>For the file.<br><div>---------- Forwarded message ---------<br>From: <b>The Northern Gazette</b> "
    f"&lt;news@gazette.example&gt;<br>Date: Thu, 4 May 2023 at 23:30<br>Subject: {TITLE}<br></div>"
    + "".join(f"<p>{text}</p>" for text in TEXT)
    + "</div>"
)


def mail(subject: str, plain: str | None, page: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Jane Doe <jane@example.org>", "desk@example.org", subject
    message["Date"] = "Fri, 05 May 2023 10:00:00 +0200"
    if plain is not None:
        message.set_content(plain, cte="base64")
    if page is not None:
        (message.set_content if plain is None else message.add_alternative)(page, subtype="html")
    return bytes(message)


@pytest.mark.parametrize(
    ("plain", "page"),
    [
        (f"For the file.\n\n{GMAIL}{BODY}", None),
        (f"For the file.\n\n{OUTLOOK}{BODY}", None),
        (APPLE, None),
        (f"Look at this, too.\n\n{OUTLOOK}For the file.\n\n{GMAIL}{BODY}", None),
        (None, PAGE),
    ],
)
def test_of_a_forwarded_message_the_inner_one_is_read(plain: str | None, page: str | None) -> None:
    found = extract_here(mail(f"Fwd: {TITLE}", plain, page))
    assert found.text == ARTICLE
    said = {name: str(field.value) for name, field in found.fields.items()}
    assert said["title"] == TITLE
    assert "The Northern Gazette" in said["author"]
    assert said["issued"] == "2023-05-04"
    assert "lines that are not the article" in found.notes[-1]


def test_who_forwards_a_message_has_not_written_it() -> None:
    fields = extract_here(mail(f"FW: {TITLE}", BODY)).fields
    assert set(fields) == {"title"}


def test_an_answer_keeps_the_words_of_who_answers() -> None:
    found = extract_here(mail(f"Re: {TITLE}", f"{BODY}\n\n{OUTLOOK}What do the towns want?"))
    assert found.text.startswith(TEXT[0])
    assert str(found.fields["issued"].value) == "2023-05-05"


def test_where_links_lead_is_no_part_of_a_text_that_was_made_from_a_page() -> None:
    page = "".join(f"<p>{text}</p>" for text in TEXT)
    plain = "[image: boats]\n\n" + BODY.replace("“We came", "“We <https://gazette.example/p> came")
    assert extract_here(mail(TITLE, plain, page)).text == ARTICLE
    assert "“We <https://gazette.example/p> came" in extract_here(mail(TITLE, plain)).text


def test_a_header_of_spaces_is_read_as_fast_as_one_of_words() -> None:
    assert find_forwarded("From: Ada Moss\nDate:" + " " * 500_000 + "x\nThe fleet left.\n") is None
