"""What is typed and not saved, as the dialog keeps it and offers it again."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from eh_tui.files.beside import drafts_file as drafts_module
from eh_tui.files.beside.drafts import Drafts, draft_mark
from eh_tui.files.store.journal import now
from eh_tui.model.core.edits import remove_row
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.lifecycle import cancel, end
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.model.meeting.minutes.contents import minutes
from eh_tui.session import Session
from eh_tui.ui.dialogs import kept_typing
from eh_tui.ui.editing.field import Field
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import TODAY, screen_text
from tests.support.meeting_screens import begun, discussed_in, meeting_on
from tests.support.sheets import go, press, somebody_sets, words_on_screen
from tests.ui.conftest import Run, action_in

PLACE = ("1-01", "when")


async def open_when(pilot: Pilot[None]) -> None:
    """Open the first action's date."""
    await pilot.press("1", "right", "enter")
    await pilot.pause()
    assert "Enter save" in screen_text(pilot.app)


def told(pilot: Pilot[None]) -> str:
    """Return what the dialog says."""
    return str(pilot.app.screen.query_one("#dialog-message", Static).content)


async def wait_for_draft(pilot: Pilot[None], workbook: Path, text: str | None) -> None:
    """Wait until a draft is on disk, or none is."""
    for _ in range(600):
        if Drafts(workbook).get(PLACE) == text:
            return
        await pilot.pause(0.05)
    assert Drafts(workbook).get(PLACE) == text


async def test_a_moment_after_the_last_letter_it_is_on_disk(run: Run, workbook: Path) -> None:
    """Two letters are a thought too."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press("!", "?")
        await wait_for_draft(pilot, workbook, "ongoing!?")


async def test_many_letters_are_on_disk_at_once(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fast hand has a sentence in a second."""
    monkeypatch.setattr(kept_typing, "SOON", 3600)
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press(*"a" * (kept_typing.MANY - 1))
        await pilot.pause()
        assert Drafts(workbook).get(PLACE) is None
        await pilot.press("b")
        await wait_for_draft(pilot, workbook, "ongoing" + "a" * (kept_typing.MANY - 1) + "b")


async def test_escape_keeps_it_for_the_next_session(run: Run, workbook: Path) -> None:
    """Today's half sentence is tomorrow's."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press("!", "escape")
        await pilot.pause()
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        assert "ongoing!" in screen_text(pilot.app)
        assert "This is your draft" in screen_text(pilot.app)
        assert action_in(workbook, "1-01")["when"] == "ongoing"


@pytest.mark.parametrize(
    "keys",
    [("enter",), ("backspace",) * 9 + ("escape",), ("ctrl+r", "escape")],
    ids=["saved", "emptied", "restored"],
)
async def test_it_is_dropped_when_it_is_wanted_no_more(
    keys: tuple[str, ...], run: Run, workbook: Path
) -> None:
    """An offer that is refused is not made again."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await pilot.press("!", "escape")
        await wait_for_draft(pilot, workbook, "ongoing!")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*keys)
        await wait_for_draft(pilot, workbook, None)
        await pilot.press("enter")
        await pilot.pause()
        assert "your draft" not in screen_text(pilot.app)


