"""Between the terminal and the program: what comes in, however broken, and how it is left.

Each docstring names the behaviour of Textual 8.2.8 that it mends; look there again with
another version.
"""

import contextlib
import os
import re
import select
import signal
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from typing import Any

from textual import constants, events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

GUARD = 0.05
"""Seconds after a paste in which keys that may be part of it do nothing (RELIABILITY.md Y11)."""

LONGEST_PAUSE = 5.0
"""Seconds without input after which a paste counts as whole though its end never came."""

LARGEST = (1000, 500)
"""The columns and rows of the largest window that is drawn on."""

_X10_MOUSE = re.compile(rb"\x1b\[M.{3}", re.DOTALL)
_OPENING = re.compile(r"\x1b(?:(?P<paste>\[200~)|(?P<overlong>\[[0-?]{26})|[]PX^_])")
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*)?\Z")
_END_OF_PASTE = re.compile(r"\x1b\[201~")
_END_OF_STRING = re.compile(r"\x07|\x1b\\|[\x18\x1a]")
_END_OF_OVERLONG = re.compile(r"[@-~\x00-\x1f]")
_LONGEST_END = 6

_LEFT = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    "\x1b[0m\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What `LinuxDriver.stop_application_mode` sends, at once."""


class Parser(XTermParser):
    """Keys, pastes and reports from whatever a terminal sends.

    `XTermParser.parse` (_xterm_parser.py) moves an ESC within a paste to another place, waits
    for ever for the end of a paste, and types the sequences that it does not know as keys:
    pastes, control strings and overlong sequences are taken out here before it sees them.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin with nothing read."""
        super().__init__(debug)
        self._held = ""
        self._end: re.Pattern[str] | None = None
        self._pasted: list[str] = []
        self._deadline: float | None = None
        self._guarded_until = 0.0
        self._entered = False

    @property
    def is_pasting(self) -> bool:
        """Whether what comes next is pasted text."""
        return self._end is _END_OF_PASTE

    @property
    def patience(self) -> float | None:
        """The seconds after which `tick` is due, None where there is only input to wait for."""
        due = [time for time in (self._deadline, self._timeout_time) if time is not None]
        return max(0.0, min(due) - get_time()) if due else None

    def feed(self, data: str) -> Iterable[Message]:
        """Return what some input says."""
        if get_time() < self._guarded_until:
            self._guarded_until = get_time() + GUARD
        for message in self._messages(self._held + data):
            if not self._may_be_pasted(message):
                yield message

    def tick(self) -> Iterable[Message]:
        """Return what the input so far says when nothing more has come for a while."""
        if self._deadline is not None and get_time() >= self._deadline:
            held, self._held, self._deadline = self._held, "", None
            if self._end:
                yield from self._close(held)
            else:
                yield from self._keys(held)
                yield from self._settle()
        yield from super().tick()

    def _messages(self, data: str) -> Iterator[Message]:
        self._held, self._deadline = "", None
        while data:
            if self._end:
                end = self._end.search(data)
                if end is None:
                    self._pasted.append(data[:-_LONGEST_END])
                    self._hold(data[-_LONGEST_END:])
                    return
                yield from self._close(data[: end.start()])
                data = data[end.end() :]
            elif opening := _OPENING.search(data):
                yield from self._keys(data[: opening.start()])
                yield from self._settle()
                self._open(opening)
                data = data[opening.end() :]
            else:
                unfinished = _UNFINISHED.search(data)
                at = unfinished.start() if unfinished else len(data)
                yield from self._keys(data[:at])
                if unfinished:
                    self._hold(data[at:])
                return

    def _open(self, opening: re.Match[str]) -> None:
        if opening["paste"]:
            self._end = _END_OF_PASTE
        else:
            self._end = _END_OF_OVERLONG if opening["overlong"] else _END_OF_STRING
        self._hold("")

    def _close(self, rest: str) -> Iterator[Message]:
        """Return the paste that is at its end; a control string says nothing to anybody."""
        text = "".join((*self._pasted, rest)) if self.is_pasting else ""
        if self.is_pasting:
            self._guarded_until, self._entered = get_time() + GUARD, False
        self._end, self._deadline = None, None
        self._pasted.clear()
        if text:
            # Without NUL, as Textual does.
            yield events.Paste(text.replace("\x00", ""))

    def _hold(self, data: str) -> None:
        self._held = data
        pause = LONGEST_PAUSE if self.is_pasting else constants.ESCAPE_DELAY
        self._deadline = get_time() + pause

    def _keys(self, data: str) -> Iterator[Message]:
        if data:  # "" would end the parser
            yield from super().feed(data)

    def _settle(self) -> Iterator[Message]:
        """Return what is still open as if nothing more came: an ESC is then the key."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from super().tick()

    def _may_be_pasted(self, message: Message) -> bool:
        """Say whether a key comes so soon after a paste that it may be a forged one's rest.

        Enter is let through, because hands are quick, but nothing after it.
        """
        if not isinstance(message, events.Key) or get_time() >= self._guarded_until:
            return False
        if message.key == "enter":
            self._entered = True
            return False
        return self._entered or not message.is_printable

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Ignore a key that can't be: a number beyond Unicode or a half character.

        `XTermParser._parse_extended_key` (_xterm_parser.py) raises for the one and passes the
        other on, and either ends the program.
        """
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
            "".join(f"{key.key}{key.character}" for key in keys).encode()
        except (OverflowError, ValueError):
            return [events.Key(Keys.Ignore, sequence)]
        return keys

    def parse_mouse_code(self, code: str) -> Message | None:
        """Ignore a report in pixels of a window that has none.

        `XTermParser.parse_mouse_code` (_xterm_parser.py) divides by its size.
        """
        try:
            return super().parse_mouse_code(code)
        except ZeroDivisionError:
            return None


