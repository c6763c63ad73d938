"""A shared account: the history says which of its people changed something."""

from pathlib import Path

import pytest

from eh_tui.files.system.paths import settings_file
from eh_tui.files.system.settings import Settings, load_settings
from eh_tui.files.system.user import user_name
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.roll import Roll, begin
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.dialogs.prompt import LineDialog
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.ui.conftest import Run, action_in


def settle_on(text: str) -> None:
    """Write the settings file."""
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)


@pytest.fixture
def shared(home: Path) -> None:
    """Make the account a shared one."""
    settle_on("ask_initials = true\n")


async def test_initials_are_asked_for_before_anything_can_be_changed(
    shared: None, workbook: Path
) -> None:
    """Then they stand beside the account's name in every line of the history."""
    session = Session(workbook)
    async with EhApp(session).run_test(notifications=True) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, LineDialog)
        assert "Your initials, for the history" in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Type your initials" in screen_text(pilot.app)

        await pilot.press(*"dw", "enter", "1", "g")
        await pilot.pause()
        await pilot.pause()
        assert action_in(workbook, "1-01")["rag"] == "green"
        assert session.store.records[-1].by == f"{user_name()} (DW)"


async def test_initials_that_the_environment_has_are_not_asked_for(
    shared: None, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for a command; what could be none is asked for."""
    monkeypatch.setenv("EH_INITIALS", "dw")
    async with EhApp(Session(workbook)).run_test() as pilot:
        await pilot.pause()
        await pilot.press("1", "g")
        await pilot.pause()
        await pilot.pause()
        assert Session(workbook).store.records[-1].by == f"{user_name()} (DW)"
    monkeypatch.setenv("EH_INITIALS", "D W 1")
    async with EhApp(Session(workbook)).run_test() as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, LineDialog)


async def test_initials_are_asked_for_once(shared: None, run: Run, workbook: Path) -> None:
    """Another workbook is opened by the same person."""
    async with EhApp(Session(workbook)).run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"DW", "enter")
        await pilot.pause()
        assert isinstance(pilot.app, EhApp)
        pilot.app.open_workbook(workbook)
        await pilot.pause()

        assert isinstance(pilot.app.screen, SheetScreen)
        assert pilot.app.screen.session.store.journal.by == f"{user_name()} (DW)"


@pytest.mark.parametrize(("given", "name"), [("dw", "DW"), (" JP ", "JP")])
async def test_nobody_is_asked_who_gave_them_to_the_program(
    given: str, name: str, shared: None, run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EH_INITIALS says it to the screens as it does to the commands."""
    monkeypatch.setenv("EH_INITIALS", given)
    async with run(SheetScreen(Session(workbook))) as pilot:
        assert isinstance(pilot.app.screen, SheetScreen)
        await pilot.press("1", "g")
        await pilot.pause()
        assert pilot.app.screen.session.records[-1].by == f"{user_name()} ({name})"


async def test_what_are_no_initials_is_asked_about(
    shared: None, run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if none had been given."""
    monkeypatch.setenv("EH_INITIALS", "the office")
    async with run(SheetScreen(Session(workbook))) as pilot:
        assert isinstance(pilot.app.screen, LineDialog)


async def test_without_initials_the_account_signs(shared: None, run: Run, workbook: Path) -> None:
    """A question that can't be left would keep somebody from the audit."""
    session = Session(workbook, "office")
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("escape", "1", "g")
        await pilot.pause()

        assert session.store.records[-1].by == "office"


async def test_undo_takes_back_only_what_the_same_initials_did(
    shared: None, run: Run, workbook: Path
) -> None:
    """The account is the same, the person is not; and my own of yesterday is still mine."""
    before = action_in(workbook, "1-01")["rag"]
    async with run(SheetScreen(Session(workbook, "office"))) as pilot:
        await pilot.press(*"DW", "enter", "1", "g")
        await pilot.pause()
    async with run(SheetScreen(Session(workbook, "office"))) as pilot:
        await pilot.press(*"JP", "enter", "u")
        await pilot.pause()
        assert "There is nothing to take back." in screen_text(pilot.app)
        assert action_in(workbook, "1-01")["rag"] == "green"
    async with run(SheetScreen(Session(workbook, "office"))) as pilot:
        await pilot.press(*"dw", "enter", "u")
        await pilot.pause()

        assert action_in(workbook, "1-01").get("rag", "") == before


async def test_a_private_note_is_for_whoever_gave_their_initials(
    shared: None, run: Run, workbook: Path
) -> None:
    """It is said what that is worth; without initials, that everybody there reads it."""
    other = Session(workbook, "head")
    other.apply("", *begin(other.workbook, date="12/9/26", kind="", roll=Roll(), parts=PARTS))
    said = ["For SJ alone, by these initials: there is no password", "Everybody who uses this"]
    for keys, title in zip((["S", "J", "enter"], ["escape"]), said, strict=True):
        async with run(SheetScreen(Session(workbook)), (120, 40)) as pilot:
            await pilot.press(*keys, "R")
            await pilot.pause()
            assert "Ask gently" not in screen_text(pilot.app)
            await pilot.press("enter", "N")
            await pilot.pause()
            assert title in screen_text(pilot.app)
            await pilot.press(*"Ask gently", "enter")
            await pilot.pause()
            assert "Ask gently" in screen_text(pilot.app)


async def test_nobody_is_asked_on_an_account_of_their_own(run: Run, workbook: Path) -> None:
    """The operating system knows who it is."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        assert isinstance(pilot.app.screen, SheetScreen)
        assert session.store.journal.by == user_name()


def test_the_setting_is_read_and_named_where_it_is_wrong(home: Path) -> None:
    """A "yes" in quotation marks would silently ask nobody."""
    settle_on('ask_initials = "yes"\n')

    assert load_settings().troubles([]) == (
        "Settings: ask_initials must be true or false, without quotation marks.",
    )
    settings_file().write_text("ask_initials = true\n")
    assert load_settings() == Settings(ask_initials=True)
