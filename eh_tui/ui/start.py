"""From a workbook's name to its screens: the first picture at once, then all the rest."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.files.system.settings import load_settings
from eh_tui.files.system.trimmed_imports import import_without
from eh_tui.ui.terminal.signals import end_on_signals
from eh_tui.ui.terminal.terminfo import has_colours

if TYPE_CHECKING:  # loaded by the command that drafts
    from eh_tui.files.documents.form_drafting import FormDrafting


def run_partnership(folder: Path, before: Path | None, *, mouse: bool) -> int:
    """Run the page of a partnership's round full screen and return its exit code."""
    if not has_colours():
        os.environ["NO_COLOR"] = "1"
    import_without("ssl", "asyncio")
    from eh_tui.ui.app import EhApp, RoundFolders, run_app

    return run_app(lambda: EhApp(folder=RoundFolders(folder, before)), mouse=mouse)


def run_drafting(drafting: FormDrafting) -> int:
    """Run the screen of a form's draft and return its exit code."""
    if not has_colours():
        os.environ["NO_COLOR"] = "1"
    import_without("ssl", "asyncio")
    from eh_tui.ui.app import run_app
    from eh_tui.ui.draft_app import DraftApp

    return run_app(lambda: DraftApp(drafting))


def run(
    path: Path | None,
    folder: Path | None = None,
    *,
    mouse: bool = False,
    follows: bool = False,
    begin: str = "",
) -> int:
    """Run the program full screen and return its exit code.

    Without a path it begins with the list of a folder's workbooks, or of the user's own.
    With `follows` it shows what whoever leads the workbook's meeting shows, and nothing else;
    `begin` is an action of the sheet that is done at once, such as "walk".
    Raises `EhError` before anything is drawn where the workbook can't be opened.
    """
    from eh_tui.session import Session
    from eh_tui.ui.splash.splash import first_paint

    if not has_colours():
        os.environ["NO_COLOR"] = "1"
    session = None if path is None else Session(path.absolute())
    is_audit = session is not None and session.workbook.offer is None and not follows
    first = first_paint(session, load_settings(), date.today()) if session and is_audit else None
    try:
        if first:
            end_on_signals(lambda: None, first.give_back)
            first.show()
        import_without("ssl", "asyncio")
        from eh_tui.ui.app import EhApp, run_app

        return run_app(
            lambda: EhApp(session, first, folder, follows=follows, begin=begin),
            mouse=mouse,
        )
    finally:
        if first:
            first.give_back()
