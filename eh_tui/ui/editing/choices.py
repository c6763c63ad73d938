"""What is chosen and not typed: a level, one of a column's words, which field of a row."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from eh_tui.files.store.seen import Seen
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.rows import fields, row_of, value
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Row
from eh_tui.model.form.columns import Column
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.ui.editing.conflicts import Resolving, app_of
from eh_tui.ui.level_keys import level_keys

_LONGEST_TOLD = 100
"""Characters of a field's text that are shown beside its name."""


class Choosing(Resolving, Protocol):
    """What a choice needs of the editor that makes the change."""

    def telling(self) -> AbstractContextManager[None]:
        """Say why where what is done within can't be."""

    def rate(self, cell: Address, level: str, seen: Seen | None = None) -> bool:
        """Give a cell a level, as long as it is of the row that was seen."""

    def edit_text(self, address: Address, row: Row) -> None:
        """Open the dialog for the text of a cell."""


def choose_field(editor: Choosing, address: Address, row: Row) -> None:
    """Let the user choose which field of a row is edited."""
    from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog, letters_for

    workbook, kind = editor.session.workbook, address.kind
    names = fields(workbook, kind, row)
    headings = [heading_of(workbook, kind, row, name) for name in names]

    def said(name: str) -> str:
        text = value(workbook, kind, row, name)
        level = level_told(workbook, row, name, text)
        told = shown_on_one_line(workbook.form.label(level) if level else text)
        return told if len(told) <= _LONGEST_TOLD else f"{told[:_LONGEST_TOLD]}…"

    choices = [
        Choice(key, f"{heading}: {said(name)}", name)
        for key, heading, name in zip(letters_for(headings), headings, names, strict=True)
    ]

    def chosen(name: str | None) -> None:
        if name:
            editor.edit(Address(kind, row.id, name))

    title = f"{row.id}  {value(workbook, kind, row, names[0])}"
    editor.screen.app.push_screen(ChoiceDialog(title, choices), chosen)


def choose_level(editor: Choosing, address: Address, column: Column) -> None:
    """Let the user choose a level of a column's scale, or none."""
    from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog

    seen = editor.session.seen
    workbook = seen.workbook
    form, row = workbook.form, row_of(workbook, address.kind, address.id)
    keys = level_keys(form, column.scale, app_of(editor.screen).settings.keys)
    choices = [Choice(key, form.label(id), id) for id, key in keys.items()]

    def chosen(level: str | None) -> None:
        if level is not None:
            editor.rate(address, level, seen)
        editor.done()

    saved = value(workbook, address.kind, row, address.field)
    title = f"{address.id}  {heading_of(workbook, address.kind, row, address.field)}"
    dialog = ChoiceDialog(title, choices, saved or NOT_RATED)
    editor.screen.app.push_screen(dialog, chosen)


def choose_word(editor: Choosing, address: Address, row: Row, column: Column) -> None:
    """Choose one of a column's words; a text that is none of them can still be typed."""
    from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog, letters_for

    seen = editor.session.seen
    workbook = seen.workbook
    words = (*column.choices, "Nothing", "Other words")
    letters = letters_for(words)
    meant = (*column.choices, "", None)
    choices = [
        Choice(letter, word, (text,))
        for letter, word, text in zip(letters, words, meant, strict=True)
    ]

    def chosen(choice: tuple[str | None] | None) -> None:
        if choice == (None,):
            editor.edit_text(address, row)
        elif choice and (text := choice[0]) is not None:
            with editor.telling():
                edit = set_field(workbook, address.kind, address.id, address.field, text)
                label = f"{address.id} {column.heading}"
                editor.session.apply(label, *editor.step(workbook, edit), seen=seen)
            editor.done()

    saved = value(workbook, address.kind, row, address.field)
    dialog = ChoiceDialog(f"{address.id}  {column.heading}", choices, (saved,))
    editor.screen.app.push_screen(dialog, chosen)
