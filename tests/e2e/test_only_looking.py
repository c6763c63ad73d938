"""Whoever only looks leaves nothing behind: not a line of history, not a date of a file."""

import os
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.cli.table import NAMES
from eh_tui.files.folder.peek import peek
from eh_tui.files.folder.shelf import shelf_entries
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from tests.e2e.conftest import Said
from tests.support.forms import example_file

LOOKING: dict[str, list[tuple[str, ...]]] = {
    "show": [("show", "{file}"), ("show", "--json", "{file}"), ("show", "--last-year", "{file}")],
    "check": [("check", "{file}")],
    "due": [("due", "{file}"), ("due",), ("due", "--json")],
    "log": [("log", "{file}"), ("log", "{file}", "1-02"), ("log", "--json", "{file}")],
    "people": [
        ("people", "{file}"),
        ("people", "--of", "Dana Whitfield", "{file}"),
        ("people", "--propose", "{file}"),
    ],
    "training": [("training", "{file}")],
    "evidence": [("evidence", "{file}"), ("evidence", "{file}", "1-02")],
    "signatures": [("signatures", "{file}")],
    "meeting agenda": [("meeting", "agenda", "{file}")],
    "meeting trend": [("meeting", "trend", "{file}")],
    "minutes": [("minutes", "{file}"), ("minutes", "-o", "{away}/minutes.md", "{file}")],
    "export": [("export", "-o", "{away}/out.xlsx", "{file}")],
    "calendar": [("calendar", "-o", "{away}/dates.ics", "{file}")],
    "forms": [("forms",)],
    "form check": [("form", "check", "{file}")],
    "meeting who": [("meeting", "who", "{file}")],
    "new": [("new", "--from", "{file}", "--leave-open", "{away}/next.toml")],
}  # fmt: skip
"""The commands that look at a workbook, each as it is typed."""

CHANGING = {
    *("lock", "unlock", "set", "add", "remove", "undo", "redo", "sign", "receive", "hand-over"),
    *("known", "publish", "mark", "person", "upgrade", "merge", "merge-copies"),
    *("history redact", "history compact", "history restore", "history sign"),
    *("meeting start", "meeting discuss", "meeting later", "meeting add", "meeting end"),
    *("meeting cancel", "meeting item", "meeting note", "meeting private", "meeting forward"),
    *("meeting next", "meeting standing", "meeting amend", "meeting approve", "meeting settle"),
    *("walk", "meeting run", "meeting follow"),
    *("form draft", "form correct", "import", "return"),
    *("submit", "partnership new", "partnership", "collate"),
    *("partnership ask-again", "partnership send-back", "partnership close"),
}


def test_every_command_is_known_to_look_or_to_change() -> None:
    """A new one has to be put here, so that nobody forgets to ask."""
    assert set(NAMES) == LOOKING.keys() | CHANGING


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which every reason to write something is there."""
    folder = tmp_path / "workbooks"
    folder.mkdir()
    example = example_file().read_bytes()
    (folder / "last.toml").write_bytes(example)
    path = folder / "school.toml"
    path.write_bytes(example.replace(b"[school]\n", b'[school]\nfollows = "last.toml"\n', 1))
    for arguments in (
        ("set", path, "1-02", "who=Zeb Quill"),
        ("meeting", "start", path),
        ("meeting", "discuss", path, "1-02", "rag=green"),
    ):
        assert main([str(argument) for argument in arguments]) == 0
    # Somebody's editor, of which the history does not know yet.
    path.write_bytes(path.read_bytes().replace(b'who = "Zeb Quill"', b'who = "NK"', 1))
    unfinished = folder / "killed.toml"
    unfinished.write_bytes(example)
    assert main(["set", str(unfinished), "1-02", "who=Zeb Quill"]) == 0
    unfinished.write_bytes(example)
    history = history_of(unfinished)
    lines = history.read_bytes().splitlines(keepends=True)
    history.write_bytes(b"".join(line for line in lines if not line.startswith(b'{"done"')))
    for each in folder.iterdir():
        os.utime(each, ns=(10**18, 10**18))
    monkeypatch.setenv("EH_WORKBOOKS", str(folder))
    return folder


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return what a folder holds: names, contents and dates, its own included."""
    held = {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.iterdir()}
    return held | {".": (b"", folder.stat().st_mtime_ns)}


@pytest.mark.parametrize(
    "arguments",
    [arguments for commands in LOOKING.values() for arguments in commands],
    ids=" ".join,
)
def test_a_command_that_looks_changes_nothing(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """A governor's look at the list must not grow somebody's history, or ask for write access."""
    before = everything(folder)
    places = {"file": folder / "school.toml", "away": tmp_path}
    code = main([argument.format(**places) for argument in arguments])
    out, err = capsys.readouterr()
    assert (code in (0, 1), err) == (True, "")
    assert out
    assert everything(folder) == before


def test_the_list_of_workbooks_changes_nothing(folder: Path) -> None:
    """It opens the program, so it is looked at more often than anything else."""
    before = everything(folder)
    assert [entry.trouble for entry in shelf_entries(folder)] == ["", "", ""]
    assert everything(folder) == before


def test_merging_without_a_copy_changes_nothing(folder: Path, said: Said) -> None:
    """There was nothing to do."""
    before = everything(folder)
    assert "No sync tool left a copy" in said("merge-copies", folder / "school.toml")
    assert everything(folder) == before


def test_a_change_of_a_killed_session_is_seen_all_the_same(folder: Path, said: Said) -> None:
    """It counts as made, and whoever opens the workbook next will find it."""
    path = folder / "killed.toml"
    looked = peek(path)
    assert b'who = "Zeb Quill"' not in path.read_bytes()
    assert next(a for a in looked.workbook.actions if a.id == "1-02").who == "Zeb Quill"
    assert Store(path).workbook == looked.workbook
    assert 'who = "Zeb Quill"' in path.read_text(encoding="utf-8")


def test_the_log_tells_of_a_change_from_outside_before_it_is_written_down(
    folder: Path, said: Said
) -> None:
    """Whoever asks has just seen it in the file."""
    path = folder / "school.toml"
    first = said("log", path).splitlines()[0]
    assert first.endswith('  outside  1-02 who: "Zeb Quill" -> "NK"')
    Store(path)
    assert said("log", path).splitlines()[0].split("  ")[1:] == first.split("  ")[1:]
