"""What was sent out is told from the history, or nobody knows it."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.model.core.edits import apply, remove_row, set_field
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.returns.exported import base_by_day, base_unknown

SENT = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(Action("1-01", "1.A", "Write the list"), Action("1-02", "1.A", "Publish it")),
)
NOW = replace(SENT, actions=SENT.actions[1:], retired=("1-01",))
TAKEN_OUT = remove_row(SENT, Kind.ACTIONS, "1-01")
HISTORY = (
    Record(Event.BASE, 1, "2026-08-01T09:00:00.000Z"),
    Record(Event.CHANGE, 2, "2026-09-12T09:00:00.000Z", edits=(TAKEN_OUT,)),
)


@pytest.mark.parametrize("event", [Event.CHANGE, Event.OUTSIDE])
def test_a_row_that_was_taken_out_since_was_sent_under_its_number(event: Event) -> None:
    """Or it would come back as a new row, and undo what somebody did here or in an editor."""
    history = (HISTORY[0], replace(HISTORY[1], event=event))
    base = base_by_day(NOW, history, date(2026, 9, 1))
    assert base.row("1-01") == (Kind.ACTIONS, SENT.actions[0])
    assert base.was("1-01", "text") == "Write the list"
    assert base.was("1-02", "text") == "Publish it"


def test_where_the_history_does_not_reach_nobody_knows_what_was_sent() -> None:
    """Somebody may have changed any field by hand between the export and its first line."""
    base = base_unknown(NOW, HISTORY)
    assert base.was("1-02", "text") is None
    assert base.row("1-01") is not None
    assert "nobody knows what it said then" in base.says


def test_what_was_changed_on_the_evening_before_may_have_come_after_the_export() -> None:
    """Times are UTC and of other machines' clocks: it is for a person to decide."""
    edit = set_field(SENT, Kind.ACTIONS, "1-02", "who", "DW")
    record = Record(Event.CHANGE, 2, "2026-09-11T23:45:00.000Z", edits=(edit,))
    now = apply(SENT, edit)
    assert base_by_day(now, (HISTORY[0], record), date(2026, 9, 12)).was("1-02", "who") is None
    assert base_by_day(now, (HISTORY[0], record), date(2026, 9, 13)).was("1-02", "who") == "DW"
