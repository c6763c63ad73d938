"""What a terminal can do beyond writing text at a place."""

import curses
import os
from typing import NamedTuple

from eh_tui.ui.terminal.cells import ScreenCell

_TWICE = 2
"""The column after a character and its repetition."""

_WINDOWS = "0;10;1"
"""What no terminal but those of Windows calls itself."""


class Terminfo(NamedTuple):
    """What a terminal can do, by terminfo's names; nothing where that is not known."""

    bce: bool = False
    """Whether what it erases takes the background colour."""
    ech: bool = False
    """Whether it erases cells within a line."""
    hpa: bool = False
    """Whether it goes to another column or line and keeps to the other."""
    il: bool = False
    """Whether it takes lines out and inserts new ones."""
    rep: bool = False
    """Whether it writes a character again some times."""
    rmul: bool = False
    """Whether it takes one attribute away and leaves the rest."""

    def erases(self, cell: ScreenCell) -> bool:
        """Say whether an erased cell looks like this one."""
        character, (attributes, _, background) = cell
        return character == " " and not attributes and (self.bce or not background)


QUESTIONS = "\x1b[2H─\x1b[b\x1b[6n\x1b[>c"
"""Asks a terminal where a "─" and its repetition in the second line end, and what it is.

What repeats nothing though its terminfo says so (mosh, and tmux 3.3 for what is not ASCII)
is further left then.
"""


def after_answer(
    can: Terminfo, said: Terminfo, *, column: int | None = None, device: str = ""
) -> Terminfo:
    """Return what a terminal can do after it has answered one of the questions.

    `said` is what terminfo says of it; that it repeats characters is believed only once it has
    shown it. `column` is where it is, 0 the first; `device` its kind, version and options.
    Windows Terminal is known to show moved lines wrongly at the end of a remote shell.
    """
    if column == _TWICE:
        can = can._replace(rep=said.rep)
    if device == _WINDOWS and "SSH_CONNECTION" in os.environ:
        can = can._replace(il=False)
    return can


def terminfo() -> Terminfo:
    """Return what terminfo says of the terminal.

    What it would write in another way than ECMA-48 counts as not there.
    """
    try:
        curses.setupterm(fd=1)
    except (curses.error, OSError, TypeError, ValueError):
        return Terminfo()
    return Terminfo(
        bce=curses.tigetflag("bce") > 0,
        ech=_has(ech=b"\x1b[%p1%dX"),
        hpa=_has(hpa=b"\x1b[%i%p1%dG", vpa=b"\x1b[%i%p1%dd"),
        il=_has(il=b"\x1b[%p1%dL", dl=b"\x1b[%p1%dM") and not _fails_at_moving_lines(),
        rep=_has(rep=b"%p1%c\x1b[%p2%{1}%-%db"),
        rmul=_has(rmul=b"\x1b[24m"),
    )


def has_colours() -> bool:
    """Say whether the terminal has any, which one that terminfo does not know may well have."""
    if os.environ.get("COLORTERM"):
        return True
    try:
        curses.setupterm(fd=1)
    except (curses.error, OSError, TypeError, ValueError):
        return True
    return curses.tigetnum("colors") > 0


def _fails_at_moving_lines() -> bool:
    """Say whether the terminal is known to show moved lines wrongly, or is said to.

    Warp is known for it; `EH_NO_LINE_MOVES` in the environment says so of any other.
    """
    return bool(os.environ.get("EH_NO_LINE_MOVES")) or "Warp" in os.environ.get("TERM_PROGRAM", "")


def _has(**texts: bytes) -> bool:
    return all(curses.tigetstr(name) == text for name, text in texts.items())
