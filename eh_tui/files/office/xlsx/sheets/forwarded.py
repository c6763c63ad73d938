"""The sheet "To the partnership": decisions of meetings that the school forwards to the lead."""

from collections.abc import Sequence
from datetime import date

from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.sheets.flat_table import FlatColumn, FlatTable, plan_table
from eh_tui.files.office.xlsx.titles import FORWARDED_SHEET
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.forwarded import FORWARDED_HEADINGS, ForwardedDecision

_WIDTHS = (10, 50, 70, 30)
_LOOKS = ("plan ref", "plan text", "plan text", "plan text")
FORWARDED_COLUMNS = tuple(map(FlatColumn, FORWARDED_HEADINGS, _WIDTHS, _LOOKS))


def plan_forwarded(
    workbook: Workbook, decisions: Sequence[ForwardedDecision], today: date
) -> SheetPlan:
    """Return some decisions in one table, the latest meeting's last."""
    rows = tuple((each.id, each.about, each.decision, each.meeting) for each in decisions)
    notice = "What meetings decided and the school asks the partnership to look at."
    table = FlatTable(FORWARDED_SHEET, "Forwarded", FORWARDED_COLUMNS, rows, notice)
    return plan_table(workbook, today, table)
