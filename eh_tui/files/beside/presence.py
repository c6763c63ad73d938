"""Who has a workbook open: one small file a session beside it, gone when the session is.

A session holds a lock on its file while it lives, so that the kernel tells when it has gone,
however it went. What is on another machine is known by its signs of life only.
"""

import contextlib
import fcntl
import os
import time
from glob import escape
from itertools import islice
from pathlib import Path

from eh_tui.files.system.durable import copy_ownership
from eh_tui.files.system.regular import open_regular, read_regular

_STALE = 90.0
"""Seconds without a sign of life after which a session elsewhere counts as gone."""

_SIGN = 30.0
"""Seconds between two signs of life."""

FOLLOWS = " (follows)"
"""Behind the name of one whose screen only follows a meeting."""

_LARGEST = 400
"""Bytes of a sign, which holds a name."""

_MOST = 200
"""Signs that are looked at; no school has as many people at one workbook."""


class Presence:
    """This session's sign beside a workbook, and those of the others."""

    def __init__(self, workbook: Path, by: str) -> None:
        """Name the workbook and who is at it; nothing is written before `show`."""
        target = self._workbook = Path(os.path.realpath(workbook))
        self._folder = target.parent
        self._stem = f".{target.stem}.here."
        self._own = self._folder / f"{self._stem}{os.uname().nodename}.{os.getpid()}"
        self._new = self._own.with_name(f".{self._own.name}")
        """Its name until it is locked."""
        self._by = by
        self._shown = 0.0
        self._held: int | None = None
        self.processes: tuple[int, ...] = ()
        """The others' on this machine, as last looked."""

    @property
    def own_id(self) -> str:
        """By what this session is known to the others: its machine and process."""
        return self._own.name.removeprefix(self._stem)

    def is_here(self, id: str) -> bool:
        """Say whether the session of an id, this one or another, has the workbook open."""
        sign = self._folder / f"{self._stem}{id}"
        if sign == self._own:
            return True
        with contextlib.suppress(OSError):
            return bool(id) and "/" not in id and self._is_alive(sign)
        return False

    def sessions(self) -> tuple[tuple[str, str], ...]:
        """Return the others that have it open, each by its id with who it is, by name."""
        found = []
        for sign in islice(self._folder.glob(f"{escape(self._stem)}*"), _MOST):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                if sign != self._own and self._is_alive(sign):
                    name = read_regular(sign, _LARGEST).decode()[:80].strip() or "somebody"
                    found.append((sign.name.removeprefix(self._stem), name))
        return tuple(sorted(found, key=lambda each: (each[1], each[0])))

    def may_lead(self) -> tuple[tuple[str, str], ...]:
        """Return the others, as `sessions` does, without those that only follow a meeting."""
        return tuple(each for each in self.sessions() if not each[1].endswith(FOLLOWS))

    def show(self) -> None:
        """Give a sign of life, if it is time; where the folder refuses it, stay unseen."""
        if time.monotonic() - self._shown < _SIGN and self._shown:
            return
        self._shown = time.monotonic()
        with contextlib.suppress(OSError):
            if self._held is None or not self._own.exists():
                self._make()
            else:
                os.utime(self._held)

    def leave(self) -> None:
        """Take the sign away; may be called from a signal handler, also while it is made."""
        if not self._shown:
            return
        for sign in (self._new, self._own):
            with contextlib.suppress(OSError):
                sign.unlink()
        held, self._held, self._shown = self._held, None, 0.0
        if held is not None:
            with contextlib.suppress(OSError):
                os.close(held)

    def others(self) -> tuple[str, ...]:
        """Return who else has the workbook open, in alphabetical order."""
        found = self.sessions()
        places = [id.rpartition(".") for id, _ in found]
        self.processes = tuple(
            int(pid) for host, _, pid in places if host == os.uname().nodename and pid.isdigit()
        )
        return tuple(name for _, name in found)

    def _make(self) -> None:
        """Put the sign there, locked before anybody can see it."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._new)  # a session of this number was killed, or somebody put it there
        descriptor = os.open(self._new, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        if self._held is not None:
            os.close(self._held)
        self._held = descriptor
        with contextlib.suppress(OSError):  # a disk without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with contextlib.suppress(OSError):  # whoever may read the workbook sees who is at it
            copy_ownership(self._workbook, descriptor)
        os.write(descriptor, self._by.encode())
        self._new.rename(self._own)

    def _place(self, sign: Path) -> tuple[str, str]:
        """Return the machine and the process that a sign names."""
        host, _, pid = sign.name.removeprefix(self._stem).rpartition(".")
        return host, pid

    def _is_alive(self, sign: Path) -> bool:
        host, pid = self._place(sign)
        if host != os.uname().nodename or not pid.isdigit():
            return time.time() - sign.lstat().st_mtime < _STALE
        descriptor = open_regular(sign)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # a disk without locks
            return Path(f"/proc/{pid}").exists()
        finally:
            os.close(descriptor)
        sign.unlink()
        return False
