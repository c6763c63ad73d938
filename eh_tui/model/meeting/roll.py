"""Who is at a meeting: ticked from the register, with chair, clerk, apologies and visitors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as day

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Add, Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import AgendaPart
from eh_tui.model.meeting.lifecycle import guard_open, start
from eh_tui.model.meeting.matters import items_of, standing_items
from eh_tui.model.people.hand_over import without_part
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.who_cell import WhoPart, has_left
from eh_tui.model.when.readable import stop_if_impossible

_BETWEEN = re.compile(r"[\n;]")
"""What parts the names that were ticked; within a piece several may have been typed."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is at a meeting, each text as typed: one name a line where it may hold several."""

    present: str = ""
    chair: str = ""
    clerk: str = ""
    apologies: str = ""
    visitors: str = ""


def begin(
    workbook: Workbook, *, date: str, kind: str, roll: Roll, parts: tuple[AgendaPart, ...]
) -> tuple[Edit, ...]:
    """Return the edits that begin a meeting with those who are there and the standing items.

    Raises `Refused` as `start` does.
    """
    edits = start(workbook, date=date, kind=kind, present=roll.present, parts=parts)
    (beginning,) = [edit for edit in edits if isinstance(edit, Add)]
    assert isinstance(beginning.row, Meeting)
    row = replace(
        beginning.row,
        chair=roll.chair,
        clerk=roll.clerk,
        apologies=roll.apologies,
        visitors=roll.visitors,
    )
    return (replace(beginning, row=row), *items_of(standing_items(workbook), row.id))


def may_be_here(workbook: Workbook) -> tuple[Person, ...]:
    """Return the people of the register who have not left, in its order."""
    return tuple(person for person in register_of(workbook).people if not has_left(person))


def is_named(register: Register, text: str, person: Person) -> bool:
    """Say whether a list of names has a person, however it spells the name."""
    return any(_place_of(register, piece, person) is not None for piece in _BETWEEN.split(text))


def names_present(workbook: Workbook, meeting: Meeting) -> tuple[str, ...]:
    """Return the names of those who are here, each as typed."""
    return tuple(part.text for part in _parts_of(register_of(workbook), meeting.present))


def strangers_present(workbook: Workbook, meeting: Meeting) -> tuple[str, ...]:
    """Return the names of those who are here and in no register, each as typed."""
    return strangers_in(register_of(workbook), meeting.present)


def strangers_in(register: Register, text: str) -> tuple[str, ...]:
    """Return the names in a list that are in no register, each as typed."""
    return tuple(part.text for part in _parts_of(register, text) if not part.people)


def tick(
    workbook: Workbook, meeting: Meeting, person: Person, field: str = "present"
) -> tuple[Edit, ...]:
    """Return the edits that put a person among those present or with apologies, or take them out.

    Nobody is in both lists. The other names stay as they were typed. Raises `Refused` where the
    meeting has ended, and where a person stands in one name with others.
    """
    register = register_of(workbook)
    other = "apologies" if field == "present" else "present"
    text, elsewhere = getattr(meeting, field), getattr(meeting, other)
    edits: list[Edit] = [guard_open(meeting)]
    if is_named(register, text, person):
        edits.append(Set(Kind.MEETINGS, meeting.id, field, text, _without(register, text, person)))
        return tuple(edits)
    new = "\n".join(filter(None, (text.rstrip("\n"), person.name)))
    edits.append(Set(Kind.MEETINGS, meeting.id, field, text, new))
    if is_named(register, elsewhere, person):
        left = _without(register, elsewhere, person)
        edits.append(Set(Kind.MEETINGS, meeting.id, other, elsewhere, left))
    return tuple(edits)


def appoint(workbook: Workbook, meeting: Meeting, field: str, name: str) -> tuple[Edit, ...]:
    """Return the edits that make somebody chair or clerk, and count them as here.

    Raises `Refused` where the meeting has ended.
    """
    register = register_of(workbook)
    edits: list[Edit] = [guard_open(meeting)]
    edits.append(Set(Kind.MEETINGS, meeting.id, field, getattr(meeting, field), name))
    person = next((each for each in register.people if each.name == name), None)
    if person and not is_named(register, meeting.present, person):
        _, *ticked = tick(workbook, meeting, person)
        edits += ticked
    return tuple(edits)


def meet_next(meeting: Meeting, date: str, today: day) -> tuple[Edit, ...]:
    """Return the edits that say when the next meeting is.

    Raises `Refused` for what is no date, and for one that is over.
    """
    stop_if_impossible(Kind.MEETINGS, "next_date", date, today)
    return (Set(Kind.MEETINGS, meeting.id, "next_date", meeting.next_date, date),)


def _parts_of(register: Register, text: str) -> Iterator[WhoPart]:
    for piece in _BETWEEN.split(text):
        yield from read_who(piece, register).parts


def _place_of(register: Register, piece: str, person: Person) -> int | None:
    """Return which of the names in a piece is a person's; None where none of them is."""
    parts = read_who(piece, register).parts
    return next((at for at, part in enumerate(parts) if part.people == (person,)), None)


def _without(register: Register, text: str, person: Person) -> str:
    pieces = re.split(r"(\n|;)", text)
    kept: list[str] = []
    for at in range(0, len(pieces), 2):
        piece = _piece_without(register, pieces[at], person)
        if piece is not None:  # it keeps what stands before it; the first one needs nothing there
            kept += [pieces[at - 1], piece] if kept else [piece]
    return "".join(kept)


def _piece_without(register: Register, piece: str, person: Person) -> str | None:
    """Return a piece without a person's name; None where it names nobody else."""
    while (at := _place_of(register, piece, person)) is not None:
        who = read_who(piece, register)
        if len(who.parts) == 1:
            return None
        left = without_part(piece, who, at, register)
        if left is None:
            raise Refused(
                f"{person.name} can't be parted from {piece.strip()!r}; "
                "write one name on a line where the meeting's names stand in the file."
            )
        piece = left
    return piece


def welcome(_: Workbook, meeting: Meeting, name: str) -> tuple[Edit, ...]:
    """Return the edits that put a visitor on the list; raises `Refused` after the end."""
    new = "\n".join(filter(None, (meeting.visitors.rstrip("\n"), name)))
    return guard_open(meeting), Set(Kind.MEETINGS, meeting.id, "visitors", meeting.visitors, new)
