"""A row of what is known of a disputed place: who holds it, who claims it, what the United Nations hold."""

from dataclasses import dataclass

from geo.dataset.dates import PartialDate

__all__ = ["NO_POSITION", "Dispute", "Frame"]

Frame = tuple[float, float, float, float]
"""West, south, east, north in degrees; west greater than east crosses the antimeridian."""

NO_POSITION = "no position known to this project"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispute:
    """A disputed area or border; every row has the same fields, from which one form of sentence is made."""

    area: str
    """Id, that of the atlas's area where there is one."""
    name: str
    """Display name, in the form most used by the United Nations, a second name in brackets."""
    bbox: Frame
    """Where it is."""
    holder: str
    """Who holds it on the ground, and since when where that is short; follows `held by`."""
    claimants: tuple[str, ...]
    """Which states claim it besides the holder, or the parties of an open border; none where no state does."""
    un_position: str | None
    """What a text of the United Nations says of it; None where this project knows none."""
    un_source: str | None
    """That text, such as `General Assembly 68/262, 2014`; None with `un_position`."""
    source: str
    """Where holder and claimants come from."""
    as_of: PartialDate
    """Date of the newest fact in the row."""
    drawn: str | None = None
    """How it is drawn, after `is drawn`; `{owner}` is the owner of `outline` in the viewpoint.

    None stands for `with {owner}`, or `apart` where the owner is the area itself.
    """
    outline: str | None = None
    """The area of the atlas that says how it is drawn, where that is not `area`."""
    plural: bool = False
    """Whether its name takes `are`."""

    @property
    def position_of_the_un(self) -> str:
        """What follows `UN:`."""
        return f"{self.un_position} ({self.un_source})" if self.un_position else NO_POSITION
