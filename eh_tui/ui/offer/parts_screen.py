"""The parts of an offer and what is in them, on screen."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from eh_tui.errors import EhError
from eh_tui.files.system import paths
from eh_tui.model.core.address import Address
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import areas_in_order
from eh_tui.model.offer.standing import standing_of_offer
from eh_tui.model.offer.text import counts, not_decided
from eh_tui.session import Session
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.chrome.status import StatusLine
from eh_tui.ui.chrome.text import where_in_words
from eh_tui.ui.commands import KeyCommand, Scope, bindings
from eh_tui.ui.dialogs.initials import ask_initials
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.lists.list_screen import Listed, ListedLines, ListScreen
from eh_tui.ui.offer.parts import Part, offer_parts
from eh_tui.ui.sheet.watcher import Watch
from eh_tui.ui.text import content, fit
from eh_tui.ui.wording import also_open

_PARTS_WIDTH = 24
_FOR_ITEMS = ("offer-cycle", "offer-yes", "offer-planned", "offer-no", "offer-clear")
"""The commands that decide an item."""


class OfferPartsScreen(ListScreen):
    """One open offer: its parts at the left, the lines of one of them beside it."""

    WHERE: ClassVar = Scope.OFFER
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "offer.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.OFFER))
    EMPTY = "There is nothing in this part yet. {offer-add} adds to it."

    def __init__(self, session: Session) -> None:
        """Show a session's offer, from its first area."""
        super().__init__(session)
        self._part = 0
        self._watch = Watch(self, session, self.catch_up)

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(id="header")
        yield Banner()
        with Horizontal(id="main"):
            yield Static(id="parts")
            with Vertical(id="part-lines"):
                yield ListedLines()
                yield Static(content(self.empty_words), id="lines-empty")
                yield Static(id="detail")
        yield StatusLine()
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the first part, and watch what others do."""
        super().on_mount()
        self._begin()

    def take(self, session: Session) -> None:
        """Show another offer, from its first area."""
        self._watch.end()
        self.session = session
        self._watch = Watch(self, session, self.catch_up)
        self._go_to_part(0)
        self._begin()

    def on_unmount(self) -> None:
        """Tell the others that I have left."""
        self._watch.end()

    @property
    def workbook(self) -> Workbook:
        """The offer as it is now."""
        return self.session.workbook

    @property
    def part(self) -> Part:
        """The part that is shown."""
        parts = offer_parts(self.workbook)
        return parts[min(self._part, len(parts) - 1)]

    def heading(self) -> str:
        """Return the school, what is decided, and how the offer stands."""
        school = self.workbook.school.name or "No school named yet"
        others = f"   {also_open(self._watch.others)}".rstrip()
        long = f"{school}   {counts(self.workbook.items)}{others}"
        if len(long) <= self.size.width - 2:
            return long
        return f"{school}   {not_decided(self.workbook.items)}{others}"

    def listed(self) -> tuple[Listed, ...]:
        """Return the lines of the part that is shown."""
        return tuple(self.part.lines(self.workbook))

    @property
    def hinted(self) -> tuple[KeyCommand, ...]:
        """The commands that do something in the part that is shown."""
        if self._part < len(areas_in_order(self.workbook)):
            return super().hinted
        return tuple(
            replace(command, label="edit") if command.id == "offer-words" else command
            for command in super().hinted
            if command.id not in _FOR_ITEMS
        )

    def catch_up(self) -> None:
        """Show the offer as it is now."""
        super().catch_up()
        self.show_keys()
        parts = offer_parts(self.workbook)
        self._part = min(self._part, len(parts) - 1)
        lines = []
        for at, part in enumerate(parts):
            number = str(at + 1) if at < len(self.workbook.areas) and at < 9 else " "
            is_here = at == self._part
            title = fit(part.title, _PARTS_WIDTH - 6 - len(part.count))
            line = f"{'▌' if is_here else ' '} {number} {title} {part.count}"
            lines.append(content(line, "bold" if is_here else ""))
        outline = self.query_one("#parts", Static)
        room = outline.size.height or len(lines)
        first = max(0, min(self._part - room // 2, len(lines) - room))
        shown = Content("\n").join(lines[first : first + room])
        outline.update(shown, layout=False)
        self._show_status()

    def on_resize(self) -> None:
        """Show the part that is gone to where there is no room for all."""
        super().on_resize()
        self.call_after_refresh(self.catch_up)

    def on_lines_cursor_moved(self) -> None:
        """Say more of the line under the cursor, and where it is."""
        super().on_lines_cursor_moved()
        self._show_status()

    def action_part(self, step: int) -> None:
        """Go to the part after or before this one, round the end."""
        self._go_to_part((self._part + step) % len(offer_parts(self.workbook)))

    def action_area(self, number: int) -> None:
        """Go to an area by its number."""
        if number <= len(self.workbook.areas):
            self._go_to_part(number - 1)

    def action_choose(self) -> None:
        """Edit what is under the cursor: an item's words for parents, another row's field."""
        if here := self._here:
            self.editor.edit(here)

    def action_preview(self) -> None:
        """Show the page as text."""
        from eh_tui.ui.offer.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.session))

    def action_publish(self, suffix: str) -> None:
        """Write the page or the leaflet beside the workbook."""
        from eh_tui.files.offer.publish import Wish, published
        from eh_tui.files.system.handed_out import hand_out

        try:
            made = published(self.workbook, suffix, Wish(self.app.today()))
            path = self.session.path
            place = self.session.store.beside(path.with_suffix(suffix).name)
            written = hand_out(place, made.content, made_from=path)
        except EhError as error:
            self.say(str(error), error=True)
        else:
            told = (written.remark or f"Written: {written.called(path)}", *made.remarks)
            self.say("\n".join(told))

    def action_list(self, name: str) -> None:
        """Show one of the lists of what the workbook holds, and go where it leads."""
        from eh_tui.ui.sheet.registry import list_screen

        self.app.push_screen(list_screen(name, self.session), lambda _: self.catch_up())

    def action_history(self) -> None:
        """Show who changed what in the row under the cursor."""
        from eh_tui.ui.history.screen import HistoryScreen

        id = self._here.id if self._here else ""
        self.app.push_screen(HistoryScreen(self.session, id), lambda _: self.catch_up())

    def action_open(self) -> None:
        """Show the list of workbooks."""
        from eh_tui.ui.shelf.screen import ShelfScreen

        self.app.push_screen(ShelfScreen(self.session.path.parent, can_leave=True))

    def action_stay(self) -> None:
        """Say how to leave: Esc alone does not, since it is pressed to close something else."""
        self.say(f"{self.app.key_of('offer-quit')} leaves; everything is saved.")

    @property
    def editor(self) -> Editor:
        """What changes the workbook for this screen."""
        return Editor(self, self.session, self.catch_up)

    @property
    def _here(self) -> Address | None:
        key = self.chosen.key if self.chosen else None
        return key if isinstance(key, Address) else None

    def _go_to_part(self, number: int) -> None:
        self._part = number
        self.catch_up()
        self.lines.move_to_end("first")

    def _show_status(self) -> None:
        stands = standing_of_offer(self.workbook, self.app.today()).sentence
        parts = (self.session.trouble, self._watch.news or stands)
        self.query_one(StatusLine).show(
            self.session,
            where=where_in_words(self.workbook, self._here),
            message="  ".join(part for part in parts if part),
        )

    def _begin(self) -> None:
        """Say and ask what comes before work on a workbook."""
        for sentence in self.session.cautions:
            self.say(sentence, error=True)
        ask_initials(self, self.session, lambda: None)
        self.call_after_refresh(self._watch.begin)
