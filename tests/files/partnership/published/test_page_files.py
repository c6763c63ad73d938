"""The files that a lead hands on: a spreadsheet and a web page that say what the returns say."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from eh_tui.files.partnership.folder import FolderReading, questions_for, read_folder
from eh_tui.files.partnership.published import sheet_stream
from eh_tui.files.partnership.published.html import html_of
from eh_tui.files.partnership.published.publish import content_of, own_copies
from eh_tui.files.partnership.published.sheet_stream import Styles, TableSheet, write_sheet
from eh_tui.model.partnership.collated import collate
from eh_tui.model.partnership.round import ChangeRequested, ExpectedSchool, changes_requested
from tests.support.other_programs import seen_in_browser
from tests.support.round_folder import new_round, put

TODAY = date(2026, 11, 28)
SCHOOLS = tuple(
    ExpectedSchool(f"Invented School {at}", f"{at}", "primary", "north") for at in range(6)
)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> FolderReading:
    """Return a round in which five of six schools have returned."""
    folder = new_round(tmp_path_factory.mktemp("files") / "round", *SCHOOLS)
    for at, school in enumerate(SCHOOLS[:5]):
        put(folder / f"{at}.toml", school.name, *["red"] * at)
    (folder / "broken.toml").write_text("x = [\n")
    return read_folder(folder, TODAY)


@pytest.fixture(scope="module")
def book(reading: FolderReading) -> Any:
    """Return the Excel file as openpyxl reads it."""
    return load_workbook(io.BytesIO(content_of(Path("x.xlsx"), reading, TODAY, None)))


def rows_of(sheet: Any) -> Iterator[dict[str, Any]]:
    """Yield a sheet's rows by their headings."""
    heads, *rows = sheet.iter_rows(values_only=True)
    yield from (dict(zip(heads, row, strict=True)) for row in rows)


def test_the_spreadsheet_has_every_action_in_one_table(book: Any, reading: FolderReading) -> None:
    """Counted anew from the table, the page says the same."""
    sheet = book["Actions"]
    rows = list(rows_of(sheet))
    (table,) = sheet.tables.values()
    assert table.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{len(rows) + 1}"
    counted = Counter(row["Rating"] for row in rows if row["Is counted"] == "yes")
    assert counted == +Counter(reading.collated.all_counts.numbers)


def test_the_page_and_the_matrix_say_the_same(book: Any, reading: FolderReading) -> None:
    """One number has one home; wherever it is printed it is the same."""
    total = reading.collated.all_counts
    page = [row for row in book["Page"].iter_rows(values_only=True) if row[0] == "All"]
    wanted = [total.of(level.id) for level in reading.collated.form.ratings]
    assert list(page[0][1 : 1 + len(wanted)]) == wanted
    at_risk = [
        [v for k, v in row.items() if k.endswith(" at risk")] for row in rows_of(book["Matrix"])
    ]
    assert sum(map(sum, at_risk[:5])) == total.of("red")
    assert set(at_risk[5]) == {None}
    assert len(at_risk) == len(SCHOOLS)


def test_a_table_is_printed_so_that_it_can_be_read(book: Any) -> None:
    """Texts are wrapped, in rows as high as that takes, and headings stand over their numbers."""
    problems, matrix, actions = book["Problems"], book["Matrix"], book["Actions"]
    why = problems["D2"]
    assert why.alignment.wrap_text
    assert problems.row_dimensions[2].height > 15
    at = next(cell for cell in matrix[1] if cell.value == "1 at risk")
    assert at.alignment.horizontal == "right"
    assert not {"Up", "Untouched"} & {cell.value for cell in matrix[1]}
    assert (actions.page_setup.fitToWidth, actions.print_title_rows) == (2, "$1:$1")


def test_a_hundred_schools_actions_do_not_fill_a_shelf_when_printed(book: Any) -> None:
    """What each row repeats does not make it high, and each page says of which school it is."""
    actions = book["Actions"]
    heights = [actions.row_dimensions[at].height or 15 for at in range(2, actions.max_row + 1)]
    assert sum(heights) / len(heights) <= 36
    titles = next(cell.column_letter for cell in actions[1] if cell.value == "Commitment title")
    school = next(cell.column_letter for cell in actions[1] if cell.value == "School")
    assert not actions[f"{titles}2"].alignment.wrap_text
    assert actions.print_title_cols == f"${school}:${school}"


def test_the_page_says_how_far_the_returns_are(reading: FolderReading, book: Any) -> None:
    """How many have submitted is asked first, at the meeting where the page lies."""
    steps = "5 not submitted. Due 20 November 2026."
    due = replace(reading.collated, round=replace(reading.collated.round, due=date(2026, 11, 20)))
    assert steps in unescape(html_of(due, None, {}).decode())
    assert "5 not submitted." in [cell.value for cell in book["Page"]["A"]]


