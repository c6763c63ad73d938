"""Keys as a terminal sends them, and what the file says after them."""

import tomllib
from pathlib import Path
from typing import Any

from docx import Document

from tests.support.pty_terminal import Terminal

DOWN, LEFT, RIGHT, HOME = b"\x1b[B", b"\x1b[D", b"\x1b[C", b"\x1b[H"

ENTER, ESCAPE = b"\r", b"\x1b"

WRITTEN = {b"r": "red", b"a": "amber", b"g": "green", b"x": ""}

Audit = dict[str, Any]


def audit(workbook: Path) -> Audit:
    """Return what the file holds."""
    return tomllib.loads(workbook.read_text(encoding="utf-8"))


def action(audit: Audit, id: str) -> dict[str, str]:
    """Return an action of the file, to be read or changed."""
    found: dict[str, str] = next(row for row in audit["actions"] if row["id"] == id)
    return found


def wait_for_file(terminal: Terminal, workbook: Path, expected: Audit) -> None:
    """Wait until the file holds what is expected, and nothing else has changed."""
    try:
        terminal.wait_until(lambda: audit(workbook) == expected)
    except AssertionError:
        assert audit(workbook) == expected, terminal.screen()


def go_to_when(terminal: Terminal) -> None:
    """Put the cursor on the first action's When, from anywhere in the sheet."""
    terminal.send(b"1")
    terminal.wait_for("1-01 Action")
    terminal.send(RIGHT)
    terminal.wait_for("1-01 When")
    terminal.wait_quiet()


def begin(terminal: Terminal) -> None:
    """Begin a meeting with all that is proposed."""
    terminal.send(b"R")
    terminal.wait_for("Who is here")
    terminal.wait_quiet()
    terminal.send(ENTER * 4)
    pass_items(terminal, "Minutes of the last meeting", "Matters arising")
    terminal.wait_for("0 of 25 discussed")
    terminal.wait_quiet()


def pass_items(terminal: Terminal, *titles: str) -> None:
    """Go through items of the agenda, one key each."""
    for title in titles:
        terminal.wait_for(title)
        terminal.wait_quiet()
        terminal.send(ENTER)


def texts_of(path: Path) -> str:
    """Return every text in a Word file, a line each."""
    document = Document(str(path))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)
