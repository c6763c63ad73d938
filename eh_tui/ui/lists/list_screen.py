"""A screen that is one list: a line each, the words on the line under the cursor, and a jump."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.core.address import ON_THE_SHEET, Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import label_of
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.dated import not_understood
from eh_tui.model.meeting.undoing import why_not_since
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.commands import KeyCommand, Scope, all_commands, bindings, hints
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.editing.conflicts import tell
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.lists.lines import Lines
from eh_tui.ui.text import cell_length, content, fit, wrap


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: its texts side by side, and what it stands for."""

    texts: tuple[str, ...]
    key: Hashable = None
    """What it is about; None for a heading."""
    detail: str = ""
    """What is said of it below the list while the cursor is on it."""
    address: Address | None = None
    """The cell to jump to, where it is about one."""
    ratings: Mapping[int, str] = field(default_factory=dict)
    """The texts that are ratings, by their place."""
    last: tuple[tuple[str, str], ...] = ()
    """The last text in stretches, each with the look whose colour repeats it; () for none."""


_BETWEEN = "  "
"""What parts two columns."""


class ListedLines(Lines[Listed]):
    """Texts in columns as wide as they need to be; the last has the rest."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._columns: tuple[int, ...] = ()

    def is_heading(self, line: Listed) -> bool:
        """Say whether a line stands for nothing but the lines below it."""
        return line.key is None

    def is_same(self, line: Listed, other: Listed) -> bool:
        """Say whether two lines are about the same."""
        return line.key == other.key

    def measure(self, lines: list[Listed], width: int) -> None:
        """Give each column the room that it needs, and the last two fifths of all if it does.

        Where there is less, the widest of the others give way.
        """
        rows = [[cell_length(shown_on_one_line(text)) for text in line.texts] for line in lines]
        number = max((len(row) for row in rows), default=1) - 1
        columns = [
            max((row[at] for row in rows if at < len(row) - 1), default=0) for at in range(number)
        ]
        last = max((row[-1] for row in rows), default=0)
        room = width - min(last, width * 2 // 5) - len(_BETWEEN) * number
        while sum(columns) > max(room, number):
            columns[columns.index(max(columns))] -= 1
        self._columns = tuple(columns)

    def text_of(self, line: Listed, width: int) -> str:
        """Return a line's texts side by side."""
        return fit("".join(text for text, _ in self.stretches_of(line, width)), width)

    def stretches_of(self, line: Listed, width: int) -> Iterator[tuple[str, str | None]]:
        """Return a line's texts side by side, its rating in the colour that says it too."""
        *columns, last = line.texts
        for at, text in enumerate(columns):
            yield fit(shown_on_one_line(text), self._columns[at]), line.ratings.get(at)
            yield _BETWEEN, None
            width -= self._columns[at] + len(_BETWEEN)
        if line.last and cell_length(last) <= width:
            yield from line.last
            last, width = "", width - cell_length(last)
        yield fit(shown_on_one_line(last), width), None


