"""From a workbook's name to its screens: the first picture at once, then all the rest."""

import os
from datetime import date
from pathlib import Path

from eh_tui.files.system.settings import load_settings
from eh_tui.files.system.trimmed_imports import import_without
from eh_tui.session import Session
from eh_tui.ui.splash.splash import first_paint
from eh_tui.ui.terminal.signals import end_on_signals
from eh_tui.ui.terminal.terminfo import has_colours


def run(
    path: Path | None,
    folder: Path | None = None,
    returned: Path | None = None,
    *,
    mouse: bool = False,
) -> int:
    """Run the program full screen and return its exit code.

    Without a path it begins with the list of a folder's workbooks, or of the user's own; with a
    file that was `returned` it shows what that says.
    Raises `EhError` before anything is drawn where the workbook can't be opened.
    """
    if not has_colours():
        os.environ["NO_COLOR"] = "1"
    session = None if path is None else Session(path)
    is_audit = session is not None and session.workbook.offer is None
    first = first_paint(session, load_settings(), date.today()) if session and is_audit else None
    try:
        if first:
            end_on_signals(lambda: None, first.give_back)
            first.show()
        import_without("ssl", "asyncio")
        from eh_tui.ui.app import run_app

        return run_app(session, first, folder, returned, mouse=mouse)
    finally:
        if first:
            first.give_back()
