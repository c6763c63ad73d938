"""What shows that an action was done: links and names of files, each with the day it was seen."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import remove_row
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.evidence import add_evidence, evidence_by_action, evidence_in_words
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.form import FormDialog
from eh_tui.ui.lists.list_screen import Listed, ListScreen


class EvidenceForm(FormDialog[bool]):
    """Asks for a link or a file's name and the day; dismissed with True once it is added."""

    TITLE_OF_FORM: ClassVar = "Evidence"

    def __init__(self, session: Session, action: str) -> None:
        """Add to an action of a session's workbook, given by its id."""
        super().__init__()
        self._session, self._action = session, action
        self._seen = session.seen

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return what makes a piece of evidence."""
        return (
            ("what", "A link, or the name of a file", ""),
            ("seen", "When somebody saw it, such as 12/9/2026", ""),
        )

    def kept(self) -> tuple[Drafts, str]:
        """Return the workbook's drafts."""
        return self._session.drafts, f"{self.TITLE_OF_FORM} of {self._action}"

    def carry_out(self, texts: dict[str, str]) -> bool:
        """Add it, or say what is missing."""
        self._session.refresh()
        workbook, today = self._session.workbook, self.app.today()
        edit = add_evidence(workbook, self._action, **texts, today=today)
        self._session.apply(f"{self._action} evidence", edit, seen=self._seen)
        return True


class EvidenceScreen(ListScreen):
    """The evidence of one action."""

    WHERE: ClassVar = Scope.EVIDENCE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.EVIDENCE))
    EMPTY = "Nothing shows yet that it was done. {evidence-add} adds a link, or a file's name."

    def __init__(self, session: Session, action: str) -> None:
        """List what an action has, given by its id."""
        super().__init__(session)
        self._action = action

    def heading(self) -> str:
        """Return which action it is of."""
        texts = (row.text for row in self.session.workbook.actions if row.id == self._action)
        return shown_on_one_line(f"Evidence of {self._action}  {next(texts, '')}")

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each link or file, with the day on which it was seen."""
        return tuple(
            Listed(
                (f"seen {shown_on_one_line(row.seen)}" if row.seen else "", row.what),
                row.id,
                evidence_in_words(row),
                Address(Kind.EVIDENCE, row.id, ""),
            )
            for row in evidence_by_action(self.session.workbook).get(self._action, ())
        )

    def action_add(self) -> None:
        """Add a link or a file's name."""
        form = EvidenceForm(self.session, self._action)
        self.app.push_screen(form, lambda _: self.catch_up())

    def action_remove(self) -> None:
        """Take the one under the cursor out."""
        if self.chosen and self.chosen.address:
            id = self.chosen.address.id
            with self.telling():
                removed = remove_row(self.session.workbook, Kind.EVIDENCE, id)
                self.session.apply(f"{self._action} evidence taken out", removed)
                self.say(f"{id} taken out; {self.app.key_of('list-undo')} brings it back.")
