"""The commands by which minutes become final, and decisions go to the partnership."""

from argparse import Namespace

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.kinds import Kind


def _amend(given: Namespace) -> int:
    from eh_tui.model.core.rows import locate
    from eh_tui.model.meeting.meetings import meeting_called
    from eh_tui.model.meeting.minutes.approval import amendments_of, propose, was_there

    if given.text is None:
        workbook = looked_at(given.file).workbook
        for row in amendments_of(workbook, meeting_called(workbook, given.meeting)):
            about = f" on {row.about}" if row.about else ""
            say_on_one_line(f"{row.id}{about}: {row.text} ({row.by}), {row.answer or 'open'}")
        return DONE
    text = given_text(given.text)
    if not text.strip():
        raise Refused("--text says nothing; say with it what the minutes should say.")
    opened = store(given.file)
    if given.about:
        locate(opened.workbook, given.about)
    meeting = meeting_called(opened.workbook, given.meeting)
    by = given.by or opened.journal.by
    if not given.by and meeting.ended and not was_there(opened.workbook, meeting, by):
        raise Refused(f"{by} is not among those who were at {meeting.id}; say who was with --by.")
    edits = propose(opened.workbook, meeting, given.about, text, by)
    opened.commit(edits, f"Amendment to the minutes of {meeting.id}")
    say_on_one_line(edits[-1].id)
    return DONE


def _settle(given: Namespace) -> int:
    from eh_tui.model.core.rows import locate
    from eh_tui.model.meeting.minutes.approval import settle

    opened = store(given.file)
    kind, _ = locate(opened.workbook, given.id)
    if kind is not Kind.AMENDMENTS:
        raise NotFound(f"{given.id} is no amendment; 'eh-tui meeting amend FILE' lists them.")
    opened.commit(settle(opened.workbook, given.id, given.answer), f"{given.id} {given.answer}")
    say_on_one_line(f"{given.id} {given.answer}.")
    return DONE


def _approve(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model.core.days import day_in_words
    from eh_tui.model.meeting.meetings import last_held, meeting_called
    from eh_tui.model.meeting.minutes.approval import approve, standing_of_minutes
    from eh_tui.model.when.readable import stop_if_impossible

    opened = store(given.file)
    workbook = opened.workbook
    last = last_held(workbook)
    meeting = meeting_called(workbook, given.meeting or (last.id if last else ""))
    day = given.date or day_in_words(date.today())
    stop_if_impossible(Kind.MEETINGS, "approved", day, date.today())
    opened.commit(approve(workbook, meeting, day, given.by), f"Minutes of {meeting.id} approved")
    say_on_one_line(standing_of_minutes(meeting_called(opened.workbook, meeting.id)))
    return DONE


def _forward(given: Namespace) -> int:
    from eh_tui.model.meeting.forwarded import forward, forward_words, row_of_decision
    from eh_tui.model.meeting.meetings import meeting_called

    opened = store(given.file)
    meeting = meeting_called(opened.workbook, given.meeting)
    row = row_of_decision(opened.workbook, meeting, given.id)
    label = forward_words(given.id, to_lead=not given.back)
    opened.commit(forward(row, to_lead=not given.back), label)
    say_on_one_line(f"{label} with the export.")
    return DONE


_MEETING = argument(
    "--meeting", metavar="N", default="", help="its number or id; the last if left out"
)
_BY = argument("--by", metavar="NAME", default="", help="who says so")

COMMANDS = (
    Command(
        "meeting amend",
        "propose what minutes should say, if you were there; or print what is proposed",
        _amend,
        (
            FILE,
            argument("--text", metavar="TEXT", help="what they should say"),
            argument("--about", metavar="ID", default="", help="the action or item it is about"),
            _BY,
            _MEETING,
        ),
    ),
    Command(
        "meeting settle",
        "take an amendment that was proposed, or leave it",
        _settle,
        (
            FILE,
            argument("id", metavar="ID", help="the amendment"),
            argument("answer", choices=("taken", "left"), help="what becomes of it"),
        ),
    ),
    Command(
        "meeting approve",
        "approve the minutes of the last meeting that ended",
        _approve,
        (
            FILE,
            argument("--date", metavar="DATE", default="", help="when; today if left out"),
            _BY,
            _MEETING,
        ),
    ),
    Command(
        "meeting forward",
        "let a decision go to the partnership with the export",
        _forward,
        (
            FILE,
            argument("id", metavar="ID", help="the action or item that it was made on"),
            argument("--back", action="store_true", help="no longer let it go there"),
            _MEETING,
        ),
    ),
)
