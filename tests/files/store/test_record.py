"""A line of the history is read whole and of the right types, or it is damaged."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.record import record_line, record_of, values_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, Move, Remove, Set, remove_row, set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place
from eh_tui.model.journal.record import Event, Record
from tests.support.forms import example_file

ACTION = Action("4-07", "4.B", "Ask", who="DW")
GOOD = Record(
    Event.CHANGE, 7, "2026-09-12T10:00:00.000Z", "dw", "pc", "4-07 who",
    edits=(
        Set(Kind.ACTIONS, "4-07", "who", "DW", "TB"),
        Remove(Kind.ACTIONS, ACTION, Place("4.B")),
        Move(Kind.ACTIONS, "4-08", Place("4.B", "4-07"), Place("4.B", "")),
    ),
)  # fmt: skip
SET, REMOVE, MOVE = values_of(GOOD)["ops"]

BAD = {
    "no object": [],
    "a number that is a text": {"n": "7"},
    "a number that is none": {"n": float("nan")},
    "a number without end": {"n": float("inf")},
    "a number that is a yes": {"n": True},
    "a negative number": {"n": -7},
    "a number of no history": {"n": 10**40},
    "a date that is a number": {"t": 7},
    "a name that is a list": {"by": ["dw"]},
    "an unknown event": {"op": "sudo"},
    "a label that is an object": {"label": {}},
    "a text that is a number": {"text": 1.5},
    "a hash that is no text": {"after": 0},
    "turns of no history": {"turns": 2**80},
    "redacted in a word": {"redacted": "no"},
    "half a character": {"label": "\ud800"},
    "half a character in an edit": {"ops": [SET | {"new": "a\udfff"}]},
    "edits that are an object": {"ops": {"op": "set"}},
    "edits that are numbers": {"ops": [7]},
    "an edit of no kind": {"ops": [SET | {"kind": "passwords"}]},
    "an edit of an unknown verb": {"ops": [SET | {"op": "run"}]},
    "a value that is a number": {"ops": [SET | {"new": 7}]},
    "a value that is a list": {"ops": [SET | {"old": ["DW"]}]},
    "an id that is nothing": {"ops": [SET | {"id": None}]},
    "a row that is a text": {"ops": [REMOVE | {"row": "4-07"}]},
    "a row without an id": {"ops": [REMOVE | {"row": {"text": "Ask"}}]},
    "a row with a number": {"ops": [REMOVE | {"row": {"id": "4-07", "who": 7}}]},
    "a row with a list": {"ops": [REMOVE | {"row": {"id": "4-07", "who": ["DW"]}}]},
    "a rating that is a number": {"ops": [REMOVE | {"row": {"id": "4-07", "rag": 2}}]},
    "cells that are no pairs": {"ops": [REMOVE | {"row": {"id": "4-07", "cells": ["x"]}}]},
    "a place that is a text": {"ops": [REMOVE | {"place": "4B"}]},
    "a place of three": {"ops": [REMOVE | {"place": ["4.B", "", ""]}]},
    "a gap that is negative": {"ops": [REMOVE | {"lines": "x", "gap": -1}]},
    "a gap that is huge": {"ops": [REMOVE | {"lines": "x", "gap": 10**30}]},
    "lines that are a number": {"ops": [REMOVE | {"lines": 7}]},
    "a move back that is a text": {"ops": [MOVE | {"back": "0"}]},
}


def line(change: object) -> bytes:
    """Return the good line with something changed in it."""
    values = values_of(GOOD) | change if isinstance(change, dict) else change
    return json.dumps(values).encode()


def test_what_is_written_is_read_again() -> None:
    """Whatever the types are that the rules below allow."""
    read = record_of(record_line(GOOD, ""))
    assert read is not None
    assert (read.n, read.edits) == (GOOD.n, GOOD.edits)
    astral = Record(Event.MARK, 1, "2026", "dw", label="\U0001f600 é")
    assert record_of(record_line(astral, "")) == astral


def test_a_history_says_which_change_a_save_from_outside_overtook() -> None:
    """Under the key by which a change names the one it takes back: old histories have it so."""
    overtaking = Record(Event.OUTSIDE, 8, "2026-09-12T10:00:00.000Z", "outside", lost=7)
    taking_back = Record(Event.CHANGE, 8, "2026-09-12T10:00:00.000Z", "dw", reverts=7)
    for record in (overtaking, taking_back):
        assert b'"turns":7' in record_line(record, "")
        assert record_of(record_line(record, "")) == record


@pytest.mark.parametrize("change", BAD.values(), ids=BAD)
def test_a_line_that_none_of_ours_is_like_is_damaged(change: object) -> None:
    """Checked at the door, so that nothing behind it meets a value it can't work with."""
    assert record_of(line(change)) is None


@pytest.mark.parametrize("change", BAD.values(), ids=BAD)
def test_every_command_passes_a_damaged_line_over(
    change: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And `check` names it; the next change is written after it."""
    path = tmp_path / "school.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "who", "TB")], "4-07 who")
    with history_of(path).open("ab") as file:
        file.write(line(change) + b"\n")
    assert main(["show", str(path)]) == 0
    assert main(["log", str(path)]) == 0
    assert main(["undo", str(path)]) == 0
    capsys.readouterr()
    assert main(["check", str(path)]) == 1
    assert "is damaged and was passed over" in capsys.readouterr().out


def test_a_base_that_is_no_workbook_is_passed_over_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can go back before it; all that came after goes on."""
    path = tmp_path / "school.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "who", "TB")], "4-07 who")
    broken = [replace(each, text="[[[" if each.text else "") for each in store.records]
    history_of(path).write_bytes(b"".join(record_line(each, "") for each in broken))
    path.write_bytes(path.read_bytes().replace(b'who = "TB"', b'who = "AO"'))
    for command in ("show", "log", "due", "undo"):
        assert main([command, str(path)]) in (0, 1, 2)
    capsys.readouterr()
    assert main(["check", str(path)]) == 1
    assert "holds a text that is no workbook" in capsys.readouterr().out


def test_a_row_that_was_taken_out_can_still_come_back(tmp_path: Path) -> None:
    """The rules are no narrower than what is written."""
    path = tmp_path / "school.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    store.commit([remove_row(store.workbook, Kind.ROWS, "2-R02")])
    for kind in (Kind.ACTIONS, Kind.SIGNATORIES, Kind.PEOPLE, Kind.COURSES):
        row = store.workbook.of_kind(kind)[-1]
        store.commit([remove_row(store.workbook, kind, row.id)])
    removed = [each.edits[0] for each in Store(path).records if each.edits]
    assert len(removed) == 5
    back = [each.undo[0] for each in Store(path).records if each.undo]
    assert all(isinstance(edit, Add) and edit.source for edit in back)
