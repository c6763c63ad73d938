"""What is due, overdue or without a date, each line one key from its cell."""

from collections import Counter
from typing import ClassVar

from eh_tui.model.core.address import Address
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.due import Due, State, dues
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read_cell
from eh_tui.ui.commands import Where
from eh_tui.ui.lists.list_screen import Listed, ListScreen

_LOCKED = "This audit is locked: what it left open is due in the one that follows it."


class DueScreen(ListScreen):
    """The rows of an audit by how pressing their dates are."""

    WHERE: ClassVar = Where.DUE
    EMPTY = "Nothing is due, and nothing lacks a date."

    def heading(self) -> str:
        """Return how many rows there are of each state."""
        found = dues(self.session.workbook, self.app.today())
        counts = Counter(due.state for due in found)
        said = (_counted(state, counts[state]) for state in State if counts[state])
        return f"Due  {', '.join(said)}".rstrip()

    def listed(self) -> tuple[Listed, ...]:
        """Return the rows under their states, the most pressing first."""
        if self.session.workbook.school.locked:
            return (Listed((_LOCKED,), "locked", _LOCKED),)
        found = dues(self.session.workbook, self.app.today())
        lines: list[Listed] = []
        for state in State:
            of_state = [due for due in found if due.state is state]
            if of_state:
                lines.append(Listed((state.capitalize(),)))
                lines += [self._listed(due) for due in of_state]
        return tuple(lines)

    def _listed(self, due: Due) -> Listed:
        workbook, today = self.session.workbook, self.app.today()
        reading = read_cell(due.id, due.field, due.when, today, calendar_of(workbook))
        said = in_words(reading, today)
        row = row_of(workbook, due.kind, due.id)
        heading = heading_of(workbook, due.kind, row, due.field)
        when = shown_on_one_line(due.when) or "–"
        detail = f"{due.id} {heading}: {when}  ({said})\n{due.text}"
        text = shown_on_one_line(due.text)
        who = shown_on_one_line(due.who)
        address = Address(due.kind, due.id, due.field)
        return Listed((due.id, when, who, text), (due.id, due.field), detail, address)


def _counted(state: State, number: int) -> str:
    """Return how many rows there are of a state, "1 needs a date"."""
    words = {
        State.REVIEW_OVERDUE: "review overdue" if number == 1 else "reviews overdue",
        State.NEEDS_A_DATE: "needs a date" if number == 1 else "need a date",
    }
    return f"{number} {words.get(state, state.value)}"
