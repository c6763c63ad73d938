"""The audit on screen: the sheet, its outline, and the keys that change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.errors import EhError
from eh_tui.model.core.address import ON_THE_SHEET, Address
from eh_tui.model.core.edits import Add, Edit, Set, remove_row
from eh_tui.model.core.history import Record
from eh_tui.model.core.names import audit_title
from eh_tui.model.core.placing import add_below, shifted
from eh_tui.model.core.summary import count
from eh_tui.model.core.workbook import Action, Kind, Meeting, Rag, Workbook
from eh_tui.model.meeting.drafts import DraftPlace
from eh_tui.model.people.filters import Filter
from eh_tui.session import Session
from eh_tui.ui.annotations import beside
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.chrome.header import Header
from eh_tui.ui.chrome.outline import Outline
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.chrome.text import key_hints, place
from eh_tui.ui.commands import Where, bindings
from eh_tui.ui.dialogs.initials import ask_initials
from eh_tui.ui.editing.conflicts import say
from eh_tui.ui.sheet.layout import SheetLayout
from eh_tui.ui.sheet.search import Search
from eh_tui.ui.sheet.watcher import (
    BETWEEN_CLOCKS,
    BETWEEN_LOOKS,
    NEWS_STAYS,
    Watch,
    WatchesWorkbook,
)
from eh_tui.ui.sheet.widget import Sheet
from eh_tui.ui.text import content

if TYPE_CHECKING:
    from eh_tui.ui.editing.editor import Editor
    from eh_tui.ui.sheet.search_bar import SearchBar


class SheetScreen(Screen[None]):
    """One open workbook as the printed form shows it."""

    WHERE: ClassVar = Where.SHEET
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.SHEET))
    AUTO_FOCUS = "Sheet"
    app = getters.app(BaseApp)

    def __init__(self, session: Session, ready: SheetLayout | None = None) -> None:
        """Show a session's workbook, laid out already if it is `ready`."""
        super().__init__()
        self.session = session
        self.filter = Filter()
        self._search = Search()
        self._watch = Watch(session)
        self._laid_out = ready
        self._told: tuple[date, tuple[DraftPlace, ...]] | None = None
        """The day and the drafts by which it is said what stands beside the cells."""

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Header()
        yield Banner()
        with Horizontal(id="main"):
            yield Outline()
            said = beside(self.session, self.app.today())
            yield Sheet(self.session.workbook, self._laid_out, said)
        yield StatusLine()
        yield Static(id="keys")

    def take(self, session: Session) -> None:
        """Show another workbook, from its top."""
        self._watch.end()
        self.session = session
        self._watch = Watch(session)
        self.filter = Filter()
        self._told = self.app.today(), session.drafts.places
        self.sheet.start(session.workbook, beside(session, self._told[0]))
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
        self._show_keys(self.app.size.width)
        self._told = self.app.today(), self.session.drafts.places
        self.set_interval(BETWEEN_CLOCKS, self.look_at_the_calendar)
        self._looking = self.set_interval(BETWEEN_LOOKS, self._look_around, pause=True)
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
            self._show_all()
            self._catch_up_above()

    # Rating and editing

    def action_rate(self, rag: str) -> None:
        """Rate the action under the cursor and stay there."""
        id = self._action_id()
        if not id:
            self._say("Put the cursor on an action to rate it.")
        else:
            self._editor.rate(id, Rag(rag))
            self._show_all()

    def action_edit(self) -> None:
        """Edit the cell under the cursor."""
        if self.sheet.cursor:
            self._editor.edit(self.sheet.cursor)

    def action_edit_field(self, field: str) -> None:
        """Edit one field of the action under the cursor, wherever in its row that is."""
        if id := self._action_id():
            self._editor.edit(Address(Kind.ACTIONS, id, field))

    def action_add(self) -> None:
        """Type a row that comes below the cursor."""
        from eh_tui.ui.editing.new_row import type_row

        def added(edit: Add) -> None:
            self._jump(Address(edit.kind, edit.id, ""))

        if cursor := self.sheet.cursor:
            below = (cursor.kind, cursor.id)
            type_row(self._editor, cursor.id, lambda book: add_below(book, *below), added)

    def action_remove(self) -> None:
        """Take the row under the cursor out."""
        if removed := self._change("taken out", remove_row):
            self._say(f"{removed.id} taken out; {self.app.key_of('undo')} brings it back.")

    def action_shift(self, step: int) -> None:
        """Move the row under the cursor up or down, and the cursor with it."""
        cursor = self.sheet.cursor
        if self._change("moved", lambda book, kind, id: shifted(book, kind, id, step)):
            self.sheet.go_to(cursor)

    def action_undo(self) -> None:
        """Take back the last change, and show the cell that it was made in."""
        self._editor.undo(self._show_step)

    def action_redo(self) -> None:
        """Make the change again that was taken back last, and show its cell."""
        self._editor.redo(self._show_step)

    # Moving

    def action_move(self, direction: str) -> None:
        """Move the cursor by a cell."""
        with self.prevent(Sheet.CursorMoved):  # said at once below, and not in its turn
            self.sheet.move(direction)
        self._show_place()

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.sheet.move_page(direction)

    def action_end(self, which: str) -> None:
        """Go to the first or the last row."""
        rows = self.sheet.sheet_layout.rows
        if rows:
            self.sheet.move_rows(-len(rows) if which == "first" else len(rows))

    def action_commitment(self, number: int) -> None:
        """Go to the first action of a commitment."""
        if number <= len(self.workbook.commitments):
            section = self.workbook.commitments[number - 1].id
            self.sheet.go_to(self.sheet.sheet_layout.first_of(section), at_top=True)

    def action_sign_off(self) -> None:
        """Go to the signatures."""
        self.sheet.go_to(self.sheet.sheet_layout.first_of("sign-off"), at_top=True)

    def action_next(self, rag: str, step: int) -> None:
        """Go to the next or previous action with a rating, round the end if need be."""
        wanted = [a.id for a in self.workbook.actions if a.rag == rag and self._accepts(a)]
        if not wanted:
            self._say(f"No action is {self.workbook.labels.label(Rag(rag)).lower()}.")
            return
        cells = [Address(Kind.ACTIONS, id, "rag") for id in wanted]
        self.sheet.go_to(self.sheet.sheet_layout.next_of(cells, self.sheet.cursor, step))

    async def action_search(self) -> None:
        """Search as you type."""
        from eh_tui.ui.sheet.search_bar import SearchBar

        self._search = Search(self.sheet.cursor)
        if not self.query(SearchBar):
            await self.mount(SearchBar(), before=self.query_one(StatusLine))
        self.query_one(SearchBar).open()

    def action_search_again(self) -> None:
        """Go to the next place found."""
        self._find(self._search.text, 1)

    def on_search_bar_looked(self, event: SearchBar.Looked) -> None:
        """Go to a place that holds what is being typed."""
        if not event.step:
            self.sheet.go_to(self._search.began)
        self._find(event.text, event.step)

    def on_search_bar_left(self, event: SearchBar.Left) -> None:
        """Stay at the place found, or go back to where the search began."""
        self.sheet.mark("")
        self.sheet.focus()
        if not event.found:
            self.sheet.go_to(self._search.began)
        self._search.end()
        self._show_place()

    def action_filter(self) -> None:
        """Choose which actions are shown."""
        from eh_tui.ui.sheet.filter import FilterDialog

        dialog = FilterDialog(self.workbook, self.app.settings.keys, self.filter)
        self.app.push_screen(dialog, self._set_filter)

    # Other screens

    def action_walk(self) -> None:
        """Walk through the actions from the one under the cursor."""
        from eh_tui.ui.meeting.walk import WalkScreen

        self.app.push_screen(WalkScreen(self.session, self._action_id() or None), self._walked)

    def action_meeting(self) -> None:
        """Go on with the review meeting, or begin one."""
        from eh_tui.model.meeting.lifecycle import open_meeting
        from eh_tui.ui.meeting.start import MeetingStart

        self._look_around()  # somebody may just have begun it
        if meeting := open_meeting(self.workbook):
            self._hold(meeting)
        else:
            self.app.push_screen(MeetingStart(self.session), self._hold)

    def _hold(self, meeting: Meeting | None) -> None:
        from eh_tui.ui.meeting.screen import MeetingScreen

        if meeting:
            screen = MeetingScreen(self.session, meeting, self.app.today())
            self.app.push_screen(screen, self._walked)

    def action_summary(self) -> None:
        """Show the counts."""
        from eh_tui.ui.summary.screen import SummaryScreen

        self.app.push_screen(SummaryScreen(self.session))

    def action_guidance(self) -> None:
        """Show the guidance of the commitment under the cursor."""
        from eh_tui.ui.sheet.guidance import GuidanceScreen

        section = self._section()
        above, below = self.sheet.lift(self.size.height // 2 - 1)
        around = self.size.height - self.sheet.size.height - 1  # the lines at the bottom
        self.app.push_screen(GuidanceScreen(self.workbook, section, above + 1, below + around))

    def action_history(self) -> None:
        """Show who changed what in the row under the cursor."""
        from eh_tui.ui.history.screen import HistoryScreen

        id = self.sheet.cursor.id if self.sheet.cursor else ""
        self.app.push_screen(HistoryScreen(self.session, id), lambda _: self._show_all())

    def action_list(self, name: str) -> None:
        """Show one of the lists of what the workbook holds, and go where it leads."""
        from eh_tui.ui.sheet.registry import list_screen

        self.app.push_screen(list_screen(name, self.session), self._jump)

    def action_new_year(self) -> None:
        """Begin a new year's audit, and open it."""
        from eh_tui.ui.shelf.new_year import NewYearDialog

        def made(path: Path | None) -> None:
            if path:
                self.app.open_workbook(path)

        self.app.push_screen(NewYearDialog(self.session), made)

    def action_mark(self) -> None:
        """Give this moment a name in the history."""
        from eh_tui.ui.history.screen import mark

        mark(self, self.session, self._show_all)

    def action_export(self, changes: bool = False) -> None:
        """Write the Excel file beside the workbook, with the last meeting's changes if wanted."""
        from eh_tui.ui.sheet.export import export_beside

        try:
            self._say(export_beside(self.session, self.app.today(), changes=changes))
        except EhError as error:
            self._say(str(error), error=True)

    def action_offer(self) -> None:
        """Open the school's offer; where there is none yet, ask for its name and make it."""
        from eh_tui.ui.sheet.offer import offer_file, open_or_make

        open_or_make(self, self.session, offer_file(self.session))

    def action_open(self) -> None:
        """Show the list of workbooks."""
        from eh_tui.ui.shelf.screen import ShelfScreen

        self.app.push_screen(ShelfScreen(self.session.path.parent, can_leave=True))

    # Inside

    @property
    def _editor(self) -> Editor:
        from eh_tui.ui.editing.editor import Editor

        return Editor(self, self.session, self._show_all)

    def _begin(self) -> None:
        """Say and ask what comes before work on a workbook."""
        for sentence in (self.session.store.view_only, self.session.store.caution):
            if sentence:
                self._say(sentence, error=True)
        ask_initials(self, self.session, self._offer_copies)
        self.call_after_refresh(self._begin_watching)

    def _offer_copies(self) -> None:
        from eh_tui.ui.shelf.copies import offer_copies

        offer_copies(self, self.session, self._show_all)

    def _begin_watching(self) -> None:
        """Look once, and from then on when something happens, or now and then."""
        if self._watch.begin(lambda: self.call_later(self._look_around)):
            self._looking.pause()
        else:
            self._looking.resume()
        self._look_around()

    def _look_around(self) -> None:
        """Show what others have changed, here and on the screens above."""
        if self._watch.looks_different():
            if self._watch.news:
                self.set_timer(NEWS_STAYS, self._forget_news)
            self._show_all()
            self._catch_up_above()

    def _catch_up_above(self) -> None:
        for screen in self.app.screen_stack:
            # One that is just being opened will show the workbook as it is by itself.
            if isinstance(screen, WatchesWorkbook) and screen.is_mounted:
                screen.catch_up()

    def _forget_news(self) -> None:
        self._watch.news = ""
        self._show_place()

    def _change(
        self, label: str, make: Callable[[Workbook, Kind, str], Edit | None]
    ) -> Edit | None:
        """Change the row under the cursor and show it; return the edit that was made."""
        cursor = self.sheet.cursor
        if cursor is None:
            return None
        kind, id = cursor.kind, cursor.id
        edit = self._editor.change(label, lambda workbook: make(workbook, kind, id))
        self._show_all()
        return edit

    def _action_id(self) -> str:
        """Return the action under the cursor: also an outcome's, where it has only one."""
        cursor = self.sheet.cursor
        if cursor and cursor.kind is Kind.OUTCOMES:
            actions = [a.id for a in self.workbook.actions if a.outcome == cursor.id]
            return actions[0] if len(actions) == 1 else ""
        return cursor.id if cursor and cursor.kind is Kind.ACTIONS else ""

    def _find(self, text: str, step: int) -> None:
        self.sheet.mark(text)
        self.sheet.go_to(self._search.look(self.sheet.sheet_layout, self.sheet.cursor, text, step))
        self._show_place()

    def _set_filter(self, chosen: Filter | None) -> None:
        if chosen is not None:
            self.filter = chosen
            self.sheet.show_only(None if chosen == Filter() else self._accepts)
            self._show_all()

    def _accepts(self, action: Action) -> bool:
        from eh_tui.model.people.register import register_of

        return self.filter.accepts(action, register_of(self.workbook))

    def _walked(self, id: str | None) -> None:
        self._show_all()
        if id:
            self.sheet.go_to(Address(Kind.ACTIONS, id, "rag"))

    def _jump(self, address: Address | None) -> None:
        """Go to a cell, or to the first of its row where it is about the whole row.

        A filter that hides the row is taken away.
        """
        self._show_all()
        if address is None:
            return
        if self.filter != Filter() and not self._cells_of(address.id):
            self._set_filter(Filter())
            self._say("All actions are shown again.")
        cells = self._cells_of(address.id)
        self.sheet.go_to(address if address in cells else next(iter(cells), None))

    def _show_step(self, step: Record) -> None:
        """Go to the first cell of a step that was turned, also where a filter would hide it."""
        edit = next((edit for edit in step.edits if edit.kind in ON_THE_SHEET), None)
        if edit is None:
            return
        if self.filter != Filter() and not self._cells_of(edit.id):
            self._set_filter(Filter())
        cells = self._cells_of(edit.id)
        address = Address(edit.kind, edit.id, edit.field if isinstance(edit, Set) else "")
        self.sheet.go_to(address if address in cells else next(iter(cells), None))

    def _cells_of(self, id: str) -> list[Address]:
        return [cell for cell in self.sheet.sheet_layout.first_row if cell.id == id]

    def _show_all(self) -> None:
        workbook = self.workbook
        told = self.app.today(), self.session.drafts.places
        if told != self._told:
            self._told = told
            self.sheet.say_beside(beside(self.session, told[0]))
        self.sheet.show(workbook)
        self.query_one(Header).show(
            audit_title(workbook.school),
            count(workbook.actions),
            workbook.labels,
            self._watch.others,
        )
        self.query_one(Banner).show(self.session)
        self._show_place()

    def _show_keys(self, width: int) -> None:
        line = key_hints(self.app.settings.keys, width - 2)
        self.query_one("#keys", Static).update(content(line), layout=False)

    def _show_place(self) -> None:
        self.query_one(Outline).show(self.workbook, self._section(), self.app.today())
        parts = (
            self._search.words(self.sheet.cursor),
            self.filter.words,
            self.session.trouble,
            self._watch.news,
        )
        message = "  ".join(part for part in parts if part)
        where = place(self.workbook, self.sheet.cursor)
        self.query_one(StatusLine).show(self.session, where=where, message=message)

    def _section(self) -> str:
        cursor = self.sheet.cursor
        return self.sheet.sheet_layout.section(cursor) if cursor else ""

    def _say(self, sentence: str, *, error: bool = False) -> None:
        say(self, sentence, error=error)
