"""The terminal between the first picture and Textual, which takes long to load.

The picture is painted at once, on a terminal that is taken as Textual will take it: keys
typed meanwhile are not echoed and wait. Then `HandoverDriver` takes over without a flash, or the
terminal is given back.
"""

import contextlib
import os
import sys
import termios
from datetime import date
from typing import Any

from eh_tui.files.system.settings import Settings
from eh_tui.session import Session
from eh_tui.ui.splash.frame import FirstPicture
from eh_tui.ui.splash.tcss_styles import Looks
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.terminal.window_sizes import SMALLEST
from eh_tui.ui.theme.schemes import allowed

ENTER = "\x1b[?1049h"
"""Takes the alternate screen; sent again, xterm and others would clear it."""

_LEAVE = "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"

_LARGEST = (300, 120)
"""The columns and rows of the largest window that is painted, since a slow line waits for it."""


class FirstPaint:
    """A terminal that shows the first picture, until it is handed over or given back."""

    def __init__(self, picture: FirstPicture, keyboard: int, screen: int) -> None:
        """Be ready to paint; `keyboard` and `screen` are the terminal's descriptors.

        Raises `termios.error`.
        """
        self.picture = picture
        self.frame = Frame()
        """What is on the terminal, for whoever paints next."""
        self.modes_before = termios.tcgetattr(keyboard)
        self._keyboard = keyboard
        self._screen = screen
        self._is_ours = False

    def show(self) -> None:
        """Take the terminal and paint; raises `OSError` or `termios.error`."""
        self._is_ours = True
        termios.tcsetattr(self._keyboard, termios.TCSANOW, _quiet(self.modes_before))
        self.frame.rows(self.picture.size)[:] = map(list, self.picture.rows)
        self._send(f"{ENTER}\x1b[?25l\x1b[?7l{self.frame.changes()}\x1b[m")
        self.frame.lose_place()

    def hand_over(self) -> None:
        """Leave the terminal to whoever has taken it over."""
        self._is_ours = False

    def give_back(self) -> None:
        """Give the terminal back as it was, if it has not been handed over."""
        if self._is_ours:
            self._is_ours = False
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._keyboard, termios.TCSANOW, self.modes_before)
            with contextlib.suppress(OSError):
                self._send(_LEAVE)

    def _send(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._screen, data) :]


def first_paint(session: Session, settings: Settings, today: date) -> FirstPaint | None:
    """Return what paints a session's sheet, None where it is better left to Textual.

    That is where its output is not for this terminal, and in a window of odd size.
    """
    other_ways = ("EH_STOCK_OUTPUT", "TEXTUAL_DRIVER", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FILTERS")
    if any(name in os.environ for name in other_ways):
        return None
    if sys.__stdin__ is None or sys.__stderr__ is None:
        return None
    # As `LinuxDriver` has them.
    keyboard, screen = sys.__stdin__.fileno(), sys.__stderr__.fileno()
    if not (os.isatty(keyboard) and os.isatty(screen)):
        return None
    try:
        size = os.get_terminal_size(keyboard)
    except OSError:
        return None
    if not all(least <= n <= most for least, n, most in zip(SMALLEST, size, _LARGEST, strict=True)):
        return None
    looks = Looks(allowed(settings.theme))
    picture = FirstPicture(session, looks, settings.keys, (size.columns, size.lines), today)
    return FirstPaint(picture, keyboard, screen)


def _quiet(modes: list[Any]) -> list[Any]:
    """Return line settings without echo, in which each key counts by itself.

    As Textual will set them, but that Ctrl+C still ends what may take long to load.
    """
    iflag, oflag, cflag, lflag, ispeed, ospeed, characters = modes
    iflag &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    lflag &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    characters = list(characters)
    for stop in (termios.VSUSP, termios.VQUIT):
        characters[stop] = b"\x00"
    characters[termios.VMIN] = 1
    return [iflag, oflag, cflag, lflag, ispeed, ospeed, characters]
