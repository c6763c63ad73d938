"""A colleague puts links where somebody else's session will write or read."""

import os
import zipfile
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lock import lock_of
from eh_tui.files.system.handed_out import LIST_NAME
from tests.e2e.other_users.conftest import FOR_FEW, STAFF, School, put, with_secret
from tests.support.forms import example_file

LIVES_ON = """
import sys
from pathlib import Path
from eh_tui.errors import EhError
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
session = Session(Path(sys.argv[1]))
edit = set_field(session.workbook, Kind.ACTIONS, "1-01", "who", "NK")
session.apply("", edit)
print("ready", flush=True)
sys.stdin.readline()
session.refresh()
print(session.trouble)
try:
    session.apply("", set_field(session.workbook, Kind.ACTIONS, "1-01", "who", "DW"))
except EhError as error:
    print(error)
"""


@pytest.fixture
def private(school: School) -> Path:
    """Return a workbook in Dana's own home, which nobody else can reach."""
    path = school.dana.home / "private.toml"
    put(path, with_secret(), school.dana, 0o600, school.dana.user)
    return path


def everything_in(folder: Path) -> bytes:
    """Return what all the files of a folder hold, Excel files unpacked, links not followed."""
    found = b""
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink():
            found += path.read_bytes()
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as book:
                    found += b"".join(book.read(name) for name in book.namelist())
    return found


def test_a_live_session_does_not_follow_a_workbook_that_became_a_link(
    school: School, private: Path
) -> None:
    """Its text would be copied into the history that everybody reads, and the file written."""
    before = private.read_bytes()
    assert school.tom.runs("set", school.workbook, "1-02", "who=TB").returncode == 0
    with school.dana.starts(LIVES_ON, school.workbook) as session:
        school.tom.plants_link(school.workbook, private)
        said, _ = session.communicate("\n")
    assert said.count("is missing: it leads to another place than when it was opened") == 2
    assert private.read_bytes() == before
    assert FOR_FEW.encode() not in everything_in(school.folder)


def test_a_live_session_writes_nothing_where_its_folder_became_a_link(
    school: School, private: Path
) -> None:
    """A colleague may rename the folder and put a link to another in its place."""
    code = """
import sys
from datetime import date
from pathlib import Path
from eh_tui.errors import EhError
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.meeting.end import write_beside
from eh_tui.ui.sheet.export import export_beside
session = Session(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for work in (
    lambda: session.apply("", set_field(session.workbook, Kind.ACTIONS, "1-01", "who", "DW")),
    lambda: export_beside(session, date(2026, 11, 28), "U", changes=False),
    lambda: write_beside(session, "M1", ".docx", date(2026, 11, 28)),
):
    try:
        print("made", work())
    except EhError as error:
        print(error)
print(session.state)
"""
    year = school.folder / "2026"
    year.mkdir()
    os.chown(year, school.tom.user, STAFF)
    year.chmod(0o2770)
    book = year / private.name
    put(book, example_file().read_text(encoding="utf-8"), school.dana, 0o660)
    for command in ("start", "end"):
        assert school.dana.runs("meeting", command, book).returncode == 0
    before = sorted(private.parent.iterdir())
    with school.dana.starts(code, book) as session:
        year.rename(school.folder / "old")
        school.tom.plants_link(year, private.parent)
        said, _ = session.communicate("\n")
    assert said.count("is missing: it leads to another place than when it was opened") == 3
    assert said.splitlines()[-1] == "FILE GONE"
    assert sorted(private.parent.iterdir()) == before


def test_a_workbook_that_is_a_link_may_be_opened_as_before(school: School) -> None:
    """Schools keep the file on a share and link to it; only where it leads must stay."""
    link = school.dana.home / "school.toml"
    school.dana.plants_link(link, school.workbook)
    assert school.dana.runs("set", link, "1-01", "who=NK").returncode == 0
    assert b"NK" in history_of(school.workbook).read_bytes()
    assert link.is_symlink()


@pytest.mark.parametrize("command", ["export", "minutes"])
def test_what_is_written_for_others_follows_no_planted_link(
    school: School, private: Path, command: str
) -> None:
    """The usual names can be guessed, and so can that of the note of what was written."""
    before = private.read_bytes()
    assert school.dana.runs("meeting", "start", school.workbook).returncode == 0
    more = ("-o", school.folder) if command == "minutes" else ()
    first = school.dana.runs(command, school.workbook, *more)
    usual = Path(first.stdout.strip())
    assert (first.returncode, usual.parent) == (0, school.folder)
    for name in (usual.name, LIST_NAME):
        school.tom.plants_link(school.folder / name, private)
    done = school.dana.runs(command, school.workbook, *more)
    assert (done.returncode, Path(done.stdout.strip()).name) == (
        0,
        f"{usual.stem} (2){usual.suffix}",
    )
    for force in ((), ("--force",)):
        refused = school.dana.runs(command, school.workbook, "-o", usual, *force)
        assert refused.returncode == 2
        assert "is a symbolic link, which is not followed" in refused.stderr
    assert private.read_bytes() == before
    assert [path.name for path in school.dana.home.iterdir() if "eh-tui" in path.name] == []


def test_a_merge_is_not_written_through_a_planted_link(school: School, private: Path) -> None:
    """Its output is derived; only the workbook itself may be a link."""
    before, out = private.read_bytes(), school.folder / "merged.toml"
    school.tom.plants_link(out, private)
    book = school.workbook
    done = school.dana.runs("merge", book, book, book, "-o", out)
    assert (done.returncode, "it is a symbolic link" in done.stderr) == (2, True)
    assert private.read_bytes() == before


@pytest.mark.parametrize("which", ["history", "lock"])
def test_a_link_for_the_history_or_the_lock_is_refused_and_its_target_whole(
    school: School, private: Path, which: str
) -> None:
    """Both are opened to be written, the one with a name that everybody knows."""
    before = private.read_bytes()
    history = history_of(school.workbook)
    school.tom.plants_link(history if which == "history" else lock_of(history), private)
    done = school.dana.runs("set", school.workbook, "1-01", "who=NK")
    assert done.returncode == 2
    assert "it is a symbolic link, which is not followed" in done.stderr
    assert private.read_bytes() == before


def test_a_copy_or_last_years_file_that_is_a_link_is_not_read(
    school: School, private: Path
) -> None:
    """A sync tool leaves files, and so does a school."""
    school.tom.plants_link(school.workbook.with_name("school (1).toml"), private)
    school.tom.plants_link(school.workbook.with_name("last.toml"), private)
    assert school.tom.runs("set", school.workbook, "school", "follows=last.toml").returncode == 0
    merged = school.dana.runs("merge-copies", school.workbook)
    assert "No sync tool left a copy" in merged.stdout
    exported = school.dana.runs("export", school.workbook)
    assert "last.toml is a symbolic link, which is not followed" in exported.stderr
    assert FOR_FEW.encode() not in everything_in(school.folder)
