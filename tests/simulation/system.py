"""The seams: every call of disk, lock, clock and chance that eh-tui makes, under our hand.

What is not below `TOP` goes to the real system, so that Python can load its modules.
"""

import builtins
import contextlib
import errno
import fcntl
import functools
import hashlib
import io
import os
import pwd
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from eh_tui import cli
from eh_tui.files.toml import text
from tests.simulation.disk import Disk
from tests.simulation.files import opening, scanning
from tests.simulation.inode import FIRST_DESCRIPTOR, Caller
from tests.simulation.plan import Fault
from tests.simulation.process import MOST_CALLS, Failed, Person, Process
from tests.simulation.stand_ins import other_program, raise_it, read_once, worked_out_alone

TOP = "/sim"
SHARE = f"{TOP}/share"
HOME = f"{TOP}/home"
"""Each account's own, by the same name."""

BY_PATH = (
    *("stat", "lstat", "readlink", "listdir", "mkdir", "replace", "rename", "link", "unlink"),
    *("open", "utime", "chmod", "listxattr", "getxattr", "removexattr"),
)
BY_DESCRIPTOR = (
    *("close", "fstat", "read", "pread", "write"),
    *("ftruncate", "fsync", "fchmod", "fchown"),
)
CHANGES = ("write", "open", "fsync", "mkdir", "replace", "rename", "link", "ftruncate")
"""What a full disk may refuse."""

NEVER_FAIL = ("close", "time", "monotonic", "sleep", "readlink", "flock", "utime")
A_CALL = 20_000
"""Nanoseconds that it takes."""

BEGINNING = 1_788_000_000 * 10**9
"""At the end of a school year's August, in nanoseconds."""


