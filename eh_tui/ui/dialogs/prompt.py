"""A dialog that asks for one line, such as a mark's name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.dialogs.kept_typing import KeptTyping
from eh_tui.ui.dialogs.line_input import LineInput
from eh_tui.ui.text import content


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks for."""

    title: str
    note: str
    """What it is for."""
    missing: str
    """The sentence for who takes nothing; "" where that is an answer too."""
    longest: int = 0
    """How many letters fit in the answer, 0 for any number."""
    start: str = ""
    """What stands there at first."""


@dataclass(frozen=True, slots=True)
class LineDraft:
    """Where a line is kept while it is typed, and when it is left."""

    keep: Callable[[str], None]
    """Is given what stands there whenever it changes."""
    on_disk: Callable[[], str]
    """Puts that where it outlives the program, and returns why it can't, or ""."""
    told: str = ""
    """What is said of a text begun before, which typing goes on with; "" for what is proposed."""


class LineDialog(Dialog[str]):
    """Asks for one line; it is dismissed with it, spaces put in order, or with None."""

    WHERE: ClassVar = Scope.LINE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.LINE))

    def __init__(self, question: Question, draft: LineDraft | None = None) -> None:
        """Ask a question; with a draft nothing of what is typed gets lost."""
        super().__init__()
        self.question = question
        self._draft = draft
        self._kept = (
            KeptTyping(self, draft.on_disk, self.say_below, question.start) if draft else None
        )

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="box"):
            yield Static(content(self.question.title), classes="box-title")
            line = LineInput(self.question.start, id="line")
            # What was begun is not selected, else the first letter would replace it.
            line.select_on_focus = not (self._draft and self._draft.told)
            yield line
            yield Static(content(self.question.note), classes="box-note")
            yield Static(id="box-message")
            yield Static(self.hints, classes="box-keys")

    def on_mount(self) -> None:
        """Begin to type."""
        self._line.max_length = self.question.longest or None
        self.app.keep_typed = self._draft.on_disk if self._draft else None
        if self._draft:
            self.say_below(self._draft.told)
        self._line.focus()

    def on_unmount(self) -> None:
        """Have what is typed on disk, however the dialog is left."""
        self.app.keep_typed = None
        if self._draft:
            self._draft.on_disk()

    def on_input_changed(self) -> None:
        """Keep what is typed."""
        if self._draft and self._kept:
            self._draft.keep(self._line.value)
            self._kept.typed(self._line.value)

    def on_line_input_full(self) -> None:
        """Say that no more fits."""
        self.say_below(f"No more than {self.question.longest} letters fit here.")

    def on_input_submitted(self) -> None:
        """Take Enter in the field, which would not reach the screen by itself."""
        self.action_take()

    def action_take(self) -> None:
        """Close with what is typed, or say that something is wanted."""
        line = " ".join(self._line.value.split())
        if line or not self.question.missing:
            self.dismiss(line)
        else:
            self.say_below(self.question.missing)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    @property
    def _line(self) -> LineInput:
        return self.query_one("#line", LineInput)
