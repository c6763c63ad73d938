"""A form's draft beside its document: what is in doubt comes first, and a key settles it."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from eh_tui.errors import EhError
from eh_tui.files.documents.form_drafting import FormDrafting
from eh_tui.files.system import paths
from eh_tui.model.drafting.corrections import (
    BlankGiven,
    ColumnName,
    Correction,
    DoubtsSettled,
    added_level,
)
from eh_tui.model.drafting.form_draft import DraftTable
from eh_tui.model.drafting.paper_lines import columns_beside, paper_lines
from eh_tui.model.drafting.points import KIND_OF, DraftPoint, PointKind, alike, draft_points
from eh_tui.model.form.columns import Role
from eh_tui.ui.base import BaseApp
from eh_tui.ui.commands import KeyCommand, Scope, all_commands, hints
from eh_tui.ui.drafting.asking import ask_words
from eh_tui.ui.drafting.correcting import CORRECTS, CorrectingScreen
from eh_tui.ui.drafting.lines import listed_points, paper_text
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.lists.list_screen import Listed, ListedLines
from eh_tui.ui.text import content


class DraftScreen(CorrectingScreen):
    """The points of a draft; each correction is in the form's file at once."""

    WHERE: ClassVar = Scope.FORM_DRAFT
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "draft.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        command.binding for command in all_commands(Scope.FORM_DRAFT)
    ]
    AUTO_FOCUS = "ListedLines"
    app = getters.app(BaseApp)

    def __init__(self, drafting: FormDrafting) -> None:
        """Show a draft."""
        super().__init__()
        self.drafting = drafting
        self._points: dict[Hashable, DraftPoint] = {}

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(id="header")
        with Container(id="draft-beside"):
            yield ListedLines()
            with Container(id="draft-paper"):
                yield Static(id="draft-place")
                with VerticalScroll(can_focus=False):
                    yield Static(id="draft-rows")
        yield Static(id="draft-detail")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the draft as it is."""
        if remark := self.drafting.written.remark:
            self.say(remark)
        self.catch_up()

    def on_resize(self) -> None:
        """Wrap what stands beside the list for the width there is."""
        self.call_after_refresh(self._show_beside)

    @property
    def point(self) -> DraftPoint | None:
        """The point under the cursor."""
        chosen = self.query_one(ListedLines).chosen
        return self._points.get(chosen.key) if chosen else None

    def catch_up(self) -> None:
        """Show the draft as it is now, with the cursor on the same point."""
        draft = self.drafting.draft
        points = draft_points(draft)
        self._points = {point.identity: point for point in points}
        left = "blank: a school's texts left out" if self.drafting.is_blank else ""
        doubts = sum(point.kind is PointKind.DOUBT for point in points)
        said = f"{doubts} to settle" if doubts else "nothing to settle"
        about = "  ".join(filter(None, (self.drafting.form.name, said, left)))
        self.query_one("#header", Static).update(content(about), layout=False)
        self.query_one(ListedLines).show(tuple(listed_points(points)))

    def on_lines_cursor_moved(self) -> None:
        """Show more of the point under the cursor, and its rows of the document."""
        self._show_beside()

    def _show_beside(self) -> None:
        point = self.point
        chosen = self.query_one(ListedLines).chosen
        self.query_one("#draft-detail", Static).update(
            content(chosen.detail if chosen else ""), layout=False
        )
        lines = paper_lines(self.drafting.document, self.drafting.draft, point) if point else []
        meant = next((line for line in lines if line.is_meant), lines[0] if lines else None)
        name = self.drafting.document.name
        place = f"{name}, {meant.where}" if meant and meant.where else name
        self.query_one("#draft-place", Static).update(content(place), layout=False)
        rows = self.query_one("#draft-rows", Static)
        rows.update(paper_text(lines, self.query_one(VerticalScroll).size.width - 1))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys that do something to the point under the cursor."""
        shown = as_bound((*self._usable(), *named("help")), self.app.settings.keys)
        self.query_one("#keys", Static).update(content(hints(shown, self.size.width - 2)))

    def _usable(self) -> tuple[KeyCommand, ...]:
        point = self.point
        own = CORRECTS[point.kind] if point else frozenset()
        if point and point.kind is PointKind.DOUBT and point.table:
            own |= CORRECTS[KIND_OF.get(point.table.name, PointKind.UNREAD)]
        every = {each for ids in CORRECTS.values() for each in ids}
        commands = all_commands(Scope.FORM_DRAFT)
        return tuple(each for each in commands if each.id in own or each.id not in every)

    def columns_with(self, role: Role) -> list[str]:
        """Return the headings of the columns that have a role by now."""
        columns = [table.values for table in self.drafting.draft.tables if table.name == "columns"]
        return [str(values["heading"]).strip() for values in columns if values["role"] == role]

    def columns_beside(self, names: Sequence[ColumnName]) -> tuple[ColumnName, ...]:
        """Return a column and those right of it that may be levels to tick as well."""
        return tuple(columns_beside(self.drafting.draft, names))

    def go_to(self, kind: PointKind, table: DraftTable | None = None) -> None:
        """Put the cursor on the first line of a kind, about one table of the form if given."""

        def is_it(line: Listed) -> bool:
            point = self._points.get(line.key)
            is_kind = point is not None and point.kind is kind
            return is_kind and (table is None or (point is not None and point.table is table))

        self.query_one(ListedLines).go_to(is_it)

    def make(self, correction: Correction) -> None:
        """Make a correction and show the draft with it; say why where that can't be."""
        self._tell(lambda: self.drafting.correct(correction))

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""
        self.app.say(sentence, error=error)

    def action_settle(self, all_alike: bool = False) -> None:
        """Settle the doubt under the cursor, or all that ask the same of others."""
        point = self.point
        if point is None or not point.doubt:
            self.say("That is about a doubt; those stand first.")
            return
        doubts = [each.doubt for each in self._points.values() if each.doubt]
        meant = [doubt for doubt in doubts if alike(doubt) == alike(point.doubt)]
        self.make(DoubtsSettled(tuple(meant) if all_alike else (point.doubt,)))

    def action_blank(self) -> None:
        """Leave out what a school had filled in, or keep it."""
        self.make(BlankGiven(not self.drafting.is_blank))

    def action_add_level(self) -> None:
        """Add a level below the one under the cursor, or as the first."""
        levels = [t.values for t in self.drafting.draft.tables if t.name == "levels"]
        ids = [str(values["id"]) for values in levels]
        after = str(self.values_of_level().get("id", ids[-1] if ids else ""))

        def named(label: str) -> None:
            self.make(added_level(ids, label, after))

        ask_words(self, "The words of another level", "", named)

    def action_undo(self) -> None:
        """Take the last correction back."""
        self._turn(self.drafting.undo, "Taken back", "Nothing was corrected yet.")

    def action_redo(self) -> None:
        """Make the correction again that was taken back last."""
        self._turn(self.drafting.redo, "Made again", "Nothing was taken back.")

    def action_move(self, lines: int) -> None:
        """Move the cursor by a line."""
        self.query_one(ListedLines).move(lines)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.query_one(ListedLines).move_page(direction)

    def action_end(self, which: str) -> None:
        """Go to the first or the last line."""
        self.query_one(ListedLines).move_to_end(which)

    def action_paper(self, lines: int) -> None:
        """Scroll the document."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Leave; all is in the file."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    def _turn(self, step: Callable[[], Correction | None], done: str, none: str) -> None:
        met: list[Correction | None] = []
        if self._tell(lambda: met.append(step())):
            (correction,) = met
            self.say(f"{done}: {correction.in_words}." if correction else none)

    def _tell(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except EhError as error:
            self.say(str(error), error=True)
            self.catch_up()
            return False
        self.catch_up()
        return True
