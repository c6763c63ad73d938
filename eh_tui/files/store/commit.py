"""Making a change durable, in the one order in which nothing can get lost.

RELIABILITY.md 2: hold the history, catch up with the disk, compare old values, stage the new
file, put the history's line on disk (from here on the change is made), replace the file.
Whoever opens next finishes what a crash left between the last two.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eh_tui.errors import Conflict, EhError
from eh_tui.files.store.journal import JournalWriter
from eh_tui.files.store.replay import workbook_at
from eh_tui.files.store.workbook_file import Moved, WorkbookFile, sha
from eh_tui.files.system.durable import stage
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Add, Edit, apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record, last_change


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change that somebody wants to have made."""

    edits: tuple[Edit, ...]
    label: str = ""
    reverts: int = 0
    """The number of the record that it undoes or makes again, 0 for neither."""
    by: str = ""
    """Who wants it, if not this session."""
    text: WorkbookText | None = None
    """The whole new text, where the form itself is another; the edits only tell of it then."""


def commit(file: WorkbookFile, writer: JournalWriter, wanted: Wanted) -> tuple[Edit, ...]:
    """Put a change on disk and return the edits that undo it.

    Raises `Conflict` with what was wanted in the history, `Moved` and `OSError` with nothing
    made, and `EhError` of other kinds where the file can't take the edits.
    """
    try:
        text, undo = (wanted.text, ()) if wanted.text else file.text.edited(wanted.edits)
    except Conflict as conflict:
        last = last_change(writer.lines.backwards(), wanted.edits)
        _note(writer, Event.CONFLICT, wanted)
        conflict.wanted = wanted.edits
        conflict.by, conflict.at = (last.by, last.at) if last else ("", "")
        raise
    if text.text == file.text.text:
        return ()
    data = text.encode()
    staged = stage(file.real, data)
    try:
        file.stop_if_moved()
        record = writer.add(
            Record(
                Event.CHANGE, by=wanted.by, label=wanted.label, edits=wanted.edits, undo=undo,
                reverts=wanted.reverts, before=file.hash, after=sha(data),
                text=text.text if wanted.text else "",
            )
        )  # fmt: skip
    except BaseException:
        staged.drop()
        raise
    # From here on the change is made: what fails now is finished by whoever comes next.
    try:
        file.put(staged, data, text)
        writer.finished(record.n)
    except Moved:
        file.expect(data, text)
        with contextlib.suppress(OSError, EhError):
            catch_up(file, writer)
    except (OSError, EhError):
        file.expect(data, text)
    return undo


