"""Files that somebody else may have put there: not waited for, not followed, not swallowed."""

import os
import socket
from pathlib import Path

import pytest

from eh_tui.files.system.regular import open_regular, read_regular


def test_what_it_holds_is_returned_up_to_the_limit(tmp_path: Path) -> None:
    """To the byte."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_regular(path, 5) == b"12345"
    with pytest.raises(OSError, match="it is larger than 4 bytes, so it is not read"):
        read_regular(path, 4)


def test_a_file_full_of_holes_is_not_read_whole(tmp_path: Path) -> None:
    """It takes no room on the disk and all there is in memory."""
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(OSError, match="it is larger than 1 MB"):
        read_regular(path, 1 << 20)


@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_WRONLY, os.O_RDWR | os.O_APPEND])
def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path, flags: int) -> None:
    """A pipe would be waited for, a device read for ever."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
    for path in (tmp_path / "pipe", tmp_path / "socket", Path("/dev/null")):
        with pytest.raises(OSError, match="it is not a regular file"):
            open_regular(path, flags)


def test_a_link_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    """Also to a file of one's own: that is where somebody else wants it to lead."""
    (tmp_path / "mine").write_bytes(b"mine")
    for name, target in (("a", "mine"), ("b", "nowhere"), ("c", "c")):
        (tmp_path / name).symlink_to(target)
        with pytest.raises(OSError, match="it is a symbolic link, which is not followed"):
            open_regular(tmp_path / name)
