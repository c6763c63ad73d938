"""The last text of a workbook brought back from its history, where the file itself is empty."""

import os
from functools import partial
from pathlib import Path

from eh_tui.errors import NotFound, NotSaved, Refused
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.files.system.durable import why, write_durably
from eh_tui.files.system.regular import read_if_there, stop_unless_still
from eh_tui.files.system.user import user_name
from eh_tui.files.toml.read import LARGEST_FILE


def restore(path: Path) -> str:
    """Put the last text that a workbook's history holds into its file, and say so.

    Those may read it then who may read the history. Raises `Refused` where the file holds
    anything, `NotFound` where there is no history or it has no text, and `NotSaved`.
    """
    journal = Journal(history_of(path), user_name(), path)
    if not os.path.lexists(journal.path):  # opening it to write would leave one behind
        raise NotFound(f"There is no history of {path.name}, so there is nothing to restore.")
    real = Path(os.path.realpath(path))
    try:
        with journal.locked() as writer:
            blank = read_if_there(real, LARGEST_FILE)
            if blank.strip():
                raise Refused(f"{path.name} is not empty; move it away, then it can be restored.")
            last = writer.lines.last
            text = text_at(writer.lines.since_text(last.n), last.n) if last else None
            if last is None or text is None:
                raise NotFound(f"The history of {path.name} holds no text to restore.")
            is_blank = partial(stop_unless_still, real, blank)
            write_durably(real, text.encode(), journal.path, is_blank)
    except OSError as error:
        raise NotSaved(f"{path.name} was not restored: {why(error)}.") from None
    Store(path)  # notes in the history where the text is not to the byte what it had last
    return f"{path.name} is as it was after change {last.n}, made on {last.at[:10]} by {last.by}."
