"""Something wrong with a value, before it has a position: what the checks of content return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.dataset.yaml.tree import Path
from geo.errors import nearest

__all__ = ["Finding", "did_you_mean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem at a path; `key` says that it is the key there which is wrong, not the value."""

    path: Path
    key: bool = False
    what: str
    expected: str
    fix: str
    misspelt: str | None = None
    """The name that is not known, if that is the trouble; the nearest of `known` are then offered first."""
    known: Sequence[str] | Mapping[str, str] = ()
    """What it may be: names, or codes with their names."""

    def words(self) -> tuple[str, str, str]:
        """What is wrong, what was expected, what to do."""
        # Offers are looked up here and not by the checks: it is slow, and only a hundred findings are ever shown.
        offer = did_you_mean(self.misspelt, self.known) if self.misspelt else ""
        return self.what, self.expected, offer or self.fix


def did_you_mean(name: str, known: Sequence[str] | Mapping[str, str]) -> str:
    """A question that offers the nearest known names, or no text; codes are also found by their names."""
    if not isinstance(known, Mapping):
        return _question([f"`{match}`" for match in nearest(name, known)])
    folded = name.casefold()
    if same := [code for code, title in known.items() if folded in (code.casefold(), title.casefold())]:
        return _question([f"`{code}` ({known[code]})" for code in same])
    by_name = {title: code for code, title in known.items()}
    codes = dict.fromkeys([*(by_name[match] for match in nearest(name, by_name)), *nearest(name, known)])
    return _question([f"`{code}` ({known[code]})" for code in list(codes)[:3]])


def _question(offers: Sequence[str]) -> str:
    return f"did you mean {', '.join(offers[:-1])}{' or ' if offers[1:] else ''}{offers[-1]}?" if offers else ""
