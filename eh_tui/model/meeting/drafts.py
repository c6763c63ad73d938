"""Where the texts belong that were typed and not saved, and what a person calls those places."""

from dataclasses import dataclass
from enum import Enum, auto

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

_OF_ONE = f"{PRIVATE} "
"""How that field begins for one of those who share an account; their initials follow."""

AMENDMENT = "amendment"
"""The field by which the draft of an amendment is kept; its row is the meeting."""

SUBMITTED_BECAUSE = "submitted because"
"""The field by which the reason for submitting an audit as it is is kept; its row is the school."""

_KNOWN_BECAUSE = "known because: "
"""What the field begins with by which a reason is kept for letting a finding stand."""

_ASKED = "asked: "
"""What the place begins with of what is asked for and belongs to no row yet."""

DraftPlace = tuple[str, str]
"""A row's id and a field of it, as drafts are kept."""


def place_of_known(check: str, row: str) -> DraftPlace:
    """Return the place of the reason why a finding of a check, on a row, is all right."""
    return row, f"{_KNOWN_BECAUSE}{check}"


def place_of_asked(title: str, words: str) -> DraftPlace:
    """Return the place of what is typed where something is asked for that belongs to no row yet.

    They are the words that stand there: the title of a form, and those above a field.
    """
    return f"{_ASKED}{title}", words


class DraftOf(Enum):
    """What a draft is to become."""

    CELL = auto()
    NEW_ROW = auto()
    """A row that is to come below another."""
    DECISION = auto()
    """What a meeting decided on an action."""
    PRIVATE = auto()
    """A note for the account alone."""
    AMENDMENT = auto()
    SUBMISSION = auto()
    """The reason why an audit is submitted as it is."""
    KNOWN = auto()
    """The reason why a finding is all right."""
    ASKED = auto()
    """Something that is asked for in a form, and belongs to no row yet."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a draft belongs."""

    words: str
    """What a person calls it, "1-03 By When"."""
    cell: Address
    """The cell that it stands in, or is nearest to."""
    what: DraftOf = DraftOf.CELL
    decided: tuple[Meeting, FormRow] | None = None
    """The meeting, and the action that it is a decision on, where it is one."""

    @property
    def is_marked(self) -> bool:
        """Whether the cell is to show that there is a draft."""
        return self.what in (DraftOf.CELL, DraftOf.NEW_ROW, DraftOf.DECISION)


def home_of(workbook: Workbook, place: DraftPlace) -> Home | None:
    """Return where a draft belongs in a workbook, None where its row was taken out."""
    id, field = place
    if id.startswith(_ASKED):
        school = workbook.school
        cell = Address(Kind.SCHOOL, school.id, "name")
        return Home(f"{id.removeprefix(_ASKED)}: {field}", cell, DraftOf.ASKED)
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
    if names and (asked := _asked(row, field)):
        words, what = asked
        return Home(words, Address(kind, row.id, names[0]), what)
    if field not in names:
        return None
    # A note stands below its action's text.
    cell = Address(kind, row.id, "text" if (kind, field) == (Kind.ACTIONS, "note") else field)
    return Home(f"{row.id} {heading_of(workbook, kind, row, field)}", cell)


def whose_note(field: str) -> str:
    """Return by whose initials the draft of a private note is kept, "" for none and no note."""
    return field.removeprefix(_OF_ONE) if field.startswith(_OF_ONE) else ""


def _asked(row: Row, field: str) -> tuple[str, DraftOf] | None:
    """Return what a draft is called that is kept by a row and is in no field of it, and what of."""
    if field.startswith(_KNOWN_BECAUSE):
        return f"{row.id} why it is all right", DraftOf.KNOWN
    if who := whose_note(field):
        return f"{row.id} for {who} alone", DraftOf.PRIVATE
    return {
        NEW_ROW: (f"new row below {row.id}", DraftOf.NEW_ROW),
        PRIVATE: (f"{row.id} for you alone", DraftOf.PRIVATE),
        AMENDMENT: (f"amendment to the minutes of {row.id}", DraftOf.AMENDMENT),
        SUBMITTED_BECAUSE: ("why it is submitted as it is", DraftOf.SUBMISSION),
    }.get(field)


def _of_decision(meeting: Meeting, action: FormRow) -> Home:
    from eh_tui.model.meeting.meetings import meeting_in_words

    state = ", which has ended" if meeting.ended else ""
    return Home(
        f"{action.id} decision of {meeting_in_words(meeting)}{state}",
        Address(kind_of(action), action.id, "text"),
        DraftOf.DECISION,
        decided=(meeting, action),
    )


def _decided(workbook: Workbook, id: str) -> tuple[Meeting, FormRow] | None:
    from eh_tui.model.meeting.discussion import row_id

    for meeting in workbook.meetings:
        for action in form_rows(workbook):
            if row_id(meeting, action.id) == id:
                return meeting, action
    return None
