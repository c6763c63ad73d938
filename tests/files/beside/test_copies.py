"""What sync tools leave beside a workbook is found, merged and only then set aside."""

import os
from pathlib import Path

import pytest

from eh_tui.files.beside import merged_copy
from eh_tui.files.beside.copies import copies_of
from eh_tui.files.beside.merged_copy import merge_copy
from eh_tui.files.store.compaction import compact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.merge.merge import Merged, merge
from eh_tui.session import Session
from tests.support.forms import example_file

EXAMPLE = example_file().read_bytes()
NAMES = [
    "school.sync-conflict-20260912-140322-ABCDEFG.toml",
    "school (1).toml",
    "school-PC2.toml",
    "school-DESKTOP-7Q2.toml",
    "school (conflicted copy 2026-09-12 140322).toml",
    "school (Dana's conflicted copy 2026-09-12).toml",
    "school (Case Conflict Conflicted Copy).toml",
    "school (conflicting copy).toml",
    "school (SFConflict jane@school.example 2026-09-12-14-03-22).toml",
    "school_conflict-20260912-140322.toml",
    "school-Jane-PC.toml",
    "school-Jane-PC-2.toml",
    "school-Janes-MacBook-Pro.toml",
    "school-staff-room-laptop.toml",
    "school-office-safeBackup-0001.toml",
    "school.sync-conflict-20260912-140322-ABCDEFG.sync-conflict-20260913-090000-HIJKLMN.toml",
    "school.sync-conflict-20260912-140322-ABCDEFG (1).toml",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a copy of the invented school's workbook."""
    copy = tmp_path / "school.toml"
    copy.write_bytes(EXAMPLE)
    return copy


def put(store: Store, id: str, field: str, new: str) -> None:
    """Commit a new value for a field of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, id, field, new)], f"{id} {field}")


def copy_with(path: Path, data: bytes, id: str, field: str, new: str) -> Path:
    """Leave a copy with one field of an action changed, as a sync tool does."""
    text = WorkbookText.parse(data)
    text, _ = text.edited([set_field(text.workbook, Kind.ACTIONS, id, field, new)])
    copy = path.with_name("school (1).toml")
    copy.write_bytes(text.encode())
    return copy


def read(path: Path, id: str, field: str) -> str:
    """Return a field of an action as the file has it."""
    actions = Store(path).workbook.actions
    return str(getattr(next(action for action in actions if action.id == id), field))


class TestFinding:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_copy_is_known_by_its_name(self, path: Path, name: str) -> None:
        """Syncthing, Google Drive, OneDrive, Nextcloud and Dropbox each have their own."""
        copy = path.with_name(name)
        copy.write_bytes(EXAMPLE)
        assert copies_of(path) == (copy,)
        assert copies_of(copy) == ()

    @pytest.mark.parametrize(
        "name",
        [
            "school-2027.toml",
            "school-autumn.toml",
            "school-autumn-term.toml",
            "school-pc.toml",
            "school_conflict-of-interest.toml",
            "school (conflict).toml",
            "school-backup-0001.toml",
            "school (draft).toml",
            "schools (1).toml",
            "school (1).toml.merged",
            "school (1).txt",
            "other-PC2.toml",
            ".eh-tui.0123456789ab.new",
        ],
    )
    def test_a_workbook_of_its_own_is_no_copy(self, path: Path, name: str) -> None:
        """Last year's audit must never be merged into this year's."""
        path.with_name(name).write_bytes(EXAMPLE)
        assert copies_of(path) == ()

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"a = ",
            b"\xff",
            form_file().read_bytes(),
            EXAMPLE.replace(b'form = "', b'form = "other-'),
            EXAMPLE.replace(b"Example Primary School", b"Another School"),
        ],
    )
    def test_what_holds_another_audit_is_no_copy(self, path: Path, content: bytes) -> None:
        """A name alone says nothing."""
        path.with_name("school (1).toml").write_bytes(content)
        assert copies_of(path) == ()

    def test_a_workbook_that_was_worked_on_is_no_copy_for_its_capitals(self, path: Path) -> None:
        """`school-KS2.toml` with a history is somebody's own."""
        other = path.with_name("school-KS2.toml")
        other.write_bytes(EXAMPLE)
        put(Store(other), "4-07", "when", "termly")
        assert history_of(other).exists()
        assert copies_of(path) == ()

    def test_links_and_pipes_are_passed_over(self, path: Path) -> None:
        """Planted in a shared folder, they would be waited on or lead elsewhere."""
        os.mkfifo(path.with_name("school (1).toml"))
        path.with_name("school (2).toml").symlink_to(path)
        assert copies_of(path) == ()


class TestMerging:
    def test_both_sides_work_is_in_the_workbook_and_the_copy_is_set_aside(self, path: Path) -> None:
        """One step of the history, which one undo takes back."""
        store = Store(path)
        put(store, "4-07", "when", "termly")
        fork = path.read_bytes()
        put(store, "4-08", "who", "TB")
        copy = copy_with(path, fork, "4-07", "who", "NK")
        merged = merge_copy(store, copy)
        assert (len(merged.edits), merged.clashes) == (1, ())
        assert read(path, "4-07", "when") == "termly"
        assert read(path, "4-07", "who") == "NK"
        assert read(path, "4-08", "who") == "TB"
        assert not copy.exists()
        assert copy.with_name("school (1).toml.merged").exists()
        assert Session(path).undo() == "merged school (1).toml"
        assert copies_of(path) == ()

    def test_what_we_changed_twice_since_is_no_clash(self, path: Path) -> None:
        """The state both came from is found among all that the history knows."""
        store = Store(path)
        put(store, "4-07", "when", "one")
        fork = path.read_bytes()
        put(store, "4-07", "when", "two")
        put(store, "4-07", "when", "three")
        merged = merge_copy(store, copy_with(path, fork, "4-08", "who", "NK"))
        assert merged.clashes == ()
        assert (read(path, "4-07", "when"), read(path, "4-08", "who")) == ("three", "NK")

    def test_a_copy_that_only_lags_behind_changes_nothing(self, path: Path) -> None:
        """It is a state that the history knows."""
        store = Store(path)
        put(store, "4-07", "when", "one")
        old = path.read_bytes()
        put(store, "4-07", "when", "two")
        copy = path.with_name("school (1).toml")
        copy.write_bytes(old)
        before = path.read_bytes()
        assert merge_copy(store, copy).edits == ()
        assert path.read_bytes() == before
        assert not copy.exists()

    def test_a_clash_leaves_the_copy_and_our_value(self, path: Path) -> None:
        """Their text is on disk until somebody has decided."""
        store = Store(path)
        put(store, "4-07", "who", "TB")
        copy = copy_with(path, EXAMPLE, "4-07", "who", "NK")
        merged = merge_copy(store, copy)
        assert [clash.ours for clash in merged.clashes] == ["TB"]
        assert read(path, "4-07", "who") == "TB"
        assert copies_of(path) == (copy,)

    def test_where_nobody_knows_whether_they_had_seen_our_value_it_is_a_clash(
        self, path: Path
    ) -> None:
        """The same field, changed by both, in one order or the other."""
        store = Store(path)
        put(store, "4-07", "who", "TB")
        merged = merge_copy(store, copy_with(path, path.read_bytes(), "4-07", "who", "NK"))
        assert (merged.edits, len(merged.clashes)) == ((), 1)

    def test_our_own_work_is_never_taken_back(self, path: Path) -> None:
        """The copy is nearer to a later state of ours, and yet it was made from the first."""
        store = Store(path)
        for id, field, new in (
            ("1-03", "who", "TB"), ("1-03", "rag", "amber"),
            ("1-01", "who", "NK"), ("1-01", "when", "May 2027"), ("1-01", "note", "asked"),
        ):  # fmt: skip
            put(store, id, field, new)
        copy = copy_with(path, EXAMPLE, "1-01", "who", "NK")
        copy_with(path, copy.read_bytes(), "1-01", "when", "May 2027")
        copy_with(path, copy.read_bytes(), "1-01", "note", "asked")
        before = path.read_bytes()
        merged = merge_copy(store, copy)
        assert (merged.edits, merged.clashes, merged.knows_base) == ((), (), True)
        assert path.read_bytes() == before

    def test_a_history_that_was_shortened_does_not_know_what_stood_here(self, path: Path) -> None:
        """An old value would pass for a change, so a person is asked."""
        store = Store(path)
        put(store, "4-07", "when", "termly")
        put(store, "4-07", "when", "weekly")
        put(store, "4-07", "when", "daily")
        compact(store, store.records[-1].at)
        copy = path.with_name("school (1).toml")
        copy.write_bytes(EXAMPLE)
        merged = merge_copy(Store(path), copy)
        assert (merged.edits, len(merged.clashes), merged.knows_base) == ((), 1, False)
        assert read(path, "4-07", "when") == "daily"

    def test_a_copy_older_than_the_history_may_come_from_before_it(self, path: Path) -> None:
        """What was typed in an editor before eh-tui was first used is nowhere written down."""
        copy = copy_with(path, EXAMPLE, "4-08", "who", "NK")
        os.utime(copy, (1_700_000_000, 1_700_000_000))
        store = Store(path)
        put(store, "4-07", "when", "termly")
        merged = merge_copy(store, copy)
        assert (merged.edits, len(merged.clashes), merged.knows_base) == ((), 1, False)
        assert read(path, "4-07", "when") == "termly"

    def test_without_a_history_only_what_is_new_is_taken(self, path: Path) -> None:
        """Nobody knows which of the two values is the older one."""
        copy = copy_with(path, EXAMPLE, "4-07", "who", "NK")
        merged = merge_copy(Store(path), copy)
        assert (merged.edits, len(merged.clashes)) == ((), 1)
        assert path.read_bytes() == EXAMPLE
        assert copy.exists()

    def test_a_copy_that_is_being_written_is_left(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The sync tool is not done: what it adds must not be set aside unread."""
        store = Store(path)
        put(store, "4-07", "when", "termly")
        copy = copy_with(path, EXAMPLE, "4-08", "who", "NK")

        def written_meanwhile(base: Workbook, ours: Workbook, theirs: Workbook) -> Merged:
            copy_with(path, copy.read_bytes(), "4-09", "who", "PL")
            return merge(base, ours, theirs)

        monkeypatch.setattr(merged_copy, "merge", written_meanwhile)
        merge_copy(store, copy)
        monkeypatch.undo()
        assert copy.exists()
        merge_copy(store, copy)
        assert (read(path, "4-08", "who"), read(path, "4-09", "who")) == ("NK", "PL")

    def test_a_copy_set_aside_never_replaces_another(self, path: Path) -> None:
        """The tool may leave a copy of that name every week."""
        store = Store(path)
        put(store, "4-07", "when", "termly")
        for id in ("4-08", "4-09", "4-10"):
            merge_copy(store, copy_with(path, path.read_bytes(), id, "who", "NK"))
        aside = sorted(other.name for other in path.parent.glob("*.merged*"))
        assert aside == [f"school (1).toml.merged{number}" for number in ("", "2", "3")]
