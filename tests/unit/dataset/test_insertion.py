import json
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repository import ROOT
from yaml_styles import NAMES, QUOTES, Style, styles, written

from geo.dataset.additions import Addition, NewExcerpt, NewHotspot, NewSource, added
from geo.dataset.insertion import _Additions, insert, replace_scalar
from geo.dataset.loader import parse
from geo.dataset.model import Excerpt, Hotspot, Source
from geo.dataset.yaml.tree import Path as KeyPath
from geo.dataset.yaml.writer import YamlWriter
from geo.errors import HotspotsError, InvalidData

REAL = (ROOT / "data" / "hotspots.yaml").read_bytes()
SAMPLE = (ROOT / "tests" / "data" / "sample.yaml").read_bytes()


def excerpt(quote: str, source: str = "new-2021", **fields: object) -> Excerpt:
    return Excerpt.model_validate({"source": source, "quote": quote, **fields})


def source(**fields: object) -> Source:
    return Source.model_validate(
        {"label": "New 2021", "type": "report", "document": "new.txt", "sha256": "5" * 64,
         "basis": {"type": "inferred"}, **fields}
    )  # fmt: skip


def hotspot(*excerpts: Excerpt, **fields: object) -> Hotspot:
    return Hotspot.model_validate(
        {
            "name": "A new place",
            "region": {"countries": ["MLI"]},
            "precision": "country",
            "excerpts": excerpts,
            **fields,
        }
    )


def lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def new_lines(old: bytes, new: bytes) -> list[str]:
    """The lines that were added, without their indent; every old one must be there, byte for byte and in order."""
    rest, found = iter(lines(new)), []
    for line in lines(old):
        for other in rest:
            if other == line:
                break
            found.append(other)
        else:
            pytest.fail(f"the line {line!r} is lost")
    return [line.decode().strip() for line in (*found, *rest)]


TEXTS = st.sampled_from((
    *QUOTES, "Yes", "12:30", "0123", "null", "a: b", "x #y", "Ends with:", " spaces ", "two\nlines", "two  spaces",
    "tab\tbed", "~", "*a", "&b", "!c", "%d", "?", "-", "'", '"', "{", "café\u00a0noir", "é" * 130, "- dash", "e\u0301",
    "@at", "`tick`", "---", "…", "𝔘nicode",
))  # fmt: skip
REGIONS = (
    {"countries": ["SRB", "NOR"]},
    {"point": [1.5, -2], "radius_km": 30},
    {"union": [{"north_of": 66.5622}, {"box": [170, -20, -170, -10]}]},
)
PLAIN_TEXTS = TEXTS.filter(lambda text: len(text) <= 28)


