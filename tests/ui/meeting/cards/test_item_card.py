"""The chair's one-key way through the agenda: its own items before the actions and after them."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.edits import Edit
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.forwarded import forwarded
from eh_tui.model.meeting.lifecycle import discuss, end
from eh_tui.model.meeting.matters import note_matter
from eh_tui.model.meeting.meetings import meeting_called, open_meeting
from eh_tui.model.meeting.roll import Roll, begin
from eh_tui.session import Session
from eh_tui.ui.meeting.cards.item_card import ItemScreen
from eh_tui.ui.meeting.screen import MeetingScreen
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import matters, meeting_on, opened
from tests.ui.conftest import Run


def held(session: Session) -> Meeting:
    """Return the meeting that goes on."""
    meeting = open_meeting(session.workbook)
    assert meeting
    return meeting


def go_through(session: Session, *left: str) -> None:
    """Go through all actions but some."""
    meeting, edits = held(session), list[Edit]()
    for action in session.workbook.actions:
        if action.id not in left:
            edits += discuss(session.workbook, meeting, action.id)
    session.apply("Most", *edits)


def after_another(workbook: Path) -> Session:
    """Return a session in which a second meeting goes on; the first one decided something."""
    session = opened(workbook)
    first = held(session)
    session.apply("", *note_matter(session.workbook, first, "M1-N4", text="Two new leads"))
    session.apply("", *discuss(session.workbook, first, "3-01", decision="Ask the lead"))
    session.apply("", *end(session.workbook, first, "2026-09-14T16:00:00.000Z"))
    roll = Roll("Dana Whitfield", chair="Dana Whitfield")
    edits = begin(session.workbook, date="14 September 2026", kind="Review", roll=roll, parts=PARTS)
    session.apply("Meeting begun", *edits)
    return session


@pytest.mark.parametrize("key", ["t", "d"])
async def test_what_is_typed_stands_below_the_items_title(
    key: str, run: Run, workbook: Path
) -> None:
    """A clerk knows no numbers of items."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert screen_text(pilot.app).count("Minutes of the last meeting") == 2


