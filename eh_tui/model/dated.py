"""How a text is read in a field that means a date and keeps any words: said alike everywhere.

What must be a date in its field is refused instead (`when.readable`).
"""

from datetime import date

from eh_tui.model.audit.achieved import reports
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import column_of_field
from eh_tui.model.core.form_rows import AchievedRow, Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import ColumnType, Role
from eh_tui.model.training.attendance import attendances
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read
from eh_tui.model.when.readable import KEPT_DATES, why_no_date
from eh_tui.model.when.result import Reading, ReadingKind

_LIKE_WHEN = (
    (Kind.TRAINING, "done"),
    (Kind.OFFER, "review"),
    (Kind.MESSAGES, "again"),
    (Kind.LANGUAGES, "review"),
)
"""The fields of lists that are read as a When is, in which "termly" says when too."""

_UNCLEAR = (ReadingKind.INVALID, ReadingKind.AMBIGUOUS, ReadingKind.TEXT)
_ANSWERS = ("yes", "no", "n/a")
"""What a cell of training, or of what was achieved, may say in place of a date."""


def means_a_date(workbook: Workbook, place: Address) -> bool:
    """Say whether a field of a row is for a date and keeps any words beside."""
    return (place.kind, place.field) in KEPT_DATES or _is_like_when(workbook, place)


def said_of_date(workbook: Workbook, place: Address, text: str, today: date) -> str:
    """Return how a text is read that stands, or is to stand, in such a field; "" for a blank.

    What is not saved there counts from today, what is from the day on which it was typed.
    """
    if (place.kind, place.field) in KEPT_DATES:
        return why_no_date(place.kind, place.field, text)
    reading = _reading(workbook, place, text, today)
    if reading.kind is ReadingKind.BLANK:
        return ""
    return in_words(reading, today, is_done=_is_done(workbook, place))


def not_understood(workbook: Workbook, place: Address, today: date) -> str:
    """Return what is said of a field that is read as no one date, and what to type instead.

    "" where it is understood, and for a field that means no date.
    """
    if not means_a_date(workbook, place):
        return ""
    text = value(workbook, place.kind, row_of(workbook, place.kind, place.id), place.field)
    said = said_of_date(workbook, place, text, today)
    if (place.kind, place.field) in KEPT_DATES:
        return said
    reading = _reading(workbook, place, text, today)
    answers = place.kind in (Kind.TRAINING, Kind.ROWS) and text.strip().casefold() in _ANSWERS
    if answers or reading.kind not in _UNCLEAR:
        return ""
    hint = "; write it as 12/9/2026 or June 2027" if reading.kind is ReadingKind.TEXT else ""
    return f"{said}{hint}"


def _reading(workbook: Workbook, place: Address, text: str, today: date) -> Reading:
    calendar = calendar_of(workbook)
    row = row_of(workbook, place.kind, place.id)
    is_saved = text == value(workbook, place.kind, row, place.field)
    typed = calendar.day_typed(place.id, place.field, text) if is_saved else today
    return read(text, today, calendar, typed=typed)


def _is_done(workbook: Workbook, place: Address) -> bool:
    """Say whether a date in a row is never late: of what is done, or was attended."""
    row = row_of(workbook, place.kind, place.id)
    if isinstance(row, Action | Outcome):
        return workbook.form.is_settled(row.rag)
    return place.kind is Kind.TRAINING


def _is_like_when(workbook: Workbook, place: Address) -> bool:
    row = row_of(workbook, place.kind, place.id)
    if isinstance(row, Action | Outcome):
        column = column_of_field(workbook, row, place.field)
        return bool(column and (column.role is Role.WHEN or column.type is ColumnType.DATE))
    if isinstance(row, AchievedRow):
        told = {
            name
            for report in reports(workbook)
            if report.row.id == row.id
            for name in (report.done_field, report.review_field)
        }
        attended = {each.field for each in attendances(workbook) if each.row == row.id}
        return place.field in told | attended
    return (place.kind, place.field) in _LIKE_WHEN
