"""A terminal without a window: what a person at one sends to a program and sees of it."""

from __future__ import annotations

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support.terminal_model import Model, ModelStream

PATIENCE = 20.0
"""Seconds after which something awaited counts as never coming, on a loaded machine too."""

QUIET = 0.15
"""Seconds without output after which a program counts as done with what it was sent."""

SEQUENCE = re.compile(
    r"\x1b(?:"
    r"\[(?P<private>[<=>?]?)(?P<parameters>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|[PX^_][^\x1b]*\x1b\\"
    r"|[ -/]+[0-~]"
    r"|[0-OQ-WYZ\\`-~])"
)
"""One escape sequence, whole (ECMA-48)."""

_LONGEST_SEQUENCE = 4096

_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[0c": b"\x1b[?62;22c",
    b"\x1b[>c": b"\x1b[>1;4000;0c",
    b"\x1b[>q": b"\x1bP>|tests\x1b\\",
    b"\x1b[5n": b"\x1b[0n",
    b"\x1b[6n": b"\x1b[2;3R",
    b"\x1b[?u": b"\x1b[?0u",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b]10;?\x1b\\": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]11;?\x1b\\": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
}
"""What a terminal is asked and what a modern one says.

It has synchronised output and repeats characters; nothing rarer.
"""

# A session leader that opens a terminal gets it as its own; no code runs between fork and exec.
_IN_TERMINAL = 'tty=$1; shift; exec "$@" <>"$tty" >&0 2>&0'


