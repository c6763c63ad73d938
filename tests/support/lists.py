"""What the tests of the lists share: a finding's way to its cell, and a year's audit closed."""

import tomllib
from pathlib import Path
from typing import Any

from textual.app import App
from textual.widgets import Static

from eh_tui.model.core.locking import lock
from eh_tui.session import Session


def rows_in(path: Path, kind: str) -> list[dict[str, Any]]:
    """Return the rows of a kind as the file has them."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text()).get(kind, [])
    return rows


def row_in(path: Path, kind: str, id: str) -> dict[str, Any]:
    """Return one row as the file has it."""
    return next(row for row in rows_in(path, kind) if row["id"] == id)


def locked(path: Path) -> Session:
    """Return a session on a workbook that somebody else has closed meanwhile."""
    session, head = Session(path), Session(path, "head")
    head.apply("locked", lock(head.workbook, "Closed by governors."))
    return session


def sentences(app: App[Any]) -> list[str]:
    """Return what is said for a few seconds, or in an open dialog's own line."""
    lines = app.screen.query("#box-message")
    in_dialog = [str(line.content) for line in lines.results(Static) if str(line.content)]
    return [*(notice.message for notice in app._notifications), *in_dialog]
