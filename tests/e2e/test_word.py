"""An audit goes out as a Word document and comes back as one."""

import json
from pathlib import Path

import docx

from tests.e2e.conftest import eh_tui
from tests.support import CHECKOUT

EXAMPLE = CHECKOUT / "workbooks" / "example-primary.toml"


def test_a_workbook_made_from_the_export_needs_nothing_more(tmp_path: Path) -> None:
    """`export` writes where it was told; `new --from-document` leaves no text of it."""
    document, again = tmp_path / "audit.docx", tmp_path / "again.toml"
    written = eh_tui("export", EXAMPLE, "-o", document)
    assert (written.returncode, written.stdout, written.stderr) == (0, f"{document}\n", "")
    school = ("--school", "Example Primary School")
    made = eh_tui("new", again, *school, "--from-document", document)
    assert made.returncode == 0, made.stderr
    assert "no place" not in made.stdout + made.stderr
    assert "1-03: When, Who, RAG rating amber from the words 'On track'" in made.stdout


def test_changes_are_told_in_excel_alone(tmp_path: Path) -> None:
    """Nothing is written that lacks what was asked for."""
    document = tmp_path / "audit.docx"
    refused = eh_tui("export", EXAMPLE, "-o", document, "--changes")
    assert (refused.returncode, document.exists()) == (2, False)
    assert "Only the Excel file tells what has changed" in refused.stderr


def test_a_document_that_comes_back_is_told_as_json(tmp_path: Path) -> None:
    """The same keys as of a sheet; 1 says that something waits for a person."""
    path, document = tmp_path / "school.toml", tmp_path / "audit.docx"
    path.write_bytes(EXAMPLE.read_bytes())
    assert eh_tui("export", path, "-o", document).returncode == 0
    assert eh_tui("import", path, document, "--json").stdout.strip() == "[]"
    made = docx.Document(str(document))
    made.tables[1].rows[3].cells[2].text = "1/27"
    made.save(str(document))
    told = eh_tui("import", path, document, "--json")
    assert told.returncode == 1
    (finding,) = json.loads(told.stdout)
    assert (finding["id"], finding["field"], finding["returned"]) == ("1-03", "when", "1/27")
    assert (finding["state"], finding["where"]) == ("changed", "table 2, row 4, column 3")
