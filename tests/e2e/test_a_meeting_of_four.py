"""A meeting of four on four terminals: a chair, a clerk, and two screens that only follow."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store.store import Store
from tests.bench.meeting import discussed_in
from tests.e2e.conftest import PROJECTOR, SMALL, Open
from tests.e2e.test_a_meeting_by_keys import begin, texts_of
from tests.e2e.test_terminal import ENTER
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal, eh_tui

pytestmark = [pytest.mark.pty, pytest.mark.alone]

DECISION = "DW to ring the lead by 12/1/2027"
KEYS = (b"a", b"r", b"g")


@dataclass
class Counted:
    """A terminal at which keys are counted."""

    terminal: Terminal
    keys: int = 0

    def press(self, key: bytes) -> None:
        """Press one key."""
        self.terminal.send(key)
        self.keys += 1

    def rate(self, workbook: Path, key: bytes) -> None:
        """Rate the action on the card with one key, once it is shown."""
        before = len(discussed_in(workbook))
        self.terminal.wait_quiet()
        self.press(key)
        self.terminal.wait_until(lambda: len(discussed_in(workbook)) > before)


@pytest.fixture
def follow(workbook: Path, tmp_path: Path) -> Iterator[list[Terminal]]:
    """Return two terminals, a projector's and a colleague's, that only follow."""
    argv = eh_tui("meeting", "follow", workbook)
    with ExitStack() as stack:
        yield [
            stack.enter_context(Terminal(argv, size, env={"HOME": str(tmp_path)}, cwd=CHECKOUT))
            for size in (PROJECTOR, SMALL)
        ]


def test_four_people_hold_a_meeting_and_nothing_is_lost(
    workbook: Path, opened: Open, follow: list[Terminal]
) -> None:
    """A decision with an action, a dropped line, a correction; then every document is made."""
    for screen in follow:
        screen.wait_for("No meeting is going on.")
    with opened(SMALL) as clerk:
        with opened(SMALL) as terminal:
            begin(terminal)
            chair = Counted(terminal)
            clerk.send(b"R")
            clerk.wait_for("0 of 25 discussed")
            for number in range(9):
                chair.rate(workbook, KEYS[number % 3])
            for screen in follow:
                screen.wait_for(" leads")
            clerk.wait_for("9 of 25 discussed")
            decide(chair, workbook)
            terminal.hang_up()
        clerk.wait_quiet()
        clerk.send(b"a")
        clerk.wait_until(lambda: len(discussed_in(workbook)) == 12)
        with opened(SMALL) as terminal:
            terminal.send(b"R")
            terminal.wait_for("12 of 26 discussed")
            chair = Counted(terminal)
            while len(discussed_in(workbook)) < 26:
                chair.rate(workbook, KEYS[len(discussed_in(workbook)) % 3])
            assert chair.keys == 14
            end(terminal)
    check(workbook)


def decide(chair: Counted, workbook: Path) -> None:
    """Write a decision down and make an action of it, in at most six keys beyond the words."""
    terminal, before = chair.terminal, chair.keys
    terminal.wait_quiet()
    chair.press(b"d")
    terminal.wait_for("Enter save")
    terminal.wait_quiet()
    terminal.send(DECISION.encode())
    terminal.wait_for("12/1/2027")
    chair.press(ENTER)
    terminal.wait_until(
        lambda: any(row.get("decision") == DECISION for row in discussed_in(workbook).values())
    )
    terminal.wait_quiet()
    chair.press(b"A")
    terminal.wait_for("Take it as a new action")
    terminal.wait_quiet()
    chair.press(ENTER)
    terminal.wait_until(lambda: len(discussed_in(workbook)) == 11)
    assert chair.keys - before <= 6


def end(terminal: Terminal) -> None:
    """End the meeting with minutes as a Word file."""
    terminal.wait_quiet()
    terminal.send(b"e")
    terminal.wait_for("End it, and write the minutes as a Word file")
    terminal.wait_quiet()
    terminal.send(b"w")
    terminal.wait_for("M1 ended")


def check(workbook: Path) -> None:
    """Check that the file has all of it, and that each document can be made and says so."""
    book = Store(workbook).workbook
    (meeting,) = book.meetings
    assert meeting.ended
    assert len(book.actions) == len(discussed_in(workbook)) == 26
    (added,) = [action for action in book.actions if action.text == "Ring the lead"]
    assert (added.who, added.when) == ("DW", "12/1/2027")
    (minutes,) = workbook.parent.glob("*minutes M1 *.docx")
    assert DECISION in texts_of(minutes)
    folder = workbook.parent / "out"
    folder.mkdir()
    for arguments in (
        ("meeting", "agenda", workbook, "-o", folder / "agenda.docx"),
        ("minutes", workbook, "--for", "people", "-o", folder / "people.docx"),
        ("minutes", workbook, "--for", "governors", "-o", folder / "governors.docx"),
        ("calendar", workbook, "-o", folder / "dates.ics"),
        ("export", workbook, "-o", folder / "audit.xlsx"),
    ):
        assert main([str(argument) for argument in arguments]) == 0
    assert DECISION in texts_of(folder / "agenda.docx")
    assert "Ring the lead" in texts_of(folder / "people.docx")
    assert "DTSTART;VALUE=DATE:20270112" in (folder / "dates.ics").read_text()
