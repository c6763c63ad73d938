"""What happens to a workbook's files is told, and nothing else wakes anybody."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eh_tui.files import notices
from eh_tui.files.notices import Notices, kind_of_disk

PATIENCE = 20.0
"""Seconds after which something awaited counts as never coming."""

Told = queue.Queue[bool]

CHANGES: dict[str, Callable[[Path], object]] = {
    "saved in place": lambda folder: (folder / "audit.toml").write_text("a"),
    "put in its place": lambda folder: (folder / "new").rename(folder / "audit.toml"),
    "moved away": lambda folder: (folder / "audit.toml").rename(folder / "old"),
    "a line of history": lambda folder: (folder / "audit.history.jsonl").write_text("{}"),
    "a session that comes": lambda folder: (folder / ".audit.here.desk.1").write_text("DW"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder on this machine's own disk, with a workbook in it."""
    for name in ("audit.toml", "new", "other.toml"):
        (tmp_path / name).write_text("")
    return tmp_path


@pytest.fixture
def told(folder: Path) -> Iterator[Told]:
    """Return where it is put when something is told of `audit.*`."""
    told: Told = queue.Queue()
    running = Notices(folder, "audit", lambda: told.put(True))
    yield told
    running.end()


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_of_a_workbooks_files_is_told(folder: Path, told: Told, change: str) -> None:
    """However it is made."""
    CHANGES[change](folder)
    assert told.get(timeout=PATIENCE)


def test_what_happens_to_other_files_is_not_told(folder: Path, told: Told) -> None:
    """Another workbook of the folder is no reason to look at this one."""
    (folder / "other.toml").write_text("a")
    (folder / "audit.toml").write_text("a")
    assert told.get(timeout=PATIENCE)
    assert told.empty()


def test_a_folder_that_goes_is_told_and_ends_it(tmp_path: Path) -> None:
    """Somebody has to look for it then: nothing more will be told."""
    folder = tmp_path / "stick"
    folder.mkdir()
    told: Told = queue.Queue()
    running = Notices(folder, "audit", lambda: told.put(True))
    folder.rename(tmp_path / "elsewhere")
    assert told.get(timeout=PATIENCE)
    running._thread.join(PATIENCE)
    assert running.has_ended
    running.end()


def test_a_disk_on_which_others_write_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a server's other clients write, this machine hears nothing of it."""
    monkeypatch.setattr(notices, "kind_of_disk", lambda _: "nfs4")
    with pytest.raises(OSError, match="not all that happens"):
        Notices(folder, "audit", lambda: None)


def test_the_disk_of_a_folder_is_the_one_mounted_last_above_it() -> None:
    """/proc is not on the disk of /."""
    assert kind_of_disk(Path("/proc/self")) == "proc"
    assert kind_of_disk(Path("/")) not in ("", "proc")
