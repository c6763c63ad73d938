"""Who is at the keyboard, as the system knows it."""

import os
import pwd


def user_name() -> str:
    """Return the operating-system user, never what the environment claims."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"user {os.getuid()}"
