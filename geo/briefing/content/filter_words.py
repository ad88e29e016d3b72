"""The filters in force, in words."""

from geo.dataset.dates import date_text
from geo.dataset.model import Dataset
from geo.dataset.named import ARTICLE_SPEAKS, actor_name
from geo.selection.selection import Filters
from geo.text import in_quote_marks

__all__ = ["filter_text"]


def filter_text(filters: Filters, dataset: Dataset) -> str:
    """The filters in force other than the choice of articles, in words; empty where there is none."""
    dates = [
        f"from {date_text(filters.from_)}" if filters.from_ else "",
        f"to {date_text(filters.to)}" if filters.to else "",
    ]
    parts = [
        _listed("topic", tuple(t.value for t in filters.topic)),
        _listed("actor", tuple(actor_name(dataset, actor) for actor in filters.actor)),
        _listed("speaker", tuple("the article itself" if s == ARTICLE_SPEAKS else s for s in filters.speaker)),
        _listed("stance", tuple(s.value for s in filters.stance)),
        _listed("mode", tuple(m.value for m in filters.mode)),
        _listed("claim", tuple(c.value for c in filters.claim)),
        _listed("precision", tuple(p.label for p in filters.precision)),
        f"articles {' '.join(d for d in dates if d)}" if any(dates) else "",
        f"search {in_quote_marks(filters.q)}" if filters.q else "",
    ]
    return "; ".join(part for part in parts if part)


def _listed(name: str, values: tuple[str, ...]) -> str:
    return f"{name} {' or '.join(values)}" if values else ""
