"""What others do to a workbook while it is open here."""

from typing import Protocol, runtime_checkable

from eh_tui.model.names import what_was_done
from eh_tui.session import Session

BETWEEN_LOOKS = 1.0
"""Seconds; a look at two files takes microseconds where nothing has changed."""

NEWS_STAYS = 15.0
"""Seconds for which the status line says what somebody else changed."""


@runtime_checkable
class WatchesWorkbook(Protocol):
    """A screen above the sheet that shows the workbook too."""

    def catch_up(self) -> None:
        """Show the workbook as it is now."""


class Watch:
    """Looks whether others have changed something, come or gone."""

    def __init__(self, session: Session) -> None:
        """Watch a session's workbook."""
        self._session = session
        self._trouble = ""
        self.others: tuple[str, ...] = ()
        """Who else has it open."""
        self.news = ""
        """What somebody else changed last, "" once that is old."""

    def looks_different(self) -> bool:
        """Look once, and return whether there is anything new to show."""
        records, others = self._session.refresh(), self._session.presence.others()
        is_new = bool(records) or (others, self._session.trouble) != (self.others, self._trouble)
        self.others, self._trouble = others, self._session.trouble
        if records:
            self.news = what_was_done(self._session.workbook, records)
        return is_new


def state_of(session: Session) -> str:
    """Return the one or two words that always say whether all is saved."""
    if session.trouble:
        return "FILE BROKEN"
    if session.store.view_only:
        return "VIEW ONLY"
    if session.workbook.school.locked:
        return "LOCKED"
    return "NOT SAVED" if session.unsaved else "Saved"
