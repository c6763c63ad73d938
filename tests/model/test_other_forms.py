"""What a workbook does from year to year, in a form of another shape than Leicester's."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.errors import Refused
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.audit.signed_content import content_hash, row_hashes
from eh_tui.model.audit.summary import count_all, draft_notice, tallies_by_section
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Move, apply, inverse, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.rows import Place, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, dues
from eh_tui.model.meeting.agenda import AgendaPart, agenda
from eh_tui.model.meeting.lifecycle import discuss, end, start
from eh_tui.model.meeting.minutes.contents import minutes
from eh_tui.model.meeting.trend import counts_over_meetings
from eh_tui.model.new_year import CarriedPart, next_year
from eh_tui.model.people.hand_over import hand_over
from eh_tui.model.people.named_anywhere import erasing, somebody

TODAY = date(2026, 11, 28)
FORM = """\
schema = 2
form = "other"
[words]
commitment = "Part"
outcome = "Duty"
outcomes = "Duties"
[[levels]]
id = "na"
label = "Not for us"
counts = false
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
[[columns]]
heading = "Duty"
role = "outcome"
[[columns]]
heading = "Mark"
role = "rating"
of = "outcome"
[[columns]]
heading = "Agreed mark"
role = "rating"
of = "outcome"
key = "agreed"
[[columns]]
heading = "Shown by"
role = "evidence"
of = "outcome"
key = "shown"
[[columns]]
heading = "Lead"
role = "who"
of = "outcome"
key = "lead"
[[columns]]
heading = "Looked at"
role = "when"
of = "outcome"
key = "looked"
[[columns]]
heading = "Step"
role = "action"
section = "1"
[[columns]]
heading = "Help from"
key = "help"
section = "1"
[[commitments]]
id = "1"
[[commitments]]
id = "2"
[[outcomes]]
id = "1.A"
commitment = "1"
text = "Lead."
rag = "1"
agreed = "2"
shown = "Minutes that Dana Whitfield wrote"
lead = "Dana Whitfield"
looked = "1/6/2026"
[[outcomes]]
id = "1.B"
commitment = "1"
rag = "na"
looked = "1/6/2026"
[[outcomes]]
id = "2.A"
commitment = "2"
[[actions]]
id = "1-01"
outcome = "1.A"
text = "Ask."
help = "Dana Whitfield"
[[people]]
id = "P1"
name = "Dana Whitfield"
role = "DSL"
[[people]]
id = "P2"
name = "Tomasz Berg"
"""


@pytest.fixture
def workbook() -> Workbook:
    """Return a workbook of the form, partly filled in."""
    return read_workbook(FORM).workbook


def said(workbook: Workbook, kind: Kind, id: str, field: str) -> str:
    """Return what a row says."""
    (row,) = (row for row in workbook.of_kind(kind) if row.id == id)
    return value(workbook, kind, row, field)


def test_what_is_rated_is_counted_where_it_is(workbook: Workbook) -> None:
    """Not applicable has a count of its own, and no part in the shares."""
    counts = count_all(workbook)
    assert dict(counts.numbers) == {"1": 1, "na": 1, "none": 1}
    assert (counts.total, counts.percent("1"), counts.percent("none")) == (3, 50, 50)
    assert [of[0].counts.total for _, of in tallies_by_section(workbook)] == [2, 1]


def test_a_duty_is_due_by_the_forms_own_date(workbook: Workbook) -> None:
    """What is not applicable presses nobody; who leads it is told beside it."""
    told = [(due.id, due.field, due.state, due.who) for due in dues(workbook, TODAY)]
    assert told == [
        ("1.A", "when", DueState.OVERDUE, "Dana Whitfield"),
        ("2.A", "when", DueState.NEEDS_A_DATE, ""),
    ]


def test_a_draft_says_how_many_duties_are_not_rated(workbook: Workbook) -> None:
    """In the form's words, and without those that are not applicable."""
    assert draft_notice(workbook) == "DRAFT: 1 duty not rated (Mark)"


@pytest.mark.parametrize(("field", "new"), [("rag", "3"), ("agreed", "3"), ("shown", "A film")])
def test_every_cell_is_signed(workbook: Workbook, field: str, new: str) -> None:
    """A mark or a proof that is changed later is another audit than the one that was signed."""
    after = apply(workbook, set_field(workbook, Kind.OUTCOMES, "1.A", field, new))
    assert content_hash(after) != content_hash(workbook)
    before, now = row_hashes(workbook), row_hashes(after)
    assert {id for id in now if now[id] != before[id]} == {"1.A"}


def test_the_forms_own_columns_are_signed(workbook: Workbook) -> None:
    """Another heading above the same cells makes them say something else."""
    columns = (*workbook.form.columns[:-1], replace(workbook.form.columns[-1], heading="Cost"))
    other = replace(workbook, form=replace(workbook.form, columns=columns))
    assert content_hash(other) != content_hash(workbook)


