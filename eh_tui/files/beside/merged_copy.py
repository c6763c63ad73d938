"""A copy that a sync tool left, brought together with the workbook that it is a copy of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eh_tui.files.beside.copies import set_aside
from eh_tui.files.store.replay import states
from eh_tui.files.store.store import Store
from eh_tui.files.system.disk import Stamp, read_bytes, stamp_of
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Edit
from eh_tui.model.journal.record import MERGED, Event, Record
from eh_tui.model.merge.fork import fork_of, merge_unknown
from eh_tui.model.merge.merge import Clash, merge


@dataclass(frozen=True, slots=True)
class MergedCopy:
    """What came of a copy that was merged."""

    edits: tuple[Edit, ...]
    """What was taken over."""
    clashes: tuple[Clash, ...]
    """What a person has to decide."""
    knows_base: bool
    """Whether the history tells which state the copy was made from."""
    older: int
    """The number of fields in which it says what was here earlier, which stay as they are."""


def merge_copy(store: Store, copy: Path) -> MergedCopy:
    """Bring a copy's changes into the open workbook, as one step that undo takes back.

    What the history held earlier is no change of the copy. Where nobody knows which state
    the copy was made from, only rows that it alone has are taken. The copy is set aside as
    `<name>.merged` once nothing of it waits for a person. Raises `EhError` where it can't be
    read or the workbook can't be saved.
    """
    stamp, data = read_bytes(copy, follow=False)
    theirs = WorkbookText.parse(data).workbook
    store.refresh()
    past = list(states(store.records))
    restored = [at for at, (record, _) in enumerate(past) if _may_restore(record)]
    fork = fork_of((state for _, state in past), theirs, restored)
    base = fork.base if fork.is_later or _begins_before(store.records, stamp) else None
    ours = store.workbook
    merged = merge(base, ours, theirs) if base else merge_unknown(ours, theirs, fork.older)
    if merged.edits:
        store.commit(merged.edits, f"{MERGED}{copy.name}")
    if not merged.clashes and stamp_of(copy, follow=False) == stamp:
        set_aside(copy)
    older = sum(1 for _, _, field in fork.older if field)
    return MergedCopy(merged.edits, merged.clashes, base is not None, older)


def _may_restore(record: Record) -> bool:
    """Say whether a record may bring back what stood before the history, or in another copy."""
    is_from_elsewhere = record.label.startswith(MERGED) or record.is_taken_over
    return bool(record.text or record.reverts or is_from_elsewhere)


def _begins_before(records: tuple[Record, ...], copy: Stamp) -> bool:
    """Say whether a history goes back to the workbook's beginning, and to before a copy.

    One that was shortened, or begun after the copy was saved, does not hold what was here
    earlier, so that an old value would pass for a change.
    """
    first = next((record for record in records if record.text), None)
    if first is None or first.n != 1 or first.event is not Event.BASE or first.label:
        return False
    saved = datetime.fromtimestamp(copy[2] / 1e9, UTC)
    return first.at[:19] <= saved.isoformat(timespec="seconds")[:19]
