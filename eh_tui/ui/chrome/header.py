"""The line at the top: whose audit it is, how it stands, and who else is at it."""

from textual.content import Content
from textual.widget import Widget

from eh_tui.ui.chrome.text import Heading, header_line
from eh_tui.ui.text import content


class Header(Widget):
    """An audit's title with its counts, in words where there is room for them."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__(id="header")
        self._told = Heading()

    def show(self, told: Heading) -> None:
        """Show an audit's title, its counts, and who else has its workbook open."""
        if told != self._told:
            self._told = told
            self.refresh()

    def render(self) -> Content:
        """Return the line in the words for which there is room."""
        return content(header_line(self._told, self.content_size.width))
