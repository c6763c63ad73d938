"""How the ratings of each commitment went, from meeting to meeting."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from eh_tui.model.audit.rated import rated_in
from eh_tui.model.audit.summary import Counts, count
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.review.meeting_rows import Meeting
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
        numbers = sum((Counter(counts.numbers) for counts in every), Counter[str]())
        return Counts(numbers, sum(counts.left_out for counts in every))


def counts_over_meetings(workbook: Workbook) -> tuple[Moment, ...]:
    """Return a moment for each meeting that ended, by their dates, and one for now.

    What has been taken out since is counted where its number says that it was.
    """
    homes: dict[str, str] = {}
    now: dict[str, str] = {}
    for section in sections(workbook):
        for row in rated_in(workbook, section):
            homes[row.id], now[row.id] = section.commitment.id, row.rag
    moments = [(meeting, ratings_of(workbook.form, meeting)) for meeting in ended(workbook)]
    return tuple(
        Moment(meeting, _by_commitment(workbook, homes, ratings))
        for meeting, ratings in (*moments, (None, now))
    )


def _by_commitment(
    workbook: Workbook, homes: dict[str, str], ratings: dict[str, str]
) -> tuple[tuple[Commitment, Counts], ...]:
    known = {commitment.id for commitment in workbook.commitments}
    given: dict[str, list[str]] = defaultdict(list)
    for id, rag in ratings.items():
        home = homes.get(id, re.split("[-.]", id)[0])
        given[home if home in known else ""].append(rag)
    commitments = (*workbook.commitments, *([UNASSIGNED] if given[""] else []))
    return tuple(
        (commitment, count(workbook.form, given[commitment.id])) for commitment in commitments
    )
