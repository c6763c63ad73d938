"""From a workbook to a return of it: asked for by the name of its file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from eh_tui.errors import EhError
from eh_tui.files.returns.beside_workbook import newest_return
from eh_tui.model.core.address import Address
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.returns.screen import ReturnScreen

Leave = Callable[[Address | None], None]
"""What is done once the return's screen is left, with the cell to go to."""


def ask_for_return(screen: Screen[Any], session: Session, leave: Leave) -> None:
    """Ask for a file that came back, and show what it says."""
    newest = newest_return(session.path.parent)
    question = Question(
        "The file that came back",
        "A sheet or a Word document of this workbook; nothing is changed before you say so.",
        "Type the name of the file first.",
        start=newest.name if newest else "",
    )

    def named(name: str | None) -> None:
        if name is not None:
            path = Path(name).expanduser()
            open_return(screen, session, session.path.parent / path, leave)

    screen.app.push_screen(LineDialog(question), named)


def open_return(screen: Screen[Any], session: Session, path: Path, leave: Leave) -> None:
    """Show what a file that came back says; say why where it can't be read."""
    app = screen.app
    assert isinstance(app, BaseApp)
    try:
        shown = ReturnScreen(session, path, app.today())
    except EhError as error:
        tell(screen, str(error), error=True)
        return
    app.push_screen(shown, leave)
