"""An audit as a return says it, where the workbook that it was sent out of is not here."""

from dataclasses import dataclass, field

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.returns.school_lines import SchoolNamed


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
    also_named: SchoolNamed = field(default_factory=SchoolNamed)
    """What it says of whose it is besides, in lines of the form's own."""
