"""The audit on screen: the sheet, its outline, and the keys that change it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.audit.rated import one_rated
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import Add, remove_with_all_below
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import place_below, shifted
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.ui.commands import Scope, all_commands, bindings
from eh_tui.ui.editing.rating import rated_cell, scale_typed
from eh_tui.ui.keymap import as_bound
from eh_tui.ui.level_keys import BEHIND, letters_that_rate, level_of_key
from eh_tui.ui.sheet.opening import OpeningScreen
from eh_tui.ui.wording import RATES_NOTHING, with_key


class SheetScreen(OpeningScreen):
    """One open workbook as the printed form shows it."""

    WHERE: ClassVar = Scope.SHEET
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.SHEET))

    def action_rate(self, rag: str) -> None:
        """Rate what is under the cursor and stay there; `rag` is the id of a level."""
        found = rated_cell(self.workbook, self.sheet.cursor)
        if found is None:
            where = f"Put the cursor on {one_rated(self.workbook)} to rate it."
            self._say(where if self.workbook.form.rates else RATES_NOTHING)
            return
        cell, column = found
        levels = self.workbook.form.levels_of(column.scale)
        if rag not in (NOT_RATED, *(level.id for level in levels)):
            keys = ", ".join(with_key(level, level.letter.lower()) for level in levels)
            self._say(f"Here a rating is one of these: {keys}.")
            return
        self._editor.rate(cell, rag)
        self._show_all()

    def take_key(self, key: str) -> bool:
        """Rate by the form's own letter or digit; return whether the key was one.

        After `BEHIND` it gives the command that has the letter elsewhere.
        """
        form, keys = self.workbook.form, self.app.settings.keys
        scale = scale_typed(self.workbook, self.sheet.cursor, keys)
        if scale is None:
            return False
        commands = as_bound(all_commands(Scope.SHEET), keys)
        taken = letters_that_rate(form, scale)
        pressed = self._behind.press(commands, key, taken)
        if pressed.is_waiting:
            self._say(f"{BEHIND} and then: {self._behind.words(form, commands, taken)}.")
            return True
        if pressed.action:
            self.call_later(self.run_action, pressed.action)
            return True
        if level := level_of_key(form, scale, key):
            self.action_rate(level)
        return bool(level)

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
            where = place_below(self.session.workbook, cursor.kind, cursor.id)
            type_row(self._editor, cursor.id, where, added)

    def action_remove(self) -> None:
        """Take the row under the cursor out."""
        if cursor := self.sheet.cursor:
            workbook = self.session.workbook
            with self._editor.telling():
                removed = remove_with_all_below(workbook, cursor.kind, cursor.id)
                self.session.apply(f"{cursor.id} taken out", *removed)
                self._say(f"{cursor.id} taken out; {self.app.key_of('undo')} brings it back.")
            self._show_all()

    def action_shift(self, step: int) -> None:
        """Move the row under the cursor up or down, and the cursor with it."""
        if cursor := self.sheet.cursor:
            with self._editor.telling():
                move = shifted(self.session.workbook, cursor.kind, cursor.id, step)
                if move:
                    self.session.apply(f"{cursor.id} moved", move)
            self._show_all()
            self.sheet.go_to(cursor)

    def action_undo(self) -> None:
        """Take back the last change, and show the cell that it was made in."""
        self._editor.undo(self._show_step)

    def action_redo(self) -> None:
        """Make the change again that was taken back last, and show its cell."""
        self._editor.redo(self._show_step)
