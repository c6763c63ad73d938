"""What in the audit deserves a second look, each finding one key from its cell."""

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.checks.check import Checked, check, forget_known, mark_known
from eh_tui.model.checks.finding import Finding
from eh_tui.model.core.address import Address
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.drafts import place_of_known
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.kept_line import ask_kept
from eh_tui.ui.lists.list_screen import Listed, ListScreen


def findings_of(session: Session, today: date) -> tuple[Checked, ...]:
    """Return what the checks find in a workbook, an audit or an offer, known or not."""
    if session.workbook.offer:
        from eh_tui.files.offer.findings import checked

        return checked(session.path, session.workbook, today)
    return check(session.workbook, today)


def ask_why(editor: Editor, finding: Finding) -> None:
    """Ask why a finding is all right, and mark it as known."""
    session, seen = editor.session, editor.session.seen

    def reasoned(reason: str) -> bool:
        with editor.telling():
            known = mark_known(session.workbook, finding, reason)
            session.apply(f"{finding.id} marked as known", known, seen=seen)
            return True
        return False

    question = Question("Why is this all right?", finding.sentence, "Type the reason first.", 200)
    ask_kept(editor, question, place_of_known(finding.check, finding.id), reasoned)


class ChecksScreen(ListScreen):
    """The findings that are open, then those that are known, with the reason."""

    WHERE: ClassVar = Scope.CHECKS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.CHECKS))
    EMPTY = "No check finds anything to look at."

    def heading(self) -> str:
        """Return how many findings there are."""
        found = self._found()
        known = sum(bool(each.known) for each in found)
        said = f"{len(found) - known} to look at"
        if known:
            said += f", {known} known"
        return f"Checks  {said}. They suggest; nothing is changed or held up by them."

    def listed(self) -> tuple[Listed, ...]:
        """Return the open findings, then the known ones."""
        found, workbook = self._found(), self.session.workbook
        known = [_listed(workbook, each) for each in found if each.known]
        if known:
            known.insert(0, Listed(("Known, with a reason",)))
        return (*(_listed(workbook, each) for each in found if not each.known), *known)

    def action_known(self) -> None:
        """Mark the finding as known, with a reason; a known one is told again."""
        checked = self._chosen()
        if checked is None:
            return
        if checked.known:
            label = f"{checked.finding.id} is told again"
            with self.telling():
                self.session.apply(label, forget_known(self.session.workbook, checked))
                self.say(f"{label}: {checked.finding.sentence}")
        else:
            ask_why(self.editor, checked.finding)

    def _found(self) -> tuple[Checked, ...]:
        return findings_of(self.session, self.app.today())

    def _chosen(self) -> Checked | None:
        key = self.chosen.key if self.chosen else None
        return next((each for each in self._found() if each == key), None)


def _listed(workbook: Workbook, checked: Checked) -> Listed:
    finding = checked.finding
    kind = finding.kind
    row = row_of(workbook, kind, finding.id)
    heading = heading_of(workbook, kind, row, finding.field) if finding.field else ""
    detail = [finding.sentence]
    if checked.known:
        detail.append(f"Known: {checked.reason}")
    if finding.field:
        typed = value(workbook, kind, row, finding.field)
        detail.append(f"{heading}: {typed.strip() or '–'}")
    if isinstance(row, Action) and finding.field != "text":
        detail.append(row.text)
    elif isinstance(row, AchievedRow):
        detail.append(row.cells[0])
    address = Address(kind, finding.id, finding.field)
    texts = (f"{finding.id} {heading}".rstrip(), finding.sentence)
    return Listed(texts, checked, "\n".join(detail), address)
