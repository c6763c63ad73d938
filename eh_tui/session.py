"""One person at work on one workbook: what is on screen, what can be undone, what is kept."""

from dataclasses import dataclass
from pathlib import Path

from eh_tui.errors import Conflict, EhError
from eh_tui.files.store import Store
from eh_tui.model.edits import Edit
from eh_tui.model.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Step:
    """What one key or one Enter did, as undo takes it back: whole or not at all."""

    label: str
    edits: tuple[Edit, ...]


class Session:
    """An open workbook. Every change goes to disk before the call returns."""

    def __init__(self, path: Path) -> None:
        """Open a workbook; raises `EhError` in one sentence where it can't be read."""
        self.store = Store(path)
        self.unsaved = ""
        """Why the last change is not on disk, "" where everything is."""
        self.drafts: dict[tuple[str, str], str] = {}
        """Texts that were typed and left with Escape, by row and field."""
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def workbook(self) -> Workbook:
        """The audit as it is on disk."""
        return self.store.workbook

    @property
    def path(self) -> Path:
        """The workbook's file."""
        return self.store.path

    def apply(self, label: str, *edits: Edit) -> None:
        """Make edits as one step that undo takes back; raises `EhError` with nothing changed."""
        undo = self._commit(edits)
        if undo:
            self._done.append(Step(label, undo))
            self._undone.clear()

    def undo(self) -> str:
        """Take my last step back and return its label, "" where there is none.

        Raises `Conflict` where somebody changed it since; that step is then passed over.
        """
        return self._turn(self._done, self._undone)

    def redo(self) -> str:
        """Make the step again that was undone last and return its label, "" for none."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[Step], target: list[Step]) -> str:
        if not source:
            return ""
        step = source[-1]
        try:
            back = self._commit(step.edits)
        except Conflict:
            source.pop()
            raise
        source.pop()
        target.append(Step(step.label, back))
        return step.label

    def _commit(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        try:
            undo = self.store.commit(edits)
        except EhError as error:
            self.unsaved = str(error)
            raise
        self.unsaved = ""
        return undo