class Terminal:
    """A program in a pseudo-terminal of its own, and the screen that it has painted.

    Use it in a `with` statement: the program is ended with it, whatever happens.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        size: tuple[int, int] = (80, 24),
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        type_ahead: bytes = b"",
    ) -> None:
        """Start a program at a size of columns and rows.

        `type_ahead` is in the terminal before the program is.
        """
        self.size = size
        self.chunks: list[tuple[float, bytes]] = []
        """All that the program has sent, with the time at which each part came."""
        self._fed = 0
        self._held = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._screen = Model(*size)
        self._stream = ModelStream(self._screen)
        self._answered = b""
        self._ended = False
        self._closed = False
        self._master, slave = os.openpty()
        self.first_modes = termios.tcgetattr(slave)
        """The terminal's line settings before the program changed them."""
        self._set_size()
        if type_ahead:
            os.write(self._master, type_ahead)
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _IN_TERMINAL, "sh", os.ttyname(slave), *argv],
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=slave,
            env=environment() | dict(env or {}),
            cwd=cwd,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is sent

    def send(self, keys: bytes) -> None:
        """Type keys, taking in what the program sends when it does not take them at once."""
        deadline = time.perf_counter() + PATIENCE
        while keys:
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                keys = keys[os.write(self._master, keys[:1024]) :]
            self.read(0)
            assert time.perf_counter() < deadline, f"{keys[:20]!r} was never read"

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._feed()
        self.size = (columns, rows)
        self._screen.resize(rows, columns)
        self._set_size()

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window, as a lost line does."""
        self._ended = True
        if not self._closed:
            self._closed = True
            os.close(self._master)

    def close(self) -> None:
        """End the program, if it has not ended, and close the terminal."""
        if self._process.poll() is None:
            self._process.kill()
        self.hang_up()
        self._process.wait()

    # What comes back

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether nothing more can come: the program or the terminal is gone."""
        return self._ended

    @property
    def output(self) -> bytes:
        """All bytes that the program has sent."""
        return b"".join(chunk for _, chunk in self.chunks)

    @property
    def bytes_out(self) -> int:
        """How many bytes the program has sent."""
        return sum(len(chunk) for _, chunk in self.chunks)

    def since_start(self) -> float:
        """Return the seconds since the program was started."""
        return time.perf_counter() - self.started

    @property
    def modes(self) -> list[object]:
        """The terminal's line settings as they are now."""
        return list(termios.tcgetattr(self._master))

    @property
    def private_modes(self) -> dict[str, bool]:
        """The terminal's private modes ("25" is the cursor) as the program set them last."""
        found = SEQUENCE.finditer(self.output.decode(errors="replace"))
        return {
            number: match["final"] == "h"
            for match in found
            if match["private"] == "?" and match["final"] in ("h", "l") and not match["between"]
            for number in match["parameters"].split(";")
        }

    def screen(self) -> str:
        """Return what is on the screen now, one line for each row."""
        self._feed()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def cells(self) -> list[list[Any]]:
        """Return the rows of cells on the screen now, each with `data` and its look (pyte)."""
        self._feed()
        columns, rows = self.size
        return [[self._screen.buffer[y][x] for x in range(columns)] for y in range(rows)]

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and row at which the terminal would write next."""
        self._feed()
        return self._screen.cursor.x, self._screen.cursor.y

    def wait_for(self, text: str, timeout: float = PATIENCE) -> float:
        """Wait until a text is on the screen and return the time at which it came."""
        return self.wait_until(lambda: text in self.screen(), timeout, f"no {text!r}")

    def wait_while(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until a text is on the screen no more."""
        self.wait_until(lambda: text not in self.screen(), timeout, f"{text!r} stays")

    def wait_until(
        self, is_so: Callable[[], bool], timeout: float = PATIENCE, complaint: str = "never so"
    ) -> float:
        """Wait until something is so, of the screen or of a file, and return since when."""
        deadline = time.perf_counter() + timeout
        while not is_so():
            ended = self._ended
            self.read(0.02)
            if ended or time.perf_counter() > deadline:
                raise AssertionError(f"{complaint}:\n{self.screen()}")
        return self.chunks[-1][0] if self.chunks else time.perf_counter()

    def wait_for_screens(self) -> None:
        """Wait until the program itself takes keys: its first picture is there before that."""
        self.wait_until(lambda: self.private_modes.get("2004", False), complaint="takes no keys")

    def wait_more(self, than: int, timeout: float = PATIENCE) -> None:
        """Wait until the program has sent more than some bytes in all."""
        self.wait_until(lambda: self.bytes_out > than, timeout, "nothing more comes")

    def wait_quiet(self, quiet: float = QUIET, timeout: float = PATIENCE) -> None:
        """Wait until the program has sent nothing for some seconds."""
        deadline = time.perf_counter() + timeout
        while self.read(quiet):
            assert time.perf_counter() < deadline, f"it never stops:\n{self.screen()}"

    def watch(self, seconds: float) -> None:
        """Take in what the program sends for some seconds, whether it does or not."""
        deadline = time.perf_counter() + seconds
        while not self._ended and (left := deadline - time.perf_counter()) > 0:
            self.read(left)

    def wait_end(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended and return its exit code, -9 for a SIGKILL."""
        deadline = time.perf_counter() + timeout
        while not self._ended and time.perf_counter() < deadline:
            self.read(0.05)
        return self._process.wait(max(0.1, deadline - time.perf_counter()))

    def read(self, wait: float) -> int:
        """Take in what the program sends within some seconds; return how many bytes came."""
        if self._ended or not select.select([self._master], [], [], wait)[0]:
            return 0
        try:
            chunk = os.read(self._master, 65536)
        except OSError:  # how Linux tells that nobody has the terminal open any more
            chunk = b""
        if not chunk:
            self._ended = True
            return 0
        self.chunks.append((time.perf_counter(), chunk))
        self._answer(chunk)
        return len(chunk)

    def frames(self) -> Iterator[tuple[float, str]]:
        """Return each state of the screen that came in and is not yet painted, with its time.

        For measuring: nothing is painted here while the program works.
        """
        while self._fed < len(self.chunks):
            at, chunk = self.chunks[self._fed]
            self._fed += 1
            self._paint(chunk)
            yield at, "\n".join(self._screen.display)

    # Inside

    def _feed(self) -> None:
        for _, chunk in self.chunks[self._fed :]:
            self._paint(chunk)
        self._fed = len(self.chunks)

    def _paint(self, chunk: bytes) -> None:
        """Paint what pyte knows, and leave out what it would print as text."""
        text = self._held + self._decoder.decode(chunk)
        self._held = ""
        at = text.rfind("\x1b")
        if at >= 0 and len(text) - at < _LONGEST_SEQUENCE and not SEQUENCE.match(text, at):
            text, self._held = text[:at], text[at:]
        self._stream.feed(SEQUENCE.sub(_known_to_pyte, text))

    def _answer(self, chunk: bytes) -> None:
        blob = self._answered + chunk
        for query, answer in _ANSWERS.items():
            for _ in range(blob.count(query)):
                os.write(self._master, answer)
        # What may be the beginning of a query, and none that has been answered.
        at = blob.rfind(b"\x1b", -12)
        tail = blob[at:] if at >= 0 else b""
        self._answered = b"" if any(query in tail for query in _ANSWERS) else tail

    def _set_size(self) -> None:
        columns, rows = self.size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def environment() -> dict[str, str]:
    """Return the environment of a user at a modern terminal, of which a test may change some."""
    foreign = (
        "PYTHON",
        "TEXTUAL",
        "COV_",
        "PYTEST",
        "SSH_",
        "EH_",
        "XDG_",
        "NO_COLOR",
        "LC_",
        "COLUMNS",
        "LINES",
    )
    kept = {name: text for name, text in os.environ.items() if not name.startswith(foreign)}
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }


def eh_tui(*arguments: str | Path) -> list[str | Path]:
    """Return the command that runs eh-tui as it is in this checkout."""
    return [sys.executable, "-m", "eh_tui", *arguments]


def _known_to_pyte(match: re.Match[str]) -> str:
    if match["final"] is None:
        return "" if match["osc"] is not None or match[0][1] in "PX^_" else match[0]
    if match["between"] or match["private"] in ("<", "=", ">") or match["final"] in "ntuS":
        return ""
    return match[0]
