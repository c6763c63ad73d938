"""The sheet "Changes": each action as the last meeting left it, and as it is now."""

from datetime import date

from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.sheets.flat_table import (
    RATING_LOOK,
    FlatColumn,
    FlatTable,
    plan_table,
)
from eh_tui.files.office.xlsx.sheets.ratings import rating_label
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.model.core.register_rows import Meeting
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.discussion import Snapshot, at_last_meeting, ratings_of, stand_of
from eh_tui.model.meeting.meetings import meeting_in_words

CHANGES_SHEET = "Changes"
SAME, NEW, GONE = "No change", "New since then", "Taken out since then"
BLANK = "(blank)"
CHANGE_COLUMNS = (
    FlatColumn("Ref", 8, "plan ref"),
    FlatColumn("Action", 44),
    FlatColumn("At the last meeting: rating", 22, RATING_LOOK),
    FlatColumn("At the last meeting: when", 17),
    FlatColumn("At the last meeting: who", 19),
    FlatColumn("Now: rating", 22, RATING_LOOK),
    FlatColumn("Now: when", 17),
    FlatColumn("Now: who", 19),
    FlatColumn("Change", 36),
)


def plan_changes(workbook: Workbook, meeting: Meeting, today: date) -> SheetPlan:
    """Return all actions beside how a meeting that ended left them, in one table."""
    actions = [action for section in sections(workbook) for action in section.actions]
    known = {action.id for action in actions}
    rows = [
        _row(
            workbook.form,
            (action.id, action.text),
            at_last_meeting(workbook, meeting, action.id),
            stand_of(action),
        )
        for action in actions
    ]
    rows += [
        _row(workbook.form, (id, ""), at_last_meeting(workbook, meeting, id), None)
        for id in ratings_of(workbook.form, meeting)
        if id not in known
    ]
    then = " ".join(cell_shown(meeting_in_words(meeting)).split())
    notice = f"Changes from the end of {then} to {today:%d/%m/%Y}."
    table = FlatTable(CHANGES_SHEET, "Changes", CHANGE_COLUMNS, tuple(rows), notice)
    return plan_table(workbook, today, table)


def _row(
    form: Form, action: tuple[str, str], then: Snapshot | None, now: Snapshot | None
) -> tuple[str, ...]:
    return (*action, *_values(form, then), *_values(form, now), _change(form, then, now))


def _values(form: Form, stand: Snapshot | None) -> tuple[str, str, str]:
    """Return rating, When and Who, blank where nobody wrote them down."""
    if stand is None:
        return "", "", ""
    return rating_label(form, stand.rag), stand.when or "", stand.who or ""


def _change(form: Form, then: Snapshot | None, now: Snapshot | None) -> str:
    """Return what changed in words, a line for each field."""
    if then is None or now is None:
        return NEW if now else GONE
    lines = []
    if then.rag != now.rag:
        lines.append(f"{rating_label(form, then.rag)} → {rating_label(form, now.rag)}")
    for name, old, new in (("When", then.when, now.when), ("Who", then.who, now.who)):
        if old is not None and old != new:
            arrow = "\n→ " if "\n" in f"{old}{new}" else " → "
            lines.append(f"{name}: {old or BLANK}{arrow}{new or BLANK}")
    return "\n".join(lines) or SAME
