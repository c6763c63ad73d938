"""What to look at in the requirements that a form rates, and in the dates of its own columns."""

from collections.abc import Iterator
from datetime import date

from eh_tui.model.checks.actions import date_finding, rated_so
from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core.columns import columns_of_row, evidence_of, form_rows, kind_of
from eh_tui.model.core.form_rows import FormRow, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import ColumnType, Role
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read_cell


def rated_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    """Return what to look at in a form that has columns of its own, in the order of the form."""
    if not workbook.form.columns:
        return
    for row in form_rows(workbook):
        yield from _dates(workbook, row, today)
    planned = {action.outcome for action in workbook.actions if action.text.strip()}
    takes_actions = any(column.role is Role.ACTION for column in workbook.form.columns)
    for outcome in workbook.outcomes:
        if takes_actions and workbook.form.is_at_risk(outcome.rag) and outcome.id not in planned:
            sentence = f"{rated_so(workbook, outcome)}, and nothing is planned for it."
            yield Finding(Check.RED_WITHOUT_PLAN, Kind.OUTCOMES, outcome.id, "rag", sentence)
        yield from _without_evidence(workbook, outcome)


def _without_evidence(workbook: Workbook, outcome: Outcome) -> Iterator[Finding]:
    evidence = evidence_of(workbook, outcome)
    if evidence and workbook.form.is_done(outcome.rag) and not any(map(str.strip, evidence)):
        sentence = f"{rated_so(workbook, outcome)}, with nothing under what shows it."
        yield Finding(Check.GREEN_WITHOUT_EVIDENCE, Kind.OUTCOMES, outcome.id, "rag", sentence)


def _dates(workbook: Workbook, row: FormRow, today: date) -> Iterator[Finding]:
    """Return what is no date in the columns for one; an action's When is looked at elsewhere."""
    calendar = calendar_of(workbook)
    for column in columns_of_row(workbook, row):
        if column.type is ColumnType.DATE and column.is_cell:
            text = value(workbook, kind_of(row), row, column.field)
            reading = read_cell(row.id, column.field, text, today, calendar)
            if found := date_finding(reading, today):
                check, sentence = found
                yield Finding(check, kind_of(row), row.id, column.field, sentence)
