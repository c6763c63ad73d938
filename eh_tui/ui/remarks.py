"""What the program says beside what somebody typed: how it reads a cell, never instead of it."""

from collections.abc import Mapping
from datetime import date

from eh_tui.model.terms import Calendar, calendar_of
from eh_tui.model.when import in_words, read
from eh_tui.model.workbook import Action, Rag, Workbook

Remarks = Mapping[str, str]
"""The words beside a field, by its name; none for a field on which there is nothing to say."""


def remarks(workbook: Workbook, action: Action, today: date) -> Remarks:
    """Return what is said beside the fields of an action."""
    said = reading_in_words(action, today, calendar_of(workbook))
    return {"when": said} if said else {}


def reading_in_words(action: Action, today: date, calendar: Calendar) -> str:
    """Return how When is read, "month, due 30 June 2017, overdue 9 years"."""
    reading = read(action.when, today, calendar)
    return in_words(reading, today, is_done=action.rag is Rag.GREEN)
