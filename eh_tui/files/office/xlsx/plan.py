"""The whole Excel export as values: pure, and tested without Excel."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from eh_tui.errors import Refused
from eh_tui.files.office.xlsx.layout.choices import ChoiceLists
from eh_tui.files.office.xlsx.metadata import metadata, plan_metadata
from eh_tui.files.office.xlsx.sheet import BookPlan, SheetPlan
from eh_tui.files.office.xlsx.sheets.action_plan import plan_action_plan
from eh_tui.files.office.xlsx.sheets.audit import plan_audit
from eh_tui.files.office.xlsx.sheets.summary import plan_summary
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.store.identity import Identity
from eh_tui.model.core.workbook import Workbook


class Companions(NamedTuple):
    """What an export tells beside the audit."""

    last: Workbook | None = None
    """Last year's audit, of which the action plan has two columns."""
    changes: bool = False
    """Whether to tell what has changed since the last meeting that ended."""


AUDIT_ALONE = Companions()


def plan_book(
    workbook: Workbook,
    today: date,
    identity: Identity | None = None,
    beside: Companions = AUDIT_ALONE,
) -> BookPlan:
    """Return the export of a workbook.

    Raises `Refused` for a text that no cell can hold, and where changes are wanted and no
    meeting has ended.
    """
    lists = ChoiceLists()
    audit = plan_audit(workbook, today, lists)
    known = metadata(workbook, identity)
    sheets = (
        audit.sheet,
        plan_summary(workbook, audit, today),
        plan_action_plan(workbook, today, beside.last, identity.id if identity else ""),
        *_after_meetings(workbook, today, beside.changes),
        *_forwarded(workbook, today),
        *lists.sheets(),
        plan_metadata(workbook, identity, known),
    )
    properties = tuple((f"eh-tui {name}", value) for name, value in known)
    return BookPlan(cell_shown(workbook.title), sheets, properties, today)


def _after_meetings(workbook: Workbook, today: date, with_changes: bool) -> Iterator[SheetPlan]:
    """Yield what became of the actions; a sheet of each meeting's ratings as soon as one ended."""
    from eh_tui.model.meeting.meetings import ended

    meetings = ended(workbook)
    if not meetings:
        if with_changes:
            raise Refused(
                "No meeting has ended yet, so there is none since which anything has changed; "
                "export without the changes."
            )
        return
    # Most exports are made before there is a meeting, and need not wait for these.
    from eh_tui.files.office.xlsx.sheets.changes import plan_changes
    from eh_tui.files.office.xlsx.sheets.movement import plan_movement
    from eh_tui.files.office.xlsx.sheets.trend import plan_trend
    from eh_tui.model.meeting.movement import movements
    from eh_tui.model.meeting.trend import counts_over_meetings

    if with_changes:
        yield plan_changes(workbook, meetings[-1], today)
    yield plan_trend(workbook, counts_over_meetings(workbook), today)
    yield plan_movement(workbook, movements(workbook), today)


def _forwarded(workbook: Workbook, today: date) -> Iterator[SheetPlan]:
    """Yield the sheet of what the school forwards to the partnership, where there is any."""
    if not workbook.meetings:
        return
    from eh_tui.model.meeting.forwarded import forwarded

    if decisions := tuple(forwarded(workbook)):
        from eh_tui.files.office.xlsx.sheets.forwarded import plan_forwarded

        yield plan_forwarded(workbook, decisions, today)
