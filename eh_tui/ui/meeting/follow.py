"""A meeting on a projector or a colleague's screen: it shows what whoever leads shows, no more."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.files.store.journal import now
from eh_tui.files.system import paths
from eh_tui.model.audit.walk import Stop, stops
from eh_tui.model.core.form_rows import FormRow, Outcome
from eh_tui.model.core.names import audit_title
from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.model.due import due_in_words, dues
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.agenda_tree import (
    agenda_tree,
    minutes_since,
    planned_minutes,
    time_words,
)
from eh_tui.model.meeting.changes_between import beginning
from eh_tui.model.meeting.discussion import discussed_in, stand_of
from eh_tui.model.meeting.matters import is_yes, matters_of
from eh_tui.model.meeting.meetings import meeting_in_words, open_meeting
from eh_tui.model.meeting.minutes.wording import when_words, who_words
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import Scope, all_commands, bindings, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.meeting.cards.lines import CardLine
from eh_tui.ui.text import content
from eh_tui.ui.wording import also_open

BETWEEN_LOOKS_AT_LEADER = 0.5
"""Seconds between looks at what is shown; one takes microseconds."""

_PARTS = ("head", "outcome", "text", "rating", "when", "who", "said", "decision", "foot")


class FollowScreen(Screen[None]):
    """One action or item with large gaps, its rating in words, the time left; no key changes it."""

    WHERE: ClassVar = Scope.FOLLOW
    CSS_PATH = paths.styles_folder() / "follow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.FOLLOW))
    app = getters.app(BaseApp)

    def __init__(self, session: Session) -> None:
        """Follow the meeting of a session's workbook."""
        super().__init__()
        self.session = session
        session.only_follow()

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Vertical(id="follow"):
            for part in _PARTS:
                yield CardLine(f"follow-{part}")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Begin to follow."""
        self.catch_up()
        self.set_interval(BETWEEN_LOOKS_AT_LEADER, self.catch_up)

    def on_resize(self) -> None:
        """Say which keys there are."""
        shown = as_bound((*all_commands(self.WHERE), *named("help")), self.app.settings.keys)
        self.query_one("#keys", Static).update(content(hints(shown, self.size.width - 2)))

    def catch_up(self) -> None:
        """Show what is shown now."""
        self.session.refresh()
        meeting = open_meeting(self.session.workbook)
        texts = dict.fromkeys(_PARTS, "")
        if meeting is None:
            texts["head"] = audit_title(self.session.workbook.school)
            texts["text"] = "No meeting is going on."
        else:
            texts["head"], texts["foot"] = self._head(meeting), self._foot()
            texts |= self._shown(meeting)
        for part, text in texts.items():
            line = self.query_one(f"#follow-{part}", CardLine)
            line.put(text)
            line.display = bool(text)

    def action_leave(self) -> None:
        """Follow no more, and leave the program where nothing lies below."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.app.exit()

    def _shown(self, meeting: Meeting) -> dict[str, str]:
        """Return what the parts of the screen say of what is shown."""
        shown = self.session.showing.read()
        if shown is None or shown.meeting != meeting.id:
            return {"text": "Nothing is shown yet."}
        matters = matters_of(self.session.workbook, meeting)
        if matter := next((each for each in matters if each.id == shown.action), None):
            return _item(matter)
        known = {stop.row.id: stop for stop in stops(self.session.workbook)}
        stop = known.get(shown.action)
        return self._card(meeting, stop) if stop else {"text": "The agenda has been gone through."}

    def _head(self, meeting: Meeting) -> str:
        records = self.session.records
        at = beginning(records, meeting)
        planned = planned_minutes(agenda_tree(matters_of(self.session.workbook, meeting), ()))
        spent = minutes_since(records[at].at, now()) if at else 0
        return f"{meeting_in_words(meeting)}   {time_words(spent, planned)}"

    def _card(self, meeting: Meeting, stop: Stop) -> dict[str, str]:
        action, workbook = stop.row, self.session.workbook
        stand, form = stand_of(action), workbook.form
        when, who = form.heading_of(Role.WHEN, "When"), form.heading_of(Role.WHO, "Who")
        wide, dated = max(6, len(when), len(who)), f"{when_words(stand)}{self._due(action)}"
        row = discussed_in(workbook, meeting).get(action.id)
        word = workbook.form.words.commitment
        return {
            "outcome": f"{word} {stop.commitment.id}, {stop.outcome.id}  {stop.outcome.text}",
            "text": f"{action.id}  {action.text}",
            "rating": _ratings(form, stop),
            "when": _labelled(f"{when:{wide}}", dated) if _asks(stop, Role.WHEN) else "",
            "who": _labelled(f"{who:{wide}}", who_words(stand)) if _asks(stop, Role.WHO) else "",
            "decision": _labelled("Decided  ", row.decision) if row and row.decision else "",
        }

    def _due(self, row: FormRow) -> str:
        """Return in brackets how long a date is over or still to come, "" where there is none."""
        today = self.app.today()
        found = (due for due in dues(self.session.workbook, today) if due.id == row.id)
        words = [due_in_words(due, today) for due in found if due.due]
        return f"  ({words[0]})" if words else ""

    def _foot(self) -> str:
        """Return who leads, and who else has the workbook open."""
        shown = self.session.showing.read()
        leads = f"{shown.by} leads" if shown else "Nobody leads yet"
        names = dict.fromkeys(name for _, name in self.session.presence.sessions())
        others = [name for name in names if not shown or name != shown.by]
        also = also_open(others, "the workbook")
        return f"{leads}   {also[:1].upper()}{also[1:]}".rstrip()


def _asks(stop: Stop, role: Role) -> bool:
    """Say whether the form has a column of a role for a row, so that a blank one is missing."""
    of = Of.OUTCOME if isinstance(stop.row, Outcome) else Of.ACTION
    return any(column.role is role and column.of is of for column in stop.columns)


def _ratings(form: Form, stop: Stop) -> str:
    """Return the ratings of what is shown, each named where there are several."""
    if len(stop.ratings) < 2:
        return form.label(stop.row.rag) if stop.is_rated or not form.columns else ""
    return "\n".join(f"{one.heading}: {form.label(one.level)}" for one in stop.ratings)


def _labelled(label: str, text: str) -> str:
    """Return a text behind its label, its further lines below the first."""
    return f"{label} " + text.replace("\n", "\n" + " " * (len(label) + 1))


def _item(matter: Matter) -> dict[str, str]:
    """Return what the parts of the screen say of an item: of an internal one no word."""
    if is_yes(matter.internal):
        return {"text": "An internal item of the agenda."}
    said = _labelled("Said     ", matter.text) if matter.text else ""
    decided = _labelled("Decided  ", matter.decision) if matter.decision else ""
    return {"text": matter.title, "said": said, "decision": decided}
