"""Every row of a return as one flat record, for a table that any program reads.

The columns have one order for ever: some programs read files of several rounds by position.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eh_tui.model.audit.rated import rated_in
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import Due, dues, read_action
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.collated import RoundLine
from eh_tui.model.when.calendar import calendar_of


@dataclass(frozen=True, slots=True)
class FlatRow:
    """An action, or an outcome where the form rates outcomes, with all that it belongs to."""

    round: str
    school: str
    number: str
    phase: str
    locality: str
    file: str
    """The return, below the round's folder."""
    commitment: str
    """The commitment's id."""
    commitment_title: str
    outcome: str
    """The outcome's id."""
    outcome_text: str
    row: str
    """The row's id, as it stands in the school's own workbook."""
    text: str
    """What is to be done, exactly as the school has it."""
    when: str
    """By when, exactly as typed."""
    due: date | None
    """The last day that this means, None where no day can be read."""
    due_state: str
    """"overdue", "due soon", "needs a date", or ""."""
    who: str
    rating: str
    """The id of its level, "none" where it is not rated."""
    rating_words: str
    """The form's words for it."""
    rating_rank: int
    """1 for the worst level that counts, 2 for the next; 0 for not rated and not applicable."""
    is_done: bool
    is_counted: bool
    """Whether counts hold it: a form may rate outcomes, and have actions that nobody rates."""
    note: str
    more: str
    """What stands in columns of the form's own, each under its heading on lines of its own."""


def flat_rows(
    workbook: Workbook, line: RoundLine, round_name: str, today: date
) -> Iterator[FlatRow]:
    """Yield every action of a return, and every outcome that is rated, in the order of the form."""
    calendar = calendar_of(workbook)
    due_by_id = {due.id: due for due in dues(workbook, today) if due.field != "review"}
    rank = {level.id: at for at, level in enumerate(workbook.form.worst_to_best(), 1)}
    for section in sections(workbook):
        counted = {row.id for row in rated_in(workbook, section)}
        for outcome, row in _rows(section, counted):
            due = due_by_id.get(row.id)
            day = due.due if due else read_action(row, today, calendar).end if row.when else None
            yield FlatRow(
                round_name,
                line.school,
                line.number,
                line.phase,
                line.locality,
                line.file,
                section.commitment.id,
                section.commitment.title,
                outcome.id,
                outcome.text,
                row.id,
                row.text,
                row.when,
                day,
                _state(due),
                row.who,
                row.rag,
                workbook.form.label(row.rag) if row.rag != NOT_RATED else "",
                rank.get(row.rag, 0),
                workbook.form.is_done(row.rag),
                row.id in counted,
                row.note if isinstance(row, Action) else "",
                _more(workbook, section, row),
            )


def _rows(section: Section, counted: set[str]) -> Iterator[tuple[Outcome, Action | Outcome]]:
    for group in section.outcomes:
        if group.outcome.id in counted:
            yield group.outcome, group.outcome
        yield from ((group.outcome, action) for action in group.actions)


def _state(due: Due | None) -> str:
    return due.state.value if due else ""


def _more(workbook: Workbook, section: Section, row: Action | Outcome) -> str:
    columns = columns_of(workbook, section.commitment)
    said = (
        (column.heading or column.key, cell(row.cells, column.field))
        for column in columns
        if column.is_cell and column.role not in (Role.WHEN, Role.WHO)
    )
    return "\n".join(f"{heading}: {text}" for heading, text in said if text)
