"""Who is at a meeting, each person of the register one key; and when the next meeting is."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.core.edits import Edit
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.meeting.meetings import meeting_called, meeting_in_words
from eh_tui.model.meeting.roll import (
    appoint,
    is_named,
    may_be_here,
    strangers_present,
    tick,
    welcome,
)
from eh_tui.model.people.register import register_of
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.meeting.shared_steps import ask_next_date


class RollScreen(ListScreen):
    """The people of the register, with what each is at the meeting."""

    WHERE: ClassVar = Scope.ROLL
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.ROLL))
    EMPTY = "Nobody is in the register yet. {roll-visitor} adds somebody as a visitor."

    def __init__(self, session: Session, meeting: Meeting) -> None:
        """List who may be at a meeting."""
        super().__init__(session)
        self._meeting_id = meeting.id

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now; raises `NotFound` where it was taken out."""
        return meeting_called(self.session.workbook, self._meeting_id)

    def heading(self) -> str:
        """Return how many are here, and when the next meeting is."""
        meeting, workbook = self.meeting, self.session.workbook
        register = register_of(workbook)
        here = sum(is_named(register, meeting.present, each) for each in may_be_here(workbook))
        here += len(strangers_present(workbook, meeting))
        visitors = len([name for name in meeting.visitors.splitlines() if name.strip()])
        said = f"{here} here" + (f", {visitors} visiting" if visitors else "")
        following = f"  next meeting: {meeting.next_date}" if meeting.next_date else ""
        return shown_on_one_line(f"{meeting_in_words(meeting)}  {said}{following}")

    def show_banner(self) -> None:
        """Say nothing: it is about the meeting that goes on."""

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each person, for who else is here, and for each visitor."""
        workbook, meeting = self.session.workbook, self.meeting
        lines = [self._line(person) for person in may_be_here(workbook)]
        for name in strangers_present(workbook, meeting):
            texts = ("[x]", shown_on_one_line(name), "not in the register", "")
            lines.append(Listed(texts, ("stranger", name)))
        for name in filter(str.strip, meeting.visitors.splitlines()):
            lines.append(Listed(("[x]", shown_on_one_line(name), "visitor", ""), ("visitor", name)))
        return tuple(lines)

    def action_choose(self) -> None:
        """Tick the person under the cursor, or take the tick away."""
        self._tick("present")

    def action_apologies(self) -> None:
        """Note that the person under the cursor sent apologies, or did not."""
        self._tick("apologies")

    def action_appoint(self, field: str) -> None:
        """Make the person under the cursor chair or clerk."""
        if person := self._person:
            self._do(f"{person.name}: {field}", *self._appointed(field, person))

    def action_visitor(self) -> None:
        """Ask for a visitor's name."""

        def answered(name: str) -> bool:
            self._do(f"{name}: visitor", *welcome(self.session.workbook, self.meeting, name))
            return True

        self.ask(
            Question("A visitor", "Their name, as the minutes should say it.", "Say who."), answered
        )

    def action_next_date(self) -> None:
        """Ask when the next meeting is."""
        ask_next_date(self.editor, self.meeting)

    @property
    def _person(self) -> Person | None:
        key = self.chosen.key if self.chosen else None
        people = may_be_here(self.session.workbook)
        return next((person for person in people if person.id == key), None)

    def _appointed(self, field: str, person: Person) -> tuple[Edit, ...]:
        return appoint(self.session.workbook, self.meeting, field, person.name)

    def _tick(self, field: str) -> None:
        if person := self._person:
            edits = tick(self.session.workbook, self.meeting, person, field)
            self._do(f"{person.name}: {'here' if field == 'present' else field}", *edits)

    def _do(self, label: str, *edits: Edit) -> None:
        with self.telling():
            self.session.apply(label, *edits)

    def _line(self, person: Person) -> Listed:
        meeting, register = self.meeting, register_of(self.session.workbook)

        def is_in(field: str) -> bool:
            return is_named(register, getattr(meeting, field), person)

        mark = "[x]" if is_in("present") else "[ ]"
        said = ", ".join(field for field in ("chair", "clerk", "apologies") if is_in(field))
        texts = (mark, shown_on_one_line(person.name), said, shown_on_one_line(person.role))
        return Listed(texts, person.id, f"{person.name}: {said or mark}")
