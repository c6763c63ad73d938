"""Nonsense from a terminal: `python -m tests.support.fuzz_terminal [STRINGS [SEED]]` sends 100,000.

A string is what a broken line, another program's answer or a slipping hand may send. None of
them may end the program; what it then did to the workbook is not looked at, but it must be
one that can be read.
"""

import random
import shutil
import signal
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.support import CHECKOUT
from tests.support.pty_terminal import PATIENCE, Terminal, eh_tui

SIZES = ((80, 24), (1, 1), (20, 5), (120, 40), (200, 3))
BATCH = 50

# Quitting, suspending and exporting are no crash: their keys are left out.
_NEVER = (b"q", b"Q", b"\x11", b"\x10", b"\x05", b"113", b"112", b"101")
_SETTINGS = '[keys]\npalette = "f12"\nexport = "f12"\nopen = "f12"\nquit = "f12"\n'

_WHOLE = (
    b"\x1b[A", b"\x1b[B", b"\x1bOP", b"\x1b[200~", b"\x1b[201~", b"\x1b[I", b"\x1b[O", b"\x1b\x1b",
    b"\x1b[99999999999u", b"\x1b[55296u", b"\x1b[97;1:3u", b"\x1b[M", b"\x1b[<0;5;5M", b"\x1bP",
    b"\x1b]52;c;", b"\x1b\\", b"\x07", b"\x1b[?2026;2$y", b"\x1b[?2048;0$y", b"\x1b[1;1R",
    b"\x1b[48;0;0;0;0t", b"\x1b[48;99999;99999;9;9t", b"\x1b_", b"\xa3", b"\x80", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\xc3", b"\xe2\x82", "é‘👩🏽‍🏫שלום\u202e".encode(), b"\r", b"\t", b"\x1b",
)  # fmt: skip


def strings(chance: random.Random) -> Iterator[bytes]:
    """Return strings without end."""
    while True:
        match chance.randrange(6):
            case 0 | 1:
                string = b"".join(chance.choices(_WHOLE, k=chance.randint(1, 3)))
            case 2:
                middle = bytes(chance.choices(b"0123456789;:?<=>", k=chance.randint(0, 40)))
                string = b"\x1b[" + middle + bytes([chance.randint(0x40, 0x7E)])
            case 3:
                string = bytes(chance.choices(range(0x80, 0x100), k=chance.randint(1, 6)))
            case 4:
                string = b"\x1b[200~" + chance.randbytes(chance.randint(0, 60)) + b"\x1b[201~"
            case _:
                string = chance.randbytes(chance.randint(1, 5))
        if not any(never in string for never in _NEVER):
            yield string


def fuzz(number: int, seed: int, home: Path) -> str:
    """Send strings to one running program and return what ended it, "" where nothing did."""
    chance = random.Random(seed)  # noqa: S311  # the same strings for the same seed
    settings = home / ".config" / "eh-tui" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS)
    workbook = Path(shutil.copy(CHECKOUT / "workbooks" / "example-primary.toml", home))
    nonsense = strings(chance)
    with Terminal(eh_tui(workbook), SIZES[0], env={"HOME": str(home)}, cwd=CHECKOUT) as terminal:
        terminal.wait_for("1-01")
        terminal.wait_for_screens()
        for start in range(0, number, BATCH):
            sent = [next(nonsense) for _ in range(min(BATCH, number - start))]
            try:
                for string in sent:
                    terminal.send(string)
                terminal.send(b"\x18\x1b[201~")
                terminal.resize(*SIZES[(start // BATCH) % len(SIZES)])
            except (AssertionError, OSError) as error:
                return f"seed {seed}, from string {start}: {error!r}: {sent!r}\n{terminal.screen()}"
            if terminal.has_ended:
                return f"seed {seed}, from string {start}: {sent!r}\n{terminal.screen()}"
        # Out of whatever is still open, and back to something that a person would see.
        terminal.resize(*SIZES[0])
        terminal.send(b"\x18\x1b[201~")
        terminal.wait_quiet(1.0, PATIENCE * 3)
        if terminal.has_ended:
            return f"seed {seed}, at the end: {sent!r}\n{terminal.screen()}"
        terminal.kill(signal.SIGTERM)
        ended = terminal.wait_end()
    tomllib.loads(workbook.read_text(encoding="utf-8"))
    return "" if ended == 128 + signal.SIGTERM else f"seed {seed}: it ended with {ended}"


def main(number: int = 100_000, seed: int = 1) -> int:
    """Send strings to one program after another, 5,000 to each; return the exit code."""
    for turn in range(0, number, 5000):
        with tempfile.TemporaryDirectory() as home:
            trouble = fuzz(min(5000, number - turn), seed + turn, Path(home))
        sys.stdout.write(f"{turn + min(5000, number - turn):,} strings {trouble}\n")
        sys.stdout.flush()
        if trouble:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
