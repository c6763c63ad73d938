"""A search through the sheet while it is typed."""

from dataclasses import dataclass

from eh_tui.model.core.address import Address
from eh_tui.ui.sheet.layout import SheetLayout


@dataclass(slots=True)
class Search:
    """What is looked for, and where the cursor was before."""

    began: Address | None = None
    text: str = ""
    is_nowhere: bool = False

    @property
    def words(self) -> str:
        """What the status line says of it, "" while it finds something."""
        return f"{self.text!r} is nowhere in the sheet" if self.is_nowhere else ""

    def look(
        self, layout: SheetLayout, cursor: Address | None, text: str, step: int
    ) -> Address | None:
        """Return the cell to go to: the cursor's own if it holds the text and `step` is 0."""
        self.text = text
        cells = layout.holding(text)
        self.is_nowhere = bool(text) and not cells
        if not cells or (not step and cursor in cells):
            return cursor
        return layout.next_of(cells, cursor, step or 1)

    def end(self) -> None:
        """Say no more of it; the text stays, to be looked for again."""
        self.is_nowhere = False
