"""What others do to a workbook while it is open here."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from eh_tui.model.journal.news import what_was_done
from eh_tui.session import Session

if TYPE_CHECKING:
    from eh_tui.files.system.fs_watch import Notices

BETWEEN_LOOKS = 1.0
"""Seconds between looks where the disk does not tell; one takes microseconds."""

BETWEEN_CLOCKS = 20.0
"""Seconds between looks whether it is another day, or another folder under the same name."""

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
        self._notices: Notices | None = None
        self.others: tuple[str, ...] = ()
        """Who else has it open."""
        self.news = ""
        """What somebody else changed last, "" once that is old."""

    def begin(self, tell: Callable[[], object]) -> bool:
        """Let `tell` be called whenever it is worth looking; return whether that can be.

        To be asked for again now and then: the folder may have been put back from a copy.
        """
        from eh_tui.files.system.fs_watch import Notices  # after the first picture

        folder = Path(os.path.realpath(self._session.path)).parent
        if self._notices and not self._notices.is_of(folder):
            self._notices.end()
            self._notices = None
        if self._notices is None:
            with contextlib.suppress(OSError):
                self._notices = Notices(folder, tell)
        return self._notices is not None

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
        if self._notices:
            self._notices.follow(self._session.presence.processes)
        if records:
            self.news = what_was_done(self._session.workbook, records)
        return is_new