class System:
    """The machines of a school, with one share, and one program at work at a time."""

    def __init__(self, random: Random) -> None:
        """Begin; `random` is what chance on these machines comes from."""
        self.now = BEGINNING
        self.disk = Disk(lambda: self.now)
        self.current: Process | None = None
        self.trace: list[str] = []
        self.before_replace: Callable[[Process, str, str], None] = lambda *_: None
        """Called before a program of ours puts a file in another one's place."""
        self.after_outside: Callable[[], None] = lambda: None
        """Called after each call of a program that is not ours."""
        self._random = random
        self._numbers = 100
        for folder in (TOP, SHARE):
            self.disk.mkdir(folder)
        self.processes: list[Process] = []
        self._really: dict[str, Callable[..., Any]] = {}

    def process(self, person: Person, *, is_ours: bool = True) -> Process:
        """Return a new program of somebody's."""
        self._numbers += 1
        made = Process(person, self._numbers, is_ours)
        self.processes.append(made)
        home = f"{HOME}-{person.name}"
        if home not in self.disk.names:
            self.disk.caller = Caller(person.uid)
            self.disk.mkdir(home)
        return made

    def run(self, process: Process) -> None:
        """Let a program go on until it waits or ends."""
        if process.sleeps_until:
            self.now = max(self.now, process.sleeps_until)
            process.sleeps_until = 0
        process.calls = 0
        self.current = process
        process.run()
        self.current = None
        if process.is_killed or not process.is_busy:
            process.is_full = False
        if process.is_killed:
            self.end(process)

    def end(self, process: Process) -> None:
        """Let go of what a program held: it has ended."""
        process.is_killed = True
        if process.is_busy:  # it waits, and finds out
            self.current = process
            process.run()
            self.current = None
        self.disk.let_go(process)
        if process in self.processes:
            self.processes.remove(process)

    @contextlib.contextmanager
    def looking(self) -> Iterator[None]:
        """Let a checker use the disk without anybody noticing."""
        current, self.current = self.current, None
        seen, self.disk._seen = self.disk._seen, {}
        late, self.disk.is_late = self.disk.is_late, False
        try:
            yield
        finally:
            self.current, self.disk._seen, self.disk.is_late = current, seen, late

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Put the seams between eh-tui and the real system."""
        with pytest.MonkeyPatch.context() as patch:
            for name in (*BY_PATH, *BY_DESCRIPTOR):
                self._really[name] = getattr(os, name)
                patch.setattr(os, name, self._call(name))
            patch.setattr(os, "scandir", scanning(TOP, os.scandir))
            patch.setattr(fcntl, "flock", self._call("flock"))
            patch.setattr(os, "urandom", self._chance(os.urandom))
            patch.setattr(os, "getpid", lambda: self.current.number if self.current else 1)
            patch.setattr(os, "uname", self._machine)
            for name in ("getuid", "geteuid"):
                patch.setattr(os, name, lambda: self._caller().uid)
            patch.setattr(pwd, "getpwuid", self._account)
            patch.setattr(time, "time", self._time)
            patch.setattr(time, "monotonic", self._monotonic)
            patch.setattr(time, "sleep", self._sleep)
            for module in (builtins, io):
                patch.setattr(module, "open", opening(TOP, io.open))
            patch.setattr(sys, "unraisablehook", lambda _: None)
            for variable in ("STATE", "CONFIG", "DATA"):
                patch.setenv(f"XDG_{variable}_HOME", HOME)
            patch.delenv("EH_INITIALS", raising=False)
            patch.setattr(cli, "own_up", raise_it)
            patch.setattr(subprocess, "run", other_program)
            patch.setattr(functools.cached_property, "__get__", worked_out_alone)
            patch.setattr(text, "read_workbook", read_once)
            yield

    def _caller(self) -> Caller:
        if self.current is None:
            return Caller()
        person = self.current.person
        return Caller(person.uid, person.machine, self.current)

    def _machine(self) -> os.uname_result:
        return os.uname_result(("Linux", self._caller().machine, "6.1", "1", "x86_64"))

    def _chance(self, really: Callable[[int], bytes]) -> Callable[[int], bytes]:
        return lambda size: self._random.randbytes(size) if _is_asked_by_us() else really(size)

    def _account(self, uid: int) -> SimpleNamespace:
        names = {each.person.uid: each.person.name for each in self.processes}
        if uid not in names and uid:
            raise KeyError(uid)
        return SimpleNamespace(pw_name=names.get(uid, "root"))

    # The clock

    def _time(self) -> float:
        if _is_asked_by_us():
            self._step("time", ())
        return self.now / 1e9 + (self.current.person.skew if self.current else 0)

    def _monotonic(self) -> float:
        if _is_asked_by_us():
            self._step("monotonic", ())
        return self.now / 1e9

    def _sleep(self, seconds: float) -> None:
        process = self.current
        if process is None:
            self.now += int(seconds * 1e9)
            return
        self._step("sleep", (seconds,))
        process.sleeps_until = self.now + int(seconds * 1e9)
        process.wait()

    # The disk

    def _call(self, name: str) -> Callable[..., Any]:
        virtually = getattr(self.disk, name)
        really = self._really.get(name)

        def call(*given: Any, **named: Any) -> Any:
            target = given[0]
            if isinstance(target, int):
                if target < FIRST_DESCRIPTOR and really:
                    return really(*given, **named)
            elif not (path := os.fspath(target)).startswith(TOP):
                return really(*given, **named) if really else None
            else:
                given = (path, *given[1:])
            given = tuple(self._named(each) for each in given)
            self._step(name, given)
            self.disk.caller = self._caller()
            came = virtually(*given, **named)
            if self.current and not self.current.is_ours:
                self.after_outside()
            return came

        return call

    def _named(self, given: Any) -> Any:
        """Return an argument as the disk takes it, with the home of whoever is at work."""
        path = os.fspath(given) if isinstance(given, os.PathLike) else given
        if isinstance(path, str) and path.startswith(HOME) and self.current:
            return path.replace(HOME, f"{HOME}-{self.current.person.name}", 1)
        return path

    def _step(self, name: str, given: tuple[Any, ...]) -> None:
        """Count a call of the program at work, and let happen what is to happen before it."""
        process = self.current
        if process is None:
            return
        if process.is_killed:
            process.die()
        self.now += A_CALL
        process.calls += 1
        if process.calls > MOST_CALLS:
            raise RuntimeError("it makes calls without end")
        self.trace.append(f"{process.person.name} {name} {_words(given)}")
        if process.is_ours and name in ("replace", "rename"):
            self.before_replace(process, *given)
        if process.is_full and name in CHANGES and _writes(name, given):
            raise Failed(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if process.calls_left:
            process.calls_left -= 1
            if not process.calls_left:
                self._turn_ends(process, name, given)
        process.last_call = name

    def _turn_ends(self, process: Process, name: str, given: tuple[Any, ...]) -> None:
        fault = process.fault
        if fault is Fault.NONE:
            # From the last look at a file to its replacement nobody can step in (RELIABILITY 2.7).
            if name == "replace" and process.is_ours:
                process.calls_left = 1
            else:
                process.wait()
            return
        if fault is Fault.DISK_FAILS and name in NEVER_FAIL:
            process.calls_left = 1
            return
        process.struck, process.fault = name, Fault.NONE
        if fault is Fault.DISK_FAILS:
            raise Failed(errno.EIO, os.strerror(errno.EIO))
        if fault is Fault.DISK_FULL:
            process.is_full = True
            return
        if fault is Fault.KILL_HALFWAY and name == "write":
            self.disk.caller = self._caller()
            self.disk.write(given[0], bytes(given[1])[: len(given[1]) // 2])
            if not process.is_ours:
                self.after_outside()
        process.die()


def _writes(name: str, given: tuple[Any, ...]) -> bool:
    return name != "open" or bool(given[1] & os.O_CREAT)


def _words(given: tuple[Any, ...]) -> str:
    """Return what a call was given; bytes by their hash."""
    words = []
    for each in given:
        if isinstance(each, bytes | bytearray | memoryview):
            words.append(hashlib.sha256(each).hexdigest()[:12])
        else:
            words.append(str(each))
    return " ".join(words)


def _is_asked_by_us() -> bool:
    """Say whether a seam was called by eh-tui, and not by a library that it loads."""
    return str(sys._getframe(2).f_globals.get("__name__", "")).startswith("eh_tui")
