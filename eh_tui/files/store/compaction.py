"""A history written anew, without what must not be kept.

What is left is chained from its first line again, so a history that was rewritten is as
valid as any; its new base says who did it. Other sessions notice the new file.
"""

from collections.abc import Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, cast

from eh_tui.errors import NotFound
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.files.system.durable import write_durably
from eh_tui.model.core.edits import Add, Edit, Remove, Set
from eh_tui.model.core.history import Event, Record
from eh_tui.model.core.rows import PARENTS
from eh_tui.model.core.workbook import AchievedRow, Kind, Row

REMOVED = "[removed]"
"""Stands where a text was."""


def redact(store: Store, id: str) -> int:
    """Take the texts of a row out of the history, and return how many records held some.

    Whole texts of the file are left out, since a comment may repeat what a row said; the
    file as it is now begins the history anew, so what the row still says there is kept.
    Lines that can't be read go too: nobody could say what they hold. Raises `NotFound`
    where the history never held the row, `NotSaved` with the history as it was.
    """
    with store.held() as writer:
        records = [_without_texts(record, id) for record in writer.lines.records]
        touched = sum(any(edit.id == id for edit in record.edits) for record in records)
        if not touched and not any(
            row.id == id for kind in Kind for row in store.workbook.of_kind(kind)
        ):
            raise NotFound(f"The history of {store.path.name} holds nothing of {id!r}.")
        state = writer.lines.last_state
        label = f"texts of {id} were removed from the history"
        base = Record(
            Event.BASE, label=label, text=store.text.text, after=state.after if state else ""
        )
        write_durably(store.journal.path, history_text([*records, writer.signed(base)]))
    store.journal.read()
    return touched


def compact(store: Store, before: str) -> int:
    """Put one whole text in place of all records before a moment, and return their number.

    The moment is UTC as ISO 8601. Raises `NotSaved` with the history as it was.
    """
    with store.held() as writer:
        records = writer.lines.records
        at = (number for number, record in enumerate(records) if record.at >= before)
        cut = next(at, len(records))
        gone, kept = records[:cut], records[cut:]
        if len(gone) < 2:
            return 0
        label = f"{len(gone)} records before this were put together"
        base = replace(_base(store, gone, kept), label=label, n=gone[-1].n, at=gone[-1].at)
        whole = (base, *kept) if base.text else kept
        done = writer.lines.done & {record.n for record in kept}
        write_durably(store.journal.path, history_text(whole, done))
    store.journal.read()
    return len(gone)


def _base(store: Store, gone: Sequence[Record], kept: Sequence[Record]) -> Record:
    """Return the file as it was after the records that go, without a text if nobody knows it."""
    text = text_at(gone, gone[-1].n) if kept else store.text
    after = next((record.after for record in reversed(gone) if record.after), "")
    return Record(Event.BASE, by=store.journal.by, text=text.text if text else "", after=after)


def _without_texts(record: Record, id: str) -> Record:
    return replace(
        record,
        edits=tuple(_blanked(edit, id) for edit in record.edits),
        undo=tuple(_blanked(edit, id) for edit in record.undo),
        text="",
        redacted=record.redacted or any(edit.id == id for edit in record.edits),
    )


def _blanked(edit: Edit, id: str) -> Edit:
    match edit:
        case Set() if edit.id == id and edit.field != "rag":
            return replace(edit, old=_mark(edit.old), new=_mark(edit.new))
        case Add() if edit.id == id:
            return replace(edit, row=_blank_row(edit.kind, edit.row), source=None)
        case Remove() if edit.id == id:
            return replace(edit, row=_blank_row(edit.kind, edit.row))
    return edit


def _blank_row(kind: Kind, row: Row) -> Row:
    if isinstance(row, AchievedRow):
        return replace(row, cells=tuple(_mark(cell) for cell in row.cells))
    kept = ("id", "rag", *PARENTS.get(kind, ())[:1])
    texts = {
        field.name: _mark(value)
        for field in fields_of(row)
        if field.name not in kept and isinstance(value := getattr(row, field.name), str)
    }
    return replace(row, **cast(Any, texts))


def _mark(text: str) -> str:
    return REMOVED if text else ""
