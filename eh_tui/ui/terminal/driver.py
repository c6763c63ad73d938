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
from collections.abc import Iterable
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from eh_tui.ui.terminal.parser import Parser

LARGEST_WINDOW = (1000, 500)
"""The columns and rows of the largest window that is drawn on."""

_X10_MOUSE = re.compile(rb"\x1b\[M.{3}", re.DOTALL)

_LEFT = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    "\x1b[0m\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What `LinuxDriver.stop_application_mode` sends, at once."""


class TerminalDriver(LinuxDriver):
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

    def stop_application_mode(self) -> None:
        """Leave the terminal in the look in which it was.

        `LinuxDriver.stop_application_mode` (drivers/linux_driver.py) leaves it to the other
        screen, which not every terminal has.
        """
        if self._writer_thread:
            self.write("\x1b[m")
        super().stop_application_mode()

    def process_message(self, message: Message) -> None:
        """Pass a message on to the app, unless it can't be meant.

        `Driver.process_message` (driver.py) passes on clicks where the mouse is off, and
        windows of any size.
        """
        if isinstance(message, events.MouseEvent) and not self._mouse:
            return
        if isinstance(message, events.Resize):
            size = (message.size.width, message.size.height)
            if not all(
                1 <= length <= most for length, most in zip(size, LARGEST_WINDOW, strict=True)
            ):
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
        return min(columns or 80, LARGEST_WINDOW[0]), min(rows or 24, LARGEST_WINDOW[1])

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
