"""What the page remembers of one reader from run to run: one object, under one key of Streamlit's session state.

What stands in a widget is not in it: Streamlit keeps that under the widget's own key (`geo.page.shared.widgets`).

Ask for `session()` at every use instead of holding it over slow work. Streamlit starts a new run while the old one is
still at it, and ends the old one where this next touches Streamlit, so here: a part of the object that was held on to
would let a run that is out of date write into the new one's state.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

import streamlit as st

from geo.selection.basket import Basket
from geo.selection.selection import Camera, FrameSize, MapView, Selection

if TYPE_CHECKING:  # who only looks at the map does not wait for what reads documents
    import threading
    from collections.abc import Callable, Mapping

    from geo.intake.sandbox import Extracted
    from geo.proposals.decision import Decision
    from geo.proposals.proposal import NewPlace, Proposal
    from geo.proposals.review import ReviewItem, Span
    from geo.proposals.voice import Voice

KEY = "session"
"""The key of the session state under which the object stands; the page has no other but its widgets'."""

Address = dict[str, list[str]]
"""The query of the page's address: values by parameter, percent-decoded."""


class Move(Enum):
    """What happens to the camera."""

    NONE = auto()
    """It stays where it is."""
    TURN = auto()
    """It goes to the open hotspot, in the view that was chosen."""
    OPEN = auto()
    """It goes to the open hotspot, in the view that suits it."""
    WHOLE = auto()
    """It shows all of the map."""


@dataclass(kw_only=True, slots=True)
class AddressSession:
    """How the address bar and the page stand to each other."""

    known: Address | None = None
    """What was last taken from the address bar or written into it; None where it has to be read: at the start, and
    after the Review page."""
    left: list[Address] = field(default_factory=list)
    """What stood in the address bar before what was written last, as long as the browser may still send it."""
    taken: tuple[Selection, tuple[int, int]] | None = None
    """What the last run took from the page: the selection without its camera, and the size of the map in pixels."""
    map_left: Address = field(default_factory=dict)
    """Where the map stood when the reader went to the Review page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewBefore:
    """What the map showed before a hotspot was opened."""

    view: MapView
    camera: Camera | None
    """Where the app had put the camera; None is the view of the world."""


@dataclass(kw_only=True, slots=True)
class MapSession:
    """What is chosen on the map where no widget holds it, and how it is seen."""

    hotspot: str | None = None
    """Id of the open hotspot."""
    compare: tuple[str, ...] = ()
    """Ids of the two hotspots or articles that are compared; none: those that suggest themselves."""
    camera: Camera | None = None
    """Where the app has put the camera; None is the view of the world."""
    move: Move = Move.NONE
    """What the next run is to do with the camera."""
    before: ViewBefore | None = None
    """Where closing goes back to; None while nothing is open."""
    frame: FrameSize = FrameSize.FILL
    """The size that the link asks of an embedded page."""
    titled: bool = True
    """Whether the link asks for the title and source line of an embedded page."""
    measured: tuple[int, int] | None = None
    """Width and height of the map in pixels, as the browser last told; None before it has."""
    open_height: int | None = None
    """Height of the map in pixels while a hotspot is open; None before the browser has told."""
    guessed: bool = False
    """Whether the camera is on the open hotspot of a link for a size of the map that no browser had told."""
    serial: int = 0
    """Counts the clicks on the map; a deck with another number has no pick."""
    first: tuple[Hashable, ...] | None = None
    """What the map showed first, whatever its size; None before, and empty once it has shown something else."""
    asked: tuple[str, ...] = ()
    """Ids of the hotspots of which the reader is asked one: a click was at several at once."""


@dataclass(kw_only=True, slots=True)
class PanelSession:
    """What the panel shows of the open hotspot."""

    speaker: str | None = None
    """Id of the one article that the hotspot was opened for; None shows all that speak of it."""
    reading: str | None = None
    """Id of the excerpt whose document is to be opened in the next run."""


class PageDialogue(StrEnum):
    """A dialogue that the finder can open; each has a button, too."""

    BRIEFING = "briefing"
    SHARE = "share"
    ABOUT = "about"


@dataclass(kw_only=True, slots=True)
class FinderSession:
    """What was chosen in the finder."""

    asked: PageDialogue | None = None
    """The dialogue that the next run opens."""


@dataclass(kw_only=True, slots=True)
class BriefingSession:
    """What is going on for the briefing."""

    soon: "threading.Timer | None" = None
    """Begins to make the file of the choices in force, unless it is cancelled first."""
    serial: int = 0
    """Number of the last change that the list of the basket has told."""
    sections: "Mapping[str, str]" = field(default_factory=dict)
    """Headings of sections by the hotspot that each begins with, as a loaded file has them."""
    loaded: "Selection | None" = None
    """What a file that was just loaded selects; the next run follows it as it follows a link."""
    refused: tuple[bytes, str] | None = None
    """The file that was last chosen, where it cannot be loaded as it is, and why."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What the session has changed about a proposal before deciding on it."""

    span: "Span | None" = None
    """Other sentences of the document."""
    words: str | None = None
    """Words typed in their place."""
    hotspot: str | None = None
    """Another hotspot, or a new place that is proposed."""
    voice: "Voice | None" = None
    """Another speaker, attitude or mode."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found in an article."""

    made_for: str
    """SHA-256 of the data file by then."""
    items: "tuple[ReviewItem, ...]"
    unplaced: tuple[str, ...]
    """Places that are named, that no hotspot covers, and of which no outline is known here."""
    voice_at: "Callable[[int, int], Voice]"
    """Who says a stretch of it, by where that starts and ends."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of the last decision."""

    said: str
    """A sentence or two, plain text."""
    diff: str = ""
    """The lines that the data file has now, as a unified diff."""
    hotspot: str | None = None
    """Where it can be seen on the map."""
    refused: bool = False
    waiting: "tuple[Decision, ...]" = ()
    """Decisions that were refused only because the file had changed."""
    source: str | None = None
    """The article of the decisions that wait."""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """What was accepted last, which can be taken back until the data file is written again."""

    sha256: str
    """Of the data file since."""
    source: str
    decisions: "tuple[Decision, ...]"
    what: str
    """Such as `for Mali`."""


