"""A Word audit that comes back is reviewed as a sheet is: what was changed in it, and no more."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from eh_tui.errors import Refused
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.store.identity import identity_of
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.returns.finding import FindingState, ReturnFinding
from eh_tui.model.returns.taking import edits_taking, named_findings
from tests.support.other_programs import converted
from tests.support.returns import SentOut

FORMS = (
    "example-primary",
    "example-standards-self-assessment",
    "example-safeguarding-checklist",
    "example-development-plan",
)


def sent_in_word(sent: SentOut) -> Path:
    """Return the workbook's export to Word."""
    store = sent.store
    path = sent.path.parent / "audit.docx"
    path.write_bytes(audit_document(store.workbook, identity_of(store.text.text, store.moment)))
    return path


def returned(sent: SentOut, edit: Callable[[Any], None]) -> Path:
    """Return the document after somebody has changed it in Word."""
    path = sent_in_word(sent)
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return path


def write(cell: Any, text: str) -> None:
    """Type over a cell and take its colour off, as somebody does who rates it anew."""
    cell.text = text
    for shade in cell._tc.findall(f".//{qn('w:tcPr')}/{qn('w:shd')}"):
        shade.getparent().remove(shade)


def brief(finding: ReturnFinding) -> tuple[str, str, str, str]:
    """Return the row, the field, the state and what came back."""
    return finding.id, finding.field, finding.state.value, finding.returned


@pytest.mark.parametrize("form", FORMS)
def test_a_document_that_nobody_changed_brings_nothing(form: str, tmp_path: Path) -> None:
    """No row gone, none new, no text told as having no place."""
    sent = SentOut(tmp_path, form)
    review = sent.review(sent_in_word(sent))
    assert (review.findings, review.remarks) == ((), ())


def test_levels_to_tick_below_a_heading_that_is_one_of_them_bring_nothing(tmp_path: Path) -> None:
    """What is ticked under "Yes" below "Yes" is no other rating than before."""
    sent = SentOut(tmp_path, "example-safeguarding-checklist")
    text = sent.path.read_text()
    assert text.count('heading = "Answer"') == 1
    sent.path.write_text(text.replace('heading = "Answer"', 'heading = "Yes"'))
    sent.export()
    assert sent.review(sent_in_word(sent)).findings == ()
    assert sent.found(lambda _: None) == []


def test_what_was_changed_in_word_is_found_and_taken_over(tmp_path: Path) -> None:
    """A date, a rating in words, a cell that was cleared; undo takes it back as one step."""
    sent = SentOut(tmp_path)

    def edit(document: Any) -> None:
        row = document.tables[1].rows[3].cells
        write(row[2], "1/27")
        write(row[3], "")
        write(row[4], "Completed / ongoing")

    path = returned(sent, edit)
    review = sent.review(path)
    assert [brief(each) for each in review.findings] == [
        ("1-03", "when", "changed", "1/27"),
        ("1-03", "who", "changed", ""),
        ("1-03", "rag", "changed", "green"),
    ]
    store = sent.store
    taken = named_findings(review, ["all"])
    store.commit(edits_taking(store.workbook, taken), "taken")
    row = next(each for each in sent.store.workbook.actions if each.id == "1-03")
    assert (row.when, row.who, row.rag) == ("1/27", "", "green")
    assert sent.review(path).findings == ()


def test_what_was_changed_here_too_is_a_clash(tmp_path: Path) -> None:
    """Which of the two holds is for a person to say; what was changed here alone is no finding."""
    sent = SentOut(tmp_path)
    path = returned(sent, lambda document: write(document.tables[1].rows[3].cells[2], "1/27"))
    store = sent.store
    edits = [
        set_field(store.workbook, Kind.ACTIONS, "1-03", "when", "2/27"),
        set_field(store.workbook, Kind.ACTIONS, "1-03", "who", "MP"),
    ]
    store.commit(edits, "typed here")
    assert [brief(each) for each in sent.review(path).findings] == [
        ("1-03", "when", "clash", "1/27")
    ]


def test_a_rating_whose_words_and_colour_differ_is_not_guessed(tmp_path: Path) -> None:
    """The one who typed other words over the colour may have meant either."""
    sent = SentOut(tmp_path)

    def edit(document: Any) -> None:
        document.tables[1].rows[3].cells[4].text = "Completed / ongoing"

    (finding,) = sent.review(returned(sent, edit)).findings
    assert finding.state is FindingState.UNREADABLE
    assert "its words say green and the cell colour FFD966 says amber" in finding.remarks[0]


