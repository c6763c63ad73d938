"""Everything that is somebody's, and how much of it is still to be done (DOMAIN.md 5)."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from eh_tui.model.audit.achieved import reports
from eh_tui.model.core.columns import kind_of, rows_with
from eh_tui.model.core.form_rows import AchievedRow, Action, FormRow, Outcome, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import cell_keys, row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, due_state
from eh_tui.model.form.columns import Role
from eh_tui.model.people.register import (
    holders,
    read_who,
    register_of,
)
from eh_tui.model.people.who_cell import Who
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import read
from eh_tui.model.when.result import ReadingKind

_GOES_ON = (ReadingKind.ONGOING, ReadingKind.RECURRING, ReadingKind.OPEN)
_ANY_DAY = date(2000, 1, 1)
"""Whether a text says "ongoing" does not depend on the day it is read."""


class Mention(NamedTuple):
    """A field that names a person."""

    kind: Kind
    row: str
    """The id of the row."""
    field: str


def rows_of_person(workbook: Workbook, person: Person) -> tuple[Mention, ...]:
    """Return every field that names a person, in the order of the form, attendances last."""
    register = register_of(workbook)
    found = _mentions(workbook, lambda who: person in who.people)
    found += [
        Mention(Kind.TRAINING, row.id, "person")
        for row in workbook.training
        if row.person.strip() == person.id or person in read_who(row.person, register).people
    ]
    return tuple(found)


def rows_by_role(workbook: Workbook, person: Person) -> tuple[Mention, ...]:
    """Return the actions that name a role of somebody's, such as "DSL's", and not them."""
    register = register_of(workbook)

    def is_theirs(who: Who) -> bool:
        held = any(person in holders(register, role) for role in who.roles)
        return held and person not in who.people

    return tuple(each for each in _mentions(workbook, is_theirs) if each.kind is Kind.ACTIONS)


def rows_perhaps_of(workbook: Workbook, person: Person) -> tuple[Mention, ...]:
    """Return the fields that may name a person or somebody else, by shared initials say."""
    return tuple(
        _mentions(workbook, lambda who: any(person in part.people for part in who.ambiguous))
    )


def _mentions(workbook: Workbook, names_them: Callable[[Who], bool]) -> list[Mention]:
    register = register_of(workbook)
    fields = [
        (Mention(kind_of(row), row.id, field), row.who)
        for row, field in rows_with(workbook, Role.WHO)
    ]
    fields += [
        (Mention(Kind.ROWS, row.id, key), cell)
        for row in workbook.rows
        for key, cell in zip(cell_keys(workbook, row), row.cells, strict=False)
    ]
    fields += [
        (Mention(Kind.SIGNATORIES, row.id, "name"), row.name) for row in workbook.signatories
    ]
    fields += _of_the_offer(workbook)
    return [mention for mention, text in fields if names_them(read_who(text, register))]


def _of_the_offer(workbook: Workbook) -> Iterator[tuple[Mention, str]]:
    """Yield the fields of an offer that say whom to ask; who gave a message stays."""
    if workbook.offer:
        yield Mention(Kind.OFFER, workbook.offer.id, "lead"), workbook.offer.lead
    for item in workbook.items:
        yield Mention(Kind.ITEMS, item.id, "contact"), item.contact
    for contact in workbook.contacts:
        yield Mention(Kind.CONTACTS, contact.id, "person"), contact.person


@dataclass(frozen=True, slots=True)
class Load:
    """How much one person has to do."""

    person: Person
    open: int = 0
    """Actions still to be done, and what one is asked about in an offer."""
    overdue: int = 0


def loads(workbook: Workbook, today: date) -> tuple[Load, ...]:
    """Return how much each person of the register has to do, in its order."""
    register = register_of(workbook)
    calendar = calendar_of(workbook)
    to_do: Counter[str] = Counter()
    overdue: Counter[str] = Counter()
    for action, _ in rows_with(workbook, Role.WHO):
        ids = [person.id for person in read_who(action.who, register).people]
        if is_to_be_done(workbook, action):
            to_do.update(ids)
        if due_state(workbook.form, action, today, calendar) is DueState.OVERDUE:
            overdue.update(ids)
    for _, text in _of_the_offer(workbook):
        to_do.update(person.id for person in read_who(text, register).people)
    return tuple(Load(person, to_do[person.id], overdue[person.id]) for person in register.people)


def is_open(workbook: Workbook, mention: Mention) -> bool:
    """Say whether what a field names somebody for is still to be done."""
    row = row_of(workbook, mention.kind, mention.row)
    if isinstance(row, Action | Outcome):
        return is_to_be_done(workbook, row)
    if isinstance(row, Signatory):
        has_signed = any(signature.signatory == row.id for signature in workbook.signatures)
        return not (row.signed.strip() or has_signed)
    if isinstance(row, AchievedRow):
        if any(table.growable for table in workbook.achieved if table.id == row.table):
            return False  # it lists who was trained
        found = (report for report in reports(workbook) if report.row == row)
        return any(not report.is_complete or _goes_on(report.review, workbook) for report in found)
    return mention.kind in (Kind.OFFER, Kind.ITEMS, Kind.CONTACTS)


def is_to_be_done(workbook: Workbook, action: FormRow) -> bool:
    """Say whether an action is not completed, or is and goes on."""
    return not workbook.form.is_settled(action.rag) or _goes_on(action.when, workbook)


def _goes_on(text: str, workbook: Workbook) -> bool:
    return read(text, _ANY_DAY, calendar_of(workbook)).kind in _GOES_ON
