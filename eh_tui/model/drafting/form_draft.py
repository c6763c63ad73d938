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

    def count(self, name: str) -> int:
        """Return how many tables of a name there are."""
        return sum(table.name == name for table in self.tables)
