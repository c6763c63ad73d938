"""A workbook's history as the tests look at it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from eh_tui.errors import Unreadable
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Edit, apply, inverse
from eh_tui.model.core.form_rows import Action, Commitment, Outcome, Signatory
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.deeds import deeds
from eh_tui.model.journal.log import log_in_words
from eh_tui.model.journal.record import Event, Record


def faults_of(workbook: Path) -> tuple[str, ...]:
    """Return what is wrong with a workbook's history, a sentence each."""
    try:
        return Journal(history_of(workbook), "", workbook).read().faults
    except Unreadable as error:
        return (str(error),)


START = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=tuple(Action(f"1-0{at}", "1.A", f"action {at}", "May 2026") for at in range(1, 4)),
    signatories=(Signatory("S1", "Principal"),),
)


class Book:
    """A workbook with its history, which is kept as the files keep it."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self.workbook = START
        self.records: list[Record] = [Record(Event.BASE, n=1)]

    def do(self, edits: Sequence[Edit], label: str = "", reverts: int = 0) -> None:
        """Make edits as one step."""
        undo: list[Edit] = []
        for edit in edits:
            self.workbook = apply(self.workbook, edit)
            undo.insert(0, inverse(edit))
        n = len(self.records) + 1
        self.records.append(
            Record(
                Event.CHANGE,
                n=n,
                edits=tuple(edits),
                undo=tuple(undo),
                label=label,
                reverts=reverts,
            )
        )

    def undo(self) -> None:
        """Take the last step back."""
        last = self.records[-1]
        self.do(last.undo, last.label, last.n)

    def told(self, id: str = "") -> list[str]:
        """Return the sentences of the history, without its beginning."""
        return [
            log_in_words(entry)
            for entry in deeds(self.records, id)
            if entry.event is not Event.BASE
        ]


def rewrite(path: Path, change: Callable[[list[Record]], list[Record]]) -> None:
    """Write a history anew whose hashes all follow, as whoever may write it can."""
    records = change(list(Store(path).records))
    history_of(path).write_bytes(history_text(records, [each.n for each in records]))
