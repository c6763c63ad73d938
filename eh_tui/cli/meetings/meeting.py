"""The commands of a meeting while it goes on, each change one step that undo takes back."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import store
from eh_tui.cli.output import agrees, say_on_one_line
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook

if TYPE_CHECKING:  # an agenda is loaded by the commands that need one
    from eh_tui.files.folder.peek import Peek
    from eh_tui.files.store.store import LabelledStep, Store
    from eh_tui.model.meeting.agenda import AgendaPart, Point


def _start(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model.audit.rated import rows_in_words
    from eh_tui.model.core.days import day_in_words
    from eh_tui.model.meeting.agenda import PARTS
    from eh_tui.model.meeting.meetings import far_from, meeting_in_words, open_meeting
    from eh_tui.model.meeting.roll import Roll, begin

    opened = store(given.file)
    left_out = [_part(name) for name in given.leave_out]
    roll = Roll(
        "\n".join(given.present),
        given.chair,
        given.clerk,
        "\n".join(given.apologies),
        "\n".join(given.visitors),
    )
    edits = begin(
        opened.workbook,
        date=day_in_words(date.today()) if given.date is None else given.date,
        kind=given.kind,
        roll=roll,
        parts=tuple(part for part in PARTS if part not in left_out),
    )
    opened.commit(edits, f"Meeting begun: {given.kind}")
    if meeting := open_meeting(opened.workbook):
        rows = [point.action for point in agenda_today(opened, meeting)]
        on_it = f"{rows_in_words(opened.workbook, rows)} {'is' if len(rows) == 1 else 'are'}"
        say_on_one_line(f"Began meeting {meeting_in_words(meeting)}; {on_it} on the agenda.")
        if far := far_from(meeting.date, date.today()):
            say_on_one_line(f"{far} 'eh-tui set FILE {meeting.id} date=' mends it.")
    return DONE


def _discuss(given: Namespace) -> int:
    from eh_tui.cli.field_args import assignments, warn_of_unclear_dates
    from eh_tui.model.meeting.lifecycle import decision_with, discuss

    opened = store(given.file)
    meeting = going_on(opened.workbook)
    _stop_unless_discussed(opened.workbook, given.id)
    edits = assignments(opened.workbook, given.id, given.values)
    decision = given.decision
    if decision is not None:
        decision = decision_with(opened.workbook, meeting, given.id, given_text(decision))
    opened.commit(
        discuss(opened.workbook, meeting, given.id, *edits, decision=decision),
        f"{given.id} discussed",
    )
    for edit in edits:
        if edit.old != edit.new:
            say_on_one_line(f'{edit.id} {edit.field}: "{edit.old}" -> "{edit.new}"')
        warn_of_unclear_dates(opened.workbook, [edit])
    _say_what_comes_next(opened, meeting, given.id, "discussed")
    return DONE


def _later(given: Namespace) -> int:
    from eh_tui.model.meeting.lifecycle import put_off

    opened = store(given.file)
    meeting = going_on(opened.workbook)
    _stop_unless_discussed(opened.workbook, given.id)
    opened.commit(put_off(opened.workbook, meeting, given.id), f"{given.id} left for later")
    _say_what_comes_next(opened, meeting, given.id, "left for later")
    return DONE


def _add(given: Namespace) -> int:
    from eh_tui.cli.field_args import addition, warn_of_unclear_dates
    from eh_tui.model.meeting.lifecycle import add_action

    opened = store(given.file)
    meeting = going_on(opened.workbook)
    text = {"text": given.text}
    edit = addition(opened.workbook, given.outcome, text, given.values, after=given.after)
    if edit.kind is not Kind.ACTIONS:
        said = opened.workbook.form.words.said
        raise Refused(
            f"{given.outcome} {said('is no outcome; a meeting adds actions to outcomes')}."
        )
    edits = add_action(opened.workbook, meeting, edit, given_text(given.decision))
    opened.commit(edits, f"{edit.id} added")
    say_on_one_line(edit.id)
    warn_of_unclear_dates(opened.workbook, [edit])
    return DONE


def _end(given: Namespace) -> int:
    from eh_tui.files.store.journal import now
    from eh_tui.model.meeting.lifecycle import ending

    opened = store(given.file)

    def as_it_stands(workbook: Workbook) -> LabelledStep:
        meeting = going_on(workbook)
        return ending(workbook, meeting, agenda_today(opened, meeting), now())

    label = opened.commit_from(as_it_stands)
    say_on_one_line(f"{label}. 'eh-tui minutes' writes its minutes.")
    return DONE


def _cancel(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model.meeting.lifecycle import cancel, lost_with
    from eh_tui.model.meeting.meetings import meeting_in_words, spoken

    opened = store(given.file)
    meeting = going_on(opened.workbook)
    question = (
        f"Cancel meeting {meeting_in_words(meeting)}? What goes with it: "
        f"{lost_with(opened.workbook, meeting)}; what was changed in the audit stays."
    )
    if not given.yes and not agrees(question, "--yes"):
        say_on_one_line("The meeting goes on.")
        return DONE
    label = f"{spoken(meeting, date.today())} cancelled"
    opened.commit(cancel(opened.workbook, meeting), label)
    say_on_one_line(f"{label}. 'eh-tui undo' brings it back.")
    return DONE


def going_on(workbook: Workbook) -> Meeting:
    """Return the meeting that goes on; raises `NotFound` with how one is begun."""
    from eh_tui.model.meeting.meetings import open_meeting

    meeting = open_meeting(workbook)
    if meeting is None:
        raise NotFound("No meeting is going on; 'eh-tui meeting start' begins one.")
    return meeting


def agenda_today(opened: Store | Peek, meeting: Meeting) -> tuple[Point, ...]:
    """Return the agenda of a meeting as it is today."""
    from datetime import date

    from eh_tui.model.meeting.lifecycle import agenda_of

    return agenda_of(opened.workbook, opened.records_to_now, meeting, date.today())


def _part(name: str) -> AgendaPart:
    from eh_tui.model.meeting.agenda import PARTS

    for part in PARTS:
        if " ".join(name.split()).casefold() == part.value:
            return part
    raise Refused(f"The agenda has no part {name!r}; its parts are: {', '.join(PARTS)}.")


def _stop_unless_discussed(workbook: Workbook, id: str) -> None:
    from eh_tui.model.core.rows import locate

    kind, _ = locate(workbook, id)
    if kind not in (Kind.ACTIONS, Kind.OUTCOMES) or id not in _discussable(workbook):
        said = workbook.form.words.said
        raise Refused(f"{id} {said('is no action; a meeting discusses actions')}.")


def _discussable(workbook: Workbook) -> set[str]:
    from eh_tui.model.audit.walk import stops

    return {stop.row.id for stop in stops(workbook)}


def _say_what_comes_next(opened: Store, meeting: Meeting, id: str, done: str) -> None:
    from eh_tui.model.meeting.agenda import next_open

    point = next_open(agenda_today(opened, meeting), id)
    comes = f"next is {point.action.id}" if point else "all on the agenda has been discussed"
    say_on_one_line(f"{id} {done}; {comes}.")


_VALUES = argument("values", metavar="FIELD=VALUE", nargs="*", help="rag, when, who, text or note")

COMMANDS = (
    Command(
        "meeting start",
        "begin a meeting that goes through the audit",
        _start,
        (
            FILE,
            argument("--date", metavar="DATE", help="its day, as you write it; today if left out"),
            argument("--kind", metavar="KIND", default="Review", help="what kind of meeting it is"),
            argument(
                "--present",
                metavar="NAME",
                action="append",
                default=[],
                help="who is there; once for each",
            ),
            argument("--chair", metavar="NAME", default="", help="who leads it"),
            argument("--clerk", metavar="NAME", default="", help="who writes its minutes"),
            *(
                argument(f"--{name}", metavar="NAME", action="append", default=[], help=words)
                for name, words in (
                    ("apologies", "who sent apologies; once for each"),
                    ("visitors", "who is there as a visitor; once for each"),
                )
            ),
            argument(
                "--leave-out",
                metavar="PART",
                action="append",
                default=[],
                help="a part of the agenda, as 'on track'; once for each",
            ),
        ),
    ),
    Command(
        "meeting discuss",
        "note that an action was discussed, with what was changed and decided",
        _discuss,
        (
            FILE,
            argument("id", metavar="ID", help="the action's number"),
            _VALUES,
            argument(
                "--decision", metavar="TEXT", help="what was decided, beside earlier decisions"
            ),
        ),
    ),
    Command(
        "meeting later",
        "leave an action for later in the meeting",
        _later,
        (FILE, argument("id", metavar="ID", help="the action's number")),
    ),
    Command(
        "meeting add",
        "add an action that the meeting agreed on",
        _add,
        (
            FILE,
            argument("outcome", metavar="ID", help="the outcome that it is for"),
            argument("--text", required=True, help="the action"),
            _VALUES,
            argument("--after", metavar="ID", default="", help="the action that it follows"),
            argument("--decision", metavar="TEXT", default="", help="what was decided"),
        ),
    ),
    Command(
        "meeting cancel",
        "cancel the meeting and what it noted; asks first",
        _cancel,
        (FILE, argument("--yes", action="store_true", help="do it without asking")),
    ),
    Command("meeting end", "end the meeting, and keep how it left every action", _end, (FILE,)),
)
