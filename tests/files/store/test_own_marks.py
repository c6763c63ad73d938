"""What an account recorded itself is known again where its workbook was moved, and only there."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from eh_tui.errors import NotRecordedHere
from eh_tui.files.store.audit import audit
from eh_tui.files.store.compaction import compact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.own_marks import OwnMarks
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from tests.support.forms import example_file
from tests.support.histories import rewrite


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be an account that has recorded nothing yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a workbook with two changes of this account's."""
    path = tmp_path / "here" / "school.toml"
    path.parent.mkdir()
    shutil.copyfile(example_file(), path)
    put(path, "who", "TB")
    put(path, "rag", "red")
    return path


def put(path: Path, field: str, new: str) -> None:
    """Change a field of an action in a session of its own."""
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", field, new)], f"4-07 {field}")


def taken(path: Path, name: str) -> Path:
    """Move a workbook with its history to another folder and name, and return it there."""
    there = path.parent.with_name("there") / name
    there.parent.mkdir(exist_ok=True)
    history_of(path).rename(history_of(there))
    return path.rename(there)


@pytest.mark.parametrize("name", ["school.toml", "oak.toml"])
def test_what_one_did_is_undone_unasked_where_the_workbook_was_moved(path: Path, name: str) -> None:
    """In another folder, or under another name; also once more was done there."""
    moved = taken(path, name)
    assert Session(moved).undo() == "4-07 rag"
    assert Session(moved).redo() == "4-07 rag"
    put(moved, "when", "termly")
    assert [Session(moved).undo() for _ in range(3)] == ["4-07 when", "4-07 rag", "4-07 who"]
    assert audit(moved, moved.read_bytes()).notes == ()


def test_a_workbook_that_came_back_tells_no_step_from_another(path: Path) -> None:
    """What was done while it was away is known as well, and `check` finds nothing odd."""
    moved = taken(path, "school.toml")
    put(moved, "when", "termly")
    history_of(moved).rename(history_of(path))
    moved.rename(path)
    put(path, "note", "back again")
    store = Store(path)
    assert not any(store.is_denied(record) for record in store.records)
    assert OwnMarks(path).among(store.records) == store.records
    assert audit(path, path.read_bytes()) == ((), (), ())
    assert [Session(path).undo() for _ in range(2)] == ["4-07 note", "4-07 when"]


def test_a_history_that_was_put_together_is_known_after_a_move(path: Path) -> None:
    """Its first records are gone from it, as they were to be."""
    compact(Store(path), "9999")
    put(path, "when", "termly")
    assert Session(taken(path, "school.toml")).undo() == "4-07 when"


def test_a_step_in_a_copy_is_asked_about_where_the_other_goes_on(path: Path) -> None:
    """It may have been taken back there; the sentence says that this is a copy."""
    copy = path.with_name("copy.toml")
    shutil.copyfile(path, copy)
    shutil.copyfile(history_of(path), history_of(copy))
    put(path, "when", "termly")
    with pytest.raises(NotRecordedHere) as asked:
        Session(copy).undo()
    assert str(asked.value).startswith("4-07 RAG Rating (")
    assert str(asked.value).endswith(
        ") stands under your name, and you recorded it in another workbook, of which this is a "
        "copy."
    )
    assert Session(copy).undo(anyway=True) == "4-07 rag"


def test_a_line_of_ones_own_in_another_history_is_not_ones_own_there(path: Path) -> None:
    """Whoever may read one history could put its lines into another."""
    victims = Store(path).records[-1]
    other = path.with_name("other.toml")
    shutil.copyfile(path, other)
    session = Session(other, "somebody")
    session.apply("", set_field(session.workbook, Kind.ACTIONS, "4-08", "who", "AO"))
    rewrite(other, lambda records: [*records, victims])
    with pytest.raises(NotRecordedHere):
        Session(other).undo()


def test_a_line_that_was_altered_on_the_way_is_ones_own_no_more(path: Path) -> None:
    """Its number and its date alone prove nothing."""
    moved = taken(path, "school.toml")
    rewrite(moved, lambda records: [*records[:-1], replace(records[-1], label="4-07 when")])
    with pytest.raises(NotRecordedHere, match="it may be from another machine of yours"):
        Session(moved).undo()
