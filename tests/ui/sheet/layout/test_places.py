"""The sheet without a screen: how text breaks into lines, and where every cell stands."""

import string
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.address import Address
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    Signatory,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sanitize import shown
from eh_tui.model.core.workbook import Workbook
from eh_tui.ui.sheet.layout.columns import columns
from eh_tui.ui.sheet.layout.places import SheetLayout
from eh_tui.ui.sheet.layout.scrolling import offset_for
from eh_tui.ui.sheet.layout.sheet_blocks import sheet_blocks
from eh_tui.ui.text import fit, wrap
from tests.support.forms import example_file, labelled
from tests.support.rag import Rag

LETTERS = string.ascii_letters + string.digits
SIGNS = LETTERS + " \n/-.,;[]=’–·é" + "שלום" + "日本" + "😀❤\ufe0f\u200d\u0301\x1b"
texts = st.text(alphabet=SIGNS, max_size=120)
widths = st.integers(min_value=60, max_value=200)
either_way = st.booleans()
"""Whether outcomes stand above their actions."""


@cache
def example() -> Workbook:
    """Return the example school's workbook."""
    return WorkbookText.parse(example_file().read_bytes()).workbook


@cache
def layout(width: int, is_banded: bool = False) -> SheetLayout:
    """Return the example's sheet at a width, with outcomes beside their actions or above them."""
    return SheetLayout(
        sheet_blocks(example(), width, is_banded=is_banded), width, is_banded=is_banded
    )


@given(texts, st.integers(min_value=2, max_value=40))
def test_wrapping_loses_nothing_but_spaces_where_a_line_ends(text: str, width: int) -> None:
    """What somebody wrote is what is read out in the meeting."""
    left = shown(text)
    for line in wrap(text, width):
        assert left.startswith(line), (left, line)
        left = left[len(line) :]
        left = left[1:] if left[:1] in (" ", "\n") else left
    assert not left


@given(texts, st.integers(min_value=2, max_value=40))
def test_every_line_fits_its_column(text: str, width: int) -> None:
    """A line too long would run into the next column."""
    assert all(cell_len(line) <= width for line in wrap(text, width))
    assert all(cell_len(fit(line, width)) == width for line in (text.split("\n")))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, ("",)),
        ("one two", 5, ("one", "two")),
        ("Newsletter/website", 12, ("Newsletter/", "website")),
        ("follow-up", 8, ("follow-", "up")),
        ("abcdefgh", 5, ("abcde", "fgh")),
        ("abcde ", 5, ("abcde",)),
        ("one\n\ntwo", 5, ("one", "", "two")),
        ("  one", 5, ("  one",)),
        ("日本語", 5, ("日本", "語")),
        ("日", 1, ("日",)),
        ("a\tb\x1b[1m", 20, ("a␉b␛[1m",)),
    ],
)
def test_lines_break_where_a_typist_would(text: str, width: int, lines: tuple[str, ...]) -> None:
    """At a space, after a stroke or a hyphen, and within a word only where it is too long."""
    assert wrap(text, width) == lines


def test_a_very_long_text_wraps_at_once() -> None:
    """A pasted report must not stop the keys; 200,000 signs wrap in a fraction of a second."""
    lines = wrap("שלום " * 40_000, 20)
    assert len(lines) == 40_000 // 4


@given(widths)
def test_the_columns_fill_the_width(width: int) -> None:
    """With one cell between two of them and one at each edge."""
    grid = columns(width)
    spans = [*grid.spans, *([grid.ref] if grid.ref else [])]

    assert grid.left == 1
    assert grid.right == width - 1
    assert all(cells >= 6 for _, cells in spans)
    for (x, cells), (next_x, _) in pairwise(spans):
        assert x + cells + 1 == next_x


@given(widths)
def test_without_a_column_for_outcomes_an_action_has_its_room(width: int) -> None:
    """All but what goes to When and Who; the table is no wider for it."""
    grid, plain = columns(width, is_banded=True), columns(width)

    assert grid.spans == plain.spans
    assert grid.actions[0][0] == grid.left
    assert sum(grid.actions[-1]) == sum(plain.actions[-1])
    for (_, more), (_, less) in zip(grid.actions, plain.actions, strict=True):
        assert more >= less
    for (x, cells), (next_x, _) in pairwise(grid.actions):
        assert x + cells + 1 == next_x


def test_a_band_is_reached_like_the_column_that_it_was() -> None:
    """To the left of each of its actions; up and down pass over it, and down enters below it."""
    sheet = layout(78, is_banded=True)
    above = Address(Kind.OUTCOMES, "1.A", "text")
    text, when = (Address(Kind.ACTIONS, "1-01", field) for field in ("text", "when"))
    later = Address(Kind.ACTIONS, "1-02", "when")
    x = sheet.box(when)[1].x

    assert sheet.box(above)[0] < sheet.box(text)[0]
    assert sheet.beside(text, -1) == above
    assert sheet.beside(above, 1) == text
    assert sheet.below(above, 1, 1) == text
    assert sheet.below(when, 1, x) == later
    assert sheet.below(later, -1, x) == when
    assert sheet.below(Address(Kind.OUTCOMES, "1.B", "text"), -1, 1) == text


