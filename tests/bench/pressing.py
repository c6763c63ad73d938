"""A key pressed in a program, and what it costs until all is painted."""

import time
from dataclasses import dataclass

from tests.bench.process import cpu_ms, writes
from tests.support.pty_terminal import Terminal

QUIET = 0.06
"""Seconds without output after which a key counts as done with."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a key cost."""

    ms: float
    """Until the last of what it paints had come, 0 where it paints nothing."""
    bytes: int
    writes: int
    cpu_ms: float


def press(terminal: Terminal, key: bytes, quiet: float = QUIET) -> Press:
    """Press a key, and wait until the program has been quiet for some seconds."""
    terminal.read(0)
    known, wrote, used = len(terminal.chunks), writes(terminal.pid), cpu_ms(terminal.pid)
    began = time.perf_counter()
    terminal.send(key)
    terminal.read(1.0)
    terminal.wait_quiet(quiet)
    came = terminal.chunks[known:]
    return Press(
        (came[-1][0] - began) * 1000 if came else 0.0,
        sum(len(chunk) for _, chunk in came),
        writes(terminal.pid) - wrote,
        cpu_ms(terminal.pid) - used,
    )


def ms_to_words(terminal: Terminal, key: bytes, quiet: float = 0.1) -> float:
    """Press a key, and return the milliseconds until the words on screen are what it makes them.

    The last two lines don't count: they may go on to say that all is saved.
    """
    terminal.screen()
    began = time.perf_counter()
    terminal.send(key)
    terminal.read(1.0)
    terminal.wait_quiet(quiet)
    words, at = "", began
    for came, screen in terminal.frames():
        body = screen.rsplit("\n", 2)[0]
        if body != words:
            words, at = body, came
    return (at - began) * 1000
