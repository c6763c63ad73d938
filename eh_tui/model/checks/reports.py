"""What to look at in Outcomes Achieved: reports that the actions or the dates contradict."""

from collections.abc import Iterator
from datetime import date

from eh_tui.model.audit.achieved import Report, reports
from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, due_state
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.read import ReadingKind, read_cell


def report_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    """Return what to look at in the reports on outcomes, in the order of the form."""
    calendar = calendar_of(workbook)
    for report in reports(workbook):
        if report.is_complete:
            yield from _too_early(workbook, report, today, calendar)
        yield from _dates(report, today, calendar)


def _too_early(
    workbook: Workbook, report: Report, today: date, calendar: Calendar
) -> Iterator[Finding]:
    for action in workbook.actions:
        if not report.row.outcome or action.outcome != report.row.outcome:
            continue
        is_at_risk = workbook.form.is_at_risk(action.rag)
        is_overdue = due_state(workbook.form, action, today, calendar) is DueState.OVERDUE
        if is_at_risk or is_overdue:
            what = workbook.form.level(action.rag).brief if is_at_risk else "overdue"
            yield _at(
                Check.REACHED_TOO_EARLY,
                report,
                "",
                f"Reported as reached, but {action.id} is {what}.",
            )


def _dates(report: Report, today: date, calendar: Calendar) -> Iterator[Finding]:
    id = report.row.id
    done = read_cell(id, report.done_field, report.done, today, calendar)
    review = read_cell(id, report.review_field, report.review, today, calendar)
    if done.start and review.end and review.end < done.start:
        yield _at(
            Check.REVIEW_BEFORE_DONE,
            report,
            report.review_field,
            "The review date lies before the date on which it was done.",
        )
    if (
        report.is_complete
        and report.done_field
        and report.review_field
        and review.kind in (ReadingKind.BLANK, ReadingKind.ONGOING)
    ):
        yield _at(
            Check.NO_NEXT_REVIEW,
            report,
            report.review_field,
            "It is done, but no date for its next review is set.",
        )


def _at(check: Check, report: Report, field: str, sentence: str) -> Finding:
    return Finding(check, Kind.ROWS, report.row.id, field, sentence)
