"""What a person corrects in a draft, each correction as data.

A draft is worked out anew from its document and all corrections, so that taking one back is
working it out without it. One that fits nothing in the document does nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from eh_tui.model.form.columns import ColumnType, Of, Role
from eh_tui.model.form.levels import NOT_RATED
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
class TicksGiven:
    """Columns are one rating: each is headed by a level, and a mark below it rates the row."""

    columns: tuple[ColumnName, ...]

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"{_named(self.columns)} are levels to tick"


@dataclass(frozen=True, slots=True)
class OfGiven:
    """Columns belong to the outcomes, or to the actions below them."""

    columns: tuple[ColumnName, ...]
    of: Of

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"{_named(self.columns)} is of the {self.of}"


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
class WordGiven:
    """What the form calls something, by the name of its field in `Words`; "" for our word."""

    name: str
    text: str

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"{self.name} is called {self.text!r}" if self.text else f"{self.name} has our word"


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
class SignatoryRemoved:
    """What was read as somebody who signs and is none; its words stay in the form as a text."""

    called: str

    @property
    def in_words(self) -> str:
        """The correction as a clause without a full stop."""
        return f"{self.called!r} does not sign"


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
ColumnCorrection = RoleGiven | TicksGiven | OfGiven | TypeGiven | WordingGiven
Correction = (ColumnCorrection | LevelCorrection | TablesGiven | TitleGiven | WordGiven) | (
    SignatoryRemoved | BlankGiven | DoubtsSettled
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
