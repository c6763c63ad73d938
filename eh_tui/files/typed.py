"""What was typed on a command line, as the edits that it means."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from eh_tui.errors import NotFound, Refused
from eh_tui.files.workbook_read import as_rag
from eh_tui.model.edits import Add, Set, set_field
from eh_tui.model.names import field_named
from eh_tui.model.rows import Place, fields, locate, new_row, parent_id, siblings, value, with_value
from eh_tui.model.workbook import Kind, Row, Workbook


def assignments(workbook: Workbook, id: str, pairs: Sequence[str]) -> tuple[Set, ...]:
    """Return the edits that FIELD=VALUE pairs mean for a row, the values exactly as typed."""
    kind, row = locate(workbook, id)
    edits: list[Set] = []
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign:
            raise Refused(f"{pair!r} is not FIELD=VALUE, as in when=termly.")
        field = field_named(workbook, kind, row, name)
        if any(edit.field == field for edit in edits):
            raise Refused(f"{field} is given twice; give it once.")
        edits.append(set_field(workbook, kind, id, field, _meant(workbook, kind, field, text)))
    return tuple(edits)


def addition(
    workbook: Workbook, parent_id: str, values: Mapping[str, str], *, after: str = ""
) -> Add:
    """Return the edit that adds a row to an outcome or a table, last or after another row."""
    parent_kind, parent = locate(workbook, parent_id)
    kind = {Kind.OUTCOMES: Kind.ACTIONS, Kind.ACHIEVED: Kind.ROWS}.get(parent_kind)
    if kind is None:
        raise Refused(f"{parent.id} is no outcome and no table, so nothing can be added to it.")
    row = new_row(workbook, kind, parent.id)
    for name, text in values.items():
        field = field_named(workbook, kind, row, name)
        row = with_value(workbook, row, field, _meant(workbook, kind, field, text))
    family = [sibling.id for sibling in siblings(workbook, kind, parent.id)]
    if after and after not in family:
        raise NotFound(f"{after} is no row of {parent.id}; it holds {', '.join(family) or 'none'}.")
    return Add(kind, row, Place(parent.id, after or (family[-1] if family else "")))


def way_back(path: Path, workbook: Workbook, kind: Kind, row: Row) -> str:
    """Return how a removed row is added again; a shell takes the command as it stands."""
    if kind not in (Kind.ACTIONS, Kind.ROWS):
        return "To have it back, write it into the file again."
    words = ["eh-tui", "add", str(path), parent_id(kind, row)]
    for name in ("text",) if kind is Kind.ROWS else fields(workbook, kind, row):
        text = value(workbook, kind, row, field_named(workbook, kind, row, name))
        if text or name == "text":
            words.append(f"--{name}={text}")
    return f"To have it back, under a new number: {shlex.join(words)}"


def _meant(workbook: Workbook, kind: Kind, field: str, text: str) -> str:
    """Return what a field is to hold: a text as it was typed, a rating by its name."""
    if (kind, field) != (Kind.ACTIONS, "rag"):
        return text
    rag = as_rag(text, workbook.labels)
    if rag is None:
        raise Refused(f"{text!r} is not a rating; use red, amber, green or none.")
    return rag.value
