"""Where the texts belong that were typed and not saved, and what a person calls those places."""

from dataclasses import dataclass

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import form_rows, kind_of
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Row, Workbook

DECISION = "decision"
"""The field by which the draft of a decision is kept; its row is named by `row_id`."""

NEW_ROW = "+"
"""The field by which the draft of a new row is kept; its row is the one above."""

PRIVATE = "private"
"""The field by which the draft of a note for the account alone is kept."""

DraftPlace = tuple[str, str]
"""A row's id and a field of it, as drafts are kept."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a draft belongs."""

    words: str
    """What a person calls it, "1-03 By When"."""
    cell: Address
    """The cell that shows its mark."""
    is_new_row: bool = False
    """Whether it is for a row that is to come below the cell's."""
    is_private: bool = False
    """Whether it is a note for the account alone on the cell's row."""
    decided: tuple[Meeting, FormRow] | None = None
    """The meeting, and the action that it is a decision on, where it is one."""


def home_of(workbook: Workbook, place: DraftPlace) -> Home | None:
    """Return where a draft belongs in a workbook, None where its row was taken out."""
    id, field = place
    if field == DECISION and (decided := _decided(workbook, id)):
        return _of_decision(*decided)
    for kind in Kind:
        for row in workbook.of_kind(kind):
            if row.id == id and (home := _of_row(workbook, kind, row, field)):
                return home
    return None


@dataclass(frozen=True, slots=True)
class Gone:
    """What a draft was for, where that is no longer in the workbook."""

    words: str
    """What a person calls it, and what became of it."""
    row: str
    """The id of the row that can be brought back for it, "" for none."""
    why: str = "Its row was taken out."
    """What became of its place, and how that can come back."""


def gone_of(workbook: Workbook, place: DraftPlace) -> Gone:
    """Return what a draft was for that has no home in a workbook."""
    id, field = place
    if any(row.id == id for kind in Kind for row in workbook.of_kind(kind)):
        words = f"{id} {field}, for which the form has no column now"
        return Gone(words, "", "Its column comes back where the version of the form is taken back.")
    if field != DECISION:
        return Gone(f"{id}, which was taken out", id)
    for meeting in workbook.meetings:
        if id.startswith(prefix := f"{meeting.id}-"):
            action = id.removeprefix(prefix)
            return Gone(f"decision of {meeting.id} on {action}, which was taken out", action)
    meeting_id, _, action = id.partition("-")
    return Gone(
        f"{action} decision of meeting {meeting_id}, which was cancelled", "",
        "The meeting comes back once whoever cancelled it takes that back.",
    )  # fmt: skip


def _of_row(workbook: Workbook, kind: Kind, row: Row, field: str) -> Home | None:
    names = fields(workbook, kind, row)
    if field == NEW_ROW and names:
        return Home(f"new row below {row.id}", Address(kind, row.id, names[0]), is_new_row=True)
    if field == PRIVATE and names:
        cell = Address(kind, row.id, names[0])
        return Home(f"{row.id} for you alone", cell, is_private=True)
    if field not in names:
        return None
    # A note stands below its action's text.
    cell = Address(kind, row.id, "text" if (kind, field) == (Kind.ACTIONS, "note") else field)
    return Home(f"{row.id} {heading_of(workbook, kind, row, field)}", cell)


def _of_decision(meeting: Meeting, action: FormRow) -> Home:
    from eh_tui.model.meeting.meetings import meeting_in_words

    state = ", which has ended" if meeting.ended else ""
    return Home(
        f"{action.id} decision of {meeting_in_words(meeting)}{state}",
        Address(kind_of(action), action.id, "text"),
        decided=(meeting, action),
    )


def _decided(workbook: Workbook, id: str) -> tuple[Meeting, FormRow] | None:
    from eh_tui.model.meeting.discussion import row_id

    for meeting in workbook.meetings:
        for action in form_rows(workbook):
            if row_id(meeting, action.id) == id:
                return meeting, action
    return None