async def test_a_failing_disk_is_told_and_stops_no_typing(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home's disk is full, the workbook's is not: Enter saves all the same."""
    monkeypatch.setattr(kept_typing, "LATER", 0.05)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(drafts_module, "_stage", full)
            await pilot.press(*"a" * kept_typing.MANY)
            await pilot.pause()
            assert "the disk is full" in screen_text(pilot.app)
        await wait_for_draft(pilot, workbook, "ongoing" + "a" * kept_typing.MANY)
        await pilot.pause()
        assert "the disk is full" not in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()

    assert action_in(workbook, "1-01")["when"] == "ongoing" + "a" * kept_typing.MANY


async def test_a_draft_is_marked_and_one_key_away(run: Run, workbook: Path) -> None:
    """At its cell and in the line of status, also after reopening; Enter goes on with it."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await press(pilot, "!", "escape")
        assert "1 draft (D)" in words_on_screen(pilot)
        assert "→ draft" in words_on_screen(pilot)
    async with run(SheetScreen(Session(workbook))) as pilot:
        assert "1 draft (D)" in words_on_screen(pilot)
        await press(pilot, "4", "D")
        assert "1-01 When" in words_on_screen(pilot)
        await press(pilot, "enter", "enter")
        assert action_in(workbook, "1-01")["when"] == "ongoing!"
        assert "There is no draft" in words_on_screen(pilot)
        await press(pilot, "escape", "1")
        assert "draft" not in words_on_screen(pilot)


async def test_a_new_action_that_nobody_typed_leaves_no_row(run: Run, workbook: Path) -> None:
    """Neither in the file nor in the history."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        before = workbook.read_bytes()
        await press(pilot, "1", "i", "escape", "i", "enter")
        assert workbook.read_bytes() == before
        assert "draft" not in words_on_screen(pilot)


async def test_a_new_action_that_was_left_is_a_draft(run: Run, workbook: Path) -> None:
    """It is offered where it was begun, and made with its text in one step."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        before = workbook.read_bytes()
        await press(pilot, "1", "i", *"Ring", "escape")
        assert workbook.read_bytes() == before
        assert "1 draft (D)" in words_on_screen(pilot)
        await press(pilot, "D", "enter", *"!", "enter", "escape")
        (added,) = [row for row in session.workbook.actions if row.text == "Ring!"]
        assert "draft" not in words_on_screen(pilot)
        await press(pilot, "u")
        assert added not in session.workbook.actions


async def test_a_draft_of_a_row_that_was_taken_out_can_be_kept(run: Run, workbook: Path) -> None:
    """The row comes back with it, or somebody says that it may go."""
    session = Session(workbook)
    session.drafts.keep(PLACE, "by Easter")
    other = Session(workbook, "jpatel")
    other.apply("out", remove_row(other.workbook, Kind.ACTIONS, "1-01"))
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, "D")
        assert "1-01, which was taken out" in words_on_screen(pilot)
        await press(pilot, "enter", "b", "enter")
        assert "by Easter" in words_on_screen(pilot)
        await press(pilot, "enter")
        assert action_in(workbook, "1-01")["when"] == "by Easter"


async def test_a_decision_of_a_meeting_that_was_cancelled_waits_for_it(
    run: Run, workbook: Path
) -> None:
    """It says whose it is; nothing is offered that can't be done, and undo gives it its place."""
    session = begun(workbook)
    session.drafts.keep(("M1-4-07", "decision"), "Ask DW")
    (meeting,) = session.workbook.meetings
    other = Session(workbook, "jpatel")
    other.apply("cancelled", *cancel(other.workbook, meeting))
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, "D")
        assert "4-07 decision of meeting M1, which was cancelled" in words_on_screen(pilot)
        await press(pilot, "enter")
        assert "Bring the row back" not in words_on_screen(pilot)
        await press(pilot, "k")
        other.undo()
        session.refresh()
        await press(pilot, "enter", "enter")
    assert discussed_in(workbook)["4-07"]["decision"] == "Ask DW"


async def test_a_decision_on_an_action_that_was_taken_out_brings_the_action_back(
    run: Run, workbook: Path
) -> None:
    """Its draft is not kept under the action's own number."""
    session = begun(workbook)
    session.drafts.keep(("M1-1-01", "decision"), "Ask DW")
    other = Session(workbook, "jpatel")
    other.apply("out", remove_row(other.workbook, Kind.ACTIONS, "1-01"))
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, "D")
        assert "decision of M1 on 1-01, which was taken out" in words_on_screen(pilot)
        await press(pilot, "enter", "b", "enter", "enter")
    assert discussed_in(workbook)["1-01"]["decision"] == "Ask DW"


