"""Who is at the keyboard, as the system knows it."""

import os

from eh_tui.files.system.access import account_name


def user_name() -> str:
    """Return the operating-system user, never what the environment claims."""
    return account_name(os.getuid())
