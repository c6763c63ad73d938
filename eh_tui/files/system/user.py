"""Who is at the keyboard, as the system knows it."""

import os

from eh_tui.files.system.access import account_name


def user_name() -> str:
    """Return the operating-system user, never what the environment claims."""
    return account_name(os.getuid())


_MOST_INITIALS = 6
"""Letters of the initials of somebody at a shared account."""


def initials_given() -> str:
    """Return the initials that EH_INITIALS has, "" where it has none that could be."""
    given = os.environ.get("EH_INITIALS", "").strip()
    return given if may_be_initials(given) else ""


def may_be_initials(text: str) -> bool:
    """Say whether a text can stand for whoever is at a shared account."""
    return text.isalpha() and len(text) <= _MOST_INITIALS
