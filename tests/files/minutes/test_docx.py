"""The minutes as a Word file: every text as typed, and a document that needs no retouching."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from eh_tui.errors import Refused
from eh_tui.files.minutes.docx import document_of
from eh_tui.files.minutes.file import minutes_name, write_minutes
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.edits import Add, apply, set_field
from eh_tui.model.core.form_rows import Action, School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_below
from eh_tui.model.meeting.lifecycle import discuss, end, put_off
from eh_tui.model.meeting.meetings import meeting_called
from tests.support import CHECKOUT
from tests.support.meetings import AT, audit, begun, made
from tests.support.minutes import held, minutes, over
from tests.support.other_programs import converted
from tests.support.rag import Rag

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANY = st.text(max_size=30) | st.text(st.sampled_from("a \t\n\r\x00\x0b\x1b\ud800\ufffe\u2028<&"))


def opened(content: bytes) -> Any:
    """Return a document as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> Any:
    """Return one part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def texts(table: Any) -> list[list[str]]:
    """Return the text of every cell of a table."""
    return [[cell.text for cell in row.cells] for row in table.rows]


@given(text=ANY, who=ANY, when=ANY, decision=ANY.filter(str.strip), present=ANY.filter(bool))
@settings(max_examples=settings().max_examples // 3)
def test_every_text_is_read_back_as_it_was_typed(
    text: str, who: str, when: str, decision: str, present: str
) -> None:
    """Line ends, tabs and blanks too; only what XML can't hold is a symbol."""
    workbook, meeting = begun(audit())
    first = replace(workbook.actions[0], text=text, who=who, when=when)
    workbook = replace(workbook, actions=(first, *workbook.actions[1:]))
    workbook = made(workbook, discuss(workbook, meeting, "1-01", decision=decision))
    workbook = made(workbook, put_off(workbook, meeting, "1-02"))
    told = minutes(workbook, replace(meeting, present=present))
    document = opened(document_of(told))

    _, discussed, tasks = document.tables
    action, stand, decided = discussed.rows[1].cells
    assert action.paragraphs[0].text == f"1-01  {cell_shown(text)}"
    assert decided.text == cell_shown(decision)
    _, when_line, who_line = (paragraph.text for paragraph in stand.paragraphs)
    assert when_line == f"When\t{cell_shown(when) if when.strip() else 'No date yet'}"
    assert who_line == f"Who\t{cell_shown(who) if who.strip() else 'Nobody yet'}"
    assert tasks.rows[2].cells[0].paragraphs[1].text == f"Decision: {cell_shown(decision)}"
    assert tasks.rows[2].cells[2].text == (cell_shown(who) if who.strip() else "Nobody yet")
    assert f"Present\t{cell_shown(present)}" in [
        paragraph.text for paragraph in document.paragraphs
    ]


def test_it_holds_what_the_minutes_tell() -> None:
    """Values from before and after, who does what, what was left, and the counts."""
    document = opened(document_of(minutes(*over())))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "Ratings before and after",
        "What was discussed",
        "Discussed, and left as it was",
        "New actions",
        "Who does what by when",
        "Put off until later",
        "Not reached",
    ]
    counts, discussed, unchanged, added, tasks = map(texts, document.tables)
    assert counts[0][2] == "On track (A)"
    assert [row[2] for row in counts[1:]] == ["2", "3"]
    assert discussed[1] == [
        "1-04  \nCommitment 1, 1.A",
        "Rating\tAt risk of not achieving (R) → On track (A)\nWhen\t6/2026\nWho\tDW → D. W.",
        "Ask again",
    ]
    assert [row[0] for row in discussed[1:]] == [
        "1-04  \nCommitment 1, 1.A",
        "1-06  \nCommitment 1, 1.A",
    ]
    assert unchanged[1:] == [
        ["Completed / ongoing (G): 1 action"] * 3,
        ["1-01  ", "6/2027", "Nobody yet"],
        ["Not rated yet: 1 action"] * 3,
        ["1-05  ", "No date yet", "Nobody yet"],
    ]
    assert added[1][0].startswith("1-09  Tell parents")
    assert tasks[1:] == [
        ["D. W.: 2 actions"] * 3,
        ["1-04  \nDecision: Ask again", "6/2026 (overdue)", "D. W."],
        ["1-09  Tell parents\nDecision: By letter", "12/12/26", "dw"],
        ["Nobody yet: 2 actions"] * 3,
        ["1-05  ", "No date yet", "Nobody yet"],
        ["1-06  \nDecision: Keep the list", "2024", "Nobody yet"],
    ]
    listed = [one.text for one in document.paragraphs if one.style.name == "Listed"]
    assert listed == ["1-03\t", "1-02\t", "1-07\t"]


def test_tables_are_made_for_paper() -> None:
    """A row of headings on every page, no row torn in two, widths that Word keeps."""
    body = part(document_of(minutes(*over())), "word/document.xml")
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
            number == 0 for number in range(len(rows))
        ]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) <= 10210
        for row in rows:
            widths = [int(width.get(f"{W}w")) for width in row.iter(f"{W}tcW")]
            assert widths in (grid, [sum(grid)])
    assert body[0][-2].tag == f"{W}p"  # a table at the very end is lost on the way to .doc


