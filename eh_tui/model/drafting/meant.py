"""Corrections taken together: the tables and levels of a document as a person means them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from eh_tui.model.drafting.corrections import (
    BlankGiven,
    ColumnCorrection,
    ColumnName,
    Correction,
    DoubtsSettled,
    LevelAdded,
    LevelCorrection,
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
    column_names,
)
from eh_tui.model.form.columns import ONCE, ColumnType, Of, Role
from eh_tui.model.form.levels import Level, with_letters
from eh_tui.model.paper.found import FoundTable


@dataclass(slots=True)
class Corrections:
    """Corrections taken together: the later one counts."""

    roles: dict[ColumnName, Role] = field(default_factory=dict)
    """In the order in which they were given."""
    ticks: set[ColumnName] = field(default_factory=set)
    """The columns that are a level to tick."""
    ofs: dict[ColumnName, Of] = field(default_factory=dict)
    types: dict[ColumnName, ColumnType] = field(default_factory=dict)
    wording: dict[ColumnName, bool] = field(default_factory=dict)
    tables: dict[str, bool] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    no_signatories: set[str] = field(default_factory=set)
    """What was read as the role of somebody who signs, and is none."""
    levels: list[LevelCorrection] = field(default_factory=list)
    is_blank: bool | None = None
    """None where nobody said."""
    settled: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> "Corrections":
        """Return corrections taken together."""
        made = cls()
        for correction in corrections:
            made._take(correction)
        return made

    def _take(self, correction: Correction) -> None:
        match correction:
            case RoleGiven() | TicksGiven() | OfGiven() | TypeGiven() | WordingGiven():
                self._take_of_columns(correction)
            case TablesGiven(places, are_section):
                self.tables |= dict.fromkeys(places, are_section)
            case TitleGiven(place, text):
                self.titles[place] = text
            case WordGiven(name, text):
                self.words[name] = text
            case SignatoryRemoved(called):
                self.no_signatories.add(called)
            case BlankGiven(is_blank):
                self.is_blank = is_blank
            case DoubtsSettled(doubts):
                self.settled.update(doubts)
            case _:
                self.levels.append(correction)

    def _take_of_columns(self, correction: ColumnCorrection) -> None:
        match correction:
            case RoleGiven(columns, role):
                self._give(columns, role)
                self.ticks -= set(columns)
            case TicksGiven(columns):
                self._give(columns, Role.RATING)
                self.ticks |= set(columns)
            case OfGiven(columns, of):
                self.ofs |= dict.fromkeys(columns, of)
            case TypeGiven(columns, type):
                self.types |= dict.fromkeys(columns, type)
            case WordingGiven(columns, is_wording):
                self.wording |= dict.fromkeys(columns, is_wording)

    def _give(self, columns: Iterable[ColumnName], role: Role) -> None:
        for name in columns:
            self.roles.pop(name, None)
            self.roles[name] = role

    def of_table(self, table: FoundTable) -> FoundTable:
        """Return a table of the document as it is meant.

        Where a role can be had once, the column that had it before is a plain one.
        """
        columns = list(table.columns)
        names = column_names(table)
        for name, role in self.roles.items():
            if name not in names:
                continue
            at = names.index(name)
            for nth, other in enumerate(columns):
                if role in ONCE and other.role is role and nth != at:
                    columns[nth] = replace(other, role=Role.PLAIN, is_given=True)
            is_tick = role is Role.RATING and (columns[at].is_tick or name in self.ticks)
            columns[at] = replace(columns[at], role=role, is_given=True, is_tick=is_tick)
        is_section = self.tables.get(table.place)
        return replace(table, columns=tuple(columns), is_section=is_section)

    def of_levels(self, levels: tuple[Level, ...]) -> tuple[Level, ...]:
        """Return the levels as they are meant; only one at an end of the scale is the best."""
        made = list(levels)
        for correction in self.levels:
            made = list(_corrected(made, correction))
        counted = [level for level in made if level.counts]
        ends = {level.id for level in (*counted[:1], *counted[-1:])}
        return with_letters(
            level if level.id in ends else replace(level, best=False) for level in made
        )


def _corrected(levels: Iterable[Level], correction: LevelCorrection) -> Iterator[Level]:
    match correction:
        case LevelAdded(id, label, after):
            new = Level(id, label)
            if not after:
                yield new
            for level in levels:
                yield level
                if level.id == after:
                    yield new
        case LevelRemoved(id):
            yield from (level for level in levels if level.id != id)
        case LevelGiven(id, name, value):
            for level in levels:
                if level.id == id:
                    yield replace(level, **{name: value})  # type: ignore[arg-type]  # its type is the field's
                else:
                    yield replace(level, best=False) if name == "best" and value else level
