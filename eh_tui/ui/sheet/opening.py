"""The screens and files that the sheet leads to."""

from __future__ import annotations

from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.ui.sheet.moving import MovingScreen


class OpeningScreen(MovingScreen):
    """The sheet's screen with the keys that open others above it, or write files."""

    def action_walk(self, start: str = "") -> None:
        """Walk through the actions from the one under the cursor, by the rating that it is on.

        With the id of a row, which may be an outcome's, from there.
        """
        from eh_tui.model.audit.walk import step_of, stops
        from eh_tui.ui.meeting.walk import WalkScreen

        cursor, walk = self.sheet.cursor, stops(self.workbook)
        at = step_of(walk, start or (cursor.id if cursor else None))
        screen = WalkScreen(self.session, self._action_id() if at is None else walk[at].row.id)
        if cursor and at is not None and (rating := walk[at].rating(cursor.field)):
            screen.asking.ask(rating)
        self.app.push_screen(screen, self._walked)

    def action_meeting(self) -> None:
        """Go on with the review meeting, or begin one."""
        from eh_tui.model.meeting.meetings import open_meeting
        from eh_tui.ui.meeting.start import MeetingStart

        self._watch.look()  # somebody may just have begun it
        if meeting := open_meeting(self.workbook):
            self._hold(meeting)
        else:
            self.app.push_screen(MeetingStart(self.session), self._hold)

    def _hold(self, meeting: Meeting | None) -> None:
        from eh_tui.ui.meeting.screen import MeetingScreen

        if meeting:
            screen = MeetingScreen(self.session, meeting, self.app.today())
            self.app.push_screen(screen, self._walked)

    def action_summary(self) -> None:
        """Show the counts."""
        from eh_tui.ui.summary.screen import SummaryScreen

        self.app.push_screen(SummaryScreen(self.session))

    def action_guidance(self) -> None:
        """Show the guidance of the commitment under the cursor."""
        from eh_tui.ui.sheet.guidance import GuidanceScreen

        section = self._section()
        above, below = self.sheet.lift(self.size.height // 2 - 1)
        around = self.size.height - self.sheet.size.height - 1  # the lines at the bottom
        self.app.push_screen(GuidanceScreen(self.workbook, section, above + 1, below + around))

    def action_history(self) -> None:
        """Show who changed what in the row under the cursor."""
        from eh_tui.ui.history.screen import HistoryScreen

        id = self.sheet.cursor.id if self.sheet.cursor else ""
        self.app.push_screen(HistoryScreen(self.session, id), lambda _: self._show_all())

    def action_list(self, name: str) -> None:
        """Show one of the lists of what the workbook holds, and go where it leads."""
        from eh_tui.ui.sheet.registry import list_screen

        self.app.push_screen(list_screen(name, self.session), self._jump)

    def action_evidence(self) -> None:
        """Show what shows that the action under the cursor was done."""
        from eh_tui.ui.lists.evidence import EvidenceScreen

        if id := self._action_id():
            self.app.push_screen(EvidenceScreen(self.session, id), lambda _: self._show_all())
        else:
            self._say("Put the cursor on an action.")

    def action_new_year(self) -> None:
        """Begin a new year's audit, and open it."""
        from eh_tui.files.beside.next_year import stop_if_not_to_be_closed
        from eh_tui.ui.shelf.new_year import NewYearDialog

        def made(path: Path | None) -> None:
            if path:
                self.app.open_workbook(path)

        with self._editor.telling():
            stop_if_not_to_be_closed(self.session.store)
            self.app.push_screen(NewYearDialog(self.session), made)

    def action_mark(self) -> None:
        """Give this moment a name in the history."""
        from eh_tui.ui.history.screen import mark

        mark(self, self.session, self._show_all)

    def action_export(self, changes: bool = False) -> None:
        """Write the Excel file beside the workbook, with the last meeting's changes if wanted."""
        from eh_tui.ui.sheet.export import export_beside

        try:
            submit = self.app.key_of("submit")
            self._say(export_beside(self.session, self.app.today(), submit, changes=changes))
        except EhError as error:
            self._say(str(error), error=True)

    def action_calendar(self) -> None:
        """Write the dates for people's calendars beside the workbook."""
        from eh_tui.ui.sheet.export import calendar_beside

        try:
            self._say(calendar_beside(self.session, self.app.today()))
        except EhError as error:
            self._say(str(error), error=True)

    def action_import_return(self) -> None:
        """Ask for a sheet that came back, and show what it says."""
        from eh_tui.ui.returns.opening import ask_for_return

        ask_for_return(self, self.session, self._jump)

    def action_show_return(self, path: str) -> None:
        """Show what a sheet that came back says."""
        from eh_tui.ui.returns.opening import open_return

        open_return(self, self.session, Path(path), self._jump)

    def action_upgrade(self) -> None:
        """Ask for another version of the form, and show what it would change."""
        from eh_tui.ui.upgrade.opening import ask_for_version

        ask_for_version(self, self.session, lambda _: self._show_all())

    def action_submit(self) -> None:
        """Say that the audit is done, for the partnership's lead."""
        from eh_tui.ui.editing.submit import submit_audit

        self._watch.look()  # what is submitted is what stands in the file
        submit_audit(self._editor, self.app.today())

    def action_offer(self) -> None:
        """Open the school's offer; where there is none yet, ask for its name and make it."""
        from eh_tui.ui.sheet.offer import offer_file, open_or_make

        open_or_make(self, self.session, offer_file(self.session))

    def action_open(self) -> None:
        """Show the list of workbooks."""
        from eh_tui.ui.shelf.screen import ShelfScreen

        self.app.push_screen(ShelfScreen(self.session.path.parent, can_leave=True))

    def _walked(self, id: str | None) -> None:
        self._show_all()
        if id:
            self.sheet.go_to(Address(Kind.ACTIONS, id, "rag"))
