"""Whether lines are wanted in place of the screens: asked where a screen reader is on."""

import os
import sys
from collections.abc import Mapping

from eh_tui.cli.output import at_a_terminal, say_on_one_line


def lines_are_wanted(what: str) -> bool:
    """Return whether lines are wanted in place of the screens; without a screen reader, False.

    `what` is what there is as lines: "the walk".
    """
    return at_a_terminal() and hears_the_screen(os.environ) and wants_lines(what)


def hears_the_screen(environment: Mapping[str, str]) -> bool:
    """Say whether settings tell that a screen reader is on."""
    return environment.get("ACCESSIBILITY_ENABLED") == "1" or "EMACSPEAK_DIR" in environment


def wants_lines(what: str) -> bool:
    """Ask whether lines are wanted in place of the screens, and return the answer."""
    say_on_one_line("A screen reader seems to be on; the screens are not made for it.")
    question = f"Type lines for {what} as lines, or press Enter for the screens:"
    print(question, end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() == "lines"
