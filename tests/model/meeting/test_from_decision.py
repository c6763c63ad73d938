"""Actions made of the lines of a decision, below what it was taken on or where one says."""

import pytest

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Add, apply, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.decided import ActionInWords
from eh_tui.model.meeting.from_decision import add_from_decision, still_to_make
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.matters import note_matter
from tests.support.meetings import TODAY, audit, begun, ended, made, opened

PRINT, RING = "RA to print it", "DW to ring home next Friday"


def lines_left(workbook: Workbook, meeting: Meeting, on: str) -> list[str]:
    """Return the lines of a decision of which no action has been made."""
    return [action.line for action in still_to_make(workbook, meeting, on, TODAY)]


def decided(workbook: Workbook, meeting: Meeting, *lines: str, on: str = "1-04") -> Workbook:
    """Return a workbook with a decision of some lines."""
    return made(workbook, discuss(workbook, meeting, on, decision="\n".join(lines)))


def test_it_is_added_below_the_action_as_the_meetings_own() -> None:
    """In one step; it comes last on the agenda, and in the minutes."""
    workbook, meeting = begun(audit())
    edits = add_from_decision(workbook, meeting, ActionInWords("Draft", "RA", "Easter"), "1-04")
    (added,) = [edit for edit in edits if isinstance(edit, Add) and edit.id == "1-09"]
    assert (added.place.parent, added.place.after) == ("1.A", "1-04")
    workbook = made(workbook, edits)
    row = next(action for action in workbook.actions if action.id == "1-09")
    assert (row.text, row.who, row.when) == ("Draft", "RA", "Easter")
    assert [each.action for each in workbook.discussed] == ["1-09"]


def test_one_line_after_the_other_becomes_an_action_and_none_twice() -> None:
    """However the action was changed before it was taken."""
    workbook, meeting = begun(audit())
    workbook = decided(workbook, meeting, PRINT, RING)
    assert lines_left(workbook, meeting, "1-04") == [PRINT, RING]
    changed = ActionInWords("Print the leaflet", "Reception", "", PRINT)
    workbook = made(workbook, add_from_decision(workbook, meeting, changed, "1-04"))
    assert lines_left(workbook, meeting, "1-04") == [RING]
    (action,) = still_to_make(workbook, meeting, "1-04", TODAY)
    workbook = made(workbook, add_from_decision(workbook, meeting, action, "1-04"))
    assert lines_left(workbook, meeting, "1-04") == []


def test_the_same_words_on_another_action_are_another_decision() -> None:
    """Of another meeting as well."""
    workbook, meeting = begun(audit())
    workbook = decided(workbook, meeting, PRINT)
    (action,) = still_to_make(workbook, meeting, "1-04", TODAY)
    workbook = made(workbook, add_from_decision(workbook, meeting, action, "1-04"))
    workbook = decided(workbook, meeting, PRINT, on="1-03")
    assert lines_left(workbook, meeting, "1-03") == [PRINT]
    workbook, _ = ended(workbook, meeting)
    workbook, meeting = begun(workbook)
    workbook = decided(workbook, meeting, PRINT)
    assert lines_left(workbook, meeting, "1-04") == [PRINT]


def test_what_was_made_and_taken_out_is_still_to_be_made() -> None:
    """As after an undo."""
    workbook, meeting = begun(audit())
    workbook = decided(workbook, meeting, PRINT)
    (action,) = still_to_make(workbook, meeting, "1-04", TODAY)
    workbook = made(workbook, add_from_decision(workbook, meeting, action, "1-04"))
    workbook = apply(workbook, remove_row(workbook, Kind.ACTIONS, "1-09"))
    assert lines_left(workbook, meeting, "1-04") == [PRINT]


def test_the_decision_on_an_item_makes_an_action_below_the_outcome_that_is_named() -> None:
    """An item belongs to none; a line whose words were changed since is another one."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision=f"{PRINT}\n{RING}"))
    (action, _) = still_to_make(workbook, meeting, "M1-N4", TODAY)
    workbook = made(workbook, add_from_decision(workbook, meeting, action, "M1-N4", "1.b"))
    added = next(each for each in workbook.actions if each.id == "1-09")
    assert (added.outcome, added.text, added.who) == ("1.B", "Print it", "RA")
    assert lines_left(workbook, meeting, "M1-N4") == [RING]
    edit = set_field(workbook, Kind.MATTERS, "M1-N4", "decision", "RA to print two")
    assert lines_left(apply(workbook, edit), meeting, "M1-N4") == ["RA to print two"]


def test_an_outcome_that_is_none_is_refused_in_a_sentence() -> None:
    """What is typed for one may be anything."""
    workbook, meeting = opened(audit())
    with pytest.raises(Refused, match=r"There is no outcome '9\.Z'"):
        add_from_decision(workbook, meeting, ActionInWords("Draft"), "M1-N4", "9.Z")
