"""The cases F1 to F20 of histories, disks and other people, each with what must come of it."""

import contextlib
import errno
import fcntl
import os
import re
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eh_tui.errors import Conflict, NotSaved, Refused, Unreadable
from eh_tui.files.store import journal as journal_module
from eh_tui.files.store import lock as lock_module
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.files.system.durable import clear_stale
from eh_tui.model.core.edits import Set, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Event
from tests.cases.samples import SMALL
from tests.support.histories import faults_of
from tests.torture import kill, weak_disk

NOBODY, SOMEBODY, GROUP = 65534, 65533, 65532


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a school's workbook is to be."""
    return tmp_path / "school.toml"


def opened(path: Path, text: str = SMALL) -> Store:
    """Return a store of a file that was saved some time ago."""
    save(path, text)
    return Store(path)


def save(path: Path, text: str) -> None:
    """Save a file from an editor, some time ago."""
    new = path.with_name("new~")
    new.write_text(text, encoding="utf-8")
    os.utime(new, (0, 0))
    new.replace(path)


def put(store: Store, field: str, new: str, id: str = "1-01") -> None:
    """Commit a new value of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, id, field, new)])


def value(path: Path, field: str, id: str = "1-01") -> str:
    """Return a field of an action as a new session finds it."""
    actions = Store(path).workbook.actions
    return str(getattr(next(row for row in actions if row.id == id), field))


def events(path: Path) -> list[Event]:
    """Return what the history tells of, in order."""
    return [record.event for record in Store(path).records]


def refuse(code: int) -> Callable[..., object]:
    """Return a call of the system that fails."""

    def fail(*_: object, **__: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail


@contextlib.contextmanager
def acting_as(user: int, group: int = GROUP) -> Iterator[None]:
    """Be another user for a while, as far as files are concerned."""
    if os.getuid() != 0:
        pytest.skip("only root can act as two users")
    groups = os.getgroups()
    os.setgroups([group])
    os.setegid(group)
    os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@contextlib.contextmanager
def shared_folder() -> Iterator[Path]:
    """Return a folder that other users can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.real_disk
def test_f1_kill_9_at_any_moment() -> None:
    """Kill -9 at any moment."""
    assert kill.run(5).faults == []


@pytest.mark.real_disk
def test_f2_a_power_cut(path: Path) -> None:
    """A power cut."""
    assert weak_disk.losses(path.parent / "x", SMALL.encode())[1] == []


