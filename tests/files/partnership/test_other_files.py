"""A return counts the same by whatever road it comes: workbook, sheet or document."""

import importlib.util
import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment

from eh_tui.files.partnership.folder import read_folder
from eh_tui.files.partnership.other_files import audit_in_office_file
from eh_tui.files.partnership.round_file import write_new_round
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.model.core.rows import in_form_order
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.collated import RoundLine, State
from eh_tui.model.partnership.questions import FORWARDED, questions_to
from eh_tui.model.partnership.returned import ReturnedSchool, returned_from
from eh_tui.model.partnership.round import ExpectedSchool, Round
from tests.partnership.audits import Filling, blank, filled
from tests.partnership.ods import ods_file
from tests.partnership.schools import invented_schools
from tests.support.forms import shipped
from tests.support.other_programs import all_converted
from tests.support.partnership import TODAY
from tests.support.returns import cell_of
from tests.support.submitted import printed, sent, submitted, written

FORMS = {
    "example-primary": "leicester-early-help",
    "example-standards-self-assessment": "standards-self-assessment",
    "example-safeguarding-checklist": "safeguarding-checklist",
    "example-development-plan": "development-plan",
}

needs_calamine = pytest.mark.skipif(
    importlib.util.find_spec("python_calamine") is None, reason="nothing here reads .xls"
)


def row_of(audit: Workbook) -> ReturnedSchool:
    """Return an audit's row on the page, whatever file it came in.

    Only a workbook keeps by what a change since submitting is told.
    """
    return replace(returned_from(audit, "a return", TODAY), is_changed=False)


def noted(audit: Workbook, ending: str) -> Workbook:
    """Return an audit with what a kind of file has a place for: a document may have no notes."""
    kept = printed(audit)
    return replace(kept, school=audit.school) if ending in ("docx", "odt") else audit


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("name", FORMS)
def test_the_same_audit_gives_the_same_row(tmp_path: Path, name: str, ending: str) -> None:
    """Counts, dates, texts, school and how far the return is: the sum of what schools say."""
    audit = submitted(name)
    path = tmp_path / f"any name.{ending}"
    path.write_bytes(written(audit, ending))
    found = audit_in_office_file(path, shipped(FORMS[name]), TODAY)
    assert row_of(found.workbook) == row_of(noted(audit, ending))
    assert found.remark == ""


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("ours", "ending"),
    [
        *(("xlsx", "ods"), ("docx", "odt")),
        pytest.param("xlsx", "xls", marks=needs_calamine),
    ],
)
def test_another_program_changes_no_row(tmp_path: Path, ours: str, ending: str) -> None:
    """Schools save in LibreOffice and in Excel of before 2007, which alter the file's insides."""
    for name in FORMS:
        (tmp_path / f"{name}.{ours}").write_bytes(sent(name, ours))
    all_converted([*tmp_path.glob(f"*.{ours}")], ending, tmp_path)
    for name, form in FORMS.items():
        found = audit_in_office_file(tmp_path / f"{name}.{ending}", shipped(form), TODAY)
        assert row_of(found.workbook) == row_of(noted(submitted(name), ending)), name


@pytest.mark.parametrize("ending", ["xlsx", "ods", "docx"])
@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_school_fills_in_counts_the_same(tmp_path: Path, seed: int, ending: str) -> None:
    """Ratings, dates, names and notes by chance: no value is special."""
    chance = Random(seed)  # noqa: S311  # the same for the same seed
    (school,) = invented_schools(1)
    audit = WorkbookText.parse(filled(blank(), school, Filling(), chance)).workbook
    path = tmp_path / f"a.{ending}"
    path.write_bytes(ods_file(audit, TODAY) if ending == "ods" else written(audit, ending))
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
    assert row_of(found.workbook) == row_of(noted(audit, ending))


def test_a_row_that_a_school_added_keeps_its_ref(tmp_path: Path) -> None:
    """By it the row is compared with the next round's."""
    audit = submitted("example-primary")
    added = replace(audit.actions[3], id="2-07", text="A row of the school's own", rag="red")
    audit = replace(audit, actions=(*audit.actions[:4], added, *audit.actions[4:]))
    path = tmp_path / "a.xlsx"
    path.write_bytes(written(audit, "xlsx"))
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
    assert row_of(found.workbook) == row_of(audit)


def test_a_row_that_a_school_moved_counts_below_its_new_outcome(tmp_path: Path) -> None:
    """Else the lead buys the training that another outcome needs."""
    audit = submitted("example-primary")
    moved = [replace(row, outcome="4.A") if row.id == "3-02" else row for row in audit.actions]
    audit = in_form_order(replace(audit, actions=tuple(moved)))
    path = tmp_path / "a.xlsx"
    path.write_bytes(written(audit, "xlsx"))
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
    assert row_of(found.workbook) == row_of(audit)
    assert "4.A" in row_of(audit).at_risk


