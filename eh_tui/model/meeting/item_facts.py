"""What is to be known of an item of an agenda when a meeting comes to it."""

from collections.abc import Iterator

from eh_tui.model.audit.rated import level_of_row
from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.from_decision import came_of_decision
from eh_tui.model.meeting.matters import MINUTES, NEXT_DATE, matters_of
from eh_tui.model.meeting.meetings import last_meeting, meeting_in_words
from eh_tui.model.meeting.minutes.approval import amendments_of, standing_of_minutes

MINUTES_THEN, DECIDED_THEN, SAID_THEN, NEXT = (
    *("Last minutes", "Decided then", "Last time"),
    "Next meeting",
)
"""The labels of what is known."""


def facts_of_item(
    workbook: Workbook, meeting: Meeting, matter: Matter
) -> tuple[tuple[str, str], ...]:
    """Return what is known of an item from before, a label and a text each.

    Of the last minutes: whether they are approved, and what was decided; of the next date: which
    it is; of any: what the last meeting said and decided under an item of the same title.
    """
    last = last_meeting(workbook, meeting)
    facts: list[tuple[str, str]] = []
    if matter.holds.strip() == MINUTES:
        standing = _standing(workbook, last) if last else "None: this is the first meeting."
        facts.append((MINUTES_THEN, standing))
    if last and matter.holds.strip() == MINUTES:
        facts.append((DECIDED_THEN, "\n".join(_decided(workbook, last))))
    if matter.holds.strip() == NEXT_DATE:
        facts.append((NEXT, meeting.next_date or "no date yet"))
    if last:
        facts.append((SAID_THEN, "\n".join(_said(workbook, last, matter.title))))
    return tuple((label, text) for label, text in facts if text)


def _standing(workbook: Workbook, last: Meeting) -> str:
    waiting = len(amendments_of(workbook, last, ""))
    said = f"{meeting_in_words(last)}. {standing_of_minutes(last)}"
    if not waiting:
        return said
    amendments = "1 amendment is" if waiting == 1 else f"{waiting} amendments are"
    return f"{said} {amendments} to be taken or left."


def _decided(workbook: Workbook, last: Meeting) -> Iterator[str]:
    for id, row in discussed_in(workbook, last).items():
        if row.decision:
            stands = "; ".join(filter(None, _seen_by(workbook, last, id)))
            yield f"{id}: {row.decision}{f' ({stands})' if stands else ''}"


def _seen_by(workbook: Workbook, meeting: Meeting, on: str) -> Iterator[str]:
    """Yield how that stands by which it is seen what came of a decision; "" for no rating."""
    for part, row in came_of_decision(workbook, meeting, on):
        level = level_of_row(workbook, row) if row else ""
        now = "taken out since" if row is None else workbook.form.label(level) if level else ""
        yield f"{part}: {now}" if now else ""


def _said(workbook: Workbook, last: Meeting, title: str) -> Iterator[str]:
    for matter in matters_of(workbook, last):
        if matter.title == title:
            if matter.text:
                yield matter.text
            if matter.decision:
                yield f"Decided: {matter.decision}"
