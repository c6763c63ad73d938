"""A form that is being filled in from a document, and the account of it."""

from dataclasses import dataclass, field

from eh_tui.model.core.edits import Edit, apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.rating_colours import DocumentColours
from eh_tui.model.paper.ticks import says_something
from eh_tui.model.paper.words import folded_words


@dataclass(slots=True)
class Filling:
    """An audit being filled in from a document."""

    workbook: Workbook
    """The form with what was taken so far."""
    wording: frozenset[str]
    """The form's own words as `folded_words` gives them: an audit repeats them."""
    edits: list[Edit] = field(default_factory=list)
    """What was taken, to be made in this order."""
    taken: list[str] = field(default_factory=list)
    """What was read from where, a line for each row."""
    left: list[str] = field(default_factory=list)
    """What was not taken, and why, each with its place."""
    used: set[str] = field(default_factory=set)
    """The places of the document that were taken or are told already."""
    refs: dict[str, str] = field(default_factory=dict)
    """The id here of each row that the document calls by a Ref, by that Ref."""
    filled: dict[str, str] = field(default_factory=dict)
    """Where each outcome and action was read, by its id."""

    own_outcomes: list[tuple[str, str]] = field(default_factory=list)
    """The section and the words of each outcome beside the form's that the form has not."""
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    """Where the document has each field, by row and name, what it says being blank or not."""
    doubts: dict[tuple[str, str], str] = field(default_factory=dict)
    """Why a field was not taken from what stands there, likewise: a clause."""
    colours: DocumentColours = field(default_factory=DocumentColours)
    """By what the colours of its ratings are told from others."""
    by_colour: dict[tuple[str, str], str] = field(default_factory=dict)
    """The ratings that were read from a colour, likewise: "from cell colour FFC000"."""

    def is_wording(self, text: str) -> bool:
        """Return whether a text is blank or the form's own."""
        word = folded_words(text)
        return word in self.wording if word else not says_something(text)

    def make(self, edit: Edit) -> None:
        """Make an edit."""
        self.workbook = apply(self.workbook, edit)
        self.edits.append(edit)

    def leave(self, where: str, why: str) -> None:
        """Tell of a place that it was not taken."""
        self.left.append(f"{where}: {why}")
        self.used.add(where)
