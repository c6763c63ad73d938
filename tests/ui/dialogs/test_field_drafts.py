"""Forms of several fields: what is typed in them is kept until it is done."""

from pathlib import Path

from textual.widgets import Input

from eh_tui.files.beside.drafts import Drafts
from eh_tui.session import Session
from eh_tui.ui.lists.evidence import EvidenceScreen
from eh_tui.ui.meeting.agenda import AgendaScreen
from eh_tui.ui.meeting.start import MeetingStart
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import rows_in, sentences
from tests.support.meeting_screens import begun, held, meeting_on, opened
from tests.support.sheets import until, words_on_screen
from tests.ui.conftest import Run

PRESENT = ("asked: A review meeting", "Who is here")


async def test_a_list_of_names_is_on_disk_before_the_meeting_begins(
    run: Run, workbook: Path
) -> None:
    """It is the longest of a form's texts; once the meeting has begun it is no draft."""
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("down", "down", *"Dana; Tom")
        await until(pilot, lambda: Drafts(workbook).texts == {PRESENT: "Dana; Tom"})
        await pilot.press("enter", "enter")
        await pilot.pause()
        (meeting,) = rows_in(workbook, "meetings")
        assert meeting["present"] == "Dana; Tom"
        assert Drafts(workbook).texts == {}


async def test_what_was_left_stands_in_its_field_again_and_is_gone_on_with(
    run: Run, workbook: Path
) -> None:
    """The first letter does not replace it; the field that was not touched is as proposed."""
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("down", "down", *"Dana", "escape")
    async with run(MeetingStart(Session(workbook))) as pilot:
        assert "This is your draft, not saved yet." in sentences(pilot.app)
        await pilot.press("down", "down", *"; Tom", "enter", "enter")
        await pilot.pause()
        (meeting,) = rows_in(workbook, "meetings")
        assert (meeting["date"], meeting["present"]) == ("14 September 2026", "Dana; Tom")


async def test_what_another_window_typed_in_a_form_stands_beside_it_and_is_next(
    run: Run, workbook: Path
) -> None:
    """The same form is open in two windows of one account, and one of them is done."""
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("down", "down", *"Dana")
        other = Drafts(workbook)
        other.keep(PRESENT, "Tom")
        assert other.save() == ""
        await until(pilot, lambda: {*Drafts(workbook).at(PRESENT)} == {"Dana", "Tom"})
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert Drafts(workbook).every == ((PRESENT, "Tom"),)
    async with run(MeetingStart(Session(workbook))) as pilot:
        assert "This is your draft, not saved yet." in sentences(pilot.app)
        await pilot.press("down", "down", *["backspace"] * 3, "escape")
        await pilot.pause()
    assert Drafts(workbook).every == ()


async def test_what_was_added_to_a_proposal_is_gone_on_with_at_its_end(
    run: Run, workbook: Path
) -> None:
    """Those of the last meeting stand there at first."""
    held(workbook)
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("down", "down", "end", *"; Tom", "escape")
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("down", "down", *"asz", "enter", "enter")
        await pilot.pause()
        meeting = rows_in(workbook, "meetings")[-1]
        assert meeting["present"] == "Dana Whitfield; Amara Okafor; Tomasz"


async def test_the_drafts_say_where_it_stands_again_and_throw_it_away(
    run: Run, workbook: Path
) -> None:
    """Which is how a form begins anew."""
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("down", "down", *"Dana", "escape")
    async with run(SheetScreen(Session(workbook))) as pilot:
        assert "1 draft (D)" in screen_text(pilot.app)
        await pilot.press("D", "enter")
        await pilot.pause()
        assert "A review meeting: Who is here" in words_on_screen(pilot)
        assert "It stands there again where that is asked for." in words_on_screen(pilot)
        await pilot.press("t", "escape")
        await pilot.pause()
        assert Drafts(workbook).texts == {}


async def test_a_form_of_one_row_does_not_stand_in_that_of_another(
    run: Run, workbook: Path
) -> None:
    """What shows that one action was done shows nothing of the next."""
    async with run(EvidenceScreen(Session(workbook), "1-02")) as pilot:
        await pilot.press("i", *"list.pdf", "escape")
    async with run(EvidenceScreen(Session(workbook), "1-03")) as pilot:
        await pilot.press("i")
        await pilot.pause()
        assert not pilot.app.screen.query(Input).first().value
    async with run(EvidenceScreen(Session(workbook), "1-02")) as pilot:
        await pilot.press("i", "enter", *"12/9", "enter")
        await pilot.pause()
        assert "is no date" in screen_text(pilot.app)
        await until(pilot, lambda: len(Drafts(workbook).texts) == 2)
        await pilot.press(*"/2026", "enter")
        await pilot.pause()
        (row,) = rows_in(workbook, "evidence")
        assert (row["what"], row["seen"]) == ("list.pdf", "12/9/2026")
        assert Drafts(workbook).texts == {}


async def test_an_action_of_a_decision_is_kept_while_its_words_are_changed(
    run: Run, workbook: Path
) -> None:
    """In the middle of a meeting, where a line may drop."""
    words = "RA to draft it by half term"
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("d", *words, "enter", "A", "c", "end", *" now")
        await until(pilot, lambda: list(Drafts(workbook).texts.values()) == ["Draft it now"])
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("A", "c", "enter", "enter", "enter")
        await pilot.pause()
        assert "Draft it now" in [row["text"] for row in rows_in(workbook, "actions")]
        assert Drafts(workbook).texts == {}


async def test_an_item_is_kept_while_it_is_typed(run: Run, workbook: Path) -> None:
    """Also where the agenda is left for something else in between."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AgendaScreen)
        await pilot.press("i", *"Open", "escape")
        await pilot.pause()
        assert list(Drafts(workbook).texts.values()) == ["Open"]
        await pilot.press("i", *" day", "enter")
        await pilot.pause()
        assert "Open day" in [row["title"] for row in rows_in(workbook, "matters")]
        assert Drafts(workbook).texts == {}
