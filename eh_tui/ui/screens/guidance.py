"""What a commitment asks for and how schools go about it, beside the form."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from eh_tui.model.workbook import Workbook, sections
from eh_tui.ui.text import content


class GuidanceScreen(ModalScreen[None]):
    """A commitment's guidance under the form's own headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v,q,enter", "close", "close"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

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
            yield Static(content("Esc closes"), classes="guidance-keys")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, step: int) -> None:
        """Scroll a long text."""
        self.query_one("#guidance").scroll_relative(y=step, animate=False)
