"""A locked workbook can be read and exported, and nothing in it is changed by anybody here."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from eh_tui.errors import Refused
from eh_tui.files.beside.merged_copy import merge_copy
from eh_tui.files.merge.three_way import merged_text
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.store.compaction import redact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, Edit, Move, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.locking import lock, unlock
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, place_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event
from eh_tui.model.signing import How, receive, sign
from eh_tui.model.submitting import submit
from eh_tui.session import Session
from tests.support.forms import example_file

BECAUSE = "The audit of 2025-26 is closed."
Make = Callable[[Workbook], tuple[Edit, ...]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a copy of the invented school's workbook, in which a step was made."""
    copy = tmp_path / "school.toml"
    copy.write_bytes(example_file().read_bytes())
    store = Store(copy)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "when", "termly")], "4-07 when")
    return copy


@pytest.fixture
def locked(path: Path) -> Path:
    """Return the workbook, locked."""
    store = Store(path)
    store.commit([lock(store.workbook, BECAUSE)], "locked")
    return path


def put(workbook: Workbook) -> tuple[Edit, ...]:
    """Return a step of one edit."""
    return (set_field(workbook, Kind.ACTIONS, "4-07", "who", "DW"),)


CHANGES: dict[str, Make] = {
    "set": put,
    "add": lambda workbook: (
        Add(Kind.ACTIONS, new_row(workbook, Kind.ACTIONS, "3.B"), Place("3.B", "3-05")),
    ),
    "remove": lambda workbook: (remove_row(workbook, Kind.ACTIONS, "4-07"),),
    "move": lambda workbook: (
        Move(Kind.ACTIONS, "3-05", place_of(workbook, Kind.ACTIONS, "3-05"), Place("3.B")),
    ),
    "sign": lambda workbook: sign(workbook, "S1", name="A", date="1/1/27", how=How.INK),
    "receive": lambda workbook: receive(workbook, date="1/1/27", body="Board", minute=""),
    "submit": lambda workbook: (submit(workbook, date="1/1/27", because="New"),),
    "unlock, and more": lambda workbook: (unlock(workbook), *put(workbook)),
}


@pytest.mark.parametrize("make", CHANGES.values(), ids=CHANGES.keys())
def test_no_change_is_made_and_the_sentence_says_why(locked: Path, make: Make) -> None:
    """Last year's audit stays what was signed; whoever must change it reads how."""
    before, history = locked.read_bytes(), history_of(locked).read_bytes()
    store = Store(locked)
    with pytest.raises(Refused) as refused:
        store.commit(make(store.workbook))
    assert str(refused.value) == (
        f"school.toml is locked: {BECAUSE} 'eh-tui unlock school.toml' lets it be changed again."
    )
    assert (locked.read_bytes(), history_of(locked).read_bytes()) == (before, history)


def test_a_lock_counts_at_once_for_whoever_has_it_open(path: Path) -> None:
    """Two people sit at one audit while a third closes it."""
    theirs, mine = Store(path), Store(path)
    mine.commit([lock(mine.workbook, BECAUSE)])
    with pytest.raises(Refused, match="is locked"):
        theirs.commit(put(theirs.workbook))


def test_undo_opens_nothing_that_is_locked(path: Path) -> None:
    """A stray key must not; who wants it open says so, and can then undo what came before."""
    session, other = Session(path), Session(path, by="head")
    other.apply("locked", lock(other.workbook, BECAUSE))
    before = path.read_bytes()
    for one in (session, other):
        with pytest.raises(Refused, match="is locked"):
            one.undo()
    assert path.read_bytes() == before
    other.apply("unlocked", unlock(other.workbook))
    session.refresh()
    assert session.undo() == "4-07 when"


def test_unlocking_and_another_reason_are_steps_that_undo_takes_back(locked: Path) -> None:
    """So the history says who opened it again."""
    store = Store(locked)
    store.commit([lock(store.workbook, "Signed by all.")], "locked")
    undo = store.commit([unlock(store.workbook)], "unlocked")
    store.commit(put(store.workbook))
    store.commit(undo, "locked again")
    assert Store(locked).workbook.school.locked == "Signed by all."


def test_it_can_be_exported_marked_and_have_its_history_redacted(
    locked: Path, tmp_path: Path
) -> None:
    """The lead may ask for it again, and a name may have to go from the history."""
    store = Store(locked)
    assert excel_file(store.workbook, today=date(2026, 11, 22))
    store.mark("Governors")
    assert redact(store, "4-07").records == 1


def test_a_hand_edit_is_still_noticed(locked: Path) -> None:
    """A lock is an agreement, not a safe: the history has what an editor did."""
    text = locked.read_text(encoding="utf-8")
    locked.write_text(text.replace('who = "DW"', 'who = "MP"', 1), encoding="utf-8")
    last = Store(locked).records[-1]
    assert (last.event, last.by) == (Event.OUTSIDE, "outside")
    assert [edit.id for edit in last.edits] == ["1-03"]


def test_the_history_replayed_is_the_locked_file(locked: Path) -> None:
    """What was made before the lock does not need its leave."""
    store = Store(locked)
    text = text_at(store.records, store.records[-1].n)
    assert text is not None
    assert text.encode() == locked.read_bytes()


def test_a_sync_copy_is_not_merged_into_it(locked: Path) -> None:
    """The copy stays for a person to look at."""
    copy = locked.with_name("school (1).toml")
    shutil.copyfile(example_file(), copy)
    other = Store(copy)
    other.commit(put(other.workbook))
    with pytest.raises(Refused, match="is locked"):
        merge_copy(Store(locked), copy)
    assert copy.exists()


def test_git_does_not_merge_changes_into_it(locked: Path) -> None:
    """Where a colleague's changes arrive after the lock, a person decides."""
    base = example_file().read_bytes()
    ours = locked.read_bytes()
    theirs = base.replace(b'who = "DW"', b'who = "MP"', 1)
    with pytest.raises(Refused, match="One version is locked"):
        merged_text(base, ours, theirs)
    assert b"locked = " in merged_text(base, theirs, ours).data


def test_a_change_that_a_crash_left_unfinished_is_finished_all_the_same(path: Path) -> None:
    """What was acknowledged before the lock counts, whatever the text says now."""
    store = Store(path)
    store.commit(put(store.workbook))
    made = path.read_bytes()
    store.commit([lock(store.workbook, BECAUSE)])
    locked = path.read_bytes()
    path.write_bytes(made)
    lines = history_of(path).read_bytes().splitlines(keepends=True)
    assert lines[-1].startswith(b'{"done"')
    history_of(path).write_bytes(b"".join(lines[:-1]))
    assert Store(path).workbook.school.locked == BECAUSE
    assert path.read_bytes() == locked


def test_whoever_opens_it_is_told(locked: Path) -> None:
    """Before they type a text that can't be saved."""
    assert BECAUSE in Store(locked).caution
    assert Store(locked).view_only == ""


def test_a_lock_without_a_reason_is_refused(path: Path) -> None:
    """The reason is the lock: without one nobody would know whom to ask."""
    with pytest.raises(Refused, match="no reason"):
        lock(Store(path).workbook, "  ")
