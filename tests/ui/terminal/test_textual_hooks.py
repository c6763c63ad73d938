"""The private names of Textual that ui/terminal/ leans on: an upgrade names the one that went.

What breaks where one of them changes is a stale cell, a stalled key or a terminal left raw,
and those are hard to trace back.
"""

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest
import rich.cells
from rich.segment import Segment
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._context import active_message_pump
from textual._parser import Parser
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from eh_tui.ui.terminal import (
    output,  # noqa: F401  # sets the widths
    widths,
)
from tests.support import CHECKOUT

CALLED: dict[Callable[..., Any], str] = {
    # output.py: what the app paints is sent as the cells that changed
    App._display: "self, screen, renderable",
    App._register: "self, parent, widgets, before, after, cache",
    App._set_pointer_shape: "self, shape",
    App._watch_ansi_color: "self, ansi_color",
    TextArea._recompute_cursor_offset: "self",
    # compositor.py: only what changed is rendered
    Compositor.render_partial_update: "self",
    Compositor._regions_to_spans: "regions",
    # strips_to_cells.py: the two kinds of picture, by their fields
    ChopsUpdate.__init__: "self, chops, spans, chop_ends",
    LayoutUpdate.__init__: "self, strips, region",
    # key_queue.py: a key waits until the one before has done its work
    App._check_bindings: "self, key, priority",
    App._on_key: "self, event",
    Widget._on_key: "self, event",
    Screen._on_timer_update: "self",
    MessagePump._context: "self",
    # parser.py: what a terminal sends is taken apart before Textual sees it
    XTermParser.__init__: "self, debug",
    XTermParser.feed: "self, data",
    XTermParser.tick: "self",
    XTermParser._sequence_to_key_events: "self, sequence, alt",
    XTermParser.parse_mouse_code: "self, code",
    # driver.py: what comes in, and how the terminal is left
    LinuxDriver.__init__: "self, app, debug, mouse, size",
    LinuxDriver.run_input_thread: "self",
    LinuxDriver.disable_input: "self",
    LinuxDriver.start_application_mode: "self",
    LinuxDriver.stop_application_mode: "self",
    LinuxDriver.suspend_application_mode: "self",
    LinuxDriver._get_terminal_size: "self",
    LinuxDriver._sigcont_application: "self, _",
    Driver.process_message: "self, message",
}

KEPT: dict[type, tuple[str, ...]] = {
    App: ("_driver", "_batch_count", "_sync_available"),
    MessagePump: ("_parent", "_running", "_closed"),
    Screen: ("_compositor",),
    Compositor: ("_dirty_regions",),
    Parser: ("_timeout_time",),
    LinuxDriver: (
        "_file",
        "fileno",
        "attrs_before",
        "_key_thread",
        "_writer_thread",
        "_must_signal_resume",
    ),
    WriterThread: ("_queue",),
}
"""What an object keeps under a private name, set somewhere in its class's own code."""


@pytest.mark.parametrize("hook", CALLED, ids=lambda hook: hook.__qualname__)
def test_a_hook_takes_what_it_took(hook: Callable[..., Any]) -> None:
    """Called or overridden with other arguments, it would fail far from here."""
    assert list(inspect.signature(hook).parameters) == CALLED[hook].split(", ")


@pytest.mark.parametrize(
    ("owner", "name"),
    [(owner, name) for owner, names in KEPT.items() for name in names],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_hook_is_kept_under_its_name(owner: type, name: str) -> None:
    """An attribute of another name would be made by us, and read by nobody."""
    source = inspect.getsource(inspect.getmodule(owner) or owner)
    is_set = re.search(rf"\b(?:self|widget)\.{name}\b\s*(?::[^=\n]+)?(?:=|\+=)", source)
    assert is_set or re.search(rf"^\s+{name}\s*[:=]|def {name}\b", source, flags=re.MULTILINE)


def test_the_rest_is_there_and_of_its_kind() -> None:
    """A clock that counts up, the pump at work, and the marks around a picture."""
    assert get_time() <= get_time()
    assert active_message_pump.name == "active_message_pump"
    assert (SYNC_START, SYNC_END) == ("\x1b[?2026h", "\x1b[?2026l")


def test_rich_asks_for_widths_by_the_names_that_are_replaced() -> None:
    """Under another name its own would go on, and a vowel sign have no cell in half the layout."""
    source = inspect.getsource(rich.cells)
    assert source.count("return _cell_len(text, unicode_version)") == 2
    assert source.count("= split_graphemes(text, unicode_version)") == 2
    assert "return self._split_cells(self, cut)" in inspect.getsource(Segment.split_cells)
    assert (rich.cells._cell_len, rich.cells.split_graphemes) == (widths._cell_len, widths._spans)


def test_private_names_are_used_in_one_place() -> None:
    """Whoever upgrades Textual reads one folder."""
    elsewhere = [
        path
        for path in (CHECKOUT / "eh_tui").rglob("*.py")
        if re.search(r"^\s*from textual\._|from textual\.\w+\._", path.read_text(), re.MULTILINE)
        and "terminal" not in path.parts
    ]
    assert elsewhere == []
