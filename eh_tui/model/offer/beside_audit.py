"""What an audit shows of its offer beside the actions of commitments 3 and 4.

The program suggests and never rates. The outcomes are those of Leicester's form, by their ids.
"""

from collections.abc import Iterator
from datetime import date

from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.standing import Standing, standing_of_offer

AUDIT_FORM = "leicester-early-help"

_DEFINED, _PUBLISHED = "3.A", "3.B"
_AWARE = {"4.A": 0, "4.B": 1, "4.C": 2}
"""The group of the awareness matrix, by its place, of which each outcome is."""


def beside_actions(audit: Workbook, offer: Workbook, today: date) -> Iterator[tuple[str, str]]:
    """Yield the id of an action and what is to be said beside its text."""
    if audit.form.id != AUDIT_FORM:
        return
    stands = standing_of_offer(offer, today)
    seen: set[str] = set()
    for action in audit.actions:
        if action.outcome in seen:
            continue
        seen.add(action.outcome)
        if words := _words(offer, stands, action, audit.form.is_done(action.rag)):
            yield action.id, f"offer: {words}"


def _words(offer: Workbook, stands: Standing, action: Action, is_rated_done: bool) -> str:
    if action.outcome == _DEFINED:
        words = f"{stands.defined}; {stands.signed_off}; {stands.review}"
        done = stands.is_defined and stands.is_signed_off and not stands.review_overdue
        return f"{words}{_suggestion(is_rated_done, done=done)}"
    if action.outcome == _PUBLISHED:
        return f"{stands.published}{_suggestion(is_rated_done, done=stands.is_published)}"
    if action.outcome in _AWARE and _AWARE[action.outcome] < len(offer.awareness):
        return _told(offer, offer.awareness[_AWARE[action.outcome]].id)
    return ""


def _suggestion(is_rated_done: bool, *, done: bool) -> str:
    """Return what to look at where a rating and the offer do not go together."""
    if done and not is_rated_done:
        return " – completed?"
    return " – completed? the offer does not say so" if is_rated_done and not done else ""


def _told(offer: Workbook, group: str) -> str:
    messages = [message for message in offer.messages if message.awareness == group]
    if not messages:
        return "no message is noted"
    last = messages[-1]
    again = f", again {' '.join(last.again.split())}" if last.again.strip() else ""
    return f"last message {' '.join(last.date.split()) or 'without a date'}{again}"
