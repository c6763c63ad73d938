"""A meeting that goes through the audit: how it begins, what it does, how it ends.

All of it is in the workbook, so a meeting goes on where it stopped, on any machine. Each
verb returns the edits of one step, which undo takes back.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date as day

from eh_tui.errors import Refused
from eh_tui.model.audit.rated import every_rated
from eh_tui.model.core.columns import columns_of_row, form_row_called, form_rows
from eh_tui.model.core.edits import Add, Edit, Set, remove_row
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.placing import add_last, place_at_end
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import Place, siblings
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.meeting.agenda import AgendaPart, Point, agenda, what_is_left
from eh_tui.model.meeting.changes_between import changed_in, since_last
from eh_tui.model.meeting.discussion import (
    DISCUSSED,
    LATER,
    NOT_REACHED,
    discussed_in,
    discussed_rows,
    further_ratings,
    row_id,
    with_written,
)
from eh_tui.model.meeting.meetings import last_meeting, meeting_in_words, open_meeting
from eh_tui.model.when.readable import stop_if_unreadable


def agenda_of(
    workbook: Workbook, records: Sequence[Record], meeting: Meeting, today: day
) -> tuple[Point, ...]:
    """Return a meeting's agenda on a day; the history tells what changed since the last one.

    A meeting that is still to begin has no id.
    """
    since = since_last(records, last_meeting(workbook, meeting), meeting)
    return agenda(workbook, meeting, today, changed_in(since))


def start(
    workbook: Workbook, *, date: str, kind: str, present: str, parts: tuple[AgendaPart, ...]
) -> tuple[Edit, ...]:
    """Return the edits that begin a meeting on some parts of the agenda.

    Raises `Refused` where one is still going on, where there is no part to go through, and for
    a date that is none.
    """
    if going_on := open_meeting(workbook):
        raise Refused(
            f"Meeting {meeting_in_words(going_on)} is still going on; go on with it, "
            "or end it first ('eh-tui meeting end')."
        )
    if not parts:
        raise Refused("The agenda has no part; leave at least one in.")
    stop_if_unreadable(Kind.MEETINGS, "date", date)
    agenda = ", ".join(part.value for part in AgendaPart if part in parts)
    row = Meeting(fresh_id(workbook, Kind.MEETINGS), date, kind, present, agenda)
    return (add_last(workbook, Kind.MEETINGS, row),)


def discuss(
    workbook: Workbook,
    meeting: Meeting,
    action_id: str,
    *edits: Edit,
    decision: str | None = None,
) -> tuple[Edit, ...]:
    """Return the edits that change an action in a meeting, and note that it was discussed.

    It counts as discussed with no edit too, as where its rating is given once more. A
    `decision` of None leaves the one there is. A note that it writes is the meeting's too, and
    so is what it writes in other columns. Raises `Refused` where the meeting has ended.
    """
    notes = [edit.new for edit in edits if isinstance(edit, Set) and edit.field == "note"]
    note = notes[-1] if notes else None
    written = _written(workbook, meeting, action_id, edits)
    noted = _noted(
        workbook, meeting, action_id, DISCUSSED, decision=decision, note=note, written=written
    )
    return (*noted, *edits)


def _written(
    workbook: Workbook, meeting: Meeting, action_id: str, edits: Iterable[Edit]
) -> str | None:
    """Return what a meeting has written in an action's further columns, None for nothing new."""
    row = form_row_called(workbook, action_id)
    told = {column.field for column in columns_of_row(workbook, row) if column.is_level}
    told |= {"rag", "when", "who", "note"}
    known = discussed_in(workbook, meeting).get(action_id)
    before = lines = known.written if known else ""
    for edit in edits:
        if isinstance(edit, Set) and edit.id == action_id and edit.field not in told:
            lines = with_written(lines, edit.field, edit.new)
    return lines if lines != before else None


def decision_with(workbook: Workbook, meeting: Meeting, action_id: str, more: str) -> str:
    """Return an action's decision in a meeting with another one below it, each told once."""
    row = discussed_in(workbook, meeting).get(action_id)
    told = row.decision if row else ""
    is_told = f"\n{more}\n" in f"\n{told}\n"
    return told if is_told else "\n".join(filter(None, (told, more)))


