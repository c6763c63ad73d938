"""The dates of an audit that belong in people's calendars: what is due, reviews, meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eh_tui.model.audit.subject import meeting_about
from eh_tui.model.core.columns import rows_with
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import dues, read_action
from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.meetings import by_date, held_on
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read


@dataclass(frozen=True, slots=True)
class DiaryDate:
    """One day that somebody has to know of."""

    id: str
    """By what it is known again when the workbook is told once more: a row's id and field."""
    on: date
    """The last day, where a text names several."""
    title: str
    """What it is about, on as many lines as were typed."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else is known of it: a label and a text as typed each."""
    is_done: bool = False
    """Whether nothing is to be done about it any more."""


def diary(workbook: Workbook, today: date) -> tuple[DiaryDate, ...]:
    """Return the dates of a workbook by their days, those of one day in the form's order.

    Whatever has no day that can be read is left out, as is what was done before today; a
    locked audit has none.
    """
    if workbook.school.locked:
        return ()
    found = (*_rows(workbook, today), *_meetings(workbook, today))
    return tuple(sorted(found, key=lambda each: each.on))


def _rows(workbook: Workbook, today: date) -> Iterator[DiaryDate]:
    asked = dues(workbook, today, (date.max - today).days)
    for due in asked:
        if due.due:
            what = "Review of " if due.kind is Kind.ROWS else ""
            facts = _facts(workbook.form, due.when, due.who, due.rag)
            yield DiaryDate(f"{due.id} {due.field}", due.due, f"{what}{due.id}: {due.text}", facts)
    # What is done before its day is told too, so that a calendar that has it says so.
    is_asked, calendar = {due.id for due in asked}, calendar_of(workbook)
    for action, _ in rows_with(workbook, Role.WHEN):
        day = read_action(action, today, calendar).end
        if day and day >= today and action.id not in is_asked:
            facts = _facts(workbook.form, action.when, action.who, action.rag)
            title = f"{action.id}: {action.text}"
            yield DiaryDate(f"{action.id} when", day, title, facts, is_done=True)


def _meetings(workbook: Workbook, today: date) -> Iterator[DiaryDate]:
    about = meeting_about(workbook)
    about = about[:1].upper() + about[1:]
    for meeting in by_date(workbook):
        day = held_on(meeting)
        if day and day >= today and not meeting.ended:
            title = f"{about}: {meeting.kind}" if meeting.kind else about
            yield DiaryDate(f"{meeting.id} date", day, title, (("Date", meeting.date),))
    if meetings := by_date(workbook):
        last = meetings[-1]
        day = read(last.next_date, today).end
        if day and day >= today:
            facts = (("Date", last.next_date),)
            yield DiaryDate(f"{last.id} next_date", day, about, facts)


def _facts(form: Form, when: str, who: str, rag: str | None) -> tuple[tuple[str, str], ...]:
    rating = "" if rag is None else form.label(rag)
    facts = (
        (form.heading_of(Role.WHEN, "When"), when),
        (form.heading_of(Role.WHO, "Who"), who),
        (form.heading_of(Role.RATING, "Rating"), rating),
    )
    return tuple((label, text) for label, text in facts if text.strip())
