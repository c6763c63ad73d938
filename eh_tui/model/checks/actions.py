"""What to look at in Actions Required: ratings that their dates and texts do not bear out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from eh_tui.model.audit.achieved import Report, reports
from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core import days
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind, Rag
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, due_state, read_action
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.read import Reading, ReadingKind, in_words, read_cell
from eh_tui.model.when.relative import UNKNOWN_DAY


def action_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    """Return what to look at in the actions, in the order of the form."""
    calendar = calendar_of(workbook)
    reported: dict[str, list[Report]] = defaultdict(list)
    for report in reports(workbook):
        reported[report.row.outcome].append(report)
    for action in workbook.actions:
        reading = read_action(action, today, calendar)
        beside = [report for report in reported[action.outcome] if action.outcome]
        yield from _dates(action, reading, today)
        yield from _by_rating(workbook, action, reading, today, calendar)
        if action.rag is Rag.GREEN:
            yield from _green(action, reading, beside, today, calendar)


def _at(check: Check, action: Action, field: str, sentence: str) -> Finding:
    return Finding(check, Kind.ACTIONS, action.id, field, sentence)


def _dates(action: Action, reading: Reading, today: date) -> Iterator[Finding]:
    if reading.kind is ReadingKind.INVALID:
        said = in_words(reading, today)
        yield _at(Check.NO_SUCH_DATE, action, "when", f"{said[:1].upper()}{said[1:]}.")
    elif reading.kind is ReadingKind.AMBIGUOUS:
        said = in_words(reading, today)
        check = Check.NOT_UNDERSTOOD if reading.why else Check.TWO_READINGS
        yield _at(check, action, "when", f"{said[:1].upper()}{said[1:]}")
    elif reading.why == UNKNOWN_DAY:
        said = f"{UNKNOWN_DAY[:1].upper()}{UNKNOWN_DAY[1:]}: write the date itself."
        yield _at(Check.NOT_UNDERSTOOD, action, "when", said)
    elif reading.kind is ReadingKind.STATUS and action.rag is not Rag.GREEN:
        yield _at(
            Check.STATUS_AS_DATE,
            action,
            "rag",
            f"When says {_quoted(action.when)}: is it to be rated green?",
        )


def _by_rating(
    workbook: Workbook, action: Action, reading: Reading, today: date, calendar: Calendar
) -> Iterator[Finding]:
    labels = workbook.labels
    is_overdue = due_state(action, today, calendar) is DueState.OVERDUE
    if action.rag is Rag.AMBER and is_overdue and reading.end:
        yield _at(
            Check.OVERDUE_ON_TRACK,
            action,
            "rag",
            f"Rated {_quoted(labels.amber)}, but overdue since {days.day_in_words(reading.end)}: "
            f"is it {_quoted(labels.red)}?",
        )
    if action.rag is Rag.RED:
        empty = [
            words
            for words, text in (
                ("who", action.who),
                ("when", action.when),
                ("next step in the note", action.note),
            )
            if not text.strip()
        ]
        if empty:
            field = {"who": "who", "when": "when"}.get(empty[0], "note")
            yield _at(
                Check.RED_WITHOUT_PLAN,
                action,
                field,
                f"Rated {_quoted(labels.red)} with no {_listed(empty)}.",
            )


def _green(
    action: Action, reading: Reading, beside: list[Report], today: date, calendar: Calendar
) -> Iterator[Finding]:
    if not action.note.strip() and not any(report.details.strip() for report in beside):
        yield _at(
            Check.GREEN_WITHOUT_EVIDENCE,
            action,
            "note",
            "Rated green, with no note and no details under Outcomes Achieved.",
        )
    has_review = any(
        read_cell(report.row.id, report.review_field, report.review, today, calendar).end
        for report in beside
    )
    if reading.kind is ReadingKind.ONGOING and not has_review:
        yield _at(
            Check.GREEN_WITHOUT_REVIEW,
            action,
            "when",
            "Ongoing and rated green, with no review date under Outcomes Achieved.",
        )
    if any("cancel" in report.complete.casefold() for report in beside):
        yield _at(
            Check.COMPLETED_BUT_CANCELLED,
            action,
            "rag",
            "Rated green, but its outcome is reported as cancelled.",
        )


def _quoted(text: str) -> str:
    return f"\u201c{' '.join(text.split())}\u201d"


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', no '.join(others)} and no {last}" if others else last
