"""What rose and what fell since the last round, row by row of the form."""

from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.errors import Refused
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.partnership.marks import RowMark
from eh_tui.model.partnership.returned import ReturnedSchool, form_shape, marks_in
from eh_tui.model.partnership.round import plain_name, plain_number


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
    """Rated for the first time, no longer rated, not applicable now or then, or a rated row that
    only one of the two has: no step either way."""

    @property
    def words(self) -> str:
        """How many moved which way, in words."""
        more = f", {self.other} not comparable" if self.other else ""
        return (
            f"{self.up} up, {self.down} down, {self.same} reworded, "
            f"{self.untouched} untouched{more}"
        )

    def __add__(self, more: "Changed") -> "Changed":
        """Return the changes of both together."""
        names = self.__slots__
        return Changed(*(getattr(self, name) + getattr(more, name) for name in names))


def changed(form: Form, before: ReturnedSchool, after: ReturnedSchool) -> Changed:
    """Return what became of each row that a school returned, now or then.

    A row that only one of them has, and that nobody has rated, is none of it.
    """
    was = {mark.id: mark for mark in marks_in(before)}
    order = {level.id: at for at, level in enumerate(form.worst_to_best())}
    found = Changed()
    for mark in marks_in(after):
        if mark.id in was:
            found += _of_row(order, was.pop(mark.id), mark)
        else:
            found += _of_one(mark)
    return sum(map(_of_one, was.values()), found)


def _of_one(mark: RowMark) -> Changed:
    return Changed(other=int(mark.rating != NOT_RATED))


def _of_row(order: dict[str, int], was: RowMark, now: RowMark) -> Changed:
    if was.rating == now.rating:
        is_untouched = was.digest == now.digest
        return Changed(untouched=1) if is_untouched else Changed(same=1)
    if was.rating not in order or now.rating not in order:
        return Changed(other=1)
    is_better = order[now.rating] > order[was.rating]
    return Changed(up=1) if is_better else Changed(down=1)


def changed_since(before: Collated, now: Collated) -> dict[str, Changed]:
    """Return what changed in each current return since another round, by the returns' files.

    A school is the same by its number, else by its name; one that did not return then is left
    out. Raises `Refused` where the two rounds asked for forms that can't be compared.
    """
    if form_shape(before.blank) != form_shape(now.blank):
        raise Refused(
            f"The round before asked for {_named(before.form)}, this one for {_named(now.form)}: "
            "their levels or commitments differ, so nothing is compared."
        )
    was = {_key(line): line.returned for line in _current(before)}
    return {
        line.file: changed(now.form, earlier, line.returned)
        for line in _current(now)
        if line.returned and (earlier := was.get(_key(line)))
    }


def _current(collated: Collated) -> Iterator[RoundLine]:
    return (line for line in collated.lines if line.state is State.RETURNED)


def _key(line: RoundLine) -> str:
    return plain_number(line.number) or plain_name(line.school)


def _named(form: Form) -> str:
    return f"{form.id} {form.version}".rstrip() or "a form without a name"
