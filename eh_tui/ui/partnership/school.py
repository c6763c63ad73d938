"""One school's return to be read: what to ask the school, then its audit."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from eh_tui.errors import EhError
from eh_tui.files.partnership.folder import questions_for
from eh_tui.files.partnership.reading import audit_in
from eh_tui.files.partnership.unsent import UnsentReasons
from eh_tui.files.system import paths
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.rows import rows_by_id
from eh_tui.model.core.sanitize import shown
from eh_tui.model.partnership.collated import RoundLine
from eh_tui.model.partnership.questions import SchoolQuestion
from eh_tui.model.partnership.returned import ReturnedSchool
from eh_tui.model.submitting import asked_in_words
from eh_tui.model.text_outline import text_lines
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.prompt import LineDialog, LineDraft
from eh_tui.ui.dialogs.prompt import Question as LineQuestion
from eh_tui.ui.lists.lines import Lines
from eh_tui.ui.partnership.answer import Reasons, can_be_answered, send_it_back
from eh_tui.ui.partnership.moving import RoundScreen
from eh_tui.ui.partnership.reading import PageReading
from eh_tui.ui.partnership.wording import detail_lines
from eh_tui.ui.text import content, fit, wrap


@dataclass(frozen=True)
class SchoolPage:
    """What is shown of one return."""

    title: str
    detail: tuple[str, ...]
    questions: tuple[SchoolQuestion, ...]
    beside: tuple[tuple[str, str], ...]
    """What came with it for which the form has no place: the row, "" for none, and what it says."""
    audit: tuple[str, ...]
    """Its lines as `eh-tui show` prints them."""
    rows: frozenset[str]
    """The ids of its rows, with which lines of the audit begin."""
    can_be_answered: bool
    """Whether it counts, so that changes may be asked for."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page."""

    text: str
    is_heading: bool = False
    row: str = ""
    """The row that it is about, or of."""
    begins: str = ""
    """The row that begins with this line of the audit."""
    of_audit: bool = False


def opened_return(current: Callable[[], PageReading], line: RoundLine) -> "SchoolScreen":
    """Return the screen of a line's return; raises `EhError` where it can't be read.

    `current` returns the folder as it was read last, now and when something is sent back.
    """
    known = current()
    assert line.returned
    page = school_page(known, line, line.returned)
    unsent = None
    if line.expected and page.can_be_answered:
        unsent = UnsentReasons(known.folder.folder, line.expected)
    return SchoolScreen(page, partial(send_it_back, current, line.file), unsent)


def school_page(reading: PageReading, line: RoundLine, row: ReturnedSchool) -> SchoolPage:
    """Return what is shown of a return, of which nothing is written; raises `EhError`."""
    folder = reading.folder
    came = audit_in(folder.path_of(row), folder.collated.blank, reading.day)
    workbook = came.workbook
    questions = questions_for(reading.folder, [row], reading.day)[row.file]
    changed = (reading.changes or {}).get(row.file)
    said = tuple(detail_lines(reading.folder.collated, line, changed))
    audit = tuple(text_lines(workbook, reading.day))
    ids = frozenset(rows_by_id(workbook))
    name = line.school or row.file
    return SchoolPage(name, said, questions, came.beside, audit, ids, can_be_answered(line))


_ROW = re.compile(r"(?:\w+ )?(\S+?)[.:](?: |$)")
"""How a row's first line begins: "1-01. Action: ...", "Outcome 1.A: ..."."""


class SchoolText(Lines[PageLine]):
    """The page's lines, each as wide as it is."""

    def text_of(self, line: PageLine, width: int) -> str:
        """Return what a line says."""
        return fit(line.text, width)

    def is_heading(self, line: PageLine) -> bool:
        """Say whether a line is a heading."""
        return line.is_heading


