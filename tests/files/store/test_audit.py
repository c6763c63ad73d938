"""What somebody made of a history is told: forged, cut, another school's, deleted, altered."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eh_tui.errors import NotRecordedHere
from eh_tui.files.store.audit import audit
from eh_tui.files.store.compaction import compact, redact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.new_workbook import create
from eh_tui.files.store.own_marks import OwnMarks
from eh_tui.files.store.store import Store
from eh_tui.files.store.workbook_file import sha
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Event, Record
from eh_tui.session import Session
from tests.support.forms import example_file
from tests.support.histories import rewrite


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be an account that has recorded nothing yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a workbook with three changes in its history."""
    path = tmp_path / "school.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    for who in ("TB", "AO", "MP"):
        put(store, "who", who)
    return path


def put(store: Store, field: str, new: str) -> None:
    """Commit a new value for a field of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", field, new)], f"4-07 {field}")


def faults(path: Path) -> str:
    """Return what `check` counts as broken."""
    return "\n".join(audit(path, path.read_bytes()).faults)


def notes(path: Path) -> str:
    """Return what `check` says beside it."""
    return "\n".join(audit(path, path.read_bytes()).notes)


def forged(path: Path, new: str, *, n: int = 5) -> tuple[Record, bytes]:
    """Return a line that says who has it changed the workbook, and the file after it."""
    text = WorkbookText.parse(path.read_bytes())
    edit = Set(Kind.ACTIONS, "4-08", "note", text.workbook.actions[17].note, new)
    after, undo = text.edited([edit])
    victim = Store(path).records[-1]
    line = replace(
        victim, n=n, label="4-08 note", edits=(edit,), undo=undo,
        before=victim.after, after=sha(after.encode()),
    )  # fmt: skip
    return replace(line, at=victim.at[:-4] + "999Z"), after.encode()


def test_an_honest_history_is_in_order(path: Path) -> None:
    """Also after an undo, a hand edit, a redaction and a compaction, for whoever looks."""
    session = Session(path)
    session.undo()
    path.write_bytes(path.read_bytes().replace(b'who = "AO / PL"', b'who = "AO"'))
    put(Store(path), "when", "termly")
    assert (faults(path), notes(path)) == ("", "")
    redact(Store(path), "4-07")
    put(Store(path), "when", "weekly")
    assert (faults(path), notes(path)) == ("", "")
    compact(Store(path), "9999")
    put(Store(path), "when", "daily")
    assert (faults(path), notes(path)) == ("", "")


def test_undo_takes_nothing_back_that_only_stands_under_ones_name(path: Path) -> None:
    """A forged line whose undo would write its text: it is asked about, and named by `check`."""
    line, file = forged(path, "innocent")
    malicious = replace(line, undo=(Set(Kind.ACTIONS, "4-08", "note", "innocent", "planted"),))
    rewrite(path, lambda records: [*records, malicious])
    path.write_bytes(file)
    before = path.read_bytes()
    with pytest.raises(NotRecordedHere, match=r"4-08 Note .* no session of this account"):
        Session(path).undo()
    assert path.read_bytes() == before
    assert "change 5 of " in notes(path)
    assert "stands under your name" in notes(path)


def test_what_ones_own_sessions_recorded_is_undone_unasked(path: Path) -> None:
    """In the next session too; on another machine it is asked about, and can be answered."""
    assert Session(path).undo() == "4-07 who"
    assert Session(path).redo() == "4-07 who"
    OwnMarks(path).path.unlink()
    with pytest.raises(NotRecordedHere):
        Session(path).undo()
    assert Session(path).undo(anyway=True) == "4-07 who"


def test_a_line_of_ones_own_that_was_altered_is_ones_own_no_more(path: Path) -> None:
    """Its number and its date alone prove nothing."""
    altered = Set(Kind.ACTIONS, "4-07", "who", "planted", "MP")
    rewrite(path, lambda records: [*records[:-1], replace(records[-1], edits=(altered,))])
    with pytest.raises(NotRecordedHere):
        Session(path).undo()
    assert "was altered" in faults(path) or "do not come to the file" in faults(path)


def test_the_marks_are_for_the_account_alone(path: Path) -> None:
    """They name no text, and nobody else may read or write them."""
    marks = OwnMarks(path)
    assert marks.path.stat().st_mode & 0o777 == 0o600
    assert marks.path.parent.stat().st_mode & 0o777 == 0o700
    assert "4-07" not in marks.path.read_text(encoding="utf-8")


FORGERIES: dict[str, tuple[Callable[[list[Record]], list[Record]], str]] = {
    "a cut tail": (lambda records: records[:-1], "recorded change 4, which the history does not"),
    "a line taken out": (lambda records: [*records[:2], *records[3:]], "follows change 2"),
    "a number altered": (
        lambda records: [*records[:3], replace(records[3], n=9)],
        "follows change 3",
    ),
    "an earlier date": (
        lambda records: [*records[:3], replace(records[3], at="2019-01-01T10:00:00.000Z")],
        "before the one that it follows",
    ),
    "a later date": (
        lambda records: [*records[:3], replace(records[3], at="2999-01-01T10:00:00.000Z")],
        "which is to come",
    ),
    "no date": (
        lambda records: [*records[:3], replace(records[3], at="soon")],
        "of no date, 'soon'",
    ),
    "another file": (
        lambda records: [*records[:3], replace(records[3], before="0" * 64)],
        "was made to another file",
    ),
    "other edits": (
        lambda records: [
            *records[:3],
            replace(records[3], edits=(Set(Kind.ACTIONS, "4-07", "who", "AO", "Eve"),)),
        ],
        "do not come to the file as it is",
    ),
}


@pytest.mark.parametrize(("change", "said"), FORGERIES.values(), ids=FORGERIES)
def test_what_was_made_of_a_history_is_told(
    path: Path, change: Callable[[list[Record]], list[Record]], said: str
) -> None:
    """Though every hash in it follows from the one before."""
    assert faults(path) == ""
    rewrite(path, change)
    assert said in faults(path)


def test_a_deleted_history_is_told(path: Path) -> None:
    """By whoever recorded something in it."""
    history_of(path).unlink()
    assert "the history is gone: this account recorded 4" in faults(path)


def test_another_schools_history_is_told(path: Path, tmp_path: Path) -> None:
    """Put in its place by a slip, or not."""
    other = tmp_path / "other.toml"
    other.write_bytes(path.read_bytes().replace(b'"Example Primary School"', b'"Another School"'))
    put(Store(other), "who", "NK")
    OwnMarks(path).path.unlink()
    history_of(path).write_bytes(history_of(other).read_bytes())
    assert "the history is of 'Another School'" in faults(path)


def test_a_line_that_the_file_has_not_followed_is_named_with_its_author(path: Path) -> None:
    """A killed session leaves one too, so that it is no fault; but nobody should miss it."""
    line, _ = forged(path, "planted")
    records = Store(path).records
    done = [each.n for each in records]
    history_of(path).write_bytes(history_text([*records, line], done))
    assert f"change 5 of the history, by {line.by}, is not in the file yet" in notes(path)


def test_a_file_changed_by_hand_is_said_and_no_fault(path: Path) -> None:
    """A text editor is all right; so is a copy put back."""
    before = path.read_bytes()
    path.write_bytes(before.replace(b'who = "AO / PL"', b'who = "AO"'))
    assert faults(path) == ""
    assert "changed without eh-tui since change 4" in notes(path)
    path.write_bytes(before)
    put(Store(path), "when", "termly")
    path.write_bytes(before)
    assert "as it was after change 4" in notes(path)


def test_a_file_of_another_ending_has_a_history_of_its_own(path: Path) -> None:
    """`school.bak` must not write into that of `school.toml`."""
    before = history_of(path).read_bytes()
    copy = path.with_suffix(".bak")
    copy.write_bytes(path.read_bytes())
    put(Store(copy), "who", "NK")
    assert history_of(copy).name == "school.bak.history.jsonl"
    assert history_of(path).read_bytes() == before
    assert Record(Event.BASE) not in Store(copy).records


def test_a_workbook_that_takes_the_place_of_another_is_not_measured_by_it(tmp_path: Path) -> None:
    """Somebody threw a trial away, and made the real one under its name."""
    book = tmp_path / "school.toml"
    for _ in range(2):
        store = create(book, form_file(), "Oakfield")
        put(store, "who", "TB")
        assert (faults(book), notes(book)) == ("", "")
        book.unlink()
        history_of(book).unlink()


def test_a_history_that_was_gone_is_told_of_for_good_once_another_is_begun(path: Path) -> None:
    """It is a fault until this account goes on all the same; then it is told by check and log."""
    history_of(path).unlink()
    assert "the history is gone" in faults(path)
    put(Store(path), "who", "NK")
    assert faults(path) == ""
    assert "an earlier history of this name is gone, in which this account recorded 4" in (
        notes(path)
    )
    assert Store(path).records[0].label == "the history before this is gone"


def test_a_history_that_somebody_else_begins_anew_is_a_fault(path: Path) -> None:
    """What this account recorded is not in it."""
    rewrite(path, lambda records: [replace(records[0], at="2026-11-29T08:00:00.000Z")])
    assert "this account recorded change 2, 3, 4, which the history does not hold any more" in (
        faults(path)
    )
