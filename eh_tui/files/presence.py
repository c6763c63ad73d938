"""Who has a workbook open: one small file a session beside it, gone when the session is."""

import contextlib
import os
import time
from pathlib import Path

_STALE = 90.0
"""Seconds without a sign of life after which a session counts as gone."""

_SIGN = 30.0
"""Seconds between two signs of life."""


class Presence:
    """This session's sign beside a workbook, and those of the others."""

    def __init__(self, workbook: Path, by: str) -> None:
        """Name the workbook and who is at it; nothing is written before `show`."""
        target = Path(os.path.realpath(workbook))
        self._folder = target.parent
        self._stem = f".{target.stem}.here."
        self._own = self._folder / f"{self._stem}{os.uname().nodename}.{os.getpid()}"
        self._by = by
        self._shown = 0.0

    def show(self) -> None:
        """Give a sign of life, if it is time; where the folder refuses it, stay unseen."""
        if time.monotonic() - self._shown < _SIGN and self._shown:
            return
        self._shown = time.monotonic()
        with contextlib.suppress(OSError):
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
            with open(os.open(self._own, flags, 0o644), "w", encoding="utf-8") as file:
                file.write(self._by)

    def leave(self) -> None:
        """Take the sign away."""
        with contextlib.suppress(OSError):
            self._own.unlink()

    def others(self) -> tuple[str, ...]:
        """Return who else has the workbook open, in alphabetical order."""
        names = []
        for sign in self._folder.glob(f"{self._stem}*"):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                if sign != self._own and self._is_alive(sign):
                    names.append(sign.read_text(encoding="utf-8")[:80].strip() or "somebody")
        return tuple(sorted(names))

    def _is_alive(self, sign: Path) -> bool:
        host, _, pid = sign.name.removeprefix(self._stem).rpartition(".")
        if host == os.uname().nodename and pid.isdigit() and not Path(f"/proc/{pid}").exists():
            with contextlib.suppress(OSError):
                sign.unlink()
            return False
        return time.time() - sign.stat().st_mtime < _STALE