@st.composite
def additions(draw: st.DrawFn, data: bytes) -> tuple[Addition, ...]:
    """Some of each kind, in an order in which each finds what it needs."""
    old = parse(data, "old.yaml")
    known = draw(st.sampled_from(sorted(old.sources)))
    found: list[Addition] = []
    ids = [*old.sources]
    for number in range(draw(st.integers(0, 2))):
        id_ = f"{number}new-{number}"
        fields = {"title": draw(TEXTS), "author": [{"family": draw(TEXTS), "given": "Åsa"}, {"literal": draw(TEXTS)}],
                  "issued": draw(st.sampled_from(("2021", "2020-06", "2020-06-05"))), "note": draw(TEXTS),
                  "basis": dict.fromkeys(("type", "title", "author", "issued"), "page metadata")}  # fmt: skip
        fields |= {
            "label": f"{number} {draw(PLAIN_TEXTS)}",
            "document": f"new {number}.txt",
            "sha256": str(number) * 64,
        }
        found.append(NewSource(id=id_, source=source(**fields)))
        ids.append(id_)
    used = [known, *ids[len(old.sources) :]]
    taken = {(spot, " ".join(item.quote.split())) for spot in old.hotspots for item in old.hotspots[spot].excerpts}
    where = sorted(old.hotspots)
    if draw(st.booleans()):
        name = draw(st.sampled_from([name for name in NAMES if name[:3] not in "0 Öla 1 Cap 2 北方"]))
        first = excerpt(draw(TEXTS), draw(st.sampled_from(used)))
        region = draw(st.sampled_from(REGIONS))
        spot = hotspot(first, name=name, region=region, aliases=["No", draw(TEXTS) + "!"], parent=where[0])
        found.append(NewHotspot(id="7-islands", hotspot=spot))
        taken.add(("7-islands", " ".join(first.quote.split())))
        where.append("7-islands")
    for id_ in [*used[1:], *(draw(st.sampled_from(used)) for _ in range(draw(st.integers(0, 3))))]:
        spot_id, quote = draw(st.sampled_from(where)), draw(TEXTS)
        if id_ in used[1:]:
            quote = f"{quote} {id_}"
        if (spot_id, " ".join(quote.split())) in taken:
            continue
        taken.add((spot_id, " ".join(quote.split())))
        more = {"topics": ["military", "economy"], "event": {"date": "2021", "name": draw(TEXTS)}}
        fields = {"actors": ["Norland"], **(more if draw(st.booleans()) else {})}
        found.append(NewExcerpt(hotspot=spot_id, excerpt=excerpt(quote, id_, **fields)))
    return tuple(found)


def in_a_block_without_end(old: bytes, items: tuple[Addition, ...]) -> bool:
    """Whether what is added at the end of a file would add a line end to the quote that ends it."""
    if old.endswith(b"\n"):
        return False
    dataset, ended = parse(old, "old.yaml"), parse(old + b"\n", "old.yaml")
    last = list(dataset.hotspots)[-1]
    at_end = any(isinstance(new, NewHotspot) or (isinstance(new, NewExcerpt) and new.hotspot == last) for new in items)
    return at_end and dataset != ended


@pytest.mark.fuzz
@settings(max_examples=320, suppress_health_check=list(HealthCheck))
@given(st.data(), styles())
def test_whatever_the_style_the_file_says_just_as_much_more_and_keeps_its_lines(
    data: st.DataObject, style: Style
) -> None:
    old = written(style)
    items = data.draw(additions(old))
    ending = b"\r\n" if b"\r\n" in old else b"\n"
    if in_a_block_without_end(old, items):
        with pytest.raises(HotspotsError, match="the file ends inside a block of text, without a line end"):
            insert(old, "map.yaml", items)
        return
    new = insert(old, "map.yaml", items)
    wanted, found = added(parse(old, "old.yaml"), items), parse(new, "new.yaml")
    assert found == wanted
    assert list(found.hotspots) == list(wanted.hotspots)
    assert list(found.sources) == list(wanted.sources)
    ended = old if old.endswith(ending) or not items else old + ending
    new_lines(ended, new + ending * (ended != old))
    assert old.endswith(ending) == new.endswith(ending)
    assert {line[-2:] == b"\r\n" for line in lines(new)[:-1]} == {ending == b"\r\n"}


REAL_ADDITIONS = (
    NewSource(id="new-2021", source=source(title="A new article", issued="2021",
                                           basis={"type": "inferred", "title": "document", "issued": "editor"})),
    NewExcerpt(hotspot="arctic", excerpt=excerpt(
        "The pilots of the northern harbours met on Monday: “no ship waits here for longer than a day,” said one of "
        "them, and the others did not disagree.", topics=["economy"], actors=["China", "United States"])),
    NewHotspot(id="mali", hotspot=hotspot(excerpt("Bamako was quiet. # so far"), aliases=["Bamako"], parent="africa")),
    NewExcerpt(hotspot="mali", excerpt=excerpt("The river rose.", event={"date": "2021-03", "name": "High water"})),
)  # fmt: skip


