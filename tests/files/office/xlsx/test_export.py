"""The Excel file: what a reader finds in it, and what a full disk leaves of it."""

import hashlib
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from eh_tui.errors import Refused
from eh_tui.files.folder.peek import peek
from eh_tui.files.office.xlsx.export import default_name
from eh_tui.files.office.xlsx.text import cell_shown, header_text
from eh_tui.files.store.identity import Identity
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    School,
    Signatory,
)
from eh_tui.model.core.workbook import Workbook
from tests.support import CHECKOUT
from tests.support.forms import labelled
from tests.support.rag import Rag
from tests.support.xlsx_audits import export, filled_audit
from tests.support.xlsx_rows import expected_rows, rows_in_file, xml_of

TODAY = date(2026, 11, 22)
ELEMENT_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData mergeCells "
    "conditionalFormatting dataValidations printOptions pageMargins pageSetup headerFooter "
    "rowBreaks ignoredErrors drawing tableParts"
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the export of the filled audit."""
    path = tmp_path_factory.mktemp("export") / "audit.xlsx"
    export(filled_audit(), path, today=TODAY, identity=Identity("w-1", b"key"))
    return path


def export_actions(folder: Path, *texts: str) -> list[Any]:
    """Return what openpyxl reads in the Action column for actions of these texts."""
    workbook = filled_audit()
    actions = tuple(Action(f"1-{n:02}", "1.A", text) for n, text in enumerate(texts, 1))
    export(replace(workbook, actions=actions), folder / "a.xlsx", today=TODAY)
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["Action plan"]
    return [sheet.cell(row, 4).value for row in range(2, len(texts) + 2)]


def test_the_sheets_are_in_order_and_the_metadata_out_of_sight(file: Path) -> None:
    """The audit is what opens; the ids are nobody's business."""
    book = openpyxl.load_workbook(file)
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert states == {
        "Audit tool": "visible",
        "Summary": "visible",
        "Action plan": "visible",
        "_ehtui": "veryHidden",
    }
    assert book.active is book["Audit tool"]


def test_all_rows_of_the_form_are_in_the_file(file: Path) -> None:
    """What is planned is worth nothing until a reader finds it."""
    rows = rows_in_file(file)
    found = iter(rows)
    assert len(rows) > 25
    for row in expected_rows(filled_audit()):
        assert row in found, row


def test_stored_results_are_those_of_the_model(file: Path) -> None:
    """A phone's preview never calculates."""
    summary = openpyxl.load_workbook(file, data_only=True)["Summary"]
    assert [summary.cell(9, column).value for column in range(3, 9)] == [25, 2, 9, 11, 3, 0.44]
    assert [summary.cell(row, 3).value for row in range(5, 9)] == [3, 2, 5, 15]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://example.com","x")',
        "#N/A",
        "#REF!",
        "+44 116 496 0000",
        "-1",
        "@SUM(A1)",
        "\tindented",
        "_x0041_",
        "_x0041_x0042_",
        "6/2017",
        "1e5",
        "007",
        "TRUE",
        " ",
        " both ends ",
        "two\nlines\n",
        "🎒 école ગુજરાતી",
        "<b>&amp;</b>",
        "x" * 32_767,
    ],
)
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    """Excel makes formulas, errors, dates and numbers of what people type; it must not here."""
    assert export_actions(tmp_path, text) == [text]


def test_what_a_cell_cannot_hold_is_shown_by_a_symbol(tmp_path: Path) -> None:
    """A pasted control character is no reason to lose the text around it."""
    texts = export_actions(tmp_path, "a\x00b\x0bc", "a\r\nb\rc", "a\ufffeb\ud800c\uffff")
    assert texts == ["a␀b␋c", "a\nb\nc", "a\ufffdb\ufffdc\ufffd"]


