"""A number means one row for ever, also after a file was put there that knows nothing of it."""

import os
from pathlib import Path

import pytest

from eh_tui.files.store.compaction import compact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, Edit, remove_row
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place
from eh_tui.model.journal.record import Event


def put_there(path: Path, content: bytes) -> None:
    """Put a file there as a sync tool does, some time ago."""
    path.write_bytes(content)
    os.utime(path, (0, 0))


def last_place(store: Store, kind: Kind) -> Place:
    """Return the place behind all rows of a kind."""
    return Place("", store.workbook.of_kind(kind)[-1].id)


def person(store: Store, name: str) -> Add:
    """Return a new member of staff, behind all the others."""
    row = new_row(store.workbook, Kind.PEOPLE, name=name)
    return Add(Kind.PEOPLE, row, last_place(store, Kind.PEOPLE))


def forget_the_last(path: Path) -> None:
    """Leave the last change as a kill does whose file did not follow: only its line is there."""
    history = history_of(path)
    history.write_bytes(b"\n".join(history.read_bytes().split(b"\n")[:-2]) + b"\n")


def test_an_older_file_that_is_put_back_gives_no_number_free(path: Path) -> None:
    """It was taken out here, and the older file does not say so."""
    store = Store(path)
    older = path.read_bytes()
    added = person(store, "Example Person")
    store.commit([added])
    store.commit([remove_row(store.workbook, Kind.PEOPLE, added.id)])
    put_there(path, older)
    store.refresh()
    for opened in (store, Store(path)):
        assert person(opened, "Another Person").id != added.id


def test_a_history_that_was_put_together_still_knows_what_is_gone(path: Path) -> None:
    """An older file is put back after that, when no record tells of the row any more."""
    store = Store(path)
    older = path.read_bytes()
    added = person(store, "Example Person")
    store.commit([added])
    store.commit([remove_row(store.workbook, Kind.PEOPLE, added.id)])
    compact(store, "9999")
    put_there(path, older)
    assert person(Store(path), "Another Person").id != added.id


def test_a_row_that_was_lost_with_its_neighbour_keeps_its_number(path: Path) -> None:
    """Its change counted as made; the history shows it under that number."""
    store = Store(path)
    older = path.read_bytes()
    store.commit([person(store, "Example Person")])
    lost = person(store, "Another Person")
    store.commit([lost])
    forget_the_last(path)
    put_there(path, older)
    opened = Store(path)
    assert opened.records[-1].event is Event.CONFLICT
    assert person(opened, "Third Person").id not in {lost.id, lost.place.after}


def test_a_lost_change_names_no_row_that_is_another_one_by_now(path: Path) -> None:
    """A training would pass to another course, which git put under the number of its own."""
    store = Store(path)
    staff = person(store, "Example Person")
    course, other = (
        new_row(store.workbook, Kind.COURSES, name=name) for name in ("First", "Other")
    )
    training = new_row(store.workbook, Kind.TRAINING, person=staff.id, course=course.id)
    after = last_place(store, Kind.COURSES)
    theirs, _ = store.text.edited([Add(Kind.COURSES, other, after)])
    edits: list[Edit] = [staff, Add(Kind.COURSES, course, after)]
    store.commit([*edits, Add(Kind.TRAINING, training, Place("", ""))])
    forget_the_last(path)
    put_there(path, theirs.encode())
    opened = Store(path)
    now = opened.workbook
    assert staff.row in now.of_kind(Kind.PEOPLE)
    assert other in now.of_kind(Kind.COURSES)
    assert training.id not in {row.id for row in now.training}
    missed = [
        edit.id for one in opened.records if one.event is Event.CONFLICT for edit in one.edits
    ]
    assert missed == [course.id, training.id]


def test_a_file_that_the_history_does_not_tell_of_yet_gives_no_number_free(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody holds the lock, so that nobody could note it; the row is known from a whole text."""
    store = Store(path)
    older = path.read_bytes()
    added = person(store, "Example Person")
    store.commit([added])
    compact(store, "2100-01-01")
    path.write_bytes(older)
    monkeypatch.setattr("eh_tui.files.store.lock.PATIENCE", 0.05)
    with store.journal.locked():
        assert person(Store(path), "Another Person").id != added.id
