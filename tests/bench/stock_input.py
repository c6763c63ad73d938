"""Textual's field for a line of text, as it comes."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Stock(App[None]):
    """A field that has the focus."""

    def compose(self) -> ComposeResult:
        """Show the field."""
        yield Input(placeholder="Type here")


if __name__ == "__main__":
    Stock().run(mouse=False)
