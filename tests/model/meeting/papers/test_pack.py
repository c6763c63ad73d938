"""The agenda pack: what people should have read, at any time, and nothing internal."""

from dataclasses import replace

from eh_tui.model.core.edits import Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import StandingItem
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.meeting.from_decision import add_from_decision, still_to_make
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.matters import note_matter
from eh_tui.model.meeting.papers.pack import agenda_pack
from eh_tui.model.meeting.papers.paper import PaperFacts
from eh_tui.model.meeting.roll import meet_next
from tests.support.meetings import TODAY, audit, ended, made, opened, rated
from tests.support.minutes import under
from tests.support.rag import Rag


def held() -> Workbook:
    """Return an audit after a meeting that decided something, and said when the next one is."""
    workbook, meeting = opened(audit())
    decided = discuss(
        workbook, meeting, "1-04", rated(workbook, "1-04", Rag.GREEN), decision="Write to all"
    )
    workbook = made(workbook, decided)
    workbook = made(workbook, discuss(workbook, meeting, "1-03", decision="Ask again"))
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision="Tell staff"))
    workbook = made(workbook, meet_next(meeting, "12 January 2027", TODAY))
    return ended(workbook, meeting)[0]


def test_it_is_made_before_any_meeting_has_been_held() -> None:
    """With the school's template for an agenda, and what is due."""
    paper = agenda_pack(audit(), (), TODAY)
    assert under(paper, "Agenda")[0] == ("1", "Minutes of the last meeting (5 minutes)")
    assert ("3.2", "At risk: 1-04") in under(paper, "Agenda")
    assert not [part for part in paper.parts if getattr(part, "text", "").startswith("Decided")]


def test_it_has_the_date_that_the_last_meeting_agreed_on() -> None:
    """Unless the meeting goes on, which has one of its own."""
    assert agenda_pack(held(), (), TODAY).date == "12 January 2027"
    workbook, _ = opened(held())
    assert agenda_pack(workbook, (), TODAY).date == "22 November 2026"


def test_what_is_due_stands_with_each_who_has_to_do_it() -> None:
    """Reviews have nobody of their own and come last."""
    rows = under(agenda_pack(audit(), (), TODAY), "What is due")
    bands = [row[0] for row in rows if len(row) == 1]
    assert bands == ["DW", "Nobody yet", "Outcomes to be reviewed"]
    assert rows[1] == (*("1-04  ", "6/2026 (overdue 4 months)", "At risk of not achieving (R)"),)


def test_it_tells_by_what_each_decision_is_seen_and_calls_none_done() -> None:
    """How the action under a decision is rated tells nothing of the decision itself."""
    rows = under(agenda_pack(held(), (), TODAY), "Decided on")
    assert [(row[0], row[2]) for row in rows] == [
        ("Write to all", "1-04 now: Completed / ongoing (G)"),
        ("Ask again", "1-03 now: On track (A), overdue"),
        ("Tell staff", "–"),
    ]


def test_a_decision_is_seen_by_the_actions_that_were_made_of_it() -> None:
    """Not by the rating of the one that it was taken on, nor of one that is gone."""
    workbook, meeting = opened(audit())
    workbook = made(
        workbook, discuss(workbook, meeting, "1-01", decision="RA to write\nDW to ring")
    )
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision="RA to tell staff"))
    for on, below in (("1-01", ""), ("M1-N4", "1.B"), ("1-01", "")):
        action = still_to_make(workbook, meeting, on, TODAY)[0]
        workbook = made(workbook, add_from_decision(workbook, meeting, action, on, below))
    workbook = made(workbook, (rated(workbook, "1-11", Rag.GREEN),))
    workbook, _ = ended(workbook, meeting)
    rows = under(agenda_pack(workbook, (), TODAY), "Decided on")
    assert [row[2] for row in rows] == [
        "1-09, made of it: Not rated yet, needs a date\n1-11, made of it: Completed / ongoing (G)",
        "1-10, made of it: Not rated yet, needs a date",
    ]


def test_it_tells_what_was_changed_since_the_last_meeting() -> None:
    """Old and new, and who did it; a rating in words."""
    workbook = held()
    edits = (
        Set(Kind.ACTIONS, "1-02", "rag", "amber", "red"),
        set_field(workbook, Kind.ACTIONS, "1-02", "who", "AO"),
    )
    record = Record(Event.CHANGE, 9, "2026-12-01T09:00:00.000Z", "dana", edits=edits)
    rows = under(agenda_pack(made(workbook, edits), (record,), TODAY), "Changed since")
    assert [row[1:] for row in rows] == [
        ("RAG rating: On track (A) → At risk of not achieving (R)", "dana"),
        ("Who: (empty) → AO", "dana"),
    ]


def test_nothing_internal_is_in_it() -> None:
    """Neither of the template nor of the meeting that goes on, nor what was decided there."""
    secret = StandingItem("ST1", "Staffing", internal="yes")
    workbook = replace(audit(), standing=(secret, StandingItem("ST2", "Training")))
    workbook, meeting = opened(workbook)
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N1", decision="Hush"))
    assert "Staffing" not in str(agenda_pack(workbook, (), TODAY))
    workbook, _ = ended(workbook, meeting)
    after = str(agenda_pack(workbook, (), TODAY))
    assert "Staffing" not in after
    assert "Hush" not in after


def test_who_sent_apologies_is_told() -> None:
    """And nothing of what has no text."""
    workbook, meeting = opened(audit())
    workbook = replace(workbook, meetings=(replace(meeting, apologies="A. Okafor"),))
    (facts,) = [
        part for part in agenda_pack(workbook, (), TODAY).parts if isinstance(part, PaperFacts)
    ]
    assert dict(facts.facts)["Apologies"] == "A. Okafor"
