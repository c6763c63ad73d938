"""The dialog that makes a workbook for a school."""

import re
import unicodedata
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from eh_tui.errors import EhError
from eh_tui.files.folder.forms import BlankForm
from eh_tui.files.store.new_workbook import create
from eh_tui.model.core.names import PARTNERSHIP_FIELDS, label_of
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.dialogs.line_input import LineInput
from eh_tui.ui.text import content


class NewDialog(Dialog[Path]):
    """Asks for a school and a file name; it is dismissed with the file made, or None."""

    WHERE: ClassVar = Scope.NEW
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.NEW))

    def __init__(self, folder: Path, form: BlankForm) -> None:
        """Make a workbook in a folder from a form."""
        super().__init__()
        self.folder = folder
        self.form = form
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="box"):
            yield Static(content(f"A new workbook: {self.form.title}"), classes="box-title")
            yield Static(content("Name of the school"))
            yield LineInput(id="school")
            yield Static(content("File name"))
            yield LineInput(id="file")
            yield Static(content("Number, phase and locality, if the partnership asks for them"))
            with Horizontal(id="place"):
                for name in PARTNERSHIP_FIELDS:
                    yield LineInput(id=name, placeholder=label_of(name))
            yield Static(content(f"In the folder {self.folder}"), classes="box-note")
            yield Static(id="box-message")
            yield Static(self.hints, classes="box-keys")

    def on_mount(self) -> None:
        """Begin with the school."""
        self._school.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Propose a file name while the school's is typed, unless one was chosen."""
        if event.input is self._school and self._file.value == self._proposed:
            self._proposed = proposed_name(self._school.value)
            self._file.value = self._proposed

    def on_input_submitted(self) -> None:
        """Take Enter in a field, which would not reach the screen by itself."""
        self.action_make()

    def action_make(self) -> None:
        """Go on to the file's name, then make the workbook, or say why it can't be made."""
        school = " ".join(self._school.value.split())
        if not school:
            self.say_below("Type the school's name first.")
            self._school.focus()
        elif self.focused is self._school:
            self._file.focus()
        else:
            self._make(school)

    def action_leave(self) -> None:
        """Close without making anything."""
        self.dismiss(None)

    def _make(self, school: str) -> None:
        name = self._file.value.strip()
        if not name or name.startswith(".") or "/" in name or "\0" in name:
            self.say_below("A file name has no / in it and does not begin with a dot.")
            return
        path = self.folder / (name if name.endswith(".toml") else f"{name}.toml")
        try:
            create(path, self.form.path, school, self._place)
        except EhError as error:
            self.say_below(str(error))
            return
        self.dismiss(path)

    @property
    def _place(self) -> dict[str, str]:
        """The number, phase and locality that were typed."""
        typed = ((name, self.query_one(f"#{name}", LineInput).value) for name in PARTNERSHIP_FIELDS)
        return {name: " ".join(text.split()) for name, text in typed if text.strip()}

    @property
    def _school(self) -> LineInput:
        return self.query_one("#school", LineInput)

    @property
    def _file(self) -> LineInput:
        return self.query_one("#file", LineInput)


def proposed_name(school: str) -> str:
    """Return a file name for a school's workbook, "st-marys-primary.toml"; "" for no name."""
    plain = unicodedata.normalize("NFKD", school).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:60].rstrip("-") + ".toml" if words else ""