def test_f3_a_disk_that_is_full_faulty_read_only_or_used_up(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A disk that is full, faulty, read-only or used up."""
    words = {
        errno.ENOSPC: "disk is full", errno.EDQUOT: "share of the disk is used up",
        errno.EFBIG: "larger than the system allows", errno.EIO: "reports a fault",
        errno.EROFS: "read-only", errno.EACCES: "no right to write",
    }  # fmt: skip
    store = opened(path)
    before = path.read_bytes()
    for code, said in words.items():
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", refuse(code))
            with pytest.raises(NotSaved, match=said):
                put(store, "when", "weekly")
        assert path.read_bytes() == before
    put(store, "when", "weekly")
    assert value(path, "when") == "weekly"


def test_f4_damaged_lines_in_the_history(path: Path) -> None:
    """Damaged lines in the history."""
    put(opened(path), "when", "weekly")
    history = history_of(path)
    whole = history.read_bytes()
    for damage in (
        b'{"n":3,"t":"20', b"garbage\n", b"\0" * 900, b"[1]\n", b"17\n", b"null\n", b'"x"\n',
        b"\xff\xfe\n", b'{"n":3}\n', b'{"done":x}\n{}\n', b"[" * 9000 + b"\n",
    ):  # fmt: skip
        history.write_bytes(whole + damage)
        put(Store(path), "who", "TB")
        put(Store(path), "who", "DW")
        assert (value(path, "when"), value(path, "who")) == ("weekly", "DW")
        assert len(faults_of(path)) == 1, damage
        assert "damaged" in faults_of(path)[0]
        save(path, SMALL.replace("termly", "weekly"))
    flipped = bytearray(whole)
    flipped[whole.index(b"weekly") + 2] ^= 1
    history.write_bytes(flipped)
    assert any("altered" in fault for fault in faults_of(path))
    assert value(path, "when") == "weekly"


def test_f5_the_history_deleted(path: Path) -> None:
    """The history deleted."""
    store = opened(path)
    put(store, "when", "weekly")
    history_of(path).unlink()
    put(store, "who", "TB")
    first, second = Store(path).records
    assert (first.event, first.label) == (Event.BASE, "the history before this is gone")
    assert second.event is Event.CHANGE
    assert value(path, "when") == "weekly"


def test_f6_the_history_replaced_while_its_lock_was_waited_for(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The history replaced while its lock was waited for."""
    store = opened(path)
    put(store, "when", "weekly")
    history, flock = history_of(path), fcntl.flock
    replaced: list[int] = []

    def replace_then_lock(descriptor: int, how: int) -> None:
        flock(descriptor, how)
        if not replaced:
            replaced.append(history.stat().st_ino)
            new = history.with_name("new~")
            new.write_bytes(history.read_bytes())
            new.replace(history)

    monkeypatch.setattr(fcntl, "flock", replace_then_lock)
    put(store, "who", "TB")
    assert history.stat().st_ino != replaced[0]
    assert events(path) == [Event.BASE, Event.CHANGE, Event.CHANGE]


def test_f7_the_history_is_a_symbolic_link(path: Path) -> None:
    """The history is a symbolic link."""
    path.write_text(SMALL, encoding="utf-8")
    target = path.with_name("elsewhere")
    target.write_bytes(b"")
    history_of(path).symlink_to(target)
    with pytest.raises(Unreadable, match="it is a symbolic link, which is not followed"):
        Store(path)
    assert target.read_bytes() == b""


def test_f8_a_link_planted_where_a_new_file_is_staged(path: Path) -> None:
    """A link planted where a new file is staged."""
    store = opened(path)
    target, old, new = (path.with_name(name) for name in ("t", ".eh-tui.0.new", ".eh-tui.1.new"))
    target.write_text("mine", encoding="utf-8")
    old.symlink_to(target)
    new.write_bytes(b"")
    os.utime(old, (0, 0), follow_symlinks=False)
    put(store, "when", "weekly")
    assert not os.path.lexists(old)
    assert new.exists()  # somebody may be writing it at this moment
    assert target.read_text(encoding="utf-8") == "mine"
    os.utime(new, (0, 0))
    clear_stale(path)
    assert not new.exists()


def test_f9_the_holder_of_the_lock_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The holder of the lock is stopped."""
    store = opened(path)
    put(store, "when", "weekly")
    monkeypatch.setattr(lock_module, "PATIENCE", 0.02)
    with lock_module.lock_of(history_of(path)).open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(NotSaved, match=r"another session.* is saving and does not finish"):
            put(store, "who", "TB")
    put(store, "who", "TB")
    assert value(path, "who") == "TB"


def test_f10_a_crash_and_a_hand_edit_before_the_next_start(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A crash, and a hand edit before the next start."""
    for edited, kept, conflicts in (
        (SMALL.replace("Book", "Call"), "weekly", 0),
        (SMALL.replace("termly", "by hand"), "by hand", 1),
    ):
        history_of(path).unlink(missing_ok=True)
        store = opened(path)
        with monkeypatch.context() as broken:
            broken.setattr(os, "replace", refuse(errno.EIO))
            put(store, "when", "weekly")
        save(path, edited)
        assert value(path, "when") == kept
        assert events(path).count(Event.CONFLICT) == conflicts
        assert any(
            edit == Set(Kind.ACTIONS, "1-01", "when", "termly", "weekly")
            for record in Store(path).records
            for edit in record.edits
        )
        text = text_at(Store(path).records, 99)
        assert text
        assert text.text == path.read_text(encoding="utf-8")


@pytest.mark.real_disk
def test_f11_an_editor_in_the_middle_of_saving(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor in the middle of saving."""
    store = opened(path)
    put(store, "when", "weekly")
    whole = path.read_text(encoding="utf-8").replace("Book", "Call")
    path.write_text(whole[:200], encoding="utf-8")

    def go_on(_: float) -> None:
        path.write_text(whole, encoding="utf-8")
        os.utime(path, (0, 0))

    monkeypatch.setattr(time, "sleep", go_on)
    put(store, "who", "TB")
    assert [value(path, field) for field in ("text", "when", "who")] == [
        "Call",
        "weekly",
        "TB",
    ]
    assert events(path) == [Event.BASE, Event.CHANGE, Event.OUTSIDE, Event.CHANGE]


def test_f12_an_old_text_saved_over_an_edit(path: Path) -> None:
    """An old text saved over an edit."""
    store = opened(path)
    put(store, "when", "weekly")
    save(path, SMALL)
    outside = store.refresh()[-1]
    assert outside.edits == (Set(Kind.ACTIONS, "1-01", "when", "weekly", "termly"),)
    store.commit(outside.undo, reverts=outside.n)
    assert value(path, "when") == "weekly"


def test_f13_an_older_file_restored_and_the_newer_one_again(path: Path) -> None:
    """An older file restored, and the newer one again."""
    store = opened(path)
    put(store, "when", "weekly")
    newer = path.read_text(encoding="utf-8")
    for text, found in ((SMALL, "termly"), (newer, "weekly"), (SMALL, "termly")):
        save(path, text)
        assert value(path, "when") == found
        assert path.read_text(encoding="utf-8") == text
        assert events(path)[-1] is Event.OUTSIDE


def test_f14_no_right_to_write() -> None:
    """No right to write."""
    with shared_folder() as folder:
        path = folder / "school.toml"
        put(opened(path), "when", "weekly")
        save(path, SMALL)
        before = path.read_bytes()
        with acting_as(NOBODY):
            store = Store(path)  # although the history has yet to note what came from outside
            with pytest.raises(Refused, match="you may not write it"):
                put(store, "who", "TB")
        assert path.read_bytes() == before


def test_f15_modes_groups_and_attributes() -> None:
    """Modes, groups and attributes."""
    with shared_folder() as folder:
        path = folder / "school.toml"
        save(path, SMALL)
        with contextlib.suppress(OSError):
            os.setxattr(path, "user.note", b"kept")
        noted = os.listxattr(path)
        os.chown(folder, NOBODY, GROUP) if os.getuid() == 0 else None
        folder.chmod(0o2775)
        os.chown(path, NOBODY, GROUP) if os.getuid() == 0 else None
        path.chmod(0o664)
        mask = os.umask(0o077)
        try:
            for user, when in ((NOBODY, "a"), (SOMEBODY, "b"), (NOBODY, "c")):
                with acting_as(user):
                    put(Store(path), "when", when)
                for file in (path, history_of(path)):
                    assert stat.S_IMODE(file.stat().st_mode) == 0o664
                    assert file.stat().st_gid == GROUP
        finally:
            os.umask(mask)
        assert os.listxattr(path) == noted
        path.chmod(0o600)
        put(Store(path), "when", "d")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_f16_a_hard_link(path: Path) -> None:
    """A hard link."""
    store = opened(path)
    assert store.caution == ""
    path.with_name("second.toml").hardlink_to(path)
    assert "a second name on this disk" in store.caution


def test_f17_the_clock_jumps_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock jumps back."""
    store = opened(path)
    put(store, "when", "first")

    monkeypatch.setattr(journal_module, "now", lambda: "2001-01-01T00:00:00.000Z")
    put(store, "when", "second")
    records = Store(path).records
    assert [record.n for record in records] == [1, 2, 3]
    assert records[2].at < records[1].at
    assert value(path, "when") == "second"


def test_f18_a_history_of_100_000_lines(path: Path) -> None:
    """A history of 100,000 lines."""
    put(opened(path), "when", "weekly")
    history = history_of(path)
    base, *lines = history.read_bytes().splitlines(keepends=True)
    marks = b'{"n":2,"t":"2026-09-12","by":"a","op":"mark","label":"Governors"}\n' * 100_000
    history.write_bytes(base + marks + b"".join(lines))
    began = time.process_time()
    assert Store(path).workbook.actions[0].when == "weekly"
    assert time.process_time() - began < 2


def test_f19_one_user_in_two_sessions(path: Path) -> None:
    """One user in two sessions."""
    mine, other = opened(path), Store(path)
    put(other, "when", "weekly")
    put(mine, "who", "TB")
    assert [record.edits[0].id for record in mine.own_records] == ["1-01"]
    assert mine.own_records[0].edits[0] == Set(Kind.ACTIONS, "1-01", "who", "DW", "TB")


def test_f20_a_row_taken_out_while_somebody_edits_it(path: Path) -> None:
    """A row taken out while somebody edits it."""
    mine, other = opened(path), Store(path)
    edit = set_field(mine.workbook, Kind.ACTIONS, "1-01", "text", "A long text")
    other.commit([remove_row(other.workbook, Kind.ACTIONS, "1-01")])
    with pytest.raises(Conflict, match="1-01 is no longer in this workbook"):
        mine.commit([edit])
    last = Store(path).records[-1]
    assert (last.event, last.edits) == (Event.CONFLICT, (edit,))


def test_every_case_is_in_the_table() -> None:
    """F1 to F20, none forgotten."""
    cases = [name.split("_")[1] for name in globals() if re.match(r"test_f\d", name)]
    assert cases == [f"f{number}" for number in range(1, 21)]
