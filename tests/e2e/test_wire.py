"""What goes over the line, exactly: a slow one carries each byte, and each write is a packet."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.e2e.conftest import PROJECTOR, SMALL, Open
from tests.support import pty_terminal
from tests.support.pty_terminal import Terminal

pytestmark = pytest.mark.pty

DOWN, UP, LEFT = b"\x1b[B", b"\x1b[A", b"\x1b[D"
IDLE = 4.0
"""Seconds; whatever wakes at all does it more often."""

VISIDATA, CURSES, STOCK_TABLE, STOCK_INPUT = 361, 274, 1090, 1326
"""Bytes for a move of the cursor, and for a letter, by others, measured once."""


@pytest.fixture
def terminal(opened: Open) -> Iterator[Terminal]:
    """Return a projector's terminal, once all that comes after the first picture has come."""
    with opened(PROJECTOR) as terminal:
        terminal.wait_quiet(0.5)
        yield terminal


def sent_for(terminal: Terminal, key: bytes) -> int:
    """Return how many bytes come back for a key."""
    before = terminal.bytes_out
    terminal.send(key)
    terminal.read(1.0)
    terminal.wait_quiet(0.1)
    return terminal.bytes_out - before


def writes(terminal: Terminal) -> int:
    """Return how often the program has written anything anywhere."""
    io = Path(f"/proc/{terminal.pid}/io").read_text(encoding="ascii")
    return int(re.search(r"syscw: (\d+)", io)[1])  # type: ignore[index]


def wakings(terminal: Terminal) -> int:
    """Return how often one of the program's threads has gone to sleep or been put aside."""
    threads = Path(f"/proc/{terminal.pid}/task").iterdir()
    told = "".join((thread / "status").read_text() for thread in threads)
    return sum(int(times) for times in re.findall(r"ctxt_switches:\s+(\d+)", told))


def test_a_move_costs_less_than_in_programs_made_for_speed(terminal: Terminal) -> None:
    """One line of either cell must be sent again; a move that scrolls sends what comes in."""
    moves = [sent_for(terminal, key) for key in [DOWN] * 20 + [UP] * 20]
    assert median(moves) <= 0.35 * VISIDATA <= min(CURSES, STOCK_TABLE)


@pytest.mark.parametrize(
    ("size", "whole", "dearest"), [(PROJECTOR, 21_700, 3_000), (SMALL, 17_100, 1_200)]
)
def test_a_walk_down_the_sheet_fits_a_slow_line(
    size: tuple[int, int], whole: int, dearest: int, opened: Open
) -> None:
    """Each text is sent once as it comes into sight; what stays is moved by the terminal."""
    with opened(size) as terminal:
        terminal.wait_quiet(0.5)
        moves = [sent_for(terminal, DOWN) for _ in range(45)]
        assert re.search(rb"\x1b\[\d*M", terminal.output), "no line was moved"
        assert re.search(rb"\x1b\[\d+b", terminal.output), "no rule was repeated"
        assert sum(moves) <= whole
        assert max(moves) <= dearest


def test_lines_can_be_left_where_they_are(opened: Open) -> None:
    """For a terminal that moves them wrongly; everything else is as thin as ever."""
    with opened(SMALL, EH_NO_LINE_MOVES="1") as terminal:
        moves = [sent_for(terminal, DOWN) for _ in range(10)]
        assert not re.search(rb"\x1b\[\d*[LM]", terminal.output)
        assert max(moves) <= 1_900


def test_a_terminal_that_does_not_repeat_is_believed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its terminfo is that of another one, as within mosh: rules are sent whole from then on."""
    monkeypatch.setitem(pty_terminal._ANSWERS, b"\x1b[6n", b"\x1b[2;2R")
    with opened(SMALL) as terminal:
        terminal.wait_quiet(0.5)
        known = len(terminal.output)
        terminal.send(DOWN * 8)
        terminal.wait_for("2-01 Action")
        terminal.wait_quiet()
        assert not re.search(rb"\x1b\[\d+b", terminal.output[known:])
        assert "─" * 77 in terminal.screen()


def test_a_key_is_one_write(terminal: Terminal) -> None:
    """More would be more packets, and half a picture between them."""
    for key in (DOWN, DOWN, UP, UP):
        before = writes(terminal)
        assert sent_for(terminal, key)
        assert writes(terminal) == before + 1


def test_a_rating_sends_the_cells_that_change(terminal: Terminal) -> None:
    """The cell, the counts at the top and the side, and the remark that a new rating calls for."""
    assert max(sent_for(terminal, key) for key in (b"r", b"a", b"g", b"x")) <= 280


def test_a_letter_is_a_few_bytes(terminal: Terminal) -> None:
    """The letter, and the cursor behind it."""
    terminal.send(LEFT + b"\r")
    terminal.wait_for("Enter save")
    terminal.wait_quiet()
    sent_for(terminal, b"a")
    assert max(sent_for(terminal, b"%c" % letter) for letter in b"greed") <= 0.03 * STOCK_INPUT


def test_the_first_screen_is_a_tenth_of_textuals(opened: Open) -> None:
    """The same screen, cell for cell."""
    sent = []
    for stock in ({}, {"EH_STOCK_OUTPUT": "1"}):
        with opened(PROJECTOR, **stock) as terminal:
            sent.append(terminal.bytes_out)
    assert sent[0] <= 0.1 * sent[1]


@pytest.mark.parametrize("keys", [b"m", LEFT + b"\r", b"/", b"\x10"])
def test_the_cursor_waits_where_a_letter_will_be_typed(keys: bytes, opened: Open) -> None:
    """Also before the first one: input methods and magnifiers go by it, and so does mosh."""
    with opened(SMALL) as terminal:
        terminal.send(keys)
        terminal.wait_quiet(0.5)
        x, y = terminal.cursor
        assert terminal.cells()[y][x].reverse
        terminal.send(b"q")
        terminal.wait_quiet(0.5)
        assert terminal.cells()[y][x].data == "q"
        terminal.send(b"\x1b")
        terminal.wait_quiet(0.5)
        sent_for(terminal, b"\x1b[C")
        assert not terminal.output.endswith(b"H"), "to where the field was"


@pytest.mark.parametrize("where", ["in the sheet", "in a text", "in a search"])
def test_nothing_happens_while_nobody_does_anything(terminal: Terminal, where: str) -> None:
    """No byte, no waking: a laptop in a meeting may sleep, and so may a modem."""
    if where == "in a text":
        terminal.send(b"\r")
        terminal.wait_for("Enter save")
    elif where == "in a search":
        terminal.send(b"/dsl")
        terminal.wait_for("dsl")
    wait_until_asleep(terminal)
    before = wakings(terminal), terminal.bytes_out
    terminal.watch(IDLE)
    assert (wakings(terminal), terminal.bytes_out) == before


def wait_until_asleep(terminal: Terminal) -> None:
    """Wait until all that was begun is done, such as keeping a draft."""

    def is_asleep() -> bool:
        before = wakings(terminal)
        terminal.watch(1.5)
        return wakings(terminal) == before

    terminal.wait_until(is_asleep, 30, "it never sleeps")


def test_a_garbled_screen_is_painted_anew(terminal: Terminal) -> None:
    """Whatever another program has written over it."""
    screen = terminal.screen()
    terminal._stream.feed("\x1b[5;5Hgarbled\x1b[1;1H\x1b[31m")
    assert "garbled" in terminal.screen()
    terminal.send(b"\x0c")
    terminal.wait_while("garbled")
    terminal.wait_quiet()
    assert terminal.screen() == screen
