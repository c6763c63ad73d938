"""A decision and the action that it says is to be done: four keys beyond the words."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.session import Session
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import begun, discussed_in, meeting_on, opened
from tests.ui.conftest import Run

WORDS = "RA to draft it by half term"


async def test_a_decision_with_an_action_costs_four_keys_beyond_the_words(
    run: Run, workbook: Path
) -> None:
    """d, Enter, A, Enter; who and when are those of the words, and it stays there."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("d", *WORDS, "enter", "A", "enter")
        await pilot.pause()

        actions = {action.id: action for action in Session(workbook).workbook.actions}
        (added,) = actions.keys() & discussed_in(workbook).keys() - {"4-07"}
        row = actions[added]
        assert (row.text, row.who, row.when) == ("Draft it", "RA", "half term")
        assert discussed_in(workbook)["4-07"]["decision"] == WORDS
        assert WORDS in screen_text(pilot.app)


async def test_what_the_words_say_is_shown_before_it_is_taken(
    run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """With how the date is read; Escape takes nothing."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("d", *WORDS, "enter", "A")
        assert screen_text(pilot.app) == snapshot
        await pilot.press("escape")
        await pilot.pause()
        assert len(Session(workbook).workbook.actions) == 25


async def test_it_can_be_changed_before_it_is_taken(run: Run, workbook: Path) -> None:
    """A form with what the words say; Enter goes through it."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("d", *WORDS, "enter", "A", "c", "end", *" now", "enter", "enter", "enter")
        await pilot.pause()
        texts = [action.text for action in Session(workbook).workbook.actions]
        assert "Draft it now" in texts


async def test_without_a_decision_it_says_so(run: Run, workbook: Path) -> None:
    """Nothing is made of nothing."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("A")
        await pilot.pause()
        assert "Write a decision down first" in sentences(pilot.app)[-1]


async def test_one_line_after_the_other_is_proposed_and_none_twice(
    run: Run, workbook: Path
) -> None:
    """What was left is proposed once more the next time, what was taken never."""
    first, second = "RA to print it", "DW to ring home"
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("d", *first, "ctrl+j", *second, "enter", "A")
        assert "(1 more in this decision)" in screen_text(pilot.app)
        await pilot.press("l", "t")
        await pilot.pause()
        texts = [action.text for action in Session(workbook).workbook.actions]
        assert ("Ring home" in texts, "Print it" in texts) == (True, False)
        await pilot.press("A", "enter", "A")
        await pilot.pause()
        texts = [action.text for action in Session(workbook).workbook.actions]
        assert (texts.count("Ring home"), texts.count("Print it")) == (1, 1)
        assert "An action has been made of each line already" in sentences(pilot.app)[-1]


async def test_the_decision_on_an_item_asks_under_which_outcome_it_comes(
    run: Run, workbook: Path
) -> None:
    """By the outcome's words; the next line starts on the outcome of the one before."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("d", *"RA to print it", "ctrl+j", *"DW to ring home", "enter", "A")
        await pilot.press("t", "down", "enter", "t", "enter")
        await pilot.pause()
        book = Session(workbook).workbook
        added = {action.text: action.outcome for action in book.actions if action.who}
        second = book.outcomes[1].id
        assert (added["Print it"], added["Ring home"]) == (second, second)
