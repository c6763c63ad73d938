"""The items of an agenda that belong to no action: the school's standing ones, and others."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from eh_tui.model.core.edits import Add, Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import place_at_end
from eh_tui.model.core.review.meeting_rows import Matter, Meeting, StandingItem
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import Place, row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.discussion import DISCUSSED
from eh_tui.model.meeting.lifecycle import guard_open
from eh_tui.model.when.readable import stop_if_unreadable

ACTIONS, MINUTES, NEXT_DATE = "actions", "minutes", "next date"
"""What an item may hold beside its own text: `StandingItem.holds`."""

YES = "yes"

USUAL_ITEMS = (
    StandingItem("ST1", "Minutes of the last meeting", "5", holds=MINUTES),
    StandingItem("ST2", "Matters arising", "5"),
    StandingItem("ST3", "The actions", "30", holds=ACTIONS),
    StandingItem("ST4", "Safeguarding update", "5"),
    StandingItem("ST5", "Date of the next meeting", "2", holds=NEXT_DATE),
)
"""The template of a school that has written none."""


def is_yes(text: str) -> bool:
    """Say whether a field that holds "yes" or nothing says yes."""
    return text.strip().casefold() in ("yes", "y", "true")


def standing_items(workbook: Workbook) -> tuple[StandingItem, ...]:
    """Return the school's template of an agenda, the usual one where it has written none."""
    said = workbook.form.words.said
    return workbook.standing or tuple(replace(item, title=said(item.title)) for item in USUAL_ITEMS)


def template_of_its_own(workbook: Workbook) -> tuple[Add, ...]:
    """Return the edits that write the usual template down, to be changed; none where one is."""
    if workbook.standing:
        return ()
    rows = standing_items(workbook)
    places = (Place(), *(Place("", row.id) for row in rows))
    return tuple(Add(Kind.STANDING, row, at) for row, at in zip(rows, places, strict=False))


def items_of(template: Iterable[StandingItem], meeting_id: str) -> tuple[Add, ...]:
    """Return the edits that put the items of a template on the agenda of a new meeting."""
    rows = tuple(template)
    ids = {row.id: f"{meeting_id}-N{number}" for number, row in enumerate(rows, 1)}
    edits, after = [], ""
    for row in rows:
        matter = Matter(
            ids[row.id],
            meeting_id,
            row.title,
            row.minutes,
            row.internal,
            row.holds,
            ids.get(row.under.strip(), ""),
        )
        edits.append(Add(Kind.MATTERS, matter, Place(meeting_id, after)))
        after = matter.id
    return tuple(edits)


def matters_of(workbook: Workbook, meeting: Meeting) -> tuple[Matter, ...]:
    """Return the items of a meeting's agenda that belong to no action, in their order."""
    return tuple(row for row in workbook.matters if row.meeting == meeting.id)


def add_matter(
    workbook: Workbook, meeting: Meeting, planned: StandingItem, after: str | None = None
) -> tuple[Edit, ...]:
    """Return the edits that put another item on a meeting's agenda, below one or at its end.

    `planned` says what it is; its id is not looked at. Raises `Refused` after the end, and for
    a number of minutes that is none.
    """
    stop_if_unreadable(Kind.MATTERS, "minutes", planned.minutes)
    matter = Matter(
        fresh_id(workbook, Kind.MATTERS, meeting.id),
        meeting.id,
        planned.title,
        planned.minutes,
        planned.internal,
        planned.holds,
        planned.under,
    )
    end = place_at_end(workbook, Kind.MATTERS, meeting.id)
    place = end if after is None else Place(meeting.id, after)
    return guard_open(meeting), Add(Kind.MATTERS, matter, place)


def with_note(workbook: Workbook, meeting: Meeting, edit: Edit) -> tuple[Edit, ...]:
    """Return an edit, one of an item with the note that it was discussed."""
    if edit.kind is not Kind.MATTERS:
        return (edit,)
    _, *noted = note_matter(workbook, meeting, edit.id)
    return (edit, *noted)


def note_matter(
    workbook: Workbook,
    meeting: Meeting,
    id: str,
    *,
    text: str | None = None,
    decision: str | None = None,
) -> tuple[Edit, ...]:
    """Return the edits that write what was said and decided under an item, discussed by that.

    A text or a decision of None leaves the one there is. Raises `Refused` after the end.
    """
    row = cast(Matter, row_of(workbook, Kind.MATTERS, id))
    wanted = {"text": text, "decision": decision, "state": DISCUSSED}
    changes = [
        Set(Kind.MATTERS, id, name, getattr(row, name), new)
        for name, new in wanted.items()
        if new is not None and new != getattr(row, name)
    ]
    return guard_open(meeting), *changes
