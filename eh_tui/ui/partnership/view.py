"""Which lines of a round are shown, and in which order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.partnership.outliers import all_at_risk, all_done_without_evidence, same_texts
from eh_tui.model.submitting import ReturnState
from eh_tui.ui.partnership.columns import PageColumn

EVERY = "every school and file"


@dataclass(frozen=True, slots=True)
class PageFilter:
    """A choice of lines, by what it is called."""

    name: str
    takes: Callable[[RoundLine], bool]


@dataclass(frozen=True, slots=True)
class PageView:
    """What of a round is shown, and how it is put in order."""

    filter: str = EVERY
    """The name of one of `page_filters`."""
    sort: str = ""
    """The id of a column, "" for the order of the round."""
    is_reversed: bool = False

    def sorted_by(self, column: str) -> "PageView":
        """Return the view sorted by a column, the other way round where it was already."""
        is_again = column == self.sort
        return replace(self, sort=column, is_reversed=is_again and not self.is_reversed)

    def lines(
        self,
        collated: Collated,
        columns: tuple[PageColumn, ...],
        filters: Iterable[PageFilter] = (),
    ) -> tuple[RoundLine, ...]:
        """Return the lines to be shown; those with nothing to sort by are always last.

        `filters` are those of the round, needed where one is chosen.
        """
        takes = next((each.takes for each in filters if each.name == self.filter), None)
        lines = [line for line in collated.lines if takes is None or takes(line)]
        column = next((each for each in columns if each.id == self.sort), None)
        if column is None:
            return tuple(lines)
        keyed = [(column.sort_key(line), line) for line in lines]
        empty = [line for key, line in keyed if key[0]]
        full = sorted(
            (pair for pair in keyed if not pair[0][0]),
            key=lambda pair: pair[0],
            reverse=self.is_reversed,
        )
        return (*(line for _, line in full), *empty)

    @property
    def words(self) -> str:
        """What is shown, "" where it is every line in the order of the round."""
        return "" if self.filter == EVERY else f"Only {self.filter}"


def page_filters(collated: Collated) -> Iterator[PageFilter]:
    """Yield what the lines can be chosen by; a choice that takes none is left out."""
    odd = cache(partial(_files_of_outliers, collated))
    known = (
        *(PageFilter(_NAMES[state], _has_state(state)) for state in State),
        PageFilter("not submitted", _is_draft),
        *(PageFilter(step.value, _stands(step)) for step in _STEPS),
        PageFilter("with overdue dates", lambda line: _has(line, "overdue")),
        PageFilter("without a date", lambda line: _has(line, "no_date")),
        PageFilter("what stands out", lambda line: line.file in odd()),
        *_of_field(collated, "phase"),
        *_of_field(collated, "locality"),
    )
    yield PageFilter(EVERY, lambda _: True)
    yield from (each for each in known if any(map(each.takes, collated.lines)))


_NAMES = {
    State.RETURNED: "returned",
    State.PROBLEM: "with problems",
    State.MISSING: "missing",
    State.SUPERSEDED: "superseded",
}


def _has_state(state: State) -> Callable[[RoundLine], bool]:
    return lambda line: line.state is state


_STEPS = (ReturnState.SUBMITTED, ReturnState.CHANGES_REQUESTED, ReturnState.CLOSED)


def _stands(step: ReturnState) -> Callable[[RoundLine], bool]:
    return lambda line: line.state is State.RETURNED and line.step is step


def _is_draft(line: RoundLine) -> bool:
    return line.state is State.RETURNED and line.step is ReturnState.DRAFT


def _has(line: RoundLine, field: str) -> bool:
    is_counted = line.state is State.RETURNED and line.returned
    return bool(is_counted and sum(getattr(line.returned, field).values()))


def _of_field(collated: Collated, name: str) -> Iterator[PageFilter]:
    """Yield a choice for each phase or locality there is."""
    for value in sorted({getattr(line, name) for line in collated.lines} - {""}):
        yield PageFilter(f"{name} {value}", partial(_says, name, value))


def _says(name: str, value: str, line: RoundLine) -> bool:
    return bool(getattr(line, name) == value)


def _files_of_outliers(collated: Collated) -> frozenset[str]:
    rows = (*all_done_without_evidence(collated), *all_at_risk(collated))
    alike = (file for text in same_texts(collated) for file, _, _ in text.places)
    return frozenset((*(row.file for row in rows), *alike))
