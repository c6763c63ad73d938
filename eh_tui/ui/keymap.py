"""Commands with the keys that they really have, where the user's settings change some."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from eh_tui.ui.commands import COMMANDS, Command


def as_bound(commands: Iterable[Command], keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return commands with the keys that the settings give them, by id, instead of their own."""
    return tuple(
        replace(command, keys=keys[command.id]) if command.id in keys else command
        for command in commands
    )


def named(*ids: str) -> tuple[Command, ...]:
    """Return the commands that have some ids, in the order of the table."""
    return tuple(command for command in COMMANDS if command.id in ids)
