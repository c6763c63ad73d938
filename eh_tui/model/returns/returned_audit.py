"""An audit as a return says it, where the workbook that it was sent out of is not here."""

from dataclasses import dataclass

from eh_tui.model.core.workbook import Workbook

_SHOWN = 90
"""Characters of a text beside the form, where many schools are told of in a line each."""


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

    @property
    def told(self) -> str:
        """What is told of it wherever its school is: how it was read, and what stands beside."""
        return " ".join(filter(None, (self.remark, self._beside_told)))

    @property
    def _beside_told(self) -> str:
        if not self.beside:
            return ""
        first = " ".join(self.beside[0][1].split())
        more = f" and {len(self.beside) - 1} more" if len(self.beside) > 1 else ""
        said = f"{first[:_SHOWN]}…" if len(first) > _SHOWN + 1 else first
        return f"Beside the form stands “{said}”{more}; its page shows all of it."
