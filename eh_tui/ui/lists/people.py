"""The register of people: what each has to do, and everything that is theirs."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.errors import Refused
from eh_tui.model.audit.rated import level_of_row
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.form_rows import AchievedRow, Action, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.register_rows import Person, Training
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import Due, dues, time_left
from eh_tui.model.people.hand_over import hand_over
from eh_tui.model.people.known_as import aliases
from eh_tui.model.people.loads import Load, Mention, loads, rows_of_person
from eh_tui.model.people.mentioned import texts_naming
from eh_tui.model.people.who_cell import has_left
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.wording import look_of, rating_in_words


class PeopleScreen(ListScreen):
    """The people of the register; it is dismissed with a cell of theirs to jump to, or None."""

    WHERE: ClassVar = Scope.PEOPLE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.PEOPLE))
    EMPTY = (
        "The register is empty. {propose} finds the names in the audit, {person-add} adds somebody."
    )

    def heading(self) -> str:
        """Return how many people there are."""
        number = len(self.session.workbook.people)
        return f"People  {number} in the register"

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each person, those who have left last."""
        every = loads(self.session.workbook, self.app.today())
        left = [_listed(load) for load in every if has_left(load.person)]
        if left:
            left.insert(0, Listed(("Left",)))
        return (*(_listed(load) for load in every if not has_left(load.person)), *left)

    def action_choose(self) -> None:
        """Show everything of the person under the cursor."""
        if person := self._person:
            self.app.push_screen(PersonScreen(self.session, person), self._leave_for)

    def _leave_for(self, address: Address | None) -> None:
        if address:
            self.dismiss(address)

    def action_add(self) -> None:
        """Add somebody to the register."""
        question = Question(
            "Who is new?", "Staff and governors only, never pupils.", "Type the name first."
        )

        def named(name: str) -> bool:
            with self.telling():
                self.session.apply(f"{name} added", _added(self.session.workbook, name))
                return True
            return False

        self.ask(question, named)

    def action_edit(self) -> None:
        """Choose a field of the person, and edit it."""
        person = self._person
        if person is None:
            return
        self.editor.edit(Address(Kind.PEOPLE, person.id, ""))

    def action_hand_over(self) -> None:
        """Hand everything that is still to be done over to somebody else."""
        person = self._person
        if person is None:
            return
        others = [
            other
            for other in self.session.workbook.people
            if other.id != person.id and not has_left(other)
        ]
        if not others:
            self.say("There is nobody else in the register; add them first.")
            return
        choices = [Choice("", f"{other.name}  {other.role}", other) for other in others]

        def chosen(to: Person | None) -> None:
            if to is None:
                return
            label = f"{person.name} handed over to {to.name}"
            with self.telling():
                if not {person, to} <= {*self.session.workbook.people}:
                    raise Refused("The register was changed meanwhile; look, and do it again.")
                edits = hand_over(self.session.workbook, person.id, to.id)
                self.session.apply(label, *edits)
                number = len(texts_naming(self.session.workbook, person))
                texts = {0: "", 1: " 1 text still names them."}.get(
                    number, f" {number} texts still name them."
                )
                self.say(f"{label}; {self.app.key_of('list-undo')} takes it back.{texts}")

        title = f"Who takes over what {person.name} has to do?"
        self.app.push_screen(ChoiceDialog(title, choices), chosen)

    def action_propose(self) -> None:
        """Find the names in the audit that the register does not know."""
        from eh_tui.ui.lists.proposals import ProposalsScreen

        self.app.push_screen(ProposalsScreen(self.session), lambda _: self.catch_up())

    @property
    def _person(self) -> Person | None:
        key = self.chosen.key if self.chosen else None
        return next((each for each in self.session.workbook.people if each.id == key), None)


class PersonScreen(ListScreen):
    """Everything of one person, however the cells spell the name."""

    WHERE: ClassVar = Scope.PERSON
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.PERSON))
    EMPTY = "Nothing is in this name."

    def __init__(self, session: Session, person: Person) -> None:
        """Show what is somebody's."""
        super().__init__(session)
        self.person = person

    def heading(self) -> str:
        """Return who it is."""
        known = (self.person.name, self.person.role, self.person.initials)
        return "  ".join(shown_on_one_line(text) for text in known if text.strip())

    def listed(self) -> tuple[Listed, ...]:
        """Return a line for each field that is theirs, then for each text that names them."""
        workbook = self.session.workbook
        today = self.app.today()
        late = {due.id: _late(due, today) for due in dues(workbook, today)}
        mine, named = (
            [_mention(workbook, mention, late) for mention in of(workbook, self.person)]
            for of in (rows_of_person, texts_naming)
        )
        return (*mine, *([Listed(("Named in a text",)), *named] if named else ()))


def _late(due: Due, today: date) -> str:
    """Return how late a row is, "5 months late", or in how long it is due."""
    is_late = bool(due.due and due.due < today)
    return f"{time_left(due, today)} late" if is_late else time_left(due, today)


def _listed(load: Load) -> Listed:
    person = load.person
    to_do = f"{load.open} to do" + (f", {load.overdue} overdue" if load.overdue else "")
    texts = (person.initials, person.name, to_do, person.role)
    said = [f"{person.id} {person.name}, {person.role}"]
    if others := aliases(person):
        said.append(f"Also written {', '.join(others)}")
    if person.left.strip():
        unread = "" if has_left(person) else ", which is no date, so still here"
        said.append(f"Left: {person.left}{unread}")
    return Listed(texts, person.id, "\n".join(said))


def _mention(workbook: Workbook, mention: Mention, late: Mapping[str, str]) -> Listed:
    kind, id, field = mention
    row = row_of(workbook, kind, id)
    typed = value(workbook, kind, row, field)
    what = heading_of(workbook, kind, row, field)
    state = when = ""
    level = level_of_row(workbook, row) if isinstance(row, Action) else None
    match row:
        case Action():
            state = rating_in_words(level, workbook.form) if level else ""
            when, text = row.when, row.text
        case AchievedRow():
            text = row.cells[0]
        case Signatory():
            when, text = row.signed, f"Signs as {row.role}"
        case Training():
            names = {course.id: course.name for course in workbook.courses}
            when, text, field = row.done, names.get(row.course, row.course), "done"
        case _:
            text = ""
    detail = f"{id} {what}: {shown_on_one_line(typed)}\n{text}"
    ratings = {1: look_of(workbook.form, level)} if level else {}
    return Listed(
        (id, state, when, late.get(id, ""), text),
        mention,
        detail,
        Address(kind, id, field),
        ratings,
    )


def _added(workbook: Workbook, name: str) -> Edit:
    return add_last(workbook, Kind.PEOPLE, new_row(workbook, Kind.PEOPLE, name=name))
