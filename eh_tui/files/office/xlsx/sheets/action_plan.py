"""The sheet "Action plan": one plain row for each action."""

from collections.abc import Iterator
from datetime import date

from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.sheets.flat_table import (
    RATING_LOOK,
    FlatColumn,
    FlatTable,
    plan_table,
)
from eh_tui.files.office.xlsx.sheets.ratings import rating_label, rating_text
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, dues, read_action
from eh_tui.model.new_year import last_years_value
from eh_tui.model.when.calendar import calendar_of

ACTION_PLAN_SHEET = "Action plan"
COLUMNS = (
    FlatColumn("Ref", 8, "plan ref"),
    FlatColumn("Commitment", 14, "plan number"),
    FlatColumn("Outcome", 44),
    FlatColumn("Action", 38),
    FlatColumn("When", 17),
    FlatColumn("When (sort)", 14.5, "plan date"),
    FlatColumn("Due", 11),
    FlatColumn("Who", 19),
    FlatColumn("RAG rating", 24, RATING_LOOK),
)
NOTE_COLUMN = FlatColumn("Note", 32)
DUE = {DueState.OVERDUE: "overdue", DueState.DUE_SOON: "due soon", DueState.NEEDS_A_DATE: "no date"}
LAST_YEAR = (
    FlatColumn("Last year: rating", 21, RATING_LOOK),
    FlatColumn("Last year: when", 16),
)


def plan_action_plan(workbook: Workbook, today: date, last: Workbook | None = None) -> SheetPlan:
    """Return all actions as one table; notes and last year have columns where there are any.

    Each has the day that the screen shows as due, and what the screen says of it on that day.
    """
    has_notes = any(action.note for action in workbook.actions)
    columns = (*COLUMNS, *((NOTE_COLUMN,) if has_notes else ()), *(LAST_YEAR if last else ()))
    calendar = calendar_of(workbook)
    states = {due.id: due.state for due in dues(workbook, today) if due.kind is Kind.ACTIONS}
    rows = tuple(
        (
            action.id,
            _number(commitment.id),
            outcome.text,
            action.text,
            action.when,
            read_action(action, today, calendar).end or "",
            DUE[states[action.id]] if action.id in states else "",
            action.who,
            rating_text(workbook.form, action.rag),
            *((action.note,) if has_notes else ()),
            *(_last_year(last, action.id) if last else ()),
        )
        for commitment, outcome, action in _entries(workbook)
    )
    table = FlatTable(ACTION_PLAN_SHEET, "ActionPlan", columns, rows, _notice(today), _copy(today))
    return plan_table(workbook, today, table)


def _notice(today: date) -> str:
    day = today.strftime("%d/%m/%Y")
    return f"Copy of the audit on {day}: what changes on the sheet Audit tool does not show here."


def _copy(today: date) -> str:
    return (
        f"A copy of {today:%d/%m/%Y}. Change the rating on the sheet Audit tool; it does not show "
        "here before the next export."
    )


def _entries(workbook: Workbook) -> Iterator[tuple[Commitment, Outcome, Action]]:
    for section in sections(workbook):
        for group in section.outcomes:
            for action in group.actions:
                yield section.commitment, group.outcome, action


def _number(commitment: str) -> str | int:
    """Return a commitment's id as a number where it is written like one."""
    if commitment.isascii() and commitment.isdigit() and str(int(commitment)) == commitment:
        return int(commitment)
    return cell_shown(commitment)


def _last_year(last: Workbook, id: str) -> tuple[str, str]:
    """Return an action's rating of last year in that year's words, and its When."""
    rag = last_years_value(last, Kind.ACTIONS, id, "rag")
    words = rating_label(last.form, rag) if rag else ""
    return words, last_years_value(last, Kind.ACTIONS, id, "when")
