"""The user's settings: a theme, other keys for commands, and who shares the account."""

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from eh_tui.errors import NotSaved
from eh_tui.files.system.durable import why, why_unread, write_durably
from eh_tui.files.system.own_state import make_private
from eh_tui.files.system.paths import settings_file
from eh_tui.files.system.regular import read_if_there, read_regular, stop_unless_still

DEFAULT_THEME = "dark"

_LARGEST = 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings file asks for, defaults where it does not."""

    theme: str = DEFAULT_THEME
    keys: dict[str, str] = field(default_factory=dict)
    """Keys as Textual spells them, separated by commas, by the id of their command."""
    ask_initials: bool = False
    """Whether the account is shared, so that its users are asked for their initials."""
    signing_key: str = ""
    """The file of the key with which lines of histories are signed, "" for none."""
    allowed_signers: str = ""
    """The file that says whose key is which (ssh-keygen(1)), "" for none."""
    faults: tuple[str, ...] = ()
    """What of the file could not be used, each a sentence."""

    def troubles(self, known: Collection[str], themes: Collection[str] = ()) -> tuple[str, ...]:
        """Return a sentence for each thing in the file that has no effect.

        `known` are the ids of the commands; `themes` the names of the themes, if they matter.
        """
        unknown = (
            f"Settings: there is no command {id!r} to give keys to; docs/keys.md lists them all."
            for id in self.keys
            if id not in known
        )
        faults = (*self.faults, *unknown)
        if themes and self.theme not in themes:
            return (*faults, f"Settings: there is no theme {self.theme!r}.")
        return faults


def load_settings() -> Settings:
    """Return the user's settings; what can't be read is a fault in them, never an error."""
    path = settings_file()
    try:
        content = read_regular(_real(path), _LARGEST)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(faults=(f"Settings: {path} can't be read: {why_unread(error)}.",))
    import tomllib  # for the few who have settings

    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Settings(faults=(f"Settings: {path} is not valid TOML, so it is ignored: {error}.",))
    faults: list[str] = []
    theme, keys = _theme(table, faults), _keys(table, faults)
    key, signers = (_file(table, name, faults) for name in ("signing_key", "allowed_signers"))
    return Settings(theme, keys, _ask_initials(table, faults), key, signers, tuple(faults))


def save_theme(name: str) -> None:
    """Write the theme to the settings file and keep the rest of it; raises `NotSaved`."""
    path = settings_file()
    try:
        content = read_if_there(_real(path), _LARGEST)
        text = _with_theme(path, content, name)
        make_private(path.parent)
        is_as_read = partial(stop_unless_still, _real(path), content)
        write_durably(_real(path), text.encode(), last_look=is_as_read)
    except OSError as error:
        raise NotSaved(f"The theme is not kept for next time: {why(error)}.") from None


def _real(path: Path) -> Path:
    """Return where a link leads; one's own settings may be kept elsewhere and linked to."""
    return Path(os.path.realpath(path))


def _with_theme(path: Path, content: bytes, name: str) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(content.decode("utf-8-sig"))
    except (TOMLKitError, ValueError, RecursionError):
        raise NotSaved(f"The theme is not kept for next time: {path} is not valid TOML.") from None
    document["theme"] = name
    return tomlkit.dumps(document)


def _theme(table: dict[str, Any], faults: list[str]) -> str:
    theme = table.get("theme", DEFAULT_THEME)
    if isinstance(theme, str):
        return theme
    faults.append("Settings: theme must be a name between quotation marks.")
    return DEFAULT_THEME


def _ask_initials(table: dict[str, Any], faults: list[str]) -> bool:
    ask = table.get("ask_initials", False)
    if isinstance(ask, bool):
        return ask
    faults.append("Settings: ask_initials must be true or false, without quotation marks.")
    return False


def _file(table: dict[str, Any], name: str, faults: list[str]) -> str:
    file = table.get(name, "")
    if isinstance(file, str):
        return file
    faults.append(f"Settings: {name} must be the name of a file between quotation marks.")
    return ""


def _keys(table: dict[str, Any], faults: list[str]) -> dict[str, str]:
    keys = table.get("keys", {})
    if not isinstance(keys, dict):
        faults.append('Settings: keys must be a table, [keys], with lines such as red = "r,f5".')
        return {}
    usable: dict[str, str] = {}
    for id, given in keys.items():
        names = [key.strip() for key in given.split(",")] if isinstance(given, str) else []
        if names and all(names):
            usable[id] = ",".join(names)
        else:
            faults.append(f'Settings: the keys of {id!r} must be text such as "r,f5".')
    return usable
