"""The minutes of a meeting: what was discussed and decided, who does what by when.

Those of a meeting that has ended are made of what it wrote down, not of what the audit says
today; only the wording of the actions is today's. Those of one that goes on are a draft.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from eh_tui.model.audit.rated import every_rated, name_of_rated, rated
from eh_tui.model.audit.subject import meeting_about, subject_of
from eh_tui.model.audit.summary import Counts, count
from eh_tui.model.audit.walk import Stop, stops
from eh_tui.model.core.form_rows import Action, Outcome, School
from eh_tui.model.core.review.meeting_rows import Amendment, Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, due_state
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.agenda_tree import AgendaItem, items_sent_round
from eh_tui.model.meeting.decided import ActionInWords
from eh_tui.model.meeting.discussion import (
    DISCUSSED,
    LATER,
    NOT_REACHED,
    Snapshot,
    discussed_in,
    rag_of,
    ratings_of,
    stand_of,
    stands_after,
    stood_before,
    written_in,
)
from eh_tui.model.meeting.from_decision import still_to_make
from eh_tui.model.meeting.matters import matters_of
from eh_tui.model.meeting.meetings import by_date, held_on
from eh_tui.model.meeting.minutes.approval import TAKEN, amendments_of, standing_of_minutes
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.meeting.minutes.tasks import TaskBlock, blocks
from eh_tui.model.people.known_as import Register
from eh_tui.model.people.register import register_of
from eh_tui.model.when.calendar import Calendar, calendar_of


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that the minutes of one meeting say."""

    school: School
    form: Form
    meeting: Meeting
    minutes: tuple[Minute, ...]
    """Each action that the meeting dealt with, in the order in which they came up."""
    left: tuple[Minute, ...]
    """What was on the agenda and was not reached, or not yet."""
    before: Counts
    """The ratings of all actions as the meeting found them."""
    after: Counts
    """The ratings of all actions as it left them."""
    next_date: str
    """The date of the meeting after it, as typed; "" where there is none yet."""
    register: Register
    """By which spellings of a name are one person."""
    items: tuple[AgendaItem, ...] = ()
    """The agenda's own items that something was said under; none that is internal."""
    decided: tuple[Minute, ...] = ()
    """Those of them under which something was decided."""
    amendments: tuple[Amendment, ...] = ()
    """What was amended in them since, as proposed and taken."""
    rated: str = "action"
    """Which of the form's words is rated, "action" or "outcome"."""
    counted_by: str = ""
    """The form's words for the rating that is counted, "" where it is the only one."""
    subject: str = "Early Help"
    """What the audit is about: another authority's form has its own title."""
    about: str = "Early Help meeting"
    """What the meeting is, in words."""

    @property
    def rating_heading(self) -> str:
        """What stands above the levels that are counted."""
        return self.counted_by or self.form.heading_of(Role.RATING, "Rating")

    @property
    def is_draft(self) -> bool:
        """Whether the meeting still goes on."""
        return not self.meeting.ended

    @property
    def standing(self) -> str:
        """Whether they are final, in a sentence."""
        return standing_of_minutes(self.meeting)

    @property
    def is_final(self) -> bool:
        """Whether a later meeting has approved them."""
        return bool(self.meeting.ended and self.meeting.approved)

    @property
    def discussed(self) -> tuple[Minute, ...]:
        """What was discussed, of what there was before."""
        return tuple(one for one in self._of(DISCUSSED) if one.before)

    @property
    def changed(self) -> tuple[Minute, ...]:
        """What was discussed, and changed, decided on or noted."""
        return tuple(one for one in self.discussed if not one.is_unchanged)

    @property
    def unchanged(self) -> tuple[Minute, ...]:
        """What was discussed, and left as it was."""
        return tuple(one for one in self.discussed if one.is_unchanged)

    @property
    def added(self) -> tuple[Minute, ...]:
        """The actions that the meeting added."""
        return tuple(one for one in self._of(DISCUSSED) if not one.before)

    @property
    def put_off(self) -> tuple[Minute, ...]:
        """What was put off, and not taken up again."""
        return self._of(LATER)

    @property
    def tasks(self) -> tuple[TaskBlock, ...]:
        """What is to be done, a block for each who has to do it."""
        return blocks((*self._of(DISCUSSED), *self.decided), self.register, self.form)

    def _of(self, state: str) -> tuple[Minute, ...]:
        return tuple(one for one in self.minutes if one.state == state)