def test_every_page_says_whose_it_is_and_which() -> None:
    """A4, with school and date above, and the number that Word works out below."""
    content = document_of(minutes(*over()))
    document = opened(content)
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.header.paragraphs[0].text == "\t22 November 2026"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (footer,) = [name for name in archive.namelist() if "footer" in name and "rels" not in name]
    fields = [
        field.get(f"{W}instr").strip() for field in part(content, footer).iter(f"{W}fldSimple")
    ]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_in_british_english() -> None:
    """Title, school and moment; nothing of the library that wrote it."""
    workbook, meeting = over()
    workbook = replace(workbook, school=School(name="Oak\x07field\nPrimary " + "x" * 300))
    content = document_of(minutes(workbook, meeting))
    properties = opened(content).core_properties
    assert properties.title == "Minutes of the Early Help meeting, 22 November 2026"
    assert properties.author.startswith("Oak␇field Primary xxx")
    assert properties.language == "en-GB"
    assert properties.created.isoformat() == "2026-11-22T16:00:00+00:00"
    language = part(content, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert language.get(f"{W}val") == "en-GB"
    assert b"python-docx" not in content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if name.endswith((".jpeg", ".bin"))]
    assert b"python-docx" not in everything
    assert b"en-US" not in everything


def test_a_draft_says_so_and_has_no_date() -> None:
    """Neither has one whose end was written by hand as something else."""
    workbook, meeting = held()
    document = opened(document_of(minutes(workbook, meeting)))
    assert "Draft: the meeting has not ended yet." in [one.text for one in document.paragraphs]
    assert (
        document.sections[0]
        .footer.paragraphs[0]
        .text.startswith("Minutes of the Early Help meeting (draft)")
    )
    told = minutes(workbook, replace(meeting, ended="last Tuesday"))
    assert opened(document_of(told)).core_properties.created is None


def test_the_same_minutes_are_the_same_bytes() -> None:
    """In another process too, on another day: a clerk can tell that nothing changed."""
    code = """
import hashlib
from eh_tui.files.minutes.docx import document_of
from tests.support.minutes import minutes, over
print(hashlib.sha256(document_of(minutes(*over()))).hexdigest())
"""
    prints = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "7")
    }
    assert len(prints) == 1


def test_only_word_and_markdown_are_written(tmp_path: Path) -> None:
    """A name that ends otherwise is a slip."""
    told = minutes(*over())
    with pytest.raises(Refused, match=r"let it end in \.docx or \.md"):
        write_minutes(told, tmp_path / "minutes.pdf")
    write_minutes(told, tmp_path / "minutes.DOCX")
    write_minutes(told, tmp_path / "minutes.md")
    assert (tmp_path / "minutes.DOCX").read_bytes() == document_of(told)
    assert (tmp_path / "minutes.md").read_text().startswith("# Minutes")


def test_a_file_is_named_after_the_school_the_workbook_and_the_meeting() -> None:
    """So that minutes of two meetings, two workbooks and two years can lie in one folder."""
    workbook, meeting = over()
    workbook = replace(workbook, school=School(name="Oak/field"))
    name = minutes_name(workbook, Path("2026.toml"), meeting)
    assert name == "Oak field - 2026 - Early Help minutes M1 22 November 2026.docx"
    undated = replace(meeting, id="M/1", date="")
    name = minutes_name(workbook, Path("2026.toml"), undated, ".md")
    assert name == "Oak field - 2026 - Early Help minutes M 1 2026-11-22.md"


@pytest.mark.libreoffice
def test_twenty_six_actions_of_which_five_changed_fit_on_two_pages(tmp_path: Path) -> None:
    """What a clerk sends round is read as a sheet of paper, both sides."""
    text = (CHECKOUT / "workbooks" / "example-primary.toml").read_text(encoding="utf-8")
    workbook = read_workbook(text).workbook
    below = add_below(workbook, Kind.ACTIONS, "3-05")
    row = Action(below.id, "3.B", "Put the offer on the web page", "12/2026", "TB", Rag.AMBER)
    workbook = made(workbook, (Add(Kind.ACTIONS, row, below.place),))
    workbook, meeting = begun(workbook)
    present = set_field(workbook, Kind.MEETINGS, meeting.id, "present", "D Whitfield\nT Berg")
    workbook = apply(workbook, present)
    changes = {
        "1-03": ("rag", "green", "Both places are confirmed; certificates go in the staff file."),
        "2-02": ("who", "D Whitfield / T Berg", "Ring the training team every month."),
        "3-02": ("note", "The governors meet on 3 December; the list goes to them.", None),
        "4-07": ("when", "end of Spring 1", None),
        "4-11": ("rag", "amber", "Name the key staff at the next briefing."),
    }
    for action in workbook.actions:
        field, text, decision = changes.get(action.id, ("", "", None))
        edits = (set_field(workbook, Kind.ACTIONS, action.id, field, text),) if field else ()
        workbook = made(workbook, discuss(workbook, meeting, action.id, *edits, decision=decision))
    workbook = made(workbook, end(workbook, meeting, AT))
    told = minutes(workbook, meeting_called(workbook, ""))
    assert (len(told.changed), len(told.unchanged)) == (5, 21)
    write_minutes(told, tmp_path / "minutes.docx")
    pdf = converted(tmp_path / "minutes.docx", "pdf", tmp_path).read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_keeps_every_word(tmp_path: Path) -> None:
    """The one other program for Word files at hand."""
    workbook, meeting = begun(audit())
    long = "A decision of many words. " * 40
    for action in workbook.actions:
        workbook = made(workbook, discuss(workbook, meeting, action.id, decision=long))
    workbook = made(workbook, end(workbook, meeting, AT))
    path = tmp_path / "minutes.docx"
    write_minutes(minutes(workbook, meeting_called(workbook, "")), path)
    text = converted(path, "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert text.count(long.strip()) == 2 * len(workbook.actions)
    assert text.count("On track (A)") == 3
