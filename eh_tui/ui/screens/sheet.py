"""The audit on screen: the sheet, its outline, and the keys that change it."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.errors import EhError
from eh_tui.model.edits import Edit, remove_row
from eh_tui.model.filters import Filter
from eh_tui.model.names import heading_of
from eh_tui.model.placing import add_below, shifted
from eh_tui.model.rows import row_of
from eh_tui.model.summary import count
from eh_tui.model.workbook import Kind, Rag, Workbook
from eh_tui.session import Session
from eh_tui.ui import editing
from eh_tui.ui.app import EhApp
from eh_tui.ui.commands import Where, bindings, commands, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.screens.initials import ask_initials
from eh_tui.ui.searching import Search
from eh_tui.ui.settling import say
from eh_tui.ui.sheet_pieces import Address
from eh_tui.ui.text import content
from eh_tui.ui.watching import (
    BETWEEN_LOOKS,
    NEWS_STAYS,
    SomethingChanged,
    Watch,
    WatchesWorkbook,
    state_of,
)
from eh_tui.ui.widgets.header import Header
from eh_tui.ui.widgets.outline import Outline
from eh_tui.ui.widgets.search import SearchBar
from eh_tui.ui.widgets.sheet import Sheet
from eh_tui.ui.widgets.status import StatusLine


class SheetScreen(Screen[None]):
    """One open workbook as the printed form shows it."""

    WHERE: ClassVar = Where.SHEET
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.SHEET))
    AUTO_FOCUS = "Sheet"
    app = getters.app(EhApp)

    def __init__(self, session: Session) -> None:
        """Show a session's workbook."""
        super().__init__()
        self.session = session
        self.filter = Filter()
        self._search = Search()
        self._watch = Watch(session)

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Header()
        with Horizontal(id="main"):
            yield Outline()
            yield Sheet(self.session.workbook)
        yield SearchBar()
        yield StatusLine()
        yield Static(id="keys")

    def take(self, session: Session) -> None:
        """Show another workbook, from its top."""
        self._watch.end()
        self.session = session
        self._watch = Watch(session)
        self.filter = Filter()
        self.sheet.start(session.workbook)
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
        self._looking = self.set_interval(BETWEEN_LOOKS, self._look_around, pause=True)
        self._show_all()
        self._begin()

    def on_unmount(self) -> None:
        """Tell the others that I have left."""
        self._watch.end()

    def on_something_changed(self) -> None:
        """Look what it is."""
        self._look_around()

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        shown = as_bound((*commands(Where.SHEET), *named("help")), self.app.settings.keys)
        self.query_one("#keys", Static).update(content(hints(shown, self.size.width - 2)))

    def on_sheet_cursor_moved(self) -> None:
        """Say where the cursor is."""
        self._show_place()

    # Rating and editing

    def action_rate(self, rag: str) -> None:
        """Rate the action under the cursor and stay there."""
        id = self._action_id()
        if not id:
            self._say("Put the cursor on an action to rate it.")
        else:
            editing.rate(self, self.session, id, Rag(rag), self._show_all)
            self._show_all()

    def action_edit(self) -> None:
        """Edit the cell under the cursor."""
        if self.sheet.cursor:
            editing.edit(self, self.session, self.sheet.cursor, self._show_all)

    def action_edit_field(self, field: str) -> None:
        """Edit one field of the action under the cursor, wherever in its row that is."""
        if id := self._action_id():
            address = Address(Kind.ACTIONS, id, field)
            editing.edit(self, self.session, address, self._show_all)

    def action_add(self) -> None:
        """Add a row below the cursor and open its text."""
        if added := self._change("added", add_below):
            cells = [a for a in self.sheet.sheet_layout.first_row if a.id == added.id]
            self.sheet.go_to(cells[0] if cells else None)
            self.action_edit()

    def action_remove(self) -> None:
        """Take the row under the cursor out."""
        if removed := self._change("taken out", remove_row):
            self._say(f"{removed.id} taken out; u brings it back.")

    def action_shift(self, step: int) -> None:
        """Move the row under the cursor up or down, and the cursor with it."""
        cursor = self.sheet.cursor
        if self._change("moved", lambda book, kind, id: shifted(book, kind, id, step)):
            self.sheet.go_to(cursor)

    def action_undo(self) -> None:
        """Take back the last change."""
        editing.undo(self, self.session, self._show_all)

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        editing.redo(self, self.session, self._show_all)

    # Moving

    def action_move(self, direction: str) -> None:
        """Move the cursor by a cell."""
        self.sheet.move(direction)

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
        wanted = [a.id for a in self.workbook.actions if a.rag == rag and self.filter.accepts(a)]
        if not wanted:
            self._say(f"No action is {self.workbook.labels.label(Rag(rag)).lower()}.")
            return
        cells = [Address(Kind.ACTIONS, id, "rag") for id in wanted]
        self.sheet.go_to(self.sheet.sheet_layout.next_of(cells, self.sheet.cursor, step))

    def action_search(self) -> None:
        """Search as you type."""
        self._search = Search(self.sheet.cursor)
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
        from eh_tui.ui.screens.filter import FilterDialog

        self.app.push_screen(FilterDialog(self.workbook, self.filter), self._set_filter)

    # Other screens

    def action_walk(self) -> None:
        """Walk through the actions from the one under the cursor."""
        from eh_tui.ui.screens.walk import WalkScreen

        self.app.push_screen(WalkScreen(self.session, self._action_id() or None), self._walked)

    def action_summary(self) -> None:
        """Show the counts."""
        from eh_tui.ui.screens.summary import SummaryScreen

        self.app.push_screen(SummaryScreen(self.session))

    def action_guidance(self) -> None:
        """Show the guidance of the commitment under the cursor."""
        from eh_tui.ui.screens.guidance import GuidanceScreen

        section = self._section()
        self.app.push_screen(GuidanceScreen(self.workbook, section))

    def action_history(self) -> None:
        """Show who changed what in the row under the cursor."""
        from eh_tui.ui.screens.history import HistoryScreen

        id = self.sheet.cursor.id if self.sheet.cursor else ""
        self.app.push_screen(HistoryScreen(self.session, id), lambda _: self._show_all())

    def action_mark(self) -> None:
        """Give this moment a name in the history."""
        from eh_tui.ui.screens.history import mark

        mark(self, self.session, self._show_all)

    def action_export(self) -> None:
        """Write the Excel file beside the workbook."""
        from eh_tui.files.identity import identity_of
        from eh_tui.files.xlsx.export import default_name, export

        identity = identity_of(self.session.store.text.text)
        today = date.today()
        target = self.session.path.with_name(default_name(self.workbook, today))
        try:
            warnings = export(self.workbook, target, today=today, identity=identity)
        except EhError as error:
            self._say(str(error), error=True)
            return
        self._say(" ".join((f"Written: {target}", *warnings)))

    def action_open(self) -> None:
        """Show the list of workbooks."""
        from eh_tui.ui.screens.shelf import ShelfScreen

        self.app.push_screen(ShelfScreen(self.session.path.parent, can_leave=True))

    # Inside

    def _begin(self) -> None:
        """Say and ask what comes before work on a workbook."""
        self.session.show = self._show_saving
        for sentence in (self.session.store.view_only, self.session.store.caution):
            if sentence:
                self._say(sentence, error=True)
        ask_initials(self, self.session, self._offer_copies)
        self.call_after_refresh(self._begin_watching)

    def _offer_copies(self) -> None:
        from eh_tui.ui.screens.copies import offer_copies

        offer_copies(self, self.session, self._show_all)

    def _show_saving(self) -> None:
        """Show what is about to be saved, before the disk takes its time."""
        if self.is_current:
            self._show_all()
            self.app.paint_now()

    def _begin_watching(self) -> None:
        """Look once, and from then on when something happens, or now and then."""
        self._watch.begin(lambda: self.post_message(SomethingChanged()))
        self._look_around()

    def _look_around(self) -> None:
        """Show what others have changed, here and on the screens above."""
        if self._watch.is_told:
            self._looking.pause()
        else:
            self._looking.resume()
        if self._watch.looks_different():
            if self._watch.news:
                self.set_timer(NEWS_STAYS, self._forget_news)
            self._show_all()
            for screen in self.app.screen_stack:
                if isinstance(screen, WatchesWorkbook):
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
        edit = editing.change(self, self.session, label, lambda workbook: make(workbook, kind, id))
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
            self.sheet.show_only(None if chosen == Filter() else chosen.accepts)
            self._show_all()

    def _walked(self, id: str | None) -> None:
        self._show_all()
        if id:
            self.sheet.go_to(Address(Kind.ACTIONS, id, "rag"))

    def _show_all(self) -> None:
        workbook = self.workbook
        self.sheet.show(workbook)
        self.query_one(Header).show(
            workbook.school.name, count(workbook.actions), workbook.labels, self._watch.others
        )
        self._show_place()

    def _show_place(self) -> None:
        self.query_one(Outline).show(self.workbook, self._section())
        parts = (self._search.words, self.filter.words, self.session.trouble, self._watch.news)
        message = "  ".join(part for part in parts if part)
        saved = state_of(self.session)
        self.query_one(StatusLine).show(saved=saved, where=self._place(), message=message)

    def _place(self) -> str:
        cursor = self.sheet.cursor
        if cursor is None:
            return ""
        try:
            row = row_of(self.workbook, cursor.kind, cursor.id)
        except EhError:
            return cursor.id
        return f"{cursor.id} {heading_of(self.workbook, cursor.kind, row, cursor.field)}"

    def _section(self) -> str:
        cursor = self.sheet.cursor
        return self.sheet.sheet_layout.section(cursor) if cursor else ""

    def _say(self, sentence: str, *, error: bool = False) -> None:
        say(self, sentence, error=error)
