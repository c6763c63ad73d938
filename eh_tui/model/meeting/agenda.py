"""The agenda of a meeting: every action once, under the first part that it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from eh_tui.model.audit.achieved import reports
from eh_tui.model.audit.rated import every_rated
from eh_tui.model.audit.walk import Stop, stops
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, due_state, dues, read_action
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.meeting.discussion import DISCUSSED, discussed_in, stood_before
from eh_tui.model.people.filters import Filter
from eh_tui.model.people.register import register_of
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.result import ReadingKind


class AgendaPart(StrEnum):
    """The parts of an agenda, in their order, as a meeting's row spells them."""

    NOT_RATED = "not rated"
    AT_RISK = "at risk"
    OVERDUE = "overdue"
    REVIEW_DUE = "review due"
    ON_TRACK = "on track"
    CHANGED = "changed since the last meeting"
    REST = "the rest"
    """What belongs to no other part, whether that is gone through or left out."""
    NEW = "new"
    """What the meeting added itself; it comes last and can't be left out."""


PARTS = tuple(part for part in AgendaPart if part is not AgendaPart.NEW)
"""The parts that a meeting may go through or leave out."""


@dataclass(frozen=True, slots=True)
class Point:
    """One action on the agenda, and what the meeting made of it so far."""

    stop: Stop
    part: AgendaPart
    discussed: Discussed | None = None

    @property
    def action(self) -> FormRow:
        """The action, or the rated outcome, as it stands now."""
        return self.stop.row

    @property
    def state(self) -> str:
        """What the meeting made of it, "" where nothing yet."""
        return self.discussed.state if self.discussed else ""


def agenda_parts(meeting: Meeting) -> tuple[AgendaPart, ...]:
    """Return the parts that a meeting goes through: all of them where its row names none."""
    named = {name.strip().casefold() for name in meeting.agenda.split(",")}
    return tuple(part for part in PARTS if part.value in named) or PARTS


def agenda(
    workbook: Workbook, meeting: Meeting, today: date, changed: frozenset[str] = frozenset()
) -> tuple[Point, ...]:
    """Return a meeting's agenda: its parts in order, each in the order of the form.

    An action stays where it was while the meeting goes into it, since it is placed by the
    values from before. One whose part is left out comes in a later part that it belongs to,
    such as "overdue", and else not at all. `changed` are the ids of the rows that were changed
    since the last meeting (`changed_in`).
    """
    taken = discussed_in(workbook, meeting)
    belongs = _Belonging(workbook, today, changed)
    parts = agenda_parts(meeting)
    points: list[Point] = []
    for stop in stops(workbook):
        row = taken.get(stop.row.id)
        if row and stood_before(workbook.form, row) is None:
            points.append(Point(stop, AgendaPart.NEW, row))
            continue
        own = belongs.to(_as_before(workbook.form, stop.row, row))
        if part := next((part for part in own if part in parts), None):
            points.append(Point(stop, part, row))
    order, came = tuple(AgendaPart), tuple(taken)
    return tuple(
        sorted(
            points,
            key=lambda point: (
                order.index(point.part),
                came.index(point.action.id) if point.part is AgendaPart.NEW else 0,
            ),
        )
    )


class AgendaFilter(StrEnum):
    """Which actions of an agenda are gone through."""

    ALL = "all"
    OVERDUE = "overdue"
    CHANGED = "changed since the last meeting"
    UNDATED = "without a date"
    MINE = "of one person"


@dataclass(frozen=True, slots=True)
class AgendaView:
    """A filter, and what it needs to know."""

    only: AgendaFilter = AgendaFilter.ALL
    who: str = ""
    """Whose actions are shown, in any spelling."""

    @property
    def words(self) -> str:
        """The filter as a title says it, "" where all is shown."""
        if self.only is AgendaFilter.MINE:
            return f"only {self.who}"
        return "" if self.only is AgendaFilter.ALL else f"only {self.only}"


