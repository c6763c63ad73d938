"""Who is at a shared account: their initials are asked for once, and go into the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from eh_tui.files.system.user import initials_given
from eh_tui.session import Session

if TYPE_CHECKING:
    from eh_tui.ui.base import BaseApp


def ask_initials(screen: Screen[Any], session: Session, done: Callable[[], None]) -> None:
    """Sign a session with the initials of whoever is at a shared account; then call `done`.

    They are asked for where the settings say that the account is shared, once while the
    program runs, unless EH_INITIALS has them. Without an answer the account's own name stays.
    """
    app = cast("BaseApp", screen.app)

    def answered(initials: str | None) -> None:
        # In capitals, so that they are the same name next time: undo goes by it.
        app.initials = (initials or "").upper()
        session.work_as(app.initials)
        done()

    if not app.settings.ask_initials:
        done()
    elif app.initials is None and (given := initials_given()):
        answered(given)
    elif app.initials is not None:
        answered(app.initials)
    else:
        from eh_tui.ui.dialogs.prompt import LineDialog, Question

        question = Question(
            "Your initials, for the history",
            "Several people use this account; the history says who of them changed what.",
            "Type your initials, such as DW.",
            longest=12,
        )
        screen.app.push_screen(LineDialog(question), answered)
