"""What rose and what fell since the last round, row by row of the form."""

from dataclasses import dataclass

from eh_tui.model.form.form import Form
from eh_tui.model.partnership.returned import ReturnedSchool, RowMark, marks_in


@dataclass(frozen=True, slots=True)
class Changed:
    """How many of the rows that both returns have moved which way."""

    up: int = 0
    """Rated better."""
    down: int = 0
    """Rated worse."""
    same: int = 0
    """Rated as before, and worked on: some text or date differs."""
    untouched: int = 0
    """The same in every word."""
    other: int = 0
    """Rated for the first time, no longer rated, or not applicable now or then: no step either
    way."""

    def __add__(self, more: "Changed") -> "Changed":
        """Return the changes of both together."""
        names = self.__slots__
        return Changed(*(getattr(self, name) + getattr(more, name) for name in names))


def changed(form: Form, before: ReturnedSchool, after: ReturnedSchool) -> Changed:
    """Return what became of each row that a school returned in both rounds.

    A row that only one of them has is none of it.
    """
    was = {mark.id: mark for mark in marks_in(before)}
    order = {level.id: at for at, level in enumerate(form.worst_to_best())}
    found = Changed()
    for mark in marks_in(after):
        if mark.id in was:
            found += _of_row(order, was[mark.id], mark)
    return found


def _of_row(order: dict[str, int], was: RowMark, now: RowMark) -> Changed:
    if was.rating == now.rating:
        is_untouched = was.digest == now.digest
        return Changed(untouched=1) if is_untouched else Changed(same=1)
    if was.rating not in order or now.rating not in order:
        return Changed(other=1)
    is_better = order[now.rating] > order[was.rating]
    return Changed(up=1) if is_better else Changed(down=1)
