"""The table of keys: bindings, status line, palette, help and docs/keys.md are made of it.

The commands of each screen stand in a module beside this one; here they are one table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from eh_tui.ui.commands import (
    dialogs,
    drafting,
    everywhere,
    lists,
    meeting,
    offer,
    partnership,
    sheet,
)
from eh_tui.ui.commands.command import KeyCommand, Scope

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = [
    "COMMANDS",
    "SHARED",
    "KeyCommand",
    "Scope",
    "all_commands",
    "all_key_names",
    "bindings",
    "commands_of",
    "hints",
    "key_name",
]

_OF_LISTS = (
    Scope.DRAFTS,
    Scope.TERMS,
    Scope.ROLL,
    Scope.AMENDMENTS,
    Scope.AGENDA,
    Scope.CHECKS,
    Scope.DUE,
    Scope.PEOPLE,
    Scope.PERSON,
    Scope.PROPOSALS,
    Scope.TRAINING,
    Scope.TREND,
    Scope.SIGNATURES,
    Scope.OFFER,
    Scope.RETURN,
    Scope.EVIDENCE,
    Scope.FORM_DRAFT,
    Scope.UPGRADE,
)
SHARED = {Scope.MEETING: Scope.WALK} | dict.fromkeys(_OF_LISTS, Scope.LISTS)
"""The screens that have the commands of another place as well."""

COMMANDS = (
    *sheet.SHEET,
    *meeting.WALK,
    *meeting.MEETING,
    *meeting.FOLLOW,
    *meeting.AGENDA,
    *meeting.ITEM,
    *meeting.ROLL,
    *meeting.AMENDMENTS,
    *meeting.TREND,
    *dialogs.EDIT,
    *dialogs.LINE,
    *dialogs.CHOICE,
    *dialogs.FORM_COMMANDS,
    *dialogs.NEW,
    *dialogs.CLOSED,
    *dialogs.GUIDANCE,
    *dialogs.READING,
    *dialogs.HELP,
    *lists.LIST_COMMANDS,
    *lists.CHECKS,
    *lists.PEOPLE,
    *lists.DUE_COMMANDS,
    *lists.PERSON,
    *lists.DRAFTS,
    *lists.PROPOSALS,
    *lists.TRAINING,
    *lists.TERMS,
    *lists.SIGNATURES,
    *lists.EVIDENCE,
    *lists.RETURN,
    *lists.UPGRADE,
    *lists.HISTORY,
    *lists.SUMMARY,
    *lists.SHELF,
    *drafting.FORM_DRAFT,
    *offer.OFFER,
    *offer.PREVIEW,
    *partnership.PARTNERSHIP,
    *partnership.SCHOOL,
    *partnership.OVERVIEW,
    *everywhere.EVERYWHERE,
)
"""Every command; their ids are names that users have in their settings, and never change."""


def commands_of(where: Scope) -> tuple[KeyCommand, ...]:
    """Return the commands of one screen, without those that work everywhere."""
    return tuple(command for command in COMMANDS if command.where is where)


def all_commands(where: Scope) -> tuple[KeyCommand, ...]:
    """Return the commands of one screen with those that it shares, but not those everywhere.

    One of its own hides one that it would share.
    """
    own = commands_of(where)
    shared = commands_of(SHARED[where]) if where in SHARED else ()
    taken = {key for command in own for key in command.keys.split(",")}
    return own + tuple(command for command in shared if taken.isdisjoint(command.keys.split(",")))


def bindings(*places: Scope) -> list[Binding]:
    """Return the bindings of some screens' commands."""
    return [command.binding for where in places for command in commands_of(where)]


def hints(commands: Iterable[KeyCommand], width: int = 1000) -> str:
    """Return the commands that the line of keys shows, as "r at risk  a on track".

    Where they do not fit in `width` cells, the last one stays and those before it go.
    """
    shown = [f"{key_name(command.keys)} {command.label}" for command in commands if command.hint]
    while len("  ".join(shown)) > width and len(shown) > 1:
        del shown[-2]
    return "  ".join(shown)


def key_name(keys: str) -> str:
    """Return the first of a command's keys as it stands on the keyboard."""
    key = keys.split(",", 1)[0]
    names = {
        "full_stop": ".",
        "comma": ",",
        "slash": "/",
        "question_mark": "?",
        "enter": "Enter",
        "escape": "Esc",
        "tab": "Tab",
        "space": "Space",
        "left": "←",
        "right": "→",
        "up": "↑",
        "down": "↓",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "home": "Home",
        "end": "End",
        "backspace": "Backspace",
        "insert": "Ins",
        "delete": "Del",
    }
    if key in names:
        return names[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key_name(key[5:]).upper()
    if key.startswith("shift+"):
        return "Shift+" + key_name(key[6:])
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def all_key_names(command: KeyCommand) -> str:
    """Return every key of a command, as help and docs/keys.md show them."""
    return " ".join(key_name(key) for key in command.keys.split(","))
