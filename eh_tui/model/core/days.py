"""A day and a moment as a British reader writes them, and the one place where the months stand."""

from datetime import date, datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTHS = (
    *("Jan", "Feb", "March", "April", "May", "June", "July"),
    *("Aug", "Sept", "Oct", "Nov", "Dec"),
)
"""As they are written where there is little room."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_in_words(day: date) -> str:
    """Return a day as "22 November 2026", whatever the machine's language is."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def iso_in_words(text: str) -> str:
    """Return "2026-11-22" as "22 November 2026"; a text that is no such day as it is."""
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def in_short(day: date) -> str:
    """Return a day as "22 Nov 2026"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def iso_in_short(text: str) -> str:
    """Return "2026-11-22" as "22 Nov 2026"; a text that is no such day as it is."""
    try:
        return in_short(date.fromisoformat(text))
    except ValueError:
        return text


def with_time(moment: datetime) -> str:
    """Return a moment as "12 Sept 2026 14:03", on the clock that it is of."""
    return f"{moment.day} {SHORT_MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M}"
