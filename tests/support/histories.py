"""A workbook's history as the tests look at it."""

from pathlib import Path

from eh_tui.errors import Unreadable
from eh_tui.files.store.journal import Journal, history_of


def faults_of(workbook: Path) -> tuple[str, ...]:
    """Return what is wrong with a workbook's history, a sentence each."""
    try:
        return Journal(history_of(workbook), "", workbook).read().faults
    except Unreadable as error:
        return (str(error),)
