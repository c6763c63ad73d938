"""The audit as one continuous sheet, drawn line by line."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eh_tui.model.workbook import Action, Workbook
from eh_tui.ui.sheet_layout import SheetLayout
from eh_tui.ui.sheet_pieces import Address, Box, Piece, pieces
from eh_tui.ui.text import fit

LOOKS = (
    "title", "label", "value", "prose", "bar", "band", "heading", "cell", "ref", "rule",
    "red", "amber", "green", "none",
)  # fmt: skip
"""The looks that boxes may have; `styles/sheet.tcss` says what they are."""


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
    """A workbook's sheet with a cursor on one of its cells."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--cursor",
        "sheet--found",
        *(f"sheet--{look}" for look in LOOKS),
    }

    class CursorMoved(Message):
        """The cursor stands on another cell, or on none where nothing is shown."""

        def __init__(self, address: Address | None) -> None:
            """Name the cell."""
            super().__init__()
            self.address = address

    def __init__(self, workbook: Workbook) -> None:
        """Show a workbook; nothing is laid out before the widget has a size."""
        super().__init__()
        self.workbook = workbook
        self.keep: Callable[[Action], bool] | None = None
        self.query_text = ""
        self.sheet_layout = SheetLayout((), 0)
        self.cursor: Address | None = None
        self._x = 0
        self._styles: dict[str, Style] = {}

    # What is shown

    def show(self, workbook: Workbook) -> None:
        """Show another state of the workbook, repainting only what differs."""
        self.workbook = workbook
        self._lay_out()

    def start(self, workbook: Workbook) -> None:
        """Show another workbook whole, with the cursor on its first action."""
        self.cursor, self.keep = None, None
        self.sheet_layout = SheetLayout((), 0)
        self._scroll(0)
        self.show(workbook)

    def show_only(self, keep: Callable[[Action], bool] | None) -> None:
        """Show only the actions that `keep` accepts, or the whole sheet."""
        self.keep = keep
        self._lay_out()

    def mark(self, query: str) -> None:
        """Mark every place that holds a text, ignoring case."""
        if query != self.query_text:
            self.query_text = query
            self.refresh()

    def on_resize(self) -> None:
        """Lay the sheet out for the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles = {}
        super().notify_style_update()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        before = self.sheet_layout
        after = SheetLayout(pieces(self.workbook, width, self.keep), width)
        self.sheet_layout = after
        self.virtual_size = Size(width, after.height)
        moved = self.cursor not in after.first_row
        if moved:
            self.cursor = after.nearest(self.cursor, before)
            self.post_message(self.CursorMoved(self.cursor))
        if moved or before.width != after.width:
            self._x = after.box(self.cursor)[1].x if self.cursor else 0
        if (before.width, before.tops) != (after.width, after.tops):
            self.refresh()
            if self.cursor:
                self._keep_in_place(self.cursor, before)
            return
        for top, old, new in zip(before.tops, before.pieces, after.pieces, strict=False):
            if old is not new:
                for box in set(old.boxes) ^ set(new.boxes):
                    self._refresh_box(top + box.y, box)
        if moved and self.cursor:
            self._refresh_box(*after.box(self.cursor))

    # The cursor

    def go_to(self, address: Address | None, *, at_top: bool = False) -> None:
        """Put the cursor on a cell that is shown, and bring it into view, or to the top of it."""
        if address is None or address not in self.sheet_layout.first_row:
            return
        top, box = self.sheet_layout.box(address)
        self._x = box.x
        if at_top:
            self._scroll(top - self.sheet_layout.headroom(address))
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
        self.post_message(self.CursorMoved(address))

    def _scroll_into_view(self, address: Address) -> None:
        """Scroll by most of a page, so that most moves of the cursor repaint two cells only.

        A scroll costs ten times as much, and a fifth less in all than by half pages.
        """
        top, box = self.sheet_layout.box(address)
        page, offset = self.size.height, round(self.scroll_offset.y)
        bottom = top + min(len(box.lines), page)
        first = max(bottom - page, top - self.sheet_layout.headroom(address))
        if self.sheet_layout.first_row[address] == 0:
            first = 0
        if first < offset:
            target = min(first, max(0, top - page * 3 // 4))
        elif bottom > offset + page:
            target = min(bottom - page + page * 3 // 4, first)
        else:
            return
        self._scroll(target)

    def _keep_in_place(self, address: Address, before: SheetLayout) -> None:
        """Show the cursor's row at the height at which it was, however long the rows above are."""
        if address in before.first_row:
            was, _ = before.box(address)
            now, _ = self.sheet_layout.box(address)
            self._scroll(round(self.scroll_offset.y) + now - was)
        self._scroll_into_view(address)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True, force=True)

    # Drawing

    def _refresh_box(self, top: int, box: Box) -> None:
        region = Region(box.x, top - round(self.scroll_offset.y), box.width, box.height)
        visible = region.intersection(Region(0, 0, *self.size))
        if visible:
            self.refresh(visible)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the view, laid out now if nothing was shown before.

        Textual paints a widget before it tells it its size: the first picture would be empty.
        """
        if not self.sheet_layout.width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view."""
        line = y + round(self.scroll_offset.y)
        width = self.size.width
        if line >= self.sheet_layout.height:
            return Strip.blank(width, self._style("cell"))
        piece, within = self.sheet_layout.at(line)
        strip = Strip(self._segments(piece, within))
        return strip.adjust_cell_length(width, self._style("cell"))

    def _segments(self, piece: Piece, line: int) -> list[Segment]:
        segments: list[Segment] = []
        x = 0
        boxes = [box for box in piece.boxes if box.y <= line < box.y + box.height]
        for box in sorted(boxes, key=lambda box: box.x):
            if box.x > x:
                segments.append(Segment(" " * (box.x - x), self._style("cell")))
            number = line - box.y
            text = fit(box.lines[number] if number < len(box.lines) else "", box.width)
            segments += self._marked(text, self._box_style(box, number))
            x = box.x + box.width
        return segments

    def _marked(self, text: str, style: Style) -> list[Segment]:
        query, plain = self.query_text.casefold(), text.casefold()
        if not query or query not in plain or len(plain) != len(text):
            return [Segment(text, style)]
        segments, end = [], 0
        while (at := plain.find(query, end)) >= 0:
            segments += [Segment(text[end:at], style)]
            end = at + len(query)
            segments += [Segment(text[at:end], style + self._style("found"))]
        return [*segments, Segment(text[end:], style)]

    def _box_style(self, box: Box, line: int) -> Style:
        """Return the look of a line of a box; the cursor covers the lines that have text.

        The empty rest of a tall cell would cost a slow line a kilobyte for each move.
        """
        style = self._style(box.look)
        if box.address and box.address == self.cursor and line < len(box.lines):
            return style + self._style("cursor")
        return style

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"sheet--{look}")
        return self._styles[look]
