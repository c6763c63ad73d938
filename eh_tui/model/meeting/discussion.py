"""What a meeting made of the actions, as its rows tell it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from eh_tui.model.audit.rated import Rating, ratings_asked
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form

DISCUSSED, LATER, NOT_REACHED = "discussed", "later", "not reached"
"""What `Discussed.state` says; the last is written when the meeting ends."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How an action stood at some moment; None is what nobody wrote down then."""

    rag: str
    when: str | None = None
    who: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    """Its further ratings, each by its column's key with the level; () where nobody wrote any."""


def row_id(meeting: Meeting, action_id: str) -> str:
    """Return the id that the row of an action has in a meeting.

    It is the action's own, since two people may add rows at the same moment: numbers would
    clash wherever they discuss two actions at once.
    """
    return f"{meeting.id}-{action_id}"


def discussed_rows(workbook: Workbook, meeting: Meeting) -> dict[str, list[Discussed]]:
    """Return a meeting's rows by the action's id, in the order in which the actions came up.

    Two copies of a workbook may each have made one of the same action. The one that a merge
    brought in, which got another id, counts as the later.
    """
    found: dict[str, list[Discussed]] = {}
    for row in workbook.discussed:
        if row.meeting == meeting.id:
            found.setdefault(row.action, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.id != row_id(meeting, row.action))
    return found


def discussed_in(workbook: Workbook, meeting: Meeting) -> dict[str, Discussed]:
    """Return what a meeting made of each action by the action's id, as they came up.

    Of two rows for one action the later one wins, but what was before the meeting is the
    first one's, and both decisions and notes are kept.
    """
    return {id: _joined(rows) for id, rows in discussed_rows(workbook, meeting).items()}


def _joined(rows: list[Discussed]) -> Discussed:
    first, last = rows[0], rows[-1]
    decisions = dict.fromkeys(row.decision for row in rows if row.decision)
    notes = dict.fromkeys(row.note for row in rows if row.note)
    written = dict.fromkeys(line for row in rows for line in row.written.split("\n") if line)
    return replace(
        last,
        decision="\n".join(decisions),
        note="\n".join(notes),
        written="\n".join(written),
        rag_before=first.rag_before,
        when_before=first.when_before,
        who_before=first.who_before,
        ratings_before=first.ratings_before,
    )


def stand_of(action: FormRow, ratings: tuple[Rating, ...] = ()) -> Snapshot:
    """Return how an action stands now, with all its ratings where they are given."""
    others = tuple((one.column.field, one.level) for one in ratings if one.turn)
    return Snapshot(action.rag, action.when, action.who, others)


def further_ratings(workbook: Workbook, row: FormRow) -> str:
    """Return a row's ratings after the first one as a meeting keeps them, "" for none."""
    ratings = ratings_asked(columns_of_row(workbook, row), row)
    return "\n".join(f"{_on_one_line(one.column.field)} {one.level}" for one in ratings if one.turn)


def meeting_in_levels(meeting: Meeting, levels: Mapping[str, str]) -> Meeting:
    """Return a meeting whose ratings have the new ids of levels, by their old ones."""
    return replace(meeting, ratings=_in_levels(meeting.ratings, levels, {}))


def discussed_in_levels(
    row: Discussed, levels: Mapping[str, str], fields: Mapping[str, str]
) -> Discussed:
    """Return what a meeting made of an action with the new ids of levels, by their old ones.

    Further ratings get the new names of their columns' `fields` likewise.
    """
    own = {_on_one_line(old): _on_one_line(new) for old, new in fields.items()}
    return replace(
        row,
        rag_before=_in_levels(row.rag_before, levels, {}),
        rag_after=_in_levels(row.rag_after, levels, {}),
        ratings_before=_in_levels(row.ratings_before, levels, own),
        ratings_after=_in_levels(row.ratings_after, levels, own),
    )


def _in_levels(lines: str, levels: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Return lines that each end in the id of a level, behind what it is the rating of."""
    parted = (line.rpartition(" ") for line in lines.split("\n"))
    return "\n".join(
        f"{names.get(name, name)}{space}{levels.get(id.casefold(), id)}"
        for name, space, id in parted
    )


def _others(form: Form, lines: str) -> tuple[tuple[str, str], ...]:
    fields = (column.field or column.key or column.heading for column in form.columns)
    known = {_on_one_line(field): field for field in fields}
    parted = (line.rpartition(" ") for line in lines.split("\n"))
    return tuple(
        (known.get(name, name), rag) for name, _, word in parted if (rag := rag_of(form, word))
    )


def _on_one_line(field: str) -> str:
    """Return a column's key as a line can begin with it, or a text as it can end with it."""
    return field.replace("\\", "\\\\").replace("\n", "\\n")


def with_written(lines: str, field: str, text: str) -> str:
    """Return what a meeting wrote in further columns with one more text, each column's last one."""
    start = f"{_on_one_line(field)}: "
    kept = [line for line in lines.split("\n") if line and not line.startswith(start)]
    return "\n".join((*kept, f"{start}{_on_one_line(text)}"))


def written_in(form: Form, row: Discussed) -> tuple[tuple[str, str], ...]:
    """Return what a meeting wrote in further columns: each by its field, with the text as typed."""
    fields = ("text", *(column.field or column.key or column.heading for column in form.columns))
    starts = sorted({f"{_on_one_line(field)}: ": field for field in fields}.items(), reverse=True)
    found = []
    for line in filter(None, row.written.split("\n")):
        start, field = next(
            ((start, field) for start, field in starts if line.startswith(start)),
            ("".join(line.partition(": ")[:2]), line.partition(": ")[0]),
        )
        found.append((field, _as_typed(line.removeprefix(start))))
    return tuple(found)


def _as_typed(line: str) -> str:
    return re.sub(r"\\(n|\\)", lambda sign: "\n" if sign[1] == "n" else "\\", line)


def stood_before(form: Form, row: Discussed) -> Snapshot | None:
    """Return how an action stood before the meeting, None where the meeting added it."""
    rag = rag_of(form, row.rag_before)
    others = _others(form, row.ratings_before)
    return Snapshot(rag, row.when_before, row.who_before, others) if rag else None


def stands_after(form: Form, row: Discussed) -> Snapshot | None:
    """Return how an ended meeting left an action, None where it had been taken out."""
    rag = rag_of(form, row.rag_after)
    others = _others(form, row.ratings_after)
    return Snapshot(rag, row.when_after, row.who_after, others) if rag else None


def ratings_of(form: Form, meeting: Meeting) -> dict[str, str]:
    """Return every action's rating when a meeting ended, by the action's id."""
    lines = (line.rpartition(" ") for line in meeting.ratings.split("\n"))
    return {id: rag for id, _, word in lines if (rag := rag_of(form, word))}


def at_last_meeting(workbook: Workbook, meeting: Meeting, action_id: str) -> Snapshot | None:
    """Return how a meeting that ended left an action, None where it did not know it.

    When and Who are known only of what it went into.
    """
    row = discussed_in(workbook, meeting).get(action_id)
    if row and (stand := stands_after(workbook.form, row)):
        return stand
    rag = ratings_of(workbook.form, meeting).get(action_id)
    return Snapshot(rag) if rag else None


def rag_of(form: Form, word: str) -> str | None:
    """Return the rating that a word of a meeting's rows means, None for any other word."""
    ids = {level.id.casefold(): level.id for level in (*form.every_level, form.not_rated)}
    return ids.get(word.strip().casefold())
