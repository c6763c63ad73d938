"""From an audit to another version of its form: one that is at hand, or a file by its name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from eh_tui.errors import EhError
from eh_tui.files.folder.forms import other_versions, told_apart
from eh_tui.model.core.address import Address
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.upgrade.screen import UpgradeScreen

_Leave = Callable[[Address | None], None]
"""What is done once the screen is left, with the cell to go to."""


def ask_for_version(screen: Screen[Any], session: Session, leave: _Leave) -> None:
    """Ask for another version of the form, and show what it would change."""
    folder = session.path.parent
    versions = other_versions(folder, session.workbook)
    if not versions:
        _ask_for_file(screen, session, leave)
        return
    choices: list[Choice[Path]] = [
        Choice(str(number) if number < 10 else "", told, version.path)
        for number, (told, version) in enumerate(
            zip(told_apart(versions), versions, strict=True), 1
        )
    ]
    choices.append(Choice("o", "Another one, by the name of its file", Path()))

    def chosen(path: Path | None) -> None:
        if path == Path():
            _ask_for_file(screen, session, leave)
        elif path:
            _open(screen, session, path, leave)

    screen.app.push_screen(ChoiceDialog("Which version of the form?", choices), chosen)


def _ask_for_file(screen: Screen[Any], session: Session, leave: _Leave) -> None:
    question = Question(
        "The file of the form's other version",
        "Nothing is changed before you have seen what it would change.",
        "Type the name of the file first.",
    )

    def named(name: str | None) -> None:
        if name is not None:
            path = session.path.parent / Path(name).expanduser()
            _open(screen, session, path, leave)

    screen.app.push_screen(LineDialog(question), named)


def _open(screen: Screen[Any], session: Session, path: Path, leave: _Leave) -> None:
    try:
        shown = UpgradeScreen(session, path)
    except EhError as error:
        tell(screen, str(error), error=True)
        return
    screen.app.push_screen(shown, leave)
