"""The words around the sheet: the line at the top, the outline, the lines at the bottom."""

from collections.abc import Iterator, Mapping
from datetime import date

from eh_tui.errors import EhError
from eh_tui.model.audit.summary import Counts, by_commitment, count_all
from eh_tui.model.core.address import Address
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, counts_by_state, dues
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, commands_of, hints, key_name
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.text import wrap
from eh_tui.ui.wording import (
    actions_in_words,
    counts_in_figures,
    counts_in_words,
    drafts_in_words,
)

OUTLINE = 29
"""Cells for the outline's text; `styles/sheet.tcss` adds the margin."""


def header_line(title: str, counts: Counts, form: Form, others: tuple[str, ...], width: int) -> str:
    """Return an audit's title with its counts, in words where `width` cells have room for them.

    `others` are those who have its workbook open too.
    """
    here = f"also here: {', '.join(others)}" if others else ""
    long = f"{actions_in_words(counts.total)}: {counts_in_words(counts, form)}"
    short = f"{actions_in_words(counts.total)}, {counts.of(NOT_RATED)} not rated"
    lines = ("   ".join(part for part in (title, words, here) if part) for words in (long, short))
    line = next(lines)
    return line if len(line) <= width else next(lines)


def outline_lines(workbook: Workbook, section: str, today: date) -> Iterator[tuple[str, bool]]:
    """Return the outline's lines, and whether each is bold; one commitment is marked."""
    counts = by_commitment(workbook)
    pressing = counts_by_state(workbook, dues(workbook, today))
    for number, (commitment, counted) in enumerate(counts, 1):
        yield from _entry(number, commitment.title, commitment.id == section)
        yield f"     {counts_in_figures(counted, workbook.form)}", False
        yield _pressing(pressing.get(commitment.id, {})), False
    yield from _entry(len(counts) + 1, workbook.sign_off, section == "sign-off")
    signed = sum(bool(signatory.signed.strip()) for signatory in workbook.signatories)
    yield f"     {signed} of {len(workbook.signatories)} dated", False
    yield "", False
    total = count_all(workbook)
    yield f"  All {total.total} actions", True
    for level in workbook.form.ratings:
        figure = f" {total.of(level.id):2} {level.letter} {level.label}"
        yield wrap(figure, OUTLINE)[0], False


_SHORT = {
    DueState.OVERDUE: "overdue",
    DueState.REVIEW_OVERDUE: "to review",
    DueState.DUE_SOON: "due soon",
    DueState.NEEDS_A_DATE: "no date",
}


def _pressing(counts: Mapping[DueState, int]) -> str:
    """Return how many rows are in which state, the most pressing first, as far as there is room."""
    line = ""
    for state in DueState:
        if counts.get(state):
            longer = ", ".join(filter(None, (line, f"{counts[state]} {_SHORT[state]}")))
            line = longer if len(longer) <= OUTLINE - 5 else line
    return f"     {line}".rstrip()


def unsaved_drafts(session: Session, keys: Mapping[str, str]) -> str:
    """Return how many texts are not saved, and the key that goes there: "1 draft (D)"."""
    number = len(session.drafts.places)
    key = key_name(as_bound(named("drafts"), keys)[0].keys)
    return f"{drafts_in_words(number)} ({key})" if number else ""


def meeting_going_on(session: Session, today: date, keys: Mapping[str, str]) -> str:
    """Return how far the meeting is: "Meeting of 28 November: 1 of 25, R goes on"; "" for none.

    `keys` are the settings'.
    """
    workbook = session.workbook
    if all(meeting.ended for meeting in workbook.meetings):
        return ""
    from eh_tui.model.meeting.discussion import DISCUSSED
    from eh_tui.model.meeting.lifecycle import agenda_of
    from eh_tui.model.meeting.meetings import open_meeting, spoken

    meeting = open_meeting(workbook)
    assert meeting
    agenda = agenda_of(workbook, session.records, meeting, today)
    done = sum(point.state == DISCUSSED for point in agenda)
    key = key_name(as_bound(named("meeting-go-on"), keys)[0].keys)
    return f"{spoken(meeting, today)}: {done} of {len(agenda)}, {key} goes on"


def place(workbook: Workbook, cursor: Address | None) -> str:
    """Return where the cursor is, "1-01 When"."""
    if cursor is None:
        return ""
    try:
        row = row_of(workbook, cursor.kind, cursor.id)
    except EhError:
        return cursor.id
    return f"{cursor.id} {heading_of(workbook, cursor.kind, row, cursor.field)}"


def key_hints(keys: Mapping[str, str], width: int) -> str:
    """Return as many of the sheet's keys, as the settings have them, as fit in `width` cells."""
    return hints(as_bound((*commands_of(Scope.SHEET), *named("help")), keys), width)


def _entry(number: int, words: str, is_here: bool) -> Iterator[tuple[str, bool]]:
    mark = "▌" if is_here else " "
    lines = wrap(words, OUTLINE - 6)
    for at, line in enumerate(lines[:3]):
        last = "…" if at == 2 and len(lines) > 3 else ""
        yield f"{mark} {number if not at else ' '}  {line}{last}", is_here
