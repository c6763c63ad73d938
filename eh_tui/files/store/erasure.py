"""One member of staff taken out of a workbook and its history, replaced by their role."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eh_tui.files.store.compaction import begin_anew, rows_about, texts_of, without_texts
from eh_tui.files.store.store import Store
from eh_tui.model.journal.record import Record
from eh_tui.model.people.named_anywhere import (
    Somebody,
    erasing,
    every_text,
    own_rows,
    somebody,
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was taken out, and where somebody may still be named."""

    whose: Somebody
    fields: int
    """How many fields of the workbook were changed, and rows taken out."""
    records: int
    """How many records of the history held something of them."""
    left: tuple[str, ...]
    """The places that may still speak of them: what could mean somebody else was not changed."""


def erase(store: Store, name: str) -> Erased:
    """Take somebody out for good; raises `NotFound`, `Refused`, and `NotSaved`.

    The workbook is changed first, in one step, then the history is written anew without
    them, with who changed what and when. Asked once more it goes on where it was kept from it.
    """
    whose = somebody(store.workbook, store.records, name)
    edits = erasing(whose)
    own = {id for _, id in own_rows(store.workbook, whose.person)} | {whose.person.id}
    if edits:
        store.commit(edits, f"{whose.person.id} was erased")
    with store.held() as writer:
        before = writer.lines.records
        own |= {id for _, id in rows_about(store.workbook, before, whose.person.id)}
        records = [_without(record, whose, own) for record in before]
        touched = sum(
            (old.edits, old.label, old.by) != (new.edits, new.label, new.by)
            for old, new in zip(before, records, strict=True)
        )
        begin_anew(store, writer, records, f"{whose.person.id} was erased from the history")
    store.journal.read()
    after = replace(whose, workbook=store.workbook)
    return Erased(whose, len(edits), touched, tuple(_left(after, store, records)))


def _without(record: Record, whose: Somebody, own: set[str]) -> Record:
    edits = tuple(map(whose.edit_without, record.edits))
    new = replace(
        record,
        edits=edits,
        undo=tuple(map(whose.edit_without, record.undo)),
        label=whose.without(record.label),
        by=whose.without(record.by),
        redacted=record.redacted or edits != record.edits,
    )
    return without_texts(new, own, ())


def _left(whose: Somebody, store: Store, records: list[Record]) -> Iterator[str]:
    for kind, told in every_text(store.workbook):
        if whose.is_named(kind, told.field, told.text):
            yield f"{told.id} {told.field}"
    for number, line in enumerate(store.text.text.splitlines(), 1):
        if "#" in line and whose.is_in(line.partition("#")[2]):
            yield f"line {number} of {store.path.name}, a comment"
    for record in records:
        texts = (record.label, record.by, *(told.text for told in texts_of(record)))
        if any(map(whose.is_in, texts)):
            yield f"change {record.n} of the history"