class ListScreen(Screen[Address | None]):
    """A list of what a workbook holds; it is dismissed with the cell to jump to, or None."""

    WHERE: ClassVar[Scope]
    CSS_PATH = [paths.styles_folder() / "lines.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.LISTS))
    AUTO_FOCUS = "ListedLines"
    EMPTY: ClassVar[str]
    """What is said where the list is empty; a command's id in braces stands for its key."""
    app = getters.app(BaseApp)

    def __init__(self, session: Session) -> None:
        """List what a session's workbook holds."""
        super().__init__()
        self.session = session
        self.start_key: Hashable = ""
        """What the line stands for on which to start, if not the first."""
        self._opened = newest[-1].n if (newest := session.newest(1)) else 0
        """The last record before: what came earlier is not taken back here."""

    def heading(self) -> str:
        """Return the words above the list."""
        raise NotImplementedError

    def listed(self) -> tuple[Listed, ...]:
        """Return the lines for the workbook as it is now."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(id="header")
        yield Banner()
        yield ListedLines()
        yield Static(content(self.empty_words), id="lines-empty")
        yield Static(id="detail")
        yield Static(id="keys")

    @property
    def empty_words(self) -> str:
        """What is said where the list is empty."""
        keys = {command.id: self.app.key_of(command.id) for command in all_commands(self.WHERE)}
        return self.EMPTY.format_map(keys)

    @property
    def lines(self) -> ListedLines:
        """The list itself."""
        return self.query_one(ListedLines)

    @property
    def chosen(self) -> Listed | None:
        """The line under the cursor, None where there is none."""
        return self.lines.chosen

    def on_mount(self) -> None:
        """Show the workbook as it is now, from the line on which to start."""
        self.catch_up()
        self.lines.go_to(lambda line: line.key == self.start_key)

    def on_resize(self) -> None:
        """Show as many keys, and as much of the line's words, as there is room for."""
        self.show_keys()
        self._show_detail()

    def show_keys(self) -> None:
        """Show as many keys of `hinted` as there is room for."""
        shown = as_bound((*self.hinted, *named("help")), self.app.settings.keys)
        self.query_one("#keys", Static).update(content(hints(shown, self.size.width - 2)))

    @property
    def hinted(self) -> tuple[KeyCommand, ...]:
        """The commands of which the last line tells, where they are hints."""
        return tuple(all_commands(self.WHERE))

    def on_lines_cursor_moved(self) -> None:
        """Say more of the line under the cursor."""
        self._show_detail()

    def catch_up(self) -> None:
        """Show the workbook as it is now, with the cursor on the same line."""
        lines = self.listed()
        is_empty = all(line.key is None for line in lines)
        self.lines.display = not is_empty
        self.query_one("#lines-empty").display = is_empty
        self.query_one("#header", Static).update(content(self.heading()), layout=False)
        self.show_banner()
        self.lines.show(lines)

    def show_banner(self) -> None:
        """Say whether a meeting is going on."""
        self.query_one(Banner).show(self.session)

    @property
    def editor(self) -> Editor:
        """What changes the workbook for this screen."""
        within = partial(why_not_since, opened=self._opened)
        return Editor(self, self.session, self.catch_up, within=within)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say why where what is done within can't be, and show the workbook as it is then."""
        with self.editor.telling():
            yield
        self.catch_up()

    def ask(self, question: Question, answered: Callable[[str], bool]) -> None:
        """Ask for one line; `answered` is not called where none is given.

        Where it says that nothing came of it, the line is asked for again as it was typed.
        """

        def given(text: str | None) -> None:
            if text is not None and not answered(text):
                self.ask(replace(question, start=text), answered)

        self.app.push_screen(LineDialog(question), given)

    def action_choose(self) -> None:
        """Leave for the cell that the line is about; what is not on the sheet is edited here."""
        address = self.chosen.address if self.chosen else None
        if address is None:
            return
        if address.kind in ON_THE_SHEET:
            self.dismiss(address)
        else:
            self.editor.edit(address)

    def action_whole(self) -> None:
        """Show all that is said of the line under the cursor."""
        from eh_tui.ui.dialogs.whole_text import WholeText

        if self.chosen:
            title = next((text for text in self.chosen.texts if text.strip()), "")
            text = self.chosen.detail or self.chosen.texts[-1]
            self.app.push_screen(WholeText(title, (("", text),)))

    def action_edit_field(self, field: str) -> None:
        """Edit a field of the action that the line is about, where it stands."""
        address = self.chosen.address if self.chosen else None
        if address and address.kind is Kind.ACTIONS:
            self.editor.edit(Address(Kind.ACTIONS, address.id, field))
        else:
            said = self.session.workbook.form.words.said("That is for actions")
            self.say(f"{said}; Enter goes to what the line is about.")

    def action_undo(self) -> None:
        """Take back my last change."""
        self.editor.undo()

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self.editor.redo()

    def action_move(self, lines: int) -> None:
        """Move the cursor by a line."""
        self.lines.move(lines)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.lines.move_page(direction)

    def action_end(self, which: str) -> None:
        """Go to the first or the last line."""
        self.lines.move_to_end(which)

    def action_leave(self) -> None:
        """Go back to the sheet."""
        self.dismiss(None)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""
        tell(self, sentence, error=error)

    def _show_detail(self) -> None:
        """Show what is said of the line under the cursor, or how it begins and what shows all."""
        box, detail = self.query_one("#detail", Static), self.chosen.detail if self.chosen else ""
        lines, room = wrap(detail, max(1, box.size.width)), box.size.height
        if 0 < room < len(lines):
            whole = [each for each in all_commands(self.WHERE) if each.action == "whole"]
            more = f"… {self.app.key_of(whole[0].id)} shows all of it." if whole else "…"
            detail = "\n".join((*lines[: room - 1], more))
        box.update(content(detail), layout=False)

    def say_if_no_date(self, place: Address) -> None:
        """Say how a field that was just filled in is read, where that is as no one date."""
        said = not_understood(self.session.workbook, place, self.app.today())
        if said:
            self.say(f"{place.id} {label_of(place.field)}: {said}")
