"""The sheet "Changes": each action as the last meeting left it, and as it is now."""

from collections.abc import Iterator, Mapping
from datetime import date

from eh_tui.files.office.xlsx.layout.ratings import rating_label
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.sheets.flat_table import (
    RATING_LOOK,
    FlatColumn,
    FlatTable,
    plan_table,
)
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.office.xlsx.titles import CHANGES_SHEET
from eh_tui.model.audit.rated import every_rated, rated_in, ratings_asked
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import small
from eh_tui.model.meeting.discussion import Snapshot, at_last_meeting, ratings_of, stand_of
from eh_tui.model.meeting.meetings import meeting_in_words

SAME, NEW, GONE = "No change", "New since then", "Taken out since then"
BLANK = "(blank)"
_MOMENTS = ("At the last meeting", "Now")


def plan_changes(workbook: Workbook, meeting: Meeting, today: date) -> SheetPlan:
    """Return all that is rated or done beside how a meeting left it, in one table."""
    form = workbook.form
    found = tuple(_rated_or_done(workbook))
    known = {row.id for row in found}
    rated = {row.id for row in every_rated(workbook)}
    rows = [_row(workbook, meeting, row, row.id in rated) for row in found]
    for id in ratings_of(form, meeting):
        if id not in known:
            then = at_last_meeting(workbook, meeting, id)
            rows.append((id, "", *_values(form, then), *_values(form, None), GONE))
    last = " ".join(cell_shown(meeting_in_words(meeting)).split())
    notice = f"Changes from the end of {last} to {today:%d/%m/%Y}."
    columns = (FlatColumn("Ref", 8, "plan ref"), FlatColumn(_heading(form, found), 44))
    table = FlatTable(
        CHANGES_SHEET, "Changes", (*columns, *_change_columns(workbook)), tuple(rows), notice
    )
    return plan_table(workbook, today, table)


def _row(
    workbook: Workbook, meeting: Meeting, row: Action | Outcome, is_rated: bool
) -> tuple[str, ...]:
    """Return what the table has of a row: its own cells, both moments, and what changed."""
    form = workbook.form
    then, now = at_last_meeting(workbook, meeting, row.id), _stand(workbook, row)
    is_told = then is not None or is_rated
    return (
        row.id,
        row.text,
        *_values(form, then, is_rated),
        *_values(form, now, is_rated),
        _change(form, then, now, _headings(workbook, row)) if is_told else "",
    )


def _rated_or_done(workbook: Workbook) -> Iterator[Action | Outcome]:
    """Yield the rows of the form's table in its order: outcomes where they are rated, actions."""
    for section in sections(workbook):
        rated = {row.id for row in rated_in(workbook, section)}
        for group in section.outcomes:
            if group.outcome.id in rated:
                yield group.outcome
            yield from group.actions


def _stand(workbook: Workbook, row: Action | Outcome) -> Snapshot:
    return stand_of(row, ratings_asked(columns_of_row(workbook, row), row))


def _heading(form: Form, found: tuple[Action | Outcome, ...]) -> str:
    if any(isinstance(row, Outcome) for row in found):
        return f"{form.words.outcome} or {small(form.words.action)}"
    return form.words.action


def _values(form: Form, stand: Snapshot | None, is_rated: bool = True) -> tuple[str, str, str]:
    """Return rating, When and Who, blank where nobody wrote them down or is asked to."""
    if stand is None:
        return "", "", ""
    rating = rating_label(form, stand.rag) if is_rated else ""
    return rating, stand.when or "", stand.who or ""


def _headings(workbook: Workbook, row: Action | Outcome) -> dict[str, str]:
    """Return the form's words for each rating of a row by its field, {} where one is alone."""
    ratings = ratings_asked(columns_of_row(workbook, row), row)
    return {one.column.field: one.heading for one in ratings} if len(ratings) > 1 else {}


def _change_columns(workbook: Workbook) -> tuple[FlatColumn, ...]:
    """Return the columns of a change; a form's own has its headings in them."""
    form = workbook.form
    rating, when, who = "rating", "when", "who"
    if form.columns:
        rating = form.counted_by or form.heading_of(Role.RATING, rating)
        when, who = form.heading_of(Role.WHEN, when), form.heading_of(Role.WHO, who)
    columns: list[FlatColumn] = []
    for moment in _MOMENTS:
        columns += (
            FlatColumn(f"{moment}: {rating}", 22, RATING_LOOK),
            FlatColumn(f"{moment}: {when}", 17),
            FlatColumn(f"{moment}: {who}", 19),
        )
    return (*columns, FlatColumn("Change", 36))


def _change(form: Form, then: Snapshot | None, now: Snapshot, headings: Mapping[str, str]) -> str:
    """Return what changed in words, a line for each field; `headings` name several ratings."""
    if then is None:
        return NEW
    lines = []
    if then.rag != now.rag:
        name = f"{headings['rag']}: " if "rag" in headings else ""
        lines.append(f"{name}{rating_label(form, then.rag)} → {rating_label(form, now.rag)}")
    were = dict(then.others)
    lines += [
        f"{headings.get(field, field)}: {rating_label(form, were[field])} → "
        f"{rating_label(form, level)}"
        for field, level in now.others
        if were.get(field, level) != level
    ]
    when, who = form.heading_of(Role.WHEN, "When"), form.heading_of(Role.WHO, "Who")
    for name, old, new in ((when, then.when, now.when), (who, then.who, now.who)):
        if old is not None and old != (new or ""):
            arrow = "\n→ " if "\n" in f"{old}{new}" else " → "
            lines.append(f"{name}: {old or BLANK}{arrow}{new or BLANK}")
    return "\n".join(lines) or SAME