def test_what_to_ask_a_school_is_the_same(tmp_path: Path) -> None:
    """Of what stands on the form: no register of people and training goes along in a sheet."""
    audit = submitted("example-primary")
    audit = replace(audit, people=(), courses=(), training=(), known=())
    path = tmp_path / "a.xlsx"
    path.write_bytes(written(audit, "xlsx"))
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
    rows = {row.id for kind in (audit.outcomes, audit.actions) for row in kind}

    def of_rows(workbook: Workbook) -> list[tuple[str, str]]:
        asked = questions_to(workbook, TODAY)
        return [(each.row, each.sentence) for each in asked if each.row in rows]

    assert of_rows(audit)
    assert of_rows(found.workbook) == of_rows(audit)


def line_of(tmp_path: Path, name: str, content: bytes) -> RoundLine:
    """Return the line of a file that lies in a round's folder."""
    folder = tmp_path / "round"
    school = ExpectedSchool("Example Primary School", "100001")
    known = Round("Invented", "leicester-early-help", name="Autumn", schools=(school,))
    write_new_round(folder, known)
    (folder / name).write_bytes(content)
    (line,) = (x for x in read_folder(folder, TODAY).collated.lines if x.file)
    return line


@cache
def edited(edit: Callable[[Any], None]) -> bytes:
    """Return the example's Excel file after somebody has changed it."""
    book = openpyxl.load_workbook(io.BytesIO(sent("example-primary", "xlsx")))
    edit(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_an_office_file_of_an_expected_school_counts(tmp_path: Path, ending: str) -> None:
    """The lead need not ask for another file, and sees that it is submitted."""
    content = sent("example-primary", ending)
    line = line_of(tmp_path, f"FINAL (2).{ending}", content)
    assert (line.state, line.school, line.why) == (State.RETURNED, "Example Primary School", "")
    assert line.step.value == "submitted"
    assert line.phase == "Primary"


def test_of_two_sheets_that_differ_the_audit_sheet_counts_and_it_is_told(tmp_path: Path) -> None:
    """The action plan is a copy, which nobody changes along."""

    def edit(book: Any) -> None:
        cell_of(book["Audit tool"], "1-02", "RAG rating").value = "At risk of not achieving"

    line = line_of(tmp_path, "a.xlsx", edited(edit))
    audit = submitted("example-primary")
    reds = sum(row.rag == "red" for row in audit.actions)
    assert line.returned
    assert line.returned.number_of("red") == reds + 1
    assert line.state is State.RETURNED
    assert line.why == (
        "The audit sheet counts; another sheet, which may only be older, says otherwise in "
        "Action plan!I3."
    )


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Audit tool", ""),
        (
            "Action plan",
            "The audit sheet counts, and lacks what another sheet says in Action plan!H26.",
        ),
    ],
)
def test_what_is_written_in_the_wrong_sheet_is_told_from_what_belongs_there(
    tmp_path: Path, sheet: str, said: str
) -> None:
    """Every school that fills in its audit sheet leaves the copy behind, which is no fault."""

    def edit(book: Any) -> None:
        cell = cell_of(book[sheet], "4-15", "Who")
        assert not cell.value
        cell.value = "DW"

    assert line_of(tmp_path, "a.xlsx", edited(edit)).why == said


def fewer_rows(book: Any) -> None:
    """Empty two rows whole, their Refs too, and send the audit sheet alone."""
    del book["Action plan"]
    for row in book["Audit tool"].iter_rows():
        if {"3-03", "4-04"} & {str(cell.value) for cell in row}:
            for cell in row:
                if not isinstance(cell, MergedCell):
                    cell.value = None


def test_rows_that_did_not_come_back_are_named(tmp_path: Path) -> None:
    """Else the school counts with fewer rows than all others, and nobody sees why."""
    line = line_of(tmp_path, "a.xlsx", edited(fewer_rows))
    assert line.state is State.RETURNED
    assert line.why == "2 rows of the form are not in it: 3-03, 4-04."


def test_a_number_that_was_mended_where_it_is_seen_counts(tmp_path: Path) -> None:
    """The page asks for that, and what a program notes where nobody looks can't be mended."""

    def mended(book: Any) -> None:
        cell = next(
            x for (x,) in book["Audit tool"].iter_rows(max_col=1) if "100001" in str(x.value)
        )
        cell.value = cell.value.replace("100001", "100002")

    line = line_of(tmp_path, "a.xlsx", edited(mended))
    assert line.returned
    assert line.returned.number == "100002"
    assert line.state is State.PROBLEM


def no_rating(book: Any) -> None:
    """Write what is no rating of the form."""
    cell_of(book["Audit tool"], "1-02", "RAG rating").value = "nearly there"


