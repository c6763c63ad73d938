"""A colleague who holds a lock, and a folder in which only the owner of a file may replace it."""

import os

import pytest

from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lock import lock_of
from tests.e2e.other_users.conftest import School

HOLDS = """
import fcntl, os, sys
descriptor = os.open(sys.argv[1], getattr(os, sys.argv[2]))
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("ready", flush=True)
sys.stdin.readline()
"""

HASTY = """
import sys
from pathlib import Path
from eh_tui.cli import main
from eh_tui.files.store import lock
lock.PATIENCE = 0.1
sys.stderr = sys.stdout
main(["set", sys.argv[1], "1-01", "who=ZZ"])
"""


def test_a_mere_reader_holds_up_nobody(school: School) -> None:
    """They may open the history and lock it; what is locked to save they can't even open."""
    school.folder.chmod(0o2775)
    school.workbook.chmod(0o664)
    assert school.dana.runs("set", school.workbook, "1-01", "who=DW").returncode == 0
    history = history_of(school.workbook)
    with school.eve.starts(HOLDS, history, "O_RDONLY") as held:
        assert "ZZ" not in history.read_text(encoding="utf-8")
        assert '-> "ZZ"' in school.dana.does(HASTY, school.workbook)
        held.communicate("\n")
    assert "ZZ" in history.read_text(encoding="utf-8")
    for how in ("O_RDONLY", "O_WRONLY"):
        opens = f"import os, sys; os.open(sys.argv[1], os.{how})"
        assert "PermissionError" in school.eve.does(opens, lock_of(history))


def test_who_holds_up_a_save_is_named(school: School) -> None:
    """A writer can; then one knows whom to ask, or which stopped session to end."""
    assert school.dana.runs("set", school.workbook, "1-01", "who=DW").returncode == 0
    with school.tom.starts(HOLDS, lock_of(history_of(school.workbook)), "O_WRONLY") as held:
        said = school.dana.does(HASTY, school.workbook)
        held.communicate("\n")
    assert "another session of user 6002 is saving and does not finish" in said


@pytest.mark.parametrize("is_sticky", [False, True])
def test_a_strangers_lock_is_taken_away_or_its_owner_named(school: School, is_sticky: bool) -> None:
    """They could hold it for ever, without ever having had a right to write the workbook."""
    school.folder.chmod(0o3777 if is_sticky else 0o2777)
    os.chown(school.folder, 0, -1)
    lock = lock_of(history_of(school.workbook))
    school.eve.plants(lock)
    with school.eve.starts(HOLDS, lock, "O_WRONLY") as held:
        said = school.dana.does(HASTY, school.workbook)
        held.communicate("\n")
    if is_sticky:
        assert "it belongs to user 6003, who may not write the workbook" in said
    else:
        assert '-> "ZZ"' in said
        assert lock.stat().st_uid == school.dana.user


def test_a_sticky_folder_says_so_before_it_says_saved(school: School) -> None:
    """The line would be in the history, and the file would never follow."""
    school.folder.chmod(0o3770)
    assert school.dana.runs("set", school.workbook, "1-01", "who=DW").returncode == 0
    before = school.workbook.read_bytes(), history_of(school.workbook).read_bytes()
    done = school.tom.runs("set", school.workbook, "1-01", "who=TB")
    assert (done.returncode, done.stdout) == (2, "")
    assert "sticky (mode +t), so that only user 6001 can replace the file" in done.stderr
    assert (school.workbook.read_bytes(), history_of(school.workbook).read_bytes()) == before
    view_only = (
        "import sys; from pathlib import Path; from eh_tui.files.store.store import Store;"
        "print(Store(Path(sys.argv[1])).view_only)"
    )
    assert "school.toml can be read here, and not changed: its folder is sticky" in school.tom.does(
        view_only, school.workbook
    )
    assert school.dana.does(view_only, school.workbook) == ""


@pytest.mark.parametrize(
    "command",
    [
        ("set", "1-01", "who=TB"),
        ("mark", "Governors"),
        ("undo",),
        ("meeting start",),
        ("history compact", "--before", "2026-01-01"),
    ],
)
def test_a_refusal_in_a_sticky_folder_leaves_nothing_behind(
    school: School, command: tuple[str, ...]
) -> None:
    """A history that somebody begins in vain would be theirs, and its lock too."""
    school.folder.chmod(0o3770)
    before = sorted(school.folder.iterdir())
    done = school.tom.runs(*command[0].split(), school.workbook, *command[1:])
    assert (done.returncode, done.stdout) == (2, ""), done.stdout
    assert sorted(school.folder.iterdir()) == before


def test_an_export_in_a_sticky_folder_leaves_a_colleagues_alone(school: School) -> None:
    """It gets a number, as beside any file that is somebody's."""
    school.folder.chmod(0o3770)
    assert school.dana.runs("export", school.workbook).returncode == 0
    assert school.dana.runs("set", school.workbook, "1-01", "who=DW").returncode == 0
    done = school.tom.runs("export", school.workbook)
    assert (done.returncode, "(2)" in done.stdout) == (0, True), done.stderr
