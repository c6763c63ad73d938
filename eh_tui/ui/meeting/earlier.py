"""What the cards of a meeting say of earlier: how the last one left an action, what came since."""

from collections.abc import Iterator

from eh_tui.model.core.columns import form_rows, kind_of
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.journal.differing import differing
from eh_tui.model.journal.log import moment
from eh_tui.model.meeting.changes_between import changed_in, changes_of, since_last
from eh_tui.model.meeting.discussion import at_last_meeting, discussed_in
from eh_tui.model.meeting.meetings import last_meeting
from eh_tui.session import Session
from eh_tui.ui.wording import rating_in_words

REMARKED = {"last": "", "since": "", "private": ""}
"""The lines of a card that are only told, and that no key edits."""


class Earlier:
    """What was before a meeting, as its cards tell it."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        """Look back from a meeting."""
        self._session = session
        self._last = last_meeting(session.workbook, meeting)
        self._since = since_last(session.records, self._last, meeting)
        self.changed = changed_in(self._since)
        """The ids of what was changed since the last meeting."""

    def at_last_meeting(self, id: str) -> str:
        """Return how the last meeting left an action, and what it decided; "" for the first."""
        if self._last is None:
            return ""
        workbook = self._session.workbook
        stand = at_last_meeting(workbook, self._last, id)
        if stand is None:
            return "it was not there yet"
        row = discussed_in(workbook, self._last).get(id)
        words = (rating_in_words(stand.rag, workbook.form), stand.when or "", stand.who or "")
        left = "   ".join(shown_on_one_line(word) for word in words if word)
        return f"{left}\nDecided: {row.decision}" if row and row.decision else left

    def since(self, id: str) -> Iterator[str]:
        """Yield what was changed in an action since then, and by whom, a line each."""
        workbook = self._session.workbook
        rows = {row.id: row for row in form_rows(workbook)}
        for change in changes_of(self._since, id):
            row = rows.get(id)
            what = heading_of(workbook, kind_of(row), row, change.field) if row else change.field
            old, new = (self._spoken(row, change.field, text) for text in (change.old, change.new))
            old, new = differing(old, new)
            yield f"{what}: {old} -> {new} ({change.by}, {moment(change.at)})"

    def _spoken(self, row: FormRow | None, field: str, text: str) -> str:
        workbook = self._session.workbook
        if level := level_told(workbook, row, field, text):
            return rating_in_words(level, workbook.form)
        return shown_on_one_line(text) or "(empty)"
