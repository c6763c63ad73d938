"""What the program says beside what somebody typed: how it reads a cell, never instead of it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from eh_tui.model.assumed_dates import assumed_dates
from eh_tui.model.audit.rated import ratings_asked
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import columns_of_row, form_rows, kind_of
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import due_in_words, dues, read_action
from eh_tui.model.evidence import evidence_by_action, evidence_texts
from eh_tui.model.meeting.drafts import DraftPlace, home_of
from eh_tui.model.new_year import last_years_value
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.read import Reading, in_words
from eh_tui.model.when.result import ReadingKind
from eh_tui.session import Session
from eh_tui.ui.wording import rating_in_words

CellAnnotations = Mapping[Address, str]
"""What the program says beside the cells of a sheet, in words of its own."""

Annotations = Mapping[str, str]
"""The words beside the fields of an action, by the field's name."""

DRAFT_MARK = "draft"
"""The mark of a cell that something was typed for."""


def annotations_of(
    workbook: Workbook, action: FormRow, last: Workbook | None, today: date
) -> Annotations:
    """Return all that is said beside the fields of one action."""
    found = {
        "when": _reading(
            action,
            today,
            calendar_of(workbook),
            is_done=workbook.form.is_settled(action.rag),
        )
    }
    for field, words in _last_year(workbook, last, action).items():
        found[field] = "; ".join(filter(None, (found.get(field), words)))
    return {field: text for field, text in found.items() if text}


def annotations_on_card(session: Session, action: FormRow, today: date) -> Annotations:
    """Return what a card says beside an action's fields: the offer and its evidence too."""
    workbook = session.workbook
    found = annotations_of(workbook, action, session.last_year.workbook, today)
    offer = offer_words(session, today).get(action.id, "")
    rag = "; ".join(filter(None, (found.get("rag", ""), offer)))
    more = {"rag": rag, "evidence": evidence_texts(workbook).get(action.id, "")}
    return {**found, **{field: text for field, text in more.items() if text}}


def annotate_sheet(session: Session, today: date) -> Callable[[Workbook], CellAnnotations]:
    """Return what makes the remarks for a state of a session's workbook."""
    return lambda workbook: _with_drafts(
        _of_offer(session, today, _of_sheet(workbook, session.last_year.workbook, today)),
        workbook,
        session.drafts.places,
    )


def _with_drafts(
    said: CellAnnotations, workbook: Workbook, places: Iterable[DraftPlace]
) -> CellAnnotations:
    """Return what is said beside the cells, first of all which of them have a draft."""
    found = dict(said)
    for place in places:
        home = home_of(workbook, place)
        if home and home.is_marked:
            found[home.cell] = "; ".join(filter(None, (DRAFT_MARK, found.get(home.cell))))
    return found


def offer_words(session: Session, today: date) -> Mapping[str, str]:
    """Return how an audit's offer stands, by the ids of the actions that are about it."""
    offer = session.offer
    if offer is None:
        return {}
    from eh_tui.model.offer.beside_audit import beside_actions

    return dict(beside_actions(session.workbook, offer, today))


def _of_offer(session: Session, today: date, said: CellAnnotations) -> CellAnnotations:
    """Return what is said beside the cells, with how the offer stands beside its actions."""
    found = dict(said)
    for id, words in offer_words(session, today).items():
        place = Address(Kind.ACTIONS, id, "text")
        found[place] = "; ".join(filter(None, (found.get(place), words)))
    return found


def _of_sheet(workbook: Workbook, last: Workbook | None, today: date) -> dict[Address, str]:
    found = {
        Address(due.kind, due.id, due.field): due_in_words(due, today)
        for due in dues(workbook, today)
    }
    for one in assumed_dates(workbook, today):
        place = Address(one.kind, one.id, one.field)
        found[place] = "; ".join(filter(None, (found.get(place), one.words)))
    calendar = calendar_of(workbook)
    for action in workbook.actions:
        reading = read_action(action, today, calendar)
        if unclear := _unclear(reading):
            found[Address(Kind.ACTIONS, action.id, "when")] = unclear
    for row in form_rows(workbook) if last else ():
        for field, words in _last_year(workbook, last, row).items():
            place = Address(kind_of(row), row.id, field)
            found[place] = "; ".join(filter(None, (found.get(place), words)))
    for id, rows in evidence_by_action(workbook).items():
        found[Address(Kind.ACTIONS, id, "text")] = f"evidence: {len(rows)}"
    return found


def _unclear(reading: Reading) -> str:
    """Return what is to be asked about a date, "" where it is clear."""
    if reading.kind is ReadingKind.INVALID:
        return "no such date"
    if reading.kind is not ReadingKind.AMBIGUOUS:
        return ""
    return f"{reading.why}: which date?" if reading.why else "two readings: which?"


def _reading(action: FormRow, today: date, calendar: Calendar, *, is_done: bool) -> str:
    """Return how When is read, "month, due 30 June 2017, overdue 9 years"."""
    reading = read_action(action, today, calendar)
    return in_words(reading, today, is_done=is_done)


def _last_year(workbook: Workbook, last: Workbook | None, row: FormRow) -> dict[str, str]:
    """Return how a row stood last year, by each rating that it has, where it was there."""
    kind = kind_of(row)
    ratings = (one.column.field for one in ratings_asked(columns_of_row(workbook, row), row))
    levels = {field: last_years_value(last, kind, row.id, field) for field in ratings}
    words = {
        field: f"last year: {rating_in_words(rag, workbook.form)}"
        for field, rag in levels.items()
        if rag
    }
    when = last_years_value(last, kind, row.id, "when")
    return words | ({"when": f"last year: {' '.join(when.split())}"} if when.strip() else {})
