"""The items of an agenda that belong to no action: from the school's template to what was said."""

import pytest

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.edits import inverse, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Matter, StandingItem
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.forwarded import forward, forwarded, row_of_decision
from eh_tui.model.meeting.lifecycle import cancel, discuss, lost_with
from eh_tui.model.meeting.matters import (
    USUAL_ITEMS,
    add_matter,
    matters_of,
    note_matter,
    standing_items,
    template_of_its_own,
)
from eh_tui.model.merge.merge import merge
from tests.support.meetings import audit, ended, made, opened


def matter(workbook: Workbook, id: str) -> Matter:
    """Return an item of an agenda."""
    return next(row for row in workbook.matters if row.id == id)


def test_a_meeting_begins_with_the_usual_items_where_the_school_has_no_template() -> None:
    """The last minutes first, the next date last; the template itself is written nowhere."""
    workbook, meeting = opened(audit())
    titles = [row.title for row in matters_of(workbook, meeting)]
    assert titles == [row.title for row in USUAL_ITEMS]
    assert workbook.standing == ()


def test_a_template_is_first_written_down_as_it_is_usual() -> None:
    """Then it can be changed like any row; a second time there is nothing to write."""
    workbook = made(audit(), template_of_its_own(audit()))
    assert standing_items(workbook) == workbook.standing == USUAL_ITEMS
    assert template_of_its_own(workbook) == ()


def test_a_part_of_a_standing_item_is_a_part_of_the_meetings_own() -> None:
    """By the ids that those have in the meeting."""
    workbook = made(audit(), template_of_its_own(audit()))
    workbook = made(workbook, (set_field(workbook, Kind.STANDING, "ST2", "under", "ST1"),))
    workbook, _ = opened(workbook)
    assert matter(workbook, "M1-N2").under == "M1-N1"


def test_what_is_said_and_decided_is_kept_as_typed_and_counts_as_discussed() -> None:
    """One step, and none for a text that is there already."""
    workbook, meeting = opened(audit())
    edits = note_matter(
        workbook, meeting, "M1-N4", text="Two *new* leads.\n", decision="Tell staff"
    )
    workbook = made(workbook, edits)
    row = matter(workbook, "M1-N4")
    assert (row.text, row.decision, row.state) == ("Two *new* leads.\n", "Tell staff", "discussed")
    assert len(note_matter(workbook, meeting, "M1-N4", text=row.text)) == 1


def test_after_the_end_nothing_is_noted_or_added() -> None:
    """Others may have the minutes by then."""
    workbook, meeting = ended(*opened(audit()))
    with pytest.raises(Refused, match="has ended"):
        note_matter(workbook, meeting, "M1-N4", text="Late")
    with pytest.raises(Refused, match="has ended"):
        add_matter(workbook, meeting, StandingItem("", "Late"))


def test_an_item_comes_where_it_is_wanted() -> None:
    """At the end, or below another; its minutes are a number."""
    workbook, meeting = opened(audit())
    offer = StandingItem("", "Offer", "10")
    workbook = made(workbook, add_matter(workbook, meeting, offer, "M1-N1"))
    workbook = made(workbook, add_matter(workbook, meeting, StandingItem("", "Any other")))
    assert [row.id for row in matters_of(workbook, meeting)] == [
        *("M1-N1", "M1-N6", "M1-N2", "M1-N3", "M1-N4", "M1-N5", "M1-N7"),
    ]
    with pytest.raises(Refused, match="no number of minutes"):
        add_matter(workbook, meeting, StandingItem("", "Offer", "a while"))


def test_a_cancelled_meeting_takes_its_items_with_it_and_undo_brings_them_back() -> None:
    """What goes is told beforehand."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision="Tell staff"))
    assert lost_with(workbook, meeting) == (
        "the notes on 0 actions, what was said under 1 item of the agenda, 1 decision"
    )
    edits = cancel(workbook, meeting)
    without = made(workbook, edits)
    assert (without.meetings, without.matters) == ((), ())
    assert made(without, tuple(inverse(edit) for edit in reversed(edits))) == workbook


def test_a_decision_is_forwarded_to_the_partnership_and_taken_back() -> None:
    """Also after the meeting: nothing in its minutes changes by it."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision="Tell staff"))
    workbook = made(workbook, discuss(workbook, meeting, "1-04", decision="Ask the lead"))
    workbook, meeting = ended(workbook, meeting)
    workbook = made(workbook, forward(row_of_decision(workbook, meeting, "M1-N4")))
    assert matter(workbook, "M1-N4").forwarded == "yes"
    workbook = made(workbook, forward(row_of_decision(workbook, meeting, "1-04")))
    assert [row.id for row in workbook.discussed if row.forwarded] == ["M1-1-04"]
    workbook = made(workbook, forward(matter(workbook, "M1-N4"), to_lead=False))
    assert matter(workbook, "M1-N4").forwarded == ""


def test_what_is_forwarded_is_told_with_what_it_is_about() -> None:
    """Both of actions and of the agenda's own items, and only what was decided."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision="Tell staff"))
    workbook = made(workbook, discuss(workbook, meeting, "1-04", decision="Ask the lead"))
    for id in ("M1-N4", "1-04"):
        workbook = made(workbook, forward(row_of_decision(workbook, meeting, id)))
    told = [(each.id, each.about, each.decision, each.meeting) for each in forwarded(workbook)]
    words = "M1 (Review, 22 November 2026)"
    assert told == [
        ("1-04", "", "Ask the lead", words),
        ("M1-N4", "Safeguarding update", "Tell staff", words),
    ]


def test_what_no_meeting_decided_is_not_forwarded() -> None:
    """A number that was mistyped, and what was discussed with no decision."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, discuss(workbook, meeting, "1-04"))
    for id in ("M1-N5", "1-04"):
        row = row_of_decision(workbook, meeting, id)
        with pytest.raises(Refused, match=f"Nothing has been decided on {id} yet"):
            forward(row)
        assert made(workbook, forward(row, to_lead=False)) == workbook
    with pytest.raises(NotFound, match="decided nothing on 1-99"):
        row_of_decision(workbook, meeting, "1-99")


def test_two_copies_of_one_meeting_come_together() -> None:
    """What each noted, added and proposed is kept, and a part stays below its own item."""
    base, meeting = opened(audit())
    ours = made(base, note_matter(base, meeting, "M1-N2", text="All done."))
    ours = made(ours, add_matter(ours, meeting, StandingItem("", "Staffing")))
    theirs = made(base, note_matter(base, meeting, "M1-N4", decision="Tell staff"))
    theirs = made(theirs, add_matter(theirs, meeting, StandingItem("", "Parents")))
    below = StandingItem("", "Letters", under="M1-N6")
    theirs = made(theirs, add_matter(theirs, meeting, below))
    both = made(ours, merge(base, ours, theirs).edits)
    rows = {row.title: row for row in both.matters}
    assert (rows["Matters arising"].text, rows["Safeguarding update"].decision) == (
        *("All done.", "Tell staff"),
    )
    assert {"Staffing", "Parents", "Letters"} <= rows.keys()
    assert rows["Letters"].under == rows["Parents"].id
    assert len({row.id for row in both.matters}) == 8
