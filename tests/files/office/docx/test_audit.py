"""An audit exported to Word is the authority's form, and reads back with nothing different."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.documents.read import read_document
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.edits import Set, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.emptied import emptied
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import NOT_RATED
from tests.support.forms import shipped
from tests.support.submitted import printed

EXAMPLES = (
    "example-primary",
    "example-standards-self-assessment",
    "example-safeguarding-checklist",
    "example-development-plan",
)


def read_again(audit: Workbook, folder: Path) -> Filling:
    """Return the audit's blank form as the exported document fills it in."""
    path = folder / "audit.docx"
    path.write_bytes(audit_document(audit))
    return filled_from(read_document(path), emptied(audit))


def opened(audit: Workbook) -> Any:
    """Return an exported audit as python-docx opens it."""
    return docx.Document(io.BytesIO(audit_document(audit)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_word_says_is_read_again_with_nothing_different(name: str, tmp_path: Path) -> None:
    """All ratings, cells, rows and dates of signing, and no text is left that has no place."""
    audit = shipped(name)
    filling = read_again(audit, tmp_path)
    expected = printed(audit)
    for kind in (Kind.OUTCOMES, Kind.ACTIONS, Kind.ROWS, Kind.SIGNATORIES, Kind.SCHOOL):
        assert filling.workbook.of_kind(kind) == expected.of_kind(kind)
    assert filling.left == []


_typed = st.text("abcXYZ 0123456789,.:;!?-–'\"&<>\n\té→", min_size=1, max_size=30)


@given(st.sampled_from(EXAMPLES), st.data())
def test_whatever_is_typed_in_a_cell_is_read_again_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    """Spaces, tabs, line ends and signs of XML included; each level, however it is shown."""
    audit = shipped(name)
    for kind in (Kind.OUTCOMES, Kind.ACTIONS):
        for row in audit.of_kind(kind):
            for column in columns_of_row(audit, row):
                if column.role in (Role.OUTCOME, Role.ACTION):
                    continue
                levels = [level.id for level in audit.form.levels_of(column.scale)]
                blank = NOT_RATED if column.field == "rag" else ""
                drawn = st.sampled_from([blank, *levels]) if column.is_level else _typed
                old = value(audit, kind, row, column.field)
                new = data.draw(drawn) if data.draw(st.booleans()) else old
                audit = apply(audit, Set(kind, row.id, column.field, old, new))
    filling = read_again(audit, tmp_path_factory.mktemp("word"))
    expected = printed(audit)
    assert filling.workbook.outcomes == expected.outcomes
    assert filling.workbook.actions == expected.actions


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_table_begins_with_headings_that_each_page_repeats(name: str) -> None:
    """The first cell's style tells which tables have some: all but the key and the sign-off."""
    headed = 0
    for table in opened(shipped(name)).tables:
        is_headed = table.cell(0, 0).paragraphs[0].style.name == "Cell Heading"
        assert bool(table.rows[0]._tr.findall(f".//{qn('w:tblHeader')}")) is is_headed
        headed += is_headed
    assert headed >= len(shipped(name).commitments)


def test_a_rating_is_said_in_words_and_in_its_colour() -> None:
    """Nobody needs to tell the colours apart, and no word is missing where ink is black."""
    table = opened(shipped("example-primary")).tables[1]
    cell = table.cell(1, 4)
    assert cell.text == "Completed / ongoing"
    assert cell._tc.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "B5DBA4"


def test_sections_are_headings_on_a4_in_english() -> None:
    """A screen reader jumps from one to the next, and reads them as English."""
    audit = shipped("example-primary")
    document = opened(audit)
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [each.title for each in audit.commitments]
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"


def test_the_same_audit_gives_the_same_bytes() -> None:
    """Nothing in it is of the moment at which it was written."""
    audit = shipped("example-primary")
    assert audit_document(audit) == audit_document(audit)


def test_what_the_law_asks_for_is_marked_in_a_column_of_its_own() -> None:
    """In words, beside what it is about."""
    tables = opened(shipped("example-safeguarding-checklist")).tables
    said = [table.columns[-1].cells[2].text for table in tables if len(table.columns) > 7]
    assert "Statutory" in said


def test_what_a_level_means_for_a_row_stands_below_its_table() -> None:
    """Whoever rates on paper has the form's own words for it."""
    audit = shipped("example-standards-self-assessment")
    row = next(row for row in audit.outcomes if row.descriptors)
    texts = "\n".join(each.text for each in opened(audit).paragraphs)
    for id, text in row.descriptors:
        assert f"{audit.form.label(id)}: {text}" in texts
    levels = [level.id for level in audit.form.levels if dict(row.descriptors).get(level.id)]
    lines = [f"{audit.form.label(id)}: {dict(row.descriptors)[id]}" for id in levels]
    assert "\n".join(lines) in texts
