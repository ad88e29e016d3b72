"""The head of an article's excerpts in the panel, and the articles' citations."""

import streamlit as st

from geo.dataset.dates import date_text
from geo.dataset.model import Dataset, Source
from geo.evidence.citation import cite
from geo.page.filters import source_badge
from geo.page.shared.markdown import escape_markdown


def draw_article_head(dataset: Dataset, source_id: str) -> None:
    """Draw number, label and date of an article; they open its citation and the analyst's note on it."""
    source = dataset.sources[source_id]
    date = date_text(source.issued) if source.issued else "date unknown"
    label = f"{source_badge(dataset, source_id)} **{escape_markdown(source.label)}** :gray[{escape_markdown(date)}]"
    with st.container(key=f"article-{source_id}"), st.popover(label, type="tertiary", wrap=True):
        st.markdown(citation(source))
        if source.note:
            st.caption(f"*Analyst’s note on the article: {escape_markdown(source.note)}*")


def draw_citations(dataset: Dataset, sources: tuple[str, ...]) -> None:
    """Draw the full citations of the articles quoted, as notes stand at the end of a text."""
    with st.container(key="citations", gap="xxsmall"):
        for source_id in sources:
            st.markdown(f"{source_badge(dataset, source_id)} {citation(dataset.sources[source_id])}")


def citation(source: Source) -> str:
    """Return an article's citation as Markdown, its address a link (the loader lets only http and https pass)."""
    text = cite(source)
    if source.URL is None:
        return escape_markdown(text)
    return f"{escape_markdown(text.removesuffix(source.URL))} [{escape_markdown(source.URL)}](<{source.URL}>)"
