"""A row that was taken out, put back with whatever it makes no sense without."""

from collections.abc import Iterable, Sequence

from eh_tui.errors import EhError, NotFound
from eh_tui.model.core.edits import Add, Edit, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import parent_id
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.record import Record

_NEEDS: dict[Kind, tuple[str, ...]] = {
    Kind.TRAINING: ("person", "course"),
    Kind.SIGNATURES: ("signatory",),
}
"""The fields by which a row names others that it is about, besides its parent."""


def bring_back(workbook: Workbook, records: Sequence[Record], id: str) -> tuple[Edit, ...]:
    """Return the edits that put a row back as it was, in its old place.

    What it belongs to comes back with it where that is gone too, a meeting with all that was
    noted in it, and an action with its evidence. Raises `NotFound` where the history does not
    have one of them.
    """
    edits: list[Edit] = []
    _bring(workbook, records, id, edits)
    return tuple(edits)


def _bring(workbook: Workbook, records: Sequence[Record], id: str, edits: list[Edit]) -> Workbook:
    """Add to some edits those that bring a row back, and return the workbook after them."""
    addition, together = _taken_out(records, id)
    for needed in _needed(addition.kind, addition.row):
        if not _is_there(workbook, needed):
            try:
                workbook = _bring(workbook, records, needed, edits)
            except NotFound as error:
                raise NotFound(f"{id} belongs to {needed}, which is gone. {error}") from None
    noted = together if addition.kind in (Kind.MEETINGS, Kind.ACTIONS) else ()
    for edit in (addition, *noted):
        if not _is_there(workbook, edit.id):
            workbook = _after(workbook, edit)
            edits.append(edit)
    return workbook


def _after(workbook: Workbook, edit: Edit) -> Workbook:
    try:
        return apply(workbook, edit)
    except EhError as error:
        raise NotFound(f"{edit.id} can't be put back: {error}") from None


def _taken_out(records: Sequence[Record], id: str) -> tuple[Add, tuple[Add, ...]]:
    """Return the edit that puts a row back, and those of the rows below it that went with it."""
    for record in reversed(records):
        additions = [] if record.redacted else [e for e in record.undo if isinstance(e, Add)]
        for edit in additions:
            if edit.id == id:
                return edit, tuple(_below(id, additions))
    raise NotFound(f"{id} is not in the history; its text is with whoever took it out.")


def _below(id: str, additions: Iterable[Add]) -> Iterable[Add]:
    return (edit for edit in additions if parent_id(edit.kind, edit.row) == id)


def _needed(kind: Kind, row: Row) -> list[str]:
    parent = (PARENTS[kind][0],) if kind in PARENTS else ()
    return [name for field in (*parent, *_NEEDS.get(kind, ())) if (name := getattr(row, field))]


def _is_there(workbook: Workbook, id: str) -> bool:
    return any(row.id == id for kind in Kind for row in workbook.of_kind(kind))
