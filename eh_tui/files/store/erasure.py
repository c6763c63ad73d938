"""One member of staff taken out of a workbook and its history, replaced by their role."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eh_tui.errors import NotFound, Refused
from eh_tui.files.store.compaction import begin_anew, rows_about, texts_of, without_texts
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.locking import stop_if_locked
from eh_tui.model.journal.record import Record
from eh_tui.model.people.named_anywhere import (
    Somebody,
    erasing,
    every_text,
    own_rows,
    somebody,
    somebody_gone,
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
    is_known: bool = True
    """Whether the register or the history still knew them."""


def erase(store: Store, name: str, beside: Callable[[Somebody], None] = lambda _: None) -> Erased:
    """Take somebody out for good; raises `NotFound`, `Refused`, `NotSaved`, what `beside` raises.

    `beside` takes them out of what is kept elsewhere, before anything is changed here: once the
    register has forgotten what they are called, nobody could be asked for it any more. The
    workbook is changed then, in one step, and the history written anew without them, with who
    changed what and when. Asked once more it goes on where it was kept from it, or by a full
    name looks for what is left of whoever was taken out before.
    """
    try:
        whose = somebody(store.workbook, store.records, name)
    except NotFound:
        gone = somebody_gone(store.workbook, name)
        if gone is None or not was_anybody_erased(store.records):
            raise
        return _what_is_left(store, gone, beside)
    edits = erasing(whose)
    own = {id for _, id in own_rows(store.workbook, whose.person)} | {whose.person.id}
    _stop_if_closed(store, edits)
    beside(whose)
    if edits:
        store.commit(edits, f"{whose.person.id} was erased")
    with store.held() as writer:
        before = writer.lines.records
        own |= {id for _, id in rows_about(store.workbook, before, whose.person.id)}
        touched, records = _all_without(before, whose, own)
        begin_anew(store, writer, records, f"{whose.person.id} {_ERASED}")
    store.journal.read()
    return Erased(whose, len(edits), touched, _left(whose, store, records))


def _what_is_left(store: Store, whose: Somebody, beside: Callable[[Somebody], None]) -> Erased:
    """Take somebody out of the history whom neither it nor the register knows any more.

    That is what came back since they were erased, or was mended by hand. The workbook is not
    changed, since whoever is in no register may be anybody.
    """
    _stop_if_closed(store, ())
    beside(whose)
    with store.held() as writer:
        before = writer.lines.records
        touched, records = _all_without(before, whose, set())
        if touched or any(whose.is_in(record.text) for record in before):
            begin_anew(store, writer, records, f"what was left of somebody {_ERASED}")
    store.journal.read()
    return Erased(whose, 0, touched, _left(whose, store, records), is_known=False)


_ERASED = "was erased from the history"
"""How the label of a history ends that was written anew without somebody."""


def was_anybody_erased(records: Iterable[Record]) -> bool:
    """Say whether somebody was taken out of a history, as far as it still tells."""
    return any(record.label.endswith(_ERASED) for record in records)


def _stop_if_closed(store: Store, edits: Sequence[Edit]) -> None:
    """Raise `Refused` where a workbook can't be changed, before anything beside it is."""
    if store.view_only:
        raise Refused(store.view_only)
    stop_if_locked(store.workbook, edits, store.path.name)


def _all_without(
    before: Sequence[Record], whose: Somebody, own: set[str]
) -> tuple[int, list[Record]]:
    """Return how many records speak of somebody, and all of them without."""
    records = [_without(record, whose, own) for record in before]
    touched = sum(
        (old.edits, old.label, old.by) != (new.edits, new.label, new.by)
        for old, new in zip(before, records, strict=True)
    )
    return touched, records


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


def _left(whose: Somebody, store: Store, records: list[Record]) -> tuple[str, ...]:
    return tuple(_places_left(replace(whose, workbook=store.workbook), store, records))


def _places_left(whose: Somebody, store: Store, records: list[Record]) -> Iterator[str]:
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
