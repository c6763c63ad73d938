"""A workbook's text is read as Python's own reader takes it, whichever reader is installed."""

import math
import os
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.loading import toml_tables
from tests.support import CHECKOUT
from tests.support.forms import example_file

SHIPPED = tuple(path.read_text(encoding="utf-8") for path in (example_file(), form_file()))

PIECES = (
    *("a", "b.c", '"d e"', "[t]", "[[rows]]", "[t.u]", " = ", "\n", "\r\n", "\t", "# note", ","),
    *('"x"', "'y'", '"""two\nlines"""', "'''z'''", '"\\e"', '"\\x41"', '"\\u00e9"', '"\\q"', '"'),
    *("15:30", "15:30:00", "2026-11-28", "2026-11-28 15:30", "2026-11-28T15:30Z", "07:32:00.5"),
    *("2026-11-28T15:30:00+01:00", "1", "-0", "1_000", "0x1F", "1e3", "inf", "nan", "true", "01"),
    *("[", "]", "{", "}", "[15:30]", '["a", 15:30]', "[\n15:30\n]", "{a = 1,}", "{\na = 1}"),
)


def read_by(reader: Any, text: str) -> object:
    """Return what a reader makes of a text, or the sentence by which it refuses it."""
    try:
        return reader(text)
    except ValueError as error:
        return str(error)


def is_same(one: object, other: object) -> bool:
    """Say whether two values are the same, and of the same types; a NaN is like another."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(float(str(other)))
    return one == other


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_a_text_of_any_pieces_is_read_as_by_python(pieces: list[str]) -> None:
    """Else one command would show a file that another refuses."""
    text = "".join(pieces)
    assert is_same(read_by(toml_tables, text), read_by(tomllib.loads, text)), text


@pytest.mark.parametrize("value", ["15:30", '["a", 15:30]', '"\\e"', "{a = 1,}", "[\n  15:30,\n]"])
@pytest.mark.parametrize("where", ["x = {}\n", "[t]\nx = {}\n", "[[t]]\na = '15:30'\nx = [{}]\n"])
def test_what_only_toml_1_1_knows_is_taken_or_refused_as_by_python(value: str, where: str) -> None:
    """Whoever opens the file on a machine without tomli would not get it open."""
    text = where.replace("{}", value)
    assert is_same(read_by(toml_tables, text), read_by(tomllib.loads, text))


@given(st.sampled_from(SHIPPED), st.data())
def test_a_workbook_spoilt_by_hand_is_refused_in_the_same_words(
    text: str, data: st.DataObject
) -> None:
    """The place that the sentence names is where it has to be mended."""
    at = data.draw(st.integers(0, len(text)))
    spoilt = (
        text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + data.draw(st.integers(0, 3)) :]
    )
    assert is_same(read_by(toml_tables, spoilt), read_by(tomllib.loads, spoilt))


def test_brackets_that_never_end_are_refused() -> None:
    """A file that was made to end the program ends in a sentence."""
    with pytest.raises(RecursionError):
        toml_tables("x = " + "[" * 100_000)


def test_without_the_compiled_reader_pythons_own_reads() -> None:
    """A school that installs nothing more reads its workbook too."""
    asked = (
        "import sys; sys.modules['tomli'] = None\n"
        "from eh_tui.files.toml.loading import toml_tables\n"
        "print(toml_tables('a = 1'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "{'a': 1}\n"
