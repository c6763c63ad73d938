"""A return in the lead's own form is known by what the school wrote into the form's own lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.core.form_rows import AchievedRow, School
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.facts import SchoolNamed
from eh_tui.model.paper.school_lines import printed_texts, school_named
from eh_tui.model.paper.source import SourceBlock, SourceDocument
from eh_tui.model.returns.returned_audit import ReturnedAudit
from eh_tui.model.returns.standalone import with_school_named
from tests.support.drafts import HEADINGS, documents
from tests.support.source_documents import grid, paragraph

ASH = "Ash Lane Primary School"
RATED = grid(HEADINGS, ("o", "a", "", "", ""))
PRINTED = Workbook(
    title="Annual return",
    intro="Name of school: ______\nDate completed: ______\nSchool: (please print)",
    rows=(AchievedRow("R1", "T1", cells=("School", "Cluster")),),
)


def named(*blocks: SourceBlock) -> SchoolNamed:
    """Return what is read of whose return it is, of a form that prints what `PRINTED` does."""
    return school_named(blocks, printed_texts(PRINTED))


@pytest.mark.parametrize(
    "line",
    [
        f"Name of school: {ASH}",
        f"School: {ASH}",
        f"School:\t{ASH}",
        f"SCHOOL NAME\t{ASH}",
        f"School name – {ASH}",
        f"School's name: {ASH}",
        f"Name of school/setting: {ASH}",
        f"Name of school: ___{ASH}____",
        f"Name of school ……{ASH}……",
        f"School: {ASH}\tCompleted by: A. Lee\tDate: 3 May",
        f"School: {ASH} Completed by: A. Lee Date of visit: 3 May",
        f"Date: 3 May\nSchool: {ASH}\nHeadteacher: ______",
    ],
)
def test_a_school_is_known_by_the_line_on_which_the_form_asks_for_it(line: str) -> None:
    """No form of a lead's says "School" before a tab, as our exports do."""
    assert named(paragraph(line), RATED).names == (ASH,)


@pytest.mark.parametrize(
    "line",
    [
        *("School number: 990001", "School number\t990001", "URN: 990001"),
        *("School no. ____990001____", "DfE number: 990001", "Unique reference number: 990001"),
        *("School number (URN): 990001", f"School: {ASH} URN: 990001"),
    ],
)
def test_a_school_is_known_by_its_number_under_any_usual_name(line: str) -> None:
    """It decides whose a return is, so what the form calls it must not matter."""
    assert named(paragraph(line), RATED).numbers == ("990001",)


@pytest.mark.parametrize(
    "table",
    [
        grid(("School", ASH), ("School number", "990001")),
        grid(("School:", ASH), ("URN:", "990001")),
        grid(("School", "School number"), (ASH, "990001")),
        grid(("School:", "", "", ASH), ("School number", "", "", "990001"), sheet="Cover"),
        grid((f"School: {ASH}", "URN: 990001")),
        grid(("School", "Cluster", "URN"), (ASH, "North", "990001")),
        grid(("School:", "Completed by:", "URN:"), (ASH, "A. Lee", "990001"), sheet="Cover"),
    ],
)
def test_what_stands_beside_or_below_a_label_is_the_answer(table: SourceBlock) -> None:
    """A form asks in cells as often as on lines."""
    assert named(table, RATED) == SchoolNamed((ASH,), ("990001",))


def test_a_sheet_says_whose_it_is_above_its_table() -> None:
    """In a sheet all that the form holds is one table."""
    sheet = grid(
        ("Annual return", "", "", "", ""),
        ("School:", ASH, "", "Date:", "3 May"),
        ("", "", "", "", ""),
        HEADINGS,
        ("School: every child is known", "a", "", "", ""),
        sheet="Audit",
    )
    assert named(sheet).names == (ASH,)


@pytest.mark.parametrize(
    "block",
    [
        paragraph("Name of school: ______"),
        paragraph("School:"),
        paragraph("School: x"),
        paragraph("School: (please print)"),
        paragraph("School: Click or tap here to enter text."),
        paragraph("Our school: a place to grow"),
        paragraph("School number: not known yet"),
        grid(("School", "Cluster"), ("", "")),
        grid(("School:", "Completed by:"), ("Date:", "")),
        grid(("School", "Visits"), ("Oak", "2"), ("Elm", "3")),
        grid((*HEADINGS, "School"), ("o", "a", "", "", "", "Green")),
        grid(HEADINGS, ("School: all staff", "a", "", "", "")),
    ],
)
def test_what_the_form_prints_and_what_is_no_answer_names_no_school(block: SourceBlock) -> None:
    """A blank line is an answer of nobody; a list of schools is not whose return it is."""
    assert named(block, RATED) == SchoolNamed()


def test_two_names_are_both_kept_and_one_that_is_repeated_is_one() -> None:
    """Which of the two it is, is asked and not guessed."""
    lines = (f"School: {ASH}", "School name: ASH LANE primary school", "Name of school: Elm")
    found = named(*map(paragraph, lines), RATED)
    assert found.names == (ASH, "Elm")


def test_a_line_behind_the_tables_counts_where_none_stands_before_them() -> None:
    """A form may ask last who filled it in."""
    assert named(RATED, paragraph(f"School: {ASH}")).names == (ASH,)
    assert named(paragraph("School: Elm"), RATED, paragraph(f"School: {ASH}")).names == ("Elm",)


def test_the_words_of_an_export_go_before_the_forms_own_lines() -> None:
    """Both are kept, so that it is told where they name two schools."""
    audit = ReturnedAudit(Workbook(school=School(name=ASH)))
    found = with_school_named(audit, SchoolNamed((ASH.upper(), "Elm"), ("990001",)))
    assert (found.workbook.school.name, found.workbook.school.number) == (ASH, "990001")
    assert found.also_named == SchoolNamed(("Elm",), ())


def test_what_names_the_school_is_not_told_as_written_beside_the_form() -> None:
    """It would stand before the one remark that a school has made."""
    lines = (f"School: {ASH}", f"School: {ASH}\tCompleted by: A. Lee", "Please ring us")
    blocks = [paragraph(line, number=at) for at, line in enumerate(lines, 1)]
    table = grid(("School number", "990001", "Please ring us"))
    beside = [
        *(("", f"paragraph {at}: {line!r} has no place") for at, line in enumerate(lines, 1)),
        *(("", f"{cell.where}: {cell.said.text!r} has no place") for cell in table.cells),
    ]
    audit = ReturnedAudit(Workbook(), beside=tuple(beside))
    found = with_school_named(audit, named(*blocks, table))
    assert list(found.beside) == [beside[1], beside[2], beside[5]]


@given(documents(), st.sampled_from(("School: ", "Name of school\t", "School name: __")))
def test_whatever_else_a_form_says_its_own_words_are_no_answer(
    document: SourceDocument, label: str
) -> None:
    """All that the blank form prints is printed by every school's return."""
    own = "\n".join(said.text for _, said in document.texts())
    printed = printed_texts(replace(PRINTED, intro=own))
    found = school_named((paragraph(f"{label}{ASH}"), *document.blocks), printed)
    assert found == SchoolNamed((ASH,))
