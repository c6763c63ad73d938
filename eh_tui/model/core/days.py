"""A day as a British reader writes it."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def in_words(day: date) -> str:
    """Return a day as "22 November 2026", whatever the machine's language is."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