def decide_late(
    workbook: Workbook, meeting: Meeting, action_id: str, decision: str
) -> tuple[Edit, ...]:
    """Return the edits that write a decision into a meeting that somebody ended too early."""
    _, *edits = _noted(
        workbook, replace(meeting, ended=""), action_id, DISCUSSED, decision=decision
    )
    action = form_row_called(workbook, action_id)
    return tuple(
        replace(edit, row=_as_left(workbook, edit.row, action))
        if isinstance(edit, Add) and isinstance(edit.row, Discussed)
        else edit
        for edit in edits
    )


def put_off(workbook: Workbook, meeting: Meeting, action_id: str) -> tuple[Edit, ...]:
    """Return the edits that leave an action for later; raises `Refused` after the end."""
    return _noted(workbook, meeting, action_id, LATER)


def add_action(
    workbook: Workbook, meeting: Meeting, addition: Add, decision: str = "", **origin: str
) -> tuple[Edit, ...]:
    """Return the edits that add an action in a meeting: a row of it with nothing before.

    `origin` is `made_of` and `made_on`, where it was made of a decision. Raises `Refused` where
    the meeting has ended.
    """
    row = Discussed(
        _id_for(workbook, meeting, addition.id), meeting.id, addition.id, DISCUSSED, decision
    )
    return (guard_open(meeting), addition, _addition(workbook, replace(row, **origin)))


def end(
    workbook: Workbook, meeting: Meeting, at: str, not_reached: Iterable[str] = ()
) -> tuple[Edit, ...]:
    """Return the edits that end a meeting: how it left its actions, and every rating.

    `at` is the moment in UTC as the history writes it; `not_reached` are the ids of those on
    the agenda that nobody came to. Raises `Refused` where it has ended already.
    """
    edits: list[Edit] = [guard_open(meeting)]
    actions = {row.id: row for row in form_rows(workbook)}
    for row in workbook.discussed:
        if row.meeting == meeting.id and row.action in actions:
            left = _as_left(workbook, row, actions[row.action])
            edits += [
                Set(Kind.DISCUSSED, row.id, name, getattr(row, name), getattr(left, name))
                for name in ("rag_after", "when_after", "who_after", "ratings_after")
                if name != "ratings_after" or row.ratings_after != left.ratings_after
            ]
    place = place_at_end(workbook, Kind.DISCUSSED, meeting.id)
    for id in not_reached:
        row = _row(workbook, meeting, actions[id], NOT_REACHED)
        left = _as_left(workbook, row, actions[id])
        edits.append(Add(Kind.DISCUSSED, left, place))
        place = Place(meeting.id, row.id)
    ratings = "\n".join(f"{row.id} {row.rag}" for row in every_rated(workbook))
    edits.append(Set(Kind.MEETINGS, meeting.id, "ratings", meeting.ratings, ratings))
    edits.append(Set(Kind.MEETINGS, meeting.id, "ended", "", at))
    return tuple(edits)


def cancel(workbook: Workbook, meeting: Meeting) -> tuple[Edit, ...]:
    """Return the edits that take a meeting out with all it noted; the actions stay as they are.

    Raises `Refused` where it has ended: then others may have its minutes.
    """
    guard_open(meeting)
    # The last row first, so that undo finds each one's place again.
    below = (Kind.AMENDMENTS, Kind.DISCUSSED, Kind.MATTERS)
    rows = [
        (kind, row.id) for kind in below for row in reversed(siblings(workbook, kind, meeting.id))
    ]
    return (
        *(remove_row(workbook, kind, id) for kind, id in rows),
        remove_row(workbook, Kind.MEETINGS, meeting.id),
    )


