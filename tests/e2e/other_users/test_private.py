"""What is made from a workbook is for those who may read the workbook, and for nobody else."""

import hashlib
import json
import os
import stat
import struct
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from eh_tui.files.system.handed_out import LIST_NAME
from tests.e2e.other_users.conftest import STAFF, School, put
from tests.support.forms import example_file

FOLLOWS = "who=Known to the head alone"


@pytest.fixture
def private(school: School) -> Path:
    """Return Dana's workbook in the shared folder, which the group may not read."""
    path = school.folder / "private.toml"
    put(path, example_file().read_text(encoding="utf-8"), school.dana, 0o600)
    return path


def made_by_dana(school: School, book: Path) -> list[Path]:
    """Have everything made from a workbook that can be, and return the files."""
    before = set(school.folder.iterdir())
    copied = book.with_name(f"{book.stem}-empty.toml")
    for command in (
        ("set", book, "1-01", FOLLOWS),
        ("meeting", "start", book),
        ("export", book),
        ("minutes", book, "-o", school.folder),
        ("minutes", book, "-o", school.folder / "minutes.md"),
        ("new", book.with_name(f"{book.stem}-next.toml"), "--from", book, "--leave-open"),
        ("merge", book, book, book, "-o", copied),
    ):
        done = school.dana.runs(*command)
        assert done.returncode in (0, 1), (command, done.stderr)
        assert not done.stderr or command[0] == "minutes", done.stderr
    book.unlink()
    assert school.dana.runs("history", "restore", book).returncode == 0
    return sorted(set(school.folder.iterdir()) - before | {book})


def test_everything_made_from_a_private_workbook_is_private(school: School, private: Path) -> None:
    """Although the folder gives what is new to its group, and the umask to everybody."""
    made = made_by_dana(school, private)
    assert len(made) >= 8
    for path in made:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
        assert not school.tom.can_read(path), path


def test_what_is_made_from_a_shared_workbook_is_the_groups_and_not_everybodys(
    school: School,
) -> None:
    """So they go on with it, each in turn; whoever is in no group gets nothing, as before."""
    school.folder.chmod(0o2775)
    for path in made_by_dana(school, school.workbook):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert (mode & 0o020, path.stat().st_gid) == (0o020, STAFF), path
        assert path.suffix == ".lock" or school.tom.can_read(path), path
        assert not school.eve.can_read(path), path


def test_rights_that_the_folder_gives_to_what_is_new_are_taken_back(
    school: School, private: Path
) -> None:
    """By a default ACL, here for somebody who may not read the workbook."""
    entries = ((1, 7, 0), (2, 4, school.eve.user), (4, 7, 0), (16, 7, 0), (32, 0, 0))
    acl = struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", tag, rights, who or 0xFFFFFFFF) for tag, rights, who in entries
    )
    try:
        os.setxattr(school.folder, "system.posix_acl_default", acl)
    except OSError:
        pytest.skip("this disk keeps no ACLs")
    school.folder.chmod(0o2775)
    for book in (private, school.workbook):
        for path in made_by_dana(school, book):
            assert not school.eve.can_read(path), path


@pytest.mark.parametrize("is_there", [False, True])
def test_a_restored_workbook_is_for_those_who_could_read_its_history(
    school: School, private: Path, is_there: bool
) -> None:
    """Whatever stands under its name by then, and whoever put it there."""
    assert school.dana.runs("set", private, "1-01", FOLLOWS).returncode == 0
    private.unlink()
    if is_there:
        school.tom.plants(private)
        os.chown(private, school.dana.user, STAFF)
    done = school.dana.runs("history", "restore", private)
    assert done.returncode == 0, done.stderr
    assert not school.tom.can_read(private)


def test_a_workbook_that_is_shared_later_can_be_locked_by_those_who_share_it(
    school: School, private: Path
) -> None:
    """Once its owner has saved; until then its lock is the owner's alone."""
    assert school.dana.runs("set", private, "1-01", "who=NK").returncode == 0
    for path in (private, history_of(private)):
        path.chmod(0o660)
    assert school.dana.runs("set", private, "1-01", "who=DW").returncode == 0
    done = school.tom.runs("set", private, "1-01", "who=TB")
    assert done.returncode == 0, done.stderr


def test_a_group_that_cannot_be_given_gets_no_rights(school: School) -> None:
    """The file of a folder has the folder's group, who need not be the workbook's."""
    folder = school.dana.home / "open"
    folder.mkdir()
    os.chown(folder, school.dana.user, school.dana.user)
    book = folder / "school.toml"
    put(book, example_file().read_text(encoding="utf-8"), school.dana, 0o640, 7777)
    assert school.dana.runs("export", book, "-o", folder / "out.xlsx").returncode == 0
    status = (folder / "out.xlsx").stat()
    assert (status.st_gid, stat.S_IMODE(status.st_mode)) == (school.dana.user, 0o600)


