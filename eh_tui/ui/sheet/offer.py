"""From an audit to its offer: the one that it names, or a new one."""

import os
from pathlib import Path
from typing import Any

from textual.screen import Screen

from eh_tui.errors import EhError
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.editing.conflicts import tell


def offer_file(session: Session) -> Path | None:
    """Return the file of an audit's offer, None where it names none that is there."""
    name = session.workbook.school.offer_file.strip()
    path = session.path.parent / name
    is_plain = bool(name) and Path(name).name == name
    return path if is_plain and os.path.isfile(path) else None  # noqa: PTH113  # as below


def open_or_make(screen: Screen[Any], session: Session, path: Path | None) -> None:
    """Open an offer; without one ask for a file name, make it and open it."""
    app = screen.app
    assert isinstance(app, BaseApp)
    if path:
        app.open_workbook(path)
        return
    from eh_tui.files.offer.audit import linked_offer, new_offer, offer_named

    folder = session.path.parent
    there = offer_named(folder, session.workbook.school.name)
    question = Question(
        "The file of the school's Early Help offer",
        "This one lies beside the audit; from now on each knows the other."
        if there
        else "There is none yet; it is made from the guide's list, beside the audit.",
        "Type a name first.",
        start=there or f"{session.path.stem}-offer.toml",
    )

    def named(name: str | None) -> None:
        if name is None:
            return
        if "/" in name or name.startswith("."):
            tell(screen, "A file name has no / in it and does not begin with a dot.", error=True)
            return
        made = folder / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            there = os.path.exists(made)  # noqa: PTH110  # Path's raises for a name too long
            (linked_offer if there else new_offer)(made, session.store)
        except EhError as error:
            tell(screen, str(error), error=True)
        else:
            app.open_workbook(made)

    app.push_screen(LineDialog(question), named)
