"""Whatever form is drawn: it goes to Word whole, and comes back with nothing different."""

from dataclasses import replace
from typing import Any

from hypothesis import example, given

from eh_tui.files.documents.word import read_word
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.columns import columns_of, text_in_column
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.source import SourceTable
from eh_tui.model.returns.document_review import review_document
from eh_tui.model.returns.exported import base_of_state
from tests.support.any_form import DrawnFile, drawn_files


def rated_table_of(workbook: Workbook) -> SourceTable:
    """Return the table of the one section as it is read back from Word."""
    tables = read_word(audit_document(workbook), "audit.docx").tables
    return max(tables, key=lambda table: (table.heading_rows, len(table.cells)))


@given(drawn_files())
def test_every_cell_stands_under_its_own_heading(drawn: DrawnFile) -> None:
    """Letter for letter, a level in its words or as a tick below them."""
    workbook = read_workbook(drawn.filled).workbook
    table = rated_table_of(workbook)
    said = {
        (cell.row + row, cell.column): cell.said.text
        for cell in table.cells
        for row in range(cell.rows)
    }
    levels = workbook.form.levels_of("")
    top = table.heading_rows
    at = 0
    for column in columns_of(workbook, workbook.commitments[0]):
        assert said[0, at] == cell_shown(column.heading)
        is_ticked = column.ticks and column.is_level and levels
        for row, (outcome, action) in enumerate(
            zip(workbook.outcomes, workbook.actions, strict=True)
        ):
            its = text_in_column(outcome if column.of is Of.OUTCOME else action, column)
            if is_ticked:
                found = [n for n in range(len(levels)) if said[top + row, at + n].strip()]
                assert [levels[n].id for n in found] == ([its] if its != NOT_RATED and its else [])
            elif column.is_level:
                words = workbook.form.level(its).words if its not in ("", NOT_RATED) else ""
                assert said[top + row, at] == words
            else:
                assert said[top + row, at] == cell_shown(its)
        at += len(levels) if is_ticked else 1


OUTCOME = Column("What should be so", Role.OUTCOME, of=Of.OUTCOME)
ACTION = Column("What we do about it", Role.ACTION)


def with_words(workbook: Workbook) -> Workbook:
    """Return a workbook whose rows have words by which they are known, as in every real form."""
    others = [one for one in workbook.form.columns if one.role not in (Role.OUTCOME, Role.ACTION)]
    outcomes = ("Staff know whom to ask.", "Parents hear of it.")
    actions = ("Print a card.", "Write to every family.")
    return replace(
        workbook,
        form=replace(workbook.form, columns=(OUTCOME, ACTION, *others)),
        outcomes=tuple(map(_worded, workbook.outcomes, outcomes)),
        actions=tuple(map(_worded, workbook.actions, actions)),
    )


def _worded(row: Any, text: str) -> Any:
    return replace(row, text=text)


TWO_WITHOUT_A_HEADING = """\
schema = 2
form = "drawn"

[[columns]]
heading = ""
role = "when"
of = "outcome"
type = "level"
key = "met"

[[columns]]
heading = ""
role = "rating"
key = "rated"

[[commitments]]
id = "1"
title = "One"

[[outcomes]]
id = "1.A"
commitment = "1"

[[outcomes]]
id = "1.B"
commitment = "1"
met = "red"

[[actions]]
id = "1-01"
outcome = "1.A"

[[actions]]
id = "1-02"
outcome = "1.B"
"""


@example(DrawnFile(TWO_WITHOUT_A_HEADING, ""))  # each is known by its place alone
@given(drawn_files())
def test_what_nobody_changed_comes_back_as_it_was(drawn: DrawnFile) -> None:
    """Whatever else stands beside the words, and however it is headed."""
    workbook = with_words(read_workbook(drawn.filled).workbook)
    document = read_word(audit_document(workbook), "audit.docx")
    review = review_document(workbook, base_of_state(workbook, workbook), document)
    assert review.findings == ()
