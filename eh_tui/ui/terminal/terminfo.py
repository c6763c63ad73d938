"""What a terminal can do beyond writing text at a place.

Repeating a character (`rep`) is left out: tmux repeats no "─", and some others that call
themselves xterm repeat nothing.
"""

import curses
import os
from dataclasses import dataclass

from eh_tui.ui.terminal.cells import ScreenCell


@dataclass(frozen=True, slots=True)
class Terminfo:
    """What a terminal can do, by terminfo's names; nothing where that is not known."""

    bce: bool = False
    """Whether what it erases takes the background colour."""
    ech: bool = False
    """Whether it erases cells within a line."""
    hpa: bool = False
    """Whether it goes to another column or line and keeps to the other."""
    il: bool = False
    """Whether it takes lines out and inserts new ones."""
    rmul: bool = False
    """Whether it takes one attribute away and leaves the rest."""

    def erases(self, cell: ScreenCell) -> bool:
        """Say whether an erased cell looks like this one."""
        character, (attributes, _, background) = cell
        return character == " " and not attributes and (self.bce or not background)


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
        il=_has(il=b"\x1b[%p1%dL", dl=b"\x1b[%p1%dM"),
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


def _has(**texts: bytes) -> bool:
    return all(curses.tigetstr(name) == text for name, text in texts.items())
