"""Forms of any shape: whatever is written in a row is read, told, set and stored in its column."""

import json

import tomlkit
from hypothesis import given

from eh_tui.cli.field_args import assignments
from eh_tui.files.merge.three_way import merged_text
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.edits import Set
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import fields, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.document import workbook_document
from eh_tui.model.form.levels import NOT_RATED, plain_words
from tests.support.any_form import DrawnFile, drawn_files, rows_with_columns


def parsed(text: str) -> WorkbookText:
    """Return a file's text with the workbook in it."""
    return WorkbookText.parse(text.encode())


@given(drawn_files())
def test_what_a_row_says_is_read_in_the_column_that_stores_it(drawn: DrawnFile) -> None:
    """A column is never read by another's role, and nothing that has a column is passed over."""
    workbook = parsed(drawn.filled).workbook
    raw = tomlkit.parse(drawn.filled).unwrap()
    typed = {row["id"]: row for row in (*raw["outcomes"], *raw["actions"])}
    for kind, row in rows_with_columns(workbook):
        for column in columns_of_row(workbook, row):
            said = typed[row.id][column.key]
            if column.is_level and not column.is_cell:
                said = said or NOT_RATED
            assert value(workbook, kind, row, column.field) == said


@given(drawn_files())
def test_no_text_is_lost_from_file_to_json_to_set_to_file(drawn: DrawnFile) -> None:
    """What one person reads out another can type in: each text under the name it is told by."""
    wanted, text = parsed(drawn.filled).workbook, parsed(drawn.blank)
    told = json.loads(json.dumps(workbook_document(wanted)))
    for outcome in told["commitments"][0]["outcomes"]:
        for row in (outcome, *outcome["actions"]):
            known = fields(text.workbook, *located(text.workbook, row["id"]))
            texts = {**{key: said for key, said in row.items() if type(said) is str}}
            texts |= row.get("cells", {})
            pairs = [f"{name}={texts[name]}" for name in known if texts.get(name, "-") != "-"]
            text = text.edited(assignments(text.workbook, row["id"], pairs))[0]
    assert parsed(text.text).workbook == wanted


def located(workbook: Workbook, id: str) -> tuple[Kind, Action | Outcome]:
    """Return a row and its kind by its id."""
    return next((kind, row) for kind, row in rows_with_columns(workbook) if row.id == id)


@given(drawn_files())
def test_a_heading_names_its_own_column(drawn: DrawnFile) -> None:
    """What somebody reads above a cell is what they type to change it."""
    workbook = parsed(drawn.blank).workbook
    for kind, row in rows_with_columns(workbook):
        columns = columns_of_row(workbook, row)
        names = [plain_words(column.heading) for column in columns]
        for column in columns:
            heading = column.heading
            alone = names.count(plain_words(heading)) == 1
            if alone and heading.strip() and "=" not in heading and not column.is_level:
                if column.type in ("text", "date"):
                    edits = assignments(workbook, row.id, [f"{heading}=x"])
                    assert [edit.field for edit in edits] == [column.field]
                assert kind


@given(drawn_files())
def test_every_edit_can_be_undone_and_merged(drawn: DrawnFile) -> None:
    """Undo brings back what the rows said; two people's cells of one row are both kept."""
    text = parsed(drawn.blank)
    filled = parsed(drawn.filled).workbook
    for kind, row in rows_with_columns(text.workbook):
        names = fields(text.workbook, kind, row)
        wanted = [
            Set(kind, row.id, name, value(text.workbook, kind, row, name), said)
            for name in names
            if (said := value(filled, kind, located(filled, row.id)[1], name))
        ]
        mine, undo = text.edited(wanted[::2])
        theirs, _ = text.edited(wanted[1::2])
        merged = merged_text(text.encode(), mine.encode(), theirs.encode())
        assert merged.sentences == ()
        assert WorkbookText.parse(merged.data).workbook == text.edited(wanted)[0].workbook
        assert mine.edited(undo)[0].workbook == text.workbook
