"""What others do to a workbook while it is open here."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.message import Message

from eh_tui.model.names import what_was_done
from eh_tui.session import Session

if TYPE_CHECKING:
    from eh_tui.files.notices import Notices

BETWEEN_LOOKS = 1.0
"""Seconds between looks where the disk does not tell; one takes microseconds."""

NEWS_STAYS = 15.0
"""Seconds for which the status line says what somebody else changed."""


@runtime_checkable
class WatchesWorkbook(Protocol):
    """A screen above the sheet that shows the workbook too."""

    def catch_up(self) -> None:
        """Show the workbook as it is now."""


class SomethingChanged(Message):
    """Something has happened to the workbook's files."""


class Watch:
    """Looks whether others have changed something, come or gone."""

    def __init__(self, session: Session) -> None:
        """Watch a session's workbook."""
        self._session = session
        self._trouble = ""
        self._notices: Notices | None = None
        self.others: tuple[str, ...] = ()
        """Who else has it open."""
        self.news = ""
        """What somebody else changed last, "" once that is old."""

    def begin(self, tell: Callable[[], object]) -> None:
        """Let `tell` be called, in another thread, whenever it is worth looking.

        Where that can't be, `is_told` says so.
        """
        from eh_tui.files.notices import Notices  # after the first picture

        path = Path(os.path.realpath(self._session.path))
        try:
            self._notices = Notices(path.parent, path.stem, tell)
        except OSError:
            self._notices = None

    @property
    def is_told(self) -> bool:
        """Whether whatever happens to the files is told, so that nobody need look for it."""
        return self._notices is not None and not self._notices.has_ended

    def end(self) -> None:
        """Watch no more, and tell the others that I have left."""
        if self._notices:
            self._notices.end()
        self._session.presence.leave()

    def looks_different(self) -> bool:
        """Look once, and return whether there is anything new to show."""
        records, others = self._session.refresh(), self._session.presence.others()
        is_new = bool(records) or (others, self._session.trouble) != (self.others, self._trouble)
        self.others, self._trouble = others, self._session.trouble
        if records:
            self.news = what_was_done(self._session.workbook, records)
        return is_new