def no_section(book: Any) -> None:
    """Take the rows of a section out, and the plan that repeats them."""
    del book["Action plan"]
    sheet = book["Audit tool"]
    for number in range(sheet.max_row, 0, -1):
        if any(str(cell.value).startswith("2-") for cell in sheet[number]):
            sheet.delete_rows(number)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.xlsx", lambda: edited(no_rating), "Audit tool!"),
        ("a.xlsx", lambda: edited(no_section), "Nothing of the section '2. "),
        ("a.xlsx", lambda: b"PK\x03\x04 cut off", "It is damaged, so it can't be read"),
        ("a.docx", lambda: b"", "It is empty."),
        ("a.docx", lambda: b"x", "It is no Word, Excel or OpenDocument file"),
        ("a.pdf", lambda: b"%PDF-1.4", "It is a .pdf, which can't be read as it is."),
        ("a.docm", lambda: b"PK", "It is a .docm, which can't be read as it is."),
        ("a.zip", lambda: b"PK", "It holds other files."),
        (
            "a.xlsx",
            lambda: sent("example-development-plan", "xlsx"),
            "It is the form “School development plan”, and “4. Early Help Commitments Audit Tool”",
        ),
        (
            "a.docx",
            lambda: sent("example-development-plan", "docx"),
            "It is the form “School development plan”, and “4. Early Help Commitments Audit Tool”",
        ),
    ],
)
def test_what_can_not_be_counted_says_why(
    tmp_path: Path, name: str, content: Callable[[], bytes], why: str
) -> None:
    """With the cell or the section, and with what to do; nothing of it is counted by guess."""
    line = line_of(tmp_path, name, content())
    assert line.state is State.PROBLEM
    assert line.why.startswith(why)
    assert line.what_to_do


def test_whose_a_sheet_is_that_can_not_be_counted_is_said_where_it_says_so(tmp_path: Path) -> None:
    """Its school has sent something, and is not chased as if it had not."""
    line = line_of(tmp_path, "a.xlsx", edited(no_rating))
    assert line.expected
    (only,) = read_folder(tmp_path / "round", TODAY).collated.lines
    assert only.state is State.PROBLEM


def test_an_office_file_that_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    """What reads it may have been installed meanwhile, of which no file's stamp tells."""
    line_of(tmp_path, "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 of no book")
    assert read_folder(tmp_path / "round", TODAY).number_read == 1


def test_what_was_read_into_another_form_is_read_again(tmp_path: Path) -> None:
    """A lead who mends the form that is asked for must not see counts of the old one."""
    folder = tmp_path / "round"
    line_of(tmp_path, "a.xlsx", sent("example-primary", "xlsx"))
    file = folder / "partnership.toml"
    assert read_folder(folder, TODAY).number_read == 0
    text = file.read_text(encoding="utf-8")
    text = text.replace('"leicester-early-help"', '"development-plan"')
    file.write_text(text.replace('version = ""', 'version = "2026"'), encoding="utf-8")
    assert read_folder(folder, TODAY).number_read == 1


def test_what_a_school_forwards_is_asked_whatever_file_it_came_in(tmp_path: Path) -> None:
    """It travels on a sheet of the export, for a lead who has no workbook of the school."""
    audit = submitted("example-primary")
    meeting = Meeting("M1", "12 September 2026", "Review", ended="2026-09-12T15:00:00Z")
    rows = (
        Matter("M1-N4", "M1", "Safeguarding\nupdate", decision="Ask: *who*?", forwarded="yes"),
        Matter("M1-N5", "M1", "Next date", decision="In January"),
    )
    audit = replace(audit, meetings=(meeting,), matters=rows)
    path = tmp_path / "return.xlsx"
    path.write_bytes(written(audit, "xlsx"))
    found = audit_in_office_file(path, shipped("leicester-early-help"), TODAY).workbook
    told, own = questions_to(found, TODAY)[0], questions_to(audit, TODAY)[0]
    assert told == own
    assert told.sentence == (
        "Meeting M1 (Review, 12 September 2026) forwards a decision on Safeguarding\nupdate: "
        "Ask: *who*?"
    )
    assert [each.row for each in questions_to(found, TODAY) if each.check == FORWARDED] == ["M1-N4"]


def test_what_stands_beside_the_form_is_told_wherever_its_school_is(tmp_path: Path) -> None:
    """A remark on a cell is meant for whoever collates, who opens no school of a hundred."""
    book = openpyxl.load_workbook(io.BytesIO(sent("example-primary", "xlsx")))
    cell = cell_of(book["Audit tool"], "1-01", "When")
    cell.comment = Comment("We could not do this before the summer.", "A school")
    held = io.BytesIO()
    book.save(held)
    line = line_of(tmp_path, "a.xlsx", held.getvalue())
    assert "comment: We could not do this before the summer.”; its page shows all" in line.why
