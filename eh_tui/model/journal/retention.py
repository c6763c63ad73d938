"""How long a school keeps who changed what: its own rule, of which `check` reminds."""

from collections.abc import Sequence
from datetime import date

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record


def day_to_keep_from(workbook: Workbook, records: Sequence[Record], today: date) -> str:
    """Return the first day to be kept, "2020-11-28", where the history holds older records.

    "" where it does not, or where the school has no rule that can be read. What was put
    together is one record, and no older for that.
    """
    years = workbook.school.keep_history_years.strip()
    if not years.isdecimal() or not 0 < int(years[:4]) < 100:
        return ""
    year = today.year - int(years)
    try:
        first = today.replace(year=year)
    except ValueError:  # 29 February
        first = date(year, 3, 1)
    older = sum(record.at[:10] < first.isoformat() for record in records)
    return first.isoformat() if older > 1 else ""
