"""The dialog in which a new year's audit is made from this one."""

from pathlib import Path
from typing import ClassVar

from eh_tui.errors import EhError, Refused
from eh_tui.files.beside.next_year import begin_next_year, close, stop_if_not_to_be_closed
from eh_tui.model.form.columns import Role
from eh_tui.model.new_year import CarriedPart, carried_over, year_after
from eh_tui.session import Session
from eh_tui.ui.dialogs.form import FormDialog, Switches
from eh_tui.ui.dialogs.line_input import LineInput

_WORDS = {
    CarriedPart.RATINGS: "Ratings",
    CarriedPart.DETAILS: "Details under Outcomes Achieved",
}


class NewYearDialog(FormDialog[Path]):
    """Asks for a year and a file; it is dismissed with the file made, or None."""

    TITLE_OF_FORM: ClassVar = "A new year's audit"
    ABOUT_SWITCHES: ClassVar = "The texts go on. Keep of last year's"

    def __init__(self, session: Session) -> None:
        """Begin the year after a session's workbook."""
        super().__init__()
        self.session = session

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return the year and a file's name, proposed from this year's."""
        year = year_after(self.session.workbook.school.year.strip())
        self._proposed = self._name_for(year)
        return ("year", "School year", year), ("file", "File name", self._proposed)

    def action_go_on(self) -> None:
        """Propose a file name for the year that was typed, unless another name was."""
        year, name = (self.query_one(f"#{id}", LineInput) for id in ("year", "file"))
        if name.value == self._proposed:
            name.value = self._proposed = self._name_for(year.value.strip())
        super().action_go_on()

    def _name_for(self, year: str) -> str:
        path, this = self.session.path, self.session.workbook.school.year.strip()
        stem = path.stem.removesuffix(this.replace("/", "-")).rstrip("-_ ") if this else path.stem
        return f"{stem}-{year.replace('/', '-') or 'next-year'}.toml"

    def switches(self) -> Switches[CarriedPart]:
        """Return what of last year's findings can be kept; nothing is, unless it is chosen."""
        form = self.session.workbook.form
        when = form.heading_of(Role.WHEN, "When")
        words = {
            **_WORDS,
            CarriedPart.DATES: f"Dates: {when}, review dates, the audit's own",
            CarriedPart.NOTES: form.words.said("Notes to the actions"),
        }
        return Switches([(part, words[part]) for part in CarriedPart], ())

    def carry_out(self, texts: dict[str, str]) -> Path | None:
        """Make the new workbook, then lock this one."""
        name = texts["file"]
        if not name or name.startswith(".") or "/" in name or "\0" in name:
            raise Refused("A file name has no / in it and does not begin with a dot.")
        name = name if name.endswith(".toml") else f"{name}.toml"
        path = self.session.store.beside(name)
        kept = self.query_one(Switches).taken
        last = self.session.store
        stop_if_not_to_be_closed(last)
        clear = frozenset(CarriedPart) - kept
        made = begin_next_year(path, last, year=texts["year"], clear=clear)
        of = f" for {texts['year']}" if texts["year"] else ""
        told = f"{path.name} is made{of}: {carried_over(made.workbook, clear)}"
        try:
            close(last, path, self.app.today())
        except EhError as error:
            self.app.say(f"{told} {last.path.name} is not locked: {error}", error=True)
        else:
            self.app.say(f"{told} {last.path.name} is locked.")
        return path
