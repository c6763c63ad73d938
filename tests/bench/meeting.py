"""How many keys a review meeting takes: all 25 actions, what is changed in them, and its end.

A chair reads each card and rates it; some dates and people change, something is decided, and
an action is added. Every letter that is typed counts as a key.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, Told, compared
from tests.bench.workbooks import workbook_in
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal, eh_tui

SIZE = (80, 24)
RATINGS = (b"a", b"g", b"r", b"a", b"g")
"""What the actions are rated, over and over."""

DATES = {1: "3/2027", 4: "end of Spring 2", 8: "6/2027", 14: "12/7/2027", 19: "termly"}
"""The new When of some actions, by their place on the agenda."""

PEOPLE = {6: "Tomasz Berg", 11: "Amara Okafor"}
"""The new Who of some actions, by their place on the agenda."""

BEFORE = 45_933
"""Bytes of the meeting in the build of 28 November 2026, without the agenda's own items."""

ITEMS_BEFORE = "Minutes of the last meeting", "Matters arising"
ITEMS_AFTER = "Safeguarding update", "Date of the next meeting"
"""The items of the agenda around the actions."""

PRESENT = "Dana Whitfield; Amara Okafor; Tomasz Berg"
NEW, NEW_AT = "Show the new starters whom to ask", 9
DECISION, DECISION_AT = "The head rings the partnership lead before half term.", 16

_ID = re.compile(r"Action (\d-\d\d)")
_SELECT_ALL = b"\x1b[18~"
"""F7, after which what is typed takes the place of all that was there."""


@dataclass(slots=True)
class Held:
    """A meeting as it was held, and what it cost."""

    keys: int = 0
    """All keys, from the sheet and back to it."""
    rating: int = 0
    """Those that rated an action and went on to the next."""
    rated: dict[str, str] = field(default_factory=dict)
    """The key that each action was rated with, by its id in the order that they came up."""
    when: dict[str, str] = field(default_factory=dict)
    who: dict[str, str] = field(default_factory=dict)
    new: str = ""
    """The id of the action that was added."""
    decided: str = ""
    """The id of the action on which something was decided."""


def measure(folder: Path, _: int) -> list[Told]:
    """Return how many keys a meeting takes, for each action and in all."""
    workbook = workbook_in(folder)
    env = {"HOME": str(folder)}
    with Terminal(eh_tui(workbook), SIZE, env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("1-01 Action")
        terminal.wait_quiet(1.0)
        began = terminal.bytes_out
        held = hold(terminal, workbook)
        sent = terminal.bytes_out - began
    a_rating = held.rating / len(held.rated)
    return [
        Figure("meeting: keys to rate an action and go on", "keys", a_rating, limit=1.2),
        Figure("meeting: all keys, with every letter typed", "keys", held.keys),
        Figure("meeting: actions", "", len(held.rated)),
        compared("meeting: all bytes / 28 November", "B", sent, BEFORE, ratio_limit=0.6),
    ]


def hold(terminal: Terminal, workbook: Path) -> Held:
    """Hold a meeting from the sheet to its minutes in Word, and return what it cost."""
    chair = Chair(terminal, workbook)
    chair.begin()
    while (id := chair.here()) is not None:
        chair.go_through(id)
    chair.pass_items(*ITEMS_AFTER)
    chair.end()
    return chair.held


def discussed_in(workbook: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return what the file says of each action that a meeting went through, by its id."""
    rows = tomllib.loads(workbook.read_text(encoding="utf-8")).get("discussed", [])
    return {row["action"]: row for row in rows}


class Chair:
    """Somebody who presses keys, and counts them."""

    def __init__(self, terminal: Terminal, workbook: Path) -> None:
        self.terminal = terminal
        self.workbook = workbook
        self.held = Held()

    def press(self, keys: bytes) -> None:
        """Press keys, of which all but F7 are one byte."""
        self.held.keys += len(keys.replace(_SELECT_ALL, b"7"))
        self.terminal.send(keys)

    def here(self) -> str | None:
        """Return the action that is shown, None once all are gone through."""
        screen = self.terminal.screen()
        found = _ID.search(screen)
        assert found or ITEMS_AFTER[0] in screen, screen
        return found[1] if found else None

    def begin(self) -> None:
        """Begin a meeting with all that is proposed, and who is there."""
        self.press(b"R")
        self._wait_for("Who is here")
        self.press(b"\r\r" + PRESENT.encode() + b"\r\r")
        self.pass_items(*ITEMS_BEFORE)
        self._wait_for("0 of 25 discussed")

    def pass_items(self, *titles: str) -> None:
        """Go through items of the agenda, one key each."""
        for title in titles:
            self._wait_for(title)
            self.press(b"\r")

    def go_through(self, id: str) -> None:
        """Change, decide and rate one action, and see the next one."""
        held, place = self.held, len(self.held.rated) - bool(self.held.new)
        if place == NEW_AT and not held.new:
            self._type(b"i", NEW)
            held.new = id = self.here() or ""
        elif place in DATES:
            self._type(b"w" + _SELECT_ALL, DATES[place])
            held.when[id] = DATES[place]
        elif place in PEOPLE:
            self._type(b"o" + _SELECT_ALL, PEOPLE[place])
            held.who[id] = PEOPLE[place]
        elif place == DECISION_AT:
            self._type(b"d", DECISION)
            held.decided = id
        self._rate(id)

    def end(self) -> None:
        """End the meeting with its minutes as a Word file."""
        self._wait_for("on the agenda discussed")
        self.press(b"e")
        self._wait_for("End it, and write the minutes as a Word file")
        self.press(b"w")
        self._wait_for(".docx")
        self.terminal.wait_while("on the agenda discussed")
        self.terminal.wait_quiet()

    def _rate(self, id: str) -> None:
        key = RATINGS[len(self.held.rated) % len(RATINGS)]
        self.press(key)
        self.held.rating += 1
        self.held.rated[id] = key.decode()
        self.terminal.wait_until(lambda: id in discussed_in(self.workbook) and self._is_past(id))
        self.terminal.wait_quiet()

    def _is_past(self, id: str) -> bool:
        found = _ID.search(self.terminal.screen())
        return found is None or found[1] != id

    def _type(self, opener: bytes, text: str) -> None:
        self.press(opener[:1])
        self._wait_for("Enter save")
        self.press(opener[1:] + text.encode() + b"\r")
        self.terminal.wait_while("Enter save")
        self.terminal.wait_quiet()

    def _wait_for(self, text: str) -> None:
        self.terminal.wait_for(text)
        self.terminal.wait_quiet()
