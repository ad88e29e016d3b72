"""Items of different lengths in rows, so that none covers another."""

from dataclasses import dataclass, field

__all__ = ["Lanes"]


@dataclass(kw_only=True, slots=True)
class Lanes:
    """Rows that are filled item by item; row 0 is the first."""

    gap: float
    """What items in a row keep apart, in the unit of their ends."""
    _taken: list[tuple[float, float, int, int]] = field(default_factory=list)

    def free(self, left: float, right: float, height: int) -> int:
        """The first row from which an item from `left` to `right` has `height` rows to itself."""
        busy = {
            taken
            for start, end, row, tall in self._taken
            if start < right + self.gap and left < end + self.gap
            for taken in range(row, row + tall)
        }
        row = 0
        while not busy.isdisjoint(range(row, row + height)):
            row += 1
        return row

    def put(self, left: float, right: float, height: int) -> int:
        """Take the first free rows for an item and return the first of them."""
        row = self.free(left, right, height)
        self._taken.append((left, right, row, height))
        return row

    @property
    def rows(self) -> int:
        """How many rows are in use."""
        return max((row + height for _, _, row, height in self._taken), default=0)
