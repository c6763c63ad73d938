"""What happens where a sync tool left a copy of the workbook: it is offered for merging."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from eh_tui.errors import Conflict, EhError
from eh_tui.files.beside.copies import copies_of, set_aside, source_of
from eh_tui.files.beside.merged_copy import MergedCopy, merge_copy
from eh_tui.model.core.edits import Add, Move, Remove, Set
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.rows import rows_by_id
from eh_tui.model.journal.record import Record, last_change
from eh_tui.model.merge.merge import Clash
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor


def offer_copies(screen: Screen[Any], session: Session, done: Callable[[], None]) -> None:
    """Offer each copy beside the workbook for merging, one after the other.

    `done` is called when one has changed something.
    """
    if not (session.store.view_only or session.workbook.school.locked):
        _offer(screen, session, copies_of(session.path), done)


def _offer(
    screen: Screen[Any], session: Session, copies: tuple[Path, ...], done: Callable[[], None]
) -> None:
    if not copies:
        return
    copy, *more = copies

    def chosen(answer: bool | None) -> None:
        def go_on() -> None:
            done()
            _offer(screen, session, tuple(more), done)

        if answer:
            _merge(screen, session, copy, go_on)
        else:
            go_on()

    choices = (Choice("m", "Merge it", True), Choice("l", "Leave it for now", False))
    title = f"A sync tool left a copy: {copy.name}."
    screen.app.push_screen(ChoiceDialog(title, choices), chosen)


def _merge(screen: Screen[Any], session: Session, copy: Path, done: Callable[[], None]) -> None:
    try:
        source, before = source_of(copy), session.records
        merged = merge_copy(session.store, copy)
    except EhError as error:
        tell(screen, str(error), error=True)
        done()
        return
    tell(screen, _came_in(copy.name, merged))

    def settled() -> None:
        if merged.clashes:  # without any, it has been set aside already
            try:
                set_aside(copy)
            except EhError as error:
                tell(screen, str(error), error=True)
        done()

    conflicts = tuple(_conflict(session, clash, before) for clash in merged.clashes)
    doubt = "" if merged.knows_base else "; the history does not tell what it was copied from"
    _resolve_each(screen, session, f"{source}{doubt}", conflicts, settled)


def _resolve_each(
    screen: Screen[Any],
    session: Session,
    source: str,
    conflicts: tuple[Conflict, ...],
    done: Callable[[], None],
) -> None:
    if not conflicts:
        done()
        return
    conflict, *more = conflicts
    editor = Editor(
        screen, session, lambda: _resolve_each(screen, session, source, tuple(more), done)
    )
    editor.resolve(conflict, copy=source)


def _conflict(session: Session, clash: Clash, records: tuple[Record, ...]) -> Conflict:
    """Return a clash as what a person settles, with who wrote what is here."""
    is_gone = clash.theirs.id not in rows_by_id(session.workbook)
    last = last_change(reversed(records), (clash.theirs,))
    by, at = (last.by, last.at) if last else ("", "")
    conflict = Conflict(_stays(clash), None if is_gone else clash.ours, by, at)
    conflict.wanted = (clash.theirs,)
    return conflict


def _stays(clash: Clash) -> str:
    match clash.theirs:
        case Add(id=id):
            return f"The copy added {id} where nothing can be added here; it stays in the copy."
        case Remove(id=id):
            return f"The copy took {id} out, which was changed here; it stays."
        case Move(id=id):
            return f"The copy moved {id} elsewhere; it stays where it is here."
        case Set(id=id, field=field):
            return f"{id} {field} says something else in the copy."


def _came_in(copy: str, merged: MergedCopy) -> str:
    changes, clashes = len(merged.edits), len(merged.clashes)
    came = how_many(changes, "change")
    left = f"; {clashes} to be settled" if clashes else ""
    unknown = "" if merged.knows_base else " The history does not tell what it was copied from."
    return f"{came} came in from {copy}{left}.{unknown}"
