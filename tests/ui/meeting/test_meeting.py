"""The review meeting: what a chair presses, what is then in the file, who can follow it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from syrupy.assertion import SnapshotAssertion

from eh_tui.files.store.journal import now
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import discuss, end
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.session import Session
from eh_tui.ui.meeting.start import MeetingStart
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.forms import filled_copy
from tests.support.frames import screen_text
from tests.support.lists import locked, sentences
from tests.support.meeting_screens import begun, discussed_in, held, meeting_on
from tests.support.sheets import words_on_screen
from tests.ui.conftest import Run, action_in, both_sizes, ratings_in, results


async def test_the_agenda_says_by_which_of_several_ratings_it_goes(
    run: Run, tmp_path: Path
) -> None:
    """What is at risk by our own score may be in place by the moderator's."""
    session = Session(filled_copy(tmp_path, "standards-self-assessment"))
    async with run(MeetingStart(session)) as pilot:
        assert "Agenda by Our score: Space ticks or unticks" in screen_text(pilot.app)


@both_sizes
async def test_a_meeting_begins_with_what_is_usual_filled_in(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Enter to the end is a meeting: today, a termly review, the whole agenda."""
    async with run(MeetingStart(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot
        await pilot.press(*["enter"] * 4)
        await pilot.pause()

        (meeting,) = tomllib.loads(workbook.read_text())["meetings"]
        assert (meeting["date"], meeting["kind"]) == ("14 September 2026", "Termly review")
        assert meeting["agenda"] == ", ".join(PARTS)
        assert results(pilot) == list(Session(workbook).workbook.meetings)


async def test_what_is_overdue_is_counted_also_where_it_comes_under_another_part(
    run: Run, workbook: Path
) -> None:
    """The sheet shows it as overdue; the agenda has it as not rated."""
    session = Session(workbook)
    session.apply("x", set_field(session.workbook, Kind.ACTIONS, "4-07", "when", "6/2025"))
    async with run(MeetingStart(session)) as pilot:
        assert "[x] overdue  (2, and 2 above)" in screen_text(pilot.app)


async def test_nobody_is_here_until_somebody_says_so(run: Run, workbook: Path) -> None:
    """Enter to the end records nobody of last time, nor that they lead."""
    session = held(workbook)
    chair = set_field(session.workbook, Kind.MEETINGS, "M1", "chair", "Dana Whitfield")
    session.apply("x", chair)
    async with run(MeetingStart(session)) as pilot:
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
    meeting = Session(workbook).workbook.meetings[-1]
    assert (meeting.kind, meeting.present, meeting.chair) == ("Termly review", "", "")


async def test_a_part_of_the_agenda_can_be_left_out(run: Run, workbook: Path) -> None:
    """Half an hour is not always enough for what is on track."""
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press(*["enter"] * 3, *["down"] * 4, "space", "enter")
        await pilot.pause()

        (meeting,) = tomllib.loads(workbook.read_text())["meetings"]
        assert "on track" not in meeting["agenda"]
        assert "the rest" in meeting["agenda"]


async def test_a_space_typed_into_a_field_is_a_space(run: Run, workbook: Path) -> None:
    """The key that turns a switch is also part of every name."""
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press("enter", "enter", *"Di B", "enter", "enter")
        await pilot.pause()

        assert tomllib.loads(workbook.read_text())["meetings"][0]["present"] == "Di B"


@both_sizes
async def test_the_card_shows_all_that_a_meeting_needs(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """What it says, how it was, what came since, what is decided, without scrolling."""
    async with run(meeting_on(begun(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_rating_all_on_the_agenda_costs_a_key_for_each(run: Run, workbook: Path) -> None:
    """The meeting goes on by itself, and knows when all is done."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press(*"ragragragragragragragragr")
        await pilot.pause()

        assert len(discussed_in(workbook)) == 25
        assert "none" not in ratings_in(workbook)
        assert "25 of 25 on the agenda discussed" in screen_text(pilot.app)


async def test_the_same_rating_again_counts_as_discussed(run: Run, workbook: Path) -> None:
    """Still at risk is a result of a meeting too."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press(*"aaaa", "r")
        await pilot.pause()

        rows = discussed_in(workbook)
        assert rows["2-02"]["rag_before"] == action_in(workbook, "2-02")["rag"] == "red"


async def test_what_stays_as_it_is_costs_one_key_too(run: Run, workbook: Path) -> None:
    """Enter notes it and goes on; the audit itself is not touched."""
    before = Session(workbook).workbook.actions
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()

        assert [row["state"] for row in discussed_in(workbook).values()] == ["discussed"] * 2
        assert Session(workbook).workbook.actions == before


async def test_what_is_left_for_later_comes_again_at_the_end(run: Run, workbook: Path) -> None:
    """Somebody who knows may come in late."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("p", *["enter"] * 24)
        await pilot.pause()

        assert "4-07" in screen_text(pilot.app)
        assert "left for later" in screen_text(pilot.app)
        assert discussed_in(workbook)["4-07"]["state"] == "later"


async def test_a_decision_is_written_down_as_typed(run: Run, workbook: Path) -> None:
    """It stays on the card, so that it can be read back to the meeting."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("d", *"Ask [DW] ", "enter")
        await pilot.pause()

        assert discussed_in(workbook)["4-07"]["decision"] == "Ask [DW] "
        assert "Ask [DW]" in screen_text(pilot.app)


async def test_a_new_date_notes_the_old_one_and_stays(run: Run, workbook: Path) -> None:
    """The rating usually comes after the date."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("w", *["backspace"] * 10, *"3/2027", "enter")
        await pilot.pause()

        assert action_in(workbook, "4-07")["when"] == "3/2027"
        assert discussed_in(workbook)["4-07"]["when_before"] == "ongoing"
        assert "Action 4-07" in screen_text(pilot.app)


async def test_undo_takes_a_rating_and_its_note_back_together(run: Run, workbook: Path) -> None:
    """It was one key, so it is one step."""
    session = begun(workbook)
    before = session.workbook
    async with run(meeting_on(session)) as pilot:
        await pilot.press("g", "u")
        await pilot.pause()

        assert Session(workbook).workbook == before
        assert "Action 4-07" in screen_text(pilot.app)


async def test_a_new_action_is_part_of_the_meeting(run: Run, workbook: Path) -> None:
    """It is typed where it came up, and comes last on the agenda."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("i", *"Ring the nurse", "enter")
        await pilot.pause()

        new = action_in(workbook, "4-16")
        assert (new["outcome"], new["text"]) == ("4.B", "Ring the nurse")
        assert discussed_in(workbook)["4-16"]["rag_before"] == ""
        assert "Action 4-16" in screen_text(pilot.app)


async def test_a_meeting_goes_on_where_it_stopped(run: Run, workbook: Path) -> None:
    """The line dropped, or somebody else's laptop is the chair's now."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("a", "a")
        await pilot.pause()
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("R")
        await pilot.pause()

        assert "2 of 25 discussed" in screen_text(pilot.app)
        assert "Action 4-14" in screen_text(pilot.app)


async def test_others_can_follow_on_their_own_screens(run: Run, workbook: Path) -> None:
    """Who only looks on is taken along; who works on an action is left there."""
    chair = begun(workbook)
    screen = meeting_on(Session(workbook))
    async with run(screen) as pilot:
        edits = meeting_on(chair).step
        chair.apply("4-07 discussed", *edits_for(chair, edits, "4-07"))
        screen.session.refresh()
        screen.catch_up()
        await pilot.pause()

        assert "Action 4-08" in screen_text(pilot.app)
        await pilot.press("w", "escape", "d", *"x", "enter")
        chair.apply("4-08 discussed", *edits_for(chair, edits, "4-08"))
        screen.session.refresh()
        screen.catch_up()
        await pilot.pause()

        assert "Action 4-08" in screen_text(pilot.app)


def edits_for(session: Session, step: Any, id: str) -> Any:
    """Return the edits with which another session rates an action in the meeting."""
    session.refresh()
    return step(session.workbook, set_field(session.workbook, Kind.ACTIONS, id, "rag", "amber"))


@pytest.mark.parametrize(("key", "suffix"), [("w", ".docx"), ("m", ".md"), ("e", "")])
async def test_a_meeting_ends_with_its_minutes(
    key: str, suffix: str, run: Run, workbook: Path
) -> None:
    """As a Word file, as text, or later."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("a", "d", *"Try again", "enter", "e", key)
        await pilot.pause()

        (meeting,) = tomllib.loads(workbook.read_text())["meetings"]
        assert meeting["ended"]
        assert results(pilot)
        (sentence,) = sentences(pilot.app)
        assert sentence.startswith("Meeting M1 ended: 2 discussed, 23 not reached.")
        written = [path.name for path in workbook.parent.glob("*minutes*")]
        held = f"Example Primary School - {workbook.stem} - Early Help minutes M1"
        assert written == ([f"{held} {meeting['date']}{suffix}"] if suffix else [])
        if suffix == ".docx":
            document = Document(str(workbook.parent / written[0]))
            cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
            texts = [paragraph.text for paragraph in document.paragraphs] + cells
            assert any("Try again" in text for text in texts)


async def test_a_note_of_the_meeting_is_in_its_minutes(run: Run, workbook: Path) -> None:
    """What was typed with `m` was said in the meeting, and the clerk has to have it."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("m", *"Full until May", "enter", "e", "m")
        await pilot.pause()
        (path,) = workbook.parent.glob("*minutes*.md")
        assert "\n* Note: Full until May\n" in path.read_text(encoding="utf-8")


async def test_who_is_in_a_meeting_that_somebody_ends_is_told(run: Run, workbook: Path) -> None:
    """Or they would go on rating into the void; what they type meanwhile does nothing."""
    screen = meeting_on(begun(workbook))
    chair = Session(workbook)
    async with run(screen) as pilot:
        async with run(meeting_on(chair)) as other:
            await other.press("e", "e")
            await other.pause()
        screen.session.refresh()
        screen.catch_up()
        await pilot.pause()
        before = workbook.read_bytes()
        assert "has ended the meeting of 14 September" in words_on_screen(pilot)

        await pilot.press(*"rag", "enter", "q", "question_mark", "ctrl+p", "space")
        assert results(pilot) == []
        await pilot.press("escape")
        await pilot.pause()
        assert results(pilot) == ["4-07"]
        assert workbook.read_bytes() == before


@both_sizes
async def test_the_agenda_shows_how_far_the_meeting_is(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """And any of its actions is one key away."""
    async with run(meeting_on(begun(workbook)), size) as pilot:
        await pilot.press("a", "p", "s")
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot

        await pilot.press("end", "enter")
        await pilot.pause()
        assert "of 25, 1 of 25 discussed" in screen_text(pilot.app)


async def test_the_next_meeting_shows_the_last_one_and_what_came_since(
    run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Nobody has to remember what was agreed."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("r", "e", "e")
        await pilot.pause()
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("1", "right", "enter", *" now", "enter")
        await pilot.pause()
    session = begun(workbook)
    screen = meeting_on(session)
    async with run(screen) as pilot:
        assert "R At risk of not achieving" in screen.remarks(screen._walk[3])["last"]
        changed = [stop for stop in screen._walk if stop.row.id == "1-01"]
        assert " now (" in screen.remarks(changed[0])["since"]
        await pilot.pause()


async def ended_by(chair: Session, run: Run) -> None:
    """Let a session's user end the meeting on a screen of their own."""
    async with run(meeting_on(chair)) as pilot:
        await pilot.press("e", "e")
        await pilot.pause()


async def test_a_key_just_after_the_end_is_told_who_ended_it(run: Run, workbook: Path) -> None:
    """The action stays as the meeting left it, and the screen goes back to the sheet."""
    screen = meeting_on(begun(workbook))
    await ended_by(Session(workbook, "jpatel"), run)
    async with run(screen) as pilot:
        await pilot.press("g", "escape")
        await pilot.pause()

        assert "jpatel has ended meeting M1; this came too late, and was not saved." in sentences(
            pilot.app
        )
        assert results(pilot) == ["4-07"]
        assert action_in(workbook, "4-07")["rag"] == ""


@pytest.mark.parametrize("key", ["w", "d"])
async def test_what_was_typed_while_somebody_ended_the_meeting_stays(
    key: str, run: Run, workbook: Path
) -> None:
    """The dialog says why, and keeps the text as a draft."""
    session = begun(workbook)
    async with run(meeting_on(session)) as pilot:
        await pilot.press(key, *" in May")
        chair = Session(workbook, "jpatel")
        meeting = open_meeting(chair.workbook)
        assert meeting
        chair.apply("ended", *end(chair.workbook, meeting, now()))
        session.refresh()
        pilot.app.screen_stack[-2].catch_up()  # type: ignore[attr-defined]  # the meeting's
        await pilot.pause()
        await pilot.press(*", or June", "enter")
        await pilot.pause()

        shown = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "jpatel has ended meeting M1; this came too late, and was not saved." in shown
        await pilot.press("escape")
        await pilot.pause()
        place = {"w": ("4-07", "when"), "d": ("M1-4-07", "decision")}[key]
        assert (session.drafts.get(place) or "").endswith(" in May, or June")
        await pilot.press(*"rag", "enter", "escape")
        await pilot.pause()
        assert results(pilot) == ["4-07"]


async def test_a_decision_that_is_not_saved_is_told_before_the_meeting_ends(
    run: Run, workbook: Path
) -> None:
    """Else the minutes would go round without it, and nobody would know."""
    session = begun(workbook)
    async with run(meeting_on(session)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "not saved" not in screen_text(pilot.app)
        await pilot.press("escape", "d", *"Ask DW", "escape", "e")
        await pilot.pause()
        shown = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "Typed and not saved: the decision on 4-07 (D)." in shown
        await pilot.press("escape", "D", "enter", "enter", "escape", "e")
        await pilot.pause()
        assert "not saved" not in screen_text(pilot.app)
    assert discussed_in(workbook)["4-07"]["decision"] == "Ask DW"


async def test_two_decisions_at_one_moment_overwrite_nothing(run: Run, workbook: Path) -> None:
    """The second is told, reads the first, and has its own as a draft."""
    session = begun(workbook)
    async with run(meeting_on(session)) as pilot:
        await pilot.press("d", *"mine")
        other = Session(workbook, "jpatel")
        meeting = open_meeting(other.workbook)
        assert meeting
        other.apply("4-07", *discuss(other.workbook, meeting, "4-07", decision="theirs"))
        await pilot.press("enter")
        await pilot.pause()
        assert "at the same moment" in screen_text(pilot.app)
        assert discussed_in(workbook)["4-07"]["decision"] == "theirs"

        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert "your draft, typed before this was changed" in words_on_screen(pilot)
        assert "theirs" in words_on_screen(pilot)
        await pilot.press(*" too", "enter")
        await pilot.pause()
        assert discussed_in(workbook)["4-07"]["decision"] == "mine too"


async def test_two_people_do_not_begin_two_meetings(run: Run, workbook: Path) -> None:
    """Whoever comes second goes on with the first's."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        begun(workbook)
        await pilot.press("R")
        await pilot.pause()
        assert "0 of 25 discussed" in screen_text(pilot.app)
    async with run(MeetingStart(Session(workbook))) as pilot:
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
        shown = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "is still going on; go on with it" in shown
    assert len(Session(workbook).workbook.meetings) == 1


async def test_a_locked_workbook_refuses_each_key_of_a_meeting(run: Run, workbook: Path) -> None:
    """One sentence each; what was typed stays as a draft."""
    session = begun(workbook)
    locked(workbook)
    before = workbook.read_bytes()
    async with run(meeting_on(session)) as pilot:
        for keys in (["g"], ["enter"], ["p"], ["i"], ["e", "e"]):
            pilot.app.clear_notifications()
            await pilot.press(*keys)
            await pilot.pause()
            (sentence,) = sentences(pilot.app)
            assert "is locked: Closed by governors." in sentence
        await pilot.press("d", *"Ask DW", "enter")
        await pilot.pause()
        assert "is locked: Closed by governors." in screen_text(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert session.drafts.get(("M1-4-07", "decision")) == "Ask DW"
        assert workbook.read_bytes() == before


async def test_no_meeting_begins_on_a_locked_workbook(run: Run, workbook: Path) -> None:
    """The form says so and stays as it is filled in."""
    session = locked(workbook)
    async with run(MeetingStart(session)) as pilot:
        await pilot.press(*["enter"] * 4)
        await pilot.pause()
        assert "is locked: Closed by governors." in screen_text(pilot.app)
        assert results(pilot) == []


LONG = "Identify how to train and raise awareness of this responsibility. " * 12


@both_sizes
async def test_a_long_card_keeps_when_who_and_rating_in_view(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """The words above them scroll; the chair always sees what is rated."""
    session = begun(workbook)
    for field in ("text", "note"):
        edit = set_field(session.workbook, Kind.ACTIONS, "4-07", field, LONG)
        session.apply("x", edit)
    async with run(meeting_on(session), size) as pilot:
        top = screen_text(pilot.app)
        assert top == snapshot
        await pilot.press(*["down"] * 20)
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "d Decision" in shown
        assert "w By When" in shown
        await pilot.press(*["up"] * 20)
        await pilot.pause()
        assert screen_text(pilot.app) == top


async def test_the_agenda_opens_where_the_meeting_is(run: Run, workbook: Path) -> None:
    """And a look at it changes nothing."""
    async with run(meeting_on(begun(workbook))) as pilot:
        await pilot.press("a", "a", "s")
        await pilot.pause()
        assert "4-14 Identify" in screen_text(pilot.app).splitlines()[-6]
        await pilot.press("enter")
        await pilot.pause()
        assert "Action 4-14" in screen_text(pilot.app)
