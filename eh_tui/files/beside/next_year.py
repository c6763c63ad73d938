"""A new year's workbook made from last year's file, with the notes that people wrote into it."""

import os
from collections.abc import Collection
from datetime import date
from pathlib import Path

from eh_tui.errors import BrokenFile, EhError, Refused
from eh_tui.files.folder.peek import Peek
from eh_tui.files.store.identity import with_identity
from eh_tui.files.store.new_workbook import put_new, stop_if_taken
from eh_tui.files.store.store import Store
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.diff import diff
from eh_tui.model.core.locking import lock
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.new_year import LEFT_BEHIND, CarriedPart, closed, next_year

_LEFT_TABLES = {"export", *LEFT_BEHIND}
"""An Excel file that comes back late must not be taken for one of the new workbook."""


def begin_next_year(
    path: Path, last: Store | Peek, *, year: str, clear: Collection[CarriedPart]
) -> Store:
    """Make the workbook of the year after another's, and leave that one as it is.

    Those may read and write it who may do so with last year's, which is shown beside it where
    both are in one folder.

    Raises `Refused` where the file exists, or where last year's is written in a way that
    can't be carried over.
    """
    stop_if_taken(path)
    follows = name_beside(path, last.path)
    wanted = next_year(last.workbook, year=year, follows=follows, clear=clear)
    return put_new(path, _text(last, wanted), last.path)


def close(last: Store, path: Path, on: date) -> None:
    """Lock last year's workbook, as one step that undo takes back.

    One that is locked already stays as it is. To be called once the new one is on disk, so
    that no crash leaves a locked workbook that goes on nowhere.
    """
    school = last.workbook.school
    if not school.locked:
        name = name_beside(last.path, path)
        label = f"closed, goes on in {name}" if name else "closed"
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
