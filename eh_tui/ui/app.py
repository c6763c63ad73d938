"""The program on screen: its themes, its keys, and how it speaks of errors."""

import os
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.notifications import SeverityLevel

from eh_tui.errors import EhError
from eh_tui.files import paths
from eh_tui.files.settings import Settings, load_settings, save_theme
from eh_tui.model.shown import shown
from eh_tui.session import Session
from eh_tui.ui.commands import COMMANDS, Where, bindings
from eh_tui.ui.keymap import clashes
from eh_tui.ui.palette import Commands
from eh_tui.ui.themes import THEMES


class EhApp(App[None]):
    """One person's eh-tui: a workbook's sheet, and the screens above it."""

    TITLE = "eh-tui"
    CSS_PATH = sorted(paths.styles_folder().glob("*.tcss"))
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.EVERYWHERE))
    COMMANDS = {Commands}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, session: Session | None = None) -> None:
        """Show an open workbook, or the list of workbooks where there is none."""
        super().__init__()
        self.animation_level = "none"
        self._session = session
        self.settings: Settings = load_settings()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._allowed(self.settings.theme)
        self.update_keymap({id: keys for id, keys in self.settings.keys.items() if id in _IDS})

    def on_mount(self) -> None:
        """Show the first screen."""
        from eh_tui.ui.screens.sheet import SheetScreen
        from eh_tui.ui.screens.shelf import ShelfScreen

        if self._session is None:
            self.push_screen(ShelfScreen(paths.workbooks_folder()))
        else:
            self.push_screen(SheetScreen(self._session))
        troubles = self.settings.troubles(_IDS, [theme.name for theme in THEMES])
        for trouble in (*troubles, *clashes(self.settings.keys)):
            self.say(trouble, error=True)

    def say(self, text: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""
        severity: SeverityLevel = "error" if error else "information"
        self.notify(shown(text), severity=severity, markup=False)

    def open_workbook(self, path: Path) -> None:
        """Show a workbook's sheet in place of what is shown now; say why where it can't be."""
        from eh_tui.ui.screens.sheet import SheetScreen

        try:
            session = Session(path)
        except EhError as error:
            self.say(str(error), error=True)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(SheetScreen(session))

    def action_next_theme(self) -> None:
        """Change to the theme after this one, and keep it for next time."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = self._allowed(names[(at + 1) % len(names)])
        self.say(f"Theme: {self.theme}")
        try:
            save_theme(self.theme)
        except EhError as error:
            self.say(str(error), error=True)

    def action_help(self) -> None:
        """Show the keys of the screen that is open."""
        from eh_tui.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def _allowed(self, name: str) -> str:
        """Return a theme's name, or the first one's where it can't be used.

        The terminal's own colours come out black on black under NO_COLOR (PITFALLS.md 22).
        """
        usable = [theme.name for theme in THEMES if not (theme.ansi and "NO_COLOR" in os.environ)]
        return name if name in usable else usable[0]


_IDS = frozenset(command.id for command in COMMANDS)


def run(path: Path | None, *, mouse: bool = False) -> int:
    """Run the program full screen and return its exit code.

    Raises `EhError` before anything is drawn where the workbook can't be opened.
    """
    app = EhApp(None if path is None else Session(path))
    app.run(mouse=mouse)
    return 1 if app.return_code is None else app.return_code
