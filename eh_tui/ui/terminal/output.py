"""What the app paints, sent to the terminal as the cells that changed."""

import os
from typing import Any

from rich.color import ColorSystem
from rich.console import RenderableType
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import CursorPosition
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from eh_tui.ui.terminal.compositor import PartialCompositor
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.terminal.notices import OneNotice
from eh_tui.ui.terminal.parser import Device
from eh_tui.ui.terminal.strips_to_cells import take
from eh_tui.ui.terminal.widths import measure_as_written

measure_as_written()

_SEEN_HALF_DONE = 2000
"""Characters that a terminal may not get in one piece."""


class SparingApp(OneNotice[None]):
    """An app that sends only cells that the terminal does not show already.

    `EH_STOCK_OUTPUT` in the environment leaves the output to Textual.
    """

    def __init__(
        self, driver_class: type[Driver] | None = None, shown: Frame | None = None
    ) -> None:
        """Start with an empty terminal, or with what is `shown` on it."""
        super().__init__(driver_class)
        self._frame = None if os.environ.get("EH_STOCK_OUTPUT") else shown or Frame()
        self._has_asked = False
        self.animation_level = "none"

    def begin_with_theme(self, name: str) -> None:
        """Take a theme before the first parse of the styles, or they are parsed twice."""
        self.set_reactive(SparingApp.theme, name)
        self._watch_ansi_color(None)  # which goes by the theme that was the default
        self.stylesheet.set_variables(self.get_css_variables())

    def action_repaint(self, _: object = None) -> None:
        """Paint the whole screen, of which the terminal may have kept nothing."""
        if self._frame:
            self._frame.forget()
        self.refresh(layout=True)

    def send_picture(self) -> None:
        """Send what differs from what the terminal shows, unless more comes with it."""
        if self.holds_picture or not (self._frame and self._driver and self._running):
            return
        asked = "" if self._has_asked else self._frame.questions()
        self._has_asked = True
        sent = asked + self._frame.changes(self._cursor())
        if len(sent) > _SEEN_HALF_DONE and self._sync_available:
            sent = f"{SYNC_START}{sent}{SYNC_END}"
        if sent and not (self._closed or self.is_headless):
            self._driver.write(sent)

    def _cursor(self) -> tuple[int, int]:
        """Return where a letter would be typed, the first cell where none would.

        Fields note it in `App.cursor_position` before they are laid out, and there it stays when
        they are gone. `Input` (widgets/_input.py) says one too many behind its last letter, and
        `TextArea` (widgets/_text_area.py) goes by the lines that it had when it was less wide.
        """
        field = self.focused
        if count_lines := getattr(field, "_recompute_cursor_offset", None):
            count_lines()
        where: Offset = getattr(field, "cursor_screen_offset", Offset())
        behind = bool(getattr(field, "cursor_at_end", False))
        return self.screen.outer_size.clamp_offset(where - (behind, 0))

    def on_cursor_position(self, event: CursorPosition) -> None:
        """Take in how far the terminal has come with what it was asked."""
        if self._frame and event.y == 1 and self._frame.learn(column=event.x):
            self.action_repaint()

    def on_device(self, event: Device) -> None:
        """Take in what the terminal is."""
        if self._frame and self._frame.learn(device=event.name):
            self.action_repaint()

    def _set_pointer_shape(self, shape: str) -> None:
        """Tell the terminal of the mouse pointer's shape only where there is a mouse."""
        if getattr(self._driver, "_mouse", False):
            super()._set_pointer_shape(shape)

    def _register(self, parent: DOMNode, *widgets: Widget, **place: Any) -> list[Widget]:
        """Have a new screen render only what changes."""
        for widget in widgets:
            if self._frame and isinstance(widget, Screen):
                widget._compositor = PartialCompositor()
        return super()._register(parent, *widgets, **place)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send only what differs from what the terminal shows, in one piece.

        `App._display` (app.py) sends whole widgets, between two pieces more where the terminal
        can hold a picture back until it is whole; only what is long can be seen half done.
        """
        if not (self._frame and isinstance(renderable, LayoutUpdate | ChopsUpdate)):
            super()._display(screen, renderable)
            return
        if not self._batch_count:
            colours = self.console._color_system or ColorSystem.TRUECOLOR
            take(self._frame, renderable, self.size, None if self.no_color else colours)
            self.send_picture()
        self.post_display_hook()