def test_a_row_that_was_added_is_new_and_one_taken_out_is_asked_about(tmp_path: Path) -> None:
    """Never is a row taken out because a document lacks it."""
    sent = SentOut(tmp_path)

    def edit(document: Any) -> None:
        table = document.tables[1]
        cells = table.rows[2].cells
        write(cells[1], "Something else entirely, by the office")
        table._tbl.remove(table.rows[3]._tr)

    found = {brief(each)[::2] for each in sent.review(returned(sent, edit)).findings}
    assert ("1-03", "gone") in found


def test_another_school_and_another_workbook_are_refused(tmp_path: Path) -> None:
    """A document goes to the workbook that it is of."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one, other = SentOut(tmp_path / "one"), SentOut(tmp_path / "other", FORMS[1])
    with pytest.raises(Refused, match="another workbook"):
        other.review(sent_in_word(one))

    def rename(document: Any) -> None:
        document.core_properties.identifier = ""
        school = next(each for each in document.paragraphs if each.text.startswith("School\t"))
        school.runs[-1].text = "Another School"

    with pytest.raises(Refused, match="is of 'Another School'"):
        one.review(returned(one, rename))


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["example-primary", "example-safeguarding-checklist"])
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_libreoffice_changes_nothing_in_a_document(tmp_path: Path, form: str, ending: str) -> None:
    """Merged outcomes, ticks and shading survive in its own Word files and in its documents."""
    sent = SentOut(tmp_path, form)
    path = returned(sent, lambda document: write(document.tables[-1].cell(0, 0), "Somebody else"))
    review = sent.review(converted(path, ending, tmp_path / "converted"))
    assert review.findings == ()
    assert [remark for remark in review.remarks if "Somebody else" in remark]


def test_a_comment_is_shown_with_its_row(tmp_path: Path) -> None:
    """What a lead notes beside a text is for the school to read."""
    sent = SentOut(tmp_path)

    def edit(document: Any) -> None:
        cell = document.tables[1].rows[1].cells[3].paragraphs[0]
        document.add_comment(cell.runs, text="Is this\nstill so?", author="The lead")
        title = document.paragraphs[0]
        document.add_comment(title.runs, text="Well done.", author="The lead")

    review = sent.review(returned(sent, edit))
    assert not review.findings
    assert [(each.id, each.text, each.is_comment) for each in review.beside] == [
        ("", "Well done.", True),
        ("1-01", "Is this\nstill so?", True),
    ]
    assert not [each for each in review.remarks if "comment" in each]


def test_what_is_struck_through_is_told_and_not_taken(tmp_path: Path) -> None:
    """Neither a cell as a whole, which is no blank, nor a piece beside what counts."""
    sent = SentOut(tmp_path)

    def edit(document: Any) -> None:
        when, who, rating = document.tables[1].rows[3].cells[2:5]
        write(when, "")
        when.paragraphs[0].add_run("12/26").font.strike = True
        when.paragraphs[0].add_run(" 1/27")
        who.paragraphs[0].runs[0].font.strike = True
        rating.paragraphs[0].runs[0].font.double_strike = True

    review = sent.review(returned(sent, edit))
    row = next(each for each in sent.store.workbook.actions if each.id == "1-03")
    level = sent.store.workbook.form.level(row.rag).words
    assert [brief(each) for each in review.findings] == [("1-03", "when", "changed", "1/27")]
    assert [(each.id, each.text) for each in review.beside] == [
        ("1-03", "struck through: 12/26"),
        ("1-03", f"struck through: {row.who}"),
        ("1-03", f"struck through: {level}"),
    ]
    assert not [each for each in review.remarks if "struck" in each]


def test_a_rating_is_found_in_its_own_cell(tmp_path: Path) -> None:
    """Whoever looks there must see it, and not the outcome at the left."""
    sent = SentOut(tmp_path)
    path = returned(
        sent, lambda document: write(document.tables[1].rows[3].cells[4], "Completed / ongoing")
    )
    (found,) = sent.review(path).findings
    assert (found.field, found.where) == ("rag", "table 2, row 4, column 5")


def test_a_document_that_is_called_a_sheet_is_told_to_be_one(tmp_path: Path) -> None:
    """As a sheet it holds nothing, and a school that answered would count as silent."""
    sent = SentOut(tmp_path)
    path = sent_in_word(sent).rename(tmp_path / "audit.xlsx")
    with pytest.raises(Refused, match=r"audit\.xlsx is a Word .* call it audit\.docx"):
        sent.review(path)
