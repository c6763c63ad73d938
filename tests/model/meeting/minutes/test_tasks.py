"""Who does what by when: what was decided stands with those whom the decision names."""

from dataclasses import replace

from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.from_decision import add_from_decision, still_to_make
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.matters import note_matter
from eh_tui.model.meeting.minutes.tasks import TaskBlock
from eh_tui.model.meeting.minutes.wording import due_words
from eh_tui.model.meeting.papers.handouts import mail_text, pages_for_people
from tests.support.meetings import TODAY, audit, ended, made, opened, rated
from tests.support.minutes import minutes, under
from tests.support.rag import Rag

BOOK = replace(
    audit(), people=(Person("P1", "Dana Whitfield", initials="DW"), Person("P2", "Tom O'Brien"))
)


def after_deciding(decision: str, on: str = "1-01", rag: Rag = Rag.GREEN) -> Workbook:
    """Return an audit in whose meeting something was decided on an action."""
    workbook, meeting = opened(BOOK)
    return made(
        workbook,
        discuss(workbook, meeting, on, rated(workbook, on, rag), decision=decision),
    )


def told(blocks: tuple[TaskBlock, ...]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return each block's name, and of each task the id, the decision and by when."""
    return [
        (block.name, [(one.id, one.decision, due_words(one)) for one in block.tasks])
        for block in blocks
    ]


def tasks(workbook: Workbook) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return who does what by when after the only meeting."""
    return told(minutes(workbook, workbook.meetings[0]).tasks)


def test_a_decision_stands_with_the_person_whom_it_names_by_its_own_date() -> None:
    """Not with nobody, only because the action that it was taken on has no Who."""
    words = "Tom O'Brien to publish the list by 18/12/2026"
    assert tasks(after_deciding(words)) == [
        ("Tom O'Brien", [("1-01", words, "18/12/2026")]),
    ]


def test_each_line_stands_with_those_whom_it_names() -> None:
    """A line that names nobody stays with those who do the action."""
    decision = "Agreed.\nTom O'Brien to print it\nDW and Tom O'Brien to ring by 4/12/2026"
    assert tasks(after_deciding(decision)) == [
        (
            "Tom O'Brien",
            [
                ("1-01", "Tom O'Brien to print it", "6/2027"),
                ("1-01", "DW and Tom O'Brien to ring by 4/12/2026", "4/12/2026"),
            ],
        ),
        ("Dana Whitfield", [("1-01", "DW and Tom O'Brien to ring by 4/12/2026", "4/12/2026")]),
        ("", [("1-01", "Agreed.", "6/2027")]),
    ]


def test_who_does_the_action_already_has_it_once() -> None:
    """With the decision, by the date of the action."""
    decision = "DW to ring by 4/12/2026\nTom O'Brien to print it"
    assert tasks(after_deciding(decision, "1-04", Rag.RED)) == [
        ("Dana Whitfield", [("1-04", "DW to ring by 4/12/2026", "6/2026 (overdue)")]),
        ("Tom O'Brien", [("1-04", "Tom O'Brien to print it", "6/2026 (overdue)")]),
    ]


def test_what_an_action_was_made_of_stands_as_that_action() -> None:
    """Once, and the rating of the action that was decided on tells nothing of it."""
    workbook = after_deciding("Tom O'Brien to publish the list by 18/12/2026")
    meeting = workbook.meetings[0]
    (action,) = still_to_make(workbook, meeting, "1-01", TODAY)
    workbook = made(workbook, add_from_decision(workbook, meeting, action, "1-01"))
    assert tasks(workbook) == [("Tom O'Brien", [("1-09", "", "18/12/2026")])]


def test_what_is_decided_under_an_item_stands_with_whom_it_names() -> None:
    """By the item's number and title; what names nobody is told under the item alone."""
    workbook, meeting = opened(BOOK)
    decision = "Tell staff\nTom O'Brien to update the staff list by 4/12/2026"
    workbook = made(workbook, note_matter(workbook, meeting, "M1-N4", decision=decision))
    line = decision.splitlines()[1]
    assert tasks(workbook) == [("Tom O'Brien", [("4", line, "4/12/2026")])]
    workbook, meeting = ended(workbook, meeting)
    written = minutes(workbook, meeting)
    told = f"- 4 Safeguarding update (decided: {line}), 4/12/2026"
    assert told in mail_text(written).splitlines()
    page = under(pages_for_people(written), "What you said you would do")
    assert page == [("4  Safeguarding update", "4/12/2026", "–", line)]
