"""Who is at the keyboard, as the system knows it."""

import os

from eh_tui.files.system.access import account_name


def user_name() -> str:
    """Return the operating-system user, never what the environment claims."""
    return account_name(os.getuid())


_MOST_INITIALS = 6


def as_initials(typed: str) -> str:
    """Return initials as the history has them, "DW"; "" for what are none."""
    initials = typed.strip()
    return initials.upper() if initials.isalpha() and len(initials) <= _MOST_INITIALS else ""


def initials_given() -> str:
    """Return who of a shared account this is by EH_INITIALS, "" where that does not tell."""
    return as_initials(os.environ.get("EH_INITIALS", ""))


def initials_in_name(by: str) -> str:
    """Return the initials in a name as the history has it, "DW" of "office (DW)", "" for none."""
    _, bracket, rest = by.partition(" (")
    return rest.removesuffix(")") if bracket else ""
