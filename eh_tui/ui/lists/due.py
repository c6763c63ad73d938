"""What is due, overdue or without a date, each line one key from its cell."""

from collections import Counter
from itertools import groupby
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.assumed_dates import terms_missing
from eh_tui.model.core.address import Address
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.due import Due, DueState, due_in_words, dues, time_left, urgency, without_a_date
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read_cell
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.wording import look_of, rating_in_words

_UNDATED = "undated"
_LOCKED = "This audit is locked: what it left open is due in the one that follows it."


class DueScreen(ListScreen):
    """The rows of an audit by how pressing their dates are."""

    WHERE: ClassVar = Scope.DUE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.DUE))
    EMPTY = "Nothing is due, and nothing lacks a date."

    def __init__(self, session: Session) -> None:
        """List what is due; of what has no date only how much there is, until that is asked."""
        super().__init__(session)
        self._is_unfolded = False

    def heading(self) -> str:
        """Return how many rows there are of each state."""
        found = dues(self.session.workbook, self.app.today())
        counts = Counter(due.state for due in found)
        said = (_counted(state, counts[state]) for state in DueState if counts[state])
        return f"Due  {', '.join(said)}".rstrip()

    def listed(self) -> tuple[Listed, ...]:
        """Return the rows under their states, the most pressing first."""
        if self.session.workbook.school.locked:
            return (Listed((_LOCKED,), "locked", _LOCKED),)
        found = sorted(dues(self.session.workbook, self.app.today()), key=urgency)
        lines: list[Listed] = []
        for state, rows in groupby(found, key=lambda due: due.state):
            of_state = list(rows)
            if state is DueState.NEEDS_A_DATE:
                lines.append(self._fold(len(of_state)))
                of_state = of_state if self._is_unfolded else []
            else:
                lines.append(Listed((state.capitalize(),)))
            lines += [self._listed(due) for due in of_state]
        key = self.app.key_of("terms")
        if missing := terms_missing(self.session.workbook, self.app.today(), key):
            lines.append(Listed((missing,)))
        return tuple(lines)

    def action_choose(self) -> None:
        """Go to the cell, or list what has no date, or only how much of it there is."""
        if self.chosen and self.chosen.key == _UNDATED:
            self._is_unfolded = not self._is_unfolded
            self.catch_up()
        else:
            super().action_choose()

    def _fold(self, number: int) -> Listed:
        words = f"{'▾' if self._is_unfolded else '▸'} {without_a_date(number)}"
        what = "hides" if self._is_unfolded else "lists"
        return Listed((words,), _UNDATED, f"{without_a_date(number)}: Enter {what} them")

    def _listed(self, due: Due) -> Listed:
        workbook, today = self.session.workbook, self.app.today()
        reading = read_cell(due.id, due.field, due.when, today, calendar_of(workbook))
        is_by_then = due.due is None or due.due == reading.end
        said = in_words(reading, today) if is_by_then else due_in_words(due, today)
        row = row_of(workbook, due.kind, due.id)
        heading = heading_of(workbook, due.kind, row, due.field)
        when = shown_on_one_line(due.when) or "–"
        rated = "" if due.rag is None else f"  {rating_in_words(due.rag, workbook.form)}"
        detail = f"{due.id} {heading}: {when}  ({said}){rated}\n{due.text}"
        letter = "" if due.rag is None else workbook.form.level(due.rag).letter
        who, text = shown_on_one_line(due.who), shown_on_one_line(due.text)
        texts = (due.id, letter, time_left(due, today) or when, who, text)
        ratings = {} if due.rag is None else {1: look_of(workbook.form, due.rag)}
        address = Address(due.kind, due.id, due.field)
        return Listed(texts, (due.id, due.field), detail, address, ratings)


def _counted(state: DueState, number: int) -> str:
    """Return how many rows there are of a state, "1 needs a date or a review"."""
    if state is DueState.NEEDS_A_DATE:
        return without_a_date(number)
    many = {DueState.REVIEW_OVERDUE: "reviews overdue"} if number > 1 else {}
    return f"{number} {many.get(state, state.value)}"