def minutes(
    workbook: Workbook, meeting: Meeting, left: Collection[str] = (), *, today: date
) -> Minutes:
    """Return the minutes of a meeting.

    `left` are the ids of what is still to come, of a meeting that goes on; one that has
    ended knows what it did not reach. What is overdue is so on the day of its end, or today
    while there is none.
    """
    overdue = _Overdue(workbook.form, _day_of_end(meeting) or today, calendar_of(workbook))
    known = {stop.row.id: stop for stop in stops(workbook)}
    rows = discussed_in(workbook, meeting)
    decided = {id: still_to_make(workbook, meeting, id, overdue.on) for id in rows}
    told = tuple(
        _minute(row, meeting, known.get(id), overdue, decided[id]) for id, row in rows.items()
    )
    items = tuple(_items_with_words(workbook, meeting))
    not_reached = tuple(one for one in told if one.state == NOT_REACHED)
    to_come = tuple(_not_reached(known[id]) for id in left if id in known and id not in rows)
    unrated = known.keys() - {row.id for row in rated(workbook)}
    ratings = _ratings_left(workbook, meeting, unrated)
    return Minutes(
        school=workbook.school,
        form=workbook.form,
        meeting=meeting,
        minutes=tuple(one for one in told if one.state != NOT_REACHED),
        left=not_reached or to_come,
        before=count(workbook.form, _at_the_start(workbook.form, ratings, rows, unrated).values()),
        after=count(workbook.form, ratings.values()),
        next_date=_next_date(workbook, meeting),
        register=register_of(workbook),
        items=items,
        decided=tuple(
            _decided_under(item, still_to_make(workbook, meeting, item.matter.id, overdue.on))
            for item in items
            if item.matter and item.matter.decision
        ),
        amendments=amendments_of(workbook, meeting, TAKEN),
        rated=name_of_rated(workbook),
        counted_by=workbook.form.counted_by,
        subject=subject_of(workbook),
        about=meeting_about(workbook),
    )


class _Overdue(NamedTuple):
    """Tells what is overdue on a day."""

    form: Form
    on: date
    calendar: Calendar

    def is_so(self, id: str, stand: Snapshot | None) -> bool:
        """Say whether an action that stands so is overdue."""
        if stand is None:
            return False
        action = Action(id, "", when=stand.when or "", rag=stand.rag)
        return due_state(self.form, action, self.on, self.calendar) is DueState.OVERDUE


def _day_of_end(meeting: Meeting) -> date | None:
    try:
        return date.fromisoformat(meeting.ended[:10])
    except ValueError:  # it goes on, or its end was written by hand
        return None


def _minute(
    row: Discussed,
    meeting: Meeting,
    stop: Stop | None,
    overdue: _Overdue,
    to_do: tuple[ActionInWords, ...],
) -> Minute:
    left, form = stand_of(stop.row, stop.ratings) if stop else None, overdue.form
    if meeting.ended:
        left = stands_after(form, row) or _found_later(form, row, meeting)
    return Minute(
        row.action,
        stop,
        row.state,
        row.decision,
        stood_before(form, row),
        left,
        row.note,
        tuple(_headed(form, stop, field, text) for field, text in written_in(form, row)),
        overdue.is_so(row.action, left),
        to_do,
    )


def _not_reached(stop: Stop) -> Minute:
    """Return the minute of what is still to come, which stands as the audit says."""
    return Minute(stop.row.id, stop, NOT_REACHED, "", stand_of(stop.row, stop.ratings), None)


def _items_with_words(workbook: Workbook, meeting: Meeting) -> Iterator[AgendaItem]:
    """Yield the agenda's own items that something was said or decided under."""
    for item in items_sent_round(matters_of(workbook, meeting)):
        if item.matter and (item.matter.text or item.matter.decision):
            yield item


def _decided_under(item: AgendaItem, to_do: tuple[ActionInWords, ...]) -> Minute:
    """Return the minute of what was decided under an item, which is nobody's own."""
    decision = item.matter.decision if item.matter else ""
    named = tuple(line for line in to_do if line.who)
    return Minute(item.number, None, DISCUSSED, decision, None, None, to_do=named, item=item.title)


def _headed(form: Form, stop: Stop | None, field: str, text: str) -> tuple[str, str]:
    """Return the heading of what a meeting wrote in a column, and the text."""
    columns = {(one.of, one.field): one.heading for one in (stop.columns if stop else ())}
    of = Of.OUTCOME if stop and isinstance(stop.row, Outcome) else Of.ACTION
    word = form.words.outcome if of is Of.OUTCOME else form.words.action
    heading = " ".join(columns.get((of, field), "").split())
    return heading or (word if field == "text" else field), text


def _found_later(form: Form, row: Discussed, meeting: Meeting) -> Snapshot | None:
    """Return how an action stood where its row came from another copy after the end."""
    rag = ratings_of(form, meeting).get(row.action)
    return Snapshot(rag, row.when_before, row.who_before) if rag else None


def _ratings_left(workbook: Workbook, meeting: Meeting, unrated: Collection[str]) -> dict[str, str]:
    """Return the ratings as a meeting left them, or today's while it goes on.

    `unrated` is what is not counted in them.
    """
    ratings = (
        ratings_of(workbook.form, meeting)
        if meeting.ended
        else {row.id: row.rag for row in every_rated(workbook)}
    )
    return {id: rag for id, rag in ratings.items() if id not in unrated}


def _at_the_start(
    form: Form, ratings: dict[str, str], rows: dict[str, Discussed], unrated: Collection[str]
) -> dict[str, str]:
    """Return the ratings before a meeting; `unrated` is what is not counted in them."""
    start = dict(ratings)
    for id, row in rows.items():
        if id in unrated:
            continue
        if rag := rag_of(form, row.rag_before):
            start[id] = rag
        else:
            start.pop(id, None)
    return start


def _next_date(workbook: Workbook, meeting: Meeting) -> str:
    """Return the date of the meeting after it, as it was agreed or else as that was held.

    Another one of the same day is not the next.
    """
    if meeting.next_date.strip():
        return meeting.next_date
    meetings = by_date(workbook)
    ids = [other.id for other in meetings]
    later = meetings[ids.index(meeting.id) + 1 :] if meeting.id in ids else ()
    day = held_on(meeting)
    return next((one.date for one in later if day is None or held_on(one) != day), "")