def test_the_real_file_gets_only_new_lines_in_its_own_style() -> None:
    assert new_lines(REAL, insert(REAL, "hotspots.yaml", REAL_ADDITIONS)) == [
        "new-2021:",
        'label: "New 2021"',
        "type: report",
        'title: "A new article"',
        'issued: "2021"',
        "document: new.txt",
        f'sha256: "{"5" * 64}"',
        "basis:",
        "type: inferred",
        "title: document",
        "issued: editor",
        "",
        "- source: new-2021",
        "quote: >-",
        "The pilots of the northern harbours met on Monday: “no ship waits here for longer than a",
        "day,” said one of them, and the others did not disagree.",
        "topics: [economy]",
        "actors: [China, United States]",
        "",
        "mali:",
        'name: "A new place"',
        "region: { countries: [MLI] }",
        "precision: country",
        "parent: africa",
        'aliases: ["Bamako"]',
        "excerpts:",
        "- source: new-2021",
        "quote: >-",
        "Bamako was quiet. # so far",
        "- source: new-2021",
        "quote: >-",
        "The river rose.",
        'event: { date: 2021-03, name: "High water" }',
    ]


def test_every_hotspot_of_the_real_file_can_be_added_to_at_once() -> None:
    old = parse(REAL, "hotspots.yaml")
    speaks = {
        spot: next(id_ for id_, source in old.sources.items() if spot not in source.silent_on) for spot in old.hotspots
    }
    quote = "A sentence that nobody wrote."
    new = insert(REAL, "h.yaml", tuple(NewExcerpt(hotspot=s, excerpt=excerpt(quote, id_)) for s, id_ in speaks.items()))
    lines = [line for id_ in speaks.values() for line in (f"- source: {id_}", "quote: >-", quote)]
    assert new_lines(REAL, new) == lines


def test_what_follows_the_last_item_stays_with_what_it_belongs_to() -> None:
    old = SAMPLE.replace(b"        topics: [economy, energy]\n", b"        topics: [economy, energy] # sure\n"
                         b"        # read twice\n\n  # ---- more to come ----\n# end\n")  # fmt: skip
    new = insert(old, "map.yaml", (NewExcerpt(hotspot="far-north", excerpt=excerpt("Ice.", "digest")),)).decode()
    assert new.endswith(
        '# read twice\n      - source: digest\n        quote: "Ice."\n\n  # ---- more to come ----\n# end\n'
    )


def test_a_file_of_json_stays_json() -> None:
    indented = json.dumps(json.loads(parse(SAMPLE, "x").model_dump_json(by_alias=True, exclude_none=True)), indent=2)
    new = insert(indented.encode(), "map.json", (
        NewSource(id="new-2021", source=source()),
        NewExcerpt(hotspot="serbia", excerpt=excerpt('"Quoted"')),
    ))  # fmt: skip
    assert len(json.loads(new)["hotspots"]["serbia"]["excerpts"]) == 2
    assert len(new_lines(indented.encode() + b"\n", new + b"\n")) == 2


def small(*, quote: str = '"Rain fell."', basis: str = "{ type: inferred }") -> bytes:
    """A file of one source and one hotspot, in the style that is asked for."""
    return f"""\
about: {{ title: T, publisher: P, as_of: "2021" }}
sources:
  digest:
    label: Digest
    type: report
    document: d.txt
    sha256: "{"6" * 64}"
    basis: {basis}
hotspots:
  isle:
    name: "Far Isle"
    region: {{ countries: [SRB] }}
    precision: country
    excerpts:
      - source: digest
        quote: {quote}
""".encode()


def test_a_value_of_json_that_is_the_first_of_its_key_is_json() -> None:
    data = json.loads(parse(small(), "x").model_dump_json(by_alias=True, exclude_none=True, exclude_defaults=True))
    new = insert(json.dumps(data, indent=1).encode(), "map.json", (
        NewExcerpt(hotspot="isle", excerpt=excerpt("Ice.", "digest", topics=["economy"])),
        NewHotspot(id="mali", hotspot=hotspot(excerpt("Bamako."), aliases=["Bamako"])),
        NewSource(id="new-2021", source=source(title="T", basis={"type": "inferred", "title": "document"})),
    ))  # fmt: skip
    written = json.loads(new)
    assert written["hotspots"]["isle"]["excerpts"][1]["topics"] == ["economy"]
    assert written["hotspots"]["mali"]["aliases"] == ["Bamako"]
    assert written["sources"]["new-2021"]["basis"]["title"] == "document"


