"""Lines offered in place of the screens, to whoever a screen reader reads them to."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping

from eh_tui.cli.opening import open_screens
from eh_tui.cli.output import say_on_one_line
from eh_tui.files.system.first_run import is_first_run


def open_or_offer_lines(given: Namespace) -> int:
    """Open the screens, or walk through the workbook as lines where that is wanted.

    At the first run a line above the screens tells of them, which a screen reader reads out.
    """
    is_terminal = sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()
    is_file = given.file and not given.version and os.path.isfile(given.file)  # noqa: PTH113  # Path's raises where it may not look
    if is_terminal and is_file and hears_the_screen(os.environ):
        if wants_lines():
            from eh_tui.cli.lines.walk import walk_in_lines

            return walk_in_lines(given.file)
    elif is_terminal and is_file and is_first_run():
        say_on_one_line(
            "With a screen reader, a Braille line or on a slow line, 'eh-tui walk FILE --lines' "
            "does without the screens. This is said once."
        )
    return open_screens(given)


def hears_the_screen(environment: Mapping[str, str]) -> bool:
    """Say whether settings tell that a screen reader is on."""
    return environment.get("ACCESSIBILITY_ENABLED") == "1" or "EMACSPEAK_DIR" in environment


def wants_lines() -> bool:
    """Offer lines in place of the screens, and return whether they are wanted."""
    say_on_one_line("A screen reader seems to be on; the screens are not made for it.")
    print("Type lines for the walk as lines, or press Enter for the screens: ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() == "lines"
