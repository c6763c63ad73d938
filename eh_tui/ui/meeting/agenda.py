"""A meeting's agenda as a list: its own items, and the actions with what was discussed."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.audit.rated import level_of_row
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import form_row_called, kind_of
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting, StandingItem
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.meeting.agenda import Point
from eh_tui.model.meeting.agenda_tree import AgendaItem, agenda_tree, planned_minutes
from eh_tui.model.meeting.discussion import DISCUSSED, LATER
from eh_tui.model.meeting.drafts import place_of_asked
from eh_tui.model.meeting.matters import add_matter, matters_of, note_matter, with_note
from eh_tui.model.meeting.meetings import meeting_in_words
from eh_tui.model.meeting.minutes.wording import item_words
from eh_tui.session import Session
from eh_tui.ui.commands import KeyCommand, Scope, bindings
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.editing.decision import type_decision
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.kept_line import ask_kept
from eh_tui.ui.editing.private_note import type_private_note
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.meeting.shared_steps import forward_decision
from eh_tui.ui.wording import look_of, rating_in_words

_MARKS = {DISCUSSED: "✓", LATER: "later"}


class AgendaScreen(ListScreen):
    """The items of a meeting, and its actions under the parts of its agenda."""

    WHERE: ClassVar = Scope.AGENDA
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.AGENDA))
    EMPTY = "Nothing is on the agenda."

    def __init__(
        self,
        session: Session,
        meeting: Meeting,
        points: Callable[[], tuple[Point, ...]],
        here: str,
    ) -> None:
        """List a meeting's agenda, `points` being its actions now, with the cursor on one."""
        super().__init__(session)
        self.start_key = here
        self.meeting = meeting
        self._points = points

    @property
    def _tree(self) -> tuple[AgendaItem, ...]:
        workbook = self.session.workbook
        matters = matters_of(workbook, self.meeting)
        return agenda_tree(matters, self._points(), workbook.form.words)

    def heading(self) -> str:
        """Return which meeting it is, how far it is, and how long it is to last."""
        points, minutes = self._points(), planned_minutes(self._tree)
        done = sum(point.state == DISCUSSED for point in points)
        planned = f"  {minutes} minutes planned" if minutes else ""
        meeting = meeting_in_words(self.meeting)
        return f"Agenda of {meeting}  {done} of {len(points)} discussed{planned}"

    def show_banner(self) -> None:
        """Say nothing: the heading says how far the meeting is."""

    @property
    def hinted(self) -> tuple[KeyCommand, ...]:
        """The commands, of which Enter writes what was said where the cursor is on an item."""
        address = self.chosen.address if self.chosen else None
        label = "said" if address and address.kind is Kind.MATTERS else "go to it"
        return tuple(
            replace(command, label=label) if command.id == "jump" else command
            for command in super().hinted
        )

    def on_lines_cursor_moved(self) -> None:
        """Say more of the line under the cursor, and what Enter does there."""
        super().on_lines_cursor_moved()
        self.show_keys()

    def listed(self) -> tuple[Listed, ...]:
        """Return the items of the agenda with their actions."""
        lines: list[Listed] = []
        for item in self._tree:
            lines.append(self._item(item))
            lines += [self._listed(point) for point in item.points]
        return tuple(lines)

    @property
    def editor(self) -> Editor:
        """What changes the workbook here: an item that gets a text has been discussed."""
        return replace(super().editor, step=lambda book, edit: with_note(book, self.meeting, edit))

    def action_decide(self) -> None:
        """Write down what was decided under the item, or on the action."""
        address = self.chosen.address if self.chosen else None
        if address and address.kind is not Kind.MATTERS:
            action = form_row_called(self.session.workbook, address.id)
            type_decision(self.editor, self.meeting, action)
        elif id := self._matter_id():
            self.editor.edit(Address(Kind.MATTERS, id, "decision"))

    def action_done(self) -> None:
        """Note that the item was gone through."""
        if id := self._matter_id():
            with self.telling():
                edits = note_matter(self.session.workbook, self.meeting, id)
                self.session.apply(f"{id} discussed", *edits)

    def action_add(self) -> None:
        """Ask for another item, which comes below the one under the cursor."""
        key = self.chosen.key if self.chosen else None
        ids = {row.id for row in matters_of(self.session.workbook, self.meeting)}

        added: list[str] = []

        def answered(title: str) -> bool:
            with self.telling():
                after = key if isinstance(key, str) and key in ids else None
                planned = StandingItem("", title)
                edits = add_matter(self.session.workbook, self.meeting, planned, after)
                self.session.apply(f"{title} on the agenda", *edits)
                added.append(edits[-1].id)
            self.lines.go_to(lambda line: line.key in added)
            return bool(added)

        question = Question("Another item", "What the agenda calls it.", "Say what.")
        ask_kept(self.editor, question, place_of_asked(question.title, self.meeting.id), answered)

    def action_private_note(self) -> None:
        """Note something on the line that only this account sees."""
        if self.chosen and isinstance(self.chosen.key, str):
            type_private_note(self.editor, self.chosen.key)

    def action_forward(self) -> None:
        """Let the decision on the line go to the partnership, or no longer."""
        if self.chosen and isinstance(self.chosen.key, str):
            forward_decision(self.editor, self.meeting, self.chosen.key)

    def _matter_id(self) -> str:
        address = self.chosen.address if self.chosen else None
        if address and address.kind is Kind.MATTERS:
            return address.id
        there = self.session.workbook.form.words.said("Enter goes to the action.")
        self.say(f"That is for the agenda's own items; {there}")
        return ""

    def _item(self, item: AgendaItem) -> Listed:
        matter = item.matter
        if matter is None:
            return Listed((item_words(item),))
        said = shown_on_one_line(matter.decision or matter.text)
        private = self.session.private_notes.of(matter.id)
        detail = "\n".join(
            f"{label}{text}"
            for label, text in (
                ("", matter.text),
                ("Decision: ", matter.decision),
                ("For you alone: ", private),
            )
            if text
        )
        minutes = f"{item.minutes} min" if item.minutes else ""
        internal = "internal" if item.is_internal else ""
        title = f"{item.title}  {said}" if said else item.title
        texts = (item.number, _MARKS.get(matter.state, ""), internal, minutes, title)
        return Listed(texts, matter.id, detail, Address(Kind.MATTERS, matter.id, "text"))

    def _listed(self, point: Point) -> Listed:
        action, form = point.action, self.session.workbook.form
        level = level_of_row(self.session.workbook, action)
        decision = point.discussed.decision if point.discussed else ""
        detail = f"{action.id} {action.text}"
        if decision:
            detail = f"Decision: {decision}\n{detail}"
        texts = (
            action.id,
            _MARKS.get(point.state, ""),
            rating_in_words(level, form) if level else "",
            shown_on_one_line(action.when),
            shown_on_one_line(action.text),
        )
        address = Address(kind_of(action), action.id, "rag")
        return Listed(texts, action.id, detail, address, {2: look_of(form, level)} if level else {})
