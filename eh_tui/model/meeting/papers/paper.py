"""A paper of a meeting as plain data: what it says in which order, whatever file it becomes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A heading; one that begins a page is a sheet of its own, to be handed to somebody."""

    text: str
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Labels with a text each; one without a text is left out."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paragraph."""

    text: str
    is_note: bool = False
    """Whether it says how something else is to be read."""


@dataclass(frozen=True, slots=True)
class PaperList:
    """Entries, each with what it is known by, "2.1" or an action's id, and a text."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table; a row of one cell alone stands as a band above the rows that follow."""

    headings: tuple[str, ...]
    shares: tuple[int, ...]
    """How much of the width each column has, of the sum of them all."""
    rows: tuple[tuple[str, ...], ...]


PaperPart = PaperHeading | PaperFacts | PaperText | PaperList | PaperTable


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, whose it is and of when, and what it says."""

    title: str
    school: str
    date: str
    """As it stands above each page."""
    parts: tuple[PaperPart, ...]
