"""Who leads a meeting on the screens: one session shows, the others may follow it."""

from eh_tui.files.beside.showing import Shown
from eh_tui.session import Session


class Leading:
    """One session's part in showing a meeting."""

    def __init__(self, session: Session, meeting: str) -> None:
        """Take part in a meeting, given by its id."""
        self._session = session
        self._meeting = meeting

    @property
    def leader(self) -> Shown | None:
        """Who leads it elsewhere, None where nobody who is still there does."""
        shown = self._session.showing.read()
        own = self._session.presence.own_id
        if shown is None or shown.meeting != self._meeting or shown.leads == own:
            return None
        return shown if self._session.presence.is_here(shown.leads) else None

    def show(self, action: str) -> None:
        """Show an action to those who follow, unless somebody else leads."""
        if self.leader is None:
            self._hand(self._session.presence.own_id, self._session.by, action)

    def hand_on(self, to: str, name: str) -> None:
        """Let another session lead from what is shown now."""
        shown = self._session.showing.read()
        self._hand(to, name, shown.action if shown else "")

    def take(self, action: str) -> None:
        """Lead from here on."""
        self._hand(self._session.presence.own_id, self._session.by, action)

    def _hand(self, leads: str, by: str, action: str) -> None:
        self._session.showing.show(Shown(self._meeting, action, leads, by))
