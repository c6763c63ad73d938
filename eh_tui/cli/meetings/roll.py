"""The commands that say who is at a meeting, and when the next one is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Argument, Command, argument
from eh_tui.cli.meetings.meeting import going_on
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import NotFound
from eh_tui.model.core.edits import Edit, apply
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook

if TYPE_CHECKING:  # the register is loaded by what looks a name up
    from eh_tui.model.people.known_as import Register

Verb = Callable[[Workbook, Meeting], tuple[Edit, ...]]
"""Something that is done to the meeting that goes on."""

_CHAIRS = ("chair", "clerk")
_LISTS = {"here": "present", "apologies": "apologies", **{field: field for field in _CHAIRS}}
"""What is said of somebody, and the field of the meeting that names them for it."""


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
    meeting = going_on(opened.workbook)
    told = {"Here": meeting.present or "nobody", "Chair": meeting.chair, "Clerk": meeting.clerk}
    told |= {"Apologies": meeting.apologies, "Visitors": meeting.visitors}
    say_on_one_line(
        " ".join(f"{what}: {'; '.join(who.splitlines())}." for what, who in told.items() if who)
    )
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
            yield partial(appoint, field=field, name=_written_out(register, name))
    for name in given.visitor:
        yield partial(welcome, name=name)


def _written_out(register: Register, name: str) -> str:
    """Return the name of whom the register means; as typed for somebody who is not in it."""
    from eh_tui.model.people.register import person_named

    try:
        return person_named(register, name).name
    except NotFound:
        return name


def _print(workbook: Workbook) -> int:
    from eh_tui.model.meeting.roll import is_named, strangers_in
    from eh_tui.model.people.register import register_of
    from eh_tui.model.people.who_cell import has_left

    meeting, register = going_on(workbook), register_of(workbook)
    named = {word: getattr(meeting, field) for word, field in _LISTS.items()}
    for person in register.people:
        said = [word for word, text in named.items() if is_named(register, text, person)]
        if said or not has_left(person):
            say_on_one_line(f"{person.name}: {', '.join(said) or 'not here'}")
    strangers: dict[str, list[str]] = {}
    for word, text in named.items():
        for name in strangers_in(register, text):
            strangers.setdefault(name, []).append(word)
    for name, said in strangers.items():
        say_on_one_line(f"{name}: {', '.join(said)}, not in the register")
    for visitor in filter(str.strip, meeting.visitors.splitlines()):
        say_on_one_line(f"{visitor}: visitor")
    return DONE


def _next(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model.meeting.meetings import meeting_called
    from eh_tui.model.meeting.roll import meet_next

    opened = store(given.file)
    meeting = meeting_called(opened.workbook, given.meeting)
    opened.commit(meet_next(meeting, given.date, date.today()), f"Next meeting: {given.date}")
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
