"""What must not be kept is gone from the history's bytes, and the rest is as valid as before."""

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from eh_tui.errors import NotFound, NotSaved
from eh_tui.files.store.compaction import compact, redact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.replay import workbook_at
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import Known
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place
from eh_tui.model.journal.record import Event
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import discuss, start
from eh_tui.session import Session
from tests.support.histories import faults_of

NAME = "Zebedee-Quill"


def put(store: Store, id: str, field: str, new: str) -> None:
    """Commit a new value for a field of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, id, field, new)], f"{id} {field}")


def add_row(store: Store, text: str) -> str:
    """Commit a new action and return its id."""
    row = new_row(store.workbook, Kind.ACTIONS, "4.B", text=text)
    store.commit([Add(Kind.ACTIONS, row, Place("4.B"))], "added")
    return row.id


def remove(store: Store, id: str) -> None:
    """Commit an action's removal."""
    store.commit([remove_row(store.workbook, Kind.ACTIONS, id)], "removed")


def test_the_texts_of_a_row_are_nowhere_in_the_history(path: Path) -> None:
    """Not in a field, not in a row, not in its comment, not in a whole text of the file."""
    store = Store(path)
    id = add_row(store, f"Ask {NAME}")
    put(store, id, "who", NAME)
    text = path.read_text(encoding="utf-8")
    header = f'[[actions]]\nid = "{id}"'
    assert header in text
    path.write_text(text.replace(header, f"# {NAME} told us\n{header}"), encoding="utf-8")
    store = Store(path)
    put(store, id, "note", f"{NAME}: rung twice")
    put(store, "4-07", "when", "termly")
    remove(store, id)
    assert NAME.encode() in history_of(path).read_bytes()
    assert redact(store, id).records == 4
    assert NAME.encode() not in history_of(path).read_bytes()
    assert NAME.encode() not in path.read_bytes()
    assert faults_of(path) == ()


def test_who_changed_the_row_and_what_others_did_is_kept(path: Path) -> None:
    """Only the texts go: the audit of the audit stays."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    put(store, "4-07", "when", "termly")
    put(store, "4-08", "who", "")
    before = store.records
    redact(store, "4-08")
    after = store.records
    assert [(record.n, record.at, record.by, record.label) for record in after[:-1]] == [
        (record.n, record.at, record.by, record.label) for record in before
    ]
    assert after[2].edits == before[2].edits
    assert [record.redacted for record in after] == [False, True, False, True, False]
    assert after[-1].event is Event.BASE
    assert "4-08" in after[-1].label


def test_what_the_row_says_now_goes_on_in_the_history(path: Path) -> None:
    """The file holds it anyway; the next hand edit must not read as an edit of this row."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    put(store, "4-08", "who", "DW")
    redact(store, "4-08")
    assert NAME.encode() not in history_of(path).read_bytes()
    assert workbook_at(store.records, store.records[-1].n) == store.workbook
    path.write_bytes(path.read_bytes().replace(b'when = "ongoing"', b'when = "weekly"', 1))
    outside = Store(path).records[-1]
    assert outside.event is Event.OUTSIDE
    assert len(outside.edits) == 1


def test_steps_whose_texts_are_gone_cannot_be_undone(path: Path) -> None:
    """Undo must not write "[removed]" into the workbook; it goes on to the step before."""
    session = Session(path)
    put(session.store, "4-07", "when", "termly")
    remove(session.store, "4-08")
    redact(session.store, "4-08")
    before = path.read_bytes()
    with pytest.raises(NotFound):
        session.bring_back("4-08")
    assert path.read_bytes() == before
    assert session.undo() == "4-07 when"


def test_damaged_lines_go_too(path: Path) -> None:
    """Nobody could say what they hold."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    with history_of(path).open("ab") as file:
        file.write(f'{{"n":9,"who":"{NAME}"\n'.encode())
    put(store, "4-08", "who", "")
    redact(store, "4-08")
    assert NAME.encode() not in history_of(path).read_bytes()
    assert faults_of(path) == ()


def test_a_row_that_never_was_is_said(path: Path) -> None:
    """A slip in the id must not look like a success."""
    store = Store(path)
    put(store, "4-07", "when", "termly")
    before = history_of(path).read_bytes()
    with pytest.raises(NotFound, match="holds nothing of '9-99'"):
        redact(store, "9-99")
    assert history_of(path).read_bytes() == before


def test_a_session_that_has_it_open_goes_on(path: Path) -> None:
    """It notices the new file, tells nobody old news, and its next change follows."""
    mine, theirs = Store(path), Store(path)
    for number in range(4):
        put(mine, "4-07", "when", f"day {number}")
    assert len(theirs.refresh()) == 5
    compact(mine, "9999")
    assert theirs.refresh() == ()
    put(theirs, "4-07", "who", "NK")
    assert [record.label for record in mine.refresh()] == ["4-07 who"]
    redact(mine, "4-07")
    assert [record.event for record in theirs.refresh()] == [Event.BASE]
    put(theirs, "4-07", "who", "TB")
    assert faults_of(path) == ()
    assert [record.n for record in Store(path).records] == [5, 6, 7, 8]


def test_a_session_that_waits_writes_in_the_new_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waited for the lock while the file was replaced has to look again."""
    store, really_open = Store(path), os.open
    put(store, "4-07", "when", "termly")
    opened: list[str] = []

    def replaced_meanwhile(name: Path, flags: int, *mode: int) -> int:
        descriptor = really_open(name, flags, *mode)
        if str(name).endswith(".lock") and not opened:
            opened.append("once")
            compact(Store(path), "9999")
        return descriptor

    monkeypatch.setattr(os, "open", replaced_meanwhile)
    put(store, "4-07", "when", "weekly")
    monkeypatch.undo()
    assert [record.event for record in Store(path).records] == [Event.BASE, Event.CHANGE]
    assert faults_of(path) == ()


