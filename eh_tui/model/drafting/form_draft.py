"""A drafted form as the tables of its file, each with what a person should look at."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from eh_tui.model.drafting.corrections import ColumnName
from eh_tui.model.paper.outline import FoundForm

DraftValue = str | bool | int | float | tuple[str, ...] | dict[str, str]


@dataclass(frozen=True, slots=True)
class DraftSource:
    """What of the document a table of the file is made of, and so what is corrected in it."""

    where: str = ""
    """The place, as doubts name it."""
    columns: tuple[ColumnName, ...] = ()
    """The columns that it tells of, if it does."""
    tables: tuple[str, ...] = ()
    """The places of the document's tables of which it holds the rows, if it does."""
    is_wording: bool = False
    """Whether the texts of its columns are the form's own, which a blank form keeps."""


_NOWHERE = DraftSource()


@dataclass(frozen=True, slots=True)
class DraftTable:
    """One table of the file, [name] or [[name]]; "" is the file's head."""

    name: str
    values: dict[str, DraftValue]
    doubts: tuple[str, ...] = ()
    """What stands above it as a question to the reader."""
    note: str = ""
    """What stands above it for information, "" for nothing."""
    source: DraftSource = _NOWHERE


@dataclass(slots=True)
class FormDraft:
    """A form drafted from a document."""

    found: FoundForm
    """What was found in the document, from which it is made."""
    is_blank: bool = False
    """Whether what a school had filled in is left out."""
    tables: list[DraftTable] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """What the program was not sure of, a sentence each with its place in the document."""
    unread: list[str] = field(default_factory=list)
    """What of the document is not in the form, likewise."""
    left_out: dict[str, int] = field(default_factory=dict)
    """How many texts of a school a blank form leaves out, by the place of their table."""
    settled: frozenset[str] = frozenset()
    """The doubts, with their places, that a person has settled; they are not told again."""

    def add(
        self,
        name: str,
        values: dict[str, DraftValue],
        *doubts: str,
        source: DraftSource = _NOWHERE,
        note: str = "",
    ) -> None:
        """Add a table; its doubts are listed too, with the place in the document."""
        still = [doubt for doubt in doubts if f"{source.where}: {doubt}" not in self.settled]
        self.tables.append(DraftTable(name, values, tuple(still), note, source))
        self.unsure += [f"{source.where}: {doubt}" for doubt in still]

    def ask(self, doubts: Iterable[str]) -> None:
        """List doubts that are about no table of the file."""
        self.unsure += [doubt for doubt in doubts if doubt not in self.settled]

    def leave_out(self, table: str, number: int = 1) -> None:
        """Count texts of a table that a school had filled in; a blank form names none of them."""
        self.left_out[table] = self.left_out.get(table, 0) + number

    def count(self, name: str) -> int:
        """Return how many tables of a name there are."""
        return sum(table.name == name for table in self.tables)
