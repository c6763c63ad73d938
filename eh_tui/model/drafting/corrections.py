"""What a person corrects in a draft, each correction as data.

A draft is worked out anew from its document and all corrections, so that taking one back is
working it out without it. One that fits nothing in the document does nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from eh_tui.model.form.columns import ONCE, ColumnType, Role
from eh_tui.model.form.levels import NOT_RATED, Level, with_letters
from eh_tui.model.paper.found import FoundTable
from eh_tui.model.paper.level_words import level_called


class ColumnName(NamedTuple):
    """A column of the document's tables, as people know it: the same in every section."""

    heading: str
    nth: int
    """Which of the columns with this heading in its table, from 0."""


_YES_NO = {True: "yes", False: "no"}


def _named(columns: Iterable[ColumnName]) -> str:
    return " / ".join(repr(heading.strip()) for heading, _ in columns)


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """Columns have a role; those that make one column of the form get it together."""

    columns: tuple[ColumnName, ...]
    role: Role

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"{_named(self.columns)} is {self.role}"


@dataclass(frozen=True, slots=True)
class TypeGiven:
    """A column has a type."""

    columns: tuple[ColumnName, ...]
    type: ColumnType

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"{_named(self.columns)} holds a {self.type}"


@dataclass(frozen=True, slots=True)
class WordingGiven:
    """Whether the texts of a column are the form's own, which a blank draft keeps."""

    columns: tuple[ColumnName, ...]
    is_wording: bool

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        whose = "form" if self.is_wording else "school"
        return f"the texts of {_named(self.columns)} are the {whose}'s"


@dataclass(frozen=True, slots=True)
class TablesGiven:
    """Whether tables of the document are a section's outcomes and actions."""

    places: tuple[str, ...]
    are_section: bool

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        kept = "worked on as a section" if self.are_section else "kept as it stands"
        return f"{', '.join(self.places)} is {kept}"


@dataclass(frozen=True, slots=True)
class TitleGiven:
    """The title of the form, or of the section at a place."""

    place: str
    text: str

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"the title {self.text!r}"


@dataclass(frozen=True, slots=True)
class LevelGiven:
    """Something about a level, by the name of its field in `Level`."""

    id: str
    field: str
    value: str | bool

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        said = repr(self.value) if isinstance(self.value, str) else _YES_NO[self.value]
        return f"level {self.id}: {self.field} {said}"


@dataclass(frozen=True, slots=True)
class LevelAdded:
    """A level below another, or the first."""

    id: str
    label: str
    after: str

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"the level {self.label!r} added"


@dataclass(frozen=True, slots=True)
class LevelRemoved:
    """A level that is none."""

    id: str

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"the level {self.id} taken out"


@dataclass(frozen=True, slots=True)
class BlankGiven:
    """Whether what a school had filled in is left out."""

    is_blank: bool

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"what a school filled in is {'left out' if self.is_blank else 'kept'}"


@dataclass(frozen=True, slots=True)
class DoubtsSettled:
    """Doubts that need no further thought: it is right as it is."""

    doubts: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"settled: {'; '.join(doubt.removesuffix('.') for doubt in self.doubts)}"


LevelCorrection = LevelGiven | LevelAdded | LevelRemoved
Correction = (RoleGiven | TypeGiven | WordingGiven | TablesGiven | TitleGiven | LevelCorrection) | (
    BlankGiven | DoubtsSettled
)


@dataclass(slots=True)
class Corrections:
    """Corrections taken together: the later one counts."""

    roles: dict[ColumnName, Role] = field(default_factory=dict)
    """In the order in which they were given."""
    types: dict[ColumnName, ColumnType] = field(default_factory=dict)
    wording: dict[ColumnName, bool] = field(default_factory=dict)
    tables: dict[str, bool] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
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
            case RoleGiven(columns, role):
                for name in columns:
                    self.roles.pop(name, None)
                    self.roles[name] = role
            case TypeGiven(columns, type):
                self.types |= dict.fromkeys(columns, type)
            case WordingGiven(columns, is_wording):
                self.wording |= dict.fromkeys(columns, is_wording)
            case TablesGiven(places, are_section):
                self.tables |= dict.fromkeys(places, are_section)
            case TitleGiven(place, text):
                self.titles[place] = text
            case BlankGiven(is_blank):
                self.is_blank = is_blank
            case DoubtsSettled(doubts):
                self.settled.update(doubts)
            case _:
                self.levels.append(correction)

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
            is_tick = columns[at].is_tick and role is Role.RATING
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


def added_level(ids: Iterable[str], label: str, after: str) -> LevelAdded:
    """Return a level to be added below another one, with an id that none of `ids` is."""
    level, taken, nth = level_called(label, label, ""), {NOT_RATED, *ids}, 2
    id = level.id
    while id in taken:
        id, nth = f"{level.id}_{nth}", nth + 1
    return LevelAdded(id, label, after)


def column_names(table: FoundTable) -> list[ColumnName]:
    """Return how the columns of a table are called here, in their order."""
    met: dict[str, int] = {}
    names = []
    for column in table.columns:
        nth = met.get(column.heading, 0)
        met[column.heading] = nth + 1
        names.append(ColumnName(column.heading, nth))
    return names


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
