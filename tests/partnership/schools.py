"""Invented schools: no name, number or person of any real one."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

COLUMNS = ("name", "number", "phase", "locality", "contact")
_FIRST = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fern", "Gorse", "Hazel", "Ivy", "Juniper")
_SECOND = ("brook", "cross", "dale", "field", "gate", "heath", "mere", "ridge", "stead", "wick")
_PHASES = ("Primary", "Primary", "Primary", "Secondary", "Special", "Nursery")
_LOCALITIES = ("North", "East", "South", "West")


@dataclass(frozen=True, slots=True)
class InventedSchool:
    """A school of the partnership, as its lead has it in a list."""

    name: str
    number: str
    phase: str
    locality: str

    @property
    def contact(self) -> str:
        """An address at which nobody is."""
        return f"office@{self.file.removesuffix('.toml')}.example"

    @property
    def file(self) -> str:
        """What the school would call its workbook."""
        return self.name.lower().replace(" ", "-") + ".toml"


def invented_schools(number: int) -> Iterator[InventedSchool]:
    """Yield as many schools; each has a name and a number of its own."""
    names = [f"{first}{second}" for second, first in product(_SECOND, _FIRST)]
    for at in range(number):
        phase = _PHASES[at % len(_PHASES)]
        again = f" {at // len(names) + 1}" if at >= len(names) else ""
        name = f"{names[at % len(names)]}{again} {phase} School"
        yield InventedSchool(name, str(990001 + at), phase, _LOCALITIES[at % len(_LOCALITIES)])


def as_csv(schools: Iterator[InventedSchool] | tuple[InventedSchool, ...]) -> str:
    """Return a list of schools as a lead keeps it, with a heading."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(school, name) for name in COLUMNS] for school in schools)
    return text.getvalue()
