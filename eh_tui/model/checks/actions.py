"""What to look at in Actions Required: ratings that their dates and texts do not bear out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from eh_tui.model.audit.achieved import Report, reports
from eh_tui.model.audit.rated import ratings_asked
from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core import days
from eh_tui.model.core.columns import columns_of_row, evidence_of
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, due_state, read_action
from eh_tui.model.evidence import evidence_by_action
from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.read import Reading, ReadingKind, in_words, read_cell
from eh_tui.model.when.relative import UNKNOWN_DAY


def action_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    """Return what to look at in the actions, in the order of the form."""
    calendar = calendar_of(workbook)
    reported: dict[str, list[Report]] = defaultdict(list)
    for report in reports(workbook):
        reported[report.row.outcome].append(report)
    shown = evidence_by_action(workbook)
    for action in workbook.actions:
        reading = read_action(action, today, calendar)
        beside = [report for report in reported[action.outcome] if action.outcome]
        yield from _dates(workbook.form, action, reading, today)
        yield from _by_rating(workbook, action, reading, today, calendar)
        if workbook.form.is_done(action.rag):
            if action.id not in shown:
                yield from _without_evidence(workbook, action, beside)
            yield from _done(workbook, action, reading, beside, today)


def _at(check: Check, action: Action, field: str, sentence: str) -> Finding:
    return Finding(check, Kind.ACTIONS, action.id, field, sentence)


def _dates(form: Form, action: Action, reading: Reading, today: date) -> Iterator[Finding]:
    if found := date_finding(reading, today):
        check, sentence = found
        yield _at(check, action, "when", sentence)
    elif reading.kind is ReadingKind.STATUS and _may_be_done(form, action):
        yield _at(
            Check.STATUS_AS_DATE,
            action,
            "rag",
            f"{form.heading_of(Role.WHEN, 'When')} says {_quoted(action.when)}: "
            f"is it to be rated {_level(form, form.best_done())}?",
        )


def date_finding(reading: Reading, today: date) -> tuple[Check, str] | None:
    """Return what is to be asked about a date, None where it is understood."""
    said = in_words(reading, today)
    if reading.kind is ReadingKind.INVALID:
        return Check.NO_SUCH_DATE, f"{said[:1].upper()}{said[1:]}."
    if reading.kind is ReadingKind.AMBIGUOUS:
        check = Check.NOT_UNDERSTOOD if reading.why else Check.TWO_READINGS
        return check, f"{said[:1].upper()}{said[1:]}"
    if reading.why == UNKNOWN_DAY:
        sentence = f"{UNKNOWN_DAY[:1].upper()}{UNKNOWN_DAY[1:]}: write the date itself."
        return Check.NOT_UNDERSTOOD, sentence
    return None


def _may_be_done(form: Form, action: Action) -> bool:
    return bool(form.best_done()) and not form.is_settled(action.rag)


def _by_rating(
    workbook: Workbook, action: Action, reading: Reading, today: date, calendar: Calendar
) -> Iterator[Finding]:
    form = workbook.form
    label = form.level(action.rag).words
    if (
        form.is_under_way(action.rag)
        and reading.end
        and due_state(form, action, today, calendar) is DueState.OVERDUE
    ):
        yield _at(
            Check.OVERDUE_ON_TRACK,
            action,
            "rag",
            f"Rated {_quoted(label)}, but overdue since {days.day_in_words(reading.end)}: "
            f"is it {_quoted(form.level(form.worst()).words)}?",
        )
    if form.is_at_risk(action.rag):
        asked = fields(workbook, Kind.ACTIONS, action)
        empty = [
            (name, words)
            for name, words, text in (
                ("who", form.heading_of(Role.WHO, "who"), action.who),
                ("when", form.heading_of(Role.WHEN, "when"), action.when),
                ("note", "next step in the note", action.note),
            )
            if not text.strip() and (name in asked or name == "note")
        ]
        if empty:
            field = empty[0][0]
            yield _at(
                Check.RED_WITHOUT_PLAN,
                action,
                field,
                f"Rated {_quoted(label)} with no {_listed([words for _, words in empty])}.",
            )


def _without_evidence(
    workbook: Workbook, action: Action, beside: list[Report]
) -> Iterator[Finding]:
    evidence = (action.note, *evidence_of(workbook, action), *(each.details for each in beside))
    if not any(text.strip() for text in evidence):
        yield _at(
            Check.GREEN_WITHOUT_EVIDENCE,
            action,
            "note",
            f"{rated_so(workbook, action)}, with no evidence, no note and no details"
            f"{_under_reports(workbook)}.",
        )


def _done(
    workbook: Workbook, action: Action, reading: Reading, beside: list[Report], today: date
) -> Iterator[Finding]:
    calendar = calendar_of(workbook)
    rated = rated_so(workbook, action)
    has_review = any(
        read_cell(report.row.id, report.review_field, report.review, today, calendar).end
        for report in beside
    )
    if reading.kind is ReadingKind.ONGOING and not has_review:
        yield _at(
            Check.GREEN_WITHOUT_REVIEW,
            action,
            "when",
            f"Ongoing and {rated[:1].lower()}{rated[1:]}, with no review date"
            f"{_under_reports(workbook)}.",
        )
    if any("cancel" in report.complete.casefold() for report in beside):
        yield _at(
            Check.COMPLETED_BUT_CANCELLED,
            action,
            "rag",
            workbook.form.words.said(f"{rated}, but its outcome is reported as cancelled."),
        )


def rated_so(workbook: Workbook, row: FormRow) -> str:
    """Return how a row is rated, "Rated green"; in a form of its own by which rating as well."""
    form = workbook.form
    if not form.columns:
        return f"Rated {row.rag}"
    ratings = ratings_asked(columns_of_row(workbook, row), row)
    by = f" ({ratings[0].heading})" if len(ratings) > 1 else ""
    return f"Rated {_level(form, row.rag)}{by}"


def _under_reports(workbook: Workbook) -> str:
    """Return where details would stand, in a form that has tables of what was achieved."""
    has_tables = workbook.achieved or not workbook.form.columns
    return " under Outcomes Achieved" if has_tables else ""


def _level(form: Form, id: str) -> str:
    return _quoted(form.level(id).words) if form.columns else id


def _quoted(text: str) -> str:
    return f"\u201c{' '.join(text.split())}\u201d"


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', no '.join(others)} and no {last}" if others else last
