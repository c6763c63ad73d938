"""Lines offered in place of the screens, to whoever a screen reader reads them to."""

import os
from argparse import Namespace

from eh_tui.cli.lines.wanted import hears_the_screen, lines_are_wanted
from eh_tui.cli.opening import open_screens
from eh_tui.cli.output import at_a_terminal, say_on_one_line
from eh_tui.files.system.first_run import is_first_run


def open_or_offer_lines(given: Namespace) -> int:
    """Open the screens, or walk through the workbook as lines where that is wanted.

    At the first run a line above the screens tells of them, which a screen reader reads out.
    """
    is_file = given.file and not given.version and os.path.isfile(given.file)  # noqa: PTH113  # Path's raises where it may not look
    if is_file and lines_are_wanted("the walk"):
        from eh_tui.cli.lines.walk import walk_in_lines

        return walk_in_lines(given.file)
    is_asked = hears_the_screen(os.environ)
    if is_file and at_a_terminal() and not is_asked and is_first_run():
        say_on_one_line(
            "With a screen reader, a Braille line or on a slow line, 'eh-tui walk FILE --lines' "
            "does without the screens. This is said once."
        )
    return open_screens(given)
