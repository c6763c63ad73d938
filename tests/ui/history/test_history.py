"""The history on screen: who changed what, and what one key brings back."""

import re
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.files.store import journal
from eh_tui.files.toml.faults import faults_in
from eh_tui.model.core.edits import Move, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place, place_of
from eh_tui.model.journal.record import Event
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import agenda_of, discuss, ending, start
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import ChoiceDialog
from eh_tui.ui.help.screen import HelpScreen
from eh_tui.ui.history.screen import PAGE, HistoryScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import TODAY, screen_text
from tests.ui.conftest import Run, action_in, both_sizes, results


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the history be written by a clock that is the same in every run.

    It goes on by seven minutes whenever somebody looks at it.
    """
    begun, looks = datetime(2026, 9, 12, 9, 0, tzinfo=UTC), count(1)

    def now() -> str:
        moment = begun + timedelta(minutes=7 * next(looks))
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    monkeypatch.setattr(journal, "now", now)


@pytest.fixture
def session(workbook: Path, clock: None) -> Session:
    """Return Patel's session, with nothing changed yet."""
    return Session(workbook, "jpatel")


def put(session: Session, id: str, field: str, new: str) -> None:
    """Make one step: a new value for a field of an action."""
    edit = set_field(session.workbook, Kind.ACTIONS, id, field, new)
    session.apply(f"{id} {field}", edit)


def fill(session: Session) -> None:
    """Make one change of each sort, by two people and an editor."""
    other = Session(session.path, "office (DW)")
    put(session, "4-07", "when", "12/2026")
    put(other, "4-07", "rag", "red")
    stale = set_field(session.workbook, Kind.ACTIONS, "4-07", "rag", "green")
    session.store.mark("Governors 12 September")
    with pytest.raises(Exception, match="changed meanwhile"):
        session.apply("4-07 rag", stale)
    put(session, "4-07", "text", "Ask every family at parents' evening\nwhat help they would want")
    session.refresh()
    session.apply("4-08 taken out", remove_row(session.workbook, Kind.ACTIONS, "4-08"))
    session.undo()
    path = session.path
    path.write_text(path.read_text().replace('when = "12/2026"', 'when = "1/2027"'))
    session.refresh()
    other.refresh()
    put(other, "1-03", "who", "AB / [/] JP")
    session.refresh()


def text_of(path: Path) -> str:
    """Return a file's text without the list of ids that must never be given again."""
    return re.sub(r"retired = .*\n", "", path.read_text(encoding="utf-8"))


def shown_lines(text: str) -> list[str]:
    """Return what the list shows, without the title and what stands below."""
    return [line for line in text.split("\n") if " Sept " in line]