# openpyxl removes every "x005F_" when it reads, also where nobody escaped it.
@given(st.text(st.characters(codec=None), max_size=60).filter(lambda text: "x005F_" not in text))
@settings(max_examples=settings().max_examples // 3)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever is typed or pasted is in the file, or a symbol for it is."""
    folder = tmp_path_factory.mktemp("any")
    assert export_actions(folder, text) == [cell_shown(text) or None]


def test_a_text_too_long_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """A cut text would look like a whole one."""
    with pytest.raises(Refused, match=r"1-01, Action"):
        export_actions(tmp_path, "x" * 32_768)
    assert not list(tmp_path.iterdir())


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    """A school can see by comparing files that nothing has changed."""
    code = (
        "from datetime import date; from pathlib import Path; import sys;"
        "from tests.support.xlsx_audits import export, filled_audit;"
        "export(filled_audit(), Path(sys.argv[1]), today=date(2026, 11, 22))"
    )
    sums: set[str] = set()
    for seed in ("0", "1", "random"):
        path = tmp_path / f"{seed}.xlsx"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{len(sums)}"}
        subprocess.run(
            [sys.executable, "-c", code, str(path)], check=True, env=environment, cwd=CHECKOUT
        )
        sums.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(sums) == 1


def test_no_time_and_no_machine_is_in_the_file(file: Path) -> None:
    """The file is mailed outside the school."""
    book = openpyxl.load_workbook(file)
    assert book.properties.creator == "eh-tui"
    assert book.properties.lastModifiedBy is None
    assert book.properties.modified == book.properties.created == datetime(2026, 11, 22)
    with zipfile.ZipFile(file) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_rows_of_text_may_grow_and_merged_ones_keep_their_height(file: Path) -> None:
    """Excel fits a row to its own text on an edit, but would cut a merged one off."""
    sheet = openpyxl.load_workbook(file)["Audit tool"]
    refs = {sheet.cell(row, 6).value: row for row in range(1, sheet.max_row + 1)}
    rows = {
        row.get("r"): row for row in xml_of(file, "xl/worksheets/sheet1.xml").iter(f"{MAIN}row")
    }
    assert all(row.get("ht") for row in rows.values())
    assert rows[str(refs["1-01"])].get("customHeight") is None
    assert rows[str(refs["1-R01"])].get("customHeight") == "1"


def test_texts_are_shared_strings(file: Path) -> None:
    """Numbers and the previews of phones have shown inline strings as empty cells."""
    for number in range(1, 5):
        kinds = {
            c.get("t") for c in xml_of(file, f"xl/worksheets/sheet{number}.xml").iter(f"{MAIN}c")
        }
        assert "inlineStr" not in kinds


def test_the_parts_of_a_sheet_are_in_the_order_that_excel_demands(file: Path) -> None:
    """Excel offers to repair a file whose elements are in another order."""
    order = ELEMENT_ORDER.split()
    for number in range(1, 5):
        root = xml_of(file, f"xl/worksheets/sheet{number}.xml")
        places = [order.index(etree.QName(child).localname) for child in root]
        assert places == sorted(places)


def test_every_part_is_announced_and_every_relation_leads_somewhere(file: Path) -> None:
    """Excel calls a package damaged that names a part it does not hold."""
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        assert len(names) == len(archive.namelist())
    types = xml_of(file, "[Content_Types].xml")
    announced = {part.get("PartName").lstrip("/") for part in types if part.get("PartName")}
    assert announced <= names
    assert {name for name in names if not name.endswith(".rels")} - announced <= {
        "[Content_Types].xml"
    }
    for name in sorted(names):
        if name.endswith(".rels"):
            for relation in xml_of(file, name):
                folder = name.removesuffix(".rels").rpartition("_rels/")[0]
                target = relation.get("Target")
                assert not target.startswith("/")  # exceljs does not find it then
                assert posixpath.normpath(posixpath.join(folder, target)) in names, (name, target)


def test_the_table_names_the_headings_of_its_cells(file: Path) -> None:
    """Excel repairs a table whose headings are not those of its first row."""
    sheet = openpyxl.load_workbook(file)["Action plan"]
    table = sheet.tables["ActionPlan"]
    headings = [cell.value for cell in sheet[table.ref][0]]
    assert [column.name for column in table.tableColumns] == headings
    assert table.autoFilter.ref == table.ref


def test_dropdown_and_colours_reach_the_file(file: Path) -> None:
    """They are what makes the sheet a form and not a picture of one."""
    sheet = openpyxl.load_workbook(file)["Audit tool"]
    (validation,) = sheet.data_validations.dataValidation
    assert validation.type == "list"
    assert validation.showErrorMessage
    assert "E12" in str(validation.sqref)
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert [rule.formula for rule in rules] == [
        ['"At risk of not achieving"'],
        ['"On track"'],
        ['"Completed / ongoing"'],
    ]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules}) == 3


