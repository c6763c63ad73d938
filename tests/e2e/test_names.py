"""Names in the scripts of a school in Leicester stand on every screen letter for letter."""

import re
from pathlib import Path

import pytest

from tests.support.ghostty import Ghostty
from tests.support.names import NAMES
from tests.support.pty_terminal import Terminal, eh_tui

WHO = re.compile(r'^who = "[^"]+"$', re.MULTILINE)
SIZES = ((80, 24), (100, 30), (120, 40))
NAMES_AT = {size: list(NAMES.values())[at :: len(SIZES)] for at, size in enumerate(SIZES)}


@pytest.fixture
def named(workbook: Path) -> Path:
    """Return a workbook in which each of the names does something."""
    names = iter(NAMES.values())
    text = workbook.read_text(encoding="utf-8")
    text = WHO.sub(lambda old: f'who = "{name}"' if (name := next(names, "")) else old[0], text)
    workbook.write_text(text, encoding="utf-8")
    return workbook


class Screens:
    """What a program shows on three terminals, of which each counts widths in its own way."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._sent = 0
        self._others = [Ghostty(*terminal.size, joins_signs=joins) for joins in (False, True)]

    def press(self, keys: str) -> None:
        """Press keys and wait until what they do is shown."""
        self.terminal.send(keys.encode())
        self.terminal.wait_quiet()

    def say(self, name: str) -> None:
        """Hold that all of them show a name, word by word."""
        self.terminal.wait_until(lambda: _has(self.terminal.screen(), name), complaint=name)
        self.terminal.wait_quiet()
        output = self.terminal.output.decode()
        for other in self._others:
            other.feed(output[self._sent :])
            assert _has("\n".join(other.display), name), name
        self._sent = len(output)


def _has(screen: str, name: str) -> bool:
    return all(word in screen for word in name.split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_name_is_shown_letter_for_letter(
    named: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Where it is searched, in the sheet, the walk, and the dialog with a cursor in it."""
    with Terminal(eh_tui(named), size, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for_screens()
        screens = Screens(terminal)
        for name in NAMES_AT[size]:
            screens.press(f"/{name}")
            screens.say(name)
            screens.press("\r")
            screens.say(name)
            screens.press("w")
            screens.say(name)
            screens.press("o")
            screens.say(name)
            for _ in range(3):
                screens.press("\x1b[D")
                screens.say(name)
            screens.press("\x1b")
            screens.press("\x1b")
        screens.press("t")
        screens.say(NAMES["Punjabi"])  # of 1-03, which is overdue: at the top of the list
