"""Who does what by when: a block for each person, however each cell spells the name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import read_who
from eh_tui.model.people.spelling import plain
from eh_tui.model.people.who_cell import Sort, WhoPart


class Whose(IntEnum):
    """Whose a block is, in the order in which blocks stand."""

    SOMEBODY = 0
    """A person or a role, in the register or not."""
    CHANNEL = 1
    """Ways to tell people, which nobody is named for."""
    NOBODY = 2


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """What one person or role has to do; what is overdue comes first."""

    whose: Whose
    name: str
    """As the register has it, else as it was typed first; "" where nobody is named."""
    tasks: tuple[Minute, ...]


def blocks(minutes: Iterable[Minute], register: Register, form: Form) -> tuple[TaskBlock, ...]:
    """Return what is to be done, whatever has a decision or is not completed, by person.

    Of what the form asks nobody's name for, such as a requirement, only decisions are to be done.
    What several people share stands with each of them. People with something overdue come
    first, then in the order in which they came up.
    """
    names: dict[tuple[Whose, str], str] = {}
    tasks: dict[tuple[Whose, str], dict[str, Minute]] = {}
    for one in minutes:
        is_open = one.after and one.asks(Role.WHO) and not form.is_settled(one.after.rag)
        if one.after and (one.decision or is_open):
            for whose, key, name in named_in(one.after.who or "", register):
                names.setdefault((whose, key), name)
                tasks.setdefault((whose, key), {})[one.id] = one
    made = [
        TaskBlock(place[0], names[place], tuple(sorted(its.values(), key=_pressing)))
        for place, its in tasks.items()
    ]
    return tuple(sorted(made, key=lambda block: (block.whose, _pressing(block.tasks[0]))))


def _pressing(one: Minute) -> bool:
    return not one.is_overdue


def named_in(who: str, register: Register) -> Iterator[tuple[Whose, str, str]]:
    """Yield whom a Who cell names: whose block, a key that is the same for every spelling, a name.

    A channel beside a person is how that person does it.
    """
    parts = read_who(who, register).parts
    somebody = [part for part in parts if part.sort is not Sort.CHANNEL]
    if somebody:
        yield from (_somebody(part) for part in somebody)
    elif parts:
        yield Whose.CHANNEL, "", ""
    elif any(map(str.isalnum, who)):  # prose too long for names
        yield Whose.SOMEBODY, f"text {plain(who)}", who
    else:  # a dash is nobody either
        yield Whose.NOBODY, "", ""


def _somebody(part: WhoPart) -> tuple[Whose, str, str]:
    if part.sort is Sort.PERSON:
        return Whose.SOMEBODY, f"person {part.people[0].id}", part.people[0].name
    if part.sort is Sort.ROLE:
        return Whose.SOMEBODY, f"role {part.role}", part.role
    return Whose.SOMEBODY, f"text {plain(part.text)}", part.text