@pytest.mark.parametrize("mark", ["", "'", '"'])
def test_a_value_that_is_the_first_of_its_key_is_written_as_those_beside_it(mark: str) -> None:
    old = small(basis=f"{{ type: {mark}inferred{mark} }}")
    new = insert(old, "map.yaml", (
        NewSource(id="new-2021", source=source(title="T", basis={"type": "inferred", "title": "document"})),
        NewExcerpt(hotspot="isle", excerpt=excerpt("Ice.")),
    ))  # fmt: skip
    assert f"basis: {{ type: {mark}inferred{mark}, title: {mark}document{mark} }}" in new_lines(old, new)


@pytest.mark.parametrize("mark", ["'", '"'])
def test_what_has_no_neighbour_takes_the_quote_mark_that_the_file_uses(mark: str) -> None:
    old = small().replace(b"isle:", b'"isle":').replace(b'"', mark.encode())
    new = insert(old, "map.yaml", (NewHotspot(id="mali", hotspot=hotspot(excerpt("Ice.", "digest"), note="It: is")),))
    assert {f"{mark}mali{mark}:", f"note: {mark}It: is{mark}"} <= set(new_lines(old, new))


@pytest.mark.parametrize("quote", [">-\n          A few\n          words.", '"A few\n\n          words."'])
def test_a_few_short_lines_make_no_narrow_ones_and_blank_lines_no_indent(quote: str) -> None:
    text = "The ice on the northern bay is thin, and nobody goes there."
    new = insert(small(quote=quote), "map.yaml", (NewExcerpt(hotspot="isle", excerpt=excerpt(text, "digest")),))
    assert re.search(r"thin, and(?: nobody)?\n {10}(?:nobody )?goes there", new.decode())


@pytest.mark.parametrize(("apart", "between"), [("\n", "\n"), ("", "")])
def test_a_comment_that_stands_apart_does_not_become_the_heading_of_what_is_added(apart: str, between: str) -> None:
    old = SAMPLE + f"{apart}  # Mali may follow.\n".encode()
    new = insert(old, "map.yaml", (NewHotspot(id="mali", hotspot=hotspot(excerpt("Ice.", "digest"))),)).decode()
    assert f"  # Mali may follow.\n{between}  mali:\n" in new


