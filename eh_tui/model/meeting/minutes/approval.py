"""How minutes become final: amended by those who were there, approved by the next meeting."""

from typing import cast

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Edit, Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.review.meeting_rows import Amendment, Meeting
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.meetings import meeting_in_words
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import plain
from eh_tui.model.when.readable import stop_if_unreadable

TAKEN, LEFT = "taken", "left"
"""What becomes of an amendment."""


def was_there(workbook: Workbook, meeting: Meeting, name: str) -> bool:
    """Say whether somebody was at a meeting, however the name is spelt."""
    register = register_of(workbook)

    def keys(text: str) -> set[str]:
        parts = read_who(text, register).parts
        people = {person.id for part in parts for person in part.people}
        return people | {plain(each) for each in (text, *(part.text for part in parts))} - {""}

    lists = (meeting.present, meeting.chair, meeting.clerk, meeting.visitors)
    names = [each for text in lists for line in text.splitlines() for each in line.split(";")]
    return any(keys(name) & keys(each) for each in names)


def amendments_of(
    workbook: Workbook, meeting: Meeting, answer: str | None = None
) -> tuple[Amendment, ...]:
    """Return what was proposed for minutes, or only what got one answer, "" for what has none."""
    return tuple(
        row
        for row in workbook.amendments
        if row.meeting == meeting.id and (answer is None or row.answer.strip() == answer)
    )


def propose(
    workbook: Workbook, meeting: Meeting, about: str, text: str, by: str
) -> tuple[Edit, ...]:
    """Return the edits that propose what a meeting's minutes should say of a row, or as a whole.

    Raises `Refused` before the meeting has ended and once its minutes are approved, and where
    whoever proposes it was not there.
    """
    stop_if_not_there(workbook, meeting, by)
    if not text.strip():
        raise Refused("Say what the minutes should say.")
    id = fresh_id(workbook, Kind.AMENDMENTS, meeting.id)
    row = Amendment(id, meeting.id, about, text, by)
    return (add_last(workbook, Kind.AMENDMENTS, row),)


def stop_if_not_there(workbook: Workbook, meeting: Meeting, by: str) -> None:
    """Raise `Refused` where somebody may not amend a meeting's minutes, as `propose` does."""
    _stop_if_final(meeting)
    if not was_there(workbook, meeting, by):
        raise Refused(
            f"{by or 'Whoever proposes it'} is not among those who were at "
            f"{meeting_in_words(meeting)}; name somebody who was."
        )


def settle(workbook: Workbook, id: str, answer: str) -> tuple[Edit, ...]:
    """Return the edits that take an amendment, or leave it; raises `Refused` once approved."""
    row = cast(Amendment, row_of(workbook, Kind.AMENDMENTS, id))
    meeting = cast(Meeting, row_of(workbook, Kind.MEETINGS, row.meeting))
    _stop_if_final(meeting)
    return (Set(Kind.AMENDMENTS, id, "answer", row.answer, answer),)


def approve(workbook: Workbook, meeting: Meeting, date: str, by: str) -> tuple[Edit, ...]:
    """Return the edits that approve a meeting's minutes with the amendments that were taken.

    Raises `Refused` before the meeting has ended, once they are approved, while an amendment is
    neither taken nor left, for what is no date, and where whoever approves them was neither
    there nor at a meeting since; "" says nobody.
    """
    _stop_if_final(meeting)
    if waiting := amendments_of(workbook, meeting, ""):
        ids = ", ".join(row.id for row in waiting)
        raise Refused(f"Take or leave {ids} first: nobody has said yet what becomes of it.")
    stop_if_unreadable(Kind.MEETINGS, "approved", date)
    stop_if_no_approver(workbook, meeting, by)
    return (
        Set(Kind.MEETINGS, meeting.id, "approved", "", date),
        Set(Kind.MEETINGS, meeting.id, "approved_by", meeting.approved_by, by),
    )


def stop_if_no_approver(workbook: Workbook, meeting: Meeting, by: str) -> None:
    """Raise `Refused` where somebody may not approve a meeting's minutes, as `approve` does."""
    since = (each for each in workbook.meetings if not each.ended or each.ended >= meeting.ended)
    if by.strip() and not any(was_there(workbook, each, by) for each in since):
        raise Refused(
            f"{by} is neither among those who were at {meeting_in_words(meeting)} nor at a "
            "meeting since; name somebody who was, or nobody."
        )


def standing_of_minutes(meeting: Meeting) -> str:
    """Return in a sentence whether minutes are final, and when and by whom they became so."""
    if not meeting.ended:
        return "Draft: the meeting has not ended yet."
    if not meeting.approved:
        return "Draft: these minutes have not been approved yet."
    by = f" by {meeting.approved_by}" if meeting.approved_by else ""
    return f"Approved on {meeting.approved}{by}."


def _stop_if_final(meeting: Meeting) -> None:
    if not meeting.ended:
        raise Refused(f"Meeting {meeting_in_words(meeting)} still goes on; change it there.")
    if meeting.approved:
        raise Refused(
            f"The minutes of {meeting_in_words(meeting)} were approved on {meeting.approved}; "
            "they stay as they are."
        )
