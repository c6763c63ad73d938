"""A meeting's agenda as a list, with what was discussed."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import kind_of
from eh_tui.model.core.register_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.meeting.agenda import AgendaPart, Point
from eh_tui.model.meeting.discussion import DISCUSSED, LATER
from eh_tui.model.meeting.meetings import meeting_in_words
from eh_tui.session import Session
from eh_tui.ui.commands import Scope
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.wording import look_of, rating_in_words

_MARKS = {DISCUSSED: "✓", LATER: "later"}


class AgendaScreen(ListScreen):
    """The actions of a meeting under the parts of its agenda."""

    WHERE: ClassVar = Scope.AGENDA
    BINDINGS: ClassVar[list[BindingType]] = []
    EMPTY = "Nothing is on the agenda."

    def __init__(
        self, session: Session, meeting: Meeting, agenda: tuple[Point, ...], here: str
    ) -> None:
        """List a meeting's agenda as it is now, with the cursor on an action."""
        super().__init__(session)
        self.start_key = here
        self.meeting = meeting
        self.agenda = agenda

    def heading(self) -> str:
        """Return which meeting it is, and how far it is."""
        done = sum(point.state == DISCUSSED for point in self.agenda)
        return f"Agenda of {meeting_in_words(self.meeting)}  {done} of {len(self.agenda)} discussed"

    def show_banner(self) -> None:
        """Say nothing: the heading says how far the meeting is."""

    def listed(self) -> tuple[Listed, ...]:
        """Return the parts of the agenda with their actions."""
        lines: list[Listed] = []
        for part in AgendaPart:
            points = [point for point in self.agenda if point.part is part]
            if points:
                lines.append(Listed((part.capitalize(),)))
                lines += [self._listed(point) for point in points]
        return tuple(lines)

    def _listed(self, point: Point) -> Listed:
        action, form = point.action, self.session.workbook.form
        decision = point.discussed.decision if point.discussed else ""
        detail = f"{action.id} {action.text}"
        if decision:
            detail = f"Decision: {decision}\n{detail}"
        texts = (
            action.id,
            _MARKS.get(point.state, ""),
            rating_in_words(action.rag, form),
            shown_on_one_line(action.when),
            shown_on_one_line(action.text),
        )
        address = Address(kind_of(action), action.id, "rag")
        return Listed(texts, action.id, detail, address, {2: look_of(form, action.rag)})
