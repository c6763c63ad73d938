"""A meeting of four on four terminals: a chair, a clerk, and two screens that only follow."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import vobject

from eh_tui.cli import main
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Set
from tests.bench.meeting import discussed_in
from tests.e2e.conftest import PROJECTOR, SMALL, Open
from tests.support import CHECKOUT
from tests.support.at_terminal import ENTER, begin, pass_items, texts_of
from tests.support.pty_terminal import Terminal, eh_tui

pytestmark = [pytest.mark.pty, pytest.mark.alone]

DECISION = "DW to ring the lead by 12/1/2027"
CORRECTED = "DW to write to the lead by 12/1/2027"
SELECT_ALL, BACK = b"\x1b[18~", b"\x1b[D"
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
    workbook: Path, opened: Open, follow: list[Terminal], capsys: pytest.CaptureFixture[str]
) -> None:
    """A decision with an action, a dropped line, corrections; then every document is made."""
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
            rated, _ = correct_rating(chair, workbook)
            decide(chair, workbook)
            terminal.hang_up()
        clerk.wait_quiet()
        clerk.send(b"a")
        clerk.wait_until(lambda: len(discussed_in(workbook)) == 12)
        with opened(SMALL) as terminal:
            terminal.send(b"R")
            terminal.wait_for("12 of 26 discussed")
            chair = Counted(terminal)
            correct_decision(chair, workbook)
            before = chair.keys
            while len(discussed_in(workbook)) < 26:
                chair.rate(workbook, KEYS[len(discussed_in(workbook)) % 3])
            assert chair.keys - before == 14
            pass_items(terminal, "Safeguarding update", "Date of the next meeting")
            end(terminal)
    check(workbook, rated, capsys)


def correct_rating(chair: Counted, workbook: Path) -> tuple[str, str]:
    """Go back to the action that was rated last and rate it at risk; return it and its rating.

    The meeting then goes on where it was, so that a correction takes two keys.
    """
    terminal, before = chair.terminal, chair.keys
    id = list(discussed_in(workbook))[-1]
    was = rating_of(workbook, id)
    terminal.wait_quiet()
    here = terminal.screen()
    chair.press(BACK)
    terminal.wait_for(f"Action {id}")
    terminal.wait_quiet()
    chair.press(b"r")
    terminal.wait_until(lambda: rating_of(workbook, id) == "red")
    terminal.wait_while(f"Action {id}")
    terminal.wait_quiet()
    assert place_in(terminal.screen()) == place_in(here)
    assert (chair.keys - before, was) == (2, "green")
    return id, was


def correct_decision(chair: Counted, workbook: Path) -> None:
    """Go back to the card on which something was decided, write it down anew, and go on."""
    terminal = chair.terminal
    terminal.wait_quiet()
    (id,) = [id for id, row in discussed_in(workbook).items() if row.get("decision")]
    while f"Action {id}" not in terminal.screen():
        here = place_in(terminal.screen())
        chair.press(BACK)
        terminal.wait_while(f"Action {here}")
        terminal.wait_quiet()
    chair.press(b"d")
    terminal.wait_for("Enter save")
    terminal.wait_quiet()
    terminal.send(SELECT_ALL + CORRECTED.encode() + ENTER)
    terminal.wait_until(lambda: discussed_in(workbook)[id].get("decision") == CORRECTED)
    terminal.wait_while("Enter save")
    terminal.wait_quiet()
    chair.press(ENTER)
    terminal.wait_while(f"Action {id}")


def rating_of(workbook: Path, id: str) -> str:
    """Return an action's rating as the file has it."""
    return next(action.rag for action in Store(workbook).workbook.actions if action.id == id)


def place_in(screen: str) -> str:
    """Return which action a card shows."""
    found = re.search(r"Action (\d-\d\d)", screen)
    return found[1] if found else ""


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


def check(workbook: Path, corrected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Check that the file has all of it, and that each document can be made and says so.

    What was corrected stands nowhere but in the history, which keeps what it was.
    """
    book = Store(workbook).workbook
    (meeting,) = book.meetings
    assert meeting.ended
    assert all(matter.state for matter in book.matters if matter.holds != "actions")
    assert len(book.actions) == len(discussed_in(workbook)) == 26
    (added,) = [action for action in book.actions if action.text == "Ring the lead"]
    assert (added.who, added.when) == ("DW", "12/1/2027")
    row = discussed_in(workbook)[corrected]
    assert (row["rag_after"], rating_of(workbook, corrected)) == ("red", "red")
    told = [edit for record in Store(workbook).records for edit in record.edits]
    kept = {(edit.id, edit.new) for edit in told if isinstance(edit, Set)}
    assert {(corrected, "green"), (corrected, "red")} <= kept
    folder = workbook.parent / "out"
    folder.mkdir()
    for arguments in (
        ("meeting", "agenda", workbook, "-o", folder / "agenda.docx"),
        ("meeting", "agenda", workbook, "-o", folder / "agenda.md"),
        ("minutes", workbook, "-o", folder / "minutes.md"),
        ("minutes", workbook, "--for", "people", "-o", folder / "people.docx"),
        ("minutes", workbook, "--for", "governors", "-o", folder / "governors.docx"),
        ("minutes", workbook, "--for", "mail"),
        ("calendar", workbook, "-o", folder / "dates.ics"),
        ("export", workbook, "-o", folder / "audit.xlsx"),
    ):
        assert main([str(argument) for argument in arguments]) == 0
    (minutes,) = workbook.parent.glob("*minutes M1 *.docx")
    for text in (
        texts_of(minutes),
        (folder / "minutes.md").read_text(),
        texts_of(folder / "agenda.docx"),
        (folder / "agenda.md").read_text(),
    ):
        assert CORRECTED in text
        assert DECISION not in text
    told_of_it = (folder / "minutes.md").read_text().partition(f"### {corrected}\n")[2]
    assert "→ At risk of not achieving (R)" in told_of_it.partition("###")[0]
    assert "Ring the lead" in texts_of(folder / "people.docx")
    assert texts_of(folder / "governors.docx").endswith("All\n25\n26")
    assert "- 3-06 Ring the lead, 12/1/2027" in capsys.readouterr().out
    read = vobject.readOne((folder / "dates.ics").read_text())
    days = {event.summary.value: event.dtstart.value for event in read.vevent_list}
    assert days[f"{added.id}: Ring the lead"] == date(2027, 1, 12)
    assert (folder / "audit.xlsx").stat().st_size
