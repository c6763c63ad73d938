"""The hidden sheet `_ehtui`: which export this is, and seals of the fields it was made from."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from eh_tui.files.office.xlsx.sheet import SheetCell, SheetPlan
from eh_tui.files.office.xlsx.text import cell_shown, cell_text
from eh_tui.files.office.xlsx.titles import METADATA_SHEET
from eh_tui.files.store.identity import Identity, hmac
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.names import PARTNERSHIP_FIELDS
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.cells import cell
from eh_tui.model.returns.school_marks import school_marks

SEAL_LENGTH = 12
_NOT_WHILE_EMPTY = (*PARTNERSHIP_FIELDS, "returns", "requests", "evidence")
SEALED_FIELDS = {
    "school": ("name", "audit_date"),
    "outcomes": ("text",),
    "actions": ("text", "when", "who", "rag", "note"),
    "signatories": ("role", "name", "signed"),
}
"""The fields that somebody may change in Excel, by kind of row; achieved cells besides."""


def export_id(workbook: Workbook, identity: Identity) -> str:
    """Return an id of the content, so that the same workbook gives the same export.

    Without the key nobody can tell which content it is: not even one of a few that they guess.
    """
    content = json.dumps(replace(workbook, retired=(), typed=()), default=_fields, sort_keys=True)
    return _keyed(identity, content)[:16]


def _fields(row: Any) -> dict[str, object]:
    """Return the fields of a workbook or a row by their names, for JSON.

    What is worked out of the others is left out, and `_NOT_WHILE_EMPTY` as they say: an audit
    keeps the id by which its exports are known.
    """
    said = {name: getattr(row, name) for name in row.__slots__ if not name.startswith("_")}
    return {name: value for name, value in said.items() if value or name not in _NOT_WHILE_EMPTY}


def seal(identity: Identity, id_: str, field: str, text: str) -> str:
    """Return 12 hex digits that tell whether a field still holds a text, not what it holds.

    They are of the text as a cell shows it, so that they can be compared with a cell too.
    """
    message = json.dumps([id_, field, cell_shown(text)])
    return _keyed(identity, message)[:SEAL_LENGTH]


def plan_metadata(
    workbook: Workbook, identity: Identity | None, known: tuple[tuple[str, ...], ...]
) -> SheetPlan:
    """Return the hidden sheet; seals need a key, since nothing in it may tell of a text.

    A copy of an old text would show what somebody has blacked out since, and so would a plain
    hash of it to whoever guesses. So what was signed is sealed too, and who signed is an id.
    """
    rows: list[tuple[str, ...]] = list(known)
    if identity and identity.key:
        rows += [
            ("signed", row.signatory, seal(identity, row.id, "hash", row.hash))
            for row in workbook.signatures
        ]
        rows += [
            (id_, field, seal(identity, id_, field, text))
            for id_, field, text in _sealed_texts(workbook)
        ]
    cells = tuple(
        SheetCell(row, column, cell_text(text, "the form's name"), "plain")
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    )
    return SheetPlan(METADATA_SHEET, (20, 24, 16), cells, hidden=True)


def metadata(workbook: Workbook, identity: Identity | None) -> tuple[tuple[str, str], ...]:
    """Return the names and values that tell which workbook was exported, and when not which."""
    form = workbook.form
    known = [("schema", str(workbook.schema)), ("form", cell_shown(form.id))]
    known += [
        (name, cell_shown(text))
        for name, text in (("version", form.version), ("issuer", form.issuer))
        if text
    ]
    known += [(name.lower(), cell_shown(text)) for name, text in school_marks(workbook)]
    if identity and identity.key:
        known.append(("export", export_id(workbook, identity)))
    if identity and identity.id:
        known.append(("workbook", cell_shown(identity.id)))
    if identity and identity.moment:
        known.append(("moment", identity.moment))
    return tuple(known)


def _keyed(identity: Identity, message: str) -> str:
    return str(hmac.new(identity.key, message.encode(), "sha256").hexdigest())


def _sealed_texts(workbook: Workbook) -> Iterator[tuple[str, str, str]]:
    """Yield id, field and text of each field that can be changed in Excel."""
    for kind, fields in SEALED_FIELDS.items():
        rows = (workbook.school,) if kind == "school" else getattr(workbook, kind)
        for row in rows:
            for field in fields:
                yield row.id, field, getattr(row, field)
    if workbook.form.columns:
        yield from _sealed_cells(workbook)
    for row in workbook.rows:
        for place, text in enumerate(row.cells, 1):
            yield row.id, f"cell {place}", text


def _sealed_cells(workbook: Workbook) -> Iterator[tuple[str, str, str]]:
    """Yield what stands in the further columns of a form that has its own."""
    rows: tuple[Action | Outcome, ...] = (*workbook.outcomes, *workbook.actions)
    for row in rows:
        for column in columns_of_row(workbook, row):
            if column.is_cell:
                yield row.id, f"cell {column.field}", cell(row.cells, column.field)
            elif isinstance(row, Outcome) and column.field == "rag":
                yield row.id, column.field, row.rag
