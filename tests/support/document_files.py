"""Documents of every kind, made here: an invented news page, PDFs written by hand, Word documents, messages."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

from docx import Document
from saved_office import saved

TITLE = "Harbour talks stall in Vetland"
TEXT = (
    (
        "Negotiators from four coastal towns left Vetland on Tuesday without an agreement on who may use the northern "
        "channel, and nobody could say when the talks would begin again."
    ),
    (
        "“We came with a proposal and we leave with a proposal,” said the mayor of Osterby, who had led the delegation "
        "of the islands. The channel has been closed to foreign ships since March."
    ),
    "A channel for everyone",
    (
        "The towns had agreed in principle that pilots would be shared. But the cost of dredging, which the harbour "
        "office puts at eleven million crowns a year, divided them again; two of the towns refused to pay before the "
        "ice is gone."
    ),
    (
        "Observers doubt that the ministry will intervene before the autumn. A spokesman said that the government was "
        "watching, and that it would rather not."
    ),
)
"""The article, paragraph by paragraph; the third is a heading."""

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Northern Gazette</title>
<link rel="canonical" href="https://gazette.example/world/harbour-talks">
<meta property="og:site_name" content="The Northern Gazette">
<meta property="og:title" content="{TITLE}">
<meta name="author" content="desk@gazette.example">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
  {{"@type": "WebSite", "name": "Gazette"}},
  {{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2023-05-04T09:12:00+02:00",
    "author": [{{"@type": "Person", "name": "Mara Lindqvist"}},
               {{"@type": "Person", "givenName": "Ole", "familyName": "Berg"}}],
    "publisher": {{"@type": "Organization", "name": "Gazette Media"}}}}]}}</script>
<style>body {{ width: 640px }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div id="cookie-banner"><p>We use cookies to improve your experience.</p><button>Accept all</button></div>
<header><h1>{TITLE}</h1></header>
<article><h1>{TITLE}</h1><p class="byline">By Mara Lindqvist and Ole Berg</p>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">WhatsApp</a></div>
<figure><img src="boats.jpg" alt="boats"><figcaption>Boats wait outside the harbour.</figcaption></figure>
<p>{TEXT[0]}</p><p>{TEXT[1]}</p>
<script>var secret = "never in the text";</script>
<h2>{TEXT[2]}</h2><p>{TEXT[3]}</p>
<p>Read more: <a href="/pilots">Why the pilots are leaving</a></p>
<p>{TEXT[4]}</p>
<p>The Northern Gazette is not responsible for the content of external sites.</p></article>
<aside class="related"><h3>Related articles</h3><ul><li><a href="/ferry">Ferry fares rise again</a></li></ul></aside>
<section class="newsletter"><p>Sign up for our newsletter and never miss a story.</p></section>
<footer><p>© 2023 Gazette Media. All rights reserved.</p></footer></body></html>
"""

_Shown = tuple[float, float, float, str]
"""Left end, base line, size, text."""


def pdf(pages: Sequence[Sequence[_Shown]], information: bytes = b"") -> bytes:
    """A PDF with text at places, in points from the lower left corner of a page of 612 by 792."""
    streams = []
    for page in pages:
        shown = (f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in page)
        streams.append("\n".join(shown).encode("cp1252"))
    return packed_pdf([zlib.compress(stream) for stream in streams], information)


def packed_pdf(streams: Sequence[bytes], information: bytes = b"") -> bytes:
    """A PDF of these deflated contents of pages."""
    count = len(streams)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<<%s>>" % information,
    ]
    for at, stream in enumerate(streams):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
        objects += [page % (6 + 2 * at),
                    b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream)]  # fmt: skip
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF"
    return content + tail % (size, entries, size, len(content))


def lines(text: str, x: float, y: float, size: float = 11) -> list[_Shown]:
    """Each line of a text below the one before it."""
    return [(x, y - 1.2 * size * at, size, line) for at, line in enumerate(text.split("\n"))]


def docx(paragraphs: Sequence[str] = (TITLE, *TEXT)) -> bytes:
    """A Word document of these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """The package with another content of one part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return target.getvalue()


def message(plain: str | None, page: str | None = None) -> EmailMessage:
    """A message with one body or two."""
    mail = EmailMessage()
    mail["From"] = "The Northern Gazette <news@gazette.example>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = f"Re: AW: {TITLE}"
    mail["Date"] = "Thu, 04 May 2023 23:30:00 -0500"
    if plain is not None:
        mail.set_content(plain)
    if page is not None:
        if plain is None:
            mail.set_content(page, subtype="html")
        else:
            mail.add_alternative(page, subtype="html")
    return mail


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
