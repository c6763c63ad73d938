"""Days and years as British figures: day, month, year, and two digits are 20yy."""

from datetime import date, timedelta

from eh_tui.model.when.tokens import Word, shape_of

_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST = (0, 1, 2), (1, 0, 2), (2, 1, 0)

DAY_SHAPES = {
    **dict.fromkeys(("n/n/n", "n/n/y", "n/n/#", "nnn", "nny"), _DAY_FIRST),
    **dict.fromkeys(("nMy", "n/M/y", "n/My", "nM/y", "oMy", "oM/y"), _DAY_FIRST),
    **dict.fromkeys(("n/n/'n", "n/n'n", "n/M/'n"), _DAY_FIRST),
    **dict.fromkeys(("nMn", "n/M/n", "n/Mn", "nM/n", "oMn", "nM'n", "oM'n"), _DAY_FIRST),
    **dict.fromkeys(("Mny", "Moy", "M/ny", "M/n/y"), _MONTH_FIRST),
    **dict.fromkeys(("y/n/n", "yMn"), _YEAR_FIRST),
}
"""The shapes of a whole day: which of its figures are day, month and year.

The month comes first only where it is a name, so that nothing is read in US order.
"""


def day_of(words: list[Word]) -> date | None:
    """Return the one day that some words are, None where they are none or it does not exist."""
    parts = day_parts(words)
    return day(*parts) if parts else None


def day_parts(words: list[Word]) -> tuple[str, str, str] | None:
    """Return day, month and year as written, None where the words are no whole day."""
    order = DAY_SHAPES.get(shape_of(words))
    if order is None:
        return None
    values = figures(words)
    day, month, year = (values[at] for at in order)
    return day, month, year


def figures(words: list[Word]) -> list[str]:
    """Return the values of the figures, months and seasons among some words."""
    return [word.value for word in words if word.letter in "noy#MS"]


def day(day: str, month: str, year: str) -> date | None:
    """Return a day, None where there is no such date."""
    its_year = year_of(year)
    try:
        return date(its_year, int(month), int(day)) if its_year else None
    except ValueError:
        return None


def year_of(text: str) -> int | None:
    """Return a year of two digits as 20yy, one of four as it is; None for anything else."""
    if len(text) == 2:
        return 2000 + int(text)
    return int(text) if len(text) == 4 and "1900" <= text <= "2099" else None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def easter(year: int) -> date:
    """Return Easter Sunday of a year, by the rule that Butcher's calendar gave in 1876."""
    century, year_of_it = divmod(year, 100)
    leap, rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leap - shift + 15) % 30
    to_sunday = (32 + 2 * rest + 2 * (year_of_it // 4) - moon - year_of_it % 4) % 7
    late = (year % 19 + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def months_later(day: date, months: int) -> date:
    """Return the day some months later, the last of its month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))


def school_year_of(text: str) -> int | None:
    """Return the year in which a school year begins: 2025 for "2025-26" or "2025/2026"."""
    first, _, second = text.strip().replace("/", "-").replace("–", "-").partition("-")
    return consecutive(first.strip(), second.strip())


def consecutive(first: str, second: str) -> int | None:
    """Return the first of two years that follow each other, None where they do not."""
    if not (first.isdigit() and second.isdigit() and first.isascii() and second.isascii()):
        return None
    begins, ends = year_of(first), year_of(second)
    return begins if begins and ends == begins + 1 else None


def school_year_name(year: int) -> str:
    """Return "2025-26" for the school year that begins in 2025."""
    return f"{year}-{(year + 1) % 100:02}"
