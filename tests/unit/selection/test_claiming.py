import pytest
from coded_claims_map import coded_edition
from repository import DATA

from geo.dataset.claims import EVENT_VERBS, Claim, EventType, Mode, Stance
from geo.dataset.clauses import verb
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Excerpt
from geo.dataset.recipe import Countries
from geo.selection.claiming import (
    ClaimRow,
    actor_region,
    actors_acting,
    claim_flows,
    claim_rows,
    claims_drawn,
    firmness,
    phrase,
    places_named,
)
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

CODED = coded_edition().dataset


def rows(filters: Filters | None = None, dataset: Dataset = CODED) -> tuple[ClaimRow, ...]:
    filters = filters or Filters()
    return claim_rows(apply_filters(dataset, filters), filters.claim)


def row(claim: Claim, **excerpt: object) -> ClaimRow:
    return ClaimRow(
        claim=claim, excerpt=Excerpt(source="gazette", quote="Q.", **excerpt), hotspots=("serbia",), places=("serbia",)
    )


def said(does: str, who: tuple[str, ...] = ("Russia",), whom: tuple[str, ...] = (), **excerpt: object) -> str:
    return phrase(row(Claim(who=who, does=EventType(does), whom=whom), **excerpt), CODED)


def test_rows_stand_in_the_files_order_and_a_claim_under_two_hotspots_stands_once() -> None:
    found = [(phrase(row, CODED), row.source, row.hotspots, row.places) for row in rows()]
    assert found == [
        ("Russia accuses the United States", "gazette", ("serbia",), ("serbia",)),
        ("Russia and China cooperate with each other", "bulletin", ("serbia", "korea"), ("serbia", "korea")),
        ("China aids Serbia", "bulletin", ("serbia",), ("serbia",)),
        ("NATO would threaten Russia and China", "bulletin", ("serbia",), ("serbia",)),
        ("Korea will mobilize (threat)", "gazette", ("korea",), ("south-china-sea",)),
        ("The United States will coerce China (forecast)", "gazette", ("south-china-sea",), ("south-china-sea",)),
    ]


def test_a_row_knows_who_speaks_and_how() -> None:
    accused = next(row for row in rows() if row.claim.does is EventType.ACCUSE)
    assert (accused.speaker, accused.stance, accused.mode, accused.date, accused.quad) == (
        "A Minister",
        Stance.REPORTS,
        Mode.STATED,
        "2020-09",
        "verbal conflict",
    )


def test_a_filter_on_kinds_leaves_the_other_claims_of_the_same_excerpt_out() -> None:
    assert [phrase(row, CODED) for row in rows(Filters(claim=(EventType.AID,)))] == ["China aids Serbia"]
    assert rows(Filters(claim=(EventType.ASSAULT,))) == ()


def test_a_place_that_the_claim_names_stands_for_the_hotspot_and_two_places_of_one_claim_are_one_row() -> None:
    dataset = CODED.model_copy(deep=True)
    hotspots = dict(dataset.hotspots)
    first = hotspots["korea"].excerpts[0]
    moved = first.model_copy(update={"claims": (first.claims[0].model_copy(update={"about": "sudan"}),)})
    hotspots["korea"] = hotspots["korea"].model_copy(update={"excerpts": (moved, *hotspots["korea"].excerpts[1:])})
    changed = dataset.model_copy(update={"hotspots": hotspots})
    (found,) = (row for row in rows(dataset=changed) if row.claim.does is EventType.COOPERATE)
    assert found.places == ("serbia", "sudan")
    assert found.hotspots == ("serbia", "korea")


def test_who_acts_is_counted_by_claims_and_places_stand_in_the_files_order() -> None:
    assert actors_acting(rows()) == ("Russia", "China", "NATO", "korea", "United States")
    assert places_named(rows(), CODED) == ("serbia", "korea", "south-china-sea")


