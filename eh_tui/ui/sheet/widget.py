"""The sheet as a widget: what is drawn, and the cursor in it."""

from eh_tui.model.core.address import Address
from eh_tui.ui.sheet.drawn_sheet import DrawnSheet
from eh_tui.ui.sheet.layout.scrolling import headroom, lines_of_row, offset_to_lift


class Sheet(DrawnSheet):
    """A workbook's sheet with a cursor on one of its cells."""

    def go_to(self, address: Address | None, *, at_top: bool = False) -> None:
        """Put the cursor on a cell that is shown, and bring it into view, or to the top of it."""
        if address is None or address not in self.sheet_layout.first_row:
            return
        top, box = self.sheet_layout.box(address)
        self._x = box.x
        if at_top:
            self._scroll(top - headroom(self.sheet_layout, address))
        self._put_cursor(address)

    def move(self, direction: str) -> None:
        """Move the cursor to the cell above, below, left or right."""
        if self.cursor is None:
            return
        if direction in ("left", "right"):
            step = 1 if direction == "right" else -1
            self.go_to(self.sheet_layout.beside(self.cursor, step))
        else:
            self.move_rows(1 if direction == "down" else -1)

    def move_rows(self, rows: int) -> None:
        """Move the cursor some rows down, or up if negative, keeping to its column."""
        if self.cursor:
            self._put_cursor(self.sheet_layout.below(self.cursor, rows, self._x))

    def move_page(self, direction: int) -> None:
        """Show the page below (1) or above (-1), and move the cursor onto it.

        The cursor stays on a cell that is longer than a page until its end has been shown.
        """
        if self.cursor is None:
            return
        page, offset = self.size.height, round(self.scroll_offset.y)
        last = max(0, self.sheet_layout.height - page)
        target = max(0, min(offset + direction * max(1, page - 3), last))
        if target == offset:
            self.move_rows(direction * len(self.sheet_layout.rows))
            return
        top, _ = self.sheet_layout.box(self.cursor)
        self._scroll(target)
        cells = self.sheet_layout.between(target, target + page, self._x)
        begun = [(line, cell) for line, cell in cells if line >= target] or cells
        if begun:
            line = max(top, offset) + target - offset
            here = [cell for begins, cell in begun if begins <= line]
            self._set_cursor(here[-1] if here else begun[0][1])

    def lift(self, lines: int) -> tuple[int, int]:
        """Scroll so that the cursor's row is within the first lines of the view, if it can be.

        Return how many lines of the view are above the row then, and how many below it.
        """
        if not self.cursor:
            return 0, self.size.height
        top, bottom = lines_of_row(self.sheet_layout, self.cursor)
        offset = round(self.scroll_offset.y)
        self._scroll(offset_to_lift(self.sheet_layout, self.cursor, lines, offset))
        offset = round(self.scroll_offset.y)
        return max(0, top - offset), max(0, self.size.height - (bottom - offset))

    def _put_cursor(self, address: Address) -> None:
        if address != self.cursor:
            self._set_cursor(address)
        self._scroll_into_view(address)

    def _set_cursor(self, address: Address) -> None:
        if address == self.cursor:
            return
        before, self.cursor = self.cursor, address
        for moved in (before, address):
            if moved:
                self._refresh_box(*self.sheet_layout.box(moved))
        self.screen.post_message(self.CursorMoved(address))
