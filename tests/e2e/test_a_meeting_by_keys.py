"""A whole review meeting at a terminal, from the first key to the files that are sent on."""

import re
import signal
import tomllib
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, Set
from eh_tui.model.core.form_rows import Action
from tests.bench.meeting import DECISION, NEW, PRESENT, Held, discussed_in, hold
from tests.e2e.conftest import SMALL, Open
from tests.support.at_terminal import (
    ENTER,
    ESCAPE,
    WRITTEN,
    action,
    audit,
    begin,
    texts_of,
)
from tests.support.pty_terminal import Terminal

pytestmark = pytest.mark.pty

_ID = re.compile(r"Action (\d-\d\d)")


SAYING = "The head rings the partnership lead"
"""What is being typed when the battery dies."""


def drafts_of(workbook: Path) -> str:
    """Return what is kept of a text that is being typed, "" before anything is."""
    kept = (workbook.parent / ".local/state/eh-tui/drafts").glob("*.json")
    return "".join(file.read_text() for file in kept)


def sign(terminal: Terminal, down: bytes, how: bytes, name: str) -> None:
    """Let somebody of the list of signatures sign as proposed."""
    terminal.send(down + b"s")
    terminal.wait_for("Who signs as")
    terminal.wait_quiet()
    terminal.send(ENTER)
    terminal.wait_for(f"{name} signs as")
    terminal.wait_quiet()
    terminal.send(how)
    terminal.wait_while(f"{name} signs as")
    terminal.wait_quiet()


def cells_of(path: Path) -> list[str]:
    """Return every text in an Excel file."""
    book = load_workbook(path)
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def check_workbook(book: dict[str, Any], held: Held) -> None:
    """Check that the workbook says what the meeting said, and what was before it."""
    rows = {row["action"]: row for row in book["discussed"]}
    assert set(rows) == set(held.rated) == {row["id"] for row in book["actions"]}
    for id, key in held.rated.items():
        assert action(book, id)["rag"] == rows[id]["rag_after"] == WRITTEN[key.encode()]
    for field, changed in (("when", held.when), ("who", held.who)):
        for id, text in changed.items():
            assert action(book, id)[field] == rows[id][f"{field}_after"] == text
            assert rows[id].get(f"{field}_before", "") != text
    assert action(book, held.new)["text"] == NEW
    assert [row["decision"] for row in book["discussed"] if row.get("decision")] == [DECISION]
    assert rows[held.decided]["decision"] == DECISION
    (meeting,) = book["meetings"]
    assert meeting["present"] == PRESENT
    assert meeting["ended"]


def test_a_whole_meeting_leaves_what_was_said_in_every_file(workbook: Path, opened: Open) -> None:
    """One key rates an action and goes on; the files are what the school sends on."""
    with opened(SMALL) as terminal:
        held = hold(terminal, workbook)
        terminal.send(b"S")
        terminal.wait_for("s sign")
        terminal.wait_quiet()
        sign(terminal, b"", b"t", "Amara Okafor")
        sign(terminal, b"\x1b[B", b"i", "Peter Lindqvist")
        terminal.send(ESCAPE)
        terminal.wait_while("s sign")
        terminal.wait_quiet()
        terminal.send(b"\x05")
        terminal.wait_for(".xlsx")
        terminal.wait_quiet()

    assert len(held.rated) == 26
    assert held.rating == len(held.rated)
    assert (len(held.when), len(held.who)) == (5, 2)
    book = audit(workbook)
    check_workbook(book, held)
    assert [(row["name"], row["how"]) for row in book["signatures"]] == [
        ("Amara Okafor", "typed"),
        ("Peter Lindqvist", "ink"),
    ]

    records = [record for record in Store(workbook).records if record.edits]
    told = {
        (edit.id, edit.field, edit.new)
        for record in records
        for edit in record.edits
        if isinstance(edit, Set)
    }
    assert {(id, "when", text) for id, text in held.when.items()} <= told
    assert {(id, "who", text) for id, text in held.who.items()} <= told
    (added,) = [
        edit
        for record in records
        for edit in record.edits
        if isinstance(edit, Add) and edit.id == held.new
    ]
    assert isinstance(added.row, Action)
    assert added.row.text == NEW
    assert records[-3].label == "Meeting M1 ended: 26 discussed"

    (minutes,) = workbook.parent.glob("*minutes M1 *.docx")
    said = texts_of(minutes)
    for text in (NEW, DECISION, "Tomasz Berg", *held.when.values(), *held.who.values()):
        assert text in said
    (excel,) = workbook.parent.glob("*.xlsx")
    cells = cells_of(excel)
    for text in (NEW, *held.when.values(), *held.who.values()):
        assert any(text in cell for cell in cells), text


def test_a_meeting_that_is_killed_goes_on_where_it_stopped(workbook: Path, opened: Open) -> None:
    """The laptop's battery dies with a decision half typed: nothing of it is lost."""
    with opened(SMALL) as terminal:
        begin(terminal)
        for number in range(1, 8):
            terminal.send(b"a")
            terminal.wait_for(f"{number} of 25 discussed")
            terminal.wait_quiet()
        found = _ID.search(terminal.screen())
        assert found
        terminal.send(b"d")
        terminal.wait_for("Enter save")
        terminal.wait_quiet()
        terminal.send(SAYING.encode())
        terminal.wait_for("partnership lead")
        terminal.wait_until(lambda: SAYING in drafts_of(workbook))
        terminal.kill(signal.SIGKILL)
        terminal.wait_end()

    assert len(discussed_in(workbook)) == 7
    with opened(SMALL) as terminal:
        terminal.send(b"R")
        terminal.wait_for("7 of 25 discussed")
        terminal.wait_quiet()
        assert f"Action {found[1]}" in terminal.screen()
        terminal.send(b"d")
        terminal.wait_for("This is your draft, not saved yet.")
        terminal.wait_quiet()
        terminal.send(ENTER)
        terminal.wait_until(lambda: len(discussed_in(workbook)) == 8)
    decided = discussed_in(workbook)[found[1]]["decision"]
    assert decided == SAYING


def test_two_terminals_follow_one_meeting(workbook: Path, opened: Open) -> None:
    """The family support worker looks on at another desk, and is told when it ends."""
    with opened(SMALL) as chair, opened(SMALL) as other:
        begin(chair)
        other.send(b"R")
        other.wait_for("0 of 25 discussed")
        other.wait_quiet()
        for number, key in enumerate((b"a", b"r", ENTER, b"g"), 1):
            chair.send(key)
            chair.wait_for(f"{number} of 25 discussed")
            chair.wait_quiet()
            other.wait_for(f"{number} of 25 discussed")
        here = _ID.search(chair.screen())
        assert here
        other.wait_for(f"Action {here[1]}")
        other.wait_quiet()

        other.send(b"a")
        chair.wait_for("5 of 25 discussed")
        chair.wait_quiet()
        chair.send(b"e")
        chair.wait_for("End it; the minutes can be written at any time")
        chair.wait_quiet()
        assert "5 discussed, 0 left for later, 20 not reached" in chair.screen()
        chair.send(b"e")
        chair.wait_for("M1 ended: 5 discussed, 20 not reached")
        other.wait_for("has ended the meeting")
        other.wait_quiet()
        other.send(b"rag" + ENTER)
        other.wait_quiet()
        other.send(ESCAPE)
        other.wait_for("r at risk  a on track")
    (meeting,) = tomllib.loads(workbook.read_text())["meetings"]
    assert meeting["ended"]
