"""The command that writes a workbook's dates for people's calendars."""

from argparse import Namespace

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.errors import Refused


def _calendar(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.diary.ics import SUFFIX, Feed, calendar_file
    from eh_tui.files.store.identity import id_of
    from eh_tui.files.system.file_names import file_name
    from eh_tui.files.system.handed_out import hand_out
    from eh_tui.model.meeting.diary import diary

    opened = looked_at(given.file)
    school = opened.workbook.school.name
    name = file_name(school, given.file, "Early Help dates", SUFFIX)
    path, in_the_way = destination(given, name)
    if path.suffix.lower() != SUFFIX:
        raise Refused(f"{path} is no calendar file; let its name end in {SUFFIX}.")
    dates = diary(opened.workbook, date.today())
    feed = Feed(
        f"Early Help, {school}" if school else "Early Help",
        id_of(opened.text.text) or f"{school} {given.file.name}",
        opened.records[-1].n if opened.records else 0,
        opened.changed,
    )
    say_where(
        hand_out(path, calendar_file(dates, feed, to_dos=given.to_dos), in_the_way, given.file)
    )
    number = "1 date" if len(dates) == 1 else f"{len(dates)} dates"
    say_on_one_line(f"{number}; exported again and imported again, each updates the one there is.")
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
