"""A paper as a file: every text as it was typed, in Word and in Markdown."""

import io
from pathlib import Path

import pytest
from docx import Document
from markdown_it import MarkdownIt

from eh_tui.errors import Refused
from eh_tui.files.minutes.paper import paper_docx, paper_markdown, write_paper
from eh_tui.model.meeting.papers.paper import (
    Paper,
    PaperFacts,
    PaperHeading,
    PaperList,
    PaperTable,
    PaperText,
)

NASTY = "1. *Dana* | <b>\n# [x](y) _z_ $5"
PAPER = Paper(
    "Agenda",
    "Example School",
    "12 January 2027",
    (
        PaperFacts((("School", NASTY), ("Empty", ""))),
        PaperHeading(NASTY.replace("\n", " "), begins_page=True),
        PaperText(NASTY),
        PaperList((("1.1", NASTY),)),
        PaperTable(("What", "Who"), (3, 1), ((NASTY,), (NASTY, "DW"))),
        PaperHeading("Next", begins_page=True),
    ),
)


def test_word_has_every_text_as_it_was_typed() -> None:
    """In paragraphs and cells; what has no text is left out."""
    document = Document(io.BytesIO(paper_docx(PAPER)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Agenda"
    assert texts.count(NASTY) == 1
    assert f"1.1\t{NASTY}" in texts
    assert not any("Empty" in text for text in texts)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[2].cells] == [NASTY, "DW"]
    assert table.rows[1].cells[0].text == NASTY


def test_a_sheet_of_its_own_begins_a_page_but_never_an_empty_one() -> None:
    """The first stands below the title."""
    document = Document(io.BytesIO(paper_docx(PAPER)))
    breaks = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.paragraph_format.page_break_before
    ]
    assert breaks == ["Next"]


def test_markdown_shows_every_text_as_it_was_typed() -> None:
    """No mark of the language is made of it."""
    html = MarkdownIt("commonmark").enable("table").render(paper_markdown(PAPER))
    assert "<em>" not in html
    assert "<b>" not in html
    assert html.count("*Dana*") == 6
    assert html.count("<table>") == 1


def test_the_same_paper_gives_the_same_bytes() -> None:
    """So a file that is as eh-tui wrote it may be replaced."""
    assert paper_docx(PAPER) == paper_docx(PAPER)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(Refused, match="neither a Word nor a Markdown file"):
        write_paper(PAPER, tmp_path / "agenda.odt")
    assert list(tmp_path.iterdir()) == []
