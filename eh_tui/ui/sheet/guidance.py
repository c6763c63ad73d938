"""What a commitment asks for and how schools go about it, beside the form."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.text import content

_LEAST = 6
"""Lines of the box, however long the action is: two of them are guidance."""


class GuidanceScreen(Dialog[None]):
    """A commitment's guidance under the form's own headings, below the action it is about.

    Where there is more room above the action, it is there.
    """

    WHERE: ClassVar = Scope.GUIDANCE
    CSS_PATH = paths.styles_folder() / "edit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.GUIDANCE))

    def __init__(self, workbook: Workbook, section: str, above: int, below: int) -> None:
        """Show the guidance of one commitment, or of all where none is named.

        `above` and `below` are the lines of the screen above the action and below it.
        """
        super().__init__()
        self._above, self._below = above, below
        every = sections(workbook)
        self.sections = [s for s in every if s.commitment.id == section] or every

    def compose(self) -> ComposeResult:
        """Lay the texts out."""
        with Vertical(id="guidance"):
            with VerticalScroll(can_focus=False):
                for section in self.sections:
                    title = content(section.commitment.title, "bold")
                    yield Static(title, classes="guidance-title")
                    for piece in section.guidance:
                        yield Static(content(piece.heading, "bold underline"))
                        yield Static(content(piece.text.strip("\n")), classes="guidance-text")
            yield Static(self.hints, classes="guidance-keys")

    def on_mount(self) -> None:
        """Leave the action in view."""
        is_above = self._above > self._below
        self.set_class(is_above, "-above")
        room = self._above if is_above else self._below
        self.query_one("#guidance").styles.max_height = max(_LEAST, room)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll a long text."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
