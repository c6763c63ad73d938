"""One member of staff is taken out of a workbook and its history, and what is left is named."""

from pathlib import Path

import pytest

from eh_tui.errors import NotFound
from eh_tui.files.store.erasure import erase
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, Set, remove_row, set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person, Training
from eh_tui.model.core.rows import Place
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import discuss, start
from tests.support.forms import example_file
from tests.support.histories import faults_of

NAME = "Zébedee Quillfeather"
SPELLINGS = ("bedee", "uillfeather", "ZQX")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return the invented school's workbook with somebody more in its register."""
    path = tmp_path / "school.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    person = Person("P90", NAME, "Behaviour Mentor", "ZQX", "Mr Quillfeather")
    store.commit([Add(Kind.PEOPLE, person, Place())], f"{NAME} joined")
    store.commit(
        [Add(Kind.TRAINING, Training("TR90", "P90", "C8", "2/9/2026"), Place())], "trained"
    )
    return store


def put(store: Store, kind: Kind, id: str, field: str, new: str) -> None:
    """Commit a new value for a field."""
    store.commit([set_field(store.workbook, kind, id, field, new)], f"{id} {field}: {new}")


def action(store: Store, id: str) -> Action:
    """Return an action of the workbook."""
    return next(row for row in store.workbook.actions if row.id == id)


def bytes_of(store: Store) -> str:
    """Return all that is on disk, the history with its escapes read."""
    history = history_of(store.path).read_text(encoding="utf-8")
    return store.path.read_text(encoding="utf-8") + history.replace("\\u00e9", "é")


def test_nothing_on_disk_names_them_any_more(store: Store) -> None:
    """Cells, notes, decisions, a meeting's before and after, lock reasons, labels, marks."""
    put(store, Kind.ACTIONS, "4-07", "who", "ZQX / TB")
    put(store, Kind.ACTIONS, "4-08", "note", f"ask {NAME.upper()} or Mr  Quillfeather")
    put(store, Kind.SIGNATORIES, "S2", "name", "Z. Quillfeather")
    (meeting,) = (
        edit.row
        for edit in start(
            store.workbook, date="1 May 2026", kind="Review", present=NAME, parts=PARTS
        )
        if isinstance(edit, Add)
    )
    store.commit([Add(Kind.MEETINGS, meeting, Place())], "begun")
    store.commit(
        discuss(store.workbook, store.workbook.meetings[0], "4-07", decision=f"{NAME} rings"),
        "said",
    )
    store.mark(f"before {NAME} left")
    put(store, Kind.SCHOOL, "school", "locked", f"closed by {NAME}")
    put(store, Kind.SCHOOL, "school", "locked", "")
    assert all(spelling in bytes_of(store) for spelling in SPELLINGS)
    done = erase(store, "ZQX")
    assert done.left == ()
    assert not any(spelling in bytes_of(store) for spelling in (*SPELLINGS, "EDEE"))
    assert action(store, "4-07").who == "Behaviour Mentor / TB"
    assert not any(row.id == "TR90" for row in store.workbook.training)
    assert faults_of(store.path) == ()
    assert Store(store.path).workbook == store.workbook


def test_what_may_mean_somebody_else_stays_and_is_named(store: Store) -> None:
    """A first name alone, a comment: no program knows who that is."""
    put(store, Kind.ACTIONS, "4-07", "note", "Zébedee knows")
    text = store.path.read_text(encoding="utf-8")
    store.path.write_text(f"# ask Quillfeather\n{text}", encoding="utf-8")
    store.refresh()
    left = erase(store, NAME).left
    assert "4-07 note" in left
    assert f"line 1 of {store.path.name}, a comment" in left
    assert action(store, "4-07").note == "Zébedee knows"


def test_whoever_was_taken_out_of_the_register_is_found_by_the_history(store: Store) -> None:
    """Most ask when they have left; a former name counts too."""
    put(store, Kind.PEOPLE, "P90", "name", "Zébedee Marchbanks")
    person = next(row for row in store.workbook.people if row.id == "P90")
    store.commit([remove_row(store.workbook, Kind.PEOPLE, person.id)], "gone")
    assert erase(store, "Marchbanks").whose.person.id == "P90"
    assert not any(spelling in bytes_of(store) for spelling in (*SPELLINGS, "Marchbanks"))


def test_initials_that_another_has_too_are_not_replaced(store: Store) -> None:
    """TB of the register must not become somebody else's role."""
    put(store, Kind.PEOPLE, "P90", "initials", "TB")
    put(store, Kind.ACTIONS, "4-08", "note", "TB rings")
    assert "4-08 note" in erase(store, "P90").left
    assert action(store, "4-08").note == "TB rings"


def test_who_changed_what_and_when_is_kept(store: Store) -> None:
    """The audit of the audit stays, and others' texts to the letter."""
    put(store, Kind.ACTIONS, "4-07", "when", "every Lammas")
    before = store.records
    erase(store, NAME)
    kept = store.records[: len(before)]
    assert [(each.n, each.at, each.by) for each in kept] == [
        (each.n, each.at, each.by) for each in before
    ]
    assert kept[-1].edits == (Set(Kind.ACTIONS, "4-07", "when", "ongoing", "every Lammas"),)


def test_nobody_is_said(store: Store) -> None:
    """A slip in the name must not look like a success."""
    before = bytes_of(store)
    with pytest.raises(NotFound):
        erase(store, "Nobody Atall")
    assert bytes_of(store) == before
