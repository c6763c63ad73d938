"""Help: the keys of the screen that is open, and what the audit is for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.form.form import Form
from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import (
    KeyCommand,
    Scope,
    all_commands,
    all_key_names,
    bindings,
    commands_of,
    hints,
)
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import with_levels
from eh_tui.ui.text import content

AIMS = (
    "They are there so that:",
    "· pupils, parents, carers and staff know what Early Help the school offers",
    "· partners who support the same families know it too, and can work with the school",
    "· the school keeps up with how families are helped early, here and elsewhere",
    "· there is evidence for Ofsted of how pupils' wellbeing and development are supported",
)
"""The aims of the commitments in our own words (DOMAIN.md 1.1)."""

SAVING = (
    "Every change is on disk before the next key: there is no saving, and leaving loses nothing.",
    "Undo takes back your changes one after the other, those of earlier days too.",
)

_SIGNS = (
    "↵  a new line begins here, in a text of several lines that is shown on one",
    "…  there is more than fits here, or than differs",
)

_OFFERED = (
    "What an item is",
    (
        "✓ offered      on the page, in your words",
        "… planned      on the page too, and says so",
        "✗ not offered  not on the page",
        "? not decided  not on the page either; nobody has said yet",
    ),
)


class HelpScreen(ModalScreen[None]):
    """The commands of a screen with their keys as they are now, then those that work everywhere."""

    WHERE: ClassVar = Scope.HELP
    CSS_PATH = paths.styles_folder() / "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.HELP))
    app = getters.app(BaseApp)

    def __init__(self, screen: Screen[Any]) -> None:
        """Explain a screen."""
        super().__init__()
        self.where: Scope = getattr(screen, "WHERE", Scope.EVERYWHERE)
        self._is_dialog = screen.is_modal
        session = getattr(screen, "session", None)
        self._form = session.workbook.form if session else Form()
        self._file = str(session.path) if session else ""
        self._is_of_offer = bool(session and session.workbook.offer)

    def compose(self) -> ComposeResult:
        """Lay the help out."""
        with Vertical(classes="box"):
            with VerticalScroll(can_focus=False):
                for heading, lines in (*self._keys(), *self._more()):
                    yield Static(content(heading), classes="help-heading")
                    yield Static(content("\n".join(lines)))
            closing = as_bound(commands_of(Scope.HELP), self.app.settings.keys)
            yield Static(content(hints(closing)), classes="help-keys")

    def action_scroll(self, step: int) -> None:
        """Scroll by a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=step * max(1, page.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Go back to the screen that was explained."""
        self.dismiss()

    def _keys(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Return the commands that work on the screen; one of its own hides one that is not."""
        keys = self.app.settings.keys
        own = with_levels(as_bound(all_commands(self.where), keys), self._form, keys)
        said = self._form.words.said
        yield self.where.value, _lines(tuple(replace(one, help=said(one.help)) for one in own))
        if self.where is not Scope.EVERYWHERE:
            always = named("help") if self._is_dialog else commands_of(Scope.EVERYWHERE)
            yield Scope.EVERYWHERE.value, _lines(_without(as_bound(always, keys), own))

    def _more(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield _OFFERED if self._is_of_offer else self._ratings()
        yield "Signs", _SIGNS
        yield "What is kept", (*SAVING, *((f"File: {self._file}",) if self._file else ()))
        yield "Early Help commitments", AIMS

    def _ratings(self) -> tuple[str, tuple[str, ...]]:
        form = self._form
        wide = max((len(level.id) for level in form.levels), default=0)
        return (
            form.words.rating,
            (
                *(f"{level.letter} {level.id:{wide}}  {level.label}" for level in form.levels),
                f"- {'':{wide}}  {form.words.not_rated}: counted on its own, never as red",
            ),
        )


def _without(
    commands: Iterable[KeyCommand], hiding: Iterable[KeyCommand]
) -> tuple[KeyCommand, ...]:
    """Return commands with those keys only that none of the hiding commands has."""
    taken = {key for command in hiding for key in command.keys.split(",")}
    free = (
        replace(command, keys=",".join(key for key in command.keys.split(",") if key not in taken))
        for command in commands
    )
    return tuple(command for command in free if command.keys)


def _lines(commands: tuple[KeyCommand, ...]) -> Iterator[str]:
    """Return the commands as two columns: keys, and what they do."""
    keys = [all_key_names(command) for command in commands]
    width = max(map(len, keys), default=0)
    for key, command in zip(keys, commands, strict=True):
        yield f"{key:<{width}}  {command.help}"
