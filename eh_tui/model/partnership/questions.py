"""What to ask a school about its return: what it asks itself, and what the checks of it find."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eh_tui.model.checks.check import open_findings
from eh_tui.model.checks.finding import Check
from eh_tui.model.checks.pupils import NamesInText, sign_of_a_pupil
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.forwarded import forwarded
from eh_tui.model.people.register import spellings_of_staff

FORWARDED = "a decision forwarded"
"""What a question is about that a meeting of the school put to the partnership."""

_NOT_TOLD = frozenset({Check.PUPIL})
"""Findings whose very place is not for others: the school is asked to look at all of its texts."""


@dataclass(frozen=True, slots=True)
class SchoolQuestion:
    """One thing to ask a school."""

    row: str
    field: str
    check: str
    """The check's name, as `eh-tui check` prints it, or `FORWARDED`."""
    sentence: str


def questions_to(workbook: Workbook, today: date) -> tuple[SchoolQuestion, ...]:
    """Return what the school asks itself, then what to ask it, in the order of the form.

    That a text looks like a pupil's data is said once, without its place: partnership pages are
    handed on. A return in an office program's file has no register to look somebody up in.
    """
    found = tuple(
        each
        for each in open_findings(workbook, today)
        if workbook.people or each.check is not Check.WHO_IS_UNKNOWN
    )
    asked = list(_forwarded(workbook))
    asked += [
        SchoolQuestion(each.id, each.field, each.check.value, each.sentence)
        for each in found
        if each.check not in _NOT_TOLD
    ]
    if any(each.check in _NOT_TOLD for each in found):
        sentence = "Something looks like a pupil's data: 'eh-tui check' says where; take it out."
        asked.append(SchoolQuestion("", "", Check.PUPIL.value, sentence))
    return tuple(asked)


def _forwarded(workbook: Workbook) -> Iterator[SchoolQuestion]:
    """Yield the decisions that meetings forwarded, those that may name a pupil without words."""
    decisions = tuple(forwarded(workbook))
    staff = NamesInText(spellings_of_staff(workbook) if decisions else ())
    for each in decisions:
        on = f" on {each.about}" if each.about else ""
        said = f"{on}: {each.decision}"
        if sign_of_a_pupil(said, staff):
            said = " whose words may name a pupil; ask the school."
        sentence = f"Meeting {each.meeting} forwards a decision{said}"
        yield SchoolQuestion(each.id, "decision", FORWARDED, sentence)
