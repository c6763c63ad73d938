"""What the dialog says of a date while it is typed, so that a slip is seen before Enter."""

from collections.abc import Callable
from datetime import date

from eh_tui.model.audit.achieved import reports
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read


def reading_of(
    workbook: Workbook, row: Row, field: str, saved: str, today: date
) -> Callable[[str], str] | None:
    """Return what tells how a text is read in a field, None for a field that holds no date.

    What is typed counts from today, and the saved text from the day on which it was typed.
    """
    if not _is_date(workbook, row, field):
        return None
    calendar = calendar_of(workbook)
    is_done = isinstance(row, Action) and workbook.form.is_done(row.rag)

    def said(text: str) -> str:
        if not text.strip():
            return ""
        typed = calendar.day_typed(row.id, field, text) if text == saved else today
        reading = read(text, today, calendar, typed=typed)
        return f"Read as: {in_words(reading, today, is_done=is_done)}"

    return said


def _is_date(workbook: Workbook, row: Row, field: str) -> bool:
    if isinstance(row, Action):
        return field == "when"
    if not isinstance(row, AchievedRow):
        return False
    return any(
        report.row.id == row.id and field in (report.done_field, report.review_field)
        for report in reports(workbook)
    )
