"""How the ratings of each commitment went, from meeting to meeting."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.kinds import Rag
from eh_tui.model.core.register_rows import Meeting
from eh_tui.model.core.sections import UNASSIGNED, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.discussion import ratings_of
from eh_tui.model.meeting.meetings import ended


@dataclass(frozen=True, slots=True)
class Moment:
    """The ratings of each commitment when a meeting ended, or now where `meeting` is None."""

    meeting: Meeting | None
    commitments: tuple[tuple[Commitment, Counts], ...]

    @property
    def total(self) -> Counts:
        """The ratings of all actions."""
        every = [counts for _, counts in self.commitments]
        return Counts(**{rag.value: sum(counts.of(rag) for counts in every) for rag in Rag})


def counts_over_meetings(workbook: Workbook) -> tuple[Moment, ...]:
    """Return a moment for each meeting that ended, by their dates, and one for now.

    An action that has been taken out since is counted where its number says that it was.
    """
    homes = {
        action.id: section.commitment.id
        for section in sections(workbook)
        for action in section.actions
    }
    now = {action.id: action.rag for action in workbook.actions}
    moments = [(meeting, ratings_of(meeting)) for meeting in ended(workbook)]
    return tuple(
        Moment(meeting, _by_commitment(workbook, homes, ratings))
        for meeting, ratings in (*moments, (None, now))
    )


def _by_commitment(
    workbook: Workbook, homes: dict[str, str], ratings: dict[str, Rag]
) -> tuple[tuple[Commitment, Counts], ...]:
    known = {commitment.id for commitment in workbook.commitments}
    counters: dict[str, Counter[str]] = defaultdict(Counter)
    for id, rag in ratings.items():
        home = homes.get(id, id.rpartition("-")[0])
        counters[home if home in known else ""][rag.value] += 1
    commitments = (*workbook.commitments, *([UNASSIGNED] if counters[""] else []))
    return tuple((commitment, Counts(**counters[commitment.id])) for commitment in commitments)