def test_compacting_keeps_what_is_later_as_it_was(path: Path) -> None:
    """One whole text in place of what is older; the workbook can be replayed from it."""
    store = Store(path)
    put(store, "4-07", "when", "one")
    remove(store, "3-02")
    put(store, "4-07", "when", "two")
    put(store, "4-08", "who", "NK")
    history = history_of(path)
    dated = [replace(record, at=f"2026-09-{record.n:02}T10:00:00.000Z") for record in store.records]
    history.write_bytes(history_text(dated, [5]))
    store = Store(path)
    kept, at_three = store.records[3:], workbook_at(store.records, 3)
    assert compact(store, "2026-09-04") == 3
    base, *later = store.records
    assert (base.event, base.n, base.at) == (Event.BASE, 3, dated[2].at)
    assert tuple(later) == kept
    assert workbook_at(store.records, 3) == at_three
    assert workbook_at(store.records, 5) == store.workbook
    assert faults_of(path) == ()
    session = Session(path)
    undone = [session.undo(anyway=True) for _ in range(3)]
    assert undone == ["4-08 who", "4-07 when", ""]


def test_compacting_where_nothing_is_older_changes_nothing(path: Path) -> None:
    """Run by a timer it must not write for nothing."""
    store = Store(path)
    put(store, "4-07", "when", "one")
    before = history_of(path).read_bytes()
    assert compact(store, "2000-01-01") == 0
    assert history_of(path).read_bytes() == before


def test_compacting_after_a_redaction_leaves_no_half_history(path: Path) -> None:
    """The older whole texts are gone by then; the one of the redaction carries the rest."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    put(store, "4-08", "who", "")
    redact(store, "4-08")
    put(store, "4-07", "when", "termly")
    history = history_of(path)
    dated = [replace(record, at=f"2026-09-{record.n:02}T10:00:00.000Z") for record in store.records]
    history.write_bytes(history_text(dated, [5]))
    store = Store(path)
    assert compact(store, "2026-09-04") == 3
    assert [record.n for record in store.records] == [4, 5]
    assert workbook_at(store.records, 5) == store.workbook
    assert faults_of(path) == ()


def test_an_old_undone_file_is_still_an_outside_change_after_compacting(path: Path) -> None:
    """The note that the file has followed the last change is kept, or it would be made again."""
    store = Store(path)
    put(store, "4-07", "when", "one")
    put(store, "4-07", "when", "two")
    before = path.read_bytes()
    put(store, "4-07", "when", "three")
    dated = [replace(record, at=f"2026-09-{record.n:02}T10:00:00.000Z") for record in store.records]
    history_of(path).write_bytes(history_text(dated, [4]))
    compact(Store(path), "2026-09-04")
    path.write_bytes(before)
    assert Store(path).records[-1].event is Event.OUTSIDE
    assert path.read_bytes() == before


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_old_history_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """One sentence, the old bytes, nothing half-written beside them."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    before = history_of(path).read_bytes()

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, fail)
        with pytest.raises(NotSaved, match="the disk is full"):
            redact(store, "4-08")
        with pytest.raises(NotSaved, match="the disk is full"):
            compact(store, "9999")
    assert history_of(path).read_bytes() == before
    assert not list(path.parent.glob("*.new"))
    assert redact(store, "4-08").records == 1


def test_the_histories_mode_is_kept(path: Path) -> None:
    """A colleague in the group goes on writing it."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    history_of(path).chmod(0o660)
    redact(store, "4-08")
    assert stat.S_IMODE(history_of(path).stat().st_mode) == 0o660


def test_what_meetings_made_of_a_row_and_reasons_go_with_it(path: Path) -> None:
    """A name is said in a decision as soon as in the action; both are about the same row."""
    store = Store(path)
    put(store, "4-08", "who", NAME)
    (meeting,) = (edit.row for edit in started(store))
    assert isinstance(meeting, Meeting)
    store.commit(discuss(store.workbook, meeting, "4-08", decision=f"{NAME} will ask"), "discussed")
    store.commit(discuss(store.workbook, meeting, "4-07", decision="Ask the clerk"), "discussed")
    known = Known("K1", "stale", "4-08", f"{NAME} is ill")
    store.commit([Add(Kind.KNOWN, known, Place())], f"known, since {NAME} is ill")
    put(store, "4-08", "who", "")
    gone = redact(store, "4-08")
    (noted,) = (row.id for row in store.workbook.discussed if row.action == "4-08")
    assert gone.rows == ((Kind.DISCUSSED, noted), (Kind.KNOWN, "K1"))
    assert set(gone.still_there) == {"4-08", noted, "K1"}
    for id, field in ((noted, "decision"), ("K1", "reason"), (noted, "who_before")):
        kind = Kind.KNOWN if id == "K1" else Kind.DISCUSSED
        store.commit([set_field(store.workbook, kind, id, field, "")])
    redact(store, "4-08")
    assert NAME.encode() not in history_of(path).read_bytes()
    assert b"Ask the clerk" in history_of(path).read_bytes()
    assert faults_of(path) == ()


def started(store: Store) -> tuple[Add, ...]:
    """Begin a meeting and return what that added."""
    edits = start(store.workbook, date="1 May 2026", kind="Review", present="DW", parts=PARTS)
    store.commit(edits, "begun")
    return tuple(edit for edit in edits if isinstance(edit, Add))
