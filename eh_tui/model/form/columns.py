"""The columns of a form's sections: what stands below each heading, and how a row stores it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What a column is for; the eleven words that a form may use."""

    OUTCOME = "outcome"
    ACTION = "action"
    WHEN = "when"
    WHO = "who"
    RATING = "rating"
    NOTE = "note"
    EVIDENCE = "evidence"
    SUCCESS = "success"
    COST = "cost"
    PRIORITY = "priority"
    PLAIN = "plain"


class ColumnType(StrEnum):
    """What a column's cells hold; a text of any other kind is kept, and `check` asks about it."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    NUMBER = "number"
    LEVEL = "level"


class Of(StrEnum):
    """Which row a column's cells belong to."""

    ACTION = "action"
    OUTCOME = "outcome"


OWN_FIELDS: dict[Of, dict[Role, str]] = {
    Of.ACTION: {
        Role.ACTION: "text",
        Role.WHEN: "when",
        Role.WHO: "who",
        Role.RATING: "rag",
        Role.NOTE: "note",
    },
    Of.OUTCOME: {
        Role.OUTCOME: "text",
        Role.WHEN: "when",
        Role.WHO: "who",
        Role.RATING: "rag",
        Role.NOTE: "note",
    },
}
"""The fields of a row that are not cells; of several ratings it is the first that has one."""

ROW_KEYS = {
    Of.ACTION: ("id", "outcome", "text", "when", "who", "rag", "note"),
    Of.OUTCOME: ("id", "commitment", "text", "when", "who", "rag", "note"),
}
"""The keys of a row that have a meaning of their own, so that no other column may use them."""

ITEM_KEYS = ("statutory", "unrated", "weight", "descriptors", "cells")
"""The keys by which a form says something of a row."""

ONCE = (Role.OUTCOME, Role.ACTION, Role.WHEN, Role.WHO, Role.NOTE)
"""The roles of which a section may have one column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. In a section (`columns_in`) its key and field are always said."""

    heading: str
    """The form's own words above it, letter for letter."""
    role: Role = Role.PLAIN
    type: ColumnType = ColumnType.TEXT
    key: str = ""
    """How the file stores it in a row."""
    choices: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """The ids of the sections that have it, () for all of them."""
    of: Of = Of.ACTION
    scale: str = ""
    """The scale of its levels, "" for the form's main one."""
    ticks: bool = False
    """Whether the form prints a column for each of its levels, to be ticked."""
    field: str = ""
    """How everything else calls it: "text", "when", "who", "rag", "note", or the cell's key."""

    @property
    def is_cell(self) -> bool:
        """Whether a row holds it among its `cells`."""
        return self.field not in OWN_FIELDS[self.of].values()

    @property
    def is_level(self) -> bool:
        """Whether it holds the id of a level."""
        return self.type is ColumnType.LEVEL


_BY_PLACE = (
    Column("Outcome", Role.OUTCOME, of=Of.OUTCOME, key="text", field="text"),
    Column("Action", Role.ACTION, key="text", field="text"),
    Column("When", Role.WHEN, ColumnType.DATE, key="when", field="when"),
    Column("Who", Role.WHO, key="who", field="who"),
    Column("RAG rating", Role.RATING, ColumnType.LEVEL, key="rag", field="rag"),
)


@lru_cache(maxsize=256)
def columns_by_place(headings: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the five columns of a form that only lists headings, as Leicester's does."""
    given = (*headings, *("",) * len(_BY_PLACE))
    return tuple(
        replace(column, heading=heading) if heading else column
        for column, heading in zip(_BY_PLACE, given, strict=False)
    )


@lru_cache(maxsize=256)
def columns_in(columns: tuple[Column, ...], section: str) -> tuple[Column, ...]:
    """Return the columns that a section has, each with its key and its field."""
    return tuple(_placed(columns, section))


def _placed(columns: tuple[Column, ...], section: str) -> Iterator[Column]:
    met: set[tuple[Of, Role]] = set()
    for column in columns:
        if column.sections and section not in column.sections:
            continue
        own = OWN_FIELDS[column.of].get(column.role, "")
        if (column.of, column.role) in met:
            own = ""
        met.add((column.of, column.role))
        field = own or column.key or column.heading
        yield replace(column, field=field, key=column.key or field)
