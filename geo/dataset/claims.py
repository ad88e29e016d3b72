"""Who says it and how, and who does what to whom: the analyst's coding of a sentence, never the source's words.

`EventType` and `ClaimContext` are the event types and the general contexts of PLOVER, the Political Language Ontology
for Verifiable Event Records (manual, draft version 2.0, repository openeventdata/PLOVER at commit 5e0c24f of
2024-02-04), in lower case and with hyphens. Earlier versions had DEMAND for REQUEST and DISAPPROVE for ACCUSE, and
INVESTIGATE and CRIME besides. PLOVER's auxiliary modes `future` and `hypothetical` are `Mode` here. PLOVER codes what
actors do and not what is said about them; where an article's accusation or prediction is coded, this project departs
from it (docs/coding.md).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from geo.dataset.dates import PartialDate
from geo.dataset.recipe import Frozen, Id, Text

__all__ = [
    "EVENT_VERBS",
    "PASSING",
    "QUADS",
    "Claim",
    "ClaimContext",
    "EventType",
    "Mode",
    "Quad",
    "Stance",
    "Weight",
]


class Stance(StrEnum):
    """The article's attitude to what is said."""

    ASSERTS = "asserts"
    """The article says so itself, or makes the speaker's words its own."""
    REPORTS = "reports"
    """The article passes on what a speaker says."""
    DISPUTES = "disputes"
    """The article passes on what a speaker says, and rejects it."""


class Mode(StrEnum):
    """How firmly it is said."""

    STATED = "stated"
    """Something is, was or is being done."""
    FORECAST = "forecast"
    """Something is expected."""
    CONDITIONAL = "conditional"
    """Something would follow from something else."""
    PROMISE = "promise"
    """Somebody says that they will do something."""
    THREAT = "threat"
    """Somebody says that they will do harm, or will do it if."""


class Weight(StrEnum):
    """Whether a place is what the sentence is about."""

    SUBJECT = "subject"
    """The sentence is about it."""
    MENTION = "mention"
    """The sentence names it in passing."""


PASSING = "named in passing"
"""What a hotspot is in an excerpt that mentions it without being about it."""


class EventType(StrEnum):
    """What somebody does: PLOVER's sixteen event types."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"


class Quad(StrEnum):
    """PLOVER's four groups of event types, its "quad categories"."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


_E, _Q = EventType, Quad
QUADS: Mapping[EventType, Quad] = MappingProxyType({
    **dict.fromkeys((_E.AGREE, _E.CONSULT, _E.SUPPORT, _E.CONCEDE), _Q.VERBAL_COOPERATION),
    **dict.fromkeys((_E.COOPERATE, _E.AID, _E.RETREAT), _Q.MATERIAL_COOPERATION),
    **dict.fromkeys((_E.REQUEST, _E.ACCUSE, _E.REJECT, _E.THREATEN), _Q.VERBAL_CONFLICT),
    **dict.fromkeys((_E.PROTEST, _E.SANCTION, _E.MOBILIZE, _E.COERCE, _E.ASSAULT), _Q.MATERIAL_CONFLICT),
})  # fmt: skip
"""Event type → its group."""

EVENT_VERBS: Mapping[EventType, tuple[str, str]] = MappingProxyType({
    _E.AGREE: ("agrees with", "agree with"),
    _E.CONSULT: ("consults with", "consult with"),
    _E.SUPPORT: ("supports", "support"),
    _E.CONCEDE: ("concedes to", "concede to"),
    _E.COOPERATE: ("cooperates with", "cooperate with"),
    _E.AID: ("aids", "aid"),
    _E.RETREAT: ("retreats before", "retreat before"),
    _E.REQUEST: ("asks", "ask"),
    _E.ACCUSE: ("accuses", "accuse"),
    _E.REJECT: ("rejects", "reject"),
    _E.THREATEN: ("threatens", "threaten"),
    _E.PROTEST: ("protests against", "protest against"),
    _E.SANCTION: ("sanctions", "sanction"),
    _E.MOBILIZE: ("mobilizes against", "mobilize against"),
    _E.COERCE: ("coerces", "coerce"),
    _E.ASSAULT: ("assaults", "assault"),
})  # fmt: skip
"""Event type → its verb for one actor and for several, with its preposition, before whom it is done to."""


class ClaimContext(StrEnum):
    """What it has to do with: PLOVER's general contexts."""

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    ELECTION = "election"
    POLITICAL_INSTITUTIONS = "political-institutions"
    PRO_DEMOCRACY = "pro-democracy"
    PRO_AUTOCRACY = "pro-autocracy"
    ECONOMIC = "economic"
    LEGAL = "legal"
    REPARATIONS = "reparations"
    HUMAN_RIGHTS = "human-rights"
    RIGHTS_FREEDOMS = "rights-freedoms"
    REPRESSION = "repression"
    HUMAN_SECURITY = "human-security"
    GENDER = "gender"
    LGBT = "lgbt"
    RELIGION_ETHNICITY = "religion-ethnicity"
    INEQUALITY = "inequality"
    DIPLOMATIC = "diplomatic"
    TERRITORY = "territory"
    PEACEKEEPING = "peacekeeping"
    HEALTH = "health"
    ASYLUM = "asylum"
    MIGRATION = "migration"
    DISASTERS = "disasters"
    NATURAL_RESOURCE = "natural-resource"
    ENVIRONMENT = "environment"
    TECHNOLOGY = "technology"
    TERRORISM = "terrorism"
    CBRN = "cbrn"
    CYBER = "cyber"
    MISINFORMATION = "misinformation"
    CRIME = "crime"
    CORRUPTION = "corruption"
    ILLEGAL_DRUGS = "illegal-drugs"
    TRAFFICKING = "trafficking"


class Claim(Frozen):
    """Who does what to whom, as an excerpt states it: the analyst's coding, never the source's words."""

    who: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Who does it: names of `about.actors`, or ids of hotspots."""
    does: EventType
    """What is done: an event type of PLOVER."""
    whom: tuple[Text, ...] = ()
    """To whom it is done: names of `about.actors`, or ids of hotspots."""
    about: Id | None = None
    """Id of the hotspot where it is done or that it is about; left out: the hotspot that the excerpt stands under."""
    context: tuple[ClaimContext, ...] = ()
    """What it has to do with: contexts of PLOVER."""
    date: PartialDate | None = None
    """When it is done, as precisely as the text dates it."""
