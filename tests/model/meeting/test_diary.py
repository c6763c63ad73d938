"""What belongs in people's calendars: a day for each thing that has one."""

from dataclasses import replace
from datetime import date

from eh_tui.model.core.edits import apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.diary import DiaryDate, diary
from tests.support.meetings import audit, rated
from tests.support.rag import Rag

TODAY = date(2026, 11, 22)


def dated(workbook: Workbook, id: str, when: str) -> Workbook:
    """Return a workbook in which an action is due at another time."""
    return apply(workbook, set_field(workbook, Kind.ACTIONS, id, "when", when))


def by_id(workbook: Workbook) -> dict[str, DiaryDate]:
    """Return the dates of a workbook by what they are known by."""
    return {each.id: each for each in diary(workbook, TODAY)}


def test_an_action_stands_on_its_last_day_however_far_ahead() -> None:
    """As overdue is reckoned; whoever plans needs more than the next four weeks."""
    found = by_id(dated(audit(), "1-04", "6/2031"))["1-04 when"]
    assert found.on == date(2031, 6, 30)
    assert ("When", "6/2031") in found.facts
    assert found.title.startswith("1-04: ")


def test_what_is_done_stands_there_until_its_day() -> None:
    """A calendar that has it already is told; what is over is no use to anybody."""
    workbook = dated(audit(), "1-04", "6/2031")
    workbook = apply(workbook, rated(workbook, "1-04", Rag.GREEN))
    assert by_id(workbook)["1-04 when"].is_done
    assert "1-04 when" not in by_id(dated(workbook, "1-04", "6/2026"))


def test_what_has_no_day_is_left_out() -> None:
    """Nothing is guessed."""
    assert "1-04 when" not in by_id(dated(audit(), "1-04", "when we can"))


def test_a_meeting_to_come_is_told_and_one_that_was_is_not() -> None:
    """Whoever plans wants the next one."""
    coming = Meeting("M2", "12 January 2027", "Spring review", "D Whitfield")
    past = Meeting("M1", "12 September 2026", "Review", ended="2026-09-12T10:00:00Z")
    found = by_id(replace(audit(), meetings=(past, coming)))
    assert found["M2 date"].on == date(2027, 1, 12)
    assert found["M2 date"].title == "Early Help meeting: Spring review"
    assert "M1 date" not in found


def test_a_locked_audit_asks_for_nothing() -> None:
    """Its rows live on in the next one, which has dates of its own."""
    workbook = audit()
    assert diary(replace(workbook, school=replace(workbook.school, locked="2026")), TODAY) == ()


def test_the_days_come_in_their_order() -> None:
    """As a person reads them."""
    days = [each.on for each in diary(dated(audit(), "1-04", "6/2031"), TODAY)]
    assert days == sorted(days)
