"""The sheet "Action plan": one plain row for each action."""

from collections.abc import Iterator
from datetime import date

from eh_tui.files.office.xlsx.layout.ratings import rating_label, rating_text
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.sheets.flat_table import (
    RATING_LOOK,
    FlatColumn,
    FlatTable,
    FlatValue,
    plan_table,
)
from eh_tui.files.office.xlsx.sheets.plan_columns import (
    PlanColumn,
    PlanRow,
    plan_columns,
    plan_rows,
)
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.office.xlsx.titles import ACTION_PLAN_SHEET
from eh_tui.model.audit.rated import name_of_rated
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, dues, read_action
from eh_tui.model.evidence import EVIDENCE_HEADING, evidence_texts
from eh_tui.model.new_year import last_years_value
from eh_tui.model.paper.ref_heading import REF, ref_heading
from eh_tui.model.when.calendar import calendar_of

SORTED = FlatColumn("When (sort)", 14.5, "plan date")
DUE_COLUMN = FlatColumn("Due", 11)
COLUMNS = (
    FlatColumn(REF, 8, "plan ref"),
    FlatColumn("Commitment", 14, "plan number"),
    FlatColumn("Outcome", 44),
    FlatColumn("Action", 38),
    FlatColumn("When", 17),
    SORTED,
    DUE_COLUMN,
    FlatColumn("Who", 19),
    FlatColumn("RAG rating", 24, RATING_LOOK),
)
NOTE_COLUMN = FlatColumn("Note", 32)
EVIDENCE_COLUMN = FlatColumn(EVIDENCE_HEADING, 32)
DUE = {DueState.OVERDUE: "overdue", DueState.DUE_SOON: "due soon", DueState.NEEDS_A_DATE: "no date"}
LAST_YEAR = (
    FlatColumn("Last year: rating", 21, RATING_LOOK),
    FlatColumn("Last year: when", 16),
)


def plan_action_plan(
    workbook: Workbook, today: date, last: Workbook | None, known_as: str
) -> SheetPlan:
    """Return all actions as one table, with columns for what not every audit has.

    That is notes, evidence and last year. Each has the day that the screen shows as due, and
    what the screen says of it on that day. `known_as` is the id of the workbook, which stands
    where people can see it too.
    """
    notice = _notice(today, known_as)
    if workbook.form.columns:
        return plan_table(
            workbook, today, _own_table(workbook, today, last)._replace(notice=notice)
        )
    has_notes = any(action.note for action in workbook.actions)
    shown = evidence_texts(workbook)
    columns = (
        COLUMNS[0]._replace(heading=ref_heading(workbook)),
        *COLUMNS[1:],
        *((NOTE_COLUMN,) if has_notes else ()),
        *((EVIDENCE_COLUMN,) if shown else ()),
        *(LAST_YEAR if last else ()),
    )
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
            *((shown.get(action.id, ""),) if shown else ()),
            *(_last_year(last, action.id) if last else ()),
        )
        for commitment, outcome, action in _entries(workbook)
    )
    table = FlatTable(ACTION_PLAN_SHEET, "ActionPlan", columns, rows, notice, _copy(today))
    return plan_table(workbook, today, table)


def _own_table(workbook: Workbook, today: date, last: Workbook | None) -> FlatTable:
    """Return the table of a form with columns of its own."""
    calendar, shown = calendar_of(workbook), evidence_texts(workbook)
    states = {due.id: due.state for due in dues(workbook, today) if due.kind is Kind.ACTIONS}

    def day(row: PlanRow) -> FlatValue:
        return (read_action(row.action, today, calendar).end or "") if row.action else ""

    def due(row: PlanRow) -> str:
        return DUE[states[row.id]] if row.action and row.id in states else ""

    dated = (PlanColumn(SORTED, day), PlanColumn(DUE_COLUMN, due))
    rows = tuple(plan_rows(workbook))
    name = FlatColumn(workbook.form.words.commitment, 14, "plan number")
    columns = (
        PlanColumn(COLUMNS[0]._replace(heading=ref_heading(workbook)), lambda row: row.id),
        PlanColumn(name, lambda row: _number(row.commitment.id)),
        *plan_columns(workbook, rows, dated),
        *((PlanColumn(EVIDENCE_COLUMN, lambda row: shown.get(row.id, "")),) if shown else ()),
        *(_last_years(workbook, last) if last else ()),
    )
    return FlatTable(
        ACTION_PLAN_SHEET,
        "ActionPlan",
        tuple(column.flat for column in columns),
        tuple(tuple(column.value(row) for column in columns) for row in rows),
        "",
        _copy(today),
    )


def _last_years(workbook: Workbook, last: Workbook) -> Iterator[PlanColumn]:
    """Yield what a row was rated last year, in that year's words, and its When."""
    of_outcome = name_of_rated(workbook) == "outcome"
    rating, when = LAST_YEAR

    def rated(row: PlanRow) -> str:
        kind, id = (Kind.OUTCOMES, row.outcome.id) if of_outcome else (Kind.ACTIONS, row.id)
        rag = last_years_value(last, kind, id, "rag")
        return rating_label(last.form, rag) if rag else ""

    yield PlanColumn(rating, rated)
    yield PlanColumn(when, lambda row: last_years_value(last, Kind.ACTIONS, row.id, "when"))


def _notice(today: date, known_as: str) -> str:
    day = today.strftime("%d/%m/%Y")
    whose = f" (workbook {cell_shown(known_as)})" if known_as else ""
    copy = f"Copy of the audit on {day}{whose}"
    return f"{copy}: what changes on the sheet Audit tool does not show here."


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