def effective(file: WorkbookFile, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits of one step without those that others have made already."""
    state = file.text.workbook
    kept: list[Edit] = []
    for at, edit in enumerate(edits):
        try:
            after = apply(state, edit)
        except EhError:
            return (*kept, *edits[at:])
        if after != state:
            kept.append(edit)
        state = after
    return tuple(kept)


def catch_up(file: WorkbookFile, writer: JournalWriter, *, history_is_gone: bool = False) -> None:
    """Read what is on disk now, finish what a crash left, and note what came from outside.

    `history_is_gone` says that there was a history, should there be none now.
    """
    while True:
        try:
            return _catch_up_once(file, writer, history_is_gone)
        except Moved:
            continue


def _catch_up_once(file: WorkbookFile, writer: JournalWriter, history_is_gone: bool) -> None:
    file.sweep()
    if file.is_changed_on_disk:
        file.read()
    state = writer.lines.last_state
    if state is None:
        _begin(file, writer, history_is_gone)
    elif state.n in writer.lines.done:
        if state.after != file.hash:
            _note_outside(file, writer, state)
    elif state.event is Event.CHANGE:
        if state.after == file.hash:
            writer.finished(state.n)
        elif state.before != file.hash or not _finish(file, writer, state):
            _note_outside(file, writer, state, unfinished=True)
    elif state.after != file.hash:
        _note_outside(file, writer, state, unfinished=bool(state.lost))
    elif state.lost:
        _make_again(file, writer, state)


def _begin(file: WorkbookFile, writer: JournalWriter, history_is_gone: bool) -> None:
    """Begin the history with what was opened, and note what somebody saved since."""
    label = "the history before this is gone" if history_is_gone else ""
    text, digest = (file.text, file.hash) if history_is_gone else file.first
    base = writer.begin(Record(Event.BASE, label=label, text=text.text, after=digest))
    if digest != file.hash:
        _note_outside(file, writer, base)


def _finish(file: WorkbookFile, writer: JournalWriter, state: Record) -> bool:
    """Let the file follow a change whose writer died before it could.

    Returns whether it can: not where a program that writes TOML another way made it.
    """
    try:
        if state.took_a_form:
            text = replace(WorkbookText.parse(state.text.encode()), has_bom=file.text.has_bom)
        else:
            text, _ = file.text.edited(state.edits)
    except EhError:
        return False
    data = text.encode()
    if sha(data) != state.after:
        return False
    writer.keep()
    try:
        file.put(stage(file.real, data), data, text)
    except (OSError, EhError):
        file.expect(data, text)
        raise
    writer.finished(state.n)
    return True


def _note_outside(
    file: WorkbookFile, writer: JournalWriter, state: Record, *, unfinished: bool = False
) -> None:
    """Put into the history what somebody changed without it, and save what that undid.

    `unfinished` says that there is a change which the file has not followed yet.
    """
    # What the file had not followed is the last change itself or, where a crash came after an
    # earlier save from outside was noted, the change that this one names. Whoever saved had the
    # text before that change, or the earlier save.
    overtaken = state.lost if state.event is Event.OUTSIDE else state.n
    lost = overtaken if unfinished else 0
    seen = state.n - 1 if lost == state.n else state.n
    was = workbook_at(writer.lines.since_text(seen), seen)
    outside = writer.add(
        Record(
            Event.OUTSIDE, by="outside", edits=diff(was, file.text.workbook).every if was else (),
            text=file.text.text, before=state.after, after=file.hash, lost=lost,
        )
    )  # fmt: skip
    if lost:
        _make_again(file, writer, outside)


def _make_again(file: WorkbookFile, writer: JournalWriter, outside: Record) -> None:
    """Make the change again that the file had not followed when it was saved from outside.

    What holds something else by now is noted as a conflict, and what names a row that is another
    one by now.
    """
    from eh_tui.model.merge.other_numbers import stop_if_other_rows  # seldom needed

    lost = next((one for one in writer.lines.backwards() if one.n == outside.lost), None)
    seen = _seen_by(writer, lost) if lost else None
    state, kept, missed = file.text.workbook, [], []
    for edit in lost.edits if lost else ():
        if lost and lost.took_a_form:  # another form is taken as a whole, or not
            missed.append(edit)
            continue
        try:
            stop_if_other_rows(seen or state, state, [edit], [outside])
            after = apply(state, edit)
        except EhError:
            missed.append(edit)
            continue
        if after != state:  # whoever saved from outside may have wanted the same
            kept.append(edit)
        state = after
    if lost and missed:
        _note(writer, Event.CONFLICT, Wanted(tuple(missed), lost.label, by=lost.by))
    if lost and kept:
        with contextlib.suppress(EhError):
            commit(file, writer, Wanted(tuple(kept), lost.label, by=lost.by))
    writer.finished(outside.n)


def _seen_by(writer: JournalWriter, lost: Record) -> Workbook | None:
    """Return the workbook that the maker of a change saw, with the rows that they added."""
    seen = workbook_at(writer.lines.since_text(lost.n - 1), lost.n - 1)
    for edit in lost.edits:
        if seen and isinstance(edit, Add):
            with contextlib.suppress(EhError):
                seen = apply(seen, edit)
    return seen


def _note(writer: JournalWriter, event: Event, wanted: Wanted) -> None:
    writer.add(
        Record(event, by=wanted.by, label=wanted.label, edits=wanted.edits, reverts=wanted.reverts)
    )
