"""An audit that was moved to another version of its form counts the same in every kind of file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.partnership.other_files import audit_in_office_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.files.toml.upgraded import upgraded
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.returned import ReturnedSchool, form_shape, returned_from
from eh_tui.model.partnership.unlike import unlike_form, within_sections
from tests.support.partnership import TODAY

HEAD = """\
schema = 2
form = "own-form"
version = "{version}"
title = "An audit of our own"

[school]
name = "Hill School"
number = "880001"

[words]
outcome = "Standard"

[[levels]]
id = "red"
label = "Red"

[[levels]]
id = "green"
label = "Green"
done = true

[[columns]]
heading = "Ref"
role = "plain"
key = "ref"
of = "outcome"

[[columns]]
heading = "Standard"
role = "outcome"

[[columns]]
heading = "Step"
role = "action"

[[columns]]
heading = "By when"
role = "when"

[[columns]]
heading = "RAG"
role = "rating"
"""
OLD = (
    ("Identifying need", ("Staff know the signs", "Train everybody", "Induct who is new"),
     ("Attendance tells early", "Meet each week")),
    ("Working with families", ("Families are asked", "Use the form"),
     ("Families know their worker", "Write to them", "Ring them")),
    ("Leading", ("Governors ask", "Report each term", "Visit")),
)  # fmt: skip
NEW = (
    ("Identifying need",
     ("Staff can see the signs", "Train everybody", "Refresh", "Induct who is new"),
     ("Attendance tells early", "Meet each week")),
    ("Working with families", ("Families are asked", "Use the form")),
    ("With others", ("We go to the panel", "Attend")),
    ("Leading", ("Governors ask", "Report each term", "Visit"), ("The offer is out", "Publish it")),
)  # fmt: skip
Shape = tuple[tuple[Any, ...], ...]
"""Sections: the title, then standards with their steps."""


def form(version: str, sections: Shape, ratings: str = "") -> WorkbookText:
    """Return a form, with the ratings of its actions from the first: r, g, or a blank for none."""
    lines, left = [HEAD.format(version=version)], iter(ratings)
    levels = {"r": "red", "g": "green"}
    for at, (title, *standards) in enumerate(sections, 1):
        lines.append(f'[[commitments]]\nid = "{at}"\ntitle = "{title}"\n')
        number = 0
        for nth, (text, *steps) in enumerate(standards):
            id = f"{at}.{chr(65 + nth)}"
            lines.append(
                f'[[outcomes]]\nid = "{id}"\ncommitment = "{at}"\ntext = "{text}"\nref = "{id}"\n'
            )
            for step in steps:
                number += 1
                rag = levels.get(next(left, ""), "")
                lines.append(
                    f'[[actions]]\nid = "{at}-{number:02}"\noutcome = "{id}"\ntext = "{step}"\n'
                    f'rag = "{rag}"\n'
                )
    return WorkbookText.parse("\n".join(lines).encode())


BLANK = form("2", NEW).workbook
MOVED, _ = upgraded(form("1", OLD, "rgrgrgrg"), form("2", NEW))


def in_kind(
    kind: str, folder: Path, audit: Workbook = MOVED.workbook, asked: Workbook = BLANK
) -> Workbook:
    """Return an audit as it is read of a file of some kind, against the form that was asked for."""
    if kind == "toml":
        return audit
    path = folder / f"return.{kind}"
    path.write_bytes(excel_file(audit, today=TODAY)[0] if kind == "xlsx" else audit_document(audit))
    found = audit_in_office_file(path, asked, TODAY)
    assert (found.trouble, found.remark) == ("", "")
    return found.workbook


def row_of(audit: Workbook) -> ReturnedSchool:
    """Return its row on the partnership's page."""
    return returned_from(audit, "a return", TODAY)


KINDS = ("toml", "xlsx", "docx")


@pytest.mark.parametrize("kind", KINDS)
def test_a_moved_audit_counts_the_same_in_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    """Its Refs are those of the version before, and it has rows that the form has no more."""
    assert row_of(in_kind(kind, tmp_path)).counts == {
        "1": {"red": 2, "green": 1, "none": 1},
        "2": {"red": 1, "green": 2},
        "3": {"none": 1},
        "4": {"red": 1, "green": 1, "none": 1},
    }


