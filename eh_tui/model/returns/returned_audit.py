"""An audit as a return says it, where the workbook that it was sent out of is not here."""

from dataclasses import dataclass

from eh_tui.model.core.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ReturnedAudit:
    """What came back."""

    workbook: Workbook
    remark: str = ""
    """What is to be known of how it was read, a sentence."""
    beside: tuple[tuple[str, str], ...] = ()
    """What the form has no place for, as comments on cells: the row's id, "" for none, and what."""
    trouble: str = ""
    """Why it can't be read whole; the workbook then says whose it is and nothing else."""
