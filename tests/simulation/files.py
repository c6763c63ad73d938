"""Python's own files on our disk."""

import contextlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.simulation.inode import FIRST_DESCRIPTOR


def scanning(top: str, really: Callable[..., Any]) -> Callable[..., Any]:
    """Return `os.scandir` for what is below a folder of ours, and the real one for the rest."""

    def scandir(path: Any = ".") -> Any:
        if isinstance(path, int) or not os.fspath(path).startswith(top):
            return really(path)
        names = sorted(one.name for one in Path(path).iterdir())
        entries = [SimpleNamespace(name=name, is_dir=lambda: False) for name in names]
        return contextlib.nullcontext(iter(entries))

    return scandir


def opening(top: str, really: Callable[..., Any]) -> Callable[..., Any]:
    """Return `open` for our files and what is below a folder of ours, the real one for the rest."""

    def open_file(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if isinstance(file, int):
            if file < FIRST_DESCRIPTOR:
                return really(file, mode, *given, **named)
            raw = Raw(file)
        elif not os.fspath(file).startswith(top):
            return really(file, mode, *given, **named)
        else:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if "w" in mode else os.O_RDONLY
            raw = Raw(os.open(file, flags, 0o666))
        buffered: Any = io.BufferedWriter(raw) if "w" in mode else io.BufferedReader(raw)
        if "b" in mode:
            return buffered
        return io.TextIOWrapper(buffered, named.get("encoding"), named.get("errors"))

    return open_file


class Raw(io.RawIOBase):
    """An open file of our disk, as Python's own files read and write it."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def readable(self) -> bool:
        """Say yes."""
        return True

    def writable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """See `io.RawIOBase`."""
        data = os.read(self._descriptor, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        """See `io.RawIOBase`."""
        return os.write(self._descriptor, bytes(data))

    def close(self) -> None:
        """Close the descriptor too, once."""
        if not self.closed:
            super().close()
            os.close(self._descriptor)
