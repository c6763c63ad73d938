"""A history written anew, without what must not be kept.

What is left is chained from its first line again, so a history that was rewritten is as
valid as any; its new base says who did it. Other sessions notice the new file.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of
from typing import Any, cast

from eh_tui.errors import NotFound
from eh_tui.files.store.journal import JournalWriter
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.files.system.durable import write_durably
from eh_tui.model.core.edits import Add, Edit, Remove, Set
from eh_tui.model.core.form_rows import AchievedRow, Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.schema import MADE_BY_US, PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.ids_gone import with_ids_gone
from eh_tui.model.journal.record import REMOVED, Event, Record
from eh_tui.model.people.named_anywhere import Told, every_text, texts_in

_ABOUT: dict[Kind, str] = {
    Kind.DISCUSSED: "action",
    Kind.AMENDMENTS: "about",
    Kind.KNOWN: "row",
    Kind.REQUESTS: "row",
    Kind.EVIDENCE: "of",
    Kind.TRAINING: "person",
    Kind.SIGNATURES: "signatory",
}
"""The kinds whose rows tell of another row, and the field that names it."""

_NO_TEXT = {
    *("id", "rag", "state", "rag_before", "rag_after", "how", "ended", *MADE_BY_US),
    *("ratings_before", "ratings_after"),
    *("minutes", "internal", "holds", "under", "forwarded", "answer", "about", "made_on"),
    *("meeting", "action", "check", "row", "person", "course", "signatory", "step", "of"),
}
"""Fields that say nothing by themselves: ratings, figures, and which row is meant."""


_OFTEN_THE_SAME = (
    "when",
    "when_before",
    "when_after",
    "signed",
    "seen",
    "state",
    "kind",
    "agenda",
    "title",
)
"""Fields in which the same few words stand in many rows."""

_FORM = (
    *(Kind.COMMITMENTS, Kind.GUIDANCE, Kind.OUTCOMES, Kind.ACHIEVED),
    *(Kind.COURSES, Kind.TERMS, Kind.STANDING),
)
"""The kinds whose texts are the form's own, or nobody's."""

_SAYS_SOMETHING = 7
"""Characters; a text that is no longer, "termly", stands in many rows."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was taken out of a history."""

    records: int
    """How many records held some of it."""
    rows: tuple[tuple[Kind, str], ...]
    """The rows that told of it, whose texts went too: what meetings made of it, reasons."""
    still_there: tuple[str, ...]
    """Those of these rows, and the row itself, that are in the workbook with what they say."""
    elsewhere: tuple[str, ...]
    """The other places that repeat one of its texts: "4-08 who", "change 12 of the history"."""


def redact(store: Store, id: str) -> Redacted:
    """Take the texts of a row out of the history, with those that tell of it.

    That is what meetings decided on it and left of it, and why a finding in it was let stand.
    Whole texts of the file are left out, since a comment may repeat what a row said; the
    file as it is now begins the history anew, so what the row still says there is kept.
    Lines that can't be read go too: nobody could say what they hold. Raises `NotFound`
    where the history never held the row, `NotSaved` with the history as it was.
    """
    with store.held() as writer:
        before = writer.lines.records
        about = rows_about(store.workbook, before, id)
        ids = {id, *(row for _, row in about)}
        texts = {text for record in before for text in _texts(record, ids)}
        records = [without_texts(record, ids, texts) for record in before]
        touched = sum(any(edit.id in ids for edit in record.edits) for record in records)
        rows = [row for kind in Kind for row in store.workbook.of_kind(kind) if row.id in ids]
        if not touched and not rows:
            raise NotFound(f"The history of {store.path.name} holds nothing of {id!r}.")
        for row in rows:
            texts |= {told.text for told in _telling(row)}
        begin_anew(store, writer, records, f"texts of {id} were removed from the history")
    store.journal.read()
    elsewhere = (
        *_repeated(store.workbook, ids, texts),
        *(
            f"change {record.n} of the history"
            for record in records
            if any(_holds(text, texts) for text in texts_of(record, ids))
        ),
    )
    return Redacted(touched, about, tuple(row.id for row in rows), elsewhere)


def begin_anew(store: Store, writer: JournalWriter, records: Sequence[Record], label: str) -> None:
    """Put some records in place of a history, and the file as it is now after them."""
    state = writer.lines.last_state
    base = Record(Event.BASE, label=label, text=store.text.text, after=state.after if state else "")
    write_durably(store.journal.path, history_text([*records, writer.signed(base)]))


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
    """Return the file as it was after the records that go, without a text if nobody knows it.

    It keeps the ids that are not to be given again, whatever file may be put there.
    """
    text = text_at(gone, gone[-1].n) if kept else store.text
    after = next((record.after for record in reversed(gone) if record.after), "")
    workbook = text.workbook if text else Workbook()
    return Record(
        Event.BASE, by=store.journal.by, text=text.text if text else "", after=after,
        gone=with_ids_gone(workbook, gone).retired,
    )  # fmt: skip


