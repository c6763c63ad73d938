"""A search through the sheet while it is typed."""

from dataclasses import dataclass

from eh_tui.model.core.address import Address
from eh_tui.ui.sheet.layout.places import SheetLayout


@dataclass(slots=True)
class Search:
    """What is looked for, and where the cursor was before."""

    began: Address | None = None
    text: str = ""
    found: tuple[int, int] | None = None
    """Which place the search stands on, counted from 1, and how many there are."""

    at: Address | None = None
    """The cell of that place."""

    def words(self, cursor: Address | None) -> str:
        """Return what the status line says: "3 of 11", "" where the cursor has gone elsewhere."""
        if self.found is None or cursor != self.at:
            return ""
        place, number = self.found
        return f"{place} of {number}" if number else f"{self.text!r} is nowhere in the sheet"

    def look(
        self, layout: SheetLayout, cursor: Address | None, text: str, step: int
    ) -> Address | None:
        """Return the cell to go to: the cursor's own if it holds the text and `step` is 0."""
        self.text = text
        cells = layout.holding(text)
        stays = not cells or (not step and cursor in cells)
        there = cursor if stays else layout.next_of(cells, cursor, step or 1)
        place = cells.index(there) + 1 if there in cells else 0
        self.found, self.at = (place, len(cells)) if text else None, there
        return there

    def end(self) -> None:
        """Say no more of it; the text stays, to be looked for again."""
        self.found = None
