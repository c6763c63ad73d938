"""The command that writes a workbook's dates for people's calendars."""

from argparse import Namespace

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.errors import Refused


def _calendar(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.diary.ics import SUFFIX
    from eh_tui.files.diary.workbook_dates import dates_file
    from eh_tui.files.system.handed_out import hand_out

    made = dates_file(looked_at(given.file), date.today(), to_dos=given.to_dos)
    path, in_the_way = destination(given, made.name)
    if path.suffix.lower() != SUFFIX:
        raise Refused(f"{path} is no calendar file; let its name end in {SUFFIX}.")
    say_where(hand_out(path, made.content, in_the_way, given.file))
    say_on_one_line(made.words)
    return DONE


COMMANDS = (
    Command(
        "calendar",
        "write what is due, reviews and the next meeting as a calendar file",
        _calendar,
        (
            FILE,
            output("an .ics file or a folder; beside the workbook if left out"),
            FORCE,
            argument(
                "--to-dos",
                action="store_true",
                help="as to-dos, for a task list, and not as days of a calendar",
            ),
        ),
    ),
)
