"""What happens in a workbook's folder is told, and a process that ends."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.files.system import fs_watch as notices
from eh_tui.files.system.fs_watch import Notices, kind_of_disk

PATIENCE = 20.0
"""Seconds after which something awaited counts as never coming."""

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
    for name in ("audit.toml", "new"):
        (tmp_path / name).write_text("")
    return tmp_path


@pytest.mark.parametrize("change", CHANGES)
async def test_each_change_of_a_workbooks_files_is_told(folder: Path, change: str) -> None:
    """However it is made."""
    told = asyncio.Event()
    running = Notices(folder, told.set)
    CHANGES[change](folder)
    await asyncio.wait_for(told.wait(), PATIENCE)
    running.end()


async def test_a_folder_that_takes_the_place_of_another_is_not_the_same(folder: Path) -> None:
    """Of what happens in it nothing is told, so whoever watches has to ask anew."""
    running = Notices(folder, lambda: None)
    assert running.is_of(folder)
    folder.rename(folder.with_name(f"{folder.name}-away"))
    assert not running.is_of(folder)
    folder.mkdir()
    assert not running.is_of(folder)
    running.end()


async def test_it_is_told_again_and_again_and_then_no_more(folder: Path) -> None:
    """Each time after the last, and nothing after the end."""
    told = asyncio.Event()
    running = Notices(folder, told.set)
    for text in "abc":
        (folder / "audit.toml").write_text(text)
        await asyncio.wait_for(told.wait(), PATIENCE)
        told.clear()
    running.end()
    running.end()
    (folder / "audit.toml").write_text("d")
    again = asyncio.Event()
    other = Notices(folder, again.set)
    (folder / "audit.toml").write_text("e")
    await asyncio.wait_for(again.wait(), PATIENCE)
    other.end()
    assert not told.is_set()


async def test_the_end_of_a_process_is_told(folder: Path) -> None:
    """A killed session leaves its sign behind, and changes nothing in the folder."""
    told = asyncio.Event()
    running = Notices(folder, told.set)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        running.follow([process.pid])
        process.kill()
        await asyncio.wait_for(told.wait(), PATIENCE)
    running.end()


async def test_a_disk_on_which_others_write_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a server's other clients write, this machine hears nothing of it."""
    monkeypatch.setattr(notices, "kind_of_disk", lambda _: "nfs4")
    with pytest.raises(OSError, match="not all that happens"):
        Notices(folder, lambda: None)


def test_the_disk_of_a_folder_is_the_one_mounted_last_above_it() -> None:
    """/proc is not on the disk of /."""
    assert kind_of_disk(Path("/proc/self")) == "proc"
    assert kind_of_disk(Path("/")) not in ("", "proc")
