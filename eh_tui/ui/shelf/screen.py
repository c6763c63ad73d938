"""The list of workbooks, from which one is opened or a new one made."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from eh_tui.files.folder.shelf import ShelfEntry, shelf_entries
from eh_tui.files.system import paths
from eh_tui.model.core.days import with_time
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import TRAFFIC_LIGHTS
from eh_tui.model.form.words import Words
from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import Scope, bindings, commands_of, hints
from eh_tui.ui.keymap import as_bound
from eh_tui.ui.level_keys import has_command
from eh_tui.ui.text import content
from eh_tui.ui.wording import counts_in_words

_SHORT = Form(
    words=Words(not_rated="not rated"),
    every_level=tuple(
        replace(level, label=word)
        for level, word in zip(TRAFFIC_LIGHTS, ("at risk", "on track", "completed"), strict=True)
    ),
)


class ShelfScreen(Screen[None]):
    """The workbooks of a folder, the last changed first."""

    WHERE: ClassVar = Scope.SHELF
    CSS_PATH = paths.styles_folder() / "shelf.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.SHELF))
    app = getters.app(BaseApp)

    def __init__(self, folder: Path, can_leave: bool = False) -> None:
        """Show a folder; it can be left where a workbook is open beneath."""
        super().__init__()
        self.folder = folder
        self.can_leave = can_leave
        self.entries: tuple[ShelfEntry, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(content(f"Workbooks in {self.folder}"), id="shelf-head")
        yield OptionList(id="shelf", compact=True)
        yield Static(id="shelf-empty")
        shown = as_bound(commands_of(Scope.SHELF), self.app.settings.keys)
        usable = [c for c in shown if c.id != "shelf-leave" or self.can_leave]
        always = as_bound(commands_of(Scope.EVERYWHERE), self.app.settings.keys)
        yield Static(content(hints([*usable, *always])), id="keys")

    def on_screen_resume(self) -> None:
        """Read the folder, which others may have changed meanwhile."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        self.entries = shelf_entries(self.folder)
        options.set_options(Option(_prompt(entry)) for entry in self.entries)
        options.highlighted = min(at, len(self.entries) - 1) if self.entries else None
        options.display = bool(self.entries)
        empty = self.query_one("#shelf-empty", Static)
        empty.display = not self.entries
        empty.update(
            content(
                "There are no workbooks in this folder yet.\n\n"
                f"{self.app.key_of('new')} makes one from a form. To see others, start eh-tui "
                "with the name of the folder that they are in, or of a file."
            )
        )
        if self.entries:
            options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the workbook under the cursor."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Open the workbook under the cursor, or say why it can't be opened."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        entry = self.entries[at]
        if entry.trouble:
            self.app.say(entry.trouble, error=True)
        else:
            self.app.open_workbook(entry.path)

    def action_new(self) -> None:
        """Choose a form, make a workbook from it and open that."""
        from eh_tui.files.folder.forms import (
            BlankForm,
            forms_in,
            shipped_forms,
            told_apart,
        )
        from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
        from eh_tui.ui.shelf.new import NewDialog

        def chosen(form: BlankForm | None) -> None:
            if form:
                self.app.push_screen(NewDialog(self.folder, form), self._made)

        forms = (*shipped_forms(), *forms_in(self.folder))
        choices = [
            Choice(str(number) if number < 10 else "", told, form)
            for number, (told, form) in enumerate(zip(told_apart(forms), forms, strict=True), 1)
        ]
        self.app.push_screen(ChoiceDialog("From which form?", choices), chosen)

    def action_draft_form(self) -> None:
        """Ask for an authority's own document, and show the form that it holds."""
        from eh_tui.files.folder.forms import newest_document
        from eh_tui.ui.dialogs.prompt import LineDialog, Question

        newest = newest_document(self.folder)
        question = Question(
            "The document that the form is in",
            "A .docx, .xlsx, .odt or .ods. It stays as it is; its form goes beside the workbooks.",
            "Type the name of the file first.",
            start=newest.name if newest else "",
        )

        def named(name: str | None) -> None:
            if name is not None:
                document = self.folder / Path(name).expanduser()
                self.app.open_draft(document, self.folder / f"{document.stem}.toml")

        self.app.push_screen(LineDialog(question), named)

    def action_move(self, step: int) -> None:
        """Go up (-1) or down (1)."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Go back to the workbook that is open, if one is."""
        if self.can_leave:
            self.dismiss()

    def _made(self, path: Path | None) -> None:
        if path:
            self.app.open_workbook(path)


def _prompt(entry: ShelfEntry) -> Content:
    """Return an entry as the list shows it: the audit, then its file, date and counts."""
    form = _SHORT if has_command(entry.form, "") else entry.form
    counted = f"{entry.rated}: {counts_in_words(entry.counts, form)}" if entry.rated else ""
    going_on = ", a meeting goes on" if entry.has_meeting else ""
    what = entry.trouble or (entry.offer or counted) + going_on
    return Content("\n").join(
        (
            content(entry.title.replace("\n", " "), "bold"),
            content(f"  {entry.path.name}, changed {with_time(entry.changed)}"),
            content(f"  {what}"),
            Content(""),
        )
    )
