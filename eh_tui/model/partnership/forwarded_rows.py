"""The decisions that a return's sheet "To the partnership" forwards, as rows of the audit read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.forwarded import FORWARDED_HEADINGS, ForwardedDecision
from eh_tui.model.meeting.matters import YES
from eh_tui.model.paper.source import SourceTable


def with_forwarded(workbook: Workbook, tables: Sequence[SourceTable]) -> Workbook:
    """Return an audit that was read from a return with what its school forwards.

    A meeting is known there by its words alone, and each decision as an item of it.
    """
    found = tuple(decision for table in tables for decision in _decisions(table))
    meetings = tuple(Meeting(words) for words in dict.fromkeys(each.meeting for each in found))
    matters = tuple(
        Matter(each.id, each.meeting, each.about, decision=each.decision, forwarded=YES)
        for each in found
    )
    return replace(
        workbook,
        meetings=(*workbook.meetings, *meetings),
        matters=(*workbook.matters, *matters),
    )


def _decisions(table: SourceTable) -> Iterator[ForwardedDecision]:
    """Yield the decisions of a table, none where its headings are others."""
    rows = [{cell.column: cell.said.text for cell in cells} for _, cells in table.by_row()]
    if not rows or tuple(rows[0].get(at, "") for at in range(4)) != FORWARDED_HEADINGS:
        return
    for row in rows[1:]:
        id, about, decision, meeting = (row.get(at, "") for at in range(4))
        if decision:
            yield ForwardedDecision(id, about, decision, meeting)
