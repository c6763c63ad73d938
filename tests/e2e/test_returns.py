"""What came back is told and taken over by a plain command, in one step that undo takes back."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eh_tui.cli import main
from tests.support.returns import SentOut, cell_of, row_of


@pytest.fixture
def sent(tmp_path: Path) -> SentOut:
    """Return an audit that was sent out."""
    return SentOut(tmp_path)


def edit(book: Any) -> None:
    """Change a cell, a rating, take a row out and put one in."""
    sheet = book["Action plan"]
    cell_of(sheet, "1-01", "Who").value = "MP"
    cell_of(sheet, "2-02", "RAG rating").value = "On track"
    sheet.delete_rows(row_of(sheet, "4-15"))
    number = row_of(sheet, "3-05")
    sheet.insert_rows(number + 1)
    for column in (2, 3):
        sheet.cell(number + 1, column).value = sheet.cell(number, column).value
    sheet.cell(number + 1, 4).value = "Ask at the gate"


def test_a_program_reads_what_came_back(sent: SentOut, capsys: Any) -> None:
    """The keys and states are a promise; 1 says that something waits for a person."""
    path = sent.edited(edit)
    assert main(["import", str(sent.path), str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    was = sent.store.workbook.actions[0].who
    assert told[0] == {
        "id": "1-01",
        "field": "who",
        "heading": "Who",
        "now": was,
        "returned": "MP",
        "was": was,
        "state": "changed",
        "where": "Action plan!H2",
    }
    assert [(each["id"], each["state"], each["returned"]) for each in told[1:]] == [
        ("2-02", "changed", "amber"),
        ("3-06", "new", "Ask at the gate"),
        ("4-15", "gone", ""),
    ]


def test_a_new_row_that_is_taken_is_told_with_all_that_stands_in_it(
    sent: SentOut, capsys: Any
) -> None:
    """Who has it in the workbook now has read it once."""

    def also(book: Any) -> None:
        edit(book)
        sheet = book["Action plan"]
        cell_of(sheet, "3-05", "Who").offset(row=1).value = "Tom Ede"

    main(["import", str(sent.path), str(sent.edited(also)), "--take", "all"])
    assert "Who?: Tom Ede\n" in capsys.readouterr().out


def test_so_is_a_new_row_that_belongs_nowhere(sent: SentOut, capsys: Any) -> None:
    """It can't be taken, so whoever reads this is the only one to see it."""

    def elsewhere(book: Any) -> None:
        edit(book)
        new = cell_of(book["Action plan"], "3-05", "Who").offset(row=1)
        new.value = "Tom Ede"
        new.parent.cell(new.row, 3).value = "Something of our own"

    main(["import", str(sent.path), str(sent.edited(elsewhere))])
    said = capsys.readouterr().out
    assert "Its outcome 'Something of our own' is none of the form's." in said
    assert "Who?: Tom Ede\n" in said


def test_words_in_a_row_without_an_action_are_told(sent: SentOut, capsys: Any) -> None:
    """Somebody put a second name below the first, in a row of its own."""

    def below(book: Any) -> None:
        sheet = book["Action plan"]
        sheet.insert_rows(row_of(sheet, "3-05") + 1)
        cell_of(sheet, "3-05", "Who").offset(row=1).value = "Tom Ede"

    assert main(["import", str(sent.path), str(sent.edited(below)), "--take", "all"]) == 1
    said = capsys.readouterr().out
    assert 'unreadable: no row Who? (Action plan!H12): "" -> "Tom Ede"\n' in said
    assert "It stands in a row without an action.\n" in said


def test_so_is_a_new_row_of_a_table(sent: SentOut, capsys: Any) -> None:
    """Of a training that somebody has noted on the sheet."""

    def trained(book: Any) -> None:
        cells = (cell for row in book["Audit tool"].iter_rows() for cell in row)
        heading = next(cell for cell in cells if cell.value == "Name of staff member")
        book["Audit tool"].insert_rows(heading.row + 1)
        for right, text in enumerate(("Lunch staff", "5 of 6", "June")):
            heading.offset(1, right).value = text

    main(["import", str(sent.path), str(sent.edited(trained))])
    said = capsys.readouterr().out
    assert all(text in said for text in ("Lunch staff", "5 of 6", "June"))


