"""The agenda beside the card, on a screen that is wide enough for both."""

from textual.widgets import Static

from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.meeting.agenda import Point
from eh_tui.model.meeting.discussion import DISCUSSED, LATER
from eh_tui.ui.text import content, fit

_MARKS = {DISCUSSED: "✓", LATER: "…"}


class AgendaPane(Static):
    """The actions around the one that is shown, with what was discussed and what comes."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="agenda-pane")
        self._points: tuple[Point, ...] = ()
        self._at = 0
        self._said = ""

    def show(self, points: tuple[Point, ...], at: int) -> None:
        """Show the part of an agenda in which an action stands, given by its place."""
        self._points, self._at = points, at
        self._paint()

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._paint()

    def _paint(self) -> None:
        width, height = self.content_size
        if not (width and height):
            return
        lines, current = self._lines(width)
        first = max(0, min(current - height // 2, len(lines) - height))
        said = "\n".join(lines[first : first + height])
        if said != self._said:
            self._said = said
            self.update(content(said), layout=False)

    def _lines(self, width: int) -> tuple[list[str], int]:
        """Return the lines of the whole agenda, and the number of the one that is shown."""
        lines: list[str] = []
        current, part = 0, ""
        for at, point in enumerate(self._points):
            if point.part != part:
                part = point.part
                lines.append(fit(part.capitalize(), width))
            is_here = at == self._at
            current = len(lines) if is_here else current
            mark = "▸" if is_here else _MARKS.get(point.state, " ")
            text = shown_on_one_line(point.action.text)
            lines.append(fit(f"{mark} {point.action.id} {text}", width))
        return lines, current if self._at < len(self._points) else len(lines)
