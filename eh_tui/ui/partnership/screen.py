"""A partnership's page on screen: every school of a round, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static
from textual.worker import get_current_worker

from eh_tui.errors import EhError
from eh_tui.files.system import paths
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.partnership.answer import Answer, closing
from eh_tui.ui.partnership.chase import whom_to_ask
from eh_tui.ui.partnership.columns import PageColumn, page_columns
from eh_tui.ui.partnership.lines import SchoolLines
from eh_tui.ui.partnership.moving import RoundScreen
from eh_tui.ui.partnership.reading import PageReading, RoundReader
from eh_tui.ui.partnership.search import LineSearch
from eh_tui.ui.partnership.status import RoundStatus
from eh_tui.ui.partnership.view import EVERY, PageView
from eh_tui.ui.partnership.wording import detail_in_words, round_sums, round_title
from eh_tui.ui.sheet.search_bar import SearchBar
from eh_tui.ui.text import content

LOOKS_EVERY = 3.0
"""Seconds between looks for new returns."""


class PartnershipScreen(RoundScreen[None]):
    """The schools of a round: sorted, filtered and searched, and read again as returns come."""

    WHERE: ClassVar = Scope.PARTNERSHIP
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "partnership.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.PARTNERSHIP))
    AUTO_FOCUS = "SchoolLines"

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        """Show a round's folder, compared with the one before where that is named."""
        super().__init__()
        self._reader = RoundReader(folder, before)
        self.reading: PageReading | None = None
        """What was read last, None until the first time."""
        self.view = PageView()
        self._columns: tuple[PageColumn, ...] = ()
        self._search = LineSearch()
        self._trouble = ""
        """Why the folder can't be read just now, "" where it can."""

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(content(f"{self._reader.folder}"), id="header")
        yield Static(id="round-sums")
        yield Static(id="round-columns")
        yield SchoolLines()
        yield Static(id="detail")
        yield RoundStatus("Reading ...")
        yield SearchBar()
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Read the folder, and look now and then for what is new in it."""
        self.action_read()
        self.set_interval(LOOKS_EVERY, self._look)

    @property
    def schools(self) -> SchoolLines:
        """The list of schools."""
        return self.query_one(SchoolLines)

    def action_read(self) -> None:
        """Read what has changed in the folder, out of the way of the keys."""
        self._in_thread(lambda: self._read(only_if_other=False))

    def action_sort(self) -> None:
        """Choose the column to sort by; the same once more turns it round."""
        choices = [Choice("", "As in the round's file", "")]
        choices += [Choice("", column.name, column.id) for column in self._columns]

        def chosen(column: str | None) -> None:
            if column is not None:
                self.view = self.view.sorted_by(column)
                self._show_lines()

        self.app.push_screen(ChoiceDialog("Sort by", choices, self.view.sort), chosen)

    def action_filter(self) -> None:
        """Choose which lines are shown."""
        if self.reading is None:
            return
        names = [each.name for each in self.reading.filters]
        choices = [Choice("", name[:1].upper() + name[1:], name) for name in names]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.view = replace(self.view, filter=name)
                self._show_lines()

        self.app.push_screen(ChoiceDialog("Show", choices, self.view.filter), chosen)

    def action_all(self) -> None:
        """Show every line again, in the order that was chosen."""
        self.view = replace(self.view, filter=EVERY)
        self._show_lines()

    def action_columns(self, step: int) -> None:
        """Show further columns, or those before."""
        self.schools.scroll_columns(step)
        self._show_headings()

    def action_search(self) -> None:
        """Begin a search, from the line under the cursor."""
        self._search.begin(self.schools.cursor)
        self.query_one(SearchBar).open()

    def action_search_again(self) -> None:
        """Go to the next place found."""
        self._find(self._search.text, 1)

    def action_open(self) -> None:
        """Read the return under the cursor, with what to ask its school."""
        from eh_tui.ui.partnership.school import opened_return

        line, known = self.schools.chosen, self.reading
        if known is None or line is None or line.returned is None:
            self._tell("Nothing came that could be read." if line else "Nothing is shown.")
            return

        def left(said: str | None) -> None:
            self._tell(said or "")
            self.action_read()

        try:
            opened = opened_return(lambda: self.reading or known, line)
        except EhError as error:
            self._tell(str(error), is_error=True)
        else:
            self.app.push_screen(opened, left)

    def action_overview(self) -> None:
        """Show what changed since the last round, and what stands out."""
        from eh_tui.ui.partnership.overview import OverviewScreen

        def go(file: str | None) -> None:
            if file:
                self.view = PageView()
                self._show_lines()
                self.schools.go_to(lambda line: line.file == file)

        if self.reading:
            self.app.push_screen(OverviewScreen(self.reading), go)

    def action_chase(self) -> None:
        """Note that schools are asked again, and write the list of them."""
        reading = self.reading
        choices = whom_to_ask(reading, self.schools.lines, self.schools.chosen) if reading else ()
        if reading is None or not choices:
            self._tell("Every school that is shown has returned; nothing more is awaited.")
            return
        title = "Note that schools are asked again today"
        self.app.push_screen(ChoiceDialog(title, choices), self._answer)

    def action_close(self) -> None:
        """Close the return under the cursor, or open it again."""
        reading, line = self.reading, self.schools.chosen
        choices = closing(reading, line) if reading and line else ()
        if line is None or not choices:
            self._tell("Nothing counts here that could be closed.")
            return
        self.app.push_screen(ChoiceDialog(f"The return of {line.school}", choices), self._answer)

    def _answer(self, answer: Answer | None) -> None:
        """Write what the lead has decided, and say where it is."""
        if answer is None:
            return
        try:
            said = answer()
        except EhError as error:
            self._tell(str(error), is_error=True)
        else:
            self._tell(said)
            self.action_read()

    def on_lines_cursor_moved(self) -> None:
        """Say more of the line under the cursor."""
        line = self.schools.chosen
        self._status.moved_to(line)
        said = detail_in_words(self.reading, line) if line and self.reading else ""
        self.query_one("#detail", Static).update(content(said), layout=False)

    def on_resize(self) -> None:
        """Show as many keys and columns as there is room for."""
        super().on_resize()
        self._show_headings()

    def on_search_bar_looked(self, event: SearchBar.Looked) -> None:
        """Go to what is typed so far."""
        self._find(event.text, event.step)

    def on_search_bar_left(self, event: SearchBar.Left) -> None:
        """Stay at what was found, or go back to where the search began."""
        if not event.found and self._search.began < len(self.schools.lines):
            before = self.schools.lines[self._search.began]
            self.schools.go_to(lambda line: line is before)
        self.schools.focus()
        self._say("")

    def _find(self, text: str, step: int) -> None:
        found = self._search.look(self.schools.lines, self.schools.cursor, text, step)
        if found is not None:
            wanted = self.schools.lines[found]
            self.schools.go_to(lambda line: line is wanted)
        self._say(self._search.words)

    def _look(self) -> None:
        """Look for what is new, where nothing is being read."""
        if not any(worker.is_running for worker in self.workers):
            self._in_thread(lambda: self._read(only_if_other=True))

    def _in_thread(self, work: Callable[[], None]) -> None:
        self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def _read(self, *, only_if_other: bool) -> None:
        """Read in a thread of its own, and show what is found."""
        worker, today = get_current_worker(), self.app.today()
        known = None if self._trouble else self.reading
        if only_if_other and known and not self._reader.is_other(known, today):
            return

        def progress(read: int, every: int) -> None:
            if worker.is_cancelled:
                raise _LeftError("The page was left.")
            if every:
                self.app.call_from_thread(self._say, f"Reading: {read} of {every}")

        try:
            found = self._reader.read(today, progress)
        except _LeftError:
            return
        except EhError as error:
            self.app.call_from_thread(self._complain, str(error))
        else:
            collated = found.folder.collated
            columns, sums = page_columns(collated, found.changes), round_sums(collated)
            self.app.call_from_thread(self._show, found, columns, sums)

    def _complain(self, trouble: str) -> None:
        """Say once why the folder can't be read; what was read last stays."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.app.say(trouble, error=True)
        self._say("The folder can't be read just now.")

    def _show(self, found: PageReading, columns: tuple[PageColumn, ...], sums: str) -> None:
        """Show what was read, with the cursor on the same school."""
        self.reading, self._trouble = found, ""
        self._columns = self.schools.columns = columns
        title = round_title(found.folder.collated)
        self.query_one("#header", Static).update(content(title), layout=False)
        self.query_one("#round-sums", Static).update(content(sums))
        self._show_lines()

    def _show_lines(self) -> None:
        if self.reading is None:
            return
        self._search.forget()
        filters = self.reading.filters if self.view.words else ()
        self.schools.show(self.view.lines(self.reading.folder.collated, self._columns, filters))
        self._show_headings()
        self._say("")

    def _show_headings(self) -> None:
        words = self.schools.heading(self.size.width - 2, self.view.sort, self.view.is_reversed)
        self.query_one("#round-columns", Static).update(content(words), layout=False)

    def _say(self, sentence: str) -> None:
        """Say what is being done, beside which lines are shown and what failed."""
        trouble = self.reading.folder.trouble if self.reading else ""
        number = len(self.schools.lines)
        shown = f"{self.view.words}: {number}" if self.view.words else ""
        self._status.say(sentence, shown, trouble)

    def _tell(self, sentence: str, *, is_error: bool = False) -> None:
        self._status.tell(sentence, self.schools.chosen, is_error=is_error)

    @property
    def _status(self) -> RoundStatus:
        return self.query_one(RoundStatus)


class _LeftError(Exception):
    """The page was left while its folder was read."""
