"""What whoever leads a meeting shows to the others: one small file beside the workbook."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from eh_tui.files.system.durable import write_durably
from eh_tui.files.system.regular import read_regular

_LARGEST = 4000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, and by whom."""

    meeting: str
    """The meeting, by id."""
    action: str
    """The action, by id; "" where none is, as at the end."""
    leads: str
    """The session that leads, by `Presence.own_id`."""
    by: str
    """Who that is."""


class Showing:
    """What is shown of one workbook; whoever can't read or write it neither shows nor sees."""

    def __init__(self, workbook: Path) -> None:
        """Name the workbook; nothing is read or written yet."""
        self._workbook = Path(os.path.realpath(workbook))
        self._path = self._workbook.with_name(f".{self._workbook.stem}.shown")

    def read(self) -> Shown | None:
        """Return what is shown now, None where nothing is or it can't be read."""
        try:
            known = json.loads(read_regular(self._path, _LARGEST))
            shown = Shown(**known)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return shown if all(isinstance(text, str) for text in asdict(shown).values()) else None

    def show(self, shown: Shown) -> None:
        """Show something in place of what was shown."""
        if shown != self.read():
            with contextlib.suppress(OSError):
                write_durably(self._path, json.dumps(asdict(shown)).encode(), self._workbook)

    def end(self) -> None:
        """Show nothing any more."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)
