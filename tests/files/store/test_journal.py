"""The history on disk: only added to, damaged lines passed over and named, no line unnoticed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.errors import Unreadable
from eh_tui.files.store.edit_json import edit_from_json, edit_to_json, undo_from_json
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.replay import text_at, workbook_at
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Move, Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place
from eh_tui.model.journal.record import Event, Record
from tests.support.histories import faults_of


@pytest.fixture
def history(path: Path) -> Path:
    """Return the history of five changes of one field."""
    store = Store(path)
    for number in range(5):
        put(store, f"day {number}")
    return history_of(path)


def put(store: Store, when: str) -> None:
    """Commit a new value for the When of one action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "when", when)])


def whens(path: Path) -> list[str]:
    """Return the values that the history's changes gave, in order."""
    return [
        edit.new
        for record in Journal(path, "").read().records
        for edit in record.edits
        if isinstance(edit, Set)
    ]


def lines_of(history: Path) -> list[bytes]:
    """Return the history's records as lines, without the notes that the file has followed."""
    lines = history.read_bytes().splitlines(keepends=True)
    return [line for line in lines if not line.startswith(b'{"done"')]


def test_every_line_says_who_did_what_when_and_where(history: Path) -> None:
    """A technician can read it with nothing but a pager."""
    told = json.loads(lines_of(history)[-1])
    assert told["n"] == 6
    assert told["ops"][0] == {
        "op": "set",
        "kind": "actions",
        "id": "4-07",
        "field": "when",
        "old": "day 3",
        "new": "day 4",
    }
    assert set(told) == {"n", "t", "by", "host", "op", "ops", "before", "after", "h"}


def test_a_whole_history_has_no_faults(path: Path, history: Path) -> None:
    """What this program wrote follows line from line."""
    assert faults_of(path) == ()


def test_a_workbook_without_a_history_has_no_faults(path: Path) -> None:
    """A file that came by mail is as good as any."""
    assert faults_of(path) == ()


def test_a_torn_last_line_is_ended_and_passed_over(path: Path, history: Path) -> None:
    """Its writer was killed in the middle of it; the next one goes on."""
    whole = history.read_bytes()
    history.write_bytes(whole + b'{"n":7,"t":"2026-09-')
    put(Store(path), "after")
    assert whens(history) == [*(f"day {number}" for number in range(5)), "after"]
    assert faults_of(path) == ("record 7 of the history is damaged and was passed over.",)
    assert history.read_bytes().startswith(whole)


