"""An audit without what a school has said in it: the form that a document can be read into."""

from dataclasses import replace

from eh_tui.model.core.form_rows import Action, School
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.facts import FACTS_OF_SCHOOL


def emptied(audit: Workbook) -> Workbook:
    """Return the blank form of an audit's own rows, the words of its actions included."""
    actions = tuple(
        Action(row.id, row.outcome, row.text, statutory=row.statutory, unrated=row.unrated)
        for row in audit.actions
    )
    outcomes = tuple(
        replace(row, when="", who="", rag=NOT_RATED, note="", cells=()) for row in audit.outcomes
    )
    rows = tuple(
        replace(row, cells=(*row.cells[:1], *("" for _ in row.cells[1:]))) for row in audit.rows
    )
    signatories = tuple(replace(row, name="", signed="") for row in audit.signatories)
    return replace(
        audit,
        school=School(**_told_of_school(audit)),
        outcomes=outcomes,
        actions=actions,
        rows=rows,
        signatories=signatories,
    )


def _told_of_school(audit: Workbook) -> dict[str, str]:
    """Return the facts by which a document of another school is known, by their fields."""
    return {field: getattr(audit.school, field) for field in FACTS_OF_SCHOOL.values()}
