"""A list of lines with headings between them, drawn line by line, and a cursor on one of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from eh_tui.ui.text import fit
from eh_tui.ui.wording import LEVEL_LOOKS

_Line = TypeVar("_Line")


class Lines(ScrollView, Generic[_Line], can_focus=True, inherit_bindings=False):
    """Lines of one kind; what each says, and which are headings, is its subclass's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("lines--line", "lines--heading", "lines--cursor"),
        *(f"lines--{look}" for look in LEVEL_LOOKS),
    }

    class CursorMoved(Message):
        """The cursor stands on another line, or on none where none is shown."""

    class EndReached(Message):
        """The cursor stands on the last line, below which there may be more."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.lines: tuple[_Line, ...] = ()
        self.cursor = -1
        self._stops: Sequence[int] = []
        """The lines that the cursor may stand on."""
        self._styles: dict[str, Style] = {}

    def text_of(self, line: _Line, width: int) -> str:
        """Return what a line says in at most `width` cells."""
        raise NotImplementedError

    def stretches_of(self, line: _Line, width: int) -> Iterable[tuple[str, str | None]]:
        """Return what a line says in stretches, each with the look of a rating that it tells."""
        yield self.text_of(line, width), None

    def is_heading(self, line: _Line) -> bool:
        """Say whether a line is a heading, on which the cursor does not stand."""
        raise NotImplementedError

    def stops_in(self, lines: tuple[_Line, ...]) -> Sequence[int]:
        """Return on which lines the cursor may stand, in their order."""
        return [at for at, line in enumerate(lines) if not self.is_heading(line)]

    def is_same(self, line: _Line, other: _Line) -> bool:
        """Say whether two lines, one shown before and one now, are about the same."""
        return line == other

    def measure(self, lines: list[_Line], width: int) -> None:
        """Prepare the columns of the lines that are no headings."""

    @property
    def chosen(self) -> _Line | None:
        """The line under the cursor, None where none is shown."""
        return self.lines[self.cursor] if 0 <= self.cursor < len(self.lines) else None

    def show(self, lines: tuple[_Line, ...]) -> None:
        """Show other lines; the cursor stays on its line, or near where that was."""
        before, place = self.chosen, self.cursor
        self.lines = lines
        self._stops = self.stops_in(lines)
        alike = (at for at in self._stops if before and self.is_same(before, lines[at]))
        same = next(alike, None)
        self.cursor = self._near(place) if same is None else same
        self._lay_out()
        self.post_message(self.CursorMoved())

    def move(self, lines: int) -> None:
        """Move the cursor some lines down, or up if negative."""
        if self.cursor < 0:
            return
        at = self._stops.index(self.cursor) + lines
        self._put_cursor(self._stops[max(0, min(at, len(self._stops) - 1))])
        if at >= len(self._stops) - 1:
            self.post_message(self.EndReached())

    def move_page(self, direction: int) -> None:
        """Move the cursor by as many lines as a page shows."""
        self.move(direction * max(1, self.size.height - 1))

    def move_to_end(self, which: str) -> None:
        """Move the cursor to the first or the last line."""
        self.move(-len(self.lines) if which == "first" else len(self.lines))

    def on_resize(self) -> None:
        """Lay the list out for the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._styles = {}
        super().notify_style_update()

    def go_to(self, is_it: Callable[[_Line], bool]) -> None:
        """Put the cursor on the first line of which something is so, if there is one."""
        for at in self._stops:
            if is_it(self.lines[at]):
                self._put_cursor(at)
                return

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:  # hidden while it is empty: laid out once it is painted again
            self.virtual_size = Size(0, 0)
            return
        self.measure([self.lines[at] for at in self._stops], width)
        self.virtual_size = Size(width, len(self.lines))
        self.refresh()
        self._scroll_into_view()

    def _near(self, place: int) -> int:
        """Return the line nearest to where the cursor was, -1 where there is none."""
        below = next((at for at in self._stops if at >= place), -1)
        return below if below >= 0 or not self._stops else self._stops[-1]

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the view, laid out now if nothing was shown before.

        Textual paints a widget before it tells it its size.
        """
        if not self.virtual_size.width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view."""
        at, width = y + round(self.scroll_offset.y), self.size.width
        if at >= len(self.lines):
            return Strip.blank(width, self._style("line"))
        line = self.lines[at]
        style = self._style("heading" if self.is_heading(line) else "line")
        if at == self.cursor:
            text = fit(f" {self.text_of(line, width - 2)}", width)
            return Strip([Segment(text, style + self._style("cursor"))], width)
        segments = [Segment(" ", style)]
        for text, look in self.stretches_of(line, width - 2):
            segments.append(Segment(text, style + self._style(look) if look else style))
        return Strip(segments).adjust_cell_length(width, style)

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"lines--{look}")
        return self._styles[look]
