"""The training table: who has attended what, until when it counts, and what is due."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.training.table import (
    TrainingCell,
    TrainingLine,
    TrainingStanding,
    training_in_words,
    training_table,
)
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.lists.row_forms import CourseForm

_COUNTED = {
    TrainingStanding.OVERDUE: "overdue",
    TrainingStanding.DUE_SOON: "due soon",
    TrainingStanding.NOT_YET: "not attended yet",
}


class TrainingScreen(ListScreen):
    """Each person with the courses that they need or have attended."""

    WHERE: ClassVar = Scope.TRAINING
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.TRAINING))
    EMPTY = (
        "There are no courses, or nobody who needs one. {course-add} adds a course; staff are "
        "added in the list of people."
    )

    def heading(self) -> str:
        """Return how many courses are overdue or not yet attended."""
        cells = [cell for line in self._table for cell in line.cells]
        counts = (
            (words, sum(cell.standing is standing for cell in cells))
            for standing, words in _COUNTED.items()
        )
        said = ", ".join(f"{number} {words}" for words, number in counts if number)
        return f"Training  {said}".rstrip()

    def listed(self) -> tuple[Listed, ...]:
        """Return a heading for each person, and a line for each course below it."""
        lines: list[Listed] = []
        for line in self._table:
            lines.append(Listed((shown_on_one_line(line.person.name),)))
            lines += [
                _listed(line, cell)
                for cell in line.cells
                if cell.standing is not TrainingStanding.NOT_NEEDED
            ]
        return tuple(lines)

    def action_choose(self) -> None:
        """Go to the cell or the row of an attendance; where there is none, note one."""
        if self.chosen and self.chosen.address:
            super().action_choose()
        else:
            self.action_attended()

    def action_add(self) -> None:
        """Add a course."""
        self.app.push_screen(CourseForm(self.session), self._added)

    def _added(self, is_added: bool | None) -> None:
        self.catch_up()
        if is_added:
            name = self.session.workbook.courses[-1].name
            needed = any(
                cell.standing is not TrainingStanding.NOT_NEEDED
                for line in self._table
                for cell in line.cells
                if cell.course.id == self.session.workbook.courses[-1].id
            )
            who = "" if needed else " Nobody in the list of people needs it yet."
            self.say(f"{name} is added.{who}")

    def action_attended(self) -> None:
        """Write down that the person attended the course, and when."""
        found = self._chosen
        if found is None:
            return
        line, cell = found
        attended, course = cell.attendance, cell.course
        if attended and not attended.text.strip():
            self.editor.edit(Address(attended.kind, attended.row, attended.field))
            return
        person, seen = line.person.id or line.person.name, self.session.seen
        question = Question(
            f"{line.person.name}: {course.name}",
            "The date on which it was attended.",
            "Type the date first.",
        )

        def note(typed: str) -> bool:
            workbook = self.session.workbook
            with self.telling():
                row = new_row(workbook, Kind.TRAINING, person=person, course=course.id, done=typed)
                added = add_last(workbook, Kind.TRAINING, row)
                self.session.apply(f"{line.person.name} attended {course.name}", added, seen=seen)
                self.say_if_no_date(Address(Kind.TRAINING, added.id, "done"))
                return True
            return False

        self.ask(question, note)

    @property
    def _table(self) -> tuple[TrainingLine, ...]:
        return training_table(self.session.workbook, self.app.today())

    @property
    def _chosen(self) -> tuple[TrainingLine, TrainingCell] | None:
        key = self.chosen.key if self.chosen else None
        for line in self._table:
            for cell in line.cells:
                if _key(line, cell) == key:
                    return line, cell
        return None


def _key(line: TrainingLine, cell: TrainingCell) -> tuple[str, str, str]:
    return line.person.id, line.person.name, cell.course.id


def _listed(line: TrainingLine, cell: TrainingCell) -> Listed:
    attended = cell.attendance
    address = Address(attended.kind, attended.row, attended.field) if attended else None
    said = training_in_words(cell)
    detail = f"{line.person.name}: {cell.course.name}\n{said}"
    return Listed((cell.course.name, said), _key(line, cell), detail, address)
