"""The command of a screen that only follows a meeting, for a projector or a colleague."""

from argparse import Namespace

from eh_tui.cli.command import FILE, Command
from eh_tui.cli.opening import prepare_terminal, stop_unless_there


def _follow(given: Namespace) -> int:
    stop_unless_there(given.file)
    prepare_terminal()
    from eh_tui.ui.start import run

    return run(given.file, follows=True)


COMMANDS = (
    Command(
        "meeting follow",
        "show on this screen what whoever leads the meeting shows, as for a projector",
        _follow,
        (FILE,),
    ),
)
