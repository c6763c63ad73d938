"""What the sheet's screen is made of, and how it follows the workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.drafts import DraftPlace
from eh_tui.model.people.filters import Filter
from eh_tui.session import Session
from eh_tui.ui.annotations import annotate_sheet
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.chrome.header import Header
from eh_tui.ui.chrome.outline import Outline
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.chrome.text import heading_of_audit, key_hints, where_in_words
from eh_tui.ui.dialogs.initials import ask_initials
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.rating import scale_typed
from eh_tui.ui.level_keys import LettersBehind
from eh_tui.ui.sheet.layout.places import SheetLayout
from eh_tui.ui.sheet.search import Search
from eh_tui.ui.sheet.watcher import Watch
from eh_tui.ui.sheet.widget import Sheet
from eh_tui.ui.text import content

if TYPE_CHECKING:
    from eh_tui.ui.editing.editor import Editor


BETWEEN_CLOCKS = 20.0
"""Seconds between looks whether it is another day."""


class WorkbookScreen(Screen[None]):
    """One open workbook: its sheet, what stands around it, and what others do to it."""

    AUTO_FOCUS = "Sheet"
    app = getters.app(BaseApp)

    def __init__(self, session: Session, ready: SheetLayout | None = None) -> None:
        """Show a session's workbook, laid out already if it is `ready`."""
        super().__init__()
        self.session = session
        self.filter = Filter()
        self._search = Search()
        self._watch = Watch(self, session, self._show_all)
        self._laid_out = ready
        self._keys = ""
        self._behind = LettersBehind()
        self._told: tuple[date, tuple[DraftPlace, ...]] | None = None
        """The day and the drafts that the notes beside the cells tell of, None before any do."""

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Header()
        yield Banner()
        with Horizontal(id="main"):
            yield Outline()
            said = annotate_sheet(self.session, self.app.today())
            yield Sheet(self.session.workbook, self._laid_out, said)
        yield StatusLine()
        yield Static(id="keys")

    def take(self, session: Session) -> None:
        """Show another workbook, from its top."""
        self._watch.end()
        self.session = session
        self._watch = Watch(self, session, self._show_all)
        self.filter = Filter()
        self._told = self.app.today(), session.drafts.places
        self.sheet.start(session.workbook, annotate_sheet(session, self._told[0]))
        self._show_all()
        self._begin()

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""
        return self.query_one(Sheet)

    @property
    def workbook(self) -> Workbook:
        """The workbook as it is now."""
        return self.session.workbook

    def on_mount(self) -> None:
        """Show what stands around the sheet."""
        self._told = self.app.today(), self.session.drafts.places
        self.set_interval(BETWEEN_CLOCKS, self.look_at_the_calendar)
        self._show_all()
        self._begin()

    def on_unmount(self) -> None:
        """Tell the others that I have left."""
        self._watch.end()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many keys as there is room for."""
        self._show_keys(event.size.width)

    def on_sheet_cursor_moved(self) -> None:
        """Say where the cursor is."""
        self._show_place()

    def look_at_the_calendar(self) -> None:
        """Show what another day makes due, here and on the screens above."""
        if self._told and self.app.today() != self._told[0]:
            self._watch.show_everywhere()

    @property
    def _editor(self) -> Editor:
        from eh_tui.ui.editing.editor import Editor

        return Editor(self, self.session, self._show_all)

    def _begin(self) -> None:
        """Say and ask what comes before work on a workbook."""
        for sentence in self.session.cautions:
            self._say(sentence, error=True)
        ask_initials(self, self.session, self._offer_copies)
        self.call_after_refresh(self._watch.begin)

    def _offer_copies(self) -> None:
        from eh_tui.ui.shelf.copies import offer_copies

        offer_copies(self, self.session, self._show_all)

    def _action_id(self) -> str:
        """Return the action under the cursor: also an outcome's, where it has only one."""
        cursor = self.sheet.cursor
        if cursor and cursor.kind is Kind.OUTCOMES:
            actions = [a.id for a in self.workbook.actions if a.outcome == cursor.id]
            return actions[0] if len(actions) == 1 else ""
        return cursor.id if cursor and cursor.kind is Kind.ACTIONS else ""

    def _show_all(self) -> None:
        workbook = self.workbook
        told = self.app.today(), self.session.drafts.places
        if told != self._told:
            self._told = told
            self.sheet.say_beside(annotate_sheet(self.session, told[0]))
        self.sheet.show(workbook)
        self.query_one(Header).show(heading_of_audit(workbook, self._watch.others))
        self.query_one(Banner).show(self.session)
        self._show_place()

    def _show_keys(self, width: int) -> None:
        keys = self.app.settings.keys
        scale = scale_typed(self.workbook, self.sheet.cursor, keys)
        line = key_hints(self.workbook.form, keys, width - 2, scale)
        if line != self._keys:
            self._keys = line
            self.query_one("#keys", Static).update(content(line), layout=False)

    def _show_place(self) -> None:
        self.query_one(Outline).show(self.workbook, self._section(), self.app.today())
        parts = (
            self._search.words(self.sheet.cursor),
            self.filter.words(self.workbook.form),
            self.session.trouble,
            self._watch.news,
        )
        message = "  ".join(part for part in parts if part)
        where = where_in_words(self.workbook, self.sheet.cursor)
        self.query_one(StatusLine).show(self.session, where=where, message=message)
        self._show_keys(self.app.size.width)

    def _section(self) -> str:
        cursor = self.sheet.cursor
        return self.sheet.sheet_layout.section(cursor) if cursor else ""

    def _say(self, sentence: str, *, error: bool = False) -> None:
        tell(self, sentence, error=error)
