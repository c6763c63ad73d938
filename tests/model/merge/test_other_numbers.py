"""A step that was thought of for one row never lands in another that has its number."""

from dataclasses import replace

import pytest

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Edit, set_field
from eh_tui.model.core.form_rows import Action, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import Signature
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.merge.other_numbers import stop_if_other_rows

SEEN = Workbook(
    actions=(Action("1-04", "1.A", text="Ask the governors", who="DSL", when="termly"),),
    signatories=(Signatory("S2", "Head", "A. Ames", "1/9/2026"),),
    signatures=(Signature("SG1", "S2", "A. Ames", "2026-09-01", "typed", "abc"),),
    meetings=(Meeting("M1", date="2026-09-01", kind="review"),),
    discussed=(Discussed("M1-01", "M1", "1-04"),),
)


def is_refused(now: Workbook, edit: Edit) -> bool:
    """Say whether an edit that was thought of for `SEEN` is refused since a save from outside."""
    try:
        stop_if_other_rows(SEEN, now, (edit,), (Record(Event.OUTSIDE),))
    except Refused:
        return True
    return False


@pytest.mark.parametrize(
    ("kind", "id", "field", "now"),
    [
        (
            Kind.SIGNATURES,
            "SG1",
            "date",
            replace(SEEN, signatories=(Signatory("S2", "Governor", "B. Birch", "1/9/2026"),)),
        ),
        (
            Kind.DISCUSSED,
            "M1-01",
            "note",
            replace(SEEN, meetings=(Meeting("M1", date="2026-10-02", kind="review"),)),
        ),
        (
            Kind.DISCUSSED,
            "M1-01",
            "note",
            replace(SEEN, actions=(Action("1-04", "1.A", text="Book the hall", who="DSL"),)),
        ),
        (
            Kind.ACTIONS,
            "1-04",
            "when",
            replace(SEEN, actions=(Action("1-04", "1.A", text="Book the hall", who="DSL"),)),
        ),
    ],
    ids=("another signs", "another meeting", "another action is discussed", "the same who"),
)
def test_a_row_is_another_where_what_it_is_about_is(
    kind: Kind, id: str, field: str, now: Workbook
) -> None:
    """Though its number, its day and who is to do it are the same."""
    assert is_refused(now, set_field(SEEN, kind, id, field, "of the row that I saw"))


def test_a_row_that_was_only_worded_otherwise_is_the_same() -> None:
    """When and Who stand as they did, so an editor put only its words right."""
    action = replace(SEEN.actions[0], text="Ask all governors")
    now = replace(SEEN, actions=(action,))
    assert not is_refused(now, set_field(SEEN, Kind.ACTIONS, "1-04", "note", "of that row"))
