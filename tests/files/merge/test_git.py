"""git merges workbooks in whatever folder they are, and a version is called by who saved it."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.errors import Refused
from eh_tui.files.merge.git import ATTRIBUTE, install, written_by_commit
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.log import moment
from tests.support import CHECKOUT
from tests.support.forms import example_file

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

EXAMPLE = example_file().read_bytes()
HERE = f"{shlex.quote(sys.executable)} -m eh_tui"
Git = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a way to run git in a new checkout, in which one stands."""
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "PYTHONPATH": str(CHECKOUT),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Dana Whitfield",
        "GIT_AUTHOR_EMAIL": "dw@school.example",
        "GIT_COMMITTER_NAME": "Dana Whitfield",
        "GIT_COMMITTER_EMAIL": "dw@school.example",
        "GIT_AUTHOR_DATE": "2026-09-12T14:03:00+01:00",
    }.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)

    run("init", "--initial-branch=main")
    return run


def commit(git: Git, **files: bytes) -> None:
    """Commit some files by their names without the ending."""
    for name, data in files.items():
        path = Path(f"{name}.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    git("add", ".")
    git("commit", "-m", "saved")


def test_one_command_makes_both_settings(git: Git, tmp_path: Path) -> None:
    """Once more changes nothing, and what the file said before stays."""
    attributes = tmp_path / ".gitattributes"
    attributes.write_text("*.png binary", encoding="utf-8")
    (tmp_path / "below").mkdir()
    for _ in range(2):
        assert install(Path("below"), ("eh-tui-that-is-nowhere", HERE)) == HERE
    assert attributes.read_text(encoding="utf-8") == f"*.png binary\n{ATTRIBUTE}\n"
    driver = git("config", "merge.eh-tui.driver").stdout
    assert f"{HERE} merge %O %A %B --path %P" in driver
    for path in ("school.toml", "2027/archive/school.toml"):
        assert git("check-attr", "merge", "--", path).stdout.endswith("merge: eh-tui\n")


def test_a_workbook_that_was_moved_is_merged_field_by_field(git: Git) -> None:
    """The line stands at the top of the checkout, so it holds in the new folder too."""
    install(Path(), (HERE,))
    commit(git, school=EXAMPLE)
    git("switch", "-c", "other")
    commit(git, school=EXAMPLE.replace(b'who = "AO / PL"', b'who = "AO"'))
    git("switch", "main")
    Path("archive").mkdir()
    git("mv", "school.toml", "archive/school.toml")
    moved = EXAMPLE.replace(b'when = "ongoing"', b'when = "termly"')
    commit(git, **{"archive/school": moved})
    assert git("merge", "other", "-m", "merged").returncode == 0
    merged = Path("archive/school.toml").read_bytes()
    assert b'who = "AO"' in merged
    assert b'when = "termly"' in merged


def test_a_file_that_is_no_workbook_is_merged_by_git_itself(git: Git) -> None:
    """The line takes in every .toml file, and other programs have some too."""
    install(Path(), (HERE,))
    lines = [f"line{at} = 1\n".encode() for at in range(9)]
    commit(git, other=b"".join(lines))
    git("switch", "-c", "other")
    commit(git, other=b"".join([b"line0 = 2\n", *lines[1:]]))
    git("switch", "main")
    commit(git, other=b"".join([*lines[:8], b"line8 = 2\n"]))
    assert git("merge", "other", "-m", "merged").returncode == 0
    assert Path("other.toml").read_bytes().count(b"= 2") == 2
    git("switch", "-c", "third", "HEAD~1")
    commit(git, other=b"".join([b"line0 = 3\n", *lines[1:]]))
    assert git("merge", "main", "-m", "merged").returncode == 1
    assert b"<<<<<<<" in Path("other.toml").read_bytes()


def test_where_the_program_is_not_found_no_side_is_dropped(
    git: Git, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git would take a driver that fails for one that has kept a side on purpose."""
    assert install(Path(), ("eh-tui-that-is-nowhere",)) == ""
    commit(git, school=EXAMPLE)
    git("switch", "-c", "other")
    commit(git, school=EXAMPLE.replace(b'who = "AO / PL"', b'who = "AO"'))
    git("switch", "main")
    commit(git, school=EXAMPLE.replace(b'who = "AO / PL"', b'who = "PL"'))
    assert git("merge", "other", "-m", "merged").returncode == 1
    both = Path("school.toml").read_bytes()
    assert b"<<<<<<<" in both
    assert b'who = "AO"' in both
    assert b'who = "PL"' in both
    monkeypatch.setattr("eh_tui.files.merge.git.install", lambda *_: "")
    assert main(["merge", "--install"]) == 1
    assert "git's own shell does not find eh-tui" in capsys.readouterr().err


def test_what_is_no_checkout_is_said_to_be_none(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(Refused, match="no checkout of git"):
        install(tmp_path / "nowhere", (HERE,))
    assert list(tmp_path.iterdir()) == []


def test_a_value_is_called_by_who_typed_it_or_who_saved_its_version(git: Git) -> None:
    """On this machine the history knows to the minute; of another, git knows who committed."""
    commit(git, school=EXAMPLE)
    version = Path("version")
    version.write_bytes(EXAMPLE)
    path = Path("school.toml")
    store = Store(path, "jpatel")
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "who", "NK")])
    wanted = Set(Kind.ACTIONS, "4-07", "who", "", "NK")
    who = written_by_commit(version, store.records, lambda _: "NK")(wanted)
    assert who.startswith("jpatel, ")
    other = written_by_commit(version, store.records, lambda _: "TB")(wanted)
    assert other == f"saved by Dana Whitfield, {moment('2026-09-12T14:03:00+01:00')}"
    version.write_bytes(b"never committed")
    assert written_by_commit(version, (), lambda _: "TB")(wanted) == ""


def test_a_stashed_version_is_called_by_who_stashed_it(git: Git) -> None:
    """In a stash pop it is that what git calls theirs."""
    commit(git, school=EXAMPLE)
    changed = EXAMPLE.replace(b'who = "AO / PL"', b'who = "AO"')
    Path("school.toml").write_bytes(changed)
    git("stash")
    version = Path("version")
    version.write_bytes(changed)
    wanted = Set(Kind.ACTIONS, "3-02", "who", "", "AO")
    assert written_by_commit(version, (), lambda _: "AO")(wanted).startswith(
        "saved by Dana Whitfield"
    )
