"""How a screen changes its workbook: the one way from a key to the session and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from eh_tui.errors import EhError
from eh_tui.model.edits import Edit, set_field
from eh_tui.model.names import heading_of
from eh_tui.model.rows import row_of, value
from eh_tui.model.suggestions import known_names
from eh_tui.model.workbook import Action, Kind, Rag, Row, Workbook
from eh_tui.session import Session
from eh_tui.ui.sheet_pieces import Address

if TYPE_CHECKING:
    from eh_tui.ui.app import EhApp


def change(
    screen: Screen[Any], session: Session, label: str, make: Callable[[Workbook], Edit | None]
) -> Edit | None:
    """Make an edit of the workbook as one step and return it; say why where it can't be done.

    `make` returns the edit for the workbook as it is now, None where there is nothing to do.
    """
    try:
        edit = make(session.workbook)
        if edit is not None:
            session.apply(f"{edit.id} {label}", edit)
    except EhError as error:
        say(screen, str(error), error=True)
        return None
    return edit


def undo(screen: Screen[Any], session: Session) -> None:
    """Take back my last step and say what it was."""
    _turn(screen, session.undo, "Taken back", "There is nothing to take back.")


def redo(screen: Screen[Any], session: Session) -> None:
    """Make the step again that was taken back last, and say what it was."""
    _turn(screen, session.redo, "Made again", "There is nothing to make again.")


def say(screen: Screen[Any], sentence: str, *, error: bool = False) -> None:
    """Show a sentence for a few seconds."""
    cast("EhApp", screen.app).say(sentence, error=error)


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

    def save(typed: str) -> str:
        try:
            edit = set_field(workbook, address.kind, address.id, address.field, typed)
            session.apply(f"{address.id} {heading}", edit)
        except EhError as error:
            return str(error)
        return ""

    def keep(draft: str | None) -> None:
        if draft is None:
            session.drafts.pop(place, None)
        else:
            session.drafts[place] = draft

    text = Text(f"{address.id}  {heading}", about, saved, session.drafts.get(place), names)
    screen.app.push_screen(EditDialog(text, save=save, keep=keep), lambda _: done())


def _choose_rating(
    screen: Screen[Any], session: Session, action: Action, done: Callable[[], None]
) -> None:
    from eh_tui.ui.screens.choice import Choice, ChoiceDialog

    labels = session.workbook.labels
    keys = {Rag.RED: "r", Rag.AMBER: "a", Rag.GREEN: "g", Rag.NONE: "x"}
    choices = [Choice(key, labels.label(rag), rag) for rag, key in keys.items()]

    def chosen(rag: Rag | None) -> None:
        if rag is not None:
            rate(screen, session, action.id, rag)
        done()

    screen.app.push_screen(ChoiceDialog(f"{action.id}  Rating", choices, action.rag), chosen)


def rate(screen: Screen[Any], session: Session, id: str, rag: Rag) -> bool:
    """Rate an action and return whether that is on disk."""
    label = f"rated {session.workbook.labels.label(rag)}"
    rated = change(
        screen,
        session,
        label,
        lambda workbook: set_field(workbook, Kind.ACTIONS, id, "rag", rag.value),
    )
    return rated is not None


def _turn(screen: Screen[Any], turn: Callable[[], str], verb: str, nothing: str) -> None:
    try:
        label = turn()
    except EhError as error:
        say(screen, str(error), error=True)
        return
    say(screen, f"{verb}: {label}" if label else nothing)
