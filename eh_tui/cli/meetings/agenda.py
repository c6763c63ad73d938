"""The command of a meeting's agenda."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command
from eh_tui.cli.meetings.meeting import agenda_today
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.model.core.workbook import Workbook

if TYPE_CHECKING:
    from eh_tui.files.folder.peek import Peek
    from eh_tui.model.meeting.agenda import Point
    from eh_tui.model.meeting.agenda_tree import AgendaItem


def _agenda(given: Namespace) -> int:
    from eh_tui.model.meeting.agenda_tree import agenda_tree, planned_minutes
    from eh_tui.model.meeting.discussion import DISCUSSED
    from eh_tui.model.meeting.matters import matters_of
    from eh_tui.model.meeting.meetings import meeting_in_words, open_meeting

    opened = looked_at(given.file)
    meeting = open_meeting(opened.workbook)
    if given.output or meeting is None:
        return _pack(given, opened)
    points = agenda_today(opened, meeting)
    done = sum(point.state == DISCUSSED for point in points)
    matters = matters_of(opened.workbook, meeting)
    tree = agenda_tree(matters, points, opened.workbook.form.words)
    planned = f", {planned_minutes(tree)} minutes planned" if planned_minutes(tree) else ""
    say_on_one_line(
        f"Meeting {meeting_in_words(meeting)}: {done} of {len(points)} discussed{planned}."
    )
    for item in tree:
        say()
        _say_item(item)
        for point in item.points:
            _say_point(opened.workbook, point)
    return DONE


def _pack(given: Namespace, opened: Peek) -> int:
    """Write the agenda pack, or print it where no file is named."""
    from datetime import date

    from eh_tui.files.minutes.file import WORD
    from eh_tui.files.minutes.paper import paper_markdown, write_paper
    from eh_tui.files.system.file_names import file_name
    from eh_tui.model.audit.subject import short_subject
    from eh_tui.model.meeting.papers.pack import agenda_pack

    today = date.today()
    paper = agenda_pack(opened.workbook, opened.records_to_now, today)
    if not given.output:
        say(paper_markdown(paper).rstrip("\n"))
        return DONE
    what = f"{short_subject(opened.workbook)} agenda {paper.date or today.isoformat()}"
    name = file_name(opened.workbook.school.name, given.file, what, WORD)
    path, in_the_way = destination(given, name)
    say_where(write_paper(paper, path, in_the_way, given.file))
    return DONE


def _say_item(item: AgendaItem) -> None:
    from eh_tui.model.meeting.minutes.wording import item_words

    matter = item.matter
    id = f"  [{matter.id}]" if matter else ""
    say_on_one_line(f"{item_words(item)}{id}")
    if matter and matter.text:
        say_on_one_line(f"   {matter.text}")
    if matter and matter.decision:
        say_on_one_line(f"   Decision: {matter.decision}")


def _say_point(workbook: Workbook, point: Point) -> None:
    from eh_tui.model.audit.rated import level_of_row
    from eh_tui.model.core.labelled_lines import NO_WORDS
    from eh_tui.model.meeting.discussion import DISCUSSED, LATER
    from eh_tui.model.meeting.minutes.wording import rating_phrase

    level = level_of_row(workbook, point.action)
    states = {DISCUSSED: "discussed", LATER: "left for later"}
    rating = rating_phrase(workbook.form, level) if level else ""
    said = ", ".join(filter(None, (states.get(point.state, ""), rating)))
    text = " ".join(point.action.text.split()) or NO_WORDS
    say_on_one_line(f"{point.action.id}{f' {said}' if said else ''}: {text}")
    if point.discussed and point.discussed.decision:
        say_on_one_line(f"   Decision: {point.discussed.decision}")


COMMANDS = (
    Command(
        "meeting agenda",
        "print the agenda with what has been discussed, or write it as a pack for who comes",
        _agenda,
        (FILE, output("a .docx or .md file to write, or a folder"), FORCE),
    ),
)
