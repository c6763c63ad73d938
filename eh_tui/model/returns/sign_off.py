"""What stands around the tables of a returned sheet: whose audit it is, and who signs."""

from collections.abc import Container, Iterator, Sequence

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column
from eh_tui.model.paper.source import SourceCell
from eh_tui.model.returns.observed_cell import ObservedCell
from eh_tui.model.returns.sheet_rows import SheetContent

_DATE, _SIGNED, _SIGNATURE = "Audit date:", "Date signed:", "Signature:"
UNNAMED_SCHOOL = "School:"
"""What an audit sheet has for a school that nobody has named."""


def school_cell(content: SheetContent) -> SourceCell | None:
    """Return the cell that says whose audit it is and of which day, None where there is none."""
    return next((cell for cell in content.others if f"\n{_DATE}" in cell.said.text), None)


def signed_cells(
    workbook: Workbook, content: SheetContent
) -> Iterator[tuple[str, Column, ObservedCell]]:
    """Yield the school's name, the audit's date and the dates of signatures as they came back."""
    if cell := school_cell(content):
        name, _, day = cell.said.live.partition(f"\n{_DATE}")
        if name != UNNAMED_SCHOOL:
            yield workbook.school.id, _column("name"), ObservedCell(name, cell.where)
        yield workbook.school.id, _column("audit_date"), ObservedCell(day.strip(), cell.where)
    named = {
        "\n".join(filter(None, lines)): each.id
        for each in workbook.signatories
        for lines in ((each.role, each.name), (each.name, each.role))
    }
    for cell in content.others:
        id = named.get(cell.said.text)
        below = _date_below(cell, content.others, named) if id else None
        if id and below:
            day = below.said.live.removeprefix(_SIGNED).strip()
            yield id, _column("signed"), ObservedCell(day, below.where)


def _date_below(
    name: SourceCell, cells: Sequence[SourceCell], names: Container[str]
) -> SourceCell | None:
    """Return the cell with the date that belongs to a name: below it and its one signature.

    None where something else was typed over it: what stands further down is another's.
    """
    below = [cell for cell in cells if cell.row > name.row and cell.column == name.column]
    signatures = 0
    for cell in sorted(below, key=lambda each: each.row):
        text = cell.said.text
        signatures += text.startswith(_SIGNATURE)
        if signatures > 1 or text in names:
            return None
        if text.startswith(_SIGNED):
            return cell
    return None


def _column(field: str) -> Column:
    heading = {"name": "School", "audit_date": "Audit date", "signed": "Date signed"}[field]
    return Column(heading, key=field, field=field)
