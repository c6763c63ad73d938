"""The command palette: every command of the screen it was opened on, by its name."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from eh_tui.ui.commands import Command, Where, all_commands, all_key_names
from eh_tui.ui.keymap import as_bound
from eh_tui.ui.text import content

_SUSPEND = Command(
    "suspend", Where.EVERYWHERE, "", "app.suspend_process", "", "Suspend: back to the shell"
)
"""In the palette only: its usual key is one that people press for undo (PITFALLS.md 11)."""


class Commands(Provider):
    """The commands that work where the palette was opened."""

    async def startup(self) -> None:
        """Stop the palette's cursor from blinking: nothing is sent while idle (PITFALLS.md 19)."""
        for field in self.app.screen.query(Input):
            field.cursor_blink = False

    async def discover(self) -> Hits:
        """Return every command, for a palette in which nothing is typed."""
        for command in self._all():
            text = _text(command)
            yield DiscoveryHit(content(text), self._run(command), text)

    async def search(self, query: str) -> Hits:
        """Return the commands that fit what is typed."""
        matcher = self.matcher(query)
        for command in self._all():
            text = _text(command)
            score = matcher.match(text)
            if score > 0:
                # As Content: a hit's plain text would be read as markup (PITFALLS.md 15).
                yield Hit(score, content(text), self._run(command), text)

    def _all(self) -> Iterator[Command]:
        where = getattr(self.screen, "WHERE", Where.EVERYWHERE)
        keys = getattr(getattr(self.app, "settings", None), "keys", {})
        places = [where] if where is Where.EVERYWHERE else [where, Where.EVERYWHERE]
        for place in places:
            yield from as_bound(all_commands(place), keys)
        yield _SUSPEND

    def _run(self, command: Command) -> partial[Any]:
        return partial(self.screen.run_action, command.action)


def _text(command: Command) -> str:
    keys = all_key_names(command) if command.keys else ""
    return f"{command.help}  {keys}".rstrip()
