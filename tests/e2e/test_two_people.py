"""Two people at one workbook, each with a terminal of their own; the file is the witness."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from tests.e2e.conftest import SMALL, Open
from tests.support import CHECKOUT
from tests.support.at_terminal import action, audit, go_to_when
from tests.support.pty_terminal import Terminal, eh_tui

pytestmark = [pytest.mark.pty, pytest.mark.alone]


@pytest.fixture
def two(opened: Open) -> Iterator[tuple[Terminal, Terminal]]:
    """Return two terminals with the same workbook open."""
    with ExitStack() as stack:
        yield stack.enter_context(opened(SMALL)), stack.enter_context(opened(SMALL))


def when(workbook: Path) -> str:
    """Return what the first action's When says in the file."""
    return action(audit(workbook), "1-01")["when"]


def both_edit(mine: Terminal, theirs: Terminal, workbook: Path) -> None:
    """Let both open the same When, the other save first, and me after."""
    for terminal in (mine, theirs):
        go_to_when(terminal)
        terminal.send(b"\r")
        terminal.wait_for("Ctrl+J new line")
    theirs.send(b" termly\r")
    theirs.wait_until(lambda: when(workbook) == "ongoing termly")
    mine.send(b" weekly\r")
    mine.wait_for("was changed by")
    mine.wait_quiet()


def test_a_change_appears_on_the_other_screen(
    two: tuple[Terminal, Terminal], workbook: Path
) -> None:
    """At its place, with a quiet line that says who; the cursor there does not move."""
    mine, theirs = two
    go_to_when(mine)
    theirs.send(b"r")
    mine.wait_for("R At risk of")
    mine.wait_for("changed 1-01 RAG rating")

    mine.wait_for("also has it open:")
    assert "1-01 When" in mine.screen()
    assert action(audit(workbook), "1-01")["rag"] == "red"


@pytest.mark.parametrize(("answer", "left"), [(b"t", "ongoing termly"), (b"m", "ongoing weekly")])
def test_the_same_field_is_settled_by_choice(
    two: tuple[Terminal, Terminal], workbook: Path, answer: bytes, left: str
) -> None:
    """Nothing is overwritten unasked, and both texts are in the history at once."""
    mine, theirs = two
    both_edit(mine, theirs, workbook)

    assert when(workbook) == "ongoing termly"
    history = history_of(workbook).read_text(encoding="utf-8")
    assert "ongoing termly" in history
    assert "ongoing weekly" in history

    mine.send(answer)
    mine.wait_until(lambda: when(workbook) == left)
    mine.wait_until(lambda: "was changed by" not in mine.screen())


def test_the_same_field_is_settled_by_editing(
    two: tuple[Terminal, Terminal], workbook: Path
) -> None:
    """My text is in the field again, to be made one with theirs."""
    mine, theirs = two
    both_edit(mine, theirs, workbook)
    mine.send(b"e")
    mine.wait_for("Ctrl+J new line")
    mine.wait_quiet()
    mine.send(b" or termly\r")
    mine.wait_until(lambda: when(workbook) == "ongoing weekly or termly")


def test_a_dropped_line_leaves_the_other_at_work(
    two: tuple[Terminal, Terminal], workbook: Path
) -> None:
    """What was entered is in the file, and the one who is left goes on."""
    mine, theirs = two
    theirs.send(b"r")
    mine.wait_for("R At risk of")
    theirs.kill(9)
    theirs.wait_end()
    mine.wait_until(lambda: "also has it open:" not in mine.screen())
    mine.send(b"g")
    mine.wait_until(lambda: action(audit(workbook), "1-01")["rag"] == "green")
    assert re.search(r"G Completed /", mine.screen())


def test_a_window_outlives_the_folder_that_it_was_begun_in(workbook: Path) -> None:
    """A checkout of a commit without the folder takes it away, and the next one brings it back."""
    folder = workbook.parent / "audits"
    folder.mkdir()
    here = workbook.rename(folder / workbook.name)
    content = here.read_bytes()
    env = {"HOME": str(workbook.parent), "PYTHONPATH": str(CHECKOUT)}
    with Terminal(eh_tui(here.name), SMALL, env=env, cwd=folder) as terminal:
        terminal.wait_for("1-01 Action")
        terminal.wait_for_screens()
        go_to_when(terminal)
        terminal.send(b"\r")
        terminal.wait_for("Ctrl+J new line")
        terminal.send(b" weekly")
        terminal.wait_for("weekly")
        shutil.rmtree(folder)
        terminal.send(b"\r")
        terminal.wait_for(f"{here.name} is missing")
        folder.mkdir()
        here.write_bytes(content)
        terminal.send(b"\r")
        terminal.wait_until(lambda: when(here) == "ongoing weekly")
        terminal.wait_for("Saved")