async def test_the_agenda_is_shown_from_an_item_and_leads_back(run: Run, workbook: Path) -> None:
    """Looking leaves the item where it was; an action that is chosen is gone to."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "Agenda of M1" in screen_text(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert "1  Minutes of the last meeting" in screen_text(pilot.app)
        await pilot.press("s")
        await pilot.pause()
        await pilot.press(*["down"] * 4, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MeetingScreen)
        assert "Action 4-08" in screen_text(pilot.app)
        assert [matter["state"] for matter in matters(workbook).values()] == [""] * 5


async def test_one_key_an_item_leads_to_the_actions(run: Run, workbook: Path) -> None:
    """The last minutes and matters arising come first."""
    async with run(meeting_on(opened(workbook))) as pilot:
        assert "1  Minutes of the last meeting" in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "2  Matters arising" in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MeetingScreen)
        states = [row["state"] for row in matters(workbook).values()]
        assert states == ["discussed", "discussed", "", "", ""]


async def test_past_the_last_action_come_the_items_after_it(run: Run, workbook: Path) -> None:
    """The update and the next date, with what was passed over before; then the end."""
    session = opened(workbook)
    go_through(session, "4-07")
    session.apply("", *note_matter(session.workbook, held(session), "M1-N1"))
    async with run(meeting_on(session)) as pilot:
        assert isinstance(pilot.app.screen, MeetingScreen)
        await pilot.press("g")
        await pilot.pause()
        assert "2  Matters arising" in screen_text(pilot.app)
        await pilot.press("right", "enter", "enter")
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "Still open:" in text
        assert "2  Matters arising" in text
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Nothing is left open." in screen_text(pilot.app)
        rows = matters(workbook)
        assert [row["state"] for row in rows.values() if row["holds"] != "actions"] == (
            ["discussed"] * 4
        )
        assert len(discussed_in(Session(workbook).workbook, held(session))) == 25


@pytest.mark.parametrize(
    "size", [(80, 24), (110, 30), (200, 60)], ids=["80x24", "110x30", "200x60"]
)
async def test_the_last_minutes_say_whether_they_are_approved_and_what_was_decided(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """A key from here approves them."""
    async with run(meeting_on(after_another(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot
        await pilot.press("a", "a", "enter")
        await pilot.press("escape")
        await pilot.pause()
        assert "Approved on" in screen_text(pilot.app)
        assert meeting_called(Session(workbook).workbook, "M1").approved_by == "Dana Whitfield"


async def test_what_is_said_decided_and_forwarded_is_typed_where_it_stands(
    run: Run, workbook: Path
) -> None:
    """And what the last meeting said under the same title is shown."""
    session = after_another(workbook)
    go_through(session)
    async with run(meeting_on(session)) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Two new leads" in screen_text(pilot.app)
        await pilot.press("F")
        await pilot.pause()
        assert "Nothing has been decided on M2-N4 yet" in sentences(pilot.app)[-1]
        await pilot.press("t", *"All *well*", "enter", "d", *"Tell staff", "enter", "F")
        await pilot.pause()
        assert "goes to the partnership" in screen_text(pilot.app)
        row = matters(workbook)["M2-N4"]
        assert (row["text"], row["decision"], row["state"]) == (
            *("All *well*", "Tell staff"),
            "discussed",
        )
        assert [each.id for each in forwarded(Session(workbook).workbook)] == ["M2-N4"]
        await pilot.press("enter", "n", *"12 January 2027", "enter")
        await pilot.pause()
        assert "12 January 2027" in screen_text(pilot.app)
        assert held(Session(workbook)).next_date == "12 January 2027"


async def test_what_somebody_else_goes_through_is_followed(run: Run, workbook: Path) -> None:
    """The clerk's screen goes on with the chair's, and leaves when the meeting does."""
    session = opened(workbook)
    async with run(meeting_on(session)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ItemScreen)
        chair = Session(workbook)
        chair.apply("", *note_matter(chair.workbook, held(chair), "M1-N1"))
        session.refresh()
        screen.catch_up()
        await pilot.pause()
        assert "2  Matters arising" in screen_text(pilot.app)
        chair.apply("", *end(chair.workbook, held(chair), "2026-09-14T16:00:00.000Z"))
        session.refresh()
        screen.catch_up()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ItemScreen)


async def test_undo_takes_back_what_was_noted_here_alone(run: Run, workbook: Path) -> None:
    """Not that the meeting began."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("t", *"Agreed.", "enter", "u")
        await pilot.pause()
        assert matters(workbook)["M1-N1"]["text"] == ""
        await pilot.press("u")
        await pilot.pause()
        assert "was not made here" in sentences(pilot.app)[-1]
        assert held(Session(workbook)).id == "M1"


async def test_the_end_is_a_key_away_and_says_which_items_are_open(
    run: Run, workbook: Path
) -> None:
    """Half an hour is not always enough for the update."""
    async with run(meeting_on(opened(workbook))) as pilot:
        await pilot.press("enter", "e")
        await pilot.pause()
        assert "Of the agenda not gone through: Matters arising," in screen_text(pilot.app)
        await pilot.press("e")
        await pilot.pause()
        assert Session(workbook).workbook.meetings[0].ended


async def test_a_part_that_is_done_is_not_the_end_and_what_is_put_off_twice_does_not_hold_it_up(
    run: Run, workbook: Path
) -> None:
    """The items after the actions come past all of them, or past what waits for another day."""
    session = opened(workbook)
    go_through(session, "2-02", "4-07")
    async with run(meeting_on(session)) as pilot:
        await pilot.press("f", "n", "g")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MeetingScreen)
        await pilot.press("f", "a", "p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MeetingScreen)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ItemScreen)
