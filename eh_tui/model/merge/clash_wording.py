"""A clash of two versions in words that name values, who wrote them and when, but no side.

"Ours" and "theirs" change places in a git rebase and a stash pop, so they tell nobody anything.
"""

from collections.abc import Callable, Iterable

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set
from eh_tui.model.core.rows import Place
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.journal.log import moment
from eh_tui.model.journal.record import Record, last_change
from eh_tui.model.merge.merge import Clash

WrittenBy = Callable[[Edit], str]
"""Who wrote what an edit is about, and when: "jpatel, 12 Sept 2026 14:03"; "" for unknown."""


def sentence_of(clash: Clash, kept: WrittenBy, other: WrittenBy) -> str:
    """Return what two versions have otherwise, and which of them stays.

    `kept` and `other` tell who wrote the version that stays, and the one that does not.
    """
    edit = clash.theirs
    ours, theirs = _in_brackets(kept(edit)), _in_brackets(other(edit))
    match edit:
        case Set() if clash.ours is None:
            return (
                f"{edit.id} was taken out in one version{ours} and changed in the other{theirs}; "
                "it stays out."
            )
        case Set(_, id, field, _, new):
            return f'{id} {field}: "{clash.ours}"{ours} stays; "{new}"{theirs} is left out.'
        case Add() | Remove() if edit.kind not in GROWABLE:
            return f"{edit.id} is part of the form, which differs{theirs}; it stays as it is."
        case Remove():
            return (
                f"{edit.id} was changed in one version{ours} and taken out in the other{theirs}; "
                "it stays."
            )
        case Move(_, id, _, place):
            return (
                f"{id} was moved in both versions: it stays where it is{ours}; "
                f"{_where(place)}{theirs} is left out."
            )
        case Add():
            return f"{edit.id} was added{theirs} where there is no room for it now; it is left out."


def comment_of(clash: Clash, quoted: Callable[[str], str], other: WrittenBy) -> str:
    """Return what stands as a comment above a row that another version has otherwise.

    `quoted` makes a value fit for a comment.
    """
    edit = clash.theirs
    theirs = _in_brackets(other(edit))
    match edit:
        case Set(_, _, field, _, new):
            return f"another version{theirs} has {field} = {quoted(new)}"
        case Remove():
            return f"another version{theirs} has this row no more"
        case Move(_, _, _, place):
            return f"another version{theirs} has this row {_where(place)}"
        case Add():
            return f"another version{theirs} also has {edit.id}"


def comment_of_row(clash: Clash, other: WrittenBy) -> str:
    """Return what stands as a comment above the lines of a row that is only in another version."""
    return f"another version{_in_brackets(other(clash.theirs))} has it as:"


def written_by_records(records: Iterable[Record]) -> WrittenBy:
    """Return who changed a field or a row last, as a history has it."""
    newest_first = tuple(records)[::-1]

    def last(edit: Edit) -> str:
        record = last_change(newest_first, (edit,))
        return f"{record.by}, {moment(record.at)}" if record else ""

    return last


def _where(place: Place) -> str:
    after = f"after {place.after}" if place.after else "first"
    return f"under {place.parent}, {after}" if place.parent else after


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""