def test_a_list_on_one_line_is_refused_with_its_place_and_the_way_out() -> None:
    old = SAMPLE.replace(b"\n      - source: digest\n        quote: |-\n          Trains run again.\n",
                         b" [{source: digest, quote: 'Trains run again.'}]\n")  # fmt: skip
    with pytest.raises(HotspotsError) as caught:
        insert(old, "map.yaml", (NewExcerpt(hotspot="serbia", excerpt=excerpt("Ice.", "digest")),))
    assert str(caught.value) == (
        "map.yaml:67:15: hotspots.serbia.excerpts: the bracket that closes this stands on the line of its last item; "
        "a closing bracket on a line of its own is expected, since only whole lines are added; "
        "put a line break before it, or write the items as a block, without brackets"
    )


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (NewExcerpt(hotspot="nowhere", excerpt=excerpt("Ice.", "digest")), "map.yaml: there is no hotspot `nowhere`"),
        (NewSource(id="digest", source=source()), "map.yaml: digest is there already"),
        (NewSource(id="unused", source=source()), "sources.unused: no excerpt quotes the source `unused`"),
        (NewExcerpt(hotspot="serbia", excerpt=excerpt("Ice.", "other")), "there is no source `other`"),
        (NewExcerpt(hotspot="serbia", excerpt=excerpt("Ice.", "digest", actors=["Nobody"])), "no actor `Nobody`"),
        (NewExcerpt(hotspot="serbia", excerpt=excerpt("a\u202eb", "digest")), "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        (NewExcerpt(hotspot="serbia", excerpt=excerpt("a\rb", "digest")), "an invisible character, U+000D"),
        (NewExcerpt(hotspot="serbia", excerpt=excerpt("@@= 1", "digest")), "text begins with `@@`"),
        (NewExcerpt(hotspot="serbia", excerpt=excerpt("Trains run  again.", "digest")), "the same quote"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(new: Addition, said: str) -> None:
    with pytest.raises(HotspotsError) as caught:
        insert(SAMPLE, "map.yaml", (new,))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("spoilt", [b"\xef\xbb\xbf" + SAMPLE, SAMPLE + b"\tx", SAMPLE.replace(b"digest:", b"Digest:")])
def test_a_file_that_is_not_in_order_is_reported_as_it_is(spoilt: bytes) -> None:
    with pytest.raises(InvalidData):
        insert(spoilt, "map.yaml", (NewExcerpt(hotspot="serbia", excerpt=excerpt("Ice.", "digest")),))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda lines: [line.replace("Ice", "Lice") for line in lines], "do not say exactly what is added"),
        (lambda lines: [line.replace(" quote", "quote") for line in lines], "nothing was written"),
    ],
)
def test_lines_that_say_something_else_are_never_returned(
    monkeypatch: pytest.MonkeyPatch, wrong: Callable[[list[str]], list[str]], said: str
) -> None:
    write = YamlWriter.item
    monkeypatch.setattr(YamlWriter, "item", lambda self, *rest: wrong(write(self, *rest)))
    with pytest.raises(HotspotsError, match=said):
        insert(SAMPLE, "map.yaml", (NewExcerpt(hotspot="serbia", excerpt=excerpt("Ice.", "digest")),))


def test_an_old_line_that_changes_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    text = _Additions.text
    monkeypatch.setattr(_Additions, "text", lambda *given: text(*given).replace("# Invented", "# invented"))
    with pytest.raises(HotspotsError, match="an old line would change; only added lines were expected"):
        insert(SAMPLE, "map.yaml", (NewExcerpt(hotspot="serbia", excerpt=excerpt("Ice.", "digest")),))


@pytest.mark.parametrize("style", ["{}", "'{}'", '"{}"  # checked'])
@pytest.mark.parametrize("new", ["ab" * 32, "1" * 64, "1e" + "5" * 62])
def test_one_value_is_replaced_as_it_was_written(style: str, new: str) -> None:
    old = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    data = SAMPLE.replace(old.encode(), style.format(old).encode())
    path = ("sources", "gazette-2020", "sha256")
    changed = replace_scalar(data, "map.yaml", path, old, new)
    assert parse(changed, "map.yaml").sources["gazette-2020"].sha256 == new
    different = [(a, b) for a, b in zip(lines(data), lines(changed), strict=True) if a != b]
    assert len(different) == 1
    assert replace_scalar(changed, "map.yaml", path, new, old).replace(b'"', b"") == data.replace(b'"', b"")


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (
            ("sources", "digest", "sha256"),
            "ab",
            "cd",
            "map.yaml:37:13: sources.digest.sha256: another value stands here",
        ),
        (("sources", "nobody", "sha256"), "ab", "cd", "another value stands here"),
        (("hotspots", "serbia", "excerpts", 0, "quote"), "Trains run again.", "No.", "this is no text on one line"),
        (("sources", "digest", "label"), "Digest", "Gazette 2020", "with this change, sources.digest.label"),
    ],
)
def test_a_value_that_cannot_be_replaced_says_why(path: KeyPath, old: str, new: str, said: str) -> None:
    with pytest.raises(HotspotsError) as caught:
        replace_scalar(SAMPLE, "map.yaml", path, old, new)
    assert said in str(caught.value)
