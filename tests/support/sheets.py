"""What the tests of the sheet share: looking at it, and somebody else who changes the file."""

import json
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from eh_tui.model.core.edits import Edit, set_field
from eh_tui.model.core.rows import locate
from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text

PATIENCE = 10.0
"""Seconds after which a test stops waiting."""


_KEPT = {"id", "outcome", "commitment", "table", "form", "rag", "columns"}
"""Keys whose values hold the workbook together, or are the keys of other values."""


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until the screen shows what they did."""
    await pilot.press(*keys)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text sign by sign."""
    names = {" ": "space", "/": "slash", "\n": "ctrl+j", ".": "full_stop", ",": "comma"}
    await press(pilot, *(names.get(sign, sign) for sign in text))


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text where the cursor is, as a terminal does it."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()


async def until(pilot: Pilot[None], claim: Callable[[], bool]) -> None:
    """Wait for something that the screen does by itself."""
    deadline = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < deadline, screen_text(pilot.app)
        await pilot.pause()


def sheet_of(pilot: Pilot[None]) -> SheetScreen:
    """Return the sheet's screen, wherever in the stack it is."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, SheetScreen))


def cursor(pilot: Pilot[None]) -> str:
    """Return where the cursor is, as "1-01 when"."""
    at = sheet_of(pilot).sheet.cursor
    return f"{at.id} {at.field}" if at else ""


async def go(pilot: Pilot[None], id: str, field: str) -> None:
    """Put the cursor on a cell."""
    screen = sheet_of(pilot)
    cells = screen.sheet.sheet_layout.first_row
    screen.sheet.go_to(next(a for a in cells if (a.id, a.field) == (id, field)))
    await pilot.pause()
    assert cursor(pilot) == f"{id} {field}"


async def watch(pilot: Pilot[None]) -> None:
    """Let the sheet look now for what others have changed, as it does every second."""
    sheet_of(pilot)._watch.look()
    await pilot.pause()


def toasts(pilot: Pilot[None]) -> str:
    """Return the sentences that were shown for a few seconds."""
    return " | ".join(notice.message for notice in pilot.app._notifications)


def words_on_screen(pilot: Pilot[None]) -> str:
    """Return what is on screen with single spaces."""
    return " ".join(screen_text(pilot.app).split())


async def pages(pilot: Pilot[None]) -> list[str]:
    """Return every page of the sheet, from its top to its end."""
    await press(pilot, "home")
    frames = [screen_text(pilot.app)]
    for _ in range(2000):
        before = sheet_of(pilot).sheet.scroll_offset.y
        await press(pilot, "pagedown")
        if sheet_of(pilot).sheet.scroll_offset.y == before:
            return frames
        frames.append(screen_text(pilot.app))
    raise AssertionError("The sheet has no end.")


def somebody(path: Path, make: Callable[[Session], Iterable[Edit]], by: str = "jpatel") -> None:
    """Change the workbook as another person, with a program of their own."""
    session = Session(path, by)
    session.apply("somebody's change", *make(session))


def somebody_sets(path: Path, id: str, field: str, new: str) -> None:
    """Give a field another value as another person."""

    def make(session: Session) -> list[Edit]:
        kind, _ = locate(session.workbook, id)
        return [set_field(session.workbook, kind, id, field, new)]

    somebody(path, make)


def rows_in(path: Path, kind: str) -> list[dict[str, Any]]:
    """Return an array of tables as the file has it."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text())[kind]
    return rows


def ids_in(path: Path, kind: str = "actions") -> list[str]:
    """Return the ids of a kind of row in the file's order."""
    return [row["id"] for row in rows_in(path, kind)]


def fill(path: Path, text: str) -> None:
    """Put a text into every field of a workbook that holds words, the form's own included."""
    data = tomllib.loads(path.read_text())
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    arrays = {key: value for key, value in data.items() if key != "columns" and key not in tables}
    lines = [_line(key, value, text) for key, value in data.items() if not _is_table(value)]
    for key, table in tables.items():
        lines += [f"[{key}]", *(_line(name, value, text) for name, value in table.items())]
    for key, rows in arrays.items():
        for row in rows if _is_table(rows) else ():
            lines += [f"[[{key}]]", *(_line(name, value, text) for name, value in row.items())]
    path.write_text("\n".join(lines) + "\n")


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


def _line(key: str, value: object, text: str) -> str:
    if key not in _KEPT:
        value = [text] * len(value) if isinstance(value, list) else value
        value = text if isinstance(value, str) else value
    return f"{json.dumps(key)} = {_toml(value)}"


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
