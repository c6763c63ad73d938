"""The table of commands, each loaded when it is asked for: the others would take most of its time.

Any other first word is a workbook to open.
"""

from importlib import import_module

from eh_tui.cli.command import Command

MODULES = {
    "new": ("new", "lock", "unlock"),
    "forms.upgrade": ("forms", "upgrade"),
    "forms.draft": ("form draft", "form check"),
    "forms.correct": ("form correct",),
    "change": ("set", "add", "remove", "undo", "redo"),
    "evidence": ("evidence",),
    "sign": ("sign", "signatures", "receive"),
    "rounds.submit": ("submit",),
    "people.register": ("people", "hand-over", "training"),
    "people.person": ("person",),
    "show": ("show", "export"),
    "returns": ("import", "return"),
    "publish": ("publish",),
    "check": ("check", "known"),
    "due": ("due",),
    "lines.walk": ("walk",),
    "lines.meeting": ("meeting run",),
    "meetings.calendar": ("calendar",),
    "meetings.meeting": (
        *("meeting start", "meeting discuss", "meeting later", "meeting add"),
        *("meeting cancel", "meeting end"),
    ),
    "meetings.agenda": ("meeting agenda",),
    "meetings.follow": ("meeting follow",),
    "meetings.roll": ("meeting who", "meeting next"),
    "meetings.items": ("meeting standing", "meeting item", "meeting note", "meeting private"),
    "meetings.minutes": ("meeting trend", "minutes"),
    "meetings.approval": ("meeting amend", "meeting settle", "meeting approve", "meeting forward"),
    "history": (
        "log",
        "mark",
        "history redact",
        "history compact",
        "history restore",
        "history sign",
    ),
    "merge": ("merge", "merge-copies"),
    "rounds.page": ("partnership",),
    "rounds.collate": ("partnership new", "collate"),
    "rounds.ask_again": ("partnership ask-again",),
    "rounds.hand_back": ("partnership send-back", "partnership close"),
}
"""The commands' names by the module that has them, in the order in which help lists them."""

NAMES = tuple(name for names in MODULES.values() for name in names)


def command(name: str) -> Command:
    """Return the command of one of the `NAMES`."""
    module = next(module for module, names in MODULES.items() if name in names)
    found: tuple[Command, ...] = import_module(f"eh_tui.cli.{module}").COMMANDS
    return next(each for each in found if each.name == name)


def commands() -> tuple[Command, ...]:
    """Return all commands."""
    return tuple(map(command, NAMES))
