"""What shows that an action was done: links and names of files, with the day they were seen."""

from datetime import date
from typing import TYPE_CHECKING

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.edits import Add
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.readable import stop_if_impossible

if TYPE_CHECKING:  # most files hold none
    from eh_tui.model.core.review.assurance_rows import Evidence

EVIDENCE_HEADING = "Evidence (seen)"
"""What stands above it in an export, beside the form's own columns."""


def evidence_by_action(workbook: Workbook) -> "dict[str, tuple[Evidence, ...]]":
    """Return the evidence of each action that has any, by the action's id."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for row in workbook.evidence:
        found[row.of] = (*found.get(row.of, ()), row)
    return found


def evidence_in_words(row: "Evidence") -> str:
    """Return where a piece of evidence is and when it was seen, both as typed, on one line.

    "Prevent certificate.pdf (seen 12/9/2026)"
    """
    what, seen = (" ".join(text.split()) for text in (row.what, row.seen))
    return f"{what} (seen {seen})" if seen else what


def evidence_texts(workbook: Workbook) -> dict[str, str]:
    """Return the evidence of each action that has any in words, a line each."""
    return {
        id: "\n".join(map(evidence_in_words, rows))
        for id, rows in evidence_by_action(workbook).items()
    }


def evidence_heading(action: str) -> str:
    """Return the line that stands above the evidence of an action, by the action's text."""
    return f"Evidence: {action}"


def add_evidence(workbook: Workbook, action: str, what: str, seen: str = "", *, today: date) -> Add:
    """Return the edit that adds a piece of evidence to an action, after what it has.

    Raises `NotFound` where there is no such action, and `Refused` where nothing is named or
    `seen` is no date, or one to come.
    """
    from eh_tui.model.core.review.assurance_rows import Evidence

    if all(row.id != action for row in workbook.actions):
        raise NotFound(f"{action} is no action; 'eh-tui show' lists every id.")
    if not what.strip():
        raise Refused("Say what the evidence is: a link, or the name of a file.")
    stop_if_impossible(Kind.EVIDENCE, "seen", seen, today)
    row = Evidence(fresh_id(workbook, Kind.EVIDENCE, action), action, what, seen)
    return add_last(workbook, Kind.EVIDENCE, row)