@dataclass(kw_only=True, slots=True)
class ReviewSession:
    """What the Review page has found, and what the reader has changed and decided there."""

    lists: dict[tuple[str, str], Found] = field(default_factory=dict)
    """What was found in each article, by its id and the SHA-256 of its document; the oldest first."""
    wrote: set[str] = field(default_factory=set)
    """SHA-256 of every state of the data file that the page itself has written: its lists hold on."""
    edits: dict[str, Edit] = field(default_factory=dict)
    """What is changed about proposals, by their keys."""
    places: "dict[tuple[str, str], NewPlace]" = field(default_factory=dict)
    """New hotspots as they were changed, by the article's id and their proposed id."""
    place_trouble: dict[str, str] = field(default_factory=dict)
    """Why the fields of a new hotspot were not taken over, by the end of the keys of its widgets."""
    form: tuple[str, str] | None = None
    """The form that is open, `quote` or `hotspot`, and the key of its proposal."""
    done: "list[Accepted | Proposal]" = field(default_factory=list)
    """Decisions that can be taken back, the last at the end: a proposal was rejected."""
    outcome: Outcome | None = None
    """What came of the last decision, while it is shown."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file that was chosen, and what was read in it."""

    name: str
    data: bytes
    found: "Extracted"


@dataclass(kw_only=True, slots=True)
class UploadSession:
    """The document that is being added on the Review page."""

    read: tuple[tuple[str, str], Opened | str] | None = None
    """Name and checksum of the file that was last chosen, and what was read in it, or why it cannot be read."""
    refused: tuple[str, str, bool] | None = None
    """Checksum of the file that was last refused, why, and whether for being nearly the same as another."""


@dataclass(kw_only=True, slots=True)
class Session:
    """Everything that the page remembers of one reader, by the part that uses it."""

    address: AddressSession = field(default_factory=AddressSession)
    map: MapSession = field(default_factory=MapSession)
    panel: PanelSession = field(default_factory=PanelSession)
    finder: FinderSession = field(default_factory=FinderSession)
    briefing: BriefingSession = field(default_factory=BriefingSession)
    basket: Basket = field(default_factory=Basket)
    """What was collected for a briefing."""
    review: ReviewSession = field(default_factory=ReviewSession)
    upload: UploadSession = field(default_factory=UploadSession)
    notices: list[str] = field(default_factory=list)
    """What the link asks for and the data does not have, a sentence each; shown until a hotspot is opened or closed."""
    drawer: int = 0
    """How often the app has set the filters in the drawer; the first time is the session's first run."""
    watched_ns: int | None = None
    """When the data file was last changed, in nanoseconds since 1970, as a page that waits for a mended file saw it."""


def session() -> Session:
    """Return what is remembered of this reader; made on first use.

    So is it where something else stands under the key: after a change of the code, Streamlit's watcher loads the
    modules again, and an object of the class that was is no `Session` any more. The page then begins anew from its
    address.
    """
    found = st.session_state.get(KEY)
    if not isinstance(found, Session):
        found = st.session_state[KEY] = Session()
    return found
