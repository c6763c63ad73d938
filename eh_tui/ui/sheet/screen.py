"""The audit on screen: the sheet, its outline, and the keys that change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import Add, Edit, remove_row
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_below, shifted
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.commands import Where, bindings
from eh_tui.ui.sheet.opening import OpeningScreen


class SheetScreen(OpeningScreen):
    """One open workbook as the printed form shows it."""

    WHERE: ClassVar = Where.SHEET
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.SHEET))

    def action_rate(self, rag: str) -> None:
        """Rate the action under the cursor and stay there."""
        id = self._action_id()
        if not id:
            self._say("Put the cursor on an action to rate it.")
        else:
            self._editor.rate(id, rag)
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