@both_sizes
async def test_the_whole_history_is_shown_newest_first(
    size: tuple[int, int], run: Run, session: Session, snapshot: SnapshotAssertion
) -> None:
    """Who, when, what, from which value to which; marks, conflicts and editors are named."""
    fill(session)
    async with run(HistoryScreen(session), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_history_of_one_row_is_shown(
    size: tuple[int, int], run: Run, session: Session, snapshot: SnapshotAssertion
) -> None:
    """The question is nearly always about one row; ratings are letters and words."""
    fill(session)
    async with run(HistoryScreen(session, "4-07"), size) as pilot:
        await pilot.press("end", "up")
        await pilot.pause()

        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_what_changed_since_the_last_mark_is_summed_up(
    size: tuple[int, int], run: Run, session: Session, snapshot: SnapshotAssertion
) -> None:
    """Each field once, for the governors who ask what happened since they met."""
    fill(session)
    async with run(HistoryScreen(session), size) as pilot:
        await pilot.press("s")
        await pilot.pause()

        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_an_old_value_is_restored_by_one_key(key: str, run: Run, session: Session) -> None:
    """As an edit like any other: in the file at once, in the history, and undone by u."""
    before = action_in(session.path, "4-07")["when"]
    put(session, "4-07", "when", "12/2026")
    put(session, "4-07", "when", "1/2027")

    async with run(HistoryScreen(session, "4-07")) as pilot:
        await pilot.press("down", key)
        await pilot.pause()
        assert action_in(session.path, "4-07")["when"] == before
        last = session.store.records[-1]
        assert (last.event, last.label) == (Event.CHANGE, "4-07 By When restored")
        assert len(shown_lines(screen_text(pilot.app))) >= 3

        await pilot.press("u")
        await pilot.pause()
        assert action_in(session.path, "4-07")["when"] == "1/2027"


async def test_what_is_as_it_was_is_not_written_again(run: Run, session: Session) -> None:
    """The history holds what was changed, not which keys were pressed."""
    put(session, "4-07", "when", "12/2026")
    async with run(HistoryScreen(session)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        number = len(session.store.records)
        await pilot.press("home", "down", "r")
        await pilot.pause()

        assert len(session.store.records) == number
        assert "it is like that now" in screen_text(pilot.app)


async def test_a_row_that_was_taken_out_comes_back(run: Run, session: Session) -> None:
    """With its comments, in its old place."""
    before = text_of(session.path)
    session.apply("4-08 taken out", remove_row(session.workbook, Kind.ACTIONS, "4-08"))

    async with run(HistoryScreen(session)) as pilot:
        assert "4-08 taken out" in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()

        assert text_of(session.path) == before
        assert session.store.records[-1].label == "4-08 brought back"
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "4-08 is in the workbook" in screen_text(pilot.app)


async def test_a_value_of_a_row_that_is_gone_asks_first(run: Run, session: Session) -> None:
    """The row would have to come back with it."""
    before = action_in(session.path, "4-08")["when"]
    put(session, "4-08", "when", "12/2026")
    session.apply("4-08 taken out", remove_row(session.workbook, Kind.ACTIONS, "4-08"))

    async with run(HistoryScreen(session)) as pilot:
        await pilot.press("down", "r")
        await pilot.pause()
        assert "4-08 was taken out by jpatel" in screen_text(pilot.app)
        await pilot.press("b")
        await pilot.pause()

        assert action_in(session.path, "4-08")["when"] == before


async def test_a_row_that_was_moved_goes_back(run: Run, session: Session) -> None:
    """A move is a change like any other."""
    before, place = session.path.read_bytes(), place_of(session.workbook, Kind.ACTIONS, "4-08")
    session.apply("4-08 moved", Move(Kind.ACTIONS, "4-08", place, Place(place.parent, "")))
    assert session.path.read_bytes() != before

    async with run(HistoryScreen(session)) as pilot:
        await pilot.press("r")
        await pilot.pause()

        assert place_of(session.workbook, Kind.ACTIONS, "4-08") == place


async def test_a_value_that_lost_a_conflict_can_be_put_in(run: Run, session: Session) -> None:
    """Nothing that was entered is ever out of reach."""
    stale = set_field(session.workbook, Kind.ACTIONS, "4-07", "who", "JP")
    put(Session(session.path, "dwhite"), "4-07", "who", "DW")
    with pytest.raises(Exception, match="changed meanwhile"):
        session.apply("4-07 who", stale)

    async with run(HistoryScreen(session)) as pilot:
        assert "conflict" in screen_text(pilot.app)
        await pilot.press("r")
        await pilot.pause()

        assert action_in(session.path, "4-07")["who"] == "JP"


async def test_a_restored_value_overwrites_nothing_that_was_not_seen(
    run: Run, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may change the field while the list is looked at: both values are shown."""
    put(session, "4-07", "who", "JP")

    async with run(HistoryScreen(session)) as pilot:
        put(Session(session.path, "dwhite"), "4-07", "who", "DW")
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChoiceDialog)
        assert "was changed by dwhite" in screen_text(pilot.app)
        await pilot.press("t")
        await pilot.pause()

        assert action_in(session.path, "4-07")["who"] == "DW"
        assert Event.CONFLICT in [record.event for record in session.store.records]


async def test_a_change_from_an_editor_can_be_taken_back(run: Run, session: Session) -> None:
    """What vim did has an old value, too."""
    before = action_in(session.path, "4-07")["when"]
    put(session, "4-07", "note", "n")
    text = session.path.read_text().replace(f'when = "{before}"', 'when = "soon"')
    session.path.write_text(text)

    session.refresh()
    async with run(HistoryScreen(session, "4-07")) as pilot:
        assert "outside" in screen_text(pilot.app)
        await pilot.press("r")
        await pilot.pause()

        assert action_in(session.path, "4-07")["when"] == before


async def test_one_key_turns_from_a_row_to_all_and_back(run: Run, session: Session) -> None:
    """The cursor stays on its change."""
    put(session, "4-07", "when", "12/2026")
    put(session, "1-03", "when", "1/2027")

    async with run(HistoryScreen(session, "4-07")) as pilot:
        assert "1-03" not in screen_text(pilot.app)
        await pilot.press("t")
        await pilot.pause()
        assert "History of the whole workbook" in screen_text(pilot.app)
        assert "1-03 When" in screen_text(pilot.app)
        await pilot.press("t")
        await pilot.pause()

        assert "History of 4-07" in screen_text(pilot.app)
        assert "1-03" not in screen_text(pilot.app)


async def test_a_moment_is_marked_and_asked_for(run: Run, session: Session) -> None:
    """A mark's name holds spaces and brackets as they were typed."""
    put(session, "4-07", "when", "12/2026")

    async with run(HistoryScreen(session)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "There is no mark yet" in screen_text(pilot.app)

        await pilot.press("m", "enter")
        await pilot.pause()
        assert "Type a name first." in screen_text(pilot.app)
        await pilot.press(*"Heads [/] 3", "enter")
        await pilot.pause()
        last = session.store.records[-1]
        assert (last.event, last.label) == (Event.MARK, "Heads [/] 3")
        assert "Heads [/] 3   12 Sept" in screen_text(pilot.app)

        await pilot.press("s")
        await pilot.pause()
        assert "since “Heads [/] 3”" in screen_text(pilot.app)
        assert "Nothing was changed" in screen_text(pilot.app)


async def test_a_long_history_opens_at_its_newest_end(run: Run, session: Session) -> None:
    """Ten thousand lines are a year's work of a big school; nobody waits for all of them."""
    put(session, "4-07", "when", "first")
    lines = session.store.journal.path.read_bytes().splitlines(keepends=True)
    change = next(line for line in lines if b'"op":"tx"' in line)
    at = lines.index(change)
    copies = (
        change.replace(b'"n":2', b'"n":%d' % n).replace(b'"first"', b'"change %d"' % n)
        for n in range(2, 10_002)
    )
    session.store.journal.path.write_bytes(b"".join((*lines[:at], *copies, *lines[at + 1 :])))
    long = Session(session.path, "jpatel")

    began = perf_counter()
    async with run(HistoryScreen(long)) as pilot:
        took = perf_counter() - began
        changes = pilot.app.screen.query_one("Changes")
        assert "change 10001" in screen_text(pilot.app)
        assert len(changes.lines) == PAGE  # type: ignore[attr-defined]
        await pilot.press("end")
        await pilot.pause()
        assert len(changes.lines) == 2 * PAGE  # type: ignore[attr-defined]
        assert "change 9502" in screen_text(pilot.app)
        await pilot.press("down", *["end"] * 6)
        await pilot.pause()
        assert "change 2" in screen_text(pilot.app)
    assert took < 2


async def test_a_move_of_the_cursor_leaves_the_rest_as_it_is(run: Run, session: Session) -> None:
    """Over SSH, a list that is painted whole for each key is one that lags."""
    for number in range(60):
        put(session, "4-07", "when", f"{number}/2026")

    async with run(HistoryScreen(session)) as pilot:
        list_ = pilot.app.screen.query_one("Changes")
        await pilot.press("down")
        await pilot.pause()
        assert round(list_.scroll_offset.y) == 0
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert list_.scroll_offset.y > 0
        assert "25/2026" in screen_text(pilot.app)


async def test_what_others_do_appears_in_the_history(run: Run, session: Session) -> None:
    """As on every screen that shows the workbook; the cursor stays on its change."""
    put(session, "4-07", "when", "12/2026")
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("H", "t")
        await pilot.pause()
        put(Session(session.path, "dwhite"), "1-03", "who", "AB")
        pilot.app.screen_stack[-2]._watch.look()  # type: ignore[attr-defined]
        await pilot.pause()

        assert "dwhite" in screen_text(pilot.app)


async def test_the_sheet_opens_the_history_of_the_row_under_the_cursor(
    run: Run, session: Session
) -> None:
    """And shows what was restored there."""
    put(session, "1-01", "when", "12/2026")
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("1", "H")
        await pilot.pause()
        assert "History of 1-01" in screen_text(pilot.app)
        await pilot.press("r", "escape")
        await pilot.pause()

        assert isinstance(pilot.app.screen, SheetScreen)
        assert action_in(session.path, "1-01")["when"] != "12/2026"
        assert "12/2026" not in screen_text(pilot.app)


async def test_the_sheet_marks_a_moment(run: Run, session: Session) -> None:
    """At the beginning of a meeting, without leaving the sheet."""
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("M", *"Governors", "enter")
        await pilot.pause()

        last = session.store.records[-1]
        assert (last.event, last.label, last.by) == (Event.MARK, "Governors", "jpatel")


async def test_a_history_without_a_change_says_so(run: Run, session: Session) -> None:
    """And has nothing to restore."""
    async with run(HistoryScreen(session)) as pilot:
        await pilot.press("r", "down", "t", "end")
        await pilot.pause()

        assert "Nothing was changed yet." in screen_text(pilot.app)


async def test_texts_that_were_removed_for_good_are_not_put_back(
    run: Run, session: Session
) -> None:
    """They are not there."""
    from eh_tui.files.store.compaction import redact

    put(session, "4-07", "note", "a child's name")
    put(session, "4-07", "note", "")
    redact(session.store, "4-07")

    async with run(HistoryScreen(session)) as pilot:
        assert "child" not in screen_text(pilot.app)
        await pilot.press("r")
        await pilot.pause()

        assert "removed from the history for good" in screen_text(pilot.app)


@pytest.mark.parametrize("key", ["escape", "q", "H"])
async def test_the_history_closes(key: str, run: Run, session: Session) -> None:
    """By the key that opened it, too."""
    async with run(HistoryScreen(session)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert results(pilot) == [None]


async def test_the_history_has_help(run: Run, session: Session) -> None:
    """Of its own keys."""
    async with run(HistoryScreen(session)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()

        assert isinstance(pilot.app.screen, HelpScreen)
        assert "Restore the old value" in screen_text(pilot.app)


async def test_a_row_of_a_meeting_that_is_gone_comes_back_with_the_meeting(
    run: Run, session: Session
) -> None:
    """Alone it would be of no meeting, and every check would stumble over it."""
    edits = start(session.workbook, date="12 Sept 2026", kind="Review", present="DW", parts=PARTS)
    session.apply("begun", *edits)
    meeting = session.workbook.meetings[-1]
    session.apply("1-02", *discuss(session.workbook, meeting, "1-02", decision="Ask"))
    whole = session.workbook
    (noted,) = (row.id for row in whole.discussed if row.action == "1-02")
    remove = remove_row(session.workbook, Kind.DISCUSSED, noted)
    session.apply("tidied", remove)
    session.apply("cancelled", remove_row(session.workbook, Kind.MEETINGS, meeting.id))
    broken = len(faults_in(session.path.read_bytes()))

    async with run(HistoryScreen(session)) as pilot:
        assert "Meeting taken out (Review)" in screen_text(pilot.app)
        await pilot.press("down", "enter")
        await pilot.pause()
        words = " ".join(screen_text(pilot.app).split())
        assert f"{noted} brought back with {meeting.id}, which belong together" in words

    assert session.workbook == whole
    assert len(faults_in(session.path.read_bytes())) == broken


async def test_a_meetings_end_is_told_and_not_taken_back_alone(run: Run, session: Session) -> None:
    """It would be open again, with the ratings of its end in it."""
    edits = start(session.workbook, date="12 Sept 2026", kind="Review", present="DW", parts=PARTS)
    session.apply("begun", *edits)
    meeting = session.workbook.meetings[-1]
    points = agenda_of(session.workbook, session.store.records, meeting, TODAY)
    label, ends = ending(session.workbook, meeting, points, "2026-09-12T10:00:00.000Z")
    session.apply(label, *ends)
    before = session.path.read_bytes()

    async with run(HistoryScreen(session)) as pilot:
        text = screen_text(pilot.app)
        assert "Meeting of 12 Sept 2026 ended: 0 discussed, 25 not reached" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "This has no value that could be put back." in screen_text(pilot.app)
    assert session.path.read_bytes() == before
