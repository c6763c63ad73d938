"""The command that opens the page of a partnership's round."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import Command, argument
from eh_tui.cli.opening import prepare_terminal


def _open(given: Namespace) -> int:
    from eh_tui.files.partnership.round_file import read_round, stop_if_same

    stop_if_same(given.folder, given.before)
    for folder in filter(None, (given.folder, given.before)):
        read_round(folder)  # says what is wrong with it before the screens are there
    prepare_terminal("'eh-tui collate' gives the same")
    from eh_tui.ui.start import run_partnership

    return run_partnership(given.folder, given.before, mouse=given.mouse)


COMMANDS = (
    Command(
        "partnership",
        "see a round's schools on one page",
        _open,
        (
            argument("folder", metavar="FOLDER", type=Path, help="the round's folder"),
            argument("--before", metavar="FOLDER", type=Path, help="the folder of the last round"),
            argument("--mouse", action="store_true", help="let the mouse be used"),
        ),
    ),
)
