"""Going about in the sheet: by keys, by searching, by showing only some actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eh_tui.model.audit.rated import every_rating, rated_one
from eh_tui.model.core.address import ON_THE_SHEET, Address
from eh_tui.model.core.edits import Set
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.journal.record import Record
from eh_tui.model.people.filters import Filter
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.sheet.search import Search
from eh_tui.ui.sheet.widget import Sheet
from eh_tui.ui.sheet.workbook_screen import WorkbookScreen
from eh_tui.ui.wording import RATES_NOTHING

if TYPE_CHECKING:
    from eh_tui.ui.sheet.search_bar import SearchBar


class MovingScreen(WorkbookScreen):
    """The sheet's screen with the keys that move its cursor."""

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
        """Go to the first action of a commitment; the signatures come after the last one."""
        sections = [*(commitment.id for commitment in self.workbook.commitments), "sign-off"]
        if number <= len(sections):
            section = sections[number - 1]
            self.sheet.go_to(self.sheet.sheet_layout.first_of(section), at_top=True)

    def action_next(self, rag: str, step: int) -> None:
        """Go to the next or previous row with a rating, round the end if need be.

        At risk is whatever level is the worst of the form.
        """
        form = self.workbook.form
        layout, cursor = self.sheet.sheet_layout, self.sheet.cursor
        ratings = {one.address: one for one in every_rating(self.workbook)}
        found = {
            cell: one.turn
            for cell, one in ratings.items()
            if (form.is_at_risk(one.level) if rag == "red" else one.level == rag)
            and cell in layout.first_row
        }
        if not found:
            label = form.label(form.worst() if rag == "red" else rag).lower()
            none = f"No {rated_one(self.workbook)} is {label}."
            self._say(none if form.rates else RATES_NOTHING)
            return
        here = ratings.get(cursor) if cursor else None
        self.sheet.go_to(layout.next_rating(found, cursor, here.turn if here else 0, step))

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

    def _find(self, text: str, step: int) -> None:
        self.sheet.mark(text)
        self.sheet.go_to(self._search.look(self.sheet.sheet_layout, self.sheet.cursor, text, step))
        self._show_place()

    def _set_filter(self, chosen: Filter | None) -> None:
        if chosen is not None:
            self.filter = chosen
            self.sheet.show_only(None if chosen == Filter() else self._accepts)
            self._show_all()

    def _accepts(self, row: FormRow) -> bool:
        from eh_tui.model.people.register import register_of

        return self.filter.accepts(self.workbook, row, register_of(self.workbook))

    def _jump(self, address: Address | None) -> None:
        """Go to a cell, or to the first of its row where it is about the whole row.

        A filter that hides the row is taken away.
        """
        self._show_all()
        if address is None:
            return
        if self.filter != Filter() and not self._cells_of(address.id):
            self._set_filter(Filter())
            self._say(self.workbook.form.words.said("All actions are shown again."))
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