def test_an_outcome_is_in_view_above_the_action_that_is_gone_to() -> None:
    """Else nobody sees what the action is for."""
    sheet = layout(78, is_banded=True)
    for group in ("1.A", "2.B", "4.A"):
        outcome = Address(Kind.OUTCOMES, group, "text")
        action = next(a for a in example().actions if a.outcome == group)
        top, _ = sheet.box(Address(Kind.ACTIONS, action.id, "rag"))
        first = offset_for(sheet, Address(Kind.ACTIONS, action.id, "rag"), 21, top + 5)
        assert first <= sheet.box(outcome)[0]


@given(widths, st.integers(min_value=1, max_value=8))
def test_a_table_is_as_wide_as_the_form(width: int, count: int) -> None:
    """Whatever the number of its columns."""
    grid = columns(width)
    spans = grid.split(count)

    assert len(spans) == count
    assert spans[0][0] == grid.left
    assert sum(spans[-1]) == sum(grid.spans[-1])
    for (x, cells), (next_x, _) in pairwise(spans):
        assert cells > 0
        assert x + cells + 1 == next_x


@given(widths, either_way)
def test_no_two_boxes_overlap(width: int, is_banded: bool) -> None:
    """Else one text would hide another."""
    assert layout(width, is_banded).blocks
    for block in layout(width, is_banded).blocks:
        taken = [
            (x, y)
            for box in block.boxes
            for y in range(box.y, box.y + box.height)
            for x in range(box.x, box.x + box.width)
        ]
        assert len(taken) == len(set(taken))
        assert all(0 <= x < width and 0 <= y < block.height for x, y in taken)


@given(widths, either_way)
def test_every_cell_has_a_box_with_room_for_its_text(width: int, is_banded: bool) -> None:
    """Nothing is cut off, and what can be edited can be seen."""
    sheet = layout(width, is_banded)
    assert sheet.rows
    for row in sheet.rows:
        for address in row:
            top, box = sheet.box(address)
            assert box.address == address
            assert len(box.lines) <= box.height
            assert all(cell_len(line) <= box.width for line in box.lines)
            block, _ = sheet.at(top)
            assert address in {cell for its in block.rows for cell in its}


def test_every_field_of_the_workbook_is_a_cell() -> None:
    """Whoever fills the form in can reach all of it."""
    cells = set(layout(78).first_row)
    book = example()

    assert set(layout(78, is_banded=True).first_row) == cells
    for action in book.actions:
        for field in ("text", "when", "who", "rag"):
            assert Address(Kind.ACTIONS, action.id, field) in cells
    assert {Address(Kind.OUTCOMES, outcome.id, "text") for outcome in book.outcomes} <= cells
    assert {Address(Kind.SCHOOL, "school", name) for name in ("name", "audit_date")} <= cells
    for signatory in book.signatories:
        for field in ("role", "name", "signed"):
            assert Address(Kind.SIGNATORIES, signatory.id, field) in cells
    assert {row.id for row in book.rows} == {cell.id for cell in cells if cell.kind is Kind.ROWS}


@given(widths, either_way, st.data())
def test_the_cursor_never_leaves_the_sheet(
    width: int, is_banded: bool, data: st.DataObject
) -> None:
    """Any step, of any length, from any cell."""
    sheet = layout(width, is_banded)
    address = data.draw(st.sampled_from(list(sheet.first_row)))
    step = data.draw(st.integers(min_value=-200, max_value=200).filter(bool))
    x = data.draw(st.integers(min_value=0, max_value=width))

    assert sheet.below(address, step, x) in sheet.first_row
    assert sheet.beside(address, 1) in sheet.rows[sheet.first_row[address]]
    assert sheet.beside(address, -1) in sheet.rows[sheet.first_row[address]]


@given(widths, either_way)
def test_down_and_up_pass_every_action(width: int, is_banded: bool) -> None:
    """Nobody's action is skipped."""
    sheet = layout(width, is_banded)
    x = columns(width, is_banded=is_banded).actions[-1][0]
    for step, start in ((1, sheet.rows[0][0]), (-1, sheet.rows[-1][-1])):
        passed, at = [], start
        while (after := sheet.below(at, step, x)) != at:
            at = after
            passed += [at.id] if at.kind is Kind.ACTIONS else []
        assert passed == [action.id for action in example().actions][::step]


def test_the_cells_of_a_stretch_of_lines_are_those_that_show_there() -> None:
    """The page keys put the cursor on what they show."""
    sheet = layout(78)
    x = columns(78).spans[4][0]
    for top in range(0, sheet.height, 7):
        for line, address in sheet.between(top, top + 20, x):
            begins, box = sheet.box(address)
            assert line == begins
            assert begins < top + 20
            assert begins + box.height > top


