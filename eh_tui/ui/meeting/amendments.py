"""What is to be amended in the minutes of a meeting, and their approval."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.review.meeting_rows import Amendment, Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.meeting.meetings import meeting_called, open_meeting
from eh_tui.model.meeting.minutes.approval import (
    amendments_of,
    approve,
    settle,
    standing_of_minutes,
    stop_if_no_approver,
)
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.editing.amending import type_amendment
from eh_tui.ui.lists.list_screen import Listed, ListScreen


class AmendmentsScreen(ListScreen):
    """What those who were there want the minutes to say; each is taken or left."""

    WHERE: ClassVar = Scope.AMENDMENTS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.AMENDMENTS))
    EMPTY = "Nothing is to be amended. {amend} proposes something, {approve} approves the minutes."

    def __init__(self, session: Session, meeting: str) -> None:
        """List what was proposed for the minutes of a meeting, given by its id."""
        super().__init__(session)
        self._meeting_id = meeting

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now; raises `NotFound` where it was taken out."""
        return meeting_called(self.session.workbook, self._meeting_id)

    def heading(self) -> str:
        """Return which minutes they are, and whether they are final."""
        meeting = self.meeting
        return shown_on_one_line(f"Minutes of {meeting.id}  {standing_of_minutes(meeting)}")

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each amendment."""
        return tuple(
            Listed(
                (row.answer or "open", shown_on_one_line(row.by), shown_on_one_line(row.text)),
                row.id,
                f"{row.about}  {row.text}" if row.about else row.text,
            )
            for row in amendments_of(self.session.workbook, self.meeting)
        )

    def action_propose(self) -> None:
        """Ask who proposes something, then what the minutes should say."""
        type_amendment(self.editor, self._meeting_id, self.ask)

    def action_settle(self, answer: str) -> None:
        """Take the amendment under the cursor, or leave it."""
        if row := self._amendment:
            id = row.id
            self._do(f"{id} {answer}", lambda: settle(self.session.workbook, id, answer))

    def action_approve(self) -> None:
        """Ask who approves the minutes, and do it."""

        def answered(name: str) -> bool:
            day = day_in_words(self.app.today())
            with self.telling():
                stop_if_no_approver(self.session.workbook, self.meeting, name)
                self._do(
                    f"Minutes of {self._meeting_id} approved",
                    lambda: approve(self.session.workbook, self.meeting, day, name),
                )
                return True
            return False

        going_on = open_meeting(self.session.workbook)
        start = going_on.chair if going_on else ""
        question = Question("Who approves the minutes?", "As they should say it.", "", start=start)
        self.ask(question, answered)

    @property
    def _amendment(self) -> Amendment | None:
        key = self.chosen.key if self.chosen else None
        return next((row for row in self.session.workbook.amendments if row.id == key), None)

    def _do(self, label: str, make: Callable[[], tuple[Edit, ...]]) -> None:
        with self.telling():
            self.session.apply(label, *make())
