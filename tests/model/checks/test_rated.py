"""What the checks ask in a form of another shape than Leicester's."""

from datetime import date

import pytest

from eh_tui.files.toml.read import read_workbook
from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check

TODAY = date(2026, 11, 28)
FORM = """\
schema = 2
[[levels]]
id = "1"
label = "Missed"
[[levels]]
id = "2"
label = "Nearly"
[[levels]]
id = "3"
label = "There"
done = true
[[levels]]
id = "na"
label = "Not for us"
counts = false
[[columns]]
heading = "Duty"
role = "outcome"
[[columns]]
heading = "Mark"
role = "rating"
of = "outcome"
[[columns]]
heading = "Shown by"
role = "evidence"
of = "outcome"
[[columns]]
heading = "Looked at on"
type = "date"
of = "outcome"
[[columns]]
heading = "Lead"
role = "who"
of = "outcome"
[[columns]]
heading = "Step"
role = "action"
[[columns]]
heading = "By"
role = "when"
[[commitments]]
id = "1"
[[people]]
id = "P1"
name = "Dana Whitfield"
left = "1/6/2026"
"""


def found(*outcome: str, action: str = "") -> list[tuple[Check, str, str]]:
    """Return what is found where an outcome says something: check, row and field."""
    lines = "\n".join(('[[outcomes]]\nid = "1.A"\ncommitment = "1"\ntext = "Lead."', *outcome))
    step = f'\n[[actions]]\nid = "1-01"\noutcome = "1.A"\n{action}\n' if action else ""
    workbook = read_workbook(f"{FORM}{lines}{step}").workbook
    findings = (each.finding for each in check(workbook, TODAY))
    return [(finding.check, finding.id, finding.field) for finding in findings]


@pytest.mark.parametrize("rag", ["", "2", "na"])
def test_a_mark_that_is_neither_bad_nor_the_best_asks_nothing(rag: str) -> None:
    """Not applicable is no gap, and what is under way need not show anything yet."""
    assert found(f'rag = "{rag}"') == []


def test_the_worst_mark_asks_for_a_plan() -> None:
    """A form that plans actions for what it rates has a place for one."""
    assert found('rag = "1"') == [(Check.RED_WITHOUT_PLAN, "1.A", "rag")]
    assert found('rag = "1"', action='text = "Train."\nwhen = "May 2028"') == []


def test_the_best_mark_asks_for_what_shows_it() -> None:
    """The form has a column for it."""
    assert found('rag = "3"') == [(Check.GREEN_WITHOUT_EVIDENCE, "1.A", "rag")]
    assert found('rag = "3"', '"Shown by" = "Minutes"') == []


def test_a_date_of_any_column_is_looked_at() -> None:
    """A day that does not exist is a slip wherever it is typed."""
    assert found('"Looked at on" = "31/6/2026"') == [(Check.NO_SUCH_DATE, "1.A", "Looked at on")]


def test_whoever_has_left_leads_nothing_any_more() -> None:
    """A column for who does something is read through the register under any heading."""
    assert found('who = "Dana Whitfield"') == [(Check.WHO_HAS_LEFT, "1.A", "who")]


def test_an_action_is_asked_only_for_what_the_form_has() -> None:
    """No column for who, so nobody is missing; a date that has passed is overdue all the same."""
    assert found(action='text = "Train."\nwhen = "May 2028"') == []
