"""A text is written so that every reader of TOML gives it back as it was typed."""

import tomllib

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.toml.literals import key_literal, literal

AWKWARD = st.sampled_from("\"\\\n\r\t\x00\x1b\x7f\x85\u200b\u2028\ufeff'n")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | AWKWARD, max_size=30)


@given(TEXTS)
def test_any_text_is_read_back_as_it_is(text: str) -> None:
    """Python's reader opens the file, and tomlkit is what others change it with."""
    for newline in ("\n", "\r\n"):
        line = f"x = {literal(text, newline)}\n"
        assert tomllib.loads(line)["x"] == text
    assert tomlkit.parse(f"x = {literal(text)}\n")["x"] == text


@given(TEXTS)
def test_any_key_is_read_back_as_it_is(key: str) -> None:
    """A heading of the form may be a key, whatever stands in it."""
    line = key_literal(key)
    assert "\n" not in line
    assert tomllib.loads(f"{line} = 0") == {key: 0}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('She said "soon"', r'"She said \"soon\""'),
        ('Two\n"lines"', '"""\nTwo\n"lines""""'),
        ("\nbelow", '"""\n\nbelow"""'),
        ('a\n"""', '"""\na\n""\\""""'),
        ("tab\there\n", '"""\ntab\\there\n"""'),
        ("one\r\ntwo", r'"one\r\ntwo"'),
        ("C:\\new\nC:\\old", '"""\nC:\\\\new\nC:\\\\old"""'),
        ("hidden\u200b\u202e\x7f", '"hidden\\u200b\\u202e\\u007f"'),
        ("é ગીતા 🙂", '"é ગીતા 🙂"'),
    ],
)
def test_it_is_as_a_person_would_write_it(text: str, written: str) -> None:
    """Lines stay lines, letters stay letters; what can't be seen is spelt out."""
    assert literal(text) == written
