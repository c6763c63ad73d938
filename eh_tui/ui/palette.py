"""The command palette: every command that a screen has or leads to, by what people call it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from eh_tui.ui.commands import KeyCommand, Scope, all_commands, all_key_names, key_name
from eh_tui.ui.commands.finding import command_fit, elsewhere
from eh_tui.ui.keymap import as_bound
from eh_tui.ui.text import content

_SUSPEND = KeyCommand("suspend", "", "app.suspend_process", "", "Suspend: back to the shell")
"""In the palette only: its usual key is one that people press for undo (PITFALLS.md 11)."""

_FIRST = 10.0
"""What a command of this screen counts more than one of a screen that it leads to."""


class Commands(Provider):
    """The commands that work where the palette was opened, and where they lead."""

    async def startup(self) -> None:
        """Stop the palette's cursor from blinking: nothing is sent while idle (PITFALLS.md 19)."""
        for field in self.app.screen.query(Input):
            field.cursor_blink = False

    async def discover(self) -> Hits:
        """Return every command of the screen, for a palette in which nothing is typed."""
        for command in self._here():
            text = self._said(_text(command))
            yield DiscoveryHit(content(text), self._run(command), text)

    async def search(self, query: str) -> Hits:
        """Return the commands that fit what is typed, those of this screen first.

        Where none does, those that are like it letter by letter: it may be misspelt.
        """
        here = {command: command_fit(command, query) for command in self._here()}
        there = {way: command_fit(way[1], query) for way in elsewhere(self._where)}
        if not any((*here.values(), *there.values())):
            matcher = self.matcher(query)
            here = {each: matcher.match(f"{each.id} {each.help}") for each in here}
        for command, score in here.items():
            if score:
                text = self._said(_text(command))
                # As Content: a hit's plain text would be read as markup (PITFALLS.md 15).
                yield Hit(score + _FIRST, content(text), self._run(command), text)
        for way, score in there.items():
            if score:
                door, command = as_bound(way, self._keys)
                said = self._said(command.help)
                text = f"{command.where}: {said}  {_way(door, command)}"
                yield Hit(score, content(text), self._run(door), text)

    @property
    def _where(self) -> Scope:
        where: Scope = getattr(self.screen, "WHERE", Scope.EVERYWHERE)
        return where

    @property
    def _keys(self) -> dict[str, str]:
        keys: dict[str, str] = getattr(getattr(self.app, "settings", None), "keys", {})
        return keys

    def _said(self, words: str) -> str:
        """Return what a command does in the words of the form that is open, if one is."""
        from eh_tui.session import Session  # it is loaded where a screen has one

        session = getattr(self.screen, "session", None)
        return session.workbook.form.words.said(words) if isinstance(session, Session) else words

    def _here(self) -> Iterator[KeyCommand]:
        where = self._where
        places = [where] if where is Scope.EVERYWHERE else [where, Scope.EVERYWHERE]
        for place in places:
            yield from as_bound(all_commands(place), self._keys)
        yield _SUSPEND

    def _run(self, command: KeyCommand) -> partial[Any]:
        return partial(self.screen.run_action, command.action)


def _text(command: KeyCommand) -> str:
    keys = all_key_names(command) if command.keys else ""
    return f"{command.help}  {keys}".rstrip()


def _way(door: KeyCommand, command: KeyCommand) -> str:
    """Return the keys that lead to a command on another screen, "R, then s"."""
    return f"{key_name(door.keys)}, then {key_name(command.keys)}"