def test_nothing_to_take_is_exit_0(sent: SentOut, capsys: Any) -> None:
    """A script can tell without reading."""
    assert main(["import", str(sent.path), str(sent.sheet), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_all_is_taken_in_one_step_but_no_row_is_taken_out(sent: SentOut, capsys: Any) -> None:
    """What needs a decision is left, and said; one undo brings everything back."""
    path = sent.edited(edit)
    before = sent.store.workbook
    command = ["import", str(sent.path), str(path), "--take", "all", "--by", "Nia Kaur"]
    assert main(command) == 1
    assert "Left: gone: 4-15" in capsys.readouterr().out
    workbook = sent.store.workbook
    rows = {row.id: row for row in workbook.actions}
    assert (rows["1-01"].who, rows["2-02"].rag) == ("MP", "amber")
    assert (rows["3-06"].text, rows["3-06"].outcome) == ("Ask at the gate", rows["3-05"].outcome)
    assert "4-15" in rows
    assert sent.store.records[-1].by.endswith("(for Nia Kaur)")
    assert main(["undo", str(sent.path)]) == 0
    assert sent.store.workbook == before


def test_a_row_that_is_gone_goes_where_it_is_named(sent: SentOut) -> None:
    """That is the answer to the question."""
    path = sent.edited(edit)
    assert main(["import", str(sent.path), str(path), "--take", "4-15"]) == 1
    workbook = sent.store.workbook
    assert "4-15" not in {row.id for row in workbook.actions}
    assert workbook.actions[0].who != "MP"


def test_one_field_of_a_row_can_be_taken(sent: SentOut) -> None:
    """The other stays as it is."""

    def two(book: Any) -> None:
        cell_of(book["Action plan"], "1-01", "Who").value = "MP"
        cell_of(book["Action plan"], "1-01", "When").value = "June 2027"

    path = sent.edited(two)
    assert main(["import", str(sent.path), str(path), "--take", "1-01/when"]) == 1
    row = sent.store.workbook.actions[0]
    assert row.when == "June 2027"
    assert row.who != "MP"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "no Word, Excel"), (b"PK\3\4 cut off", "damaged"), (b"\xd0\xcf\x11\xe0" * 9, "2007")],
)
def test_what_is_no_sheet_is_refused(sent: SentOut, capsys: Any, content: bytes, says: str) -> None:
    """In one sentence, with exit code 2 and nothing changed."""
    path = sent.path.with_name("bad.xlsx")
    path.write_bytes(content)
    before = sent.path.read_bytes()
    assert main(["import", str(sent.path), str(path), "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert sent.path.read_bytes() == before


def test_a_sheet_of_something_else_is_refused(sent: SentOut, capsys: Any) -> None:
    """A budget has none of the form's headings."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Item", "Cost"])
    path = sent.path.with_name("budget.xlsx")
    book.save(path)
    assert main(["import", str(sent.path), str(path)]) == 2
    assert "headings of this form" in capsys.readouterr().err


def test_a_return_of_another_school_is_refused(sent: SentOut, tmp_path: Path, capsys: Any) -> None:
    """By the id of its workbook, and the sentence says whose it is."""
    other = tmp_path / "other"
    other.mkdir()
    theirs = SentOut(other, "example-primary")
    text = theirs.path.read_text(encoding="utf-8")
    first, _, rest = text.partition('[export]\nid = "')
    theirs.path.write_text(f'{first}[export]\nid = "0123456789ab"{rest[13:]}', encoding="utf-8")
    theirs.export()
    assert main(["import", str(sent.path), str(theirs.sheet)]) == 2
    said = capsys.readouterr().err
    assert "0123456789ab" in said
    assert "Audit tool!C1" in said


def test_a_stripped_return_of_another_school_is_known_by_its_name(
    sent: SentOut, capsys: Any
) -> None:
    """Where nothing hidden came back, the name on the sheet tells."""

    def strip(book: Any) -> None:
        del book["_ehtui"], book["Action plan"]
        book["Audit tool"]["C1"].value = "Another School\nAudit date: 1/9/26"

    assert main(["import", str(sent.path), str(sent.edited(strip))]) == 2
    assert "Another School" in capsys.readouterr().err


def test_the_id_stands_where_people_can_see_it(sent: SentOut, capsys: Any) -> None:
    """It tells a return of another workbook also where everything hidden is gone."""

    def strip(book: Any) -> None:
        del book["_ehtui"]
        book.custom_doc_props.props.clear()
        for row in book["Action plan"].iter_rows():
            for cell in row:
                if str(cell.value).startswith("Copy of the audit"):
                    first, _, rest = cell.value.partition("(workbook ")
                    cell.value = f"{first}(workbook 0123456789ab{rest[12:]}"

    assert main(["import", str(sent.path), str(sent.edited(strip))]) == 2
    said = capsys.readouterr().err
    assert "Action plan!A" in said
    assert "0123456789ab" in said


def test_a_return_that_is_not_there_is_no_workbook_to_be_made(tmp_path: Path, capsys: Any) -> None:
    """A name that was mistyped must not become a workbook called .xlsx."""
    assert main([str(tmp_path / "from the lead.xlsx")]) == 2
    said = capsys.readouterr().err
    assert "from the lead.xlsx; look how it is spelt" in said
    assert "eh-tui new" not in said


def test_a_return_goes_back_with_a_reason(sent: SentOut, capsys: Any) -> None:
    """A sheet full of marks without a word says nothing to the lead."""
    path = sent.edited(edit)
    assert main(["return", str(sent.path), str(path), "--because", " "]) == 2
    assert "say why it goes back" in capsys.readouterr().err
    assert not list(sent.path.parent.glob("*sent back*"))


def test_a_return_is_sent_back_with_each_point_at_its_cell(
    sent: SentOut, tmp_path: Path, capsys: Any
) -> None:
    """The sheet says how it stands here, and a comment what had come back; it can come again."""
    path, out = sent.edited(edit), tmp_path / "back.xlsx"
    command = ["return", str(sent.path), str(path), "--because", "See the notes", "-o", str(out)]
    assert main(command) == 0
    assert str(out) in capsys.readouterr().out
    sheet = openpyxl.load_workbook(out)["Audit tool"]
    noted = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert noted["A1"] == "Sent back: See the notes"
    assert noted["D10"] == "Who came back as: MP"
    assert noted["E22"] == "RAG rating came back as: On track"
    assert "4-15 did not come back." in noted.values()
    assert "A new row came back: Ask at the gate" in noted.values()
    assert main(["import", str(sent.path), str(out), "--json"]) == 0
