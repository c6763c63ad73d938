"""The school's terms, by which a When such as "end of Autumn term" gets its day."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.assumed_dates import terms_missing, year_without_terms
from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.when.calendar import unreadable_terms
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.lists.row_forms import TermForm


class TermsScreen(ListScreen):
    """Each term with its first and last day."""

    WHERE: ClassVar = Scope.TERMS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.TERMS))
    EMPTY = (
        "There are no terms yet, so that their days are only about right. {term-add} adds one, "
        "from the school's calendar."
    )

    def heading(self) -> str:
        """Return how many terms there are, and which are missing by which dates are read."""
        number = f"Terms  {len(self.session.workbook.terms)}"
        workbook, today = self.session.workbook, self.app.today()
        year = year_without_terms(workbook, today)
        missing = f"The terms of {year} are missing" if year else ""
        missing = terms_missing(workbook, today) or missing
        return f"{number}. {missing}." if missing else number

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each term."""
        reasons = {row.id: reason for row, reason in unreadable_terms(self.session.workbook)}
        return tuple(
            Listed(
                tuple(map(shown_on_one_line, (term.year, term.name, term.starts, term.ends))),
                term.id,
                reasons.get(term.id) or f"{term.name} {term.year}: {term.starts} to {term.ends}",
                Address(Kind.TERMS, term.id, ""),
            )
            for term in self.session.workbook.terms
        )

    def action_add(self) -> None:
        """Add a term."""
        self.app.push_screen(TermForm(self.session, self.app.today()), lambda _: self.catch_up())
