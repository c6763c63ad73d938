"""What came back in a sheet, grouped by commitment: each point is taken or left with one key."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.errors import EhError
from eh_tui.files.returns.reviewing import reviewed_return
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.names import level_told
from eh_tui.model.core.numbers import how_many
from eh_tui.model.journal.differing import differing
from eh_tui.model.returns.finding import BesideRow, FindingState, ReturnFinding, ReturnReview
from eh_tui.model.returns.taking import edits_taking, points_taken
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.lists.list_screen import Listed, ListScreen

_TAKE, _LEAVE, _ASKED = "take", "leave", "?"
_SHORT = 40
"""Characters of a text that has others beside it on its line."""


class ReturnScreen(ListScreen):
    """The points of a return; those that are marked are taken over as one step."""

    WHERE: ClassVar = Scope.RETURN
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.RETURN))
    EMPTY = "Nothing came back that the workbook does not say already."

    def __init__(self, session: Session, path: Path, today: date) -> None:
        """Read a return; raises `EhError` where it can't be read or is of another workbook."""
        super().__init__(session)
        self.path, self.today = path, today
        self._taken: set[ReturnFinding] = set()
        self._returned_by = ""
        self._seen = session.workbook
        self.review = self._read()
        self._take_all()

    def heading(self) -> str:
        """Return how much came back, and how much of it is marked."""
        number = len(self.review.findings)
        points = how_many(number, "point")
        return f"{self.path.name}  {points}, {len(self._taken)} marked to be taken over"

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each point below its commitment, notes behind their row's."""
        if self.session.workbook != self._seen:
            self._look_again()
        return tuple(self._lines())

    def action_take(self) -> None:
        """Mark the point under the cursor to be taken, or to be left."""
        finding = self._finding
        if finding is None:
            return
        if not finding.can_be_taken:
            self.say(finding.remarks[0], error=True)
            return
        if finding in self._taken:
            self._taken.discard(finding)
        else:
            self._taken -= {other for other in self._taken if _is_same_cell(other, finding)}
            self._taken.add(finding)
        self.catch_up()
        self.lines.move(1)

    def action_all(self) -> None:
        """Mark every point that needs no decision; where all are, none of them."""
        if not self._take_all():
            self._taken.clear()
        self.catch_up()

    def action_choose(self) -> None:
        """Ask who returned it, and take over what is marked as one step."""
        if not self._taken:
            self.say("Nothing is marked to be taken over.")
            return
        question = Question(
            "Who returned it?",
            "It stands in the history as theirs, and is yours to undo.",
            "Type a name first.",
            80,
            self._returned_by,
        )
        self.ask(question, self._take_over)

    def action_cell(self) -> None:
        """Leave for the cell that the point is about."""
        super().action_choose()

    def _take_over(self, returned_by: str) -> bool:
        self._returned_by = returned_by
        taken = [each for each in self.review.findings if each in self._taken]
        with self.telling():
            edits = edits_taking(self.session.workbook, taken)
            label = f"{self.path.name}: {points_taken(len(taken))}"
            self.session.take_over(label, returned_by, *edits)
            self._taken.clear()
            self.say(f"{points_taken(len(taken))}. Undo takes all of it back.")
        return True

    def _read(self) -> ReturnReview:
        return reviewed_return(self.session.store, self.path, self.today)

    def _look_again(self) -> None:
        """Hold the return against the workbook as it is by now."""
        self._seen = self.session.workbook
        try:
            self.review = self._read()
        except EhError as error:
            self.say(str(error), error=True)
        self._taken &= set(self.review.findings)

    def _take_all(self) -> bool:
        """Mark what needs no decision, and say whether anything was not marked before."""
        wanted = {each for each in self.review.findings if not each.needs_a_decision}
        is_news = not wanted <= self._taken
        self._taken |= wanted
        return is_news

    def _lines(self) -> Iterator[Listed]:
        titles = {home.id: home.title for home in self.session.workbook.commitments}
        beside = list(self.review.beside)
        if self.review.remarks:
            yield Listed(("To know first",))
            yield from (Listed((text,), text, text) for text in self.review.remarks)
        for section, group in groupby(self.review.findings, key=lambda each: each.section):
            yield Listed((f"{section}. {titles.get(section, '')}" if section else "The whole",))
            for id, findings in groupby(group, key=lambda each: each.id):
                yield from map(self._listed, findings)
                for note in [each for each in beside if id and each.id == id]:
                    beside.remove(note)
                    yield _noted(note)
        if beside:
            yield Listed(("Noted, with nothing to take",))
            yield from map(_noted, beside)

    def _listed(self, finding: ReturnFinding) -> Listed:
        mark = _TAKE if finding in self._taken else _LEAVE
        if finding not in self._taken and finding.needs_a_decision:
            mark = _ASKED
        what = f"{finding.id} {finding.heading}".strip()
        texts = (mark, finding.state.value, what, self._change(finding))
        address = None if finding.addition else Address(finding.kind, finding.id, finding.field)
        return Listed(texts, finding, "\n".join(self._detail(finding)), address)

    def _change(self, finding: ReturnFinding) -> str:
        now, came = self._words(finding, finding.now), self._words(finding, finding.returned)
        if finding.state is FindingState.GONE:
            return f"did not come back: {now}"
        if finding.state is FindingState.NEW:
            return came
        now, came = differing(now, came)
        return f"{now or '–'} → {came or '–'}"

    def _detail(self, finding: ReturnFinding) -> Iterator[str]:
        yield finding.where
        was = "not known" if finding.was is None else self._words(finding, finding.was) or "–"
        now = self._words(finding, finding.now) or "–"
        came = self._words(finding, finding.returned) or "–"
        texts = (f"Sent: {was}", f"Here: {now}", f"Came back: {came}")
        yield ("\n" if any(len(text) > _SHORT for text in texts) else "   ").join(texts)
        yield from finding.remarks

    def _words(self, finding: ReturnFinding, text: str) -> str:
        """Return a text of a finding for people: a level in the form's words."""
        workbook = self.session.workbook
        is_unread = finding.state is FindingState.UNREADABLE and text == finding.returned
        if not text or is_unread:
            return text
        row = next((one for one in form_rows(workbook) if one.id == finding.id), None)
        level = level_told(workbook, row, finding.field, text)
        return workbook.form.label(level) if level else text

    @property
    def _finding(self) -> ReturnFinding | None:
        key = self.chosen.key if self.chosen else None
        return key if isinstance(key, ReturnFinding) else None


def _noted(note: BesideRow) -> Listed:
    what = "comment" if note.is_comment else "note"
    texts = ("", what, note.id or note.where, note.text)
    return Listed(texts, note, f"{note.where}\n{note.text}")


def _is_same_cell(finding: ReturnFinding, other: ReturnFinding) -> bool:
    """Say whether two findings are two answers to one cell."""
    return not finding.addition and (finding.id, finding.field) == (other.id, other.field)
