"""What taking a document in costs, beside the bare library on the same file.

    python tests/benchmarks/bench_add.py

Generator: 200 paragraphs of 60 words, drawn from 500 invented words with seed 4, as a web page, a PDF of 40 pages, a
Word document, a message and plain text. `here` is the extraction in this process; `apart` is the same in a process of
its own with limits, as `hotspots add` does it, start and imports included; the floor is the library that reads the
kind, without paragraphs, notices or metadata. Then: the comparison of one article with 500 others. Best of five.
"""

import email
import email.policy
import io
import random
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

import trafilatura  # noqa: E402  after the path to the package
from document_files import docx, lines, message, pdf  # noqa: E402
from docx import Document  # noqa: E402
from pypdf import PdfReader  # noqa: E402

from geo.intake.extract import extract_here  # noqa: E402
from geo.intake.near_duplicates import nearest_text  # noqa: E402
from geo.intake.sandbox import extract  # noqa: E402

ROUNDS = 5
SEED = 4
OTHERS = 500


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest round."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took) * 1000


def main() -> None:
    """Print the table."""
    draw = random.Random(SEED)
    words = ["".join(draw.choices("aeioulnrst", k=draw.randint(2, 11))) for _ in range(500)]
    paragraphs = [" ".join(draw.choices(words, k=60)).capitalize() + "." for _ in range(200)]
    text = "\n\n".join(paragraphs)
    page = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in paragraphs) + "</article></body></html>"
    pages = [lines("\n".join(textwrap.wrap(" ".join(paragraphs[at : at + 5]), 90)), 72, 720) for at in range(0, 200, 5)]
    mail = bytes(message(text))
    printed, word = pdf(pages), docx(paragraphs)
    floors: dict[str, tuple[bytes, Callable[[], object]]] = {
        "html": (page.encode(), lambda: trafilatura.extract(page)),
        "pdf": (printed, lambda: [sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages]),
        "docx": (word, lambda: [paragraph.text for paragraph in Document(io.BytesIO(word)).paragraphs]),
        "eml": (mail, lambda: email.message_from_bytes(mail, policy=email.policy.default).get_body().get_content()),
        "txt": (text.encode(), lambda: text.encode().decode()),
    }
    sys.stdout.write(f"{'':5}{'KB':>7}{'floor ms':>10}{'here ms':>10}{'ratio':>7}{'apart ms':>10}\n")
    for name, (data, floor) in floors.items():
        bare, here = best(floor), best(lambda data=data: extract_here(data))
        apart = best(lambda data=data, name=name: extract(name, data))
        ratio = f"{here / bare:.1f}" if bare > 0.1 else "–"
        sys.stdout.write(f"{name:5}{len(data) / 1024:7.0f}{bare:10.1f}{here:10.1f}{ratio:>7}{apart:10.0f}\n")
    others = [(str(at), " ".join(draw.choices(words, k=1000))) for at in range(OTHERS)]
    took = best(lambda: nearest_text(text, others))
    sys.stdout.write(f"compared with {OTHERS} articles of 1,000 words: {took:.0f} ms\n")


if __name__ == "__main__":
    main()