@pytest.mark.parametrize("event", EventType)
def test_every_kind_of_claim_is_said_with_and_without_whom(event: EventType) -> None:
    one, many = EVENT_VERBS[event]
    assert said(event, whom=("China",)) == f"Russia {one} China"
    assert said(event, ("Russia", "China"), ("serbia", "NATO")) == f"Russia and China {many} Serbia and NATO"
    alone = said(event)
    assert alone.startswith(f"Russia {one.split()[0]}")
    assert not alone.endswith((" with", " to", " of", " against", " before"))


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        ("cooperate", "Russia, China and NATO cooperate with each other"),
        ("consult", "Russia, China and NATO consult with each other"),
        ("agree", "Russia, China and NATO agree with each other"),
        ("assault", "Russia, China and NATO assault each other"),
        ("mobilize", "Russia, China and NATO mobilize"),
        ("sanction", "Russia, China and NATO sanction (whom is not coded)"),
    ],
)
def test_several_who_name_nobody_else_do_it_with_each_other_where_that_can_be(does: str, sentence: str) -> None:
    assert said(does, ("Russia", "China", "NATO")) == sentence


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("Western states", "Western states accuse China"), ("United States", "The United States accuses China")],
)
def test_a_name_that_stands_for_several_has_the_verb_of_several(who: str, sentence: str) -> None:
    assert said("accuse", (who,), ("China",)) == sentence


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        (Mode.STATED, "Russia aids Serbia"),
        (Mode.FORECAST, "Russia will aid Serbia (forecast)"),
        (Mode.CONDITIONAL, "Russia would aid Serbia"),
        (Mode.PROMISE, "Russia will aid Serbia (promise)"),
        (Mode.THREAT, "Russia will aid Serbia (threat)"),
    ],
)
def test_what_is_no_fact_is_not_said_as_one(mode: Mode, sentence: str) -> None:
    assert said("aid", whom=("serbia",), mode=mode) == sentence


def test_names_have_their_article_within_a_sentence() -> None:
    assert said("aid", ("United States",), ("south-china-sea",)) == "The United States aids the South China Sea"
    assert said("aid", ("NATO",), ("korea",)) == "NATO aids Korea"


def test_verbs_in_cells_have_no_preposition() -> None:
    found = [verb(EventType.AGREE, mode) for mode in Mode]
    assert found == ["agrees", "will agree", "would agree", "will agree", "will agree"]
    assert verb(EventType.AGREE, several=True) == "agree"


@pytest.mark.parametrize(
    ("stance", "mode", "sign"),
    [
        (Stance.ASSERTS, Mode.STATED, ""),
        (Stance.REPORTS, Mode.STATED, "†"),
        (Stance.DISPUTES, Mode.THREAT, "‡!"),
        (Stance.ASSERTS, Mode.FORECAST, "?"),
        (Stance.REPORTS, Mode.CONDITIONAL, "†?"),
        (Stance.ASSERTS, Mode.PROMISE, "!"),
    ],
)
def test_what_is_not_the_articles_own_or_no_fact_has_a_sign(stance: Stance, mode: Mode, sign: str) -> None:
    speaker = None if stance is Stance.ASSERTS else "Somebody"
    claim = Claim(who=("Russia",), does=EventType.AID)
    assert firmness(row(claim, stance=stance, mode=mode, speaker=speaker)) == sign


def test_an_arrow_has_a_sign_only_where_all_of_its_claims_have_it() -> None:
    aid, own = Claim(who=("Russia",), does=EventType.AID), Claim(who=("Russia",), does=EventType.COOPERATE)
    told, forecast = row(aid, speaker="Somebody", mode=Mode.FORECAST), row(own, mode=Mode.FORECAST)
    assert [(flow.count, flow.firmness) for flow in claim_flows([told])] == [(1, "†?")]
    assert [(flow.count, flow.firmness) for flow in claim_flows([told, forecast])] == [(2, "?")]
    assert [(flow.count, flow.firmness) for flow in claim_flows([told, row(own)])] == [(2, "")]


def test_claims_that_several_do_are_counted_once() -> None:
    both = row(Claim(who=("Russia", "China"), does=EventType.COOPERATE))
    flows = claim_flows([both])
    assert len(flows) == 2
    assert claims_drawn([both], flows) == {"material cooperation": 1}
    assert claims_drawn([both], ()) == {}


def test_only_hotspots_and_countries_of_exactly_that_name_have_an_outline() -> None:
    assert actor_region(CODED, "Russia") == Countries(countries=("RUS",))
    assert actor_region(CODED, "United States") == Countries(countries=("USA",))
    assert actor_region(CODED, "korea") == CODED.hotspots["korea"].region
    assert actor_region(CODED, "NATO") is None
    assert actor_region(CODED, "Moscow") is None


def test_every_claim_of_the_real_file_is_said_once() -> None:
    real = load(DATA).dataset
    coded = {(e.id, c.does, c.who, c.whom) for h in real.hotspots.values() for e in h.excerpts for c in e.claims}
    found = rows(dataset=real)
    assert {(r.excerpt.id, r.claim.does, r.claim.who, r.claim.whom) for r in found} == coded
    assert all(len(phrase(r, real)) < 160 for r in found)
