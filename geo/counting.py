"""Numbers of things in words."""

__all__ = ["counted"]


def counted(number: int, noun: str) -> str:
    """`1 excerpt`, `1,200 excerpts`: for nouns that take an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
