"""What to ask a school about its return: what the checks of its audit find and it has not told."""

from dataclasses import dataclass
from datetime import date

from eh_tui.model.checks.check import Check, open_findings
from eh_tui.model.core.workbook import Workbook

_NOT_TOLD = frozenset({Check.PUPIL})
"""Findings whose very place is not for others: the school is asked to look at all of its texts."""


@dataclass(frozen=True, slots=True)
class SchoolQuestion:
    """One thing to ask a school."""

    row: str
    field: str
    check: str
    """The check's name, as `eh-tui check` prints it."""
    sentence: str


def questions_to(workbook: Workbook, today: date) -> tuple[SchoolQuestion, ...]:
    """Return what to ask a school, in the order of the form.

    That a text looks like a pupil's data is said once, without its place: partnership pages are
    handed on.
    """
    found = open_findings(workbook, today)
    asked = [
        SchoolQuestion(each.id, each.field, each.check.value, each.sentence)
        for each in found
        if each.check not in _NOT_TOLD
    ]
    if len(asked) < len(found):
        sentence = "Something looks like a pupil's data: 'eh-tui check' says where; take it out."
        asked.append(SchoolQuestion("", "", Check.PUPIL.value, sentence))
    return tuple(asked)
