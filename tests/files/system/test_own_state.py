"""What an account keeps for itself alone, on a disk that answers nothing."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from eh_tui.files.system.own_state import make_private


def test_a_disk_on_which_nothing_is_a_folder_ends_the_search_at_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It went on above the root for ever, and the session with it."""
    asked: list[str] = []

    def is_no_folder(path: str) -> bool:
        asked.append(str(path))
        assert len(asked) < 100
        return False

    def fails(*_: object) -> NoReturn:
        raise OSError(errno.EIO, "the disk fails")

    monkeypatch.setattr(os.path, "isdir", is_no_folder)
    monkeypatch.setattr(os, "mkdir", fails)
    with pytest.raises(OSError, match="the disk fails"):
        make_private(tmp_path / "state" / "recorded")
    assert asked[-1] == "/"
