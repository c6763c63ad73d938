"""The dialog in which a review meeting begins: its day, who is there, and its agenda."""

from collections import Counter
from typing import ClassVar

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.meeting.agenda import PARTS, AgendaFilter, AgendaPart, AgendaView, viewed
from eh_tui.model.meeting.lifecycle import agenda_of
from eh_tui.model.meeting.meetings import far_from, last_meeting, open_meeting
from eh_tui.model.meeting.minutes.approval import was_there
from eh_tui.model.meeting.roll import Roll, begin
from eh_tui.model.people.suggestions import KnownName, known_names
from eh_tui.session import Session
from eh_tui.ui.dialogs.form import FormDialog, Switches

USUAL = "Termly review"
"""What a meeting is where nobody says."""


class MeetingStart(FormDialog[Meeting]):
    """Asks what a meeting is; it is dismissed with the meeting begun, or None."""

    TITLE_OF_FORM: ClassVar = "A review meeting"

    def __init__(self, session: Session) -> None:
        """Begin a meeting on a session's workbook."""
        super().__init__()
        self.session = session
        self._last = last_meeting(session.workbook)

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return the fields, the kind as at the last meeting; who is here nobody can know."""
        last = self._last
        return (
            ("date", "Date", day_in_words(self.app.today())),
            ("kind", "Kind of meeting", last.kind if last else USUAL),
            ("present", "Who is here", ""),
        )

    def names(self) -> dict[str, tuple[KnownName, ...]]:
        """Return the names of those who may be here."""
        return {"present": known_names(self.session.workbook)}

    def kept(self) -> tuple[Drafts, str]:
        """Return the workbook's drafts: it may be a long list of names."""
        return self.session.drafts, self.TITLE_OF_FORM

    def switches(self) -> Switches[str]:
        """Return the parts of the agenda, each with its number of actions as they are now."""
        workbook, records = self.session.workbook, self.session.records
        today = self.app.today()
        points = agenda_of(workbook, records, Meeting(""), today)
        counts = Counter(point.part for point in points)
        overdue = viewed(workbook, points, AgendaView(AgendaFilter.OVERDUE), today, frozenset())
        before = len(overdue) - counts[AgendaPart.OVERDUE]
        more = {AgendaPart.OVERDUE: f", and {before} above"} if before else {}
        return Switches(
            [(part, f"{part}  ({counts[part]}{more.get(part, '')})") for part in PARTS], PARTS
        )

    def about_switches(self) -> str:
        """Return that they are the agenda, and by which rating where a row has several."""
        by = self.session.workbook.form.counted_by
        return f"Agenda by {by}" if by else "Agenda"

    def carry_out(self, texts: dict[str, str]) -> Meeting | None:
        """Begin the meeting, unless somebody else just has."""
        self.session.refresh()
        taken = self.query_one(Switches).taken
        parts = tuple(part for part in PARTS if part in taken)
        present = texts["present"]
        chair, clerk = self._still_here(present, "chair"), self._still_here(present, "clerk")
        roll = Roll(present, chair, clerk)
        edits = begin(
            self.session.workbook,
            date=texts["date"],
            kind=texts["kind"],
            roll=roll,
            parts=parts,
        )
        self.session.apply(f"Meeting begun: {texts['kind']}, {texts['date']}", *edits)
        if far := far_from(texts["date"], self.app.today()):
            self.app.say(far)
        return open_meeting(self.session.workbook)

    def _still_here(self, present: str, field: str) -> str:
        """Return who led or wrote at the last meeting, "" where they are not named as here."""
        name = str(getattr(self._last, field)) if self._last else ""
        here = Meeting("", present=present)
        return name if name and was_there(self.session.workbook, here, name) else ""
