"""What a commitment asks for and how schools go about it, beside the form."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.commands import Where, bindings
from eh_tui.ui.dialogs.dialog import Dialog
from eh_tui.ui.text import content


class GuidanceScreen(Dialog[None]):
    """A commitment's guidance under the form's own headings."""

    WHERE: ClassVar = Where.GUIDANCE
    CSS_PATH = paths.styles_folder() / "edit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Where.GUIDANCE))

    def __init__(self, workbook: Workbook, section: str) -> None:
        """Show the guidance of one commitment, or of all where none is named."""
        super().__init__()
        every = sections(workbook)
        self.sections = [s for s in every if s.commitment.id == section] or every

    def compose(self) -> ComposeResult:
        """Lay the texts out."""
        with VerticalScroll(id="guidance"):
            for section in self.sections:
                yield Static(content(section.commitment.title, "bold"), classes="guidance-title")
                for piece in section.guidance:
                    yield Static(content(piece.heading, "bold underline"))
                    yield Static(content(piece.text.strip("\n")), classes="guidance-text")
            yield Static(self.hints, classes="guidance-keys")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll a long text."""
        self.query_one("#guidance").scroll_relative(y=step, animate=False)
