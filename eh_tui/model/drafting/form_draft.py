"""A drafted form as the tables of its file, each with what a person should look at."""

from dataclasses import dataclass, field

DraftValue = str | bool | int | float | tuple[str, ...] | dict[str, str]


@dataclass(frozen=True, slots=True)
class DraftTable:
    """One table of the file, [name] or [[name]]; "" is the file's head."""

    name: str
    values: dict[str, DraftValue]
    doubts: tuple[str, ...] = ()
    """What stands above it as a question to the reader."""
    note: str = ""
    """What stands above it for information, "" for nothing."""


@dataclass(slots=True)
class FormDraft:
    """A form drafted from a document."""

    tables: list[DraftTable] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """What the program was not sure of, a sentence each with its place in the document."""
    unread: list[str] = field(default_factory=list)
    """What of the document is not in the form, likewise."""
    left_out: dict[str, int] = field(default_factory=dict)
    """How many texts of a school a blank form leaves out, by the place of their table."""

    def add(
        self,
        name: str,
        values: dict[str, DraftValue],
        *doubts: str,
        where: str = "",
        note: str = "",
    ) -> None:
        """Add a table; its doubts are listed too, with the place in the document."""
        self.tables.append(DraftTable(name, values, doubts, note))
        self.unsure += [f"{where}: {doubt}" for doubt in doubts]

    def leave_out(self, table: str, number: int = 1) -> None:
        """Count texts of a table that a school had filled in; a blank form names none of them."""
        self.left_out[table] = self.left_out.get(table, 0) + number

    def count(self, name: str) -> int:
        """Return how many tables of a name there are."""
        return sum(table.name == name for table in self.tables)