async def test_a_draft_is_thrown_away_only_where_somebody_says_so(run: Run, workbook: Path) -> None:
    """The question shows it whole."""
    session = Session(workbook)
    session.drafts.keep(PLACE, "by Easter")
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, "D", "d", "escape")
        assert session.drafts.get(PLACE) == "by Easter"
        await press(pilot, "d", "t")
        assert Drafts(workbook).places == session.drafts.places == ()


async def test_a_decision_that_came_after_the_end_is_taken(run: Run, workbook: Path) -> None:
    """Somebody ended the meeting while it was typed: it is a draft, and then in the minutes."""
    session = begun(workbook)
    async with run(meeting_on(session)) as pilot:
        await pilot.press("d", *"Ask")
        chair = Session(workbook, "jpatel")
        going_on = open_meeting(chair.workbook)
        assert going_on
        chair.apply("ended", *end(chair.workbook, going_on, now()))
        await pilot.press("enter", "escape", "escape")
        await pilot.pause()
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, "D")
        assert "decision of M1 (Termly review, 14 September 2026), which has ended" in (
            words_on_screen(pilot)
        )
        await press(pilot, "enter", "enter")
        assert session.drafts.places == ()
    row = discussed_in(workbook)["4-07"]
    assert (row["state"], row["decision"]) == ("discussed", "Ask")
    (minute,) = minutes(session.workbook, session.workbook.meetings[0], today=TODAY).discussed
    assert (minute.id, minute.decision) == ("4-07", "Ask")


async def test_the_mark_of_a_draft_has_a_line_of_its_own(run: Run, workbook: Path) -> None:
    """The rule below the row stands below the mark too, in every column."""
    session = Session(workbook)
    session.drafts.keep(("1-03", "text"), "Ring the nurse")
    async with run(SheetScreen(session), (120, 40)) as pilot:
        await go(pilot, "1-03", "text")
        (line,) = [line for line in screen_text(pilot.app).splitlines() if "→ draft" in line]
        assert "──" not in line


@pytest.mark.parametrize(
    ("id", "field", "new"),
    [("1-01", "when", "by Easter"), ("1-01", "when", ""), ("1-01", "text", "Theirs")],
)
async def test_a_draft_says_what_was_changed_since_it_was_typed(
    id: str, field: str, new: str, run: Run, workbook: Path
) -> None:
    """It would take the place of what somebody else wrote, or stand in another row, unseen."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        await press(pilot, "!", "escape", "enter")
        assert "This is your draft, not saved yet." in words_on_screen(pilot)
        await press(pilot, "escape")

    somebody_sets(workbook, id, field, new)
    async with run(SheetScreen(Session(workbook))) as pilot:
        await open_when(pilot)
        assert "typed before this was changed" in words_on_screen(pilot)
        said = told(pilot)
        now = action_in(workbook, "1-01")["when"] or "(empty)"
        assert f"Ctrl+R puts back what it says now: {now}" in said
        assert pilot.app.screen.query_one(Field).value == "ongoing!"
        # What is typed over the text that was put back is typed over that one.
        await press(pilot, "ctrl+r", "?", "escape", "enter")
        assert "This is your draft, not saved yet." in words_on_screen(pilot)


async def test_a_draft_that_another_window_left_is_shown(run: Run, workbook: Path) -> None:
    """What is typed here would take its place unseen."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        other = Drafts(workbook)
        other.keep(PLACE, "by Easter")
        assert other.save() == ""
        await press(pilot, "D")
        assert "by Easter" in screen_text(pilot.app)
        await press(pilot, "escape")
        other.keep(PLACE, "by Whitsun")
        assert other.save() == ""
        await open_when(pilot)
        assert pilot.app.screen.query_one(Field).value == "by Whitsun"


