"""A workbook that is closed: it can be read and exported, and nothing in it be changed."""

import shlex
from collections.abc import Sequence

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Edit, Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook


def lock(workbook: Workbook, because: str) -> Set:
    """Return the edit that closes a workbook; raises `Refused` where no reason is given."""
    if not because.strip():
        raise Refused("The lock has no reason; say why nothing may be changed any more.")
    return set_field(workbook, Kind.SCHOOL, "school", "locked", because)


def unlock(workbook: Workbook) -> Set:
    """Return the edit that opens a closed workbook again."""
    return set_field(workbook, Kind.SCHOOL, "school", "locked", "")


def stop_if_locked(workbook: Workbook, edits: Sequence[Edit], name: str) -> None:
    """Raise `Refused` where a closed workbook is to be changed in anything but its lock.

    `name` is its file's.
    """
    if workbook.school.locked and not all(is_of_the_lock(edit) for edit in edits):
        raise Refused(refusal(workbook, name))


def refusal(workbook: Workbook, name: str) -> str:
    """Return why a closed workbook can't be changed, and what opens it again."""
    reason = " ".join(workbook.school.locked.split())
    end = "" if reason.endswith((".", "!", "?")) else "."
    command = f"eh-tui unlock {shlex.quote(name)}"
    return f"{name} is locked: {reason}{end} '{command}' lets it be changed again."


def is_of_the_lock(edit: Edit) -> bool:
    """Say whether an edit closes a workbook or opens it again."""
    return isinstance(edit, Set) and (edit.kind, edit.field) == (Kind.SCHOOL, "locked")
