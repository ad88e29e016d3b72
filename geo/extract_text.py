"""Plain text: encodings and broken lines."""

from geo.decoding import decode_text
from geo.normalising import lines_of
from geo.reading import Reading
from geo.unwrapping import plain_paragraphs

__all__ = ["read_text"]


def read_text(data: bytes) -> Reading:
    """The paragraphs of plain text. Raises HotspotsError for an encoding that is not certain."""
    return Reading(paragraphs=plain_paragraphs(lines_of(decode_text(data))))
