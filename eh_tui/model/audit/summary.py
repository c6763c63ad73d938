"""Counts by rating; not rated is counted apart, never as red (DOMAIN.md 3)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from eh_tui.model.core.form_rows import Action, Commitment
from eh_tui.model.core.kinds import Rag
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions hold each rating."""

    red: int = 0
    amber: int = 0
    green: int = 0
    none: int = 0

    @property
    def total(self) -> int:
        """All actions, rated or not."""
        return self.red + self.amber + self.green + self.none

    def of(self, rag: Rag) -> int:
        """Return the count of one rating."""
        return int(getattr(self, rag.value))

    def percent(self, rag: Rag) -> int:
        """Return one rating's share of all actions in whole per cent, 0 where there are none."""
        return round(100 * self.of(rag) / self.total) if self.total else 0


def count(actions: Iterable[Action]) -> Counts:
    """Return the counts by rating of some actions."""
    by_rag = Counter(action.rag.value for action in actions)
    return Counts(**by_rag)


def by_commitment(workbook: Workbook) -> tuple[tuple[Commitment, Counts], ...]:
    """Return each commitment with its counts, in the order of the form."""
    return tuple((section.commitment, count(section.actions)) for section in sections(workbook))