def test_a_text_is_found_across_the_ends_of_lines() -> None:
    """Where the form's columns are narrow most phrases are broken."""
    sheet = layout(78)

    def found(text: str) -> list[str]:
        return [f"{cell.id} {cell.field}" for cell in sheet.holding(text)]

    assert found("READY FOR NOTHING") == []
    assert found("(due to Covid)") == ["1-02 when"]
    assert found("People can talk to about") == ["4-01 text"]
    assert found("Newsletter/ posters") == ["3-04 who"]
    assert found("children/young people can") == ["4-01 text"]
    assert found("14/3/24 9/6/26") == ["1-03 when"]
    assert found("") == []


def test_the_next_place_is_never_the_same_place() -> None:
    """Two cells of one row may hold what is looked for."""
    sheet = layout(78)
    text, who = (Address(Kind.ACTIONS, "1-01", field) for field in ("text", "who"))
    outcome = Address(Kind.OUTCOMES, "1.B", "text")
    cells = [text, who, outcome]

    assert sheet.next_of(cells, text, 1) == who
    assert sheet.next_of(cells, who, 1) == outcome
    assert sheet.next_of(cells, outcome, 1) == text
    assert sheet.next_of(cells, outcome, -1) == who
    assert sheet.next_of(cells, who, -1) == text
    assert sheet.next_of([], text, 1) is None


def test_a_filtered_sheet_holds_the_form_around_what_is_left() -> None:
    """The reader still sees to what an action belongs."""
    sheet = SheetLayout(sheet_blocks(example(), 78, lambda action: action.rag == Rag.RED), 78)
    words = " ".join(box.text for block in sheet.blocks for box in block.boxes)

    ids = {cell.id for cell in sheet.first_row if cell.kind is Kind.ACTIONS}
    assert ids == {action.id for action in example().actions if action.rag == Rag.RED}
    assert "Appropriate staff to attend training" in words
    assert "3. The school has a defined and published" in words
    assert "1. The Designated Safeguarding Lead" not in words
    assert "Signed and agreed by" not in words


def test_nothing_to_show_is_an_empty_sheet() -> None:
    """A filter may leave nothing."""
    sheet = SheetLayout(sheet_blocks(example(), 78, lambda _: False), 78)
    assert (sheet.height, sheet.rows, sheet.nearest(None, sheet)) == (0, [], None)
    assert sheet.first_of("1") is None


@given(texts, widths, either_way)
def test_any_text_in_any_field_keeps_to_its_place(text: str, width: int, is_banded: bool) -> None:
    """Also in the form's own headings, which are data like the rest."""
    book = replace(
        example(),
        title=text,
        intro=text,
        sign_off=text,
        school=replace(example().school, name=text, audit_date=text),
        form=labelled(text, red=text, amber=text, green=text),
        commitments=(Commitment("1", text, text, (text,) * 5),),
        outcomes=(Outcome("1.A", "1", text), Outcome("1.B", "1", text)),
        actions=(Action("1-01", "1.A", text, text, text, Rag.RED, text),),
        achieved=(AchievedTable("1.R1", "1", text, (text,) * 4),),
        rows=(AchievedRow("1-R01", "1.R1", "", (text,) * 4), AchievedRow("9", "?", "", (text,))),
        signatories=(Signatory("S1", text, text, text),),
        guidance=(),
    )
    sheet = SheetLayout(sheet_blocks(book, width, is_banded=is_banded), width, is_banded=is_banded)

    for block in sheet.blocks:
        drawn = [line for box in block.boxes for line in range(box.y, box.y + box.height)]
        assert max(drawn, default=0) < block.height
        places = [
            (x, y)
            for box in block.boxes
            for y in range(box.y, box.y + box.height)
            for x in (box.x, box.x + box.width - 1)
            if box.width > 1
        ]
        assert len(places) == len(set(places))


def test_rows_that_belong_nowhere_are_shown_whatever_they_hold() -> None:
    """A table deleted by hand leaves its rows behind, each with cells of its own."""
    rows = (
        AchievedRow("9-R01", "gone", "", ("one", "two", "three")),
        AchievedRow("9-R02", "gone", "", ("four",)),
        AchievedRow("9-R03", "gone", "", ()),
    )
    book = replace(example(), rows=(*example().rows, *rows))
    for width in (60, 78, 120):
        sheet = SheetLayout(sheet_blocks(book, width), width)
        words = " ".join(box.text for block in sheet.blocks for box in block.boxes)
        assert all(word in words for word in ("one", "two", "three", "four"))


def test_a_table_without_columns_takes_no_room() -> None:
    """Somebody's own form may be half made."""
    table = AchievedTable("1.R9", "1", "Nothing yet", ())
    row = AchievedRow("1-R09", "1.R9", "", ())
    book = replace(example(), achieved=(*example().achieved, table), rows=(*example().rows, row))
    for width in (60, 120):
        assert SheetLayout(sheet_blocks(book, width), width).height
