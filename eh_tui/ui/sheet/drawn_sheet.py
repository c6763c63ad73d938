"""The sheet drawn line by line, of which only what is seen is rendered."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eh_tui.model.core.address import Address
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.annotations import CellAnnotations
from eh_tui.ui.sheet.layout.blocks import REMARK, Box
from eh_tui.ui.sheet.layout.columns import BANDED
from eh_tui.ui.sheet.layout.places import SheetLayout
from eh_tui.ui.sheet.layout.scrolling import offset_for, opening_offset
from eh_tui.ui.sheet.layout.sheet_blocks import sheet_blocks
from eh_tui.ui.wording import LEVEL_LOOKS

LOOKS = (
    "title", "label", "value", "prose", "bar", "band", "heading", "cell", "ref", "rule",
    *LEVEL_LOOKS, REMARK,
)  # fmt: skip
"""The looks that boxes may have; `styles/sheet.tcss` says what they are."""

_KEPT = 500
"""Lines that are kept as they were rendered last: a few pages."""


class DrawnSheet(ScrollView, can_focus=True, inherit_bindings=False):
    """A workbook laid out and drawn; its cursor is moved by `Sheet`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--cursor",
        "sheet--found",
        *(f"sheet--{look}" for look in LOOKS),
    }

    class CursorMoved(Message, namespace="sheet"):
        """The cursor stands on another cell, or on none where nothing is shown."""

        def __init__(self, address: Address | None) -> None:
            """Name the cell."""
            super().__init__()
            self.address = address

    def __init__(
        self,
        workbook: Workbook,
        ready: SheetLayout | None = None,
        beside: Callable[[Workbook], CellAnnotations] = lambda _: {},
    ) -> None:
        """Show a workbook; without a `ready` layout of it, none is made before there is a size.

        `beside` returns what is said beside the cells of a state of the workbook.
        """
        super().__init__()
        self.beside = beside
        self.workbook = workbook
        self.keep: Callable[[FormRow], bool] | None = None
        self.query_text = ""
        self.sheet_layout = ready or SheetLayout((), 0)
        self._ready = ready
        self.cursor = self.sheet_layout.nearest(None, self.sheet_layout)
        self._x = self.sheet_layout.box(self.cursor)[1].x if self.cursor else 0
        self._shown: tuple[Workbook | None, Callable[[FormRow], bool] | None] = None, None
        """What is laid out; nothing yet."""
        self._is_stale = False
        """Whether what is said beside the cells has changed since."""
        self._styles: dict[str, Style] = {}
        self._strips: LRUCache[tuple[int, Address | None], Strip]
        self._strips = LRUCache(_KEPT)
        """Lines as they are shown, each with the cell of it under the cursor, if any."""

    def show(self, workbook: Workbook) -> None:
        """Show another state of the workbook, repainting only what differs."""
        if workbook is not self.workbook:
            self._ready = None
        self.workbook = workbook
        self._lay_out()

    def start(self, workbook: Workbook, beside: Callable[[Workbook], CellAnnotations]) -> None:
        """Show another workbook whole, with the cursor on the first row that is worked on."""
        self.beside = beside
        self.cursor, self.keep = None, None
        self.sheet_layout = SheetLayout((), 0)
        self._scroll(0)
        self.show(workbook)

    def say_beside(self, beside: Callable[[Workbook], CellAnnotations]) -> None:
        """Say something else beside the cells from now on."""
        self.beside = beside
        self._is_stale = True
        self._lay_out()

    def show_only(self, keep: Callable[[FormRow], bool] | None) -> None:
        """Show only the rows that `keep` accepts, or the whole sheet."""
        self.keep = keep
        self._lay_out()

    def mark(self, query: str) -> None:
        """Mark every place that holds a text, ignoring case."""
        if query != self.query_text:
            self.query_text = query
            self._strips.clear()
            self.refresh()

    def on_mount(self) -> None:
        """Say how long the sheet is, if it is laid out, so that the bar's first picture is true."""
        if self._ready:
            self.virtual_size = Size(self._ready.width, self._ready.height)

    def on_resize(self) -> None:
        """Lay the sheet out for the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles = {}
        self._strips.clear()
        super().notify_style_update()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        workbook, keep = self._shown
        is_first = workbook is None
        same = workbook is self.workbook and keep is self.keep and not self._is_stale
        is_banded = self.app.size.width < BANDED
        if same and self.sheet_layout.shape == (width, is_banded):
            return
        before = SheetLayout((), 0) if is_first else self.sheet_layout
        after = self._laid_out(width, is_banded=is_banded)
        self.sheet_layout, self._shown = after, (self.workbook, self.keep)
        self._is_stale = False
        self._strips.clear()
        self.virtual_size = Size(width, after.height)
        moved = self.cursor not in after.first_row
        if moved:
            self.cursor = after.nearest(self.cursor, before)
            self.screen.post_message(self.CursorMoved(self.cursor))
        if moved or before.shape != after.shape:
            self._x = after.box(self.cursor)[1].x if self.cursor else 0
        if (before.shape, before.tops) != (after.shape, after.tops):
            self.refresh()
            if self.cursor and is_first:
                self._scroll(opening_offset(after, self.cursor, self.size.height))
            elif self.cursor:
                self._keep_in_place(self.cursor, before)
            return
        self._refresh_changed(before, after)
        if moved and self.cursor:
            self._refresh_box(*after.box(self.cursor))

    def _refresh_changed(self, before: SheetLayout, after: SheetLayout) -> None:
        """Repaint the boxes in which two layouts of one height differ."""
        for top, old, new in zip(before.tops, before.blocks, after.blocks, strict=False):
            if old is not new:
                for box in set(old.boxes) ^ set(new.boxes):
                    self._refresh_box(top + box.y, box)

    def _laid_out(self, width: int, *, is_banded: bool) -> SheetLayout:
        """Return the sheet for a width, the one that was ready if it is the first and fits."""
        ready, self._ready = self._ready, None
        fits = ready and ready.shape == (width, is_banded)
        if ready and fits and not (self.keep or self._is_stale):
            return ready
        said = self.beside(self.workbook)
        found = sheet_blocks(self.workbook, width, self.keep, said, is_banded=is_banded)
        return SheetLayout(found, width, is_banded=is_banded)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the view, laid out now if nothing was shown before.

        Textual paints a widget before it tells it its size: the first picture would be empty.

        `Widget.render_lines` (widget.py) would make each line that changed anew, and look at
        each for borders and much else that this widget does not have: half of what a move costs.
        """
        if self._shown[0] is None:
            self._lay_out()
        return [self.render_line(y).crop(crop.x, crop.right) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view, the same one as long as it looks the same."""
        line = y + round(self.scroll_offset.y)
        key = line, self.cursor if line == self._line_of_cursor() else None
        if not (strip := self._strips.get(key)):
            strip = self._strips[key] = self._strip(line)
        return strip

    def _line_of_cursor(self) -> int | None:
        """Return the line that shows the cursor: the first of its cell's that is in view.

        Not all of the cell: both cells' texts would go over a slow line at each move.
        """
        if not self.cursor:
            return None
        return max(self.sheet_layout.box(self.cursor)[0], round(self.scroll_offset.y))

    def _strip(self, line: int) -> Strip:
        width = self.size.width
        if line >= self.sheet_layout.height:
            strip = Strip.blank(width, self._style("cell"))
        else:
            strip = Strip(self._segments(line)).adjust_cell_length(width, self._style("cell"))
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip

    def _segments(self, line: int) -> list[Segment]:
        segments: list[Segment] = []
        cursor = self.cursor if line == self._line_of_cursor() else None
        for text, look, address in self.sheet_layout.line(line):
            style = self._style(look)
            if address and address == cursor:
                style += self._style("cursor")
            segments += self._marked(text, style)
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

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"sheet--{look}")
        return self._styles[look]

    def _scroll_into_view(self, address: Address) -> None:
        offset = round(self.scroll_offset.y)
        target = offset_for(self.sheet_layout, address, self.size.height, offset)
        if target != offset:
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

    def _refresh_box(self, top: int, box: Box) -> None:
        region = Region(box.x, top - round(self.scroll_offset.y), box.width, box.height)
        visible = region.intersection(Region(0, 0, *self.size))
        if visible:
            self.refresh(visible)
