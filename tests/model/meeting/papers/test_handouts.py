"""What is handed out after a meeting: a page for each, one for governors, an e-mail."""

from dataclasses import replace

from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.matters import note_matter
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.papers.handouts import mail_text, page_for_governors, pages_for_people
from eh_tui.model.meeting.papers.paper import Paper, PaperFacts, PaperHeading, PaperTable, PaperText
from tests.support.meetings import audit, ended, made, opened, postponed
from tests.support.minutes import minutes, over, under
from tests.support.rag import Rag


def governors(workbook: Workbook) -> Paper:
    """Return the governors' page of the last meeting."""
    return page_for_governors(workbook, minutes(workbook, meeting_called(workbook, "")))


def test_each_who_took_something_on_has_a_page_of_their_own() -> None:
    """With what they said; what is nobody's is on no page."""
    paper = pages_for_people(minutes(*over()))
    headings = [part for part in paper.parts if isinstance(part, PaperHeading)]
    assert all(heading.begins_page for heading in headings)
    assert [heading.text for heading in headings] == [
        "What you said you would do: D. W.: 2 actions",
    ]
    first = next(part for part in paper.parts if isinstance(part, PaperTable))
    assert first.rows[0] == ("1-04  ", "6/2026 (overdue)", "On track (A)", "Ask again")


def test_a_meeting_that_gave_nobody_anything_says_so() -> None:
    """In place of an empty file."""
    workbook, meeting = ended(*opened(audit()))
    assert pages_for_people(minutes(workbook, meeting)).parts == (
        PaperText("Nobody took anything on."),
    )


def test_governors_see_counts_movement_and_what_is_at_risk() -> None:
    """From the meeting before to this one; the first has none before."""
    assert PaperText("This was the first meeting.") in governors(over()[0]).parts
    paper = governors(postponed(audit(), 2))
    assert under(paper, "The actions")[0] == ("At risk of not achieving (R)", "1", "1")
    assert under(paper, "At risk") == [("1-04", " (DW, 6/2026)")]
    facts = [part for part in paper.parts if isinstance(part, PaperFacts)][1]
    assert facts.facts == (("Commitment 1", "4 stuck, 4 still done"),)


def test_what_was_put_off_three_times_or_is_nobodys_waits_for_a_decision() -> None:
    """Each once."""
    workbook = postponed(audit(), 3)
    alone = Action("1-09", "1.B", "Tell parents", rag=Rag.RED, who="–")
    workbook = replace(workbook, actions=(*workbook.actions, alone))
    assert under(governors(workbook), "Decisions needed") == [
        ("1-04", " (put off three times)"),
        ("1-09", "Tell parents (nobody does it yet)"),
    ]


def test_it_stays_one_page_however_much_there_is() -> None:
    """The audit has the rest, and the page says how many."""
    many = tuple(
        Action(f"1-{number}", "1.A", "Long " * 90, rag=Rag.RED, who="DW")
        for number in range(10, 40)
    )
    paper = governors(replace(over()[0], actions=many))
    assert len(under(paper, "At risk")) == 6
    assert PaperText("And 24 more, which the audit lists.", is_note=True) in paper.parts
    assert all(len(text) < 200 for _, text in under(paper, "At risk"))


def test_the_mail_says_who_does_what_and_asks_for_corrections() -> None:
    """Until the minutes are approved; it is signed by the clerk."""
    workbook, meeting = over()
    text = mail_text(minutes(workbook, replace(meeting, clerk="T. Berg")))
    assert text.startswith("Subject: Minutes of the Early Help meeting, 22 November 2026\n")
    assert "\nD. W.: 2 actions\n- 1-04 " in text
    assert "if something should be put differently" in text
    assert text.endswith("With kind regards\nT. Berg\n")
    final = replace(meeting, approved="12 January 2027")
    assert "put differently" not in mail_text(minutes(workbook, final))


def test_minutes_tell_what_was_said_under_the_items() -> None:
    """Those of the agenda without a word are left out, as is what is internal."""
    workbook, meeting = opened(audit())
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", text="No change."))
    workbook, meeting = ended(workbook, meeting)
    (item,) = minutes(workbook, meeting).items
    assert (item.number, item.title) == ("4", "Safeguarding update")
