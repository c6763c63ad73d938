"""eh-tui which keeps its changes to itself, to see what saving costs: `unsaved WORKBOOK`."""

import sys
from collections.abc import Sequence
from unittest import mock

from eh_tui import session
from eh_tui.cli import main
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Edit, apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record


class Unsaved(Store):
    """A store that reads its file once and never writes it."""

    kept: Workbook | None = None

    @property
    def workbook(self) -> Workbook:
        """The audit with all that was changed."""
        return self.kept or super().workbook

    def commit(self, edits: Sequence[Edit], *_: object, **__: object) -> tuple[Edit, ...]:
        """Make edits in memory."""
        for edit in edits:
            self.kept = apply(self.workbook, edit)
        return ()

    def refresh(self) -> tuple[Record, ...]:
        """Look at nothing."""
        return ()


if __name__ == "__main__":
    with mock.patch.object(session, "Store", Unsaved):
        sys.exit(main())
