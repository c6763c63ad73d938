"""What people do at the far end of a line, and how long each key takes to be answered."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.bench.meeting import Chair
from tests.bench.workbooks import ids
from tests.support.logins import Login
from tests.support.pty_terminal import PATIENCE, QUIET, Terminal
from tests.support.slow_line import Line

SIZE = (80, 24)

PAGE_DOWN, PAGE_UP, ESCAPE, AGAIN = b"\x1b[6~", b"\x1b[5~", b"\x1b", b"\x1bOR"

DISCUSSED = 6
"""Actions that the meeting goes through: the first of them get a rating, two a new date."""

SCREENS = {
    "guidance": b"v",
    "summary": b"s",
    "checks": b"c",
    "filter": b"f",
    "help": b"?",
    "all commands": b"\x10",
    "a text": b"\r",
    "people": b"p",
    "due": b"t",
}
"""What opens over the sheet, by its key; Escape closes it again."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A line, and how fast keys are pressed where nobody waits for the answer."""

    name: str
    line: Line
    between: float
    """Seconds."""

    @property
    def there_and_back(self) -> float:
        """Milliseconds below which no key can be answered."""
        return 2000 * self.line.delay


_AT_WORK = 0.3
"""Seconds that programs may need for an answer on a loaded machine."""


class Answer(NamedTuple):
    """What a key, or a text typed in one go, led to."""

    keys: bytes
    at: float
    """Seconds from the beginning of the task."""
    ms: float
    """Until the last of what it changed was on the screen."""
    screen: str


class FarTerminal(Terminal):
    """A terminal at the end of a line, with the patience that it takes."""

    def __init__(self, login: Login, pace: Pace, workbook: Path) -> None:
        """Run a login at which a workbook is opened."""
        super().__init__(login.argv, SIZE, env=login.env)
        self.pace, self.line, self.workbook = pace, login.line, workbook
        self.pressed: list[tuple[float, bytes]] = []
        self.pictures: list[tuple[float, str]] = []
        """Each state of the screen that differs from the one before, and its time."""

    def send(self, keys: bytes) -> None:
        """Type keys, and note when."""
        self._feed()
        self.pressed.append((time.perf_counter(), keys))
        super().send(keys)

    def press(self, key: bytes) -> None:
        """Press a key that is answered, and wait until all of the answer is there."""
        known = self.bytes_out
        self.send(key)
        self.wait_more(known)
        self.wait_quiet()

    def wait_quiet(self, quiet: float = QUIET, timeout: float = PATIENCE) -> None:
        """Wait until nothing is under way, and nothing comes for as long as an answer takes.

        A program's answer may come long after its first bytes, since ssh passes on whole packets.
        """
        quiet += 2 * self.pace.line.delay + _AT_WORK
        deadline = time.perf_counter() + max(timeout, 40 * PATIENCE)
        while self.read(quiet) or self.line.arrives + _AT_WORK > time.perf_counter():
            assert time.perf_counter() < deadline, f"it never stops:\n{self.screen()}"

    def wait_until(
        self, is_so: Callable[[], bool], timeout: float = PATIENCE, complaint: str = "never so"
    ) -> float:
        """Wait longer than at other terminals."""
        return super().wait_until(is_so, max(timeout, 20 * PATIENCE), complaint)

    def forget(self) -> None:
        """Begin to measure here."""
        self.wait_quiet()
        self._feed()
        self.pressed.clear()
        del self.chunks[: self._fed], self.pictures[:-1]
        self._fed = self.line.down = 0

    def answers(self) -> list[Answer]:
        """Return what each key led to that was pressed when the one before was answered."""
        self._feed()
        began, answers = self.pressed[0][0], []
        ends = [at for at, _ in self.pressed[1:]] + [float("inf")]
        for (at, keys), end in zip(self.pressed, ends, strict=True):
            came = [chunk for chunk, _ in self.chunks if at < chunk <= end]
            if came:
                screen = next(text for when, text in reversed(self.pictures) if when <= end)
                answers.append(Answer(keys, at - began, (came[-1] - at) * 1000, screen))
        return answers

    def _feed(self) -> None:
        for at, screen in self.frames():
            if not self.pictures or screen != self.pictures[-1][1]:
                self.pictures.append((at, screen))


def walk(there: FarTerminal) -> list[Answer]:
    """Walk through all actions, rating each without waiting for the one before."""
    names = ids()
    there.send(b"w")
    there.wait_for(f"1 of {len(names)},")
    there.forget()
    began = time.perf_counter()
    for number in range(len(names)):
        while (left := began + number * there.pace.between - time.perf_counter()) > 0:
            there.read(left)
        there.send((b"r", b"a", b"g")[number % 3])
    there.wait_for(f"all {len(names)},")
    there.wait_quiet()
    there._feed()
    answers: list[Answer] = []
    for at, screen in there.pictures[1:]:
        while len(answers) < _left_behind(screen, names):
            pressed, key = there.pressed[len(answers)]
            answers.append(Answer(key, pressed - began, (at - pressed) * 1000, screen))
    assert len(answers) == len(names), there.screen()
    return answers


def search(there: FarTerminal) -> list[Answer]:
    """Search as one types, and go to the next places found."""
    return _one_by_one(there, [b"/", *(b"%c" % letter for letter in b"early"), b"\r", *3 * [AGAIN]])


def scroll(there: FarTerminal) -> list[Answer]:
    """Go down the sheet a page at a time to its end, and back up."""
    return _one_by_one(there, [PAGE_DOWN] * 9 + [PAGE_UP] * 9)


def meeting(there: FarTerminal) -> list[Answer]:
    """Begin a meeting, and rate the first actions on the agenda, some with a new date."""
    there.forget()
    chair = Chair(there, there.workbook)
    chair.begin()
    for _ in range(DISCUSSED):
        chair.go_through(chair.here() or "")
    there.wait_quiet()
    return there.answers()


TASKS: dict[str, Callable[[FarTerminal], list[Answer]]] = {
    "walk": walk,
    "search": search,
    "scroll": scroll,
    "meeting": meeting,
}
"""Each begins on the sheet and returns what its keys led to."""


def screens(there: FarTerminal) -> list[tuple[str, float, int]]:
    """Open and close screens; return the name, ms and bytes of each, there and not back."""
    told = []
    for name, key in SCREENS.items():
        there.forget()
        there.press(key)
        told.append((name, there.answers()[-1].ms, there.line.down))
        there.press(ESCAPE)
    return told


def _one_by_one(there: FarTerminal, keys: Sequence[bytes]) -> list[Answer]:
    there.forget()
    for key in keys:
        there.press(key)
    return there.answers()


def _left_behind(screen: str, names: list[str]) -> int:
    """Return how many actions have been left behind, 0 where the screen is not whole.

    The first line says which one is shown and the last but one says so again: a screen is
    sent from top to bottom.
    """
    first, *_, status, _ = screen.split("\n")
    if f"all {len(names)}," in first and names[-1] not in status:
        return len(names)
    shown = [at for at, id in enumerate(names) if f" {at + 1} of" in first and f" {id} " in status]
    return shown[0] if shown else 0
