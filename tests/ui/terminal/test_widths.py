"""One measure for layout, cursor and output: Rich's and Textual's widths are ours."""

import pytest
from rich.cells import cached_cell_len, cell_len, chop_cells, set_cell_size, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

import eh_tui.ui.terminal.output  # noqa: F401  # by which the measure is set
from eh_tui.ui.terminal.cells import PLAIN, ScreenRow
from eh_tui.ui.terminal.strips_to_cells import _put
from eh_tui.ui.text import cell_length, fit, wrap
from tests.support.ghostty import Ghostty
from tests.support.names import NAMES
from tests.support.terminal_model import Model, ModelStream

each_name = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


@each_name
def test_a_name_takes_the_cells_that_terminals_give_it(name: str) -> None:
    """The widest of them: in fewer its end is overwritten, in more there is a gap behind it."""
    model = Model(40, 1)
    ModelStream(model).feed(name)
    assert model.display[0].rstrip() == name
    assert cell_length(name) == model.cursor.x


@each_name
def test_ghostty_gives_a_name_the_same_cells(name: str) -> None:
    """The model above is one of ours: this one is not."""
    ghostty = Ghostty(40, 1)
    ghostty.feed(name)
    assert ghostty.display == [name]
    assert cell_length(name) == ghostty.column


@each_name
def test_every_measure_of_rich_is_this_one(name: str) -> None:
    """What Textual lays out by one width and sends by another stands in the wrong column."""
    length = cell_length(name)
    assert cell_len(name) == cached_cell_len(name) == split_graphemes(name)[1] == length
    for width in range(length + 2):
        assert cell_length(set_cell_size(name, width)) == width
        before, behind = Segment(name).split_cells(width)
        assert before.text + behind.text == name
        assert cell_length(before.text) == min(width, length)
        assert cell_length(fit(name, width)) == width
        assert Strip([Segment(name)]).crop(0, width).cell_length == min(width, length)
    assert "".join(chop_cells(name, 3)) == name


@each_name
def test_no_line_begins_with_a_sign(name: str) -> None:
    """A vowel sign without its letter is no letter: a word is cut between two."""
    for width in range(4, 20):
        lines = wrap(name, width)
        assert "".join(lines).replace(" ", "") == name.replace(" ", "")
        for line in lines:
            assert cell_length(line) <= width
            assert line[0].isalpha()


@pytest.mark.parametrize("at", range(len(NAMES["Gujarati"])))
def test_the_cursor_takes_no_sign_away(at: int) -> None:
    """Textual draws the character under it apart from the rest, and a sign alone as nothing."""
    name = NAMES["Gujarati"]
    parts = (name[:at], None), (name[at], Style(reverse=True)), (name[at + 1 :], None)
    row: ScreenRow = [(" ", PLAIN)] * 20
    _put(row, 2, Strip([Segment(*part) for part in parts if part[0]]), (2, 20), None)
    assert "".join(cell[0] for cell in row if cell).strip() == name
    assert any(cell and cell[1][0] == ("7",) for cell in row)