@pytest.mark.parametrize(
    "rubbish",
    [
        b"garbage\n",
        b"\0" * 4096 + b"\n",
        b"[1, 2]\n",
        b"3\n",
        b"null\n",
        b"{}\n",
        b'{"n":"x","t":"","by":"","op":"tx"}\n',
        b'{"n":7,"t":"","by":"","op":"unheard-of"}\n',
        b'{"n":7,"t":"","by":"","op":"tx","ops":[{"op":"set","kind":"actions"}]}\n',
        b'{"n":7,"t":"","by":"","op":"tx","ops":[5]}\n',
        b"\xff\xfe\xa3\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_damaged_lines_are_passed_over_counted_and_named(
    path: Path, history: Path, rubbish: bytes
) -> None:
    """A sync tool, a full disk or a hand may leave anything; the rest still counts."""
    lines = lines_of(history)
    history.write_bytes(b"".join([*lines[:3], rubbish, *lines[3:]]))
    assert whens(history) == [f"day {number}" for number in range(5)]
    assert faults_of(path) == ("record 4 of the history is damaged and was passed over.",)
    put(Store(path), "after")
    assert whens(history)[-1] == "after"


def test_notes_of_what_followed_may_be_damaged(path: Path, history: Path) -> None:
    """They are only a shortcut."""
    with history.open("ab") as file:
        file.write(b'{"done":x}\n{"done":99999999999999999999999999}\n{"done":}\n')
    assert faults_of(path) == ()
    put(Store(path), "after")
    assert whens(history)[-1] == "after"


def test_an_altered_line_shows(path: Path, history: Path) -> None:
    """Somebody wrote another name into the past."""
    history.write_bytes(history.read_bytes().replace(b'"new":"day 1"', b'"new":"day 9"'))
    (fault,) = faults_of(path)
    assert fault.startswith("record 3 of the history does not follow")


@pytest.mark.parametrize("at", range(5))
def test_a_line_that_was_taken_out_shows(path: Path, history: Path, at: int) -> None:
    """The line after it follows from nothing."""
    lines = lines_of(history)
    history.write_bytes(b"".join([*lines[:at], *lines[at + 1 :]]))
    (fault,) = faults_of(path)
    assert fault.startswith(f"record {at + 1} of the history does not follow")


def test_any_flipped_byte_of_a_record_shows(path: Path, history: Path) -> None:
    """A disk that lies, or a hand that is careful."""
    whole = lines_of(history)
    assert len(whole[2]) > 1
    for at in range(len(whole[2]) - 1):
        flipped = bytearray(whole[2])
        flipped[at] ^= 1
        history.write_bytes(b"".join([*whole[:2], bytes(flipped), *whole[3:]]))
        assert faults_of(path), at


def test_a_history_that_is_a_link_is_refused(path: Path, history: Path) -> None:
    """Planted in a shared folder, it would let a colleague write where the planter points."""
    target = history.with_name("elsewhere")
    history.rename(target)
    history.symlink_to(target)
    before = target.read_bytes()
    with pytest.raises(Unreadable, match="symbolic link"):
        Store(path)
    (fault,) = faults_of(path)
    assert "symbolic link" in fault
    assert target.read_bytes() == before


def test_a_history_that_was_replaced_is_read_anew(path: Path, history: Path) -> None:
    """A sync tool puts another file in its place while the workbook is open."""
    store = Store(path)
    replacement = history.with_name("new")
    replacement.write_bytes(history.read_bytes())
    replacement.replace(history)
    put(Store(path), "theirs")
    put_after = Store(path)
    assert store.refresh()
    put(store, "ours")
    assert put_after.refresh()
    assert whens(history)[-2:] == ["theirs", "ours"]
    assert faults_of(path) == ()


def test_a_history_replaced_in_its_own_place_is_read_anew(path: Path, history: Path) -> None:
    """The new file may have the old one's number on the disk: its content counts."""
    journal = Journal(history, "")
    journal.read()
    other = history_text([Record(Event.MARK, 1, "2026", "rf", label="x" * 100_000)])
    history.write_bytes(other)
    assert [record.label[:1] for record in journal.read().records] == ["x"]


def test_a_long_history_is_read_without_being_parsed(
    path: Path, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 100,000 lines only the last ones are needed to open a workbook."""
    line = lines_of(history)[-1]
    notes = history.read_bytes()
    history.write_bytes(line * 100_000 + notes)
    parsed: list[bytes] = []
    loads: Callable[[bytes], object] = json.loads

    def counted(text: bytes) -> object:
        parsed.append(text)
        return loads(text)

    monkeypatch.setattr(json, "loads", counted)
    store = Store(path)
    put(store, "after")
    assert len(parsed) < 100
    assert store.journal.lines.count == 100_007


def test_reading_on_reads_only_what_is_new(path: Path, history: Path) -> None:
    """Every screen looks once a second."""
    store = Store(path)
    offset = store.journal.lines.offset
    assert offset == history.stat().st_size
    put(Store(path), "after")
    assert [record.edits[0].id for record in store.refresh()] == ["4-07"]
    assert store.journal.lines.offset == history.stat().st_size


def test_a_move_and_its_undo_keep_their_places_in_the_file() -> None:
    """A crash in the middle of either is finished to the byte."""
    move = Move(Kind.ACTIONS, "4-07", Place("4.B"), Place("4.C"), gap=2)
    back = Move(Kind.ACTIONS, "4-07", Place("4.C"), Place("4.B"), gap=1)
    known = json.loads(json.dumps(edit_to_json(move, back)))
    (read, undo) = edit_from_json(known), undo_from_json(known)
    assert isinstance(read, Move)
    assert isinstance(undo, Move)
    assert (read, read.gap, undo, undo.gap) == (move, 2, back, 1)


def test_a_history_is_beside_the_file_that_a_link_leads_to(path: Path) -> None:
    """Two names of one workbook share one history."""
    link = path.with_name("link.toml")
    link.symlink_to(path)
    put(Store(link), "termly")
    assert history_of(link) == history_of(path)
    assert os.path.lexists(path.with_name("school.history.jsonl"))


def test_of_a_long_history_only_the_lines_that_hold_a_text_are_parsed(
    path: Path, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day on which "in 2 weeks" was typed is looked for whenever the workbook is read."""
    store = Store(path)
    put(store, "in 2 “weeks”")
    notes = history.read_bytes()
    history.write_bytes(lines_of(history)[1] * 100_000 + notes)
    parsed: list[bytes] = []
    loads: Callable[[bytes], object] = json.loads

    def counted(text: bytes) -> object:
        parsed.append(text)
        return loads(text)

    monkeypatch.setattr(json, "loads", counted)
    (record,) = Journal(history, "").read().holding(["in 2 “weeks”", "in 3 weeks"])
    assert [edit.new for edit in record.edits if isinstance(edit, Set)] == ["in 2 “weeks”"]
    assert len(parsed) == 1


def test_every_earlier_state_can_be_seen_again(path: Path, history: Path) -> None:
    """As it was then, without what came after it."""
    records = Journal(history, "").read().records
    for record, number in zip(records[1:], range(5), strict=True):
        workbook, text = workbook_at(records, record.n), text_at(records, record.n)
        assert workbook
        assert text
        for state in (workbook, text.workbook):
            (action,) = (row for row in state.actions if row.id == "4-07")
            assert action.when == f"day {number}"
