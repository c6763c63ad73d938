"""One school's return to be read: what to ask the school, then its audit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from eh_tui.files.partnership.folder import questions_for
from eh_tui.files.partnership.reading import workbook_in
from eh_tui.files.system import paths
from eh_tui.model.core.sanitize import shown
from eh_tui.model.partnership.collated import RoundLine
from eh_tui.model.partnership.questions import SchoolQuestion
from eh_tui.model.partnership.returned import ReturnedSchool
from eh_tui.model.text_outline import text_lines
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.lines import Lines
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
    audit: tuple[str, ...]
    """Its lines as `eh-tui show` prints them."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page."""

    text: str
    is_heading: bool = False
    row: str = ""
    """The row that a question is about."""
    begins: str = ""
    """The row that begins with this line of the audit."""


def school_page(reading: PageReading, line: RoundLine, row: ReturnedSchool) -> SchoolPage:
    """Return what is shown of a return, of which nothing is written; raises `EhError`."""
    folder = reading.folder
    workbook = workbook_in(folder.path_of(row), folder.collated.blank, reading.day)
    questions = questions_for(reading.folder, [row], reading.day)[row.file]
    changed = (reading.changes or {}).get(row.file)
    said = tuple(detail_lines(reading.folder.collated, line, changed))
    audit = tuple(text_lines(workbook, reading.day))
    return SchoolPage(line.school or row.file, said, questions, audit)


class SchoolText(Lines[PageLine]):
    """The page's lines, each as wide as it is."""

    def text_of(self, line: PageLine, width: int) -> str:
        """Return what a line says."""
        return fit(line.text, width)

    def is_heading(self, line: PageLine) -> bool:
        """Say whether a line is a heading."""
        return line.is_heading


class SchoolScreen(RoundScreen[None]):
    """A return, read-only: Enter on a question goes to its row."""

    WHERE: ClassVar = Scope.SCHOOL
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "partnership.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.SCHOOL))
    AUTO_FOCUS = "SchoolText"

    def __init__(self, page: SchoolPage) -> None:
        """Show a page."""
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(content(f"{self.page.title}   to be read only"), id="header")
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


def _wrapped(page: SchoolPage, width: int) -> Iterator[PageLine]:
    yield PageLine("The return", is_heading=True)
    for text in page.detail:
        yield from (PageLine(part) for part in wrap(text, width))
    yield PageLine(f"To ask the school: {len(page.questions)}", is_heading=True)
    for question in page.questions:
        said = f"{question.row}  {question.sentence}".strip()
        yield from (PageLine(part, row=question.row) for part in wrap(said, width))
    yield PageLine("The audit", is_heading=True)
    for text in page.audit:
        first, *more = wrap(shown(text), width) or ("",)
        begins, is_row, _ = text.partition(". ")
        yield PageLine(first, begins=begins if is_row else "")
        yield from (PageLine(part) for part in more)
