"""All that the checks find in an offer, with the people of its audit and without the network."""

from datetime import date
from pathlib import Path

from eh_tui.files.offer.audit import with_people_of_audit
from eh_tui.files.offer.reach import reach_findings
from eh_tui.model.checks.check import Checked, check
from eh_tui.model.core.workbook import Workbook


def checked(path: Path, offer: Workbook, today: date) -> tuple[Checked, ...]:
    """Return what the checks find in an offer whose file is at `path`, in the form's order."""
    return check(with_people_of_audit(path, offer), today, reach_findings(offer))
