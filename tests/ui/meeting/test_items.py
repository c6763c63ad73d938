"""An agenda's own items on the screen: what was said under them, and the chair's own notes."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import discussed_in, matters, meeting_on, opened
from tests.ui.conftest import Run, both_sizes


@both_sizes
async def test_the_agenda_is_a_tree_with_numbers_and_minutes(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """What was said stands with its item."""
    async with run(meeting_on(opened(workbook)), size) as pilot:
        await pilot.press("escape", "s", "home", "enter", *"Agreed.", "enter", "down", "down")
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot


async def test_what_is_said_under_an_item_is_typed_where_it_stands(
    run: Run, workbook: Path
) -> None:
    """Enter the text, d the decision; either counts as discussed."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "s", "home", "enter", *"Agreed.", "enter")
        await pilot.press("down", "d", *"Ring home", "enter", "end", "space")
        await pilot.pause()

        rows = matters(workbook)
        assert (rows["M1-N1"]["text"], rows["M1-N1"]["state"]) == ("Agreed.", "discussed")
        assert (rows["M1-N2"]["decision"], rows["M1-N2"]["state"]) == ("Ring home", "discussed")
        assert rows["M1-N5"]["state"] == "discussed"


async def test_what_enter_does_on_an_item_is_said_where_it_stands(run: Run, workbook: Path) -> None:
    """It writes what was said there, and goes to an action elsewhere."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "s", "home")
        await pilot.pause()
        assert "Enter said" in screen_text(pilot.app)
        await pilot.press("enter")
        assert "M1-N1  What was said" in screen_text(pilot.app)
        await pilot.press("escape", "end", "up", "up", "up")
        await pilot.pause()
        assert "Enter go to it" in screen_text(pilot.app)


async def test_another_item_comes_below_the_one_under_the_cursor(run: Run, workbook: Path) -> None:
    """As matters come up."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "s", "home", "i", *"Staffing", "enter")
        await pilot.pause()
        titles = [row.title for row in Session(workbook).workbook.matters]
        assert titles[:2] == ["Minutes of the last meeting", "Staffing"]


async def test_the_cursor_goes_to_the_item_that_was_added(run: Run, workbook: Path) -> None:
    """Below an action it comes at the end, which may be off the screen."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "s", "i", *"Staffing", "enter")
        await pilot.pause()
        await pilot.press("d", *"Advertise", "enter")
        await pilot.pause()
        assert matters(workbook)["M1-N6"]["decision"] == "Advertise"


async def test_a_decision_on_an_action_is_typed_on_its_line(run: Run, workbook: Path) -> None:
    """As on its card; it has been discussed by that."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "s", "d", *"Ring home", "enter")
        await pilot.pause()
        assert "Decision: Ring home" in screen_text(pilot.app)
        row = discussed_in(workbook)["4-07"]
        assert (row["decision"], row["state"]) == ("Ring home", "discussed")


async def test_the_keys_of_items_say_so_on_an_action(run: Run, workbook: Path) -> None:
    """An action is discussed on its card."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "s", "space")
        await pilot.pause()
        assert "for the agenda's own items" in " ".join(sentences(pilot.app))


async def test_a_private_note_is_on_the_chairs_card_and_in_no_file_of_the_folder(
    run: Run, workbook: Path
) -> None:
    """It never leaves the account."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("escape", "N", *"Ask gently", "enter")
        await pilot.pause()
        assert "For you alone" in screen_text(pilot.app)
        assert "Ask gently" in screen_text(pilot.app)
        assert all(b"gently" not in path.read_bytes() for path in workbook.parent.iterdir())
        assert Session(workbook).workbook.of_kind(Kind.DISCUSSED) == ()
