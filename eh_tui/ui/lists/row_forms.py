"""The forms by which a list gets its first row: a course, a term, somebody who signs."""

from datetime import date
from typing import ClassVar

from eh_tui.errors import Refused
from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.core.edits import Add, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.suggestions import KnownName, known_names
from eh_tui.model.when.calendar import unreadable_terms
from eh_tui.model.when.uk_dates import school_year_name
from eh_tui.session import Session
from eh_tui.ui.dialogs.form import FormDialog


class RowForm(FormDialog[bool]):
    """Asks for the fields of a row that comes last of its kind; dismissed with True once it is."""

    KIND: ClassVar[Kind]

    def __init__(self, session: Session) -> None:
        """Add a row to a session's workbook."""
        super().__init__()
        self.session = session

    def kept(self) -> tuple[Drafts, str]:
        """Return the workbook's drafts."""
        return self.session.drafts, self.TITLE_OF_FORM

    def stop_if_unmeant(self, after: Workbook, added: Add) -> None:
        """Raise `Refused` where a row can't be meant as it was typed; `after` has it."""

    def carry_out(self, texts: dict[str, str]) -> bool:
        """Add the row, or say what is missing."""
        _, asked, _ = next(field for field in self.fields() if field[0] == self._first)
        if not texts[self._first]:
            raise Refused(f"{asked}: type it first.")
        self.session.refresh()
        workbook = self.session.workbook
        added = add_last(workbook, self.KIND, new_row(workbook, self.KIND, **texts))
        self.stop_if_unmeant(apply(workbook, added), added)
        self.session.apply(f"{texts[self._first]} added", added)
        return True

    @property
    def _first(self) -> str:
        """The field without which there is no row."""
        return "role" if self.KIND is Kind.SIGNATORIES else "name"


class CourseForm(RowForm):
    """A training that somebody needs."""

    KIND = Kind.COURSES
    TITLE_OF_FORM: ClassVar = "A course"

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return what makes a course."""
        return (
            ("name", "Name of the course", ""),
            ("whom", "Who needs it: all, or a role such as DSL", "all"),
            ("months", "Due again after how many months; empty for never", ""),
        )

    def stop_if_unmeant(self, after: Workbook, added: Add) -> None:
        """See that the months are a number."""
        (course,) = (course for course in after.courses if course.id == added.id)
        if course.months and not (course.months.isascii() and course.months.isdigit()):
            raise Refused("Months: type a number such as 24, or nothing where it is never due.")


class TermForm(RowForm):
    """A term or half-term, with its first and last day."""

    KIND = Kind.TERMS
    TITLE_OF_FORM: ClassVar = "A term"

    def __init__(self, session: Session, today: date) -> None:
        """Add a term to a session's workbook; without a year of the audit it is of a day's."""
        super().__init__(session)
        self._today = today

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return what makes a term; its year is the audit's, or else today's."""
        year, today = self.session.workbook.school.year.strip(), self._today
        now = school_year_name(today.year if today.month >= 8 else today.year - 1)
        return (
            ("year", "School year", year or now),
            ("name", "Name, such as Autumn 1, Spring term or Term 3", ""),
            ("starts", "First day, such as 26/8/2026", ""),
            ("ends", "Last day", ""),
        )

    def stop_if_unmeant(self, after: Workbook, added: Add) -> None:
        """See that the term can be read."""
        for row, reason in unreadable_terms(after):
            if row.id == added.id:
                raise Refused(reason)


class SignatoryForm(RowForm):
    """Somebody who is to sign the audit."""

    KIND = Kind.SIGNATORIES
    TITLE_OF_FORM: ClassVar = "Who is to sign"

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return what makes a signatory."""
        return (("role", "Role, such as Chair of Governors", ""), ("name", "Name", ""))

    def names(self) -> dict[str, tuple[KnownName, ...]]:
        """Return the names of those who may sign."""
        return {"name": known_names(self.session.workbook)}
