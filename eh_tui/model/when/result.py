"""What a When cell is read as; it is derived from the text whenever it is needed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReadingKind(StrEnum):
    """What kind of When a text is (DOMAIN.md 4)."""

    DAY = "day"
    DAYS = "several dates"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SCHOOL_YEAR = "school year"
    TERM = "term"
    SPAN = "span"
    """From one date to another."""
    OPEN = "open"
    """From a date on, without an end."""
    ONGOING = "ongoing"
    RECURRING = "recurring"
    STATUS = "status"
    """It says that the action is done, which a rating should say."""
    PENDING = "pending"
    """It says that there is no date yet, or that there will be none."""
    AMBIGUOUS = "ambiguous"
    INVALID = "invalid"
    BLANK = "blank"
    TEXT = "text"
    """It says nothing about a date."""


DATED = frozenset(
    {
        *(ReadingKind.DAY, ReadingKind.DAYS, ReadingKind.WEEK, ReadingKind.MONTH),
        *(ReadingKind.YEAR, ReadingKind.SCHOOL_YEAR, ReadingKind.TERM, ReadingKind.SPAN),
    }
)
"""The kinds that can be overdue."""


NOT_UNDERSTOOD = "not understood whole"
"""Why a text is asked about that has a date beside words which may change it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A When cell as read."""

    kind: ReadingKind
    start: date | None = None
    end: date | None = None
    """The last day, on which it is due; None where nothing says when."""
    approximate: bool = False
    """Whether something was assumed: a year that is not written, a term without a table."""
    parts: tuple["Reading", ...] = ()
    """Each date of a text that has several, in its order."""
    choices: tuple["Reading", ...] = ()
    """What an ambiguous text may mean; one where it is not understood whole."""
    why: str = ""
    """The term's or the period's name, or why there is no date."""

    @property
    def days(self) -> tuple[date, ...]:
        """The last day of each date of a text that has several, in its order."""
        return tuple(part.end for part in self.parts if part.end)
