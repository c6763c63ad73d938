"""Two accounts that write one audit in a folder of their group, by the plain commands."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from tests.e2e.other_users.conftest import STAFF
from tests.support import CHECKOUT
from tests.support.forms import example_file

DANA, TOM = 6001, 6002
"""Two users, each with a group of their own."""


@pytest.fixture(autouse=True)
def _cautious() -> Iterator[None]:
    """Give new files to their owner alone, as many systems do."""
    mask = os.umask(0o077)
    yield
    os.umask(mask)


@pytest.fixture
def folder(server: Path) -> Path:
    """Return a folder that belongs to its group: whatever is made there is the group's."""
    folder = server / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    return folder


def mode(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def as_user(server: Path) -> Run:
    """Return a way to run a command as a user who is in the group that shares the folder."""
    if os.getuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("needs root and setpriv to be two users")
    home = server / "home"
    home.mkdir(mode=0o777)
    home.chmod(0o777)

    def run(user: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        who = [f"--reuid={user}", f"--regid={user}", f"--groups={STAFF}"]
        command = [sys.executable, "-m", "eh_tui", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": str(home)}
        environment["XDG_STATE_HOME"] = str(home / f"state of {user}")
        return subprocess.run(
            ["setpriv", *who, *command],
            env=environment,
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )

    if run(DANA, "--version").returncode:
        pytest.skip("the checkout is not readable for other users")
    return run


def test_a_folder_that_one_may_not_write_is_named_and_no_hidden_file(
    folder: Path, as_user: Run
) -> None:
    """What may be written is the file alone, and it is saved by putting another in its place."""
    book = folder / "school.toml"
    shutil.copyfile(example_file(), book)
    book.chmod(0o666)
    folder.chmod(0o755)
    done = as_user(DANA, "set", book, "4-07", "rag=red")
    assert done.returncode == 2
    assert done.stderr == (
        "eh-tui: school.toml can be read here, and not changed: nothing can be saved in its "
        "folder; ask who looks after that.\n"
    )
    assert as_user(DANA, "show", book).returncode == 0


def test_two_people_write_one_audit_year_after_year(folder: Path, as_user: Run) -> None:
    """Each makes what the other goes on with: workbook, history, next year's, export."""
    os.chown(folder, DANA, STAFF)
    folder.chmod(0o2770)
    path, after = folder / "school.toml", folder / "school-2026.toml"
    for user, arguments in (
        (DANA, ("new", path, "--school", "Oakfield")),
        (TOM, ("set", path, "1-01", "who=TR")),
        (DANA, ("set", path, "1-01", "who=DW")),
        (TOM, ("new", after, "--from", path)),
        (DANA, ("set", after, "1-02", "who=DW")),
        (TOM, ("set", after, "1-02", "who=TR")),
        (DANA, ("undo", after)),
        (TOM, ("history", "redact", after, "1-02")),
        (DANA, ("set", after, "1-03", "who=DW")),
        (TOM, ("export", after, "-o", folder / "out.xlsx")),
        (DANA, ("export", after, "-o", folder / "out.xlsx")),
    ):
        done = as_user(user, *arguments)
        known_conflict = arguments[0] == "undo" and "changed" in done.stderr
        is_left_in_part = arguments[0] == "history" and "still in the workbook" in done.stdout
        assert done.returncode == 0 or known_conflict or is_left_in_part, (arguments, done.stderr)
    for made in (path, after, history_of(path), history_of(after)):
        assert made.stat().st_gid == STAFF
        assert mode(made) & 0o060 == 0o060


def test_what_one_may_not_read_is_said_to_be_so(folder: Path, as_user: Run) -> None:
    """It is there, so nobody is told to make it, and nothing was to be written."""
    folder.chmod(0o755)
    path = folder / "school.toml"
    shutil.copyfile(example_file(), path)
    path.chmod(0o600)
    for command in ("show", "set", "check", "log", "due"):
        more = ("1-01", "who=NK") if command == "set" else ()
        done = as_user(DANA, command, path, *more)
        assert done.returncode == 2
        assert "can't be read: you have no right to read it" in done.stderr
    folder.chmod(0o700)
    for arguments in (("show", path), (folder,)):
        assert "no right to read it" in as_user(DANA, *arguments).stderr
