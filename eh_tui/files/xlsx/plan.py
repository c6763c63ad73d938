"""The whole Excel export as values: pure, and tested without Excel."""

from datetime import date

from eh_tui.files.xlsx.action_plan import plan_action_plan
from eh_tui.files.xlsx.audit import plan_audit
from eh_tui.files.xlsx.metadata import Identity, metadata, plan_metadata
from eh_tui.files.xlsx.sheet import BookPlan
from eh_tui.files.xlsx.summary import plan_summary
from eh_tui.files.xlsx.text import shown
from eh_tui.model.workbook import Workbook


def plan_book(workbook: Workbook, today: date, identity: Identity | None = None) -> BookPlan:
    """Return the export of a workbook; raises `Refused` for a text that no cell can hold."""
    audit = plan_audit(workbook, today)
    sheets = (
        audit.sheet,
        plan_summary(workbook, audit, today),
        plan_action_plan(workbook, today),
        plan_metadata(workbook, identity),
    )
    properties = tuple((f"eh-tui {name}", value) for name, value in metadata(workbook, identity))
    return BookPlan(shown(workbook.title), sheets, properties, today)