def test_nobody_can_open_the_history_of_a_private_workbook_before_it_is_narrowed(
    school: School, private: Path
) -> None:
    """Whoever has opened a file reads all that is written to it later, whatever its mode is then.

    The watcher here is there at each call that touches the file.
    """
    code = """
import os, sys
from pathlib import Path
history, seen = sys.argv[2], set()
def watch(frame, event, arg):
    try:
        seen.add(os.lstat(history).st_mode & 0o777)
    except FileNotFoundError:
        pass
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
os.umask(0)
store = Store(Path(sys.argv[1]))
sys.setprofile(watch)
store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "NK")])
sys.setprofile(None)
print(sorted(map(oct, seen)))
"""
    assert school.dana.does(code, private, history_of(private)) == "['0o600']"


def test_a_history_that_was_put_there_beforehand_is_refused(school: School, private: Path) -> None:
    """Its owner would read all that is written to it, and could write what others take for true."""
    history = history_of(private)
    school.tom.plants(history)
    for command in (
        ("set", private, "1-01", FOLLOWS),
        ("undo", private),
        ("mark", private, "Governors"),
        ("log", private),
    ):
        done = school.dana.runs(*command)
        assert done.returncode == 2, command
        assert "it belongs to user 6002, who may not write the workbook" in done.stderr
    assert history.read_bytes() == b""


def test_a_history_that_a_stranger_put_into_a_folder_for_all_is_refused(school: School) -> None:
    """Where everybody may write the folder, its files are no sign of who may write the workbook."""
    school.folder.chmod(0o2777)
    school.eve.plants(history_of(school.workbook))
    done = school.dana.runs("set", school.workbook, "1-01", FOLLOWS)
    assert "it belongs to user 6003, who may not write the workbook" in done.stderr
    assert history_of(school.workbook).read_bytes() == b""


def test_a_colleagues_history_is_used(school: School) -> None:
    """Who comes first makes it, and both own the workbook in turn."""
    for person in (school.tom, school.dana, school.tom):
        done = school.dana.runs("set", school.workbook, "1-01", f"who=U{person.user}")
        assert done.returncode == 0, done.stderr
    for person in (school.dana, school.tom):
        assert person.runs("set", school.workbook, "1-02", f"who=U{person.user}").returncode == 0
    assert "6001" in school.tom.runs("log", school.workbook).stdout


def test_a_history_that_more_may_read_than_the_workbook_is_narrowed_or_refused(
    school: School,
) -> None:
    """Whoever made the workbook private meant what it said earlier too."""
    assert school.tom.runs("set", school.workbook, "1-01", "who=TB").returncode == 0
    history = history_of(school.workbook)
    os.chown(school.workbook, school.dana.user, STAFF)
    school.workbook.chmod(0o660)
    history.chmod(0o664)
    before = history.read_bytes()
    refused = school.dana.runs("set", school.workbook, "1-01", FOLLOWS)
    assert "more people can read it than the workbook; ask user 6002" in refused.stderr
    assert history.read_bytes() == before
    assert school.tom.runs("set", school.workbook, "1-01", "who=NK").returncode == 0
    assert stat.S_IMODE(history.stat().st_mode) == 0o660
    assert school.dana.runs("set", school.workbook, "1-01", "who=DW").returncode == 0


@pytest.mark.parametrize("force", [False, True])
def test_a_file_that_somebody_put_where_an_export_goes_gives_it_no_rights(
    school: School, private: Path, force: bool
) -> None:
    """The name has the date and the school, so it can be guessed."""
    first = Path(school.dana.runs("export", private).stdout.strip())
    first.unlink()
    school.tom.plants(first)
    more = ("-o", first, "--force") if force else ()
    done = school.dana.runs("export", private, *more)
    written = Path(done.stdout.strip())
    assert (written == first) is force
    assert (written.stat().st_uid, stat.S_IMODE(written.stat().st_mode)) == (
        school.dana.user,
        0o600,
    )
    assert not school.tom.can_read(written)


def test_a_strangers_note_of_what_was_written_is_not_believed(school: School) -> None:
    """By it, what Dana has worked on since would pass for what eh-tui wrote, and be replaced."""
    school.folder.chmod(0o2777)
    export = Path(school.dana.runs("export", school.workbook).stdout.strip())
    export.write_bytes(b"worked on")
    (school.folder / LIST_NAME).unlink()
    forged = {export.name: hashlib.sha256(b"worked on").hexdigest()}
    school.eve.plants(school.folder / LIST_NAME, json.dumps(forged))
    done = school.dana.runs("export", school.workbook)
    assert (done.returncode, "(2)" in done.stdout) == (0, True)
    assert export.read_bytes() == b"worked on"


