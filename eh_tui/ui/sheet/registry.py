"""The lists of what a workbook holds, by the names that the table of keys gives them."""

from eh_tui.session import Session
from eh_tui.ui.lists.checks import ChecksScreen
from eh_tui.ui.lists.drafts import DraftsScreen
from eh_tui.ui.lists.due import DueScreen
from eh_tui.ui.lists.list_screen import ListScreen
from eh_tui.ui.lists.people import PeopleScreen
from eh_tui.ui.lists.signatures import SignaturesScreen
from eh_tui.ui.lists.terms import TermsScreen
from eh_tui.ui.lists.training import TrainingScreen
from eh_tui.ui.meeting.trend import TrendScreen

_LISTS: dict[str, type[ListScreen]] = {
    "checks": ChecksScreen,
    "drafts": DraftsScreen,
    "due": DueScreen,
    "people": PeopleScreen,
    "signatures": SignaturesScreen,
    "terms": TermsScreen,
    "training": TrainingScreen,
    "trend": TrendScreen,
}


def list_screen(name: str, session: Session) -> ListScreen:
    """Return the list of a name, of a session's workbook."""
    return _LISTS[name](session)
