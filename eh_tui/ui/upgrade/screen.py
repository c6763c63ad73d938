"""What another version of the form would change in an audit, taken as one step or left."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.errors import EhError
from eh_tui.files.folder.forms import form_called
from eh_tui.files.folder.peek import peek
from eh_tui.files.toml.upgraded import upgraded
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.upgrade.matching import printed_words
from eh_tui.model.upgrade.notes import UpgradeNote, What, version_in_words
from eh_tui.model.upgrade.upgrade import Upgrade
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.list_screen import Listed, ListScreen

_HEADINGS = {
    What.NO_LEVEL: "Not rated any more, since the level is gone",
    What.NO_COLUMN: "Texts whose column is gone; they stay in the file",
    What.KEPT: "Gone from the form, kept for what was written there",
    What.GONE: "Gone, with nothing written there",
    What.COLUMN_GONE: "Columns that are gone",
    What.NEW: "New",
    What.REWORDED: "Worded otherwise",
    What.OTHER_WORDS: "Worded otherwise by the form, with your words kept",
    What.LEFT_OUT: "Printed by the form, taken out here and left out",
    What.RENUMBERED: "Called otherwise",
}
"""What asks for a look stands first."""


class UpgradeScreen(ListScreen):
    """The rows of an audit as another version of its form would have them."""

    WHERE: ClassVar = Scope.UPGRADE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.UPGRADE))
    EMPTY = "Nothing changes but the version. {upgrade-take} takes it."

    def __init__(self, session: Session, form: Path) -> None:
        """Work out what a form would change; raises `EhError` where it is no other version."""
        super().__init__(session)
        self.form = peek(form_called(str(form))).text
        self._seen = session.workbook
        self.made: Upgrade = self._worked_out()

    def heading(self) -> str:
        """Return from which version to which, and of how many rows something is told."""
        was, now = self.session.workbook.form.version, self.form.workbook.form.version
        told = len(self.made.notes)
        changes = how_many(told, "change")
        way = f"version {version_in_words(was)} → {version_in_words(now)}"
        return f"{self.form.workbook.title}  {way}  {changes}"

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each change below its kind, then what goes on as it is."""
        if self.session.workbook != self._seen:
            self._look_again()
        return (*self._changes(), *self._going_on())

    def action_choose(self) -> None:
        """Take the version over as one step."""
        with self.editor.telling():
            self.session.take_form(self.form)
            now = version_in_words(self.form.workbook.form.version)
            self.app.say(f"Version {now} is taken. Undo takes all of it back.")
            self.dismiss(None)

    def _worked_out(self) -> Upgrade:
        return upgraded(self.session.store.text, self.form)[1]

    def _look_again(self) -> None:
        """Work it out anew for the workbook as somebody has changed it meanwhile."""
        try:
            self.made = self._worked_out()
            self._seen = self.session.workbook
        except EhError as error:
            self.say(str(error), error=True)

    def _changes(self) -> Iterator[Listed]:
        for what, heading in _HEADINGS.items():
            notes = [note for note in self.made.notes if note.what is what]
            if notes:
                yield Listed((f"{heading}: {len(notes)}",))
                yield from map(_noted, notes)

    def _going_on(self) -> Iterator[Listed]:
        rows = self.made.going_on
        if rows:
            yield Listed((f"Goes on as it is: {len(rows)}",))
        for kind, row in rows:
            words = printed_words(kind, row)
            yield Listed((row.id, shown_on_one_line(words)), (kind, row.id), words)


def _noted(note: UpgradeNote) -> Listed:
    was, now = shown_on_one_line(note.was), shown_on_one_line(note.now)
    match note.what:
        case What.NEW:
            said = now
        case What.REWORDED | What.OTHER_WORDS:
            said = f"{was} → {now}"
        case What.RENUMBERED:
            said = f"was {was}"
        case What.NO_COLUMN | What.NO_LEVEL:
            said = f"{now}: {was}"
        case _:
            said = was
    return Listed((note.id, said), note, note.sentence)
