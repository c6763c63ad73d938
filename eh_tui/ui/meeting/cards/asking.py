"""Which of a row's ratings the cards of a walk ask for: one on every card, or each in turn."""

from collections.abc import Sequence

from eh_tui.model.audit.rated import Rating
from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.level_keys import letters_that_rate, level_of_key

EACH = "each in turn"
"""What is said where a card asks for all its ratings before the walk goes on."""


class Asking:
    """One rating is asked on every card until another is chosen, since a meeting gives one.

    After the last rating of a row comes "each in turn", and then the first one again.
    """

    def __init__(self) -> None:
        """Ask for the first rating of each row."""
        self.field = "rag"
        self.is_each = False

    def of(self, stop: Stop | None) -> Rating | None:
        """Return what a card asks for, None where its row is not rated."""
        return stop.rating(self.field) if stop else None

    def turn(self, stop: Stop) -> None:
        """Ask for the next rating of a row."""
        here = self.of(stop)
        rest = stop.ratings[here.turn + 1 :] if here else ()
        self.is_each = bool(here) and not rest and not self.is_each
        self.field = rest[0].column.field if rest and not self.is_each else "rag"

    def go_on(self, stop: Stop) -> bool:
        """Ask for what follows a rating that was given; return whether that is on the same row."""
        if not self.is_each:
            return False
        here = self.of(stop)
        rest = stop.ratings[here.turn + 1 :] if here else ()
        self.field = rest[0].column.field if rest else "rag"
        return bool(rest)

    def ask(self, rating: Rating) -> None:
        """Ask for a rating that is not given, and for each from there on where that is so."""
        self.field = rating.column.field

    def begin_row(self) -> None:
        """Ask for the first rating of another row where each is asked in turn."""
        if self.is_each:
            self.field = "rag"

    def left(self, walk: Sequence[Stop]) -> str:
        """Return how many ratings of those asked for are not given: "5 not rated"."""
        asked = [one for one in map(self.of, walk) if one]
        number = sum(not one.is_given for one in asked)
        if all(len(stop.ratings) < 2 for stop in walk):
            return f"{number} not rated"
        if self.is_each:
            number = sum(len(stop.missing) for stop in walk)
            return f"{EACH}: {number} not rated"
        several = next((one for one in asked if one.column.field == self.field), None)
        return f"{several.heading}: {number} not rated" if several else f"{number} not rated"

    def letters(self, workbook: Workbook, stop: Stop | None) -> str:
        """Return the letters and digits of the form's own that rate a card, "" for none."""
        rating = self.of(stop)
        return letters_that_rate(workbook.form, rating.column.scale) if rating else ""

    def level(self, workbook: Workbook, stop: Stop | None, key: str) -> str | None:
        """Return the level that a letter or digit of the form's own gives a card."""
        rating = self.of(stop)
        return level_of_key(workbook.form, rating.column.scale, key) if rating else None

    def is_for_others(self, workbook: Workbook, stop: Stop | None, key: str) -> bool:
        """Say whether a digit rates other rows of the form, where a card has no rating."""
        if stop is None or self.of(stop) or not key.isdigit():
            return False
        scales = {column.scale for column in workbook.form.columns if column.is_level}
        return any(level_of_key(workbook.form, scale, key) for scale in scales)
