"""Undo without limit, on the file as on the screen."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from eh_tui.errors import Conflict, NotSaved
from eh_tui.files.store import commit
from eh_tui.files.store.store import LabelledStep, Store
from eh_tui.model.core.edits import Add, Set, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import AgendaPart
from eh_tui.model.meeting.lifecycle import discuss, end, start
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.session import Session
from tests.support.forms import example_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a copy of the invented school's workbook."""
    copy = tmp_path / "school.toml"
    copy.write_bytes(example_file().read_bytes())
    return copy


def put(session: Session, field: str, new: str, id: str = "4-07") -> None:
    """Make one step: a new value for a field of an action."""
    edit = set_field(session.workbook, Kind.ACTIONS, id, field, new)
    session.apply(f"{id} {field}", edit)


def content(path: Path) -> str:
    """Return a file's text without the list of ids that must never be given again."""
    return re.sub(r"retired = .*\n", "", path.read_text(encoding="utf-8"))


def test_undo_without_limit_restores_the_file(path: Path) -> None:
    """Forty edits of every kind go back, byte for byte, and come again."""
    before, session = content(path), Session(path)
    for number in range(36):
        put(session, ("when", "who", "note", "text")[number % 4], f"change {number}")
    put(session, "rag", "red", "4-01")
    session.apply("remove", remove_row(session.workbook, Kind.ACTIONS, "3-02"))
    row = new_row(session.workbook, Kind.ACTIONS, "4.C")
    session.apply("add", Add(Kind.ACTIONS, row, Place("4.C")))
    after, labels = content(path), []
    while label := session.undo():
        labels.append(label)
    assert content(path) == before
    assert labels[:3] == ["add", "remove", "4-01 rag"]
    assert len(labels) == 39
    assert [session.redo() for _ in labels] == labels[::-1]
    assert content(path) == after


@pytest.mark.parametrize("mine_first", [True, False])
def test_undo_takes_back_only_what_was_mine_of_a_step(path: Path, mine_first: bool) -> None:
    """Somebody else had set the same When in the meantime: it is theirs, and stays."""
    session, other = Session(path, "rf"), Session(path, "dw")
    fields = ("who", "when") if mine_first else ("when", "who")
    before = {row.id: row.who for row in session.workbook.actions}["4-07"]
    edits = [set_field(session.workbook, Kind.ACTIONS, "4-07", name, "x") for name in fields]
    put(other, "when", "x")
    session.apply("4-07", *edits)
    assert [edit.field for edit in session.store.records[-1].edits if isinstance(edit, Set)] == [
        "who"
    ]
    for undoing in (session, Session(path, "rf")):  # from memory, or from the file's history
        assert undoing.undo() == "4-07"
        (action,) = (row for row in undoing.workbook.actions if row.id == "4-07")
        assert (action.who, action.when) == (before, "x")
        assert undoing.redo() == "4-07"


def test_there_is_nothing_to_redo_after_a_new_edit(path: Path) -> None:
    """What was undone belongs to a past that is no more."""
    session = Session(path)
    put(session, "when", "termly")
    session.undo()
    put(session, "who", "DW")
    assert session.redo() == ""
    assert Store(path).workbook == session.workbook


def test_an_edit_that_changes_nothing_is_no_step(path: Path) -> None:
    """Rating green what is green must not cost a press of undo."""
    session = Session(path)
    put(session, "when", "termly")
    put(session, "when", "termly")
    assert session.undo() == "4-07 when"
    assert session.undo() == ""


def test_undo_of_what_somebody_changed_since_says_so_and_passes_on(path: Path) -> None:
    """Their value stays; the step before can still be undone."""
    session = Session(path)
    put(session, "who", "DW")
    put(session, "when", "termly")
    theirs = Session(path)
    put(theirs, "when", "weekly")
    with pytest.raises(Conflict, match="it now says 'weekly'"):
        session.undo()
    assert session.undo() == "4-07 who"
    assert 'when = "weekly"' in content(path)


def test_what_is_not_saved_is_said_until_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk loses no step: undo still takes back the one before."""
    session = Session(path)
    put(session, "when", "termly")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(commit, "stage", full)
        with pytest.raises(NotSaved):
            session.undo()
        assert "the disk is full" in session.unsaved
    assert session.undo() == "4-07 when"
    assert session.unsaved == ""


def test_an_unassigned_row_can_be_removed_and_comes_back(path: Path) -> None:
    """A row whose outcome is unknown stands where its parent's rows would be looked for."""
    text = path.read_text(encoding="utf-8").replace(
        'outcome = "3.A"\ntext', 'outcome = "9.Z"\ntext'
    )
    path.write_text(text, encoding="utf-8")
    session = Session(path)
    for id in ("3-01", "3-02"):
        session.apply("remove", remove_row(session.workbook, Kind.ACTIONS, id))
        assert f'id = "{id}"' not in content(path)
        session.undo()
        assert content(path) == text


def test_a_session_leaves_the_screens_and_the_writers_unloaded() -> None:
    """`eh-tui set` over a slow line must not wait for what it does not use."""
    code = "import sys, eh_tui.session; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"textual", "rich", "tomlkit", "openpyxl", "lxml"} & set(done.stdout.split())


def test_the_end_of_a_meeting_holds_what_a_colleague_noted_a_moment_before(path: Path) -> None:
    """Minutes are made of it: they say how the meeting left an action, not how it was seen."""
    chair, colleague = Session(path, "rf"), Session(path, "dw")
    parts = (AgendaPart.REST,)
    begun = start(chair.workbook, date="12 October 2026", kind="Review", present="", parts=parts)
    chair.apply("begun", *begun)
    colleague.refresh()
    meeting = open_meeting(colleague.workbook)
    assert meeting
    who = set_field(colleague.workbook, Kind.ACTIONS, "4-07", "who", "NK")
    colleague.apply("noted", *discuss(colleague.workbook, meeting, "4-07", who))

    def as_it_stands(workbook: Workbook) -> LabelledStep:
        return "ended", end(workbook, workbook.meetings[-1], "2026-10-12T15:00:00.000Z")

    assert not chair.workbook.discussed
    assert chair.apply_from(as_it_stands) == "ended"
    (noted,) = chair.workbook.discussed
    assert (noted.action, noted.who_after) == ("4-07", "NK")


def test_what_reached_the_disk_says_that_the_file_is_there_again(path: Path) -> None:
    """A folder that was renamed and back tells no window of it."""
    session = Session(path)
    away = path.parent.with_name(f"{path.parent.name}-away")
    path.parent.rename(away)
    assert session.refresh() == ()
    assert (session.state, session.trouble.split(";")[0]) == (
        "FILE GONE", f"{path.name} is missing"
    )  # fmt: skip
    away.rename(path.parent)
    put(session, "when", "by Easter")
    assert (session.state, session.trouble) == ("Saved", "")