def viewed(
    workbook: Workbook,
    points: tuple[Point, ...],
    view: AgendaView,
    today: date,
    changed: frozenset[str],
) -> tuple[Point, ...]:
    """Return the points of an agenda that a view shows, in their order.

    `changed` are the ids of the actions that somebody changed since the last meeting.
    What the meeting has dealt with stays in the view that it was dealt with in: it is shown
    by what it was before.
    """
    calendar, register = calendar_of(workbook), register_of(workbook)
    of_one = Filter(who=view.who)

    def is_shown(point: Point) -> bool:
        action = _as_before(workbook.form, point.action, point.discussed)
        state = due_state(workbook.form, action, today, calendar)
        shown = {
            AgendaFilter.ALL: True,
            AgendaFilter.OVERDUE: state is DueState.OVERDUE,
            AgendaFilter.CHANGED: action.id in changed,
            AgendaFilter.UNDATED: state is DueState.NEEDS_A_DATE,
            AgendaFilter.MINE: of_one.accepts(workbook, action, register),
        }
        return shown[view.only]

    return tuple(point for point in points if is_shown(point))


def what_is_left(agenda: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return what is still to be discussed; what was put off comes last."""
    left = [point for point in agenda if point.state != DISCUSSED]
    return tuple(sorted(left, key=lambda point: bool(point.state)))


def next_open(agenda: tuple[Point, ...], after: str) -> Point | None:
    """Return where a meeting goes on after an action: what is left beyond it, or from the top.

    What was put off comes once nothing else is left. None where all is discussed.
    """
    beyond = {point.action.id for point in _beyond(agenda, after)}
    left = what_is_left(agenda)
    return min(
        left,
        key=lambda point: (bool(point.state), point.action.id not in beyond),
        default=None,
    )


def _beyond(agenda: tuple[Point, ...], after: str) -> tuple[Point, ...]:
    ids = [point.action.id for point in agenda]
    return agenda[ids.index(after) + 1 :] if after in ids else agenda


def _as_before(form: Form, action: FormRow, row: Discussed | None) -> FormRow:
    """Return an action as it was before the meeting went into it."""
    stand = stood_before(form, row) if row else None
    if stand is None:
        return action
    return replace(action, rag=stand.rag, when=stand.when or "", who=stand.who or "")


class _Belonging:
    """Knows which parts an action belongs to, on one day."""

    def __init__(self, workbook: Workbook, today: date, changed: frozenset[str]) -> None:
        self.today = today
        self.changed = changed
        self.calendar = calendar_of(workbook)
        self.form = workbook.form
        self.rated = {row.id for row in every_rated(workbook)}
        self.due, self.planned = _reviews(workbook, today)

    def to(self, action: FormRow) -> Iterator[AgendaPart]:
        """Return the parts that an action belongs to, the first one first."""
        state = due_state(self.form, action, self.today, self.calendar)
        belongs = {
            AgendaPart.NOT_RATED: action.id in self.rated and action.rag == NOT_RATED,
            AgendaPart.AT_RISK: self.form.is_at_risk(action.rag),
            AgendaPart.OVERDUE: state is DueState.OVERDUE,
            AgendaPart.REVIEW_DUE: _outcome_of(action) in self.due or self._goes_on_unseen(action),
            AgendaPart.ON_TRACK: self.form.is_under_way(action.rag),
            AgendaPart.CHANGED: action.id in self.changed,
        }
        yield from (part for part, is_so in belongs.items() if is_so)
        if not any(belongs.values()):
            yield AgendaPart.REST

    def _goes_on_unseen(self, action: FormRow) -> bool:
        """Say whether an action is ongoing, and no review of its outcome is in sight."""
        reading = read_action(action, self.today, self.calendar)
        return reading.kind is ReadingKind.ONGOING and _outcome_of(action) not in self.planned


def _outcome_of(item: FormRow) -> str:
    return item.outcome if isinstance(item, Action) else item.id


def _reviews(workbook: Workbook, today: date) -> tuple[set[str], set[str]]:
    """Return the ids of the outcomes whose review is due, and of those reviewed later on."""
    states = {due.id: due.state for due in dues(workbook, today) if due.kind is Kind.ROWS}
    due, planned = set(), set()
    for report in reports(workbook):
        if not report.row.outcome:
            continue
        state = states.get(report.row.id)
        if state in (DueState.REVIEW_OVERDUE, DueState.DUE_SOON):
            due.add(report.row.outcome)
        elif state is None and (report.review.strip() or report.is_complete):
            planned.add(report.row.outcome)
    return due, planned