def rows_about(
    workbook: Workbook, records: Sequence[Record], id: str
) -> tuple[tuple[Kind, str], ...]:
    """Return the rows there are, or ever were, that tell of a row."""
    standing = [(kind, row) for kind in _ABOUT for row in workbook.of_kind(kind)]
    past = [
        (edit.kind, edit.row)
        for record in records
        for edit in record.edits
        if isinstance(edit, Add | Remove) and edit.kind in _ABOUT
    ]
    found = [(kind, row.id) for kind, row in (*past, *standing) if _names(kind, row, id)]
    return tuple(dict.fromkeys(found))


def _names(kind: Kind, row: Row, id: str) -> bool:
    return bool(getattr(row, _ABOUT[kind]) == id)


def _texts(record: Record, ids: Collection[str]) -> Iterator[str]:
    """Yield the texts that are taken out of a record's edits."""
    for edit in record.edits:
        if edit.id in ids:
            match edit:
                case Set() if edit.field not in _NO_TEXT:
                    yield from (edit.old, edit.new)
                case Add(row=row) | Remove(row=row):
                    cells = row.cells if isinstance(row, AchievedRow) else _values(edit.kind, row)
                    yield from cells


def without_texts(record: Record, ids: Collection[str], texts: Collection[str]) -> Record:
    """Return a record without the texts of some rows, its label too where it repeats one.

    One that took a form can't be taken back or made again any more: that needs the whole text.
    """
    repeats = any(len(text) > 2 and text in record.label for text in texts)
    return replace(
        record,
        edits=tuple(_blanked(edit, ids) for edit in record.edits),
        undo=tuple(_blanked(edit, ids) for edit in record.undo),
        label=REMOVED if repeats else record.label,
        text="",
        redacted=record.redacted
        or record.took_a_form
        or any(edit.id in ids for edit in record.edits),
    )


def _repeated(workbook: Workbook, ids: Collection[str], texts: Collection[str]) -> Iterator[str]:
    """Yield the fields of other rows, as the reason of a lock, that repeat one of some texts."""
    for kind, told in every_text(workbook):
        if told.id not in ids and kind not in _FORM and _holds(told, texts):
            yield f"{told.id} {told.field}"


def texts_of(record: Record, ids: Collection[str] = ()) -> Iterator[Told]:
    """Yield the texts in a record's edits, those of some rows left out."""
    for edit in record.edits:
        match edit:
            case Set(_, id, field, old, new) if id not in ids:
                yield from (Told(id, field, text) for text in (old, new))
            case Add(row=row) | Remove(row=row) if row.id not in ids:
                yield from texts_in(row)


def _telling(row: Row) -> Iterator[Told]:
    return (told for told in texts_in(row) if told.field not in _NO_TEXT)


def _holds(told: Told, texts: Collection[str]) -> bool:
    """Say whether a text repeats one that says something by itself, "ongoing" not being one."""
    if told.field in {*_NO_TEXT, *_OFTEN_THE_SAME}:
        return False
    return any(len(text) > _SAYS_SOMETHING and text in told.text for text in texts)


def _blanked(edit: Edit, ids: Collection[str]) -> Edit:
    match edit:
        case Set() if edit.id in ids and edit.field not in _NO_TEXT:
            return replace(edit, old=_mark(edit.old), new=_mark(edit.new))
        case Add() if edit.id in ids:
            return replace(edit, row=_blank_row(edit.kind, edit.row), source=None)
        case Remove() if edit.id in ids:
            return replace(edit, row=_blank_row(edit.kind, edit.row))
    return edit


def _blank_row(kind: Kind, row: Row) -> Row:
    if isinstance(row, AchievedRow):
        return replace(row, cells=tuple(_mark(cell) for cell in row.cells))
    texts = {name: _mark(getattr(row, name)) for name in _names_of_texts(kind, row)}
    if isinstance(row, Action | Outcome):
        row = replace(row, cells=tuple((key, _mark(text)) for key, text in row.cells))
    return replace(row, **cast(Any, texts))


def _values(kind: Kind, row: Row) -> tuple[str, ...]:
    cells = row.cells if isinstance(row, Action | Outcome) else ()
    texts = (str(getattr(row, name)) for name in _names_of_texts(kind, row))
    return (*texts, *(text for _, text in cells))


def _names_of_texts(kind: Kind, row: Row) -> list[str]:
    kept = {*_NO_TEXT, *PARENTS.get(kind, ())[:1]}
    return [
        field.name
        for field in fields_of(row)
        if field.name not in kept and isinstance(getattr(row, field.name), str)
    ]


def _mark(text: str) -> str:
    return REMOVED if text else ""