def test_the_chart_holds_its_numbers_and_words_for_those_who_cannot_see_it(file: Path) -> None:
    """A preview does not read the cells, and a screen reader not the bars."""
    chart = etree.tostring(xml_of(file, "xl/charts/chart1.xml")).decode()
    assert chart.count('sourceLinked="0"') >= 4
    assert re.findall(r"<c:v>|<v>", chart)
    drawing = etree.tostring(xml_of(file, "xl/drawings/drawing1.xml")).decode()
    assert 'descr="Share of each commitment' in drawing


@pytest.mark.parametrize(
    ("school", "name"),
    [
        ("Example Primary School", "Example Primary School - x - Early Help audit 2026-11-22.xlsx"),
        ("", "x - Early Help audit 2026-11-22.xlsx"),
        ('St "A"/B: C?\\*<>|.', "St A B C - x - Early Help audit 2026-11-22.xlsx"),
        ("A\nB\tC", "A B C - x - Early Help audit 2026-11-22.xlsx"),
    ],
)
def test_the_file_is_named_after_the_school_on_every_system(school: str, name: str) -> None:
    """Windows refuses nine characters, and a dot at the end."""
    workbook = Workbook(school=School(name=school))
    assert default_name(workbook, Path("x.toml"), TODAY) == name
    with_changes = default_name(workbook, Path("x.toml"), TODAY, changes=True)
    assert with_changes == name.replace("audit", "audit and changes")


def test_another_form_gives_the_file_its_own_title() -> None:
    """Whoever is sent a checklist and a plan tells them apart by their names."""
    for form, title in (
        ("safeguarding-checklist", "Safeguarding checklist for schools"),
        ("development-plan", "School development plan"),
    ):
        workbook = peek(form_file(form)).workbook
        assert default_name(workbook, Path("x.toml"), TODAY) == f"x - {title} 2026-11-22.xlsx"
        named = default_name(workbook, Path("x.toml"), TODAY, changes=True)
        assert named == f"x - {title} and changes 2026-11-22.xlsx"
        long = replace(workbook, title=f"{title} of every county in the land, year by year")
        assert len(default_name(long, Path("x.toml"), TODAY)) < 70


@given(st.text(max_size=300))
def test_any_name_gives_a_footer_without_codes(name: str) -> None:
    """A single ampersand would swallow the letter behind it."""
    assert "&" not in header_text(name, 60).replace("&&", "")


@given(st.text(st.sampled_from("a=&\"'<\x00\x0b\r\n\t\ud800\uffff😀,_x0041_"), max_size=30))
@settings(max_examples=settings().max_examples // 4)
def test_any_text_in_any_field_gives_a_file_that_opens(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Titles, labels, headings, ids and the school's name are typed by somebody too."""
    path = tmp_path_factory.mktemp("fields") / "a.xlsx"
    workbook = Workbook(
        title=text,
        intro=text,
        sign_off=text,
        school=School(name=text, audit_date=text),
        form=replace(
            labelled(text, red=text, amber=text + "r", green=text + "a", none=text + "g"), id=text
        ),
        commitments=(Commitment(text, text, text, (text,) * 5),),
        outcomes=(Outcome("1.A", text, text),),
        actions=(Action(text, "1.A", text, text, text, Rag.RED, text),),
        achieved=(AchievedTable("1.R1", text, text, (text,) * 7),),
        rows=(AchievedRow(text, "1.R1", "1.A", (text,) * 7),),
        signatories=(Signatory(text, text, text, text),),
    )
    export(workbook, path, today=TODAY, identity=Identity(text, b"key"))
    assert openpyxl.load_workbook(path).sheetnames[0] == "Audit tool"
