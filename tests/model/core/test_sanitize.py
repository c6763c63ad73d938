"""What reaches a terminal can't steer it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.core.sanitize import shown, shown_on_one_line


@given(st.text(st.characters(), max_size=200))
def test_no_control_character_is_left_but_the_line_feed(typed: str) -> None:
    """A colleague's text may hold anything; a terminal obeys C0, DEL and C1."""
    left = {char for char in shown(typed) if unicodedata.category(char) in ("Cc", "Cs")}
    assert left <= {"\n"}
    assert "\n" not in shown_on_one_line(typed)


@given(st.text(st.characters(), max_size=200))
def test_every_character_has_exactly_one_in_its_place(typed: str) -> None:
    """A column that was measured before stays right, and no letter is lost."""
    assert len(shown(typed)) == len(typed)


def test_what_steers_or_hides_is_a_symbol() -> None:
    """Each stands for itself where Unicode has a picture of it, else U+FFFD."""
    assert shown("\x1b[2J\x00\t\r\x7f") == "␛[2J␀␉␍␡"
    assert shown("\x9b2J\x85") == "�2J�"
    assert shown("a\u202eb\u2066c\ufeffd\u2028e\u200bf") == "a�b�c�d�e�f"
    assert shown("name\udca3.toml") == "name�.toml"
    assert shown_on_one_line("10/3/16\n11/6/20") == "10/3/16 ↵ 11/6/20"


def test_letters_of_every_language_and_joined_emoji_stay() -> None:
    """Names are shown as their owners write them; a joiner is part of an emoji."""
    for typed in ("Siân Ó Briain", "שלום", "مرحبا", "👩‍👧‍👦", "e\u0301", "DSL’s – ok"):
        assert shown(typed) == typed
