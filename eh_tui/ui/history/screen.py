"""The history: who changed what, and every old value one key away."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.errors import Conflict, EhError
from eh_tui.files.system import paths
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set
from eh_tui.model.core.rows import rows_by_id
from eh_tui.model.journal.deeds import deeds, summed_deeds
from eh_tui.model.journal.log import LogEntry, moment
from eh_tui.model.journal.record import Event, Record, last_change, since
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.commands import Scope, bindings, commands_of, hints
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.history.changes import Changes
from eh_tui.ui.history.lines import (
    HistoryLine,
    history_lines,
    in_full,
    row_in_words,
    texts_of_change,
    title_of_change,
)
from eh_tui.ui.history.restoring import edit_of, restoring_edit
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.text import content

PAGE = 500
"""How many records of a long history are read at first; their number doubles at the end."""


class HistoryScreen(Screen[None]):
    """What was changed, newest first, in one row or in the whole workbook."""

    WHERE: ClassVar = Scope.HISTORY
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "history.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.HISTORY))
    AUTO_FOCUS = "Changes"
    app = getters.app(BaseApp)

    def __init__(self, session: Session, id: str = "") -> None:
        """Show the history of a row, or of the whole workbook."""
        super().__init__()
        self.session = session
        self.id_shown = id
        self.since_mark = False
        self._records: tuple[Record, ...] = ()
        self._number = PAGE

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(id="header")
        yield Banner()
        yield Changes()
        yield Static(id="history-empty")
        yield Static(id="change")
        yield Static(id="keys")

    @property
    def changes(self) -> Changes:
        """The list of changes."""
        return self.query_one(Changes)

    def on_mount(self) -> None:
        """Show the history as it is now."""
        self.catch_up()

    def on_resize(self) -> None:
        """Show as many keys, and as much of the change, as there is room for."""
        shown = as_bound((*commands_of(Scope.HISTORY), *named("help")), self.app.settings.keys)
        self.query_one("#keys", Static).update(content(hints(shown, self.size.width - 2)))
        self._show_change()

    def on_lines_cursor_moved(self) -> None:
        """Show all of the change under the cursor."""
        self._show_change()

    def on_lines_end_reached(self) -> None:
        """Read on, where there are older records."""
        if not self._reads_all and self._number < self.session.store.journal.lines.count:
            self._number *= 2
            self.catch_up()

    def catch_up(self) -> None:
        """Show the history as it is now, with the cursor on the same change."""
        store = self.session.store
        self._records = store.records if self._reads_all else self.session.newest(self._number)
        told: tuple[LogEntry, ...]
        if self.since_mark and (mark := self._last_mark):
            told = summed_deeds(since(self._records, mark.label), self.id_shown)
        else:
            told = tuple(deeds(self._records, self.id_shown))
        lines = history_lines(self.session.workbook, reversed(told))
        is_empty = all(line.is_heading for line in lines)
        self.changes.display = not is_empty
        empty = self.query_one("#history-empty", Static)
        empty.display = is_empty
        empty.update(content("Nothing was changed here." if told else "Nothing was changed yet."))
        self.query_one("#header", Static).update(content(self._title()))
        self.query_one(Banner).show(self.session)
        self.changes.show(lines)

    # Restoring

    def action_restore(self) -> None:
        """Put the old value of the change back, or in a conflict the one that was wanted."""
        line = self.changes.chosen
        record = self._record(line.entry.n) if line else None
        edit = edit_of(record, line.entry) if line and record else None
        if line is None or record is None:
            return
        if edit is None:
            self._say("This has no value that could be put back.")
        elif record.redacted:
            self._say("Its texts were removed from the history for good.", error=True)
        elif isinstance(edit, Remove) and record.event is not Event.CONFLICT:
            self._bring_back(edit.id)
        elif isinstance(edit, Add) and record.event is not Event.CONFLICT:
            self._say(f"{edit.id} was not there before; on the sheet it can be taken out.")
        else:
            self._restore(line, record, edit)

    def _restore(self, line: HistoryLine, record: Record, edit: Edit) -> None:
        wanted = record.event is Event.CONFLICT
        if isinstance(edit, Set):
            text = edit.new if wanted else line.entry.old
            if edit.id not in rows_by_id(self.session.workbook):
                self._resolve_without_row(Set(edit.kind, edit.id, edit.field, "", text))
                return
        workbook = self.session.workbook
        with self._editor.telling():
            restoring = restoring_edit(workbook, edit, line.entry.old, wanted=wanted)
            if all(isinstance(one, Set | Move) and one.old == one.new for one in restoring):
                self._say(f"{line.what}: it is like that now.")
            else:
                words = f"{line.what} restored".removeprefix(f"{edit.id} ")
                self.session.apply(f"{edit.id} {words}", *restoring)
                self._say(f"{line.what} restored; {self._undo_key} takes that back.")
        self.catch_up()

    def _resolve_without_row(self, wanted: Set) -> None:
        """Ask whether the row is to come back with the value."""
        last = last_change(reversed(self.session.records), (wanted,))
        by, at = (last.by, last.at) if last else ("", "")
        conflict = Conflict(f"{wanted.id} was taken out.", None, by, at)
        conflict.wanted = (wanted,)
        self._editor.resolve(conflict)

    def _bring_back(self, id: str) -> None:
        if id in rows_by_id(self.session.workbook):
            self._say(f"{id} is in the workbook.")
            return
        try:
            others = [other for other in self.session.bring_back(id) if other != id]
        except EhError as error:
            self._say(str(error), error=True)
        else:
            rows = ", ".join(others) if len(others) < 4 else f"{len(others)} rows"
            together = f" with {rows}, which belong together" if others else ""
            self._say(f"{id} brought back{together}; {self._undo_key} takes it out again.")
        self.catch_up()

    def action_undo(self) -> None:
        """Take back my last change."""
        self._editor.undo()

    # What is shown

    def action_turn_row(self) -> None:
        """Show the row of the change under the cursor only, or the whole workbook again."""
        chosen = self.changes.chosen
        if self.id_shown:
            self.id_shown = ""
            if chosen:
                reached = sum(record.n >= chosen.entry.n for record in self._records)
                self._number = max(self._number, reached)
        elif chosen and chosen.entry.id:
            self.id_shown = chosen.entry.id
        else:
            self._say("Put the cursor on a change of a row.")
        self.catch_up()

    def action_turn_since(self) -> None:
        """Show each field once as it changed since the last mark, or every change again."""
        if not self.since_mark and self._last_mark is None:
            self._say(f"There is no mark yet; {self.app.key_of('history-mark')} marks this moment.")
            return
        self.since_mark = not self.since_mark
        self.catch_up()

    def action_whole(self) -> None:
        """Show the texts of the change under the cursor whole."""
        from eh_tui.ui.dialogs.whole_text import WholeText

        if line := self.changes.chosen:
            self.app.push_screen(WholeText(title_of_change(line), texts_of_change(line)))

    def action_mark(self) -> None:
        """Give this moment a name."""
        mark(self, self.session, self.catch_up)

    def action_move(self, changes: int) -> None:
        """Move the cursor by a change."""
        self.changes.move(changes)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.changes.move_page(direction)

    def action_end(self, which: str) -> None:
        """Go to the first or the last change."""
        self.changes.move_to_end(which)

    def action_leave(self) -> None:
        """Go back to the sheet."""
        self.dismiss()

    # Inside

    @property
    def _editor(self) -> Editor:
        return Editor(self, self.session, self.catch_up)

    @property
    def _undo_key(self) -> str:
        return self.app.key_of("history-undo")

    @property
    def _reads_all(self) -> bool:
        """Whether what is shown may lie anywhere in the history."""
        return bool(self.id_shown) or self.since_mark

    @property
    def _last_mark(self) -> Record | None:
        records = reversed(self.session.records)
        return next((record for record in records if record.event is Event.MARK), None)

    def _record(self, n: int) -> Record | None:
        return next((record for record in self._records if record.n == n), None)

    def _title(self) -> str:
        whose = "the whole workbook"
        if self.id_shown:
            found = rows_by_id(self.session.workbook).get(self.id_shown)
            whose = f"{self.id_shown}  {row_in_words(found[1]) if found else '(taken out)'}"
        since = ""
        if self.since_mark and (mark := self._last_mark):
            since = f"since “{mark.label}”, {moment(mark.at)}, of "
        return f"History {since or 'of '}{whose}"

    def _show_change(self) -> None:
        box, line = self.query_one("#change", Static), self.changes.chosen
        parts: list[Content] = []
        if line and box.size.width:
            key = self.app.key_of("history-whole")
            told = in_full(self.session.workbook, line, box.size.width, box.size.height, key)
            parts = [content(text, "bold" if stands_out else "") for text, stands_out in told]
        box.update(Content("\n").join(parts), layout=False)

    def _say(self, sentence: str, *, error: bool = False) -> None:
        tell(self, sentence, error=error)


def mark(screen: Screen[Any], session: Session, done: Callable[[], None]) -> None:
    """Ask for a name and give it to this moment in the history; then call `done`."""
    from eh_tui.ui.dialogs.prompt import LineDialog, Question

    def named_it(name: str | None) -> None:
        if not name:
            return
        try:
            session.mark(name)
        except EhError as error:
            tell(screen, str(error), error=True)
        else:
            tell(screen, f"Marked: {name}")
        done()

    question = Question(
        "A name for this moment",
        "For example the meeting: Governors 12 September. The history can then show what "
        "changed since.",
        "Type a name first.",
        longest=80,
    )
    screen.app.push_screen(LineDialog(question), named_it)
