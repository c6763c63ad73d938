"""Narrow and low screens: what a tablet, a split terminal and a phone over SSH still show."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.editing.edit_dialog import EditDialog
from eh_tui.ui.meeting.start import MeetingStart
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.sheet.guidance import GuidanceScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.meeting_screens import begun
from tests.ui.conftest import Run

LOW = (60, 15)
every_size = pytest.mark.parametrize("size", [LOW, (80, 24), (99, 24), (100, 30), (120, 40)])


def ratings_shown(text: str) -> int:
    """Return how many actions are in view with the first line of their rating."""
    marks = ("│R At risk", "│A On track", "│G Completed", "│- Not rated")
    return sum(text.count(mark) for mark in marks)


async def test_an_ordinary_terminal_shows_three_actions_at_once(run: Run, workbook: Path) -> None:
    """The outcome above its actions leaves the form's widest column to them."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        text = screen_text(pilot.app)

        assert ratings_shown(text) >= 3
        assert "1.A Designated Safeguarding Lead has responsibility" in text
        assert "Outcome / Action" in text


@pytest.mark.parametrize(("width", "is_banded"), [(60, True), (99, True), (100, False)])
async def test_outcomes_have_a_column_from_100_columns_on(
    width: int, is_banded: bool, run: Run, workbook: Path
) -> None:
    """As on paper, where there is the room."""
    async with run(SheetScreen(Session(workbook)), (width, 30)) as pilot:
        assert ("Outcome / Action" in screen_text(pilot.app)) == is_banded


async def test_a_window_made_narrower_keeps_the_cursor_and_its_action(
    run: Run, workbook: Path
) -> None:
    """Also where the sheet is as wide as before, since the outline went."""
    screen = SheetScreen(Session(workbook))
    async with run(screen, (129, 30)) as pilot:
        await pilot.press("3", "down")
        cursor = screen.sheet.cursor
        for width in (99, 129):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert screen.sheet.sheet_layout.shape == (98, width == 99)
            assert screen.sheet.cursor == cursor
            assert "3-02 Action" in screen_text(pilot.app)


@every_size
async def test_the_guidance_leaves_the_action_in_view(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """One can't read what to do about something that is hidden."""
    screen = SheetScreen(Session(workbook))
    async with run(screen, size) as pilot:
        for action in screen.workbook.actions:
            screen.sheet.go_to(Address(Kind.ACTIONS, action.id, "rag"))
            await pilot.press("v")
            await pilot.pause()
            guidance = pilot.app.screen
            assert isinstance(guidance, GuidanceScreen)
            covered = guidance.query_one("#guidance").region.y
            sheet = screen.sheet
            for field in ("text", "rag"):
                top, box = sheet.sheet_layout.box(Address(Kind.ACTIONS, action.id, field))
                first = sheet.region.y + top - round(sheet.scroll_offset.y)
                room = covered - sheet.region.y
                assert sheet.region.y <= first
                assert first + min(len(box.lines), room) <= covered, action.id
            await pilot.press("escape")


async def test_a_low_screen_shows_an_actions_words_and_rating(run: Run, workbook: Path) -> None:
    """Whatever stands in its outcome, its When and its Who."""
    text = workbook.read_text()
    workbook.write_text(text.replace('when = "ongoing"', 'when = "a\\nb\\nc\\nd"', 1))
    screen = WalkScreen(Session(workbook), None)
    async with run(screen, LOW) as pilot:
        for action in screen.session.workbook.actions:
            shown = screen_text(pilot.app)
            assert " ".join(action.text.split())[:20] in " ".join(shown.split())
            label = screen.session.workbook.form.label(action.rag)
            assert f"RAG rating     {action.rag[0].upper()} {label}"[:40] in shown.replace(
                "RAG Rating", "RAG rating"
            ).replace("     -", "     N")
            await pilot.press("right")
            await pilot.pause()


@every_size
async def test_the_walks_guidance_leaves_the_action_and_its_rating_in_view(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """It has a part of the screen of its own, and scrolls there."""
    async with run(WalkScreen(Session(workbook), "2-01"), size) as pilot:
        await pilot.press("v", *"jj")
        await pilot.pause()
        text = screen_text(pilot.app)

        assert "Family Support Worker trained, uses it weekly" in text
        assert "G Completed / ongoing" in text
        assert "r At risk of not achieving" in text
        await pilot.press(*"j" * 30)
        await pilot.pause()
        assert "Measurable" in screen_text(pilot.app)


def keys_line(screen: Screen[object]) -> Static:
    """Return the line of a screen or a dialog that names its keys."""
    return screen.query("#keys, .box-keys, .guidance-keys, #dialog-keys, .help-keys").first(Static)


DIALOGS: dict[str, tuple[str, ...]] = {
    "a text": ("enter",),
    "a rating": ("right", "right", "right", "enter"),
    "the filter": ("f",),
    "the guidance": ("v",),
    "help": ("f1",),
    "a mark": ("M",),
    "a meeting": ("R",),
    "a new year": ("Y",),
    "the last filter": ("f", *["down"] * 14),
}


@pytest.mark.parametrize("size", [LOW, (60, 20), (80, 24)])
@pytest.mark.parametrize("keys", DIALOGS.values(), ids=DIALOGS.keys())
async def test_no_key_hint_of_a_dialog_is_cut_off(
    keys: tuple[str, ...], size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """Whoever does not know the keys needs the last line most."""
    async with run(SheetScreen(Session(workbook)), size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        line = keys_line(pilot.app.screen)

        shown = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert " ".join(str(line.content).split()) in shown


async def test_a_long_text_leaves_the_keys_of_its_dialog_in_view(run: Run, workbook: Path) -> None:
    """The text scrolls within its box."""
    async with run(SheetScreen(Session(workbook)), LOW) as pilot:
        await pilot.press("right", "enter", *["ctrl+j"] * 20, "x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EditDialog)

        shown = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "Enter save Ctrl+U clear Ctrl+J new line Esc leave" in shown


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("keys", ["", "w", "H", "s", "t", "p", "S", "c"])
async def test_no_key_hint_of_a_screen_is_cut_off(
    keys: str, width: int, run: Run, workbook: Path
) -> None:
    """What does not fit is left out whole, and help is named last."""
    async with run(SheetScreen(Session(workbook)), (width, 24)) as pilot:
        await press_all(pilot, keys)
        last = screen_text(pilot.app).splitlines()[-1].rstrip()

        assert "…" not in last
        assert last.endswith("help")


async def press_all(pilot: Pilot[None], keys: str) -> None:
    """Press keys and wait until what they open is shown."""
    await pilot.press(*keys)
    await pilot.pause()


async def test_what_a_form_wants_is_in_view_where_there_are_few_lines(
    run: Run, workbook: Path
) -> None:
    """Else Enter seems to do nothing."""
    async with run(MeetingStart(begun(workbook)), LOW) as pilot:
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
        assert "still going on; go on with it" in screen_text(pilot.app)
        assert "Enter go on" in screen_text(pilot.app)


async def test_a_form_begins_at_its_top_and_keeps_what_is_typed_in_above_the_keys(
    run: Run, workbook: Path
) -> None:
    """However few lines there are."""
    async with run(MeetingStart(Session(workbook)), LOW) as pilot:
        assert "A review meeting" in screen_text(pilot.app)
        for _ in range(4):
            keys, field = keys_line(pilot.app.screen).region, pilot.app.focused
            assert field
            assert 0 < field.region.y < field.region.bottom <= keys.y
            await pilot.press("tab")
            await pilot.pause()
