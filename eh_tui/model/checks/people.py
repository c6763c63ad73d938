"""What to look at in who does what: names, the counts in texts, and what people were trained in."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core.columns import kind_of, rows_with
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import each_text
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.due import DueState
from eh_tui.model.form.columns import Role
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import count_of_role, read_who, register_of
from eh_tui.model.people.roles import role_named
from eh_tui.model.training.table import training_due
from eh_tui.model.when.calendar import unreadable_terms

_COUNT = re.compile(r"(?<![\d/.,:-])(\d{1,3})\s+([A-Za-z][A-Za-z'’]*(?: [A-Za-z][A-Za-z'’]*){0,3})")


def people_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    """Return what to look at in who does what, then in the registers."""
    register = register_of(workbook)
    for row, _ in rows_with(workbook, Role.WHO):
        yield from _who(row, register)
    for kind in (Kind.ACTIONS, Kind.ROWS):
        for counting in workbook.of_kind(kind):
            yield from _counts(workbook, kind, counting, register)
    for due in training_due(workbook, today):
        attended = due.cell.attendance
        if due.state is DueState.OVERDUE and attended and due.due:
            yield Finding(
                Check.TRAINING_IS_OLD,
                attended.kind,
                attended.row,
                attended.field,
                f"{due.person.name}'s {due.course.name} counted until {day_in_words(due.due)}: "
                "it is to be done again.",
            )
    for term, reason in unreadable_terms(workbook):
        yield Finding(Check.TERM_UNREADABLE, Kind.TERMS, term.id, "", reason)


def _who(row: FormRow, register: Register) -> Iterator[Finding]:
    def found(check: Check, sentence: str) -> Finding:
        return Finding(check, kind_of(row), row.id, "who", sentence)

    who = read_who(row.who, register)
    if who.channels and len(who.channels) == len(who.parts):
        are = "is" if len(who.channels) == 1 else "are"
        yield found(
            Check.ONLY_A_CHANNEL,
            f"“{'”, “'.join(who.channels)}” {are} how it is told, not who does it.",
        )
    for part in who.unknown:
        if part.is_initials:
            yield found(
                Check.WHO_IS_UNKNOWN, f"“{part.text}” is in nobody's entry in the register."
            )
    for part in who.ambiguous:
        names = " or ".join([person.name for person in part.people])
        yield found(Check.WHO_IS_AMBIGUOUS, f"“{part.text}” may be {names}: which?")
    for person in who.left:
        yield found(
            Check.WHO_HAS_LEFT,
            f"{person.name} has left ({' '.join(person.left.split())}): who does it now?",
        )


def _counts(workbook: Workbook, kind: Kind, row: Row, register: Register) -> Iterator[Finding]:
    """Return where a text counts a role otherwise than the register, which lists some."""
    for field, text in each_text(workbook, kind, row):
        for number, role in _roles_counted(text) if text else ():
            listed = count_of_role(register, role)
            if listed and listed != int(number):
                yield Finding(
                    Check.COUNT_DIFFERS,
                    kind,
                    row.id,
                    field,
                    f"It says {number} {role}; the register lists {listed}.",
                )


@lru_cache(4096)  # the form's own wording is the same in every workbook of a partnership
def _roles_counted(text: str) -> tuple[tuple[str, str], ...]:
    """Return the numbers of a text that have a role behind them, each with it."""
    counted = ((number, _role_of(words)) for number, words in _COUNT.findall(text))
    return tuple((number, role) for number, role in counted if role)


def _role_of(words: str) -> str:
    """Return the role at the beginning of some words, the longest that there is."""
    pieces = words.split(" ")
    named = (role_named(" ".join(pieces[:end])) for end in range(len(pieces), 0, -1))
    return next(filter(None, named), "")