def test_nothing_in_the_spreadsheet_is_a_formula(book: Any) -> None:
    """A text that begins with "=" is a text."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_problems_and_missing_schools_stand_in_the_spreadsheet(book: Any) -> None:
    """A lead chases from it."""
    assert [row["School"] for row in rows_of(book["Missing"])] == ["Invented School 5"]
    assert [row["File"] for row in rows_of(book["Problems"])] == ["broken.toml"]


def test_the_page_is_one_page_with_a_chart(book: Any) -> None:
    """It is printed for the meeting of the partnership."""
    sheet = book["Page"]
    assert len(sheet._charts) == 1
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.fixture
def styles() -> Styles:
    """Return styles of no book."""
    return Styles(0, 0, 0)


def test_a_text_that_no_cell_holds_is_cut_with_a_word_and_told(styles: Styles) -> None:
    """Excel would call the whole file broken, and other writers say nothing."""
    out = io.BytesIO()
    written = write_sheet(out, TableSheet(("A", "B"), (9,)), [("x", "é" * 40_000)], styles)
    assert written.cut == ("B2",)
    text = re.findall(r"<t [^>]*>([^<]*)", out.getvalue().decode())[-1]
    assert text.endswith(" … (cut here: an Excel cell holds no more)")
    assert len(text) == 32_767


def test_rows_that_a_sheet_does_not_hold_are_left_for_the_next(
    styles: Styles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is lost; none is taken that is not written."""
    monkeypatch.setattr(sheet_stream, "ROW_LIMIT", 3)
    rows = iter([("a",), ("b",), ("c",)])
    assert write_sheet(io.BytesIO(), TableSheet(("A",), (9,)), rows, styles).rows == 3
    assert list(rows) == [("c",)]


def test_more_rows_than_a_sheet_holds_go_on_in_another(
    reading: FolderReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A round of England has more actions than a sheet has rows."""
    whole = load_workbook(io.BytesIO(content_of(Path("x.xlsx"), reading, TODAY, None)))
    monkeypatch.setattr(sheet_stream, "ROW_LIMIT", 101)
    parted = load_workbook(io.BytesIO(content_of(Path("x.xlsx"), reading, TODAY, None)))
    names = [name for name in parted.sheetnames if name.startswith("Actions")]
    assert names == ["Actions", "Actions 2"]
    rows = [row for name in names for row in rows_of(parted[name])]
    assert rows == list(rows_of(whole["Actions"]))


def test_the_web_page_says_what_the_returns_say(reading: FolderReading) -> None:
    """Every text is escaped, whatever a school calls itself."""
    questions = questions_for(reading, reading.collated.current, TODAY)
    page = unescape(html_of(reading.collated, None, questions).decode())
    assert "6 expected: 5 returned, 0 can't be counted, 1 missing; 1 file with problems" in page
    assert "Line 2, column 1: " in page
    assert "<script" not in page
    assert "http" not in page


def test_each_school_gets_a_copy_that_names_no_other(reading: FolderReading) -> None:
    """It is handed to governors."""
    copies = dict(own_copies(reading, TODAY))
    assert len(copies) == 5
    for at, content in enumerate(copies.values()):
        named = set(re.findall(r"Invented School \d", content.decode()))
        assert named == {f"Invented School {at}"}


def test_a_schools_copy_says_what_is_to_be_changed(reading: FolderReading) -> None:
    """To hear of "changes requested" without saying which sends the school to the telephone."""
    collated = reading.collated
    school = collated.round.schools[1]
    (came,) = (line.returned for line in collated.lines if line.expected == school)
    assert came
    asked = ChangeRequested("1-01", "Who does this?", "2026-11-28", came.digest)
    known = changes_requested(collated.round, school, [asked])
    wanted = replace(reading, collated=collate(known, collated.blank, collated.current))
    copies = [unescape(content.decode()) for _, content in own_copies(wanted, TODAY)]
    told = "To be changed in 1-01: Who does this? (28 November 2026)"
    assert [told in copy for copy in copies] == [False, True, False, False, False]


@pytest.mark.chromium
@pytest.mark.parametrize("which", ["page", "copy"])
def test_axe_finds_nothing_in_the_page(reading: FolderReading, tmp_path: Path, which: str) -> None:
    """In light and dark, narrow, enlarged and printed; and it asks for nothing."""
    questions = questions_for(reading, reading.collated.current, TODAY)
    path = tmp_path / "page.html"
    content = html_of(reading.collated, None, questions)
    path.write_bytes(content if which == "page" else dict(own_copies(reading, TODAY)).popitem()[1])
    found = seen_in_browser(path)
    assert found["faults"] == []
    for way in found["ways"].values():
        assert (way["violations"], way["asked"]) == ([], 0)
