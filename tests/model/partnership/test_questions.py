"""What a school forwards to its partnership stands first among the lead's questions."""

from dataclasses import replace

from eh_tui.model.checks.finding import Check
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.forwarded import forward, row_of_decision
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.matters import note_matter
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.partnership.questions import FORWARDED, questions_to
from tests.support.meetings import TODAY, audit, made, opened

SOMEBODY = Person("P1", name="Rose Ash", initials="RA")


def decided(item: str, action: str) -> Workbook:
    """Return a workbook in which a meeting decided something on an item and on an action."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision=item))
    return made(workbook, discuss(workbook, meeting, "1-04", decision=action))


def sent_on(workbook: Workbook, id: str) -> Workbook:
    """Return a workbook from which a decision goes to the partnership."""
    row = row_of_decision(workbook, meeting_called(workbook, ""), id)
    return made(workbook, forward(row))


def test_what_was_forwarded_is_asked_before_what_the_checks_find() -> None:
    """The school waits for an answer; what it keeps to itself is not told."""
    workbook = decided("Training for all", "Ask the lead")
    before = questions_to(workbook, TODAY)
    workbook = sent_on(workbook, "M1-N4")
    first, *rest = questions_to(workbook, TODAY)
    assert (first.row, first.field, first.check) == ("M1-N4", "decision", FORWARDED)
    assert first.sentence == (
        "Meeting M1 (Review, 22 November 2026) forwards a decision on Safeguarding update: "
        "Training for all"
    )
    assert tuple(rest) == before
    workbook = sent_on(workbook, "1-04")
    assert [each.row for each in questions_to(workbook, TODAY)][:2] == ["1-04", "M1-N4"]


def test_a_forwarded_decision_that_may_name_a_pupil_is_told_without_its_words() -> None:
    """The page of a partnership is passed round."""
    workbook = decided("Speak to the child born on 12/03/2015", "Ask the lead")
    workbook = sent_on(workbook, "M1-N4")
    asked = questions_to(workbook, TODAY)
    assert (asked[0].row, asked[0].check) == ("M1-N4", FORWARDED)
    assert all("2015" not in each.sentence for each in asked)


def test_who_is_in_no_register_is_asked_only_where_there_is_one() -> None:
    """A sheet or a document has none, and the school could answer nothing."""
    unknown = [
        each.row
        for each in questions_to(replace(audit(), people=(SOMEBODY,)), TODAY)
        if each.check == Check.WHO_IS_UNKNOWN.value
    ]
    assert unknown == ["1-04"]
    asked = questions_to(replace(audit(), people=()), TODAY)
    assert Check.WHO_IS_UNKNOWN.value not in {each.check for each in asked}
