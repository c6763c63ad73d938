"""The program on screen: its themes, its keys, and how it speaks of errors."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, NoReturn

from rich.console import RenderableType
from textual import events
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.widgets import Input

from eh_tui.errors import EhError
from eh_tui.files.system import paths
from eh_tui.files.system.crash import keep_off_the_terminal
from eh_tui.files.system.settings import load_settings, save_theme
from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import COMMANDS, Scope, bindings
from eh_tui.ui.dialogs.line_input import pasted_into
from eh_tui.ui.keymap import clashes
from eh_tui.ui.palette import Commands
from eh_tui.ui.terminal.signals import end_on_signals
from eh_tui.ui.terminal.window_sizes import NARROW
from eh_tui.ui.theme.schemes import allowed, schemes
from eh_tui.ui.theme.themes import THEMES

if TYPE_CHECKING:  # a partnership's page shows no workbook, and is there sooner without
    from eh_tui.session import Session
    from eh_tui.ui.splash.splash import FirstPaint


class RoundFolders(NamedTuple):
    """The folders of a partnership's round, and of the round before if it is to be compared."""

    folder: Path
    before: Path | None


_OF_ROUND = ("lines.tcss", "partnership.tcss")


class EhApp(BaseApp):
    """One person's eh-tui: a workbook's sheet, and the screens above it."""

    TITLE = "eh-tui"
    CSS_PATH = [paths.styles_folder() / name for name in ("app.tcss", "sheet.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.EVERYWHERE))
    COMMANDS = {Commands}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]

    def __init__(
        self,
        session: Session | None = None,
        first: FirstPaint | None = None,
        folder: Path | RoundFolders | None = None,
        *,
        follows: bool = False,
        begin: str = "",
    ) -> None:
        """Show an open workbook, or the list of workbooks of a folder where there is none.

        `session` is the workbook's; `first` is what the terminal shows of it already.
        `folder` is the one to be listed, the user's own where none is given; of a round's
        folders the round's page is shown.
        With `follows` the screens show what whoever leads the workbook's meeting shows.
        `begin` is an action of the sheet, such as "walk", that is done at once.
        """
        super().__init__(_driver(is_painted=first is not None), first.frame if first else None)
        self._folder, self._begin = folder, begin
        self._follows = follows
        if follows:  # Textual reads no stylesheet that a first screen names
            self.css_path += [paths.styles_folder() / "follow.tcss"]
        if isinstance(folder, RoundFolders):
            self.css_path += [paths.styles_folder() / each for each in _OF_ROUND]
        if session and session.workbook.offer:
            self.css_path += [paths.styles_folder() / name for name in ("lines.tcss", "offer.tcss")]
        self.first = first
        self._session = session
        self.settings = load_settings()
        for theme in THEMES:
            self.register_theme(theme)
        self.begin_with_theme(allowed(self.settings.theme).name)
        self.update_keymap({id: keys for id, keys in self.settings.keys.items() if id in _IDS})

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen, with no empty one below it to be painted before."""
        screen = self._first_screen()
        # Textual would see only after the first picture how wide it is, and paint all anew.
        wide = self.size.width >= NARROW
        screen.add_class("-wide" if wide else "-narrow")
        return screen

    def _first_screen(self) -> Screen[Any]:
        if self._session and self._session.workbook.offer:
            from eh_tui.ui.offer.screen import OfferScreen

            return OfferScreen(self._session)
        if self._session and self._follows:
            from eh_tui.ui.meeting.follow import FollowScreen

            return FollowScreen(self._session)
        if self._session:
            from eh_tui.ui.sheet.screen import SheetScreen

            return SheetScreen(self._session, self.first.picture.layout if self.first else None)
        if isinstance(self._folder, RoundFolders):
            from eh_tui.ui.partnership.screen import PartnershipScreen

            return PartnershipScreen(*self._folder)
        from eh_tui.ui.shelf.screen import ShelfScreen

        return ShelfScreen(self._folder or paths.workbooks_folder())

    def on_mount(self) -> None:
        """Say what the settings file has wrong, and end the haste of the start."""
        self.call_after_refresh(_let_collect)
        self.app_resume_signal.subscribe(self, self.action_repaint)
        troubles = self.settings.troubles(_IDS, [theme.name for theme in THEMES])
        for trouble in (*troubles, *clashes(self.settings.keys)):
            self.say(trouble, error=True)
        if self._begin:
            self.call_after_refresh(self.run_action, self._begin, self.screen)

    def open_workbook(self, path: Path) -> None:
        """Show a workbook's screen in place of what is shown now; say why where it can't be.

        What is typed and not saved in the one that is left is on disk before.
        """
        from eh_tui.session import Session
        from eh_tui.ui.offer.screen import OfferScreen
        from eh_tui.ui.sheet.screen import SheetScreen

        if self._session and (trouble := self._session.drafts.save()):
            self.say(trouble, error=True)
            return
        try:
            session = Session(path.absolute())
        except EhError as error:
            self.say(str(error), error=True)
            return
        self._session = session
        while len(self.screen_stack) > 1:
            self.pop_screen()
        kind = OfferScreen if session.workbook.offer else SheetScreen
        if isinstance(self.screen, kind):
            self.screen.take(session)
        else:
            self.push_screen(kind(session))

    def open_draft(self, document: Path, form: Path) -> None:
        """Show the draft of a form, blank, above what is shown now; say why where it can't be."""
        from eh_tui.files.documents.form_drafting import FormDrafting
        from eh_tui.files.system.handed_out import InTheWay
        from eh_tui.ui.drafting.screen import DraftScreen

        try:
            drafting = FormDrafting(document, form, InTheWay.NUMBER, is_blank=True)
        except EhError as error:
            self.say(str(error), error=True)
            return
        self.push_screen(DraftScreen(drafting))

    async def on_event(self, event: events.Event) -> None:
        """Join a paste's lines for a field of one line, of which Textual keeps only the first."""
        if isinstance(event, events.Paste) and isinstance(self.focused, Input):
            event.text, remark = pasted_into(self.focused, event.text)
            if remark:
                self.say(remark)
        await super().on_event(event)

    def leave_workbook(self) -> None:
        """Put on disk at once what is typed and not saved, and be seen at the workbook no more."""
        if self.keep_typed:
            self.keep_typed()
        if self._session:
            self._session.drafts.save()
            self._session.presence.leave()

    def give_back(self) -> None:
        """Give the terminal back without waiting for it, as the last thing this process does."""
        if give_back := getattr(self._driver, "give_back", None):
            give_back()
        if self.first:
            self.first.give_back()

    @property
    def crash(self) -> Exception | None:
        """The fault of the program that ended it, None where none did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without Textual's picture of the fault, which shows what variables hold."""
        self._close_messages_no_wait()

    def panic(self, *_: RenderableType) -> None:
        """End as `_fatal_error` does, also where the error would draw its own picture."""
        self._close_messages_no_wait()

    def action_next_theme(self) -> None:
        """Change to the theme after this one, and keep it for next time."""
        names = [scheme.name for scheme in schemes()]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.say(f"Theme: {self.theme}")
        try:
            save_theme(self.theme)
        except EhError as error:
            self.say(str(error), error=True)

    def action_go_on(self) -> None:
        """Go on with the meeting that is running, from whatever screen."""
        from eh_tui.model.meeting.meetings import open_meeting
        from eh_tui.ui.sheet.screen import SheetScreen

        below = [screen for screen in self.screen_stack if isinstance(screen, SheetScreen)]
        if not below and self._session and open_meeting(self._session.workbook):
            self.say("This window only follows the meeting; it is held in one of its own.")
            return
        if not (below and open_meeting(below[0].workbook)):
            self.say("No meeting is going on.")
            return
        self._session = below[0].session  # which was left for another, such as its offer
        while self.screen is not below[0]:
            self.pop_screen()
        below[0].action_meeting()

    def action_help(self) -> None:
        """Show the keys of the screen that is open."""
        from eh_tui.ui.help.screen import HelpScreen

        self.push_screen(HelpScreen(self.screen))


def _driver(*, is_painted: bool) -> type[Driver] | None:
    """Return our own driver; None is Textual's, for Windows and for a browser."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    if not is_painted:
        from eh_tui.ui.terminal.driver import TerminalDriver

        return TerminalDriver
    from eh_tui.ui.splash.handover_driver import HandoverDriver

    return HandoverDriver


def _let_collect() -> None:
    """Let the garbage collector work again, which the start holds back, on what comes now."""
    gc.freeze()
    gc.enable()


_IDS = frozenset(command.id for command in COMMANDS)


def run_app(make: Callable[[], EhApp], *, mouse: bool = False) -> NoReturn:
    """Run the program that is made full screen, and end the process with its exit code.

    Raises what was a fault of the program, the terminal given back.
    All is on disk by then, and taking the interpreter apart would keep the shell waiting.
    """
    keep_off_the_terminal()
    app = make()
    end_on_signals(app.leave_workbook, app.give_back)
    try:
        app.run(mouse=mouse)
    finally:
        app.leave_workbook()
    if app.crash:
        raise app.crash
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(1 if app.return_code is None else app.return_code)
