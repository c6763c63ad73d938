"""The commands that say who is at a meeting, and when the next one is."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial

from eh_tui.cli.command import DONE, FILE, Argument, Command, argument
from eh_tui.cli.meetings.meeting import going_on
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.model.core.edits import Edit, apply
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook

Verb = Callable[[Workbook, Meeting], tuple[Edit, ...]]
"""Something that is done to the meeting that goes on."""

_CHAIRS = ("chair", "clerk")


def _who(given: Namespace) -> int:
    if not any((given.here, given.apologies, given.visitor, given.chair, given.clerk)):
        return _print(looked_at(given.file).workbook)
    opened = store(given.file)
    workbook = opened.workbook
    edits: list[Edit] = []
    for verb in _verbs(workbook, given):
        done = verb(workbook, going_on(workbook))
        for edit in done:
            workbook = apply(workbook, edit)
        edits += done
    opened.commit(edits, "Who is at the meeting")
    here = going_on(opened.workbook).present
    say_on_one_line(f"Here: {'; '.join(here.splitlines()) or 'nobody'}.")
    return DONE


def _verbs(workbook: Workbook, given: Namespace) -> Iterator[Verb]:
    """Yield what is to be done, each name looked up first."""
    from eh_tui.model.meeting.roll import appoint, tick, welcome
    from eh_tui.model.people.register import person_named, register_of

    register = register_of(workbook)
    for name in given.here:
        yield partial(tick, person=person_named(register, name))
    for name in given.apologies:
        yield partial(tick, person=person_named(register, name), field="apologies")
    for field in _CHAIRS:
        if name := getattr(given, field):
            yield partial(appoint, field=field, name=name)
    for name in given.visitor:
        yield partial(welcome, name=name)


def _print(workbook: Workbook) -> int:
    from eh_tui.model.meeting.roll import is_named, may_be_here, strangers_present
    from eh_tui.model.people.register import register_of

    meeting, register = going_on(workbook), register_of(workbook)
    lists = {"here": "present", "apologies": "apologies", **{field: field for field in _CHAIRS}}
    for person in may_be_here(workbook):
        said = [
            word
            for word, field in lists.items()
            if is_named(register, getattr(meeting, field), person)
        ]
        say_on_one_line(f"{person.name}: {', '.join(said) or 'not here'}")
    for name in strangers_present(workbook, meeting):
        say_on_one_line(f"{name}: here, not in the register")
    for visitor in filter(str.strip, meeting.visitors.splitlines()):
        say_on_one_line(f"{visitor}: visitor")
    return DONE


def _next(given: Namespace) -> int:
    from eh_tui.model.meeting.meetings import meeting_called
    from eh_tui.model.meeting.roll import meet_next

    opened = store(given.file)
    meeting = meeting_called(opened.workbook, given.meeting)
    opened.commit(meet_next(meeting, given.date), f"Next meeting: {given.date}")
    say_on_one_line(f"The next meeting is on {given.date}.")
    return DONE


def _names(flag: str, words: str) -> Argument:
    return argument(flag, metavar="NAME", action="append", default=[], help=words)


COMMANDS = (
    Command(
        "meeting who",
        "tick who is here, or print it",
        _who,
        (
            FILE,
            _names("--here", "somebody of the register who is here, or no longer is"),
            _names("--apologies", "who sent apologies, or did not"),
            _names("--visitor", "a visitor"),
            argument(
                "--chair", metavar="NAME", default="", help="who leads the meeting from now on"
            ),
            argument("--clerk", metavar="NAME", default="", help="who writes the minutes"),
        ),
    ),
    Command(
        "meeting next",
        "say when the next meeting is",
        _next,
        (
            FILE,
            argument("date", metavar="DATE", help="its day, as you write it"),
            argument(
                "--meeting",
                metavar="N",
                default="",
                help="the meeting before; the last if left out",
            ),
        ),
    ),
)