class Driver(LinuxDriver):
    """Textual's driver, which no input and no lost line brings out of step."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Be ready for an app.

        `App.size` (app.py) would first take what COLUMNS and LINES say.
        """
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = size or self._get_terminal_size()
        self._woken, self._wake = os.pipe()

    def run_input_thread(self) -> None:
        """Read what comes, until the input is no longer wanted or the terminal is gone.

        `LinuxDriver.run_input_thread` (drivers/linux_driver.py) wakes ten times a second,
        raises for what is not UTF-8, and reads for ever from a terminal that has hung up.
        """
        parser = Parser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while True:
            ready, _, _ = select.select([self.fileno, self._woken], [], [], parser.patience)
            if self._woken in ready:
                os.read(self._woken, 1)
                return
            if self.fileno in ready:
                data = self._read()
                if not data:
                    self._hang_up()
                    return
                if not parser.is_pasting:
                    data = _X10_MOUSE.sub(b"", data)
                self._pass_on(parser.feed(decode(data)))
            self._pass_on(parser.tick())

    def disable_input(self) -> None:
        """End the input thread at once.

        `LinuxDriver.disable_input` (drivers/linux_driver.py) waits until it next wakes.
        """
        if self._key_thread and self._key_thread.is_alive():
            os.write(self._wake, b".")
        super().disable_input()

    def process_message(self, message: Message) -> None:
        """Pass a message on to the app, unless it can't be meant.

        `Driver.process_message` (driver.py) passes on clicks where the mouse is off, and
        windows of any size.
        """
        if isinstance(message, events.MouseEvent) and not self._mouse:
            return
        if isinstance(message, events.Resize):
            size = (message.size.width, message.size.height)
            if not all(1 <= length <= most for length, most in zip(size, LARGEST, strict=True)):
                return
        super().process_message(message)

    def give_back(self) -> None:
        """Give the terminal back at once, for a process that is about to end.

        `LinuxDriver.stop_application_mode` (drivers/linux_driver.py) may wait in a queue for
        a terminal that takes nothing; from here on what waits there is not shown.
        """
        if not (self._key_thread and self._key_thread.is_alive() and self._writer_thread):
            return
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        if self.attrs_before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        self._writer_thread._queue.queue.clear()
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            print(_LEFT, end="", file=self._file, flush=True)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the columns and rows to draw on.

        `LinuxDriver._get_terminal_size` (drivers/linux_driver.py) believes COLUMNS and LINES,
        which a shell may have exported for another window.
        """
        try:
            columns, rows = os.get_terminal_size(self.fileno)
        except OSError:
            columns, rows = 0, 0
        return min(columns or 80, LARGEST[0]), min(rows or 24, LARGEST[1])

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again, which the shell has changed meanwhile.

        `LinuxDriver._sigcont_application` (drivers/linux_driver.py) starts a second input
        thread where the program was stopped by another's signal and not by its own.
        """
        if self._auto_restart and self._key_thread and self._key_thread.is_alive():
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _hang_up(self) -> None:
        """Do as if the kernel had told that the terminal is gone, which it may not (nohup)."""
        if main := threading.main_thread().ident:
            signal.pthread_kill(main, signal.SIGHUP)
