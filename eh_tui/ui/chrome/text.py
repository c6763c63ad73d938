"""The words around the sheet: the line at the top, the outline, the lines at the bottom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from eh_tui.errors import EhError
from eh_tui.model.audit.rated import counted_in_words
from eh_tui.model.audit.summary import (
    NOTHING_RATED,
    Counts,
    count_all,
    tallies_by_section,
    tallies_of,
)
from eh_tui.model.core.address import Address
from eh_tui.model.core.names import audit_title, heading_of
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, counts_by_state, dues
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.session import Session
from eh_tui.ui.commands import Scope, commands_of, hints, key_name
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import (
    RatedBy,
    letters_that_rate,
    levels_among,
    with_level_keys_alone,
    with_levels,
    without_letters,
)
from eh_tui.ui.text import packed, wrap
from eh_tui.ui.wording import (
    also_open,
    counts_in_figures,
    counts_in_words,
    drafts_in_words,
)

OUTLINE = 29
"""Cells for the outline's text; `styles/sheet.tcss` adds the margin."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top of an audit."""

    title: str = ""
    rated: str = ""
    """How many rows are rated, or still to be, by which rating: "25 actions"."""
    counts: Counts = field(default_factory=Counts)
    form: Form = field(default_factory=Form)
    others: tuple[str, ...] = ()
    """Those who have its workbook open too."""


def heading_of_audit(workbook: Workbook, others: tuple[str, ...] = ()) -> Heading:
    """Return what stands at the top of an audit: counts only where its form rates anything."""
    counts = count_all(workbook)
    rated = counted_in_words(workbook, counts.total) if workbook.form.rates else ""
    return Heading(audit_title(workbook.school), rated, counts, workbook.form, others)


def header_line(heading: Heading, width: int) -> str:
    """Return an audit's title with its counts, in words where `width` cells have room for them."""
    others = also_open(heading.others)
    long = f"{heading.rated}: {counts_in_words(heading.counts, heading.form)}"
    left = f"{heading.counts.of(NOT_RATED)} not rated"
    counted = (long, f"{heading.rated}, {left}", left, "") if heading.rated else ("",)
    lines = ["   ".join(filter(None, (heading.title, words, others))) for words in counted]
    return next((line for line in lines if len(line) <= width), lines[-1])


def outline_lines(workbook: Workbook, section: str, today: date) -> Iterator[tuple[str, bool]]:
    """Return the outline's lines, and whether each is bold; one commitment is marked."""
    counts = tallies_by_section(workbook)
    pressing = counts_by_state(workbook, dues(workbook, today))
    for number, (commitment, counted) in enumerate(counts, 1):
        yield from _entry(number, commitment.title, commitment.id == section)
        if workbook.form.rates:
            first = counted[0] if counted else NOTHING_RATED
            figures = counts_in_figures(first.counts, workbook.form, first.scale)
            for line in packed(figures.split("  "), OUTLINE - 5):
                yield f"     {line}", False
        yield _pressing(pressing.get(commitment.id, {})), False
    yield from _entry(len(counts) + 1, workbook.sign_off, section == "sign-off")
    signed = sum(bool(signatory.signed.strip()) for signatory in workbook.signatories)
    yield f"     {signed} of {len(workbook.signatories)} dated", False
    if workbook.form.rates:
        yield from _in_all(workbook)


def _in_all(workbook: Workbook) -> Iterator[tuple[str, bool]]:
    """Yield the counts of the whole by its first rating."""
    yield "", False
    first, *others = tallies_of(workbook)
    total = first.counts
    yield f"  All {workbook.form.words.counted(first.of, total.total)}", True
    if others:
        yield wrap(f"  by {first.heading}", OUTLINE)[0], False
    for level in workbook.form.ratings_of(first.scale):
        words = level.after_number(f"{level.letter} {level.label}")
        figure = f" {total.of(level.id):2} {words}"
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
    number = len(session.drafts.every)
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


def where_in_words(workbook: Workbook, cursor: Address | None) -> str:
    """Return where the cursor is, "1-01 When"."""
    if cursor is None:
        return ""
    try:
        row = row_of(workbook, cursor.kind, cursor.id)
    except EhError:
        return cursor.id
    return f"{cursor.id} {heading_of(workbook, cursor.kind, row, cursor.field)}"


def key_hints(form: Form, keys: Mapping[str, str], width: int, scale: RatedBy) -> str:
    """Return as many of the sheet's keys, as the settings have them, as fit in `width` cells.

    A form with levels of its own rates by its own letters: those of the scale that they rate
    by at the cursor, if any.
    """
    shown = as_bound((*commands_of(Scope.SHEET), *named("help")), keys)
    letters = "" if scale is None else letters_that_rate(form, scale)
    commands = with_levels(without_letters(shown, letters), form, keys, scale)
    told = hints(commands, width)
    is_whole = scale is None or told.startswith(hints(levels_among(commands, form)))
    return told if is_whole else hints(with_level_keys_alone(commands, form), width)


def _entry(number: int, words: str, is_here: bool) -> Iterator[tuple[str, bool]]:
    mark = "▌" if is_here else " "
    lines = wrap(words, OUTLINE - 6)
    for at, line in enumerate(lines[:3]):
        last = "…" if at == 2 and len(lines) > 3 else ""
        yield f"{mark} {number if not at else ' '}  {line}{last}", is_here
