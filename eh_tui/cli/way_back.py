"""The command by which a removed row is added again."""

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from eh_tui.cli.field_args import ADDABLE
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import field_named
from eh_tui.model.core.offer import schema as offer_schema
from eh_tui.model.core.rows import fields, parent_id, value
from eh_tui.model.core.schema import OWN_NAMES
from eh_tui.model.core.workbook import Row, Workbook


def way_back(path: Path, workbook: Workbook, kind: Kind, row: Row) -> str:
    """Return how a removed row is added again; a shell takes the command as it stands."""
    words = _words(path, workbook, kind, row)
    if not words:
        return "To have it back, write it into the file again."
    return f"To have it back, under a new number: {shlex.join(['eh-tui', *words])}"


def _words(path: Path, workbook: Workbook, kind: Kind, row: Row) -> list[str]:
    """Return the words of the command, none where no command adds such a row."""
    parent = parent_id(kind, row)
    if kind is Kind.EVIDENCE:
        seen = [f"--seen={on}"] if (on := value(workbook, kind, row, "seen")) else []
        what = value(workbook, kind, row, "what")
        return ["evidence", str(path), parent, *seen, "--", what]
    if kind in (Kind.ACTIONS, Kind.ROWS):
        return ["add", str(path), parent, *_of_the_form(workbook, kind, row)]
    if kind in ADDABLE:
        return ["add", str(path), kind.value, *_in_order(workbook, kind, row)]
    if kind in offer_schema.OFFER_PARENTS:
        is_usual = kind in offer_schema.CHILDREN.values()
        place = parent if is_usual else f"{parent}/{kind.value}"
        return ["add", str(path), place, *_in_order(workbook, kind, row)]
    return []


def _of_the_form(workbook: Workbook, kind: Kind, row: Row) -> Iterator[str]:
    """Yield what an action says, or the first cell of what was achieved."""
    names: Iterable[str] = ("text",) if kind is Kind.ROWS else fields(workbook, kind, row)
    for name in names:
        text = value(workbook, kind, row, field_named(workbook, kind, row, name))
        if text or name == "text":
            yield f"--{name}={text}" if name in OWN_NAMES else f"{name}={text}"


def _in_order(workbook: Workbook, kind: Kind, row: Row) -> Iterator[str]:
    """Yield what a row says: its first field, whatever that is called, as its text."""
    first, *others = fields(workbook, kind, row)
    yield f"--text={value(workbook, kind, row, first)}"
    for name in others:
        if text := value(workbook, kind, row, name):
            yield f"{name}={text}"
