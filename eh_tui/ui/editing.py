"""How a screen changes its workbook: the one way from a key to the session and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from eh_tui.errors import Conflict, EhError
from eh_tui.model.edits import Edit, set_field
from eh_tui.model.names import heading_of
from eh_tui.model.rows import row_of, value
from eh_tui.model.suggestions import known_names
from eh_tui.model.workbook import Action, Kind, Rag, Row, Workbook
from eh_tui.session import Session
from eh_tui.ui.settling import say, settle
from eh_tui.ui.sheet_pieces import Address


def change(
    screen: Screen[Any],
    session: Session,
    label: str,
    make: Callable[[Workbook], Edit | None],
    done: Callable[[], None] = lambda: None,
) -> Edit | None:
    """Make an edit of the workbook as one step and return it; say why where it can't be done.

    `make` returns the edit for the workbook as it is now, None where there is nothing to do.
    `done` is called when a conflict that it met is settled.
    """
    try:
        edit = make(session.workbook)
        if edit is not None:
            session.apply(f"{edit.id} {label}", edit)
    except Conflict as conflict:
        settle(screen, session, conflict, done)
        return None
    except EhError as error:
        say(screen, str(error), error=True)
        return None
    return edit


def undo(screen: Screen[Any], session: Session, done: Callable[[], None]) -> None:
    """Take back my last step and say what it was; then call `done`."""
    _turn(screen, session, session.undo, ("Taken back", "There is nothing to take back."), done)


def redo(screen: Screen[Any], session: Session, done: Callable[[], None]) -> None:
    """Make the step again that was taken back last and say what it was; then call `done`."""
    _turn(screen, session, session.redo, ("Made again", "There is nothing to make again."), done)


def edit(screen: Screen[Any], session: Session, address: Address, done: Callable[[], None]) -> None:
    """Open the dialog for a cell; `done` is called when it is closed."""
    try:
        row = row_of(session.workbook, address.kind, address.id)
    except EhError as error:
        say(screen, str(error), error=True)
        return
    if isinstance(row, Action) and address.field == "rag":
        _choose_rating(screen, session, row, done)
    else:
        _edit_text(screen, session, address, row, done)


def _edit_text(
    screen: Screen[Any], session: Session, address: Address, row: Row, done: Callable[[], None]
) -> None:
    from eh_tui.ui.screens.edit import EditDialog, Text

    workbook = session.workbook
    saved = value(workbook, address.kind, row, address.field)
    heading = heading_of(workbook, address.kind, row, address.field)
    place = (address.id, address.field)
    about = row.text if isinstance(row, Action) and address.field != "text" else ""
    names = known_names(workbook) if address.field in ("who", "name") else ()

    met: list[Conflict] = []

    def save(typed: str) -> str:
        try:
            edit = set_field(workbook, address.kind, address.id, address.field, typed)
            session.apply(f"{address.id} {heading}", edit)
        except Conflict as conflict:
            met.append(conflict)
        except EhError as error:
            return str(error)
        return ""

    def closed(_: None) -> None:
        if met:
            settle(screen, session, met[0], done)
        else:
            done()

    def keep(draft: str | None) -> None:
        if draft is None:
            session.drafts.drop(place)
        else:
            session.drafts.keep(place, draft)

    text = Text(f"{address.id}  {heading}", about, saved, session.drafts.get(place), names)
    dialog = EditDialog(text, save=save, keep=keep, keep_on_disk=session.drafts.save)
    screen.app.push_screen(dialog, closed)


def _choose_rating(
    screen: Screen[Any], session: Session, action: Action, done: Callable[[], None]
) -> None:
    from eh_tui.ui.screens.choice import RATING_KEYS, Choice, ChoiceDialog

    labels = session.workbook.labels
    choices = [Choice(key, labels.label(rag), rag) for rag, key in RATING_KEYS.items()]

    def chosen(rag: Rag | None) -> None:
        if rag is not None:
            rate(screen, session, action.id, rag)
        done()

    screen.app.push_screen(ChoiceDialog(f"{action.id}  Rating", choices, action.rag), chosen)


def rate(
    screen: Screen[Any],
    session: Session,
    id: str,
    rag: Rag,
    done: Callable[[], None] = lambda: None,
) -> bool:
    """Rate an action and return whether that is on disk.

    `done` is called when a conflict that it met is settled.
    """
    label = f"rated {session.workbook.labels.label(rag)}"
    rated = change(
        screen,
        session,
        label,
        lambda workbook: set_field(workbook, Kind.ACTIONS, id, "rag", rag.value),
        done,
    )
    return rated is not None


def _turn(
    screen: Screen[Any],
    session: Session,
    turn: Callable[[], str],
    words: tuple[str, str],
    done: Callable[[], None],
) -> None:
    verb, nothing = words
    try:
        label = turn()
    except Conflict as conflict:
        settle(screen, session, conflict, done)
        return
    except EhError as error:
        say(screen, str(error), error=True)
    else:
        say(screen, f"{verb}: {label}" if label else nothing)
    done()