def test_whose_hashes_lie_in_a_folder_cannot_be_guessed_against(
    school: School, private: Path
) -> None:
    """A hash of the whole file tells whether a guess at the one unknown word was right."""
    assert school.dana.runs("export", private).returncode == 0
    assert school.dana.runs("export", school.workbook).returncode == 0
    notes = sorted(school.folder.glob(".eh-tui.written*"))
    assert [school.tom.can_read(note) for note in notes] == [False, True]
    again = school.dana.runs("export", private)
    assert (again.returncode, "(2)" in again.stdout) == (0, False)


def test_who_is_at_a_private_workbook_is_not_told(school: School, private: Path) -> None:
    """The sign beside it bears a name."""
    code = (
        "import sys; from pathlib import Path; from eh_tui.files.beside.presence import Presence;"
        "here = Presence(Path(sys.argv[1]), 'dana'); here.show(); print('ready', flush=True);"
        "sys.stdin.readline(); here.leave()"
    )
    for book, is_told in ((private, False), (school.workbook, True)):
        with school.dana.starts(code, book) as session:
            (sign,) = school.folder.glob(f".{book.stem}.here.*")
            assert school.tom.can_read(sign) is is_told
            session.communicate("\n")


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        (0o600, "can't be read: it is for fewer people than private.toml"),
        (0o640, "Not saved: it is for fewer people than private.toml"),
    ],
)
def test_a_workbook_that_is_opened_later_says_who_can_open_its_history(
    school: School, private: Path, mode: int, reason: str
) -> None:
    """Only its owner can say whether what it had while it was private is for others too."""
    assert school.dana.runs("set", private, "1-01", "who=NK").returncode == 0
    private.chmod(0o660)
    history_of(private).chmod(mode)
    assert school.dana.runs("set", private, "1-01", "who=DW").returncode == 0
    done = school.tom.runs("set", private, "1-01", "who=TB")
    assert (done.returncode, reason in done.stderr) == (2, True), done.stderr
    assert "ask user 6001 to run 'chmod --reference=private.toml private.history.jsonl'" in (
        done.stderr
    )
    assert stat.S_IMODE(history_of(private).stat().st_mode) == mode


@pytest.mark.parametrize("command", [("set", "1-01", "who=TB"), ("mark", "Ours"), ("lock",)])
def test_who_may_only_read_is_told_whom_to_ask_and_leaves_nothing_behind(
    school: School, command: tuple[str, ...]
) -> None:
    """Although they could put another file in its place, since the folder is for them to write."""
    school.workbook.chmod(0o640)
    before = sorted(school.folder.iterdir()), school.workbook.read_bytes()
    done = school.tom.runs(command[0], school.workbook, *command[1:])
    assert done.returncode == 2
    assert "school.toml can be read here, and not changed: you may not write it; ask user 6001" in (
        done.stderr
    )
    assert (sorted(school.folder.iterdir()), school.workbook.read_bytes()) == before


def test_neither_a_merge_nor_an_export_replaces_what_one_may_only_read(school: School) -> None:
    """A file of one's own gets a number, and is known again the next time."""
    assert school.dana.runs("export", school.workbook).returncode == 0
    (theirs,) = school.folder.glob("*.xlsx")
    for path in (theirs, school.workbook, school.folder / LIST_NAME):
        path.chmod(0o640)
    before = school.workbook.read_bytes(), theirs.read_bytes()
    base = school.tom.home / "base.toml"
    other = school.tom.home / "other.toml"
    text = school.workbook.read_text(encoding="utf-8")
    put(base, text, school.tom, 0o600)
    put(other, text.replace('who = "DW"', 'who = "TB"', 1), school.tom, 0o600)
    done = school.tom.runs("merge", base, school.workbook, other)
    assert (done.returncode, "you may not write it; ask user 6001" in done.stderr) == (2, True)
    for _ in range(2):
        assert "(2)" in school.tom.runs("export", school.workbook).stdout
    assert (school.workbook.read_bytes(), theirs.read_bytes()) == before
    assert len(list(school.folder.glob("*.xlsx"))) == 2


def test_check_tells_of_a_history_that_a_stranger_put_there(school: School) -> None:
    """It is where somebody looks who was told that nothing can be saved."""
    school.folder.chmod(0o2777)
    school.eve.plants(history_of(school.workbook))
    done = school.dana.runs("check", school.workbook)
    assert (done.returncode, "it belongs to user 6003" in done.stdout) == (1, True)
