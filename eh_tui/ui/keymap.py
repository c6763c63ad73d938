"""Commands with the keys that they really have, where the user's settings change some."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from eh_tui.ui.commands import COMMANDS, KeyCommand, Scope, all_commands


def as_bound(shown: Iterable[KeyCommand], keys: Mapping[str, str]) -> tuple[KeyCommand, ...]:
    """Return commands with the keys that the settings give them, by id, instead of their own."""
    return tuple(
        replace(command, keys=keys[command.id]) if command.id in keys else command
        for command in shown
    )


def named(*ids: str) -> tuple[KeyCommand, ...]:
    """Return the commands that have some ids, in the order of the table."""
    return tuple(command for command in COMMANDS if command.id in ids)


def clashes(keys: Mapping[str, str]) -> Iterator[str]:
    """Return a sentence for each key that two commands of one screen have."""
    for where in Scope:
        taken: dict[str, str] = {}
        for command in as_bound(all_commands(where), keys):
            for key in command.keys.split(","):
                other = taken.setdefault(key, command.id)
                if other != command.id:
                    yield f"Settings: {other!r} and {command.id!r} share a key, {key}."
