"""Every check of DOMAIN.md 7: what it finds, what it leaves alone, and that it changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.model.checks.check import check, forget_known, mark_known, open_findings
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.edits import apply
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    School,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person, Training
from eh_tui.model.core.workbook import Workbook
from tests.support.rag import Rag

TODAY = date(2026, 11, 22)

OUTCOMES = AchievedTable(
    "1.R", "1", "Outcomes Achieved", ("", "Details", "Complete?", "Date", "Review date")
)


def audit(
    action: Action | None = None, cells: tuple[str, ...] = ("", "", "", "", ""), **more: object
) -> Workbook:
    """Return an audit of one action and one report on its outcome."""
    given: dict[str, object] = {
        "school": School(name="Example Primary School"),
        "commitments": (Commitment("1", "The first"),),
        "outcomes": (Outcome("1.A", "1", "There is one."),),
        "actions": (action or an_action(),),
        "achieved": (OUTCOMES,),
        "rows": (AchievedRow("1-R01", "1.R", "1.A", cells),),
        "people": (
            Person("P1", "Dana Whitfield", "Designated Safeguarding Lead", initials="DW"),
            Person("P2", "Tomasz Berg", "Deputy Head", initials="TB", left="July 2026"),
            Person("P3", "Morwenna Pryce", "Designated Safeguarding Lead", initials="MP"),
            Person("P4", "Marek Pavlik", "Teacher", initials="MP"),
        ),
    }
    return Workbook(**{**given, **more})  # type: ignore[arg-type]  # the tests give the fields by name


def an_action(
    text: str = "Send the list.",
    when: str = "12/2026",
    who: str = "DW",
    rag: Rag = Rag.AMBER,
    note: str = "",
) -> Action:
    """Return an action that no check objects to, but for what is given."""
    return Action("1-01", "1.A", text, when, who, rag, note)


def found(workbook: Workbook) -> list[tuple[Check, str, str]]:
    """Return the findings without their sentences."""
    return [(one.check, one.id, one.field) for one in open_findings(workbook, TODAY)]


def test_an_audit_in_order_has_no_findings() -> None:
    """A check that always finds something is soon read by nobody."""
    assert found(audit()) == []


REPORTED = ("There is one.", "Seen by all.", "Yes", "1/9/2026", "1/9/2027")

CASES = {
    "overdue and amber": (
        audit(an_action(when="6/2017")),
        (Check.OVERDUE_ON_TRACK, "1-01", "rag"),
    ),
    "red without who": (
        audit(an_action(rag=Rag.RED, who="", note="Ask the head.")),
        (Check.RED_WITHOUT_PLAN, "1-01", "who"),
    ),
    "red without when": (
        audit(an_action(rag=Rag.RED, when="", note="Ask the head.")),
        (Check.RED_WITHOUT_PLAN, "1-01", "when"),
    ),
    "red without a next step": (
        audit(an_action(rag=Rag.RED)),
        (Check.RED_WITHOUT_PLAN, "1-01", "note"),
    ),
    "green without details or evidence": (
        audit(an_action(rag=Rag.GREEN)),
        (Check.GREEN_WITHOUT_EVIDENCE, "1-01", "note"),
    ),
    "ongoing and green without a review date": (
        audit(an_action(rag=Rag.GREEN, when="ongoing", note="Minutes of 3 March.")),
        (Check.GREEN_WITHOUT_REVIEW, "1-01", "when"),
    ),
    "outcome reached while an action is red": (
        audit(an_action(rag=Rag.RED, note="Ask the head."), REPORTED),
        (Check.REACHED_TOO_EARLY, "1-R01", ""),
    ),
    "outcome reached while an action is overdue": (
        audit(an_action(when="6/2017", rag=Rag.NONE), REPORTED),
        (Check.REACHED_TOO_EARLY, "1-R01", ""),
    ),
    "action completed but outcome cancelled": (
        audit(
            an_action(rag=Rag.GREEN, note="Minutes of 3 March."),
            ("There is one.", "", "Cancelled due to Covid.", "", ""),
        ),
        (Check.COMPLETED_BUT_CANCELLED, "1-01", "rag"),
    ),
    "who is only a channel": (
        audit(an_action(who="Newsletter")),
        (Check.ONLY_A_CHANNEL, "1-01", "who"),
    ),
    "initials unknown": (
        audit(an_action(who="QX")),
        (Check.WHO_IS_UNKNOWN, "1-01", "who"),
    ),
    "two people with the same initials": (
        audit(an_action(who="MP")),
        (Check.WHO_IS_AMBIGUOUS, "1-01", "who"),
    ),
    "person has left": (
        audit(an_action(who="TB")),
        (Check.WHO_HAS_LEFT, "1-01", "who"),
    ),
    "person beside a role has left": (
        audit(an_action(who="SENCo (Tomasz Berg), MPr")),
        (Check.WHO_HAS_LEFT, "1-01", "who"),
    ),
    "count differs from the register": (
        audit(an_action(text="10 DSLs have been trained.")),
        (Check.COUNT_DIFFERS, "1-01", "text"),
    ),
    "review date before the done date": (
        audit(None, ("There is one.", "Seen.", "Yes", "1/9/2026", "1/9/2025")),
        (Check.REVIEW_BEFORE_DONE, "1-R01", "Review date"),
    ),
    "published without a next review": (
        audit(None, ("There is one.", "Seen.", "Yes", "1/9/2026", "")),
        (Check.NO_NEXT_REVIEW, "1-R01", "Review date"),
    ),
    "next review ongoing": (
        audit(None, ("There is one.", "Seen.", "Yes", "1/9/2026", "ongoing")),
        (Check.NO_NEXT_REVIEW, "1-R01", "Review date"),
    ),
    "training older than its interval": (
        audit(
            courses=(Course("C1", "Safeguarding CPD", "DSL", "24"),),
            training=(
                Training("TR1", "Dana Whitfield", "Safeguarding CPD", "1/9/2023"),
                Training("TR2", "Morwenna Pryce", "Safeguarding CPD", "1/9/2026"),
            ),
        ),
        (Check.TRAINING_IS_OLD, "TR1", "done"),
    ),
    "a date that does not exist": (
        audit(an_action(when="31/2/26")),
        (Check.NO_SUCH_DATE, "1-01", "when"),
    ),
    "a date with two readings": (
        audit(an_action(when="10/12")),
        (Check.TWO_READINGS, "1-01", "when"),
    ),
    "a date beside words that may change it": (
        audit(an_action(when="Mrs Jones 12/3/27")),
        (Check.NOT_UNDERSTOOD, "1-01", "when"),
    ),
    "a text that counts from an unknown day": (
        audit(an_action(when="in 2 weeks")),
        (Check.NOT_UNDERSTOOD, "1-01", "when"),
    ),
    "an interval that is none": (
        Workbook(courses=(Course("C1", "Prevent", months="often"),)),
        (Check.UNREADABLE, "C1", "months"),
    ),
    "a status instead of a date": (
        audit(an_action(when="Completed online (due to Covid)")),
        (Check.STATUS_AS_DATE, "1-01", "rag"),
    ),
    "a date of birth": (
        audit(an_action(note="Family of R, DOB 3/4/2015")),
        (Check.PUPIL, "1-01", "note"),
    ),
    "an NHS number": (
        audit(an_action(note="943 476 5919")),
        (Check.PUPIL, "1-01", "note"),
    ),
}


@pytest.mark.parametrize(("workbook", "expected"), CASES.values(), ids=CASES)
def test_each_check_finds_its_case_and_nothing_else(
    workbook: Workbook, expected: tuple[Check, str, str]
) -> None:
    """One finding for one fault: two would look like two faults."""
    assert found(workbook) == [expected]


@pytest.mark.parametrize(
    "workbook",
    [
        audit(an_action(when="6/2017", rag=Rag.GREEN, note="Minutes of 3 March.")),
        audit(an_action(rag=Rag.GREEN), REPORTED),
        audit(an_action(rag=Rag.GREEN, when="ongoing"), REPORTED),
        audit(an_action(who="DSLs")),
        audit(an_action(text="2 DSLs have been trained.")),
        audit(an_action(note="Call 0116 496 0000 or 9434765918.")),
        audit(an_action(note="The nursery was born of an idea of 2015.")),
        audit(an_action(when="termly")),
    ],
)
def test_what_is_in_order_is_left_alone(workbook: Workbook) -> None:
    """Each stands one step from a fault."""
    assert found(workbook) == []


def test_a_known_finding_keeps_its_reason_and_is_no_longer_open() -> None:
    """The school has decided; the next person should see why, and not be asked again."""
    workbook = audit(an_action(who="Newsletter"))
    finding = open_findings(workbook, TODAY)[0]
    marked = apply(workbook, mark_known(workbook, finding, "The office sends it."))
    assert open_findings(marked, TODAY) == ()
    (checked,) = check(marked, TODAY)
    assert (checked.finding, checked.reason) == (finding, "The office sends it.")
    assert apply(marked, forget_known(marked, checked)) == workbook


def test_known_is_one_check_of_one_row() -> None:
    """A second fault of the same row is still told."""
    workbook = audit(an_action(who="Newsletter", when="6/2017"))
    first = open_findings(workbook, TODAY)[0]
    marked = apply(workbook, mark_known(workbook, first, "It is so."))
    assert len(open_findings(marked, TODAY)) == 1


def test_findings_come_in_the_order_of_the_form() -> None:
    """The list is read beside the sheet."""
    one = an_action(who="Newsletter")
    two = replace(an_action(when="31/2/26"), id="1-02")
    workbook = audit(None, ("", "", "Yes", "", ""), actions=(one, two))
    assert [id for _, id, _ in found(workbook)] == ["1-01", "1-02", "1-R01"]
    assert all(
        finding.kind in (Kind.ACTIONS, Kind.ROWS) for finding in open_findings(workbook, TODAY)
    )
