"""The page of an offer as text, before it is published."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.offer.page_text import page_text
from eh_tui.model.offer.plan import page_of
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import Scope, bindings, commands_of, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.text import content


class PreviewScreen(Screen[None]):
    """What parents will read, in its order, as plain text."""

    WHERE: ClassVar = Scope.PREVIEW
    CSS_PATH = paths.styles_folder() / "offer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.PREVIEW))
    app = getters.app(BaseApp)

    def __init__(self, session: Session) -> None:
        """Show the page of a session's workbook as it is now."""
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        page = page_of(self.session.workbook, self.app.today())
        yield Static(content(f"Preview  {page.title}"), id="header")
        with VerticalScroll(id="preview", can_focus=False):
            yield Static(content("\n".join(page_text(page))), id="preview-text")
        shown = as_bound((*commands_of(Scope.PREVIEW), *named("help")), self.app.settings.keys)
        yield Static(content(hints(shown)), id="keys")

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one("#preview").scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a screen."""
        preview = self.query_one("#preview")
        preview.scroll_relative(y=direction * max(1, preview.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Go back to the offer."""
        self.dismiss()
