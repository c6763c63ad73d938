"""The dates in a When cell, which is free text and is never rewritten (DOMAIN.md 4)."""

import re
from datetime import date

_dates = re.compile(
    r"(?<![\d/.-])"
    r"(?:"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d{2})"
    r"|(?P<month_alone>\d{1,2})[/.-](?P<its_year>\d{4}|1[3-9]|[2-9]\d)"
    r"|(?P<year_alone>(?:19|20)\d{2})"
    r")"
    r"(?![/.-]?\d)"
)


def sort_date(text: str) -> date | None:
    """Return the latest date in a When cell, or None where it has none.

    UK order; a month or a year counts from its first day; two-digit years are 20yy. A date
    that does not exist counts for nothing, and so does "10/12", which may be either.
    """
    days = [_first_day(match) for match in _dates.finditer(text)]
    return max((day for day in days if day), default=None)


def _first_day(match: re.Match[str]) -> date | None:
    year = match["year"] or match["its_year"] or match["year_alone"]
    century = 2000 if len(year) == 2 else 0
    month = match["month"] or match["month_alone"] or 1
    try:
        return date(century + int(year), int(month), int(match["day"] or 1))
    except ValueError:
        return None
