"""The commands of what meetings leave behind: their minutes, and how the ratings went."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.meetings.meeting import agenda_today
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.errors import Refused

if TYPE_CHECKING:
    from eh_tui.model.core.workbook import Workbook
    from eh_tui.model.meeting.minutes.contents import Minutes
    from eh_tui.model.meeting.movement import MovedAction


def _minutes(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.minutes.file import minutes_name, write_minutes
    from eh_tui.files.minutes.markdown import minutes_markdown
    from eh_tui.model.meeting.agenda import what_is_left
    from eh_tui.model.meeting.meetings import meeting_called
    from eh_tui.model.meeting.minutes.contents import minutes

    opened = looked_at(given.file)
    meeting = meeting_called(opened.workbook, given.meeting)
    left = () if meeting.ended else what_is_left(agenda_today(opened, meeting))
    told = minutes(
        opened.workbook, meeting, [point.action.id for point in left], today=date.today()
    )
    if given.audience:
        return _handout(given, opened.workbook, told)
    if given.output:
        path, in_the_way = destination(given, minutes_name(opened.workbook, given.file, meeting))
        say_where(write_minutes(told, path, in_the_way, given.file))
    else:
        say(minutes_markdown(told).rstrip("\n"))
    return DONE


def _handout(given: Namespace, workbook: Workbook, told: Minutes) -> int:
    """Write or print what is handed out to somebody in place of the minutes."""
    from eh_tui.files.minutes.file import handout_name
    from eh_tui.files.minutes.paper import paper_markdown, write_paper
    from eh_tui.model.meeting.papers.handouts import mail_text, page_for_governors, pages_for_people

    if given.audience == "mail":
        if given.output:
            raise Refused("The text of an e-mail is printed; leave -o out, or send it to a file.")
        say(mail_text(told).rstrip("\n"))
        return DONE
    is_for_people = given.audience == "people"
    paper = pages_for_people(told) if is_for_people else page_for_governors(workbook, told)
    if not given.output:
        say(paper_markdown(paper).rstrip("\n"))
        return DONE
    name = handout_name(workbook, given.file, told.meeting, given.audience)
    path, in_the_way = destination(given, name)
    say_where(write_paper(paper, path, in_the_way, given.file))
    return DONE


def _trend(given: Namespace) -> int:
    from eh_tui.model.audit.rated import rating_of
    from eh_tui.model.meeting.meetings import meeting_in_words
    from eh_tui.model.meeting.minutes.wording import rating_phrase
    from eh_tui.model.meeting.trend import counts_over_meetings

    workbook = looked_at(given.file).workbook
    form = workbook.form
    for moment in counts_over_meetings(workbook):
        say_on_one_line(f"Meeting {meeting_in_words(moment.meeting)}" if moment.meeting else "Now")
        for commitment, counts in (*moment.commitments, (None, moment.total)):
            name, scale = form.words.every_section, ""
            name = f"{name}, {form.counted_by}" if form.counted_by else name
            if commitment:
                column = rating_of(workbook, commitment)
                name = form.words.section(commitment.id) if commitment.id else commitment.title
                scale = column.scale if column else ""
            ratings = (
                f"{counts.of(level.id)} {level.after_number(rating_phrase(form, level.id))}"
                for level in (*form.levels_of(scale), form.not_rated)
            )
            say_on_one_line(f"   {name}: {', '.join(ratings)}")
    _say_movement(workbook)
    return DONE


def _say_movement(workbook: Workbook) -> None:
    """Print what moved since the last meeting, by commitment and person, and what is put off."""
    from eh_tui.model.core.labelled_lines import NO_WORDS
    from eh_tui.model.meeting.meetings import ended, meeting_in_words
    from eh_tui.model.meeting.movement import (
        movement_since,
        put_off_often,
        put_off_words,
    )

    *earlier, last = ended(workbook) or (None,)
    if last is None:
        return
    if earlier:
        between = f"From meeting {meeting_in_words(earlier[-1])} to {meeting_in_words(last)}"
        _say_counts(workbook, between, movement_since(workbook, earlier[-1], last))
    moved = movement_since(workbook, last)
    _say_counts(workbook, f"Since meeting {meeting_in_words(last)}", moved)
    for each in put_off_often(moved):
        text = each.action.text or NO_WORDS
        say_on_one_line(f"{each.action.id} {put_off_words(each.times_put_off)}: {text}")


def _say_counts(workbook: Workbook, heading: str, moved: tuple[MovedAction, ...]) -> None:
    from eh_tui.model.meeting.movement import (
        counts_by_commitment,
        counts_by_person,
        movement_words,
    )

    say_on_one_line(heading)
    word = workbook.form.words.commitment
    for commitment, counts in counts_by_commitment(workbook, moved):
        say_on_one_line(f"   {word} {commitment.id}: {movement_words(counts)}")
    for name, counts in counts_by_person(workbook, moved):
        say_on_one_line(f"   {name}: {movement_words(counts)}")


COMMANDS = (
    Command(
        "meeting trend",
        "print the ratings from meeting to meeting, and what moved since the last",
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
            argument(
                "--for",
                dest="audience",
                choices=("people", "governors", "mail"),
                help="a page for each person, one for governors, or the text of an e-mail",
            ),
        ),
    ),
)
