"""The keys that correct one line of a draft: a column, a level, a title, a table."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from eh_tui.model.drafting.corrections import (
    ColumnName,
    Correction,
    LevelGiven,
    LevelRemoved,
    OfGiven,
    RoleGiven,
    SignatoryRemoved,
    TablesGiven,
    TicksGiven,
    TitleGiven,
    TypeGiven,
    WordGiven,
    WordingGiven,
)
from eh_tui.model.drafting.form_draft import DraftTable
from eh_tui.model.drafting.points import DraftPoint, PointKind, type_of_column
from eh_tui.model.form.columns import ONCE, ColumnType, Of, Role
from eh_tui.ui.drafting.asking import (
    CALLED_IN_FULL,
    ask_colour,
    ask_role,
    ask_ticks,
    ask_type,
    ask_words,
)

_MAIN = "draft-correct"
_OF_COLUMNS = ("role", "type", "texts", "of", "ticks")
_OF_LEVELS = ("word", "colour", "done", "counts", "best", "add", "remove")
CORRECTS: dict[PointKind, frozenset[str]] = {
    PointKind.DOUBT: frozenset({"draft-settle", "draft-settle-alike"}),
    PointKind.FORM: frozenset({_MAIN, "draft-word"}),
    PointKind.WORD: frozenset({_MAIN, "draft-word"}),
    PointKind.LEVEL: frozenset({_MAIN, *(f"draft-{name}" for name in _OF_LEVELS)}),
    PointKind.COLUMN: frozenset({_MAIN, *(f"draft-{name}" for name in _OF_COLUMNS)}),
    PointKind.SECTION: frozenset({_MAIN, "draft-word", "draft-section"}),
    PointKind.TABLE: frozenset({_MAIN, "draft-section"}),
    PointKind.SIGNATORY: frozenset({_MAIN, "draft-remove"}),
    PointKind.UNREAD: frozenset(),
}
"""The commands that are about a kind of line, and do nothing on the others."""


class CorrectingScreen(Screen[None]):
    """A screen on which the line under the cursor is corrected."""

    @property
    def point(self) -> DraftPoint | None:
        """The line under the cursor."""
        raise NotImplementedError

    def columns_with(self, role: Role) -> list[str]:
        """Return the headings of the columns that have a role by now."""
        raise NotImplementedError

    def columns_beside(self, names: Sequence[ColumnName]) -> tuple[ColumnName, ...]:
        """Return a column and those right of it that may be levels to tick as well."""
        raise NotImplementedError

    def go_to(self, kind: PointKind, table: DraftTable | None = None) -> None:
        """Put the cursor on the first line of a kind, about one table of the form if given."""
        raise NotImplementedError

    def make(self, correction: Correction) -> None:
        """Make a correction; say why where that can't be."""
        raise NotImplementedError

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""
        raise NotImplementedError

    def values_of_level(self) -> dict[str, Any]:
        """Return what the form says of the level under the cursor, {} where it is on none."""
        point = self.point
        is_level = point is not None and point.kind is PointKind.LEVEL
        return dict(point.table.values) if is_level and point and point.table else {}

    def action_correct(self) -> None:
        """Correct what the line is about in the way that is most likely meant."""
        table = self.point.table if self.point else None
        match table.name if table else None:
            case None if self.point and self.point.kind is PointKind.WORD:
                self.action_word()
            case "columns":
                self.action_role()
            case "levels" if self.values_of_level():
                self.action_word()
            case "levels":
                self.go_to(PointKind.LEVEL)
            case "" | "commitments":
                self.action_word()
            case "achieved" if self.point and self.point.kind is PointKind.TABLE:
                self.action_section()
            case "achieved":
                self.go_to(PointKind.TABLE, table)
            case "signatories":
                self.action_remove()
            case _:
                self.say("Nothing is corrected here; the form's file can be edited, too.")

    def action_role(self) -> None:
        """Say what a column is for."""
        table = self._table_of("columns", "That is about a column.")
        if table is None:
            return
        columns, heading = table.source.columns, str(table.values["heading"])

        def given(role: Role) -> None:
            others = self.columns_with(role) if role in ONCE else []
            self.make(RoleGiven(columns, role))
            for other in others:
                self.say(f"Only one column is {role}, so {other!r} is plain now.")

        ask_role(self, heading, str(table.values["role"]), given)

    def action_type(self) -> None:
        """Say what is written in a column."""
        table = self._table_of("columns", "That is about a column.")
        if table is None:
            return
        if table.values["role"] == Role.RATING:
            self.say("Below a rating stand its levels; for anything else, say its role.")
            return
        columns = table.source.columns

        def given(meant: ColumnType) -> None:
            self.make(TypeGiven(columns, meant))

        ask_type(self, str(table.values["heading"]), type_of_column(table), given)

    def action_texts(self) -> None:
        """Say that a column's texts are the form's own, or that a school fills them in."""
        if table := self._table_of("columns", "That is about a column."):
            is_wording = not table.source.is_wording
            self.make(WordingGiven(table.source.columns, is_wording))
            whose = "the form's own, and stay" if is_wording else "a school's, and are left out"
            self.say(f"Its texts are {whose} where the form is blank.")

    def action_of(self) -> None:
        """Say that a column is the outcome's, or that each action has its own."""
        table = self._table_of("columns", "That is about a column.")
        if table is None:
            return
        if table.values["role"] in (Role.OUTCOME, Role.ACTION):
            self.say(
                "A column of outcomes or actions is of these; for anything else, say its role."
            )
        elif not self.columns_with(Role.ACTION):
            self.say("This form has no column of actions, so all are the outcome's.")
        else:
            is_outcomes = table.values.get("of") == Of.OUTCOME
            of = Of.ACTION if is_outcomes else Of.OUTCOME
            self.make(OfGiven(table.source.columns, of))
            self.say(f"It is {'each action' if is_outcomes else 'the outcome'}'s now.")

    def action_ticks(self) -> None:
        """Say which columns, from this one on, are levels to be ticked."""
        table = self._table_of("columns", "That is about a column.")
        if table is None:
            return
        names = self.columns_beside(table.source.columns)
        if len(names) < 2:
            self.say("No column right of it could be another level; a rating has two at least.")
            return

        def given(number: int) -> None:
            self.make(TicksGiven(names[:number]))

        ask_ticks(self, [name.heading for name in names], given)

    def action_word(self) -> None:
        """Write the words of a level, a title, or what the form calls its parts."""
        if level := self.values_of_level():
            id, label = str(level["id"]), str(level["label"])
            ask_words(self, "The words of the level", label, lambda text: self._label(id, text))
            return
        if self.point and self.point.kind is PointKind.WORD:
            name, word = self.point.texts
            title = f"What the form calls {CALLED_IN_FULL[name]}"
            ask_words(self, title, word, lambda text: self.make(WordGiven(name, text)))
            return
        table = self._table_of(("", "commitments"), "That is about a level, a title or a word.")
        if table:
            place = table.source.where
            title = "The title of the form" if not table.name else "The title of the section"

            def given(text: str) -> None:
                self.make(TitleGiven(place, text))

            ask_words(self, title, str(table.values["title"]), given)

    def _label(self, id: str, text: str) -> None:
        self.make(LevelGiven(id, "label", text))

    def action_colour(self) -> None:
        """Give a level another colour."""
        level = self._level()
        if not level:
            return

        def given(colour: str) -> None:
            self.make(LevelGiven(str(level["id"]), "colour", colour))

        ask_colour(self, str(level["label"]), str(level["colour"]), given)

    def action_flag(self, name: str) -> None:
        """Turn whether a level is done, is the best, or counts at all."""
        if level := self._level():
            is_so = bool(level.get(name, name == "counts"))
            self.make(LevelGiven(str(level["id"]), name, not is_so))

    def action_remove(self) -> None:
        """Take out a level that is none, or whoever does not sign."""
        table = self.point.table if self.point else None
        if level := self.values_of_level():
            self.make(LevelRemoved(str(level["id"])))
        elif table and table.name == "signatories":
            self.make(SignatoryRemoved(str(table.values["role"])))
        else:
            self.say("That takes out a level, or somebody who signs; go to one first.")

    def action_section(self) -> None:
        """Have tables worked on as a section, or keep them as they stand."""
        table = self._table_of(("commitments", "achieved"), "That is about a section or a table.")
        if table is None:
            return
        if not table.source.tables:
            self.say("This section has no table to be worked on.")
            return
        self.make(TablesGiven(table.source.tables, table.name == "achieved"))

    def _level(self) -> dict[str, Any]:
        level = self.values_of_level()
        if not level:
            self.say("That is about a level; they stand below the doubts.")
        return level

    def _table_of(self, names: str | tuple[str, ...], otherwise: str) -> DraftTable | None:
        """Return what of the form the line is about, if it is one of some tables' names."""
        table = self.point.table if self.point else None
        known = (names,) if isinstance(names, str) else names
        if table is None or table.name not in known:
            self.say(otherwise)
            return None
        return table
