"""What became of each action from one meeting to the next: done, moved, stuck, put off again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eh_tui.model.audit.rated import every_rated, rated_in
from eh_tui.model.core.form_rows import Commitment, FormRow
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.meeting.discussion import LATER, discussed_in, ratings_of
from eh_tui.model.meeting.meetings import ended, held_on
from eh_tui.model.meeting.minutes.tasks import Whose, named_in
from eh_tui.model.people.register import register_of
from eh_tui.model.when.calendar import Calendar, calendar_of
from eh_tui.model.when.read import read

OFTEN = 3
"""How many times an action is put off before it is named."""


class Movement(StrEnum):
    """What became of an action; the words stand in what is handed out."""

    DONE = "done"
    BETTER = "better"
    WORSE = "worse"
    RATED = "rated"
    """It was not rated before, or its form has no order."""
    STUCK = "stuck"
    """It has the rating that it had, and is not done."""
    LOST = "no longer rated"
    """It had a rating, and somebody took it away: no progress, whatever the rating was."""
    STAYED = "still done"
    NEW = "new"

    @property
    def colour(self) -> str:
        """The colour of the palette that repeats the word."""
        return _COLOURS[self]


_COLOURS = {
    Movement.DONE: "green",
    Movement.BETTER: "blue",
    Movement.WORSE: "red",
    Movement.RATED: "grey",
    Movement.STUCK: "amber",
    Movement.LOST: "orange",
    Movement.STAYED: "none",
    Movement.NEW: "purple",
}


@dataclass(frozen=True, slots=True)
class MovedAction:
    """One action, and what became of it."""

    action: FormRow
    movement: Movement
    times_put_off: int = 0
    """At how many meetings it was left for later, or got a later date without being done."""


@dataclass(frozen=True, slots=True)
class MovementBetween:
    """What became of the actions from the end of one meeting to that of the next, or to now."""

    before: Meeting
    after: Meeting | None
    moved: tuple[MovedAction, ...]

    @property
    def words(self) -> str:
        """Both ends, as the meetings' dates say them: "3/3/26 to 12/6/26"."""
        to = (self.after.date or self.after.id) if self.after else "now"
        return f"{self.before.date or self.before.id} to {to}"


def movements(workbook: Workbook) -> tuple[MovementBetween, ...]:
    """Return what became of the actions between any two meetings, and since the last one."""
    meetings = ended(workbook)
    return tuple(
        MovementBetween(before, after, movement_since(workbook, before, after))
        for before, after in zip(meetings, (*meetings[1:], None), strict=True)
    )


def movement_since(
    workbook: Workbook, before: Meeting, after: Meeting | None = None
) -> tuple[MovedAction, ...]:
    """Return what became of each action from the end of one meeting to that of another, or to now.

    Those that have been taken out since are left out: nobody can do anything about them.
    """
    form, was = workbook.form, ratings_of(workbook.form, before)
    at_end = ratings_of(form, after) if after else {}
    put_off = times_put_off(workbook)
    found = []
    for action in every_rated(workbook):
        if after and action.id not in at_end:
            continue
        now = at_end.get(action.id, action.rag)
        movement = _movement(form, was.get(action.id), now)
        found.append(MovedAction(action, movement, put_off[action.id]))
    return tuple(found)


def times_put_off(workbook: Workbook) -> Counter[str]:
    """Return at how many meetings each action was put off, by its id."""
    calendar, times = calendar_of(workbook), Counter[str]()
    for meeting in ended(workbook):
        day = held_on(meeting)
        for id, row in discussed_in(workbook, meeting).items():
            if row.state == LATER or (day and _is_later(workbook.form, row, day, calendar)):
                times[id] += 1
    return times


def counts_by_commitment(
    workbook: Workbook, moved: Iterable[MovedAction]
) -> tuple[tuple[Commitment, Counter[Movement]], ...]:
    """Return for each commitment how many of its actions did what, in the order of the form."""
    by_id = {each.action.id: each.movement for each in moved}
    counted = (
        (
            section.commitment,
            Counter(by_id[row.id] for row in rated_in(workbook, section) if row.id in by_id),
        )
        for section in sections(workbook)
    )
    return tuple((commitment, counts) for commitment, counts in counted if counts)


def counts_by_person(
    workbook: Workbook, moved: Iterable[MovedAction]
) -> tuple[tuple[str, Counter[Movement]], ...]:
    """Return for each person and role how many of their actions did what, the busiest first."""
    register = register_of(workbook)
    names: dict[str, str] = {}
    counts: dict[str, Counter[Movement]] = {}
    for each in moved:
        for whose, key, name in named_in(each.action.who, register):
            if whose is Whose.SOMEBODY:
                names.setdefault(key, name)
                counts.setdefault(key, Counter())[each.movement] += 1
    ordered = sorted(counts, key=lambda key: -counts[key].total())
    return tuple((names[key], counts[key]) for key in ordered)


def movement_parts(counts: Counter[Movement]) -> tuple[tuple[str, Movement], ...]:
    """Return how many actions did what, "3 done", each with what that is."""
    return tuple((f"{counts[each]} {each}", each) for each in Movement if counts[each])


def movement_words(counts: Counter[Movement]) -> str:
    """Return how many actions did what: "3 done, 2 better, 8 stuck"."""
    return ", ".join(words for words, _ in movement_parts(counts)) or "nothing to tell"


def put_off_often(moved: Iterable[MovedAction]) -> tuple[MovedAction, ...]:
    """Return the actions that were put off so often that they are named, the most often first."""
    often = (each for each in moved if each.times_put_off >= OFTEN and not _is_over(each))
    return tuple(sorted(often, key=lambda each: -each.times_put_off))


def put_off_words(times: int) -> str:
    """Return how often something was put off: "put off three times"."""
    numbers = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times"}
    return f"put off {numbers.get(times, f'{times} times')}"


def _is_over(each: MovedAction) -> bool:
    return each.movement in (Movement.DONE, Movement.STAYED)


def _movement(form: Form, was: str | None, now: str) -> Movement:
    if was is None:
        return Movement.NEW
    if form.is_settled(now):
        return Movement.STAYED if form.is_settled(was) else Movement.DONE
    if was == now:
        return Movement.STUCK
    if now == NOT_RATED:
        return Movement.LOST
    order = [level.id for level in form.worst_to_best()]
    if was not in order or now not in order:
        return Movement.RATED
    return Movement.BETTER if order.index(now) > order.index(was) else Movement.WORSE


def _is_later(form: Form, row: Discussed, day: date, calendar: Calendar) -> bool:
    """Say whether a meeting gave an action a later day, and did not find it done."""
    if form.is_settled(row.rag_after) or row.when_before == row.when_after:
        return False
    old, new = read(row.when_before, day, calendar).end, read(row.when_after, day, calendar).end
    return bool(old and new and new > old)
