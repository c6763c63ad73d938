"""Who does what by when: a block for each person, however each cell spells the name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.decided import ActionInWords
from eh_tui.model.meeting.discussion import Snapshot
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


_Places = dict[tuple[Whose, str], str]
"""In which blocks something stands: the name of each by whose it is and a key of its own."""


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """What one person or role has to do; what is overdue comes first."""

    whose: Whose
    name: str
    """As the register has it, else as it was typed first; "" where nobody is named."""
    tasks: tuple[Minute, ...]


def blocks(minutes: Iterable[Minute], register: Register, form: Form) -> tuple[TaskBlock, ...]:
    """Return what is to be done, whatever was decided or is not completed, by person.

    A decision that names somebody stands with them, by its own date, whoever does the action
    that it was taken on; any other stands with those who do that. What an action was made of
    stands as that action. Of what the form asks nobody's name for, such as a requirement, only
    decisions are to be done. What several people share stands with each of them. People with
    something overdue come first, then in the order in which they came up.
    """
    names: _Places = {}
    tasks: dict[tuple[Whose, str], list[Minute]] = {}
    for one in minutes:
        for places, task in _tasks_of(one, register, form):
            for place, name in places.items():
                names.setdefault(place, name)
                tasks.setdefault(place, []).append(task)
    made = [
        TaskBlock(place[0], names[place], tuple(sorted(its, key=_pressing)))
        for place, its in tasks.items()
    ]
    return tuple(sorted(made, key=lambda block: (block.whose, _pressing(block.tasks[0]))))


def _tasks_of(one: Minute, register: Register, form: Form) -> Iterator[tuple[_Places, Minute]]:
    """Yield what is to be done of one row, each with those who are to do it."""
    its = _places((one.after.who or "") if one.after else None, register)
    stays, elsewhere = [], []
    for line in one.to_do:
        whom = _places(line.who or None, register)
        others = {place: name for place, name in whom.items() if place not in its}
        if others:
            elsewhere.append((others, _as_decided(one, line)))
        if not whom or len(others) < len(whom):
            stays.append(line.line)
    is_open = one.after and one.asks(Role.WHO) and not form.is_settled(one.after.rag)
    if stays or is_open:
        yield its, replace(one, decision=_lines(one.decision, stays))
    yield from elsewhere


def _as_decided(one: Minute, line: ActionInWords) -> Minute:
    """Return what a line of a decision says is to be done: how the row is rated is not its own."""
    when = line.when or (one.after.when if one.after else "")
    return replace(
        one,
        decision=line.line,
        before=None,
        after=Snapshot("", when, line.who),
        is_overdue=one.is_overdue and not line.when,
    )


def _lines(text: str, wanted: list[str]) -> str:
    """Return some lines of a text; as it was typed where they are all that it says."""
    lines = [line for line in text.splitlines() if line.strip()]
    kept = [line for line in lines if line.strip() in wanted]
    return text if len(kept) == len(lines) else "\n".join(kept)


def _places(who: str | None, register: Register) -> _Places:
    named = () if who is None else named_in(who, register)
    return {(whose, key): name for whose, key, name in named}


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
