"""A new year's workbook made from last year's file, with the notes that people wrote into it."""

import contextlib
import os
import shlex
from collections.abc import Collection
from datetime import date
from pathlib import Path

from eh_tui.errors import BrokenFile, EhError, Refused
from eh_tui.files.beside.copies import apart
from eh_tui.files.folder.peek import Peek, peek
from eh_tui.files.folder.shelf import workbooks_in
from eh_tui.files.store.identity import with_identity
from eh_tui.files.store.new_workbook import put_new, stop_if_taken
from eh_tui.files.store.store import Store
from eh_tui.files.system.disk import read_bytes
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.diff import diff
from eh_tui.model.core.locking import is_of_the_lock, lock
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.meetings import meeting_in_words, open_meeting
from eh_tui.model.new_year import LEFT_BEHIND, CarriedPart, closed, next_year

_LEFT_TABLES = {"export", *LEFT_BEHIND}
"""An Excel file that comes back late must not be taken for one of the new workbook."""

_CLOSED, _GOES_ON = "closed", "closed, goes on in "
"""The label of the step that locks last year's workbook; the second for one beside it."""


def begin_next_year(
    path: Path, last: Store | Peek, *, year: str, clear: Collection[CarriedPart]
) -> Store:
    """Make the workbook of the year after another's, and leave that one as it is.

    Those may read and write it who may do so with last year's, which is shown beside it where
    both are in one folder.

    Raises `Refused` where the file exists, where another one goes on from last year's, or where
    that is written in a way that can't be carried over.
    """
    stop_if_taken(path)
    _stop_if_begun(last)
    follows = name_beside(path, last.path)
    wanted = next_year(last.workbook, year=year, follows=follows, clear=clear)
    return put_new(path, _text(last, wanted), last.path)


def stop_if_not_to_be_closed(last: Store) -> None:
    """Raise `Refused` where no new year is to be begun that closes a workbook, or not yet.

    A meeting that is going on could not be ended there any more.
    """
    if last.view_only:
        raise Refused(last.view_only)
    if meeting := open_meeting(last.workbook):
        raise Refused(
            f"Meeting {meeting_in_words(meeting)} is still going on in {last.path.name}; end it "
            "before the new year is begun."
        )
    _stop_if_begun(last)


def _stop_if_begun(last: Store | Peek) -> None:
    """Raise `Refused` where a new year was begun from a workbook already.

    Two audits of one year would each hold a part of what the school does.
    """
    unlock = f"'eh-tui unlock {shlex.quote(last.path.name)}'"
    is_locked = bool(last.workbook.school.locked)
    if name := _goes_on_in(last.path):
        anew = f" and run {unlock}" if is_locked else ""
        raise Refused(
            f"{last.path.name} goes on in {name} already: open that; to begin the year anew, move "
            f"{name} out of the folder{anew} first."
        )
    if is_locked and (elsewhere := _closed_for(last)):
        raise Refused(
            f"A new year was begun from {last.path.name} already, {elsewhere}: open that; to begin "
            f"the year anew, run {unlock} first."
        )


def _goes_on_in(last: Path) -> str:
    """Return the name of the workbook beside another that follows it, "" where none does."""
    real = Path(os.path.realpath(last))
    with contextlib.suppress(EhError):
        for path in apart(workbooks_in(real.parent))[0]:
            with contextlib.suppress(EhError):
                if b"follows" not in read_bytes(path)[1]:  # most of a folder's files, unparsed
                    continue
                if path.name != real.name and peek(path).workbook.school.follows == real.name:
                    return path.name
    return ""


def _closed_for(last: Store | Peek) -> str:
    """Return where a workbook goes on that a new year closed, "" where something else did."""
    records = last.records if isinstance(last, Store) else last.records_to_now
    locks = (one for one in reversed(records) if any(map(is_of_the_lock, one.edits)))
    label = step.label if (step := next(locks, None)) else ""
    if label.startswith(_GOES_ON):
        return f"in {label.removeprefix(_GOES_ON)}, which is not beside it any more"
    return "in another folder" if label == _CLOSED else ""


def close(last: Store, path: Path, on: date) -> None:
    """Lock last year's workbook, as one step that undo takes back.

    One that is locked already stays as it is. To be called once the new one is on disk, so
    that no crash leaves a locked workbook that goes on nowhere.
    """
    school = last.workbook.school
    if not school.locked:
        name = name_beside(last.path, path)
        label = f"{_GOES_ON}{name}" if name else _CLOSED
        last.commit([lock(last.workbook, closed(school, on, name))], label)


def _text(last: Store | Peek, wanted: Workbook) -> str:
    """Return last year's text with what it says changed to what is wanted, checked."""
    blocks = [block for block in toml_blocks.cut(last.text.text) if block.name not in _LEFT_TABLES]
    try:
        text = WorkbookText.parse(toml_blocks.joined_text(blocks).encode())
        carried, _ = text.edited(diff(text.workbook, wanted).edits)
        made = WorkbookText.parse(with_identity(carried.text).encode())
    except BrokenFile:  # its [export] is written in another way, say
        raise _refusal(last) from None
    except EhError as error:
        raise Refused(f"{last.path.name} can't be carried over: {error}") from None
    if made.workbook != wanted:
        raise _refusal(last)
    return made.text


def _refusal(last: Store | Peek) -> Refused:
    return Refused(
        f"{last.path.name} is written in a way that can't be carried over; see what "
        f"'eh-tui check {last.path.name}' says, or begin with a blank form."
    )


def name_beside(source: Path, target: Path) -> str:
    """Return the name by which a file finds another of its folder, "" where it is not there.

    A path would tell all who read the one where somebody keeps the other.
    """
    here, there = Path(os.path.realpath(source)), Path(os.path.realpath(target))
    return there.name if here.parent == there.parent else ""
