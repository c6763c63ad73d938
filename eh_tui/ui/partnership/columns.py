"""The columns of a partnership's page: what each says of a school, and how it is sorted by it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import in_short, iso_in_short
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.partnership.returned import ReturnedSchool
from eh_tui.model.partnership.round import plain_name
from eh_tui.model.partnership.round_text import levels_in_words, other_levels

SortKey = tuple[bool, float, str]
"""Whether there is nothing to sort by, which comes last; a number; a text."""


@dataclass(frozen=True, slots=True)
class PageColumn:
    """One column of the page."""

    id: str
    title: str
    """What stands above it."""
    name: str
    """What it is called in full, where it is chosen to sort by."""
    width: int
    text: Callable[[RoundLine], str]
    number: Callable[[RoundLine], float] | None = None
    """By what it is sorted, the most first; None for what is sorted by its text."""
    is_of_days: bool = False
    """Whether its texts are days, for which its width is enough."""

    def sort_key(self, line: RoundLine) -> SortKey:
        """Return by what a line is put in order of this column."""
        text = self.text(line)
        if self.number is None:
            return not text, 0.0, text.casefold()
        return not text, -self.number(line), ""


_WIDEST = 24
"""Cells of a column of texts; figures have what they need."""


def page_columns(
    collated: Collated, changes: Mapping[str, Changed] | None
) -> tuple[PageColumn, ...]:
    """Return the columns of a round's page, the most wanted first; the first is the school's."""
    columns = (
        PageColumn("school", "School", "School", _WIDEST, _called(collated)),
        PageColumn("state", "State", "State", 10, lambda line: line.state.value),
        *_of_commitments(collated),
        _of_sum("overdue", "Overdue", "Overdue", lambda line: _sum(line, "overdue")),
        _of_sum("no-date", "No date", "Without a date", lambda line: _sum(line, "no_date")),
        *(_of_changes(changes) if changes is not None else ()),
        PageColumn("step", "Stands", "How far the return is", 12, _step),
        PageColumn("chased", "Asked again", "Last asked again", 11, _chased, _chased_on),
        PageColumn("came", "Came", "When it came", 11, _came, _when, is_of_days=True),
        PageColumn("phase", "Phase", "Phase", 10, lambda line: line.phase),
        PageColumn("locality", "Locality", "Locality", 10, lambda line: line.locality),
        PageColumn("number", "Number", "Number", 8, lambda line: line.number),
        PageColumn("file", "File", "File", _WIDEST, lambda line: line.file),
    )
    return tuple(replace(each, width=_width(each, collated)) for each in columns)


def _called(collated: Collated) -> Callable[[RoundLine], str]:
    """Return what a line's school is called: with its number where several have its name."""
    names = Counter(plain_name(school.name) for school in collated.round.schools)
    shared = {name for name, number in names.items() if number > 1}

    def called(line: RoundLine) -> str:
        name = line.school or line.file
        is_shared = shared and line.number and plain_name(name) in shared
        return f"{line.number} {name}" if is_shared else name

    return called


def _step(line: RoundLine) -> str:
    return line.stands.in_full


def _width(column: PageColumn, collated: Collated) -> int:
    """Return the cells that a column needs: one of figures must not be cut."""
    if column.width >= _WIDEST or column.is_of_days:
        return column.width
    needed = max((len(column.text(line)) for line in collated.lines), default=0)
    return max(column.width, needed if column.number else min(needed, _WIDEST))


def came_on(row: ReturnedSchool) -> datetime:
    """Return when a file was written last, on this machine's clock."""
    return datetime.fromtimestamp(row.came / 1e9, UTC).astimezone()


def _of_commitments(collated: Collated) -> Iterator[PageColumn]:
    """Yield a column of counts for each commitment, sorted by how many are rated worst.

    They stand without words, "1 3 5 -2": the levels in the form's order, and what is not rated.
    """
    form = collated.form
    levels, worst = [level.id for level in form.levels], form.worst()
    letters = " ".join(level.letter for level in form.levels)
    graded = frozenset(level.id for level in other_levels(form))
    brief = form.level(worst).brief
    for place, home in enumerate(collated.commitments, 1):

        def text(line: RoundLine, id: str = home.id) -> str:
            counts = line.returned.counts.get(id) if line.returned and _counts(line) else None
            if counts is None:
                return ""
            if graded and not graded.isdisjoint(counts):
                return levels_in_words(form, Counts(counts))
            rated = " ".join(str(counts.get(level, 0)) for level in levels)
            return f"{rated} -{counts.get(NOT_RATED, 0)}"

        def number(line: RoundLine, id: str = home.id) -> float:
            counts = line.returned.counts.get(id, {}) if line.returned else {}
            return counts.get(worst, 0)

        title = f"{home.id or '?'}:{letters} -"
        width = max(len(title), 2 * len(levels) + 3)
        name = f"Most {brief} in {home.numbered}" if home.id else home.title
        yield PageColumn(f"commitment-{place}", title, name, width, text, number)


def _of_sum(id: str, title: str, name: str, number: Callable[[RoundLine], int]) -> PageColumn:
    def text(line: RoundLine) -> str:
        return str(number(line)) if _counts(line) else ""

    return PageColumn(id, title, name, max(5, len(title)), text, number)


def _of_changes(changes: Mapping[str, Changed]) -> Iterator[PageColumn]:
    for id, title, name in (
        ("up", "Up", "Rated better than in the last round"),
        ("down", "Down", "Rated worse than in the last round"),
        ("same", "Reworded", "Rated as before in other words"),
        ("untouched", "Untouched", "Untouched since the last round"),
    ):

        def number(line: RoundLine, field: str = id) -> int:
            found = changes.get(line.file)
            return int(getattr(found, field)) if found else 0

        def text(line: RoundLine, of: Callable[[RoundLine], int] = number) -> str:
            return str(of(line)) if line.file in changes else ""

        yield PageColumn(id, title, name, max(4, len(title)), text, number)


def _counts(line: RoundLine) -> bool:
    """Say whether what a line holds is counted."""
    return line.state in (State.RETURNED, State.SUPERSEDED) and line.returned is not None


def _sum(line: RoundLine, field: str) -> int:
    return sum(getattr(line.returned, field).values()) if line.returned else 0


def _when(line: RoundLine) -> float:
    return line.returned.came if line.returned else 0


def _came(line: RoundLine) -> str:
    if line.returned is None:
        return ""
    return in_short(came_on(line.returned).date())


def _chased(line: RoundLine) -> str:
    return iso_in_short(line.expected.last_chased) if line.expected else ""


def _chased_on(line: RoundLine) -> float:
    """Return by what the schools come first that were asked the longest ago."""
    try:
        return -date.fromisoformat(line.expected.last_chased if line.expected else "").toordinal()
    except ValueError:
        return 0
