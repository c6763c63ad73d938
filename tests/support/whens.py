"""What people write in When with what it is read as, and the terms that Leicester published."""

from datetime import date

from eh_tui.model.core.register_rows import Term
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.read import ReadingKind

TODAY = date(2025, 11, 22)

DAY, DAYS, WEEK, MONTH, YEAR, SCHOOL_YEAR, TERM, SPAN, OPEN = (
    *(ReadingKind.DAY, ReadingKind.DAYS, ReadingKind.WEEK, ReadingKind.MONTH, ReadingKind.YEAR),
    *(ReadingKind.SCHOOL_YEAR, ReadingKind.TERM, ReadingKind.SPAN, ReadingKind.OPEN),
)
ONGOING, RECURRING, STATUS, PENDING, AMBIGUOUS, INVALID, BLANK, TEXT = (
    *(ReadingKind.ONGOING, ReadingKind.RECURRING, ReadingKind.STATUS, ReadingKind.PENDING),
    *(ReadingKind.AMBIGUOUS, ReadingKind.INVALID, ReadingKind.BLANK, ReadingKind.TEXT),
)

THE_TABLE = [
    ("29/04/2021", DAY, "2021-04-29"),
    ("12/6/17", DAY, "2017-06-12"),
    ("6/2017", MONTH, "2017-06-30"),
    ("10/2020", MONTH, "2020-10-31"),
    ("6/17", MONTH, "2017-06-30"),
    ("05/21", MONTH, "2021-05-31"),
    ("10/12", AMBIGUOUS, None),
    ("2016", YEAR, "2016-12-31"),
    ("2025/26", SCHOOL_YEAR, "2026-07-10"),
    ("2025-26", SCHOOL_YEAR, "2026-07-10"),
    ("10/3/16\n11/6/20", DAYS, "2020-06-11"),
    ("From 6/17", OPEN, None),
    ("ongoing", ONGOING, None),
    ("Ongoing ", ONGOING, None),
    ("termly", RECURRING, "2025-12-19"),
    ("half-termly", RECURRING, "2025-12-19"),
    ("monthly", RECURRING, "2025-11-30"),
    ("annually", RECURRING, "2026-07-10"),
    ("Autumn 1", TERM, "2025-10-17"),
    ("Spring term 2026", TERM, "2026-03-27"),
    ("end of Summer 2", TERM, "2026-07-10"),
    ("Term 2", AMBIGUOUS, None),
    ("Completed online (due to Covid)", STATUS, None),
    ("Awaiting dates", PENDING, None),
    ("TBC", PENDING, None),
    ("ASAP", PENDING, None),
    ("Sept 2026", MONTH, "2026-09-30"),
    ("by end of March 2027", MONTH, "2027-03-31"),
    ("w/c 12/1/26", WEEK, "2026-01-18"),
    ("31/2/26", INVALID, None),
    ("10/13/16", INVALID, None),
    ("", BLANK, None),
]
"""Every row of DOMAIN.md 4: the text, its kind on `TODAY`, and the last day that it means."""


def terms(*rows: tuple[str, str, str, str]) -> Workbook:
    """Return a workbook with these rows in its term table: year, name, first and last day."""
    return Workbook(terms=tuple(Term(f"T{at}", *row) for at, row in enumerate(rows, 1)))


LEICESTER = terms(
    ("2025-26", "Autumn 1", "26 Aug 2025", "17 October 2025"),
    ("2025-26", "Autumn 2", "29/10/2025", "19/12/25"),
    ("2025-26", "Spring 1", "6/1/2026", "13/2/2026"),
    ("2025-26", "Spring 2", "23/2/2026", "27/3/2026"),
    ("2025-26", "Summer 1", "13/4/2026", "22/5/2026"),
    ("2025-26", "Summer 2", "1/6/2026", "10/7/2026"),
)
