"""A value from standard input, which stands neither in the list of processes nor in a shell's."""

import sys

from eh_tui.errors import Refused

_taken: list[str] = []


def given_text(text: str) -> str:
    """Return a value as it was given, or all of standard input for "-", its last line end off.

    Raises `Refused` for a second "-", where nothing can be read, and for what is no UTF-8.
    """
    if text != "-":
        return text
    if not sys.stdin:  # an empty value would take the place of what is there
        raise Refused("Standard input is closed, so '-' can't be read from it; nothing was done.")
    if _taken:
        raise Refused("Only one value can come from standard input; give the others by themselves.")
    _taken.append(text)
    try:
        typed = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise Refused("What came from standard input is no UTF-8 text.") from None
    return typed.removesuffix("\n").removesuffix("\r")


def allow_one_value() -> None:
    """Let one value come from standard input, with the command that is run now."""
    _taken.clear()
