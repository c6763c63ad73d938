"""A program that runs until it is told to wait, between any two of its calls.

It is a thread that works only while it has the baton, so that one seed makes one order.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from eh_tui.errors import EhError
from tests.simulation.plan import Fault

MOST_CALLS = 100_000
"""In one turn; a program that makes more will not end."""


_NEVER_SO_LONG = 600
"""Seconds of the real clock that one turn may take."""


class Killed(BaseException):
    """The program is no more: nothing that it would still do has any effect."""


class Failed(OSError):
    """A disk that failed as it was told to."""


def _shut() -> threading.Lock:
    """Return a lock that another thread has to open: quicker than a semaphore, which is Python."""
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(eq=False)
class Person:
    """Somebody at a machine, with an account."""

    name: str
    uid: int
    skew: float = 0.0
    """Seconds by which the clock of the machine is ahead."""

    @property
    def machine(self) -> str:
        """The machine's name."""
        return f"pc-{self.name}"


@dataclass(eq=False)
class Process:
    """One program of a person, and what came of its last piece of work."""

    person: Person
    number: int
    is_ours: bool = True
    """Whether it runs eh-tui, and not an editor or a sync tool."""
    calls_left: int = 0
    """Until it waits; 0 for never."""
    fault: Fault = Fault.NONE
    struck: str = ""
    """The call at which the fault came."""
    is_killed: bool = False
    sleeps_until: int = 0
    """In nanoseconds; 0 for awake."""
    came: object = None
    """What its work returned, or the error that ended it."""
    is_full: bool = False
    calls: int = 0
    last_call: str = ""
    _thread: threading.Thread | None = None
    _go: threading.Lock = field(default_factory=_shut)
    _stopped: threading.Lock = field(default_factory=_shut)

    @property
    def is_busy(self) -> bool:
        """Whether it is in the middle of some work."""
        return self._thread is not None

    def begin(self, work: Callable[[], object]) -> None:
        """Take up some work, which begins with the next `run`."""

        def whole() -> None:
            self._go.acquire()
            try:
                self.came = work()
            except (EhError, Killed) as error:
                self.came = error
            except BaseException as error:  # noqa: BLE001  # it is a fault that a checker tells of
                self.came = error
            self._thread = None
            self._stopped.release()

        self._thread = threading.Thread(target=whole, daemon=True)
        self._thread.start()

    def run(self) -> None:
        """Go on until it waits or has ended."""
        self._go.release()
        if not self._stopped.acquire(timeout=_NEVER_SO_LONG):
            raise RuntimeError(f"{self.person.name} waits for what is no call: {self.last_call}")

    def wait(self) -> None:
        """Give the baton back, from within, until somebody runs it again."""
        self._stopped.release()
        self._go.acquire()
        if self.is_killed:
            raise Killed

    def die(self) -> None:
        """End at once, from within."""
        self.is_killed = True
        raise Killed
