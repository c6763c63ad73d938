"""Screens as plain text, to be compared with how they looked before, all on one day."""

from datetime import date
from typing import Any

from textual.app import App

TODAY = date(2026, 9, 14)
"""The day on which the tests of screens play, two days after the example's audit."""


def screen_text(app: App[Any]) -> str:
    """Return what the terminal shows, line by line, without the spaces at the ends."""
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size)
    assert len(lines) == height
    assert all(line.cell_length == width for line in lines)
    return "\n".join(line.text.rstrip() for line in lines)
