"""The commands by which a lead answers a return: change this, or it is taken."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, Command, argument
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import Refused

if TYPE_CHECKING:  # they are loaded by the command that asks for them
    from eh_tui.files.partnership.folder import FolderReading
    from eh_tui.model.partnership.collated import RoundLine

_FOLDER = argument("folder", metavar="FOLDER", type=Path, help="the round's folder")
_SCHOOL = argument("school", metavar="SCHOOL", help="the school, by its number or its name")


def _send_back(given: Namespace) -> int:
    from eh_tui.files.partnership.handing_back import send_back
    from eh_tui.model.partnership.stands import reopened_in_words

    reasons = [_row_and_reason(words) for words in given.reasons]
    reading, line = _line(given)
    path = send_back(reading, line, reasons, date.today())
    reopened = reopened_in_words(line.expected)
    say_on_one_line(f"Noted. {reopened}To be sent to {line.school}: {path}")
    return DONE


def _take(given: Namespace) -> int:
    from eh_tui.files.partnership.handing_back import open_again, take_return

    reading, line = _line(given)
    if given.undo:
        path = open_again(reading, line, date.today())
        say_on_one_line(f"Open again. To be sent to {line.school}: {path}")
    else:
        path = take_return(reading, line, date.today())
        say_on_one_line(f"Closed. To be sent to {line.school}: {path}")
    return DONE


def _line(given: Namespace) -> "tuple[FolderReading, RoundLine]":
    """Return a folder as it is read, and the line of a school's return that counts."""
    from eh_tui.files.partnership.folder import read_folder
    from eh_tui.model.partnership.collated import State

    reading = read_folder(given.folder, date.today())
    school = reading.file.round.school_called(given.school)
    lines = (line for line in reading.collated.lines if line.expected == school)
    line = next((line for line in lines if line.state is State.RETURNED), None)
    if line is None:
        raise Refused(
            f"Nothing of {school.name} counts in {given.folder} that could be answered; "
            "'eh-tui collate' says what came."
        )
    return reading, line


def _row_and_reason(words: str) -> tuple[str, str]:
    id, is_there, reason = words.partition("=")
    if not is_there:
        raise Refused(f"{words!r} names no row; write ROW=REASON, as '1-01=Who does this?'.")
    return id.strip(), reason


COMMANDS = (
    Command(
        "partnership send-back",
        "ask a school of a round for changes, row by row",
        _send_back,
        (
            _FOLDER,
            _SCHOOL,
            argument(
                "reasons",
                metavar="ROW=REASON",
                nargs="+",
                help="what is to be changed in a row, as '1-01=Who does this?', or in the whole, "
                "as 'school=The date?'",
            ),
        ),
    ),
    Command(
        "partnership close",
        "take a school's return: nothing more is asked of it",
        _take,
        (
            _FOLDER,
            _SCHOOL,
            argument("--undo", action="store_true", help="let it be open again"),
        ),
    ),
)
