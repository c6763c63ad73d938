"""A text whose pieces were read before says what it says when it is read as a whole."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.partnership.recurring import tables_of

LINES = (
    *("[school]", "[[actions]]", "[[ actions ]]", "[actions]", "[[actions.more]]", "  [[actions]]"),
    *("[school.place]", '["school"]', "[[rows]] # noted", "# [[rows]]", "", "[rows]\r", "[x"),
    *(
        'name = "a"',
        "name = 'b'",
        "school.name = 1",
        "actions = []",
        "rag = 2026-11-28",
        "rows = 1",
    ),
    *('text = """', '"""', "text = '''", "'''", '["a"],', "list = [", "]", "at = {", "}"),
    *(
        'text = """a\\',
        'x = """" """',
        "\r",
        "rows = 1",
        "t = 09:30",
        'e = "\\e"',
        "[[rows]]\r\nid = 1\r",
    ),
)
"""What a file may hold at the beginning of a line, sound or not, within a text or a list."""


def as_a_whole(text: str) -> object:
    """Return what Python's own reader makes of a text, None where it is broken."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


@given(st.lists(st.sampled_from(LINES), max_size=9), st.sampled_from(["\n", "\r\n"]))
def test_any_lines_are_read_as_python_reads_them(lines: list[str], end: str) -> None:
    """Whatever begins with a bracket, in whatever it stands."""
    text = end.join(lines)
    assert tables_of(text) == as_a_whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "[[a]]\nx = 1\n[[a]]\nx = 1\n[b]\n[[a]]\n",
        "[a]\n[a]\n",
        "a = 1\n[[a]]\n",
        "a = []\n[[a]]\n",
        "[[a]]\n[a]\n",
        "[[a]]\n[a.b]\nx = 1\n[[a]]\n[a.b]\nx = 1\n",
        'x = """\n[a]\n"""\n[a]\n',
        "x = [\n[1],\n[2]]\n[a]\n",
        "[a]\r\nx = '''\r\n1\r\n'''\r\n[b]\r\n",
        "[a]\rx = 1\n",
        "[a]\nx = 1\r",
    ],
)
def test_what_could_be_parted_wrongly_is_not(text: str) -> None:
    """Tables given twice, lists that are none, brackets within texts and lists."""
    assert tables_of(text) == as_a_whole(text)


def test_what_one_text_says_does_not_change_another() -> None:
    """Pieces are shared, the lists that hold them are not."""
    first = tables_of("[[a]]\nx = 1\n")
    tables_of("[[a]]\nx = 1\n[[a]]\nx = 2\n")
    assert first == {"a": [{"x": 1}]} == tables_of("[[a]]\nx = 1\n")


def test_what_is_nested_too_deeply_is_broken() -> None:
    """It must not end the reading of all others."""
    assert tables_of("x = " + "[" * 100_000) is None
