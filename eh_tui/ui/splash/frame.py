"""The sheet's screen as it is when it opens, cell by cell, made without Textual.

It is what `ui/sheet/screen.py` then shows through Textual, which takes ten times as long to
load: a test compares the two (tests/ui/splash/test_frame.py).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil

from eh_tui.session import SAVED, Session
from eh_tui.ui.annotations import annotate_sheet
from eh_tui.ui.chrome import text as chrome
from eh_tui.ui.sheet.layout.columns import BANDED
from eh_tui.ui.sheet.layout.places import SheetLayout
from eh_tui.ui.sheet.layout.scrolling import opening_offset
from eh_tui.ui.sheet.layout.sheet_blocks import sheet_blocks
from eh_tui.ui.splash.tcss_styles import Looks
from eh_tui.ui.terminal.cells import ScreenCell, ScreenStyle, cells
from eh_tui.ui.terminal.window_sizes import NARROW
from eh_tui.ui.text import cell_length, fit

_BARS = "▁▂▃▄▅▆▇ "


class FirstPicture:
    """What the terminal shows first, and the layout that it shows."""

    def __init__(
        self,
        session: Session,
        looks: Looks,
        keys: dict[str, str],
        size: tuple[int, int],
        today: date,
    ) -> None:
        """Make the picture for a window's size; `keys` are the settings'."""
        self.size = size
        self._today = today
        self._session = session
        self._looks = looks
        self._keys = keys
        width, height = size
        self._indent = 0 if width < NARROW else chrome.OUTLINE + 1
        sheet_width = width - self._indent - 1
        said = annotate_sheet(session, today)(session.workbook)
        is_banded = width < BANDED
        parts = sheet_blocks(session.workbook, sheet_width, beside=said, is_banded=is_banded)
        self.layout = SheetLayout(parts, sheet_width, is_banded=is_banded)
        self.cursor = self.layout.nearest(None, self.layout)
        self._banner = chrome.meeting_going_on(session, today, keys)
        self._page = height - (4 if self._banner else 3)
        self._offset = 0
        if self.cursor:
            self._offset = opening_offset(self.layout, self.cursor, self._page)
        self.rows = tuple(self._rows())

    def _rows(self) -> Iterator[list[ScreenCell]]:
        workbook, width = self._session.workbook, self.size[0]
        yield self._line(
            "#header",
            chrome.header_line(chrome.heading_of_audit(workbook), width - 2),
        )
        if self._banner:
            yield self._padded(f" {self._banner}", self._looks.of("#banner"), width)
        outline, bar = self._outline(), self._scrollbar()
        for y in range(self._page):
            yield [*next(outline), *self._sheet_line(self._offset + y), bar[y]]
        yield self._status()
        scale = None if workbook.form.columns else ""  # the cursor begins on no rating
        yield self._line("#keys", chrome.key_hints(workbook.form, self._keys, width - 2, scale))

    def _line(self, selector: str, text: str) -> list[ScreenCell]:
        """Return a line of one text between margins, cut where it is too long."""
        room = self.size[0] - 2
        text = fit(text, room) if cell_length(text) > room else text
        return [*self._empty(1), *self._padded(text, self._looks.of(selector), room + 1)]

    def _outline(self) -> Iterator[list[ScreenCell]]:
        """Return the outline's lines, as many as are asked for."""
        plain, width = self._looks.of("#outline"), self._indent
        if width:
            section = self.layout.section(self.cursor) if self.cursor else ""
            for line, is_bold in chrome.outline_lines(self._session.workbook, section, self._today):
                look = (("1",), *plain[1:]) if is_bold else plain
                yield self._padded(line, look, width)
        while True:
            yield [_blank(plain)] * width

    def _sheet_line(self, y: int) -> Iterable[ScreenCell]:
        looks, line = self._looks, list[ScreenCell]()
        has_cursor = self.cursor is not None and y == self.layout.box(self.cursor)[0]
        if y < self.layout.height:
            for text, name, address in self.layout.line(y):
                look = looks.of(f"Sheet > .sheet--{name}")
                if has_cursor and address == self.cursor:
                    more = looks.attributes("Sheet > .sheet--cursor")
                    look = (tuple(sorted({*look[0], *more})), *look[1:])
                line += cells(text, look)
        blank = _blank(looks.of("Sheet > .sheet--cell"))
        return (line + [blank] * (self.layout.width - len(line)))[: self.layout.width]

    def _scrollbar(self) -> list[ScreenCell]:
        """Return the bar beside the sheet, as `textual.scrollbar.ScrollBarRender` draws it."""
        looks, page, height = self._looks, self._page, self.layout.height
        behind = looks.colour("scrollbar-background", is_background=True)
        _, text, background = looks.of("Sheet")
        if page >= height:
            return [_blank(((), text, behind))] * page
        thumb = looks.colour("scrollbar")
        length = max(1, page / (height / page))
        start = int((page - length) * (self._offset / (height - page)) * len(_BARS))
        top, above = divmod(max(0, start), len(_BARS))
        bottom, below = divmod(max(0, start + ceil(length * len(_BARS))), len(_BARS))
        bar: list[ScreenCell] = [_blank(((), text, behind))] * page
        bar[top:bottom] = [(" ", (("7",), thumb, background))] * (bottom - top)
        if top < page and _BARS[-1 - above] != " ":
            bar[top] = (_BARS[-1 - above], ((), thumb, behind))
        if bottom < page and _BARS[-1 - below] != " ":
            bar[bottom] = (_BARS[-1 - below], (("7",), thumb, behind))
        return bar

    def _status(self) -> list[ScreenCell]:
        saved = self._session.state
        unsaved = "" if saved == SAVED else ".-unsaved"
        where = chrome.where_in_words(self._session.workbook, self.cursor)
        look = self._looks.of(f"#status{unsaved} > #saved")
        drafts = chrome.unsaved_drafts(self._session, self._keys)
        plain = self._looks.of("#status > #drafts")
        line = [
            *self._empty(1),
            *self._padded(saved, look, 11),
            *self._empty(1),
            *(cells(drafts, plain) if drafts else ()),
            *self._empty(3 if drafts else 0),
            *self._padded(where, self._looks.of("#status > #where"), 28),
        ]
        return [*line, *self._empty(self.size[0] - len(line))][: self.size[0]]

    def _padded(self, text: str, look: ScreenStyle, width: int) -> list[ScreenCell]:
        """Return a text's cells with blanks after them, cut at a width."""
        shown = list(cells(text, look))[:width]
        return [*shown, *[_blank(((), "", look[2]))] * (width - len(shown))]

    def _empty(self, width: int) -> list[ScreenCell]:
        return [(" ", ((), "", self._looks.of("Screen")[2]))] * width


def _blank(look: ScreenStyle) -> ScreenCell:
    return next(cells(" ", look))
