"""What others do to a workbook while it is open here."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.screen import Screen
from textual.timer import Timer

from eh_tui.model.journal.news import what_was_done
from eh_tui.session import Session

if TYPE_CHECKING:
    from eh_tui.files.system.fs_watch import Notices

BETWEEN_LOOKS = 1.0
"""Seconds between looks where the disk does not tell; one takes microseconds."""

SELDOM = 20.0
"""Seconds between looks where it does: it tells nothing of a folder that was put back."""

NEWS_STAYS = 15.0
"""Seconds for which the status line says what somebody else changed."""


@runtime_checkable
class ShowsWorkbook(Protocol):
    """A screen above the one that watches, which shows the workbook too."""

    def catch_up(self) -> None:
        """Show the workbook as it is now."""


class Watch:
    """Looks whether others have changed something, come or gone, and has it shown."""

    def __init__(self, screen: Screen[Any], session: Session, show: Callable[[], None]) -> None:
        """Watch a session's workbook for a screen, on which `show` shows how it is now."""
        self._screen = screen
        self._session = session
        self._show = show
        self._trouble = ""
        self._notices: Notices | None = None
        self._looking: Timer | None = None
        self._fading: Timer | None = None
        self._has_ended = False
        self.others: tuple[str, ...] = ()
        """Who else has it open."""
        self.news = ""
        """What somebody else changed last, "" once that is old."""

    def begin(self) -> None:
        """Look once, and from then on when something happens, or now and then."""
        if self._has_ended:  # another workbook was opened before the first picture
            return
        self._listen()
        if self._notices:
            self._looking = self._screen.set_interval(SELDOM, self._look_again)
        else:
            self._looking = self._screen.set_interval(BETWEEN_LOOKS, self.look)
        self.look()

    def end(self) -> None:
        """Watch no more, and tell the others that I have left."""
        self._has_ended = True
        if self._notices:
            self._notices.end()
        for timer in filter(None, (self._looking, self._fading)):
            timer.stop()
        self._session.presence.leave()

    def look(self) -> None:
        """Look once, and show what others have changed, here and on the screens above."""
        records, others = self._session.refresh(), self._session.presence.others()
        is_new = bool(records) or (others, self._session.trouble) != (self.others, self._trouble)
        self.others, self._trouble = others, self._session.trouble
        if self._notices:
            self._notices.follow(self._session.presence.processes)
        if records:
            self._tell(what_was_done(self._session.workbook, records))
        if is_new:
            self.show_everywhere()

    def _look_again(self) -> None:
        self._listen()
        self.look()

    def _listen(self) -> None:
        """Let the system tell of the folder that the workbook is in now, if it can."""
        from eh_tui.files.system.fs_watch import Notices  # after the first picture

        folder = Path(os.path.realpath(self._session.path)).parent
        if self._notices and not self._notices.is_of(folder):
            self._notices.end()
            self._notices = None
        if not self._notices:
            with contextlib.suppress(OSError):
                self._notices = Notices(folder, lambda: self._screen.call_later(self.look))

    def show_everywhere(self) -> None:
        """Show the workbook as it is now, here and on the screens above."""
        self._show()
        for screen in self._screen.app.screen_stack:
            # One that is just being opened will show the workbook as it is by itself.
            is_above = screen is not self._screen and screen.is_mounted
            if is_above and isinstance(screen, ShowsWorkbook):
                screen.catch_up()

    def _tell(self, news: str) -> None:
        """Have the status line say for a while what somebody else changed."""
        self.news = news
        if self._fading:
            self._fading.stop()
        self._fading = self._screen.set_timer(NEWS_STAYS, self._forget_news)

    def _forget_news(self) -> None:
        self.news = ""
        self._show()
