"""A list of changes, newest first, drawn line by line."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eh_tui.ui.history_lines import HistoryLine, deed
from eh_tui.ui.text import fit

_WHEN = 13
"""Cells of the longest time, "12 Sept 14:03"."""


class Changes(ScrollView, can_focus=True, inherit_bindings=False):
    """Changes and the headings between them, with a cursor on one of the changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "changes--line",
        "changes--heading",
        "changes--cursor",
    }

    class CursorMoved(Message):
        """The cursor stands on another change, or on none where none is shown."""

    class EndReached(Message):
        """The cursor stands on the last change, below which there may be older ones."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.lines: tuple[HistoryLine, ...] = ()
        self.cursor = -1
        self._stops: list[int] = []
        """The lines that the cursor may stand on."""
        self._columns = (0, 0)
        self._styles: dict[str, Style] = {}

    @property
    def chosen(self) -> HistoryLine | None:
        """The change under the cursor, None where none is shown."""
        return self.lines[self.cursor] if 0 <= self.cursor < len(self.lines) else None

    def show(self, lines: tuple[HistoryLine, ...]) -> None:
        """Show other lines; the cursor stays on its change while that is among them."""
        before = self.chosen
        self.lines = lines
        self._stops = [at for at, line in enumerate(lines) if not line.is_heading]
        same = [at for at in self._stops if before and lines[at].entry == before.entry]
        self.cursor = same[0] if same else self._stops[0] if self._stops else -1
        self._lay_out()
        self.post_message(self.CursorMoved())

    def move(self, changes: int) -> None:
        """Move the cursor some changes down, or up if negative."""
        if self.cursor < 0:
            return
        at = self._stops.index(self.cursor) + changes
        self._put_cursor(self._stops[max(0, min(at, len(self._stops) - 1))])
        if at >= len(self._stops) - 1:
            self.post_message(self.EndReached())

    def move_page(self, direction: int) -> None:
        """Move the cursor by as many changes as a page shows."""
        self.move(direction * max(1, self.size.height - 1))

    def move_to_end(self, which: str) -> None:
        """Move the cursor to the first or the last change."""
        self.move(-len(self.lines) if which == "first" else len(self.lines))

    def on_resize(self) -> None:
        """Lay the list out for the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles = {}
        super().notify_style_update()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        changes = [self.lines[at] for at in self._stops]
        who = max((cell_len(line.who) for line in changes), default=0)
        what = max((cell_len(line.what) for line in changes), default=0)
        self._columns = min(who, width // 6), min(what, width // 4)
        self.virtual_size = Size(width, len(self.lines))
        self.refresh()
        self._scroll_into_view()

    def _put_cursor(self, at: int) -> None:
        if at == self.cursor:
            return
        before, self.cursor = self.cursor, at
        for line in (before, at):
            self._refresh_line(line)
        self._scroll_into_view()
        self.post_message(self.CursorMoved())

    def _refresh_line(self, line: int) -> None:
        y = line - round(self.scroll_offset.y)
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _scroll_into_view(self) -> None:
        """Scroll by half pages, so that most moves of the cursor repaint two lines only."""
        page, offset = self.size.height, round(self.scroll_offset.y)
        first = 0 if self._stops and self.cursor == self._stops[0] else self.cursor
        if first < offset:
            target = max(0, first - page // 2)
        elif self.cursor >= offset + page:
            target = self.cursor - page + 1 + page // 2
        else:
            return
        self.scroll_to(y=target, animate=False, immediate=True, force=True)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view."""
        at, width = y + round(self.scroll_offset.y), self.size.width
        if at >= len(self.lines):
            return Strip.blank(width, self._style("line"))
        line = self.lines[at]
        style = self._style("heading" if line.is_heading else "line")
        if at == self.cursor:
            style += self._style("cursor")
        return Strip([Segment(fit(f" {self._text(line, width - 2)}", width), style)], width)

    def _text(self, line: HistoryLine, width: int) -> str:
        if line.is_heading:
            return f"{line.what}   {line.when}  {line.who}"
        who, what = self._columns
        left = f"{fit(line.when, _WHEN)}  {fit(line.who, who)}  {fit(line.what, what)}  "
        return left + deed(line, width - cell_len(left))

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"changes--{look}")
        return self._styles[look]
