"""A day, and a moment of it, as a British reader writes them."""

from datetime import date, datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_SHORT = (
    *("Jan", "Feb", "March", "April", "May", "June"),
    *("July", "Aug", "Sept", "Oct", "Nov", "Dec"),
)


def in_words(day: date) -> str:
    """Return a day as "22 November 2026", whatever the machine's language is."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_time(moment: datetime) -> str:
    """Return a moment as "12 Sept 2026 14:03", on the clock that it is of."""
    return f"{moment.day} {_SHORT[moment.month - 1]} {moment.year} {moment:%H:%M}"
