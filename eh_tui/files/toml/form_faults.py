"""What is broken in a file's form, and in the cells below its columns."""

from collections.abc import Iterator
from typing import Any

from eh_tui.files.toml.fault import Fault, fault_at
from eh_tui.files.toml.form import form_faults, place_of_fault
from eh_tui.files.toml.statements import TomlTable
from eh_tui.files.toml.values import as_text
from eh_tui.model.audit.scoring import is_weight
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.entered import misfit
from eh_tui.model.core.form_rows import Action, FormRow, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form

_RATED = (Kind.OUTCOMES, Kind.ACTIONS)


def form_contradictions(text: str, raw: dict[str, Any]) -> Iterator[Fault]:
    """Yield what keeps a form from being filled in."""
    for fault in form_faults(raw):
        line, column = place_of_fault(text, fault)
        yield Fault(line, column, "", fault.sentence)


def cell_faults(tables: tuple[TomlTable, ...], workbook: Workbook) -> Iterator[Fault]:
    """Yield what stands in a column of levels, choices or numbers and is none of them."""
    rows = {kind: {row.id: row for row in workbook.of_kind(kind)} for kind in _RATED}
    for table in tables:
        row = rows[table.kind].get(table.id) if table.kind in _RATED else None
        for column in columns_of_row(workbook, row) if row else ():
            typed = as_text(table.values.get(column.key, ""))
            if column.field == "rag" and workbook.form.rating_meant(typed, column.scale) is None:
                *ids, last = (level.id for level in workbook.form.levels_of(column.scale))
                sentence = (
                    f'"{typed}" is no rating, so the {column.of} counts as not rated; '
                    f"use {', '.join(ids)} or {last}."
                )
                yield fault_at(table.of(column.key), table, sentence)
            elif sentence := misfit(workbook.form, column, typed):
                yield fault_at(table.of(column.key), table, sentence)
        if isinstance(row, Action | Outcome):
            yield from _item_faults(table, row, workbook.form)


def _item_faults(table: TomlTable, row: FormRow, form: Form) -> Iterator[Fault]:
    """Yield what the form says of a row and can't mean."""
    known = {level.id for level in form.every_level}
    below = next((place for name, place in table.below if name.endswith(".descriptors")), None)
    for id, _ in row.descriptors:
        if id not in known:
            sentence = f"The form has no level {id} to describe."
            yield fault_at(below or table.of("descriptors"), table, sentence)
    if row.weight.strip() and not is_weight(row.weight):
        sentence = f"The weight {row.weight!r} is no number, so the row counts once."
        yield fault_at(table.of("weight"), table, sentence)
    elif row.weight.strip() and float(row.weight) < 0:
        sentence = f"The weight {row.weight} is below 0, so the row counts for nothing."
        yield fault_at(table.of("weight"), table, sentence)


def section_faults(tables: tuple[TomlTable, ...], workbook: Workbook) -> Iterator[Fault]:
    """Yield the sections that columns name and the form does not have."""
    known = {commitment.id for commitment in workbook.commitments}
    columns = iter(workbook.form.columns)
    for table in tables:
        if table.name == "columns":
            for section in next(columns).sections:
                if section not in known:
                    sentence = f"There is no section {section} for this column to stand in."
                    yield fault_at(table.of("section"), table, sentence)
