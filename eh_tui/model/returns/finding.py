"""What a returned sheet says that the workbook does not."""

from dataclasses import dataclass
from enum import StrEnum

from eh_tui.model.core.edits import Add
from eh_tui.model.core.kinds import Kind
from eh_tui.model.paper.source import SourceText


class FindingState(StrEnum):
    """How a returned text stands to what was sent and to what the workbook says now."""

    CHANGED = "changed"
    """Only the return changed it."""
    CLASH = "clash"
    """Both changed it, each in its own way, or nobody can tell who did."""
    GONE = "gone"
    """A row that was sent and did not come back; it is asked about and never just taken out."""
    NEW = "new"
    """A row that only the return has."""
    UNREADABLE = "unreadable"
    """A cell whose text can't stand in its column, or a row that belongs nowhere."""


@dataclass(frozen=True, slots=True)
class ReturnFinding:
    """One thing to take or to leave."""

    state: FindingState
    kind: Kind
    id: str
    """The row's; of a new row the id that it would get."""
    field: str
    heading: str
    now: str
    """What the workbook says, a rating as the id of a level."""
    returned: str
    """What came back, likewise; of an unreadable cell the text as it stands there."""
    was: str | None
    """What was sent, None where nobody knows."""
    where: str
    """The sheet and the cell, "Audit tool!E42"; of a row that is gone the sheet alone."""
    section: str = ""
    """The id of the commitment that it belongs to, "" for none."""
    remarks: tuple[str, ...] = ()
    """What is to be said beside it, in sentences."""
    addition: Add | None = None
    """The row to add, of a new one."""
    is_doubtful: bool = False
    """Whether a new row may be one that was sent and has been taken out here since."""

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything that taking it would do."""
        return self.state is not FindingState.UNREADABLE

    @property
    def needs_a_decision(self) -> bool:
        """Whether it is taken only where somebody names it, never with all the others."""
        asked = (FindingState.CLASH, FindingState.GONE, FindingState.UNREADABLE)
        return self.is_doubtful or self.state in asked


@dataclass(frozen=True, slots=True)
class BesideRow:
    """A text that the form has no place for: a comment on a cell, a remark beside the table."""

    id: str
    """The row that it stands with, "" for none."""
    text: str
    where: str
    is_comment: bool = False
    """Whether it is noted to a cell and not written into one."""


def struck_beside(id: str, said: SourceText, where: str) -> BesideRow:
    """Return what is told of a text of which something is struck through."""
    return BesideRow(id, f"struck through: {said.struck_words}", where)


@dataclass(frozen=True, slots=True)
class ReturnReview:
    """A return as a whole, to be decided on."""

    findings: tuple[ReturnFinding, ...]
    beside: tuple[BesideRow, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is to be known before anything is taken, in sentences."""
    met: frozenset[tuple[str, str]] = frozenset()
    """The fields that came back, each as row and name, whatever they say."""
    by_colour: tuple[str, ...] = ()
    """Where a rating was read from a colour, nothing being written there."""
    own_outcomes: tuple[tuple[str, str], ...] = ()
    """The section and the words of each outcome in a document that the form has not."""