def lost_with(workbook: Workbook, meeting: Meeting) -> str:
    """Return what goes where a meeting is cancelled: "the notes on 2 actions, 1 decision"."""
    rows = discussed_in(workbook, meeting).values()
    matters = [row for row in workbook.matters if row.meeting == meeting.id and row.state]
    told = [*(row.decision for row in rows), *(row.decision for row in matters)]
    decisions = sum(map(bool, told))
    said = how_many(len(matters), "item")
    parts = (
        f"the notes on {workbook.form.words.counted('action', len(rows))}",
        f"what was said under {said} of the agenda" if matters else "",
        how_many(decisions, "decision"),
    )
    return ", ".join(filter(None, parts))


def ending(
    workbook: Workbook, meeting: Meeting, points: tuple[Point, ...], at: str
) -> tuple[str, tuple[Edit, ...]]:
    """Return the label and the edits with which a meeting on an agenda ends (`end`)."""
    left = what_is_left(points)
    not_reached = [point.action.id for point in left if not point.state]
    return _how_it_ended(workbook, meeting, left), end(workbook, meeting, at, not_reached)


def _how_it_ended(workbook: Workbook, meeting: Meeting, left: Collection[Point]) -> str:
    """Return the history's label for a meeting's end: "Meeting M1 ended: 9 discussed"."""
    states = [row.state for row in discussed_in(workbook, meeting).values()]
    not_reached = sum(not point.state for point in left)
    counts = (
        f"{states.count(DISCUSSED)} discussed",
        f"{states.count(LATER)} put off" if LATER in states else "",
        f"{not_reached} not reached" if not_reached else "",
    )
    return f"Meeting {meeting.id} ended: {', '.join(filter(None, counts))}"


def guard_open(meeting: Meeting) -> Set:
    """Return an edit that changes nothing, for a step that is to stop once the meeting has ended.

    Raises `Refused` where it has ended already.
    """
    if meeting.ended:
        raise Refused(f"Meeting {meeting_in_words(meeting)} has ended; start another one.")
    return Set(Kind.MEETINGS, meeting.id, "ended", "", "")


def _noted(
    workbook: Workbook, meeting: Meeting, action_id: str, state: str, **texts: str | None
) -> tuple[Edit, ...]:
    """Return the edits of the row that says what a meeting made of an action.

    `texts` are its decision and note; None leaves the one there is.
    """
    action = form_row_called(workbook, action_id)
    rows = discussed_rows(workbook, meeting).get(action_id)
    if not rows:
        row = _row(workbook, meeting, action, state)
        given = {name: text for name, text in texts.items() if text}
        return guard_open(meeting), _addition(workbook, replace(row, **given))
    changes: list[Edit] = [guard_open(meeting)]
    last = rows[-1]
    if last.state != state:
        changes.append(Set(Kind.DISCUSSED, last.id, "state", last.state, state))
    told = discussed_in(workbook, meeting)[action_id]
    for field, text in texts.items():
        if text is None or text == getattr(told, field):
            continue
        for row in rows:  # two people's texts were shown as one, and one has come of it
            old, new = getattr(row, field), (text if row is last else "")
            if old != new:
                changes.append(Set(Kind.DISCUSSED, row.id, field, old, new))
    return tuple(changes)


def _row(workbook: Workbook, meeting: Meeting, action: FormRow, state: str) -> Discussed:
    now = (action.rag, action.when, action.who)
    id = _id_for(workbook, meeting, action.id)
    row = Discussed(id, meeting.id, action.id, state, "", *now)
    return replace(row, ratings_before=further_ratings(workbook, action))


def _as_left(workbook: Workbook, row: Discussed, action: FormRow) -> Discussed:
    return replace(
        row,
        rag_after=action.rag,
        when_after=action.when,
        who_after=action.who,
        ratings_after=further_ratings(workbook, action),
    )


def _addition(workbook: Workbook, row: Discussed) -> Add:
    return add_last(workbook, Kind.DISCUSSED, row)


def _id_for(workbook: Workbook, meeting: Meeting, action_id: str) -> str:
    id = row_id(meeting, action_id)
    taken = any(row.id == id for kind in Kind for row in workbook.of_kind(kind))
    return fresh_id(workbook, Kind.DISCUSSED, meeting.id) if taken else id
