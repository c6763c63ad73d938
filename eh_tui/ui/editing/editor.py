"""How a screen changes its workbook: the one way from a key to the session and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.screen import Screen

from eh_tui.errors import Conflict, EhError, NotRecordedHere
from eh_tui.files.beside.drafts import draft_mark
from eh_tui.files.store.seen import Seen
from eh_tui.model.core.address import Address
from eh_tui.model.core.columns import column_of_field
from eh_tui.model.core.edits import Edit, set_field
from eh_tui.model.core.entered import meant_in_column
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.register_rows import Person, Training
from eh_tui.model.core.review.meeting_rows import Matter
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.meeting.undoing import begun_by
from eh_tui.model.people.renaming import with_old_name
from eh_tui.model.people.suggestions import known_names
from eh_tui.model.when.readable import stop_if_impossible
from eh_tui.session import Session
from eh_tui.ui.editing.choices import choose_field, choose_level, choose_word
from eh_tui.ui.editing.conflicts import app_of, contested, resolve, tell, too_late
from eh_tui.ui.editing.open_draft import OpenDraft
from eh_tui.ui.editing.reading import reading_of
from eh_tui.ui.editing.text_to_type import TextToType

Step = Callable[[Workbook, Edit], tuple[Edit, ...]]
"""What goes with an edit in one step of undo: in a meeting, that the action was discussed."""


Within = Callable[[Record], str]
"""Why a screen may not turn a step, since it shows nothing of it; "" where it may.

A step is turned when it is taken back or made again, as `Session.undo` and `redo` do it.
"""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One of the two ways in which a step is turned, in words."""

    done: str
    nothing: str
    """What is said where there is no step."""
    anyway: str
    """The choice of turning a step that the account does not know of."""


_BACK = _Turn("Taken back", "There is nothing to take back.", "Take it back all the same")
_AGAIN = _Turn("Made again", "There is nothing to make again.", "Make it again all the same")


def alone(_: Workbook, edit: Edit) -> tuple[Edit, ...]:
    """Return a step that is nothing but an edit."""
    return (edit,)


def anywhere(_: Record) -> str:
    """Return "": nothing keeps a step from being turned, wherever it was made."""
    return ""


