"""Signals that end the program: what is typed is kept, the terminal given back, all at once."""

import os
import signal
from collections.abc import Callable
from types import FrameType

_NAMES = ("SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT")
_ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))

LONGEST_FAREWELL = 0.8
"""Seconds in which the terminal takes what it is given back with, or goes without."""


def end_on_signals(keep: Callable[[], None], give_back: Callable[[], None]) -> None:
    """Let a signal that ends the program first keep the drafts, then give the terminal back.

    Not through asyncio, which runs no handler while the output is stalled, and also where a
    parent had a signal ignored (nohup): without its terminal the program is of no use.
    """

    def end(number: int, _: FrameType | None) -> None:
        for ending in _ENDING:
            signal.signal(ending, signal.SIG_IGN)
        try:
            keep()
            _stop_soon()
            give_back()
        finally:
            os._exit(128 + number)

    for ending in _ENDING:
        signal.signal(ending, end)


def _stop_soon() -> None:
    """Let the system end this process in a moment, whatever it then waits for."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, LONGEST_FAREWELL)
