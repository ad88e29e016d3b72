"""Checks across a whole file: names that must exist, be used, and stand only once.

They work on plain data rather than on the model, so that they also run where the model refuses the file.
"""

from collections.abc import Iterator, Mapping

from geo.dataset.finding import Finding
from geo.dataset.statement_checks import check_statements
from geo.dataset.unvalidated import Unvalidated, as_items, as_mapping
from geo.dataset.yaml.tree import Path
from geo.errors import quoted

__all__ = ["check_references"]

_Excerpts = list[tuple[Path, Mapping[str, Unvalidated]]]


def check_references(data: Unvalidated) -> Iterator[Finding]:
    """Dangling and unused sources, parents and actors, circles of parents, what stands twice, and who says what."""
    top = as_mapping(data)
    sources, hotspots = as_mapping(top.get("sources")), as_mapping(top.get("hotspots"))
    actors = as_items(as_mapping(top.get("about")).get("actors"))
    excerpts: _Excerpts = [
        (("hotspots", id_, "excerpts", index), as_mapping(excerpt))
        for id_, hotspot in hotspots.items()
        for index, excerpt in enumerate(as_items(as_mapping(hotspot).get("excerpts")))
    ]
    yield from _check_sources(sources, excerpts)
    yield from _check_actors(actors, hotspots, excerpts)
    yield from _check_parents(hotspots)
    yield from _check_twins(sources, hotspots)
    yield from _check_excerpts(excerpts)
    yield from check_statements(top, excerpts)
    for id_, hotspot in hotspots.items():
        yield from _check_repeats(("hotspots", id_, "aliases"), as_mapping(hotspot).get("aliases"))


def _check_sources(sources: Mapping[str, Unvalidated], excerpts: _Excerpts) -> Iterator[Finding]:
    known = tuple(sources)
    used, dangling = set(), False
    for path, excerpt in excerpts:
        id_ = excerpt.get("source")
        if isinstance(id_, str) and id_ not in sources:
            dangling = True
            yield Finding(
                path=(*path, "source"), what=f"there is no source {quoted(id_)}",
                expected="an id under `sources` is expected", fix="add the source, or name one that is there",
                misspelt=id_, known=known,
            )  # fmt: skip
        elif isinstance(id_, str):
            used.add(id_)
    # Where a name is misspelt, the one that was meant only looks unused.
    for id_ in sources if not dangling else ():
        if id_ not in used:
            yield Finding(
                path=("sources", id_), key=True, what=f"no excerpt quotes the source {quoted(id_)}",
                expected="every source is expected to be quoted", fix="add an excerpt of it, or remove it",
            )  # fmt: skip


def _check_actors(
    actors: list[Unvalidated], hotspots: Mapping[str, Unvalidated], excerpts: _Excerpts
) -> Iterator[Finding]:
    known = (*(actor for actor in actors if isinstance(actor, str)), *hotspots)
    names, used, dangling = frozenset(known), set(), False
    for path, actor in _named_actors(excerpts):
        if not isinstance(actor, str) or actor in names:
            used.add(str(actor))
            continue
        dangling = True
        yield Finding(
            path=path, what=f"there is no actor {quoted(actor)}",
            expected="a name under `about.actors` or the id of a hotspot is expected",
            fix="add it there, or remove it here", misspelt=actor, known=known,
        )  # fmt: skip
    for index, actor in enumerate(actors):
        if isinstance(actor, str) and actor not in used and not dangling:
            yield Finding(
                path=("about", "actors", index), what=f"no excerpt names the actor {quoted(actor)}",
                expected="every actor is expected to be named", fix="name it in an excerpt, or remove it",
            )  # fmt: skip
    yield from _check_repeats(("about", "actors"), actors)


def _named_actors(excerpts: _Excerpts) -> Iterator[tuple[Path, Unvalidated]]:
    """Every actor that an excerpt or one of its claims names, and where."""
    for path, excerpt in excerpts:
        lists = [((*path, "actors"), excerpt.get("actors"))]
        for number, claim in enumerate(as_items(excerpt.get("claims"))):
            lists += [((*path, "claims", number, key), as_mapping(claim).get(key)) for key in ("who", "whom")]
        for list_path, items in lists:
            yield from (((*list_path, index), actor) for index, actor in enumerate(as_items(items)))


def _check_parents(hotspots: Mapping[str, Unvalidated]) -> Iterator[Finding]:
    parents = {
        id_: parent for id_, spot in hotspots.items() if isinstance(parent := as_mapping(spot).get("parent"), str)
    }
    known = tuple(hotspots)
    settled: set[str] = set()
    for id_, parent in parents.items():
        if parent not in hotspots:
            yield Finding(
                path=("hotspots", id_, "parent"), what=f"there is no hotspot {quoted(parent)}",
                expected="an id under `hotspots` is expected", fix="add the hotspot, or remove the parent",
                misspelt=parent, known=known,
            )  # fmt: skip
        line: list[str] = []
        step: str | None = id_
        while step is not None and step not in settled:
            settled.add(step)
            line.append(step)
            step = parents.get(step)
        if step in line:
            circle = [*line[line.index(step) :], step]
            yield Finding(
                path=("hotspots", step, "parent"), what=f"parents go round in a circle: {quoted(' → '.join(circle))}",
                expected="a parent that is no child of its own is expected", fix="remove one of these parents",
            )  # fmt: skip


def _check_twins(sources: Mapping[str, Unvalidated], hotspots: Mapping[str, Unvalidated]) -> Iterator[Finding]:
    for holder, entries, field, what in (
        ("sources", sources, "document", "document"),
        ("sources", sources, "sha256", "SHA-256"),
        ("sources", sources, "label", "label"),
        ("hotspots", hotspots, "name", "name"),
    ):
        first: dict[str, str] = {}
        for id_, entry in entries.items():
            value = as_mapping(entry).get(field)
            if isinstance(value, str) and (other := first.setdefault(value.casefold(), id_)) != id_:
                yield Finding(
                    path=(holder, id_, field), what=f"{quoted(other)} has the same {what}",
                    expected=f"a {what} of its own is expected", fix="correct one of the two, or remove one",
                )  # fmt: skip


def _check_excerpts(excerpts: _Excerpts) -> Iterator[Finding]:
    first: dict[tuple[str | int, str, str], Path] = {}
    for path, excerpt in excerpts:
        source, quote = excerpt.get("source"), excerpt.get("quote")
        if isinstance(source, str) and isinstance(quote, str):
            other = first.setdefault((path[1], source, " ".join(quote.split())), path)
            if other != path:
                yield Finding(
                    path=(*path, "quote"), what=f"excerpts[{other[3]}] is the same quote of the same source",
                    expected="each excerpt is expected once", fix="remove one of the two",
                )  # fmt: skip
        for field in ("topics", "actors"):
            if field in excerpt:
                yield from _check_repeats((*path, field), excerpt[field])


def _check_repeats(path: Path, items: Unvalidated) -> Iterator[Finding]:
    names = [item for item in as_items(items) if isinstance(item, str)]
    if len(set(names)) == len(names):
        return
    first: dict[str, int] = {}
    for index, name in enumerate(as_items(items)):
        if isinstance(name, str) and first.setdefault(name, index) != index:
            yield Finding(
                path=(*path, index), what=f"{quoted(name)} stands twice in the list",
                expected="each name is expected once", fix="remove one of the two",
            )  # fmt: skip
