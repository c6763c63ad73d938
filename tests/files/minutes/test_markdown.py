"""The minutes as Markdown: whatever people type, a reader of it shows the same."""

import time
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eh_tui.files.commonmark import escaped, escaped_in_table, printed
from eh_tui.files.minutes.markdown import minutes_markdown
from tests.support.minutes import held, minutes, over

NASTY = st.text(st.sampled_from("\\`*_[]()<>#+-=.!|&~$:;@/ 12ab\n\t\u00a0é")) | st.text()


def rendered(markdown: str) -> str:
    """Return the text that a page made of Markdown has, its line breaks as line feeds."""
    texts = []
    for block in MarkdownIt("commonmark").enable("table").parse(markdown):
        assert block.type not in ("html_block", "code_block", "fence", "hr", "blockquote_open")
        for piece in block.children or ():
            if piece.type == "html_inline":
                assert piece.content == "<br>"
            is_break = piece.type in ("hardbreak", "softbreak", "html_inline")
            texts.append("\n" if is_break else piece.content)
    return "".join(texts)


def typed(text: str) -> str:
    """Return a text as it should be shown: without the blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in printed(text).split("\n"))


@given(NASTY)
@example("\n")
@example("a\n\n\nb\n")
@example("1. x\n2) y\n---\n===\n    code\n> q\n| - |\n:-")
@example("&amp; <b>&#32;</b> [x](y) ![z](w) $x$ https://a_b_c")
def test_a_text_stays_as_typed_in_every_place(text: str) -> None:
    """In a paragraph, behind a list's label, and in a cell of a table."""
    wanted = typed(f"x{text}")
    assert rendered(escaped(f"x{text}")) == wanted
    assert rendered(f"* {escaped(f'x{text}', '  ')}\n* y") == f"{wanted}y"
    assert rendered(f"| a |\n| --- |\n| {escaped_in_table(f'x{text}')} |") == f"a{wanted}"


@given(NASTY.filter(str.strip))
@example("\x85x")
def test_a_text_that_begins_a_line_stays_as_typed(text: str) -> None:
    """It must not turn into a heading, a list or a rule."""
    assert rendered(escaped(text)).strip() == typed(text).strip()


def test_what_is_told_is_in_it() -> None:
    """Values from before and after, decisions, the table of tasks and the counts."""
    page = minutes_markdown(minutes(*over()))
    assert "* Rating: At risk of not achieving (R) → On track (A)\n" in page
    assert "* When: 6/2026\n* Who: DW → D. W.\n* **Decision**: Ask again\n" in page
    assert "| 1-09 Tell parents<br>Decision: By letter | dw | 12/12/26 |" in page
    assert "| On track (A) | 2 | 3 |" in page
    assert "Derived: counted from" in page
    headings = [line[3:] for line in page.split("\n") if line.startswith("## ")]
    assert headings == [
        "Ratings before and after",
        "What was discussed",
        "Discussed, and left as it was",
        "New actions",
        "Who does what by when",
        "Put off until later",
        "Not reached",
    ]


def test_a_draft_says_that_it_is_one() -> None:
    """Nobody should send it round as minutes."""
    page = minutes_markdown(minutes(*held(), left=("1-02",)))
    assert "**Draft: the meeting has not ended yet.**" in page
    assert "## Still to come" in page


def test_values_of_several_lines_are_parted_by_an_arrow_of_their_own() -> None:
    """Or nobody could tell where the old one ends."""
    workbook, meeting = over()
    rows = (replace(workbook.discussed[0], who_after="T Berg /\nWeb site"),)
    page = minutes_markdown(minutes(replace(workbook, discussed=rows), meeting))
    assert "* Who: DW\\\n  → T Berg /\\\n  Web site\n" in page


@pytest.mark.parametrize("character", [" ", "\n", "\t", "\\", "*", "1. "])
def test_the_time_grows_no_faster_than_the_text(character: str) -> None:
    """64,000 blanks within a line took 43 seconds: each was tried as the first of the end."""

    def steps(length: int) -> float:
        text = "a" + character * length + "b"
        best = []
        for _ in range(3):
            start = time.process_time()
            escaped(text)
            best.append(time.process_time() - start)
        return min(best)

    assert steps(64_000) < 40 * (steps(8_000) + 0.001)  # 8 times the text; squared would be 64