class SchoolScreen(RoundScreen[str]):
    """A return, read-only: Enter on a question goes to its row, and changes can be asked for.

    It is dismissed with what is to be said of what was sent back; where that failed it stays.
    """

    WHERE: ClassVar = Scope.SCHOOL
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "partnership.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.SCHOOL))
    AUTO_FOCUS = "SchoolText"

    def __init__(
        self, page: SchoolPage, send: Callable[[Reasons], str], unsent: UnsentReasons | None = None
    ) -> None:
        """Show a page, and what is not sent yet of an earlier time.

        `send` sends back what is to be changed, and returns what to say of it; `unsent` is where
        it is kept until then, None where nothing can be sent.
        """
        super().__init__()
        self.page = page
        self.send = send
        self.unsent = unsent
        self.reasons: dict[str, str] = unsent.reasons if unsent else {}
        """What is to be changed, by row."""

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(content(self._heading), id="header")
        yield SchoolText()
        yield Static(id="keys")

    def on_resize(self) -> None:
        """Wrap the texts for the width there is."""
        super().on_resize()
        self.lines.show(tuple(_wrapped(self.page, max(20, self.size.width - 4))))

    def action_question(self) -> None:
        """Go to the row that the question under the cursor is about."""
        line: PageLine | None = self.lines.chosen
        if line and line.row:
            self.lines.go_to(lambda other: other.begins == line.row)

    def action_request(self) -> None:
        """Say what the school is to change in the row under the cursor."""
        line: PageLine | None = self.lines.chosen
        row = line.row if line else ""
        if not row or not self.page.can_be_answered:
            why = "Go to a row of the audit first, or to a question about one."
            self.app.say(why if self.page.can_be_answered else "Only what counts is sent back.")
            return

        unsent = self.unsent
        asked = next((x.sentence for x in self.page.questions if x.row == row), "")
        start = self.reasons.get(row, asked if line and not line.of_audit else "")

        def begin(text: str) -> None:
            if unsent:
                unsent.begin(row, "" if text == start else text)

        def given(reason: str | None) -> None:
            if reason is not None:
                begin("")
                self.reasons |= {row: reason}
                self.reasons = {row: reason for row, reason in self.reasons.items() if reason}
            if unsent:
                unsent.leave(row)
            self._keep(self.reasons)
            self.query_one("#header", Static).update(content(self._heading), layout=False)

        note = "The school reads it with the row. Empty takes it back, Esc keeps it for later."
        begun = unsent.resume(row) if unsent else None
        title = f"What is to be changed in {asked_in_words(row)}?"
        question = LineQuestion(title, note, "", start=begun or start)
        told = "This is your draft, not taken with Enter yet." if begun else ""
        draft = LineDraft(begin, unsent.save, told) if unsent else None
        title = f"What is to be changed in {asked_in_words(row)}?"
        question = LineQuestion(title, note, "", start=begun or start)
        told = "This is your draft, not taken with Enter yet." if begun else ""
        draft = LineDraft(begin, unsent.save, told) if unsent else None
        self.app.push_screen(LineDialog(question, draft), given)

    def action_leave(self) -> None:
        """Go back to the schools; what is to be changed is sent or dropped first."""
        if not self.reasons:
            self.dismiss()
            return
        named = ", ".join(map(asked_in_words, self.reasons))
        choices: tuple[Choice[Reasons], ...] = (
            Choice("s", f"Send it back: {named}", tuple(self.reasons.items())),
            Choice("d", "Drop what was asked for", ()),
        )

        def chosen(reasons: Reasons | None) -> None:
            if reasons is None:
                return
            try:
                said = self.send(reasons) if reasons else ""
            except EhError as error:
                self.app.say(str(error), error=True)
            else:
                self._keep({})
                self.dismiss(said)

        self.app.push_screen(ChoiceDialog("Changes are asked for", choices), chosen)

    def _keep(self, reasons: dict[str, str]) -> None:
        """Keep on disk what is not sent, and say so where it can't be."""
        if self.unsent and (trouble := self.unsent.keep(reasons)):
            self.app.say(trouble, error=True)

    @property
    def _heading(self) -> str:
        begun = self.unsent.begun if self.unsent else {}
        said = (("to be changed", self.reasons), ("begun", begun))
        parts = (f"{words}: {', '.join(rows)}" for words, rows in said if rows)
        return "   ".join((self.page.title, "to be read only", *parts))


def _wrapped(page: SchoolPage, width: int) -> Iterator[PageLine]:
    yield PageLine("The return", is_heading=True)
    for text in page.detail:
        yield from (PageLine(part) for part in wrap(text, width))
    yield PageLine(f"To ask the school: {len(page.questions)}", is_heading=True)
    for question in page.questions:
        said = f"{question.row}  {question.sentence}".strip()
        yield from (PageLine(part, row=question.row) for part in wrap(said, width))
    if page.beside:
        yield PageLine(f"Written beside the form: {len(page.beside)}", is_heading=True)
    for id, text in page.beside:
        said = f"{id}  {shown(text)}".strip()
        yield from (PageLine(part, row=id) for part in wrap(said, width))
    yield PageLine("The audit", is_heading=True)
    row, above = "", True
    for text in page.audit:
        first, *more = wrap(shown(text), width) or ("",)
        named = _ROW.match(text)
        begins = named[1] if named and named[1] in page.rows else ""
        above = above and bool(text)  # until the first empty line it is about the school
        row = begins or (School().id if above else row if text.startswith(" ") else "")
        yield PageLine(first, row=row, begins=begins, of_audit=True)
        yield from (PageLine(part, row=row, of_audit=True) for part in more)