async def test_what_two_windows_left_is_offered_one_after_the_other(
    run: Run, workbook: Path
) -> None:
    """Two people by one account, in the same cell, and both lines dropped."""
    for text in ("by Easter", "by Whitsun"):
        drafts = Drafts(workbook)
        drafts.keep(PLACE, text, draft_mark("ongoing"))
        assert drafts.save() == ""
    async with run(SheetScreen(Session(workbook))) as pilot:
        assert "2 drafts (D)" in words_on_screen(pilot)
        await open_when(pilot)
        assert pilot.app.screen.query_one(Field).value == "by Whitsun"
        assert "Another one, typed in another window, will be" in told(pilot)
        await press(pilot, "enter")
        assert action_in(workbook, "1-01")["when"] == "by Whitsun"
        assert "1 draft (D)" in words_on_screen(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Field).value == "by Easter"
        assert "typed before this was changed" in told(pilot)
        assert "another window" not in told(pilot)
        await press(pilot, "ctrl+r", "escape")
        assert "draft" not in words_on_screen(pilot)
    assert Drafts(workbook).every == ()


async def test_each_of_two_drafts_of_a_cell_is_listed_and_opened(run: Run, workbook: Path) -> None:
    """The one under the cursor, whichever would be offered first; the other stays."""
    for text in ("by Easter", "by Whitsun"):
        drafts = Drafts(workbook)
        drafts.keep(PLACE, text)
        assert drafts.save() == ""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await press(pilot, "D")
        assert "2 drafts not saved yet" in words_on_screen(pilot)
        assert "by Easter" in words_on_screen(pilot)
        assert "by Whitsun" in words_on_screen(pilot)
        await press(pilot, "down", "enter")
        assert pilot.app.screen.query_one(Field).value == "by Easter"
        await press(pilot, "!", "escape")
        assert {*Drafts(workbook).at(PLACE)} == {"by Easter!", "by Whitsun"}
        await press(pilot, "d", "t")
        assert len(Drafts(workbook).at(PLACE)) == 1


async def test_what_is_typed_in_a_cell_stands_beside_what_another_window_types_there(
    run: Run, workbook: Path
) -> None:
    """It is opened here while the other one is typing; nothing of theirs goes before it is left."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        await open_when(pilot)
        await press(pilot, "ctrl+u", *"mine")
        other = Drafts(workbook)
        other.keep(PLACE, "theirs")
        assert other.save() == ""
        await wait_for_draft(pilot, workbook, "mine")
        assert {*Drafts(workbook).at(PLACE)} == {"mine", "theirs"}
        await press(pilot, "enter")
        assert action_in(workbook, "1-01")["when"] == "mine"
        assert "1 draft (D)" in words_on_screen(pilot)
        await press(pilot, "enter", "ctrl+u", *"no")
        await wait_for_draft(pilot, workbook, "no")
        assert {*Drafts(workbook).at(PLACE)} == {"no", "theirs"}
        await press(pilot, "escape")
        assert Drafts(workbook).at(PLACE) == ("no",)


async def test_a_draft_of_a_private_note_leads_back_to_it(run: Run, workbook: Path) -> None:
    """Its row is there; the sheet itself shows nothing of it."""
    session = begun(workbook)
    session.drafts.keep(("1-01", "private"), "Ask gently")
    assert session.drafts.save() == ""
    async with run(SheetScreen(session)) as pilot:
        assert "→ draft" not in screen_text(pilot.app)
        await press(pilot, "D")
        assert "1-01 for you alone" in words_on_screen(pilot)
        await press(pilot, "enter", "enter")
        await pilot.pause()
    assert session.private_notes.of("1-01") == "Ask gently"
    assert "Ask gently" not in workbook.read_text()


async def test_a_draft_of_a_column_that_is_gone_says_so(run: Run, workbook: Path) -> None:
    """Another version of the form was taken meanwhile; the row itself is there."""
    session = Session(workbook)
    session.drafts.keep(("1-01", "cost"), "1250")
    assert session.drafts.save() == ""
    async with run(SheetScreen(session)) as pilot:
        await press(pilot, "D")
        said = words_on_screen(pilot)
        assert "1-01 cost, for which the form has no column now" in said
        assert "taken out" not in said
        await press(pilot, "enter")
        await pilot.pause()
        assert "Bring the row back" not in words_on_screen(pilot)
        await press(pilot, "k")
        assert session.drafts.get(("1-01", "cost")) == "1250"