def test_a_new_year_begins_without_marks_dates_and_proofs(workbook: Workbook) -> None:
    """Every rating goes, by whomever; what is planned stays."""
    new = next_year(workbook, year="2026-27", follows="a.toml", clear=frozenset(CarriedPart))
    fields = ("text", "rag", "agreed", "shown", "who", "when")
    assert [said(new, Kind.OUTCOMES, "1.A", field) for field in fields] == [
        *("Lead.", "none", "", "", "Dana Whitfield", ""),
    ]
    assert said(new, Kind.ACTIONS, "1-01", "help") == "Dana Whitfield"


def test_a_new_year_keeps_what_it_is_told_to(workbook: Workbook) -> None:
    """A school may go on from last year's marks."""
    new = next_year(workbook, year="2026-27", follows="a.toml", clear=())
    assert new.outcomes == workbook.outcomes
    assert new.actions == workbook.actions


def test_whoever_is_erased_is_erased_in_every_column(workbook: Workbook) -> None:
    """A name may stand under any heading."""
    after = workbook
    for edit in erasing(somebody(workbook, (), "Dana Whitfield")):
        after = apply(after, edit)
    assert "Whitfield" not in repr(after)
    assert said(after, Kind.OUTCOMES, "1.A", "who") == "DSL"
    assert said(after, Kind.OUTCOMES, "1.A", "shown") == "Minutes that DSL wrote"


def test_a_duty_is_handed_over_while_it_is_not_done(workbook: Workbook) -> None:
    """The column for who does it is one by its role, whatever it is called."""
    (edit,) = hand_over(workbook, "P1", "P2")
    assert (edit.kind, edit.id, edit.field, edit.new) == (
        *(Kind.OUTCOMES, "1.A", "who", "Tomasz Berg"),
    )


def test_a_meeting_keeps_the_marks_as_it_left_them(workbook: Workbook) -> None:
    """The trend is of what the form rates."""
    for edit in start(workbook, date="1/9/2026", kind="", present="", parts=(AgendaPart.REST,)):
        workbook = apply(workbook, edit)
    for edit in end(workbook, workbook.meetings[0], "2026-09-01T15:00:00Z"):
        workbook = apply(workbook, edit)
    workbook = apply(workbook, set_field(workbook, Kind.OUTCOMES, "1.A", "rag", "3"))
    then, now = counts_over_meetings(workbook)
    assert (dict(then.total.numbers), dict(now.total.numbers)) == (
        {"1": 1, "na": 1, "none": 1},
        {"3": 1, "na": 1, "none": 1},
    )
    written = minutes(workbook, workbook.meetings[0], today=TODAY)
    assert (written.before, written.after) == (then.total, then.total)


def test_a_row_with_cells_is_taken_out_and_brought_back_whole(workbook: Workbook) -> None:
    """Undo of a row's removal is the row, its further cells included."""
    edit = remove_row(workbook, Kind.ACTIONS, "1-01")
    assert apply(apply(workbook, edit), inverse(edit)) == workbook


def test_an_action_does_not_go_where_its_cells_have_no_column(workbook: Workbook) -> None:
    """What it says there could be read nowhere."""
    move = Move(Kind.ACTIONS, "1-01", Place("1.A"), Place("2.A"))
    with pytest.raises(Refused, match="no column for"):
        apply(workbook, move)


def test_two_states_differ_by_their_cells(workbook: Workbook) -> None:
    """A file changed by hand is told field by field."""
    other = read_workbook(FORM.replace('agreed = "2"', 'agreed = "3"\n').replace("Ask.", "Tell."))
    told = [(edit.id, getattr(edit, "field", "")) for edit in diff(workbook, other.workbook).edits]
    assert told == [("1.A", "agreed"), ("1-01", "text")]


def test_a_meeting_goes_through_what_is_rated_and_what_is_planned(workbook: Workbook) -> None:
    """Duties come up by their marks, an action by its date; what is planned is not "not rated"."""
    meeting = Meeting("M1")
    told = [(point.action.id, point.part) for point in agenda(workbook, meeting, TODAY)]
    assert told == [
        ("2.A", AgendaPart.NOT_RATED),
        ("1.A", AgendaPart.AT_RISK),
        ("1-01", AgendaPart.REST),
        ("1.B", AgendaPart.REST),
    ]


def test_a_duty_is_rated_in_a_meeting_and_its_minutes_tell_of_it(workbook: Workbook) -> None:
    """From which mark to which, and what was decided."""
    for edit in start(workbook, date="1/9/2026", kind="", present="", parts=tuple(AgendaPart)):
        workbook = apply(workbook, edit)
    meeting = workbook.meetings[0]
    rated = set_field(workbook, Kind.OUTCOMES, "1.A", "rag", "3")
    for edit in discuss(workbook, meeting, "1.A", rated, decision="Seen."):
        workbook = apply(workbook, edit)
    for edit in end(workbook, meeting, "2026-09-01T15:00:00Z", ["2.A"]):
        workbook = apply(workbook, edit)
    written = minutes(workbook, workbook.meetings[0], today=TODAY)
    (one,) = written.changed
    assert one.before
    assert one.after
    assert (one.id, one.before.rag, one.after.rag, one.decision) == ("1.A", "1", "3", "Seen.")
    assert [left.id for left in written.left] == ["2.A"]
    assert (written.before.of("1"), written.after.of("1"), written.after.of("3")) == (1, 0, 1)
