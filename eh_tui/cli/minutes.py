"""The commands of what meetings leave behind: their minutes, and how the ratings went."""

from argparse import Namespace

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.meeting import agenda_today
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.cli.output_file import FORCE, destination, output, say_where


def _minutes(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.minutes.file import minutes_name, write_minutes
    from eh_tui.files.minutes.markdown import minutes_markdown
    from eh_tui.model.meeting.agenda import what_is_left
    from eh_tui.model.meeting.meetings import meeting_called
    from eh_tui.model.meeting.minutes import minutes

    opened = looked_at(given.file)
    meeting = meeting_called(opened.workbook, given.meeting)
    left = () if meeting.ended else what_is_left(agenda_today(opened, meeting))
    told = minutes(
        opened.workbook, meeting, [point.action.id for point in left], today=date.today()
    )
    if given.output:
        path, in_the_way = destination(given, minutes_name(opened.workbook, given.file, meeting))
        say_where(write_minutes(told, path, in_the_way, given.file))
    else:
        say(minutes_markdown(told).rstrip("\n"))
    return DONE


def _trend(given: Namespace) -> int:
    from eh_tui.model.audit.rated import rating_of
    from eh_tui.model.meeting.meetings import meeting_in_words
    from eh_tui.model.meeting.trend import counts_over_meetings
    from eh_tui.model.meeting.wording import rating_phrase

    workbook = looked_at(given.file).workbook
    form = workbook.form
    for moment in counts_over_meetings(workbook):
        say_on_one_line(f"Meeting {meeting_in_words(moment.meeting)}" if moment.meeting else "Now")
        for commitment, counts in (*moment.commitments, (None, moment.total)):
            name, scale = form.words.every_section, ""
            if commitment:
                column = rating_of(workbook, commitment)
                name = form.words.section(commitment.id) if commitment.id else commitment.title
                scale = column.scale if column else ""
            ratings = (
                f"{counts.of(level.id)} {rating_phrase(form, level.id)}"
                for level in (*form.levels_of(scale), form.not_rated)
            )
            say_on_one_line(f"   {name}: {', '.join(ratings)}")
    return DONE


COMMANDS = (
    Command(
        "meeting trend",
        "print each commitment's ratings from meeting to meeting",
        _trend,
        (FILE,),
    ),
    Command(
        "minutes",
        "print a meeting's minutes as Markdown, or write them as a Word file",
        _minutes,
        (
            FILE,
            argument(
                "--meeting", metavar="N", default="", help="its number or id; the last if left out"
            ),
            output("a .docx or .md file to write, or a folder"),
            FORCE,
        ),
    ),
)