@pytest.mark.parametrize("kind", KINDS)
def test_rows_that_the_form_has_no_more_are_told_with_their_ratings(
    tmp_path: Path, kind: str
) -> None:
    """They count, so whoever adds up must know; no row of the form is missing."""
    assert unlike_form(BLANK, in_kind(kind, tmp_path)) == (
        "2 rows are of a standard that the form does not have, and count: 2-02 “Write to them” "
        "(Red), 2-03 “Ring them” (Green)."
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_is_not_in_it_is_told_as_the_form_calls_it(tmp_path: Path, kind: str) -> None:
    """What the school called so is another row, and is there."""
    audit = MOVED.workbook
    without = tuple(row for row in audit.actions if row.text != "Refresh")
    own = [row.id for row in audit.outcomes if row.text == "Families know their worker"]
    audit = replace(
        audit,
        actions=tuple(row for row in without if row.outcome not in own),
        outcomes=tuple(row for row in audit.outcomes if row.id not in own),
    )
    assert unlike_form(BLANK, in_kind(kind, tmp_path, audit)) == (
        "1 row of the form is not in it: 1-02."
    )


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_each_rating_is_that_of_its_row(tmp_path: Path, kind: str) -> None:
    """The number of one row is that of another in the form."""
    audit = in_kind(kind, tmp_path)
    known = {row.text: row.rag for row in MOVED.workbook.actions}
    assert {row.text: row.rag for row in audit.actions} == known
    form_ids = {row.text: row.id for row in BLANK.actions}
    assert {row.text: row.id for row in audit.actions if row.text in form_ids} == form_ids


@pytest.mark.parametrize("kind", KINDS)
def test_a_section_that_the_form_has_no_more_counts_as_none_of_its(
    tmp_path: Path, kind: str
) -> None:
    """Its rows are told as those of an outcome that is gone, and the rest is added up."""
    new = form("2", NEW[:2])
    moved, _ = upgraded(form("1", (OLD[0], OLD[2], OLD[1]), "rgrgrgrg"), new)
    audit = within_sections(new.workbook, in_kind(kind, tmp_path, moved.workbook, new.workbook))
    assert row_of(audit).counts == {
        "1": {"red": 2, "green": 1, "none": 1},
        "2": {"red": 1, "green": 2},
        "": {"red": 1, "green": 1},
    }
    assert form_shape(audit) == form_shape(new.workbook)
    assert unlike_form(new.workbook, audit).startswith("4 rows are of a standard that the form")


def test_a_reworded_outcome_is_that_of_its_rows(tmp_path: Path) -> None:
    """It is no further one: its rows are known by their Refs."""
    path = tmp_path / "return.xlsx"
    path.write_bytes(excel_file(form("2", NEW, "rrrrrrrrr").workbook, today=TODAY)[0])
    book = openpyxl.load_workbook(path)
    for row in book["Audit tool"].iter_rows():
        for cell in row:
            if cell.value == "Governors ask":
                cell.value = "The board wants to hear of it"
    book.save(path)
    audit = audit_in_office_file(path, BLANK, TODAY).workbook
    assert unlike_form(BLANK, audit) == ""
    assert row_of(audit).counts["4"] == {"red": 3}


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_school_may_add_a_standard_of_its_own(tmp_path: Path, kind: str) -> None:
    """Its rating counts and is told, as that of any row that a school adds."""
    own = (
        "Working with families",
        ("Families are asked", "Use the form"),
        ("We have a dog", "Walk it"),
    )
    audit = form("2", (NEW[0], own, *NEW[2:]), "rrrrrgrrr").workbook
    read = in_kind(kind, tmp_path, audit)
    assert row_of(read).counts["2"] == {"red": 1, "green": 1}
    assert unlike_form(BLANK, read) == (
        "1 row is of a standard that the form does not have, and counts: 2-02 “Walk it” (Green)."
    )


def test_a_line_of_totals_is_no_standard(tmp_path: Path) -> None:
    """A document may say below its rows how many they are; nobody is refused for that."""
    path = tmp_path / "return.docx"
    path.write_bytes(audit_document(form("2", NEW, "rrrrrrrrr").workbook))
    document: Any = docx.Document(str(path))
    table = next(each for each in document.tables if each.cell(0, 0).text == "Ref")
    for cell, text in zip(table.add_row().cells, ("", "Total", "", "", "4 in all"), strict=True):
        cell.text = text
    document.save(str(path))
    found = audit_in_office_file(path, BLANK, TODAY)
    assert (found.trouble, unlike_form(BLANK, found.workbook)) == ("", "")
    assert row_of(found.workbook).counts["1"] == {"red": 4}
