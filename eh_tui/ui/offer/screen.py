"""The offer on screen: its items decided with a key each, its rows edited in place."""

from eh_tui.model.core.address import Address
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.edits import Add, remove_with_all_below, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import label_of
from eh_tui.model.core.offer.rows import Item, Offered
from eh_tui.model.core.placing import place_at_end, place_below, shifted
from eh_tui.model.core.rows import Place
from eh_tui.model.merge.references import rows_naming
from eh_tui.model.offer.areas import STATES, next_state, offered_of, record_figure
from eh_tui.ui.dialogs.prompt import Question
from eh_tui.ui.editing.kept_line import ask_kept
from eh_tui.ui.offer.parts_screen import OfferPartsScreen
from eh_tui.ui.offer.search import place_with

_ASKED_FOR: dict[Kind, tuple[str, ...]] = {
    Kind.TIERS: ("text",),
    Kind.MESSAGES: ("route", "date", "by", "again"),
    Kind.DOCUMENTS: ("version", "url", "checked"),
    Kind.CONTACTS: ("tiers", "person", "phone", "email", "url", "details"),
    Kind.SOURCES: ("details", "url", "phone", "email", "checked"),
}
"""What is asked for of a new row after its first field."""


class OfferScreen(OfferPartsScreen):
    """One open offer: an area's items are decided with one key each."""

    _looked_for = ""

    def action_next_open(self) -> None:
        """Go to the next item that nobody has decided, round the end."""
        items = self.workbook.items
        here = self._here
        at = next((n for n, item in enumerate(items) if here and item.id == here.id), -1)
        for item in (*items[at + 1 :], *items[: at + 1]):
            if offered_of(item) is Offered.UNDECIDED:
                self._show_item(item)
                return
        self.say("Every item is decided.")

    def action_decide(self, offered: str) -> None:
        """Decide the item under the cursor and go on to the next one."""
        if self._decide(Offered(offered)):
            self._go_on()

    def action_cycle(self) -> None:
        """Change the item under the cursor to the next state, and stay."""
        if item := self._item:
            self._decide(next_state(offered_of(item)))

    def action_search(self) -> None:
        """Ask for a word, and go to the next row of any part that has it."""
        key = self.app.key_of("offer-search-again")
        note = f"It is looked for in every part; {key} goes to the next place."
        start = self._looked_for
        self.ask(Question("Search", note, "Type a word first.", start=start), self._go_to_word)

    def action_search_again(self) -> None:
        """Go to the next row that has the word of the last search."""
        if self._looked_for:
            self._go_to_word(self._looked_for)
        else:
            self.action_search()

    def _go_to_word(self, word: str) -> bool:
        self._looked_for = word
        found = place_with(self.workbook, word, after=(self._part, self._here))
        if found is None:
            self.say(f"“{word}” is nowhere in the offer.")
            return False
        self._part, address = found
        self.catch_up()
        self.lines.go_to(lambda line: line.key == address)
        return True

    def action_figure(self) -> None:
        """Give the outcome under the cursor a new figure; the one before is kept."""
        here = self._here
        if here is None or here.kind is not Kind.MEASURES:
            self.say("Put the cursor on an outcome to give it a figure.")
            return

        def dated(figure: str, as_of: str) -> bool:
            with self.telling():
                edits = record_figure(self.workbook, here.id, figure, as_of)
                self.session.apply(f"{here.id} figure", *edits)
                self.say_if_no_date(Address(Kind.MEASURES, here.id, "as_of"))
                return True
            return False

        def given(figure: str) -> bool:
            question = Question("As of when?", "Such as July 2026.", "Type the date first.")
            self.ask(question, lambda as_of: dated(figure, as_of))
            return True

        self.ask(Question("The new figure", "As it is: 96%, or 12.", "Type it first."), given)

    def action_edit_row(self) -> None:
        """Choose a field of the row under the cursor, and edit it."""
        if here := self._here:
            field = here.field if here.kind is Kind.OFFER else ""
            self.editor.edit(Address(here.kind, here.id, field))

    def action_add(self) -> None:
        """Type a row that comes below the cursor."""
        from eh_tui.ui.editing.new_row import type_row

        here = self._here

        def added(edit: Add) -> None:
            self.catch_up()
            self.lines.go_to(lambda line: isinstance(line.key, Address) and line.key.id == edit.id)
            self._ask_for_the_rest(edit.kind, edit.id, _ASKED_FOR.get(edit.kind, ()))

        below = here.id if here else ""
        type_row(self.editor, below, self._place_of_new(here), added)

    def _ask_for_the_rest(self, kind: Kind, id: str, names: tuple[str, ...]) -> None:
        """Ask for more fields of a new row, one after the other; each is saved at once."""
        if not names:
            return
        name, *more = names

        def saved(text: str) -> bool:
            with self.telling():
                edit = set_field(self.workbook, kind, id, name, text)
                self.session.apply(f"{id} {label_of(name)}", edit)
                self.say_if_no_date(Address(kind, id, name))
                return True
            return False

        def given(text: str) -> bool:
            is_done = not text or saved(text)
            if is_done:
                self._ask_for_the_rest(kind, id, tuple(more))
            return is_done

        note = "Enter alone leaves it empty; Esc leaves the rest."
        today = day_in_words(self.app.today()) if (kind, name) == (Kind.MESSAGES, "date") else ""
        question = Question(f"{id}  {label_of(name)}", note, "", start=today)
        ask_kept(self.editor, question, (id, name), given)

    def action_remove(self) -> None:
        """Take the row under the cursor out, with what belongs to it."""
        if here := self._here:
            with self.telling():
                removed = remove_with_all_below(self.workbook, here.kind, here.id)
                self.session.apply(f"{here.id} taken out", *removed)
                sentence = f"{here.id} taken out; {self.app.key_of('list-undo')} brings it back."
                if still := rows_naming(self.workbook, here.id):
                    sentence += f" It is still named by {', '.join(still)}."
                self.say(sentence)

    def action_shift(self, step: int) -> None:
        """Move the row under the cursor up or down, and the cursor with it."""
        if here := self._here:
            with self.telling():
                move = shifted(self.workbook, here.kind, here.id, step)
                if move:
                    self.session.apply(f"{here.id} moved", move)

    @property
    def _item(self) -> Item | None:
        here = self._here
        if here is None or here.kind is not Kind.ITEMS:
            return None
        return next((item for item in self.workbook.items if item.id == here.id), None)

    def _decide(self, state: Offered) -> bool:
        item = self._item
        if item is None:
            self.say("Put the cursor on an item to decide it.")
            return False
        with self.telling():
            edit = set_field(self.workbook, Kind.ITEMS, item.id, "offered", state.value)
            self.session.apply(f"{item.id} {STATES[state]}", edit)
            return True
        return False

    def _go_on(self) -> None:
        """Go to the item after this one, into the next area at the end of this one."""
        items, item = self.workbook.items, self._item
        after = items.index(item) + 1 if item else 0
        if after < len(items):
            self._show_item(items[after])

    def _show_item(self, item: Item) -> None:
        areas = [area.id for area in self.workbook.areas]
        if item.area in areas and areas.index(item.area) != self._part:
            self._part = areas.index(item.area)
            self.catch_up()
        self.lines.go_to(lambda line: isinstance(line.key, Address) and line.key.id == item.id)

    def _place_of_new(self, here: Address | None) -> tuple[Kind, Place]:
        if here and here.kind is Kind.AWARENESS:
            return Kind.MESSAGES, place_at_end(self.workbook, Kind.MESSAGES, here.id)
        if here:
            return place_below(self.workbook, here.kind, here.id)
        if any(area.id == self.part.id for area in self.workbook.areas):
            return Kind.ITEMS, Place(self.part.id)
        return Kind(self.part.id), Place()
