"""The lines of a partnership's page, and the headings above its columns."""

from collections.abc import Iterator, Sequence

from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.partnership.collated import RoundLine, State
from eh_tui.ui.lists.lines import Lines
from eh_tui.ui.partnership.columns import PageColumn
from eh_tui.ui.text import fit

_LOOKS = {State.MISSING: "red", State.PROBLEM: "amber"}
"""The look of a state's word, which says it without any colour too."""


_MORE_FOR_NAMES = 16
"""Cells that a school's name may have besides its own, of those that no column needs."""


class SchoolLines(Lines[RoundLine]):
    """A line for each school, or file, in as many columns as there is room for."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.columns: tuple[PageColumn, ...] = ()
        self.first = 0
        """How many columns after the school's are out of sight at the left."""

    def is_heading(self, _: RoundLine) -> bool:
        """Say that every line is a school's."""
        return False

    def stops_in(self, lines: tuple[RoundLine, ...]) -> Sequence[int]:
        """Return all lines, of which there may be those of all England's schools."""
        return range(len(lines))

    def is_same(self, line: RoundLine, other: RoundLine) -> bool:
        """Say whether two lines are of the same school and file."""
        return line is other or (line.file == other.file and line.school == other.school)

    def text_of(self, line: RoundLine, width: int) -> str:
        """Return a line's texts side by side."""
        return fit("".join(text for text, _ in self.stretches_of(line, width)), width)

    def stretches_of(self, line: RoundLine, width: int) -> Iterator[tuple[str, str | None]]:
        """Return a line's texts side by side, its state in the colour that says it too."""
        for column, room in self._placed(width):
            look = _LOOKS.get(line.state) if column.id == "state" else None
            yield fit(shown_on_one_line(column.text(line)), room), look
            yield " ", None

    def heading(self, width: int, sort: str, is_reversed: bool) -> str:
        """Return what stands above the columns, with an arrow at the one sorted by.

        One at the right says that there are more.
        """
        arrow = "↑" if is_reversed else "↓"
        placed = tuple(self._placed(width))
        titles = (
            (_with_arrow(column.title, arrow) if column.id == sort else column.title, room)
            for column, room in placed
        )
        words = " " + " ".join(fit(title, room) for title, room in titles)
        more = self.first + len(placed) < len(self.columns)
        return f"{fit(words, width)} →" if more else words

    def scroll_columns(self, step: int) -> None:
        """Show the columns from the next one on, or from the one before."""
        self.first = max(0, min(self.first + step, len(self.columns) - 2))
        self.refresh()

    def _placed(self, width: int) -> Iterator[tuple[PageColumn, int]]:
        """Yield the columns that there is room for, the school's first."""
        if not self.columns:
            return
        school, *others = self.columns
        placed, left = [], width - school.width - 1
        for column in others[self.first :]:
            if left <= column.width:
                break
            placed.append((column, column.width))
            left -= column.width + 1
        yield school, max(1, school.width + min(left, _MORE_FOR_NAMES))
        yield from placed


def _with_arrow(title: str, arrow: str) -> str:
    """Return a title with an arrow: in place of its colon, since letters fill its column."""
    before, colon, letters = title.partition(":")
    return f"{before}{arrow}{letters}" if colon else f"{title}{arrow}"