@dataclass(frozen=True, slots=True)
class Editor:
    """Changes a session's workbook for a screen; says why where something can't be done."""

    screen: Screen[Any]
    session: Session
    done: Callable[[], None]
    """Called when a dialog is closed, or a conflict resolved."""
    step: Step = alone
    within: Within = anywhere

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say why where what is done within can't be; a conflict is put before the user."""
        try:
            yield
        except Conflict as conflict:
            self.resolve(conflict)
        except EhError as error:
            tell(self.screen, str(error), error=True)

    def rate(self, cell: Address, level: str, seen: Seen | None = None) -> bool:
        """Give a cell a level by its id, `NOT_RATED` for none; return whether that is on disk.

        `seen` is as `Session.apply` has it.
        """
        workbook = self.session.workbook
        with self.telling():
            row = row_of(workbook, cell.kind, cell.id)
            stored = meant_in_column(workbook, row, cell.field, level)
            edit = set_field(workbook, cell.kind, cell.id, cell.field, stored)
            label = f"{cell.id} rated {workbook.form.label(level)}"
            self.session.apply(label, *self.step(workbook, edit), seen=seen)
            return True
        return False

    def edit(self, address: Address) -> None:
        """Open the dialog for a cell; without a field, ask first which one of the row."""
        with self.telling():
            self.session.stop_if_refused()
            row = row_of(self.session.workbook, address.kind, address.id)
            column = column_of_field(self.session.workbook, row, address.field)
            if column and column.is_level:
                choose_level(self, address, column)
            elif column and column.choices:
                choose_word(self, address, row, column)
            elif not address.field:
                choose_field(self, address, row)
            else:
                self.edit_text(address, row)

    def type_text(self, typed: TextToType, put: Callable[[str], None]) -> None:
        """Open the dialog for a text; `put` saves what is typed, or raises `EhError`.

        It is to do so for the workbook on which the dialog was opened, so that what somebody
        changed meanwhile is met and not overwritten.
        """
        with self.telling():
            self.session.stop_if_unreadable()
            self._open_dialog(typed, put)

    def _open_dialog(self, typed: TextToType, put: Callable[[str], None]) -> None:
        from eh_tui.ui.editing.edit_dialog import EditDialog, Text

        session = self.session
        met: list[tuple[Conflict, str]] = []

        def save(text: str) -> str:
            try:
                put(text)
            except Conflict as conflict:
                if contested(session.workbook, conflict) is None:
                    sentence = too_late(session.workbook, conflict)
                    key = app_of(self.screen).key_of("leave-edit")
                    return f"{sentence} {key} keeps your text as a draft."
                met.append((conflict, text))
            except EhError as error:
                return str(error)
            return ""

        def closed(_: None) -> None:
            session.drafts.look()  # somebody may have typed here too, in another window
            if met:
                conflict, text = met[0]
                resolve(self, conflict, left=partial(draft.leave, text))
            else:
                self.done()

        draft = OpenDraft(session.drafts, typed.draft_key, draft_mark(typed.about, typed.saved))
        text = Text(
            typed.title,
            typed.about,
            typed.saved,
            draft.text,
            draft.is_as_typed_over,
            draft.others,
            typed.names,
            typed.reading,
        )
        dialog = EditDialog(
            text, save=save, keep=draft.keep, leave=draft.leave, keep_on_disk=session.drafts.save
        )
        self.screen.app.push_screen(dialog, closed)

    def undo(self, turned: Callable[[Record], None] = lambda _: None) -> None:
        """Take back my last step and say what it was; then call `turned` with it.

        A step that began a meeting is taken back only where whoever is asked says so.
        """
        step = self.session.to_undo

        def turn() -> None:
            self._turn(step, self.session.undo, _BACK, turned)

        began = begun_by(self.session.workbook, step) if step else None
        if began and step and not self.within(step):
            from eh_tui.ui.dialogs.cancel import ask_to_cancel

            ask_to_cancel(self.screen.app, self.session.workbook, began, turn)
        else:
            turn()

    def redo(self, turned: Callable[[Record], None] = lambda _: None) -> None:
        """Make the step again that was taken back last and say what it was."""
        self._turn(self.session.to_redo, self.session.redo, _AGAIN, turned)

    def _turn(
        self,
        step: Record | None,
        turn: Callable[..., str],
        way: _Turn,
        turned: Callable[[Record], None],
    ) -> None:
        if step and (reason := self.within(step)):
            tell(self.screen, reason)
            return
        try:
            label = turn()
        except NotRecordedHere as unsure:
            again = partial(turn, anyway=True)
            self._ask_first(str(unsure), way, lambda: self._turn(step, again, way, turned))
            return
        except Conflict as conflict:
            self.resolve(conflict)
            return
        except EhError as error:
            tell(self.screen, str(error), error=True)
            self.done()
            return
        tell(self.screen, f"{way.done}: {label}" if label else way.nothing)
        self.done()
        if step:
            turned(step)

    def _ask_first(self, sentence: str, way: _Turn, go_on: Callable[[], None]) -> None:
        """Let the user say whether a step is theirs that the account does not know of."""
        from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog

        choices = [
            Choice("l", "Leave it as it is", False),
            Choice(way.anyway[0].lower(), way.anyway, True),
        ]

        def chosen(is_wanted: bool | None) -> None:
            if is_wanted:
                go_on()

        self.screen.app.push_screen(ChoiceDialog(sentence, choices), chosen)

    def resolve(self, conflict: Conflict, *, copy: str = "") -> None:
        """Let the user choose between two texts of one field; `copy` is as `conflicts` has it."""
        resolve(self, conflict, copy=copy)

    def edit_text(self, address: Address, row: Row) -> None:
        """Open the dialog for the text of a cell."""
        seen = self.session.seen
        workbook = seen.workbook
        heading = heading_of(workbook, address.kind, row, address.field)
        saved = value(workbook, address.kind, row, address.field)
        typed = TextToType(
            (address.id, address.field),
            f"{address.id}  {heading}",
            _about(workbook, row, address.field),
            saved,
            known_names(workbook) if address.field in ("who", "name") else (),
            reading_of(workbook, address, app_of(self.screen).today()),
        )

        def put(text: str) -> None:
            today = app_of(self.screen).today()
            stop_if_impossible(address.kind, address.field, text, today, before=saved)
            edit = set_field(workbook, address.kind, address.id, address.field, text)
            _, *beside = with_old_name(workbook, edit)
            step = (*self.step(workbook, edit), *beside)
            self.session.apply(f"{address.id} {heading}", *step, seen=seen)

        self.type_text(typed, put)


def _about(workbook: Workbook, row: Row, field: str) -> str:
    """Return what a field of a row is about, "" where its title says it."""
    match row:
        case Action():
            return "" if field == "text" else row.text
        case Matter():
            return row.title
        case Person():
            return "" if field == "name" else row.name
        case Training():
            people = {person.id: person.name for person in workbook.people}
            courses = {course.id: course.name for course in workbook.courses}
            who, what = people.get(row.person, row.person), courses.get(row.course, row.course)
            return f"{who}: {what}"
    return "" if field == "text" else str(getattr(row, "text", ""))
