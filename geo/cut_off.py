"""Where the information of a map ends, and what is said of an article that is younger than that."""

from geo.shown import first_and_last_day

__all__ = ["older_than"]


def older_than(issued: str | None, as_of: str) -> str | None:
    """What to say where an article of that date lies after the map's cut-off, `about.as_of`; None where it does not.

    Dates are as precise as they are known: an article of 2021 does not lie after a map of 2021-03.
    """
    if issued is None or first_and_last_day(issued)[0] <= first_and_last_day(as_of)[1]:
        return None
    return (
        f"The map says that its information is as of {as_of}, and this article is of {issued}: "
        "raise about.as_of in the data file by hand."
    )
