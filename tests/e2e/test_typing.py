"""What is typed over a line, and what a terminal with few colours or none is sent."""

import re
from pathlib import Path

import pytest

from tests.support.pty_terminal import Terminal, eh_tui

COLOUR = re.compile(r"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")


def test_spaces_that_do_not_break_and_joiners_are_kept(workbook: Path, tmp_path: Path) -> None:
    """As they are where they were pasted: "10 km" on one line, a name in Devanagari."""
    text = "10\u00a0km 5\u202f% श्\u200dयाम می\u200cخواهم"
    with Terminal(eh_tui(workbook), env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for_screens()
        terminal.send(b"1h\r")
        terminal.wait_for("Enter save")
        terminal.send(b"\x15" + text.encode() + b"\r")
        terminal.wait_until(lambda: text in workbook.read_text(encoding="utf-8"))


def test_what_is_typed_after_escape_is_done(workbook: Path, tmp_path: Path) -> None:
    """In one packet, as a slow line brings it: leave the help, and rate."""
    with Terminal(eh_tui(workbook), env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for_screens()
        terminal.send(b"1?")
        terminal.wait_for("The sheet")
        terminal.send(b"\x1br")
        terminal.wait_until(lambda: 'rag = "red"' in _action(workbook, "1-01"))


def _action(workbook: Path, id: str) -> str:
    return workbook.read_text(encoding="utf-8").partition(f'id = "{id}"')[2].partition("[[")[0]


@pytest.mark.parametrize(
    "env",
    [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "TERM": "screen"}, {"TERM": "vt100", "COLORTERM": ""}],
    ids=" ".join,
)
def test_no_colour_is_sent_where_none_is_wanted(
    workbook: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    """Greys are colours, too. The cursor in a text is seen reversed."""
    with Terminal(eh_tui(workbook), env={"HOME": str(tmp_path), **env}) as terminal:
        terminal.wait_for_screens()
        opened = (b"1h", b"\r", b"#~\x1b[D", b"\x1b", b"f", b"\x1b[B", b"\x1b", b"s", b"\x1b", b"w")
        for keys in opened:
            terminal.send(keys)
            terminal.wait_quiet()
            cells = [cell for row in terminal.cells() for cell in row]
            if keys.startswith(b"#"):
                assert any(cell.reverse and cell.data == "~" for cell in cells)
        assert COLOUR.findall(terminal.output.decode()) == []


@pytest.mark.parametrize("term", ["screen", "linux"])
def test_a_terminal_of_sixteen_colours_is_sent_its_own(
    workbook: Path, tmp_path: Path, term: str
) -> None:
    """Our colours rounded to them were white on light green, and grey on grey."""
    env = {"HOME": str(tmp_path), "TERM": term, "COLORTERM": ""}
    with Terminal(eh_tui(workbook), env=env) as terminal:
        terminal.wait_for_screens()
        terminal.send(b"g")
        terminal.wait_quiet()
        looks = {
            (cell.fg, cell.bg) for row in terminal.cells() for cell in row if cell.data.strip()
        }
    assert ("black", "green") in looks
    assert not {("white", "brightblack"), ("brightwhite", "green"), ("black", "black")} & looks
