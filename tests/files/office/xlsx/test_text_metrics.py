"""Row heights from text widths: no text is clipped."""

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.office.xlsx.text_metrics import (
    MIN_HEIGHT,
    column_pixels,
    count_lines,
    needed_height,
)


def test_a_column_is_as_wide_as_excel_draws_it() -> None:
    """Excel counts columns in digits of seven pixels; wraps depend on each of them."""
    assert column_pixels(10) == 70
    assert column_pixels(36) == 252


def test_an_empty_text_needs_the_lowest_row() -> None:
    """A blank form is typed into, so its rows are not flat."""
    assert needed_height("", (20,), size=9) == MIN_HEIGHT


def test_blank_lines_at_the_end_need_no_room() -> None:
    """Cells often end in returns that nobody sees."""
    assert count_lines("Completed\n\n \n", 200, size=10) == 1


def test_bold_text_may_need_more_lines() -> None:
    """Bold letters are wider, and titles are bold."""
    text = "At risk of not achieving"
    narrow = 152
    assert count_lines(text, narrow, size=10) == 1
    assert count_lines(text, narrow, size=10, bold=True) == 2


def test_a_word_longer_than_the_cell_is_cut_by_character() -> None:
    """Links have no spaces; both Excel and LibreOffice break them anywhere."""
    assert count_lines("x" * 180, 100, size=10) >= 12


def test_wide_letters_count_as_wide() -> None:
    """Emoji and Chinese are wider than any letter of Arial."""
    assert count_lines("校" * 40, 200, size=10) > count_lines("e" * 40, 200, size=10)


@given(st.text(max_size=200), st.text(max_size=50))
def test_more_text_never_needs_less_room(text: str, more: str) -> None:
    """A row that was high enough stays so, or pages would jump about while typing."""
    assert needed_height(text + more, (20,), size=10) >= needed_height(text, (20,), size=10)


@given(st.text(max_size=200), st.integers(5, 60))
def test_a_wider_cell_never_needs_more_room_for_words(text: str, width: int) -> None:
    """Merged cells rely on it."""
    narrow = needed_height(text, (width,), size=10)
    assert needed_height(text, (width, width), size=10) <= narrow
