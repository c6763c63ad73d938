"""What comes over a bad line: broken bytes, signals, stalls, windows without a size.

Each case is a row of RELIABILITY.md 5, "CLI and TTY", by its number.
"""

import fcntl
import json
import re
import shutil
import signal
import struct
import sys
import termios
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.message import Message

from eh_tui.files.store.journal import history_of
from eh_tui.ui.editing.field import LONGEST_PASTE
from eh_tui.ui.terminal.parser import LONGEST_PAUSE, Parser
from tests.support import CHECKOUT
from tests.support.fuzz_terminal import fuzz
from tests.support.pty_terminal import PATIENCE, QUIET, SEQUENCE, Terminal, eh_tui

pytestmark = pytest.mark.alone

RIGHT, ENTER, ESCAPE, SEARCH, PALETTE = b"\x1b[C", b"\r", b"\x1b[27u", b"/", b"\x10"
BEGIN, END = b"\x1b[200~", b"\x1b[201~"
ESC_AND_C1 = "\x1b]0;PWNED\x07\x1b[1337m\x9b1337m\x00\x7f\x08 [/] [@click=app.quit]x[/]"

Open = Callable[..., AbstractContextManager[Terminal]]
Audit = dict[str, Any]

pty = pytest.mark.pty


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a copy of the example workbook."""
    return Path(shutil.copy(CHECKOUT / "workbooks" / "example-primary.toml", tmp_path))


@pytest.fixture
def opened(workbook: Path, tmp_path: Path) -> Open:
    """Return what opens the workbook and waits until its first action is shown."""

    @contextmanager
    def opened(*before: str, **variables: str) -> Iterator[Terminal]:
        env = {"HOME": str(tmp_path), **variables}
        with Terminal([*before, *eh_tui(workbook)], env=env, cwd=CHECKOUT) as terminal:
            terminal.wait_for("1-01 Action")
            terminal.wait_for_screens()
            terminal.wait_quiet()
            yield terminal

    return opened


def audit(workbook: Path) -> Audit:
    """Return what the file holds."""
    return tomllib.loads(workbook.read_text(encoding="utf-8"))


def when(workbook: Path) -> str:
    """Return the first action's date in the file."""
    return str(audit(workbook)["actions"][0]["when"])


def rate(terminal: Terminal, workbook: Path, key: bytes, rag: str) -> None:
    """Rate the first action and wait for the file.

    The keys are repeated, for the first ones may be taken for a broken sequence's end.
    """
    for _ in range(40):
        terminal.send(b"1" + key)
        with suppress(AssertionError):
            terminal.wait_until(lambda: audit(workbook)["actions"][0]["rag"] == rag, 0.5)
            return
    raise AssertionError(terminal.screen())


def edit_when(terminal: Terminal) -> None:
    """Open the first action's date."""
    terminal.send(b"1")
    terminal.wait_for("1-01 Action")
    terminal.send(RIGHT)
    terminal.wait_for("1-01 When")
    terminal.send(ENTER)
    terminal.wait_for("Enter save")
    terminal.wait_quiet()


def drafts(home: Path) -> str:
    """Return all text that is kept as a draft."""
    files = (home / ".local" / "state" / "eh-tui" / "drafts").glob("*.json")
    kept = (json.loads(file.read_text())["drafts"] for file in files)
    return " ".join(row["text"] for rows in kept for row in rows)


def window(terminal: Terminal, columns: int, rows: int) -> None:
    """Tell the program another size of its window, which is painted nowhere."""
    size = struct.pack("HHHH", rows, columns, 0, 0)
    fcntl.ioctl(terminal._master, termios.TIOCSWINSZ, size)


def stall(terminal: Terminal) -> None:
    """Take nothing any more from a program that has much to send, until it is stuck with it."""
    stat = Path(f"/proc/{terminal.pid}/stat")
    stuck, used, turn = 0, -1, 0
    while stuck < 10:
        turn += 1
        window(terminal, 300 + turn % 2, 150)
        time.sleep(0.05)
        ticks = sum(int(part) for part in stat.read_text().rsplit(")")[1].split()[11:13])
        stuck, used = (stuck + 1 if ticks == used else 0), ticks


def assert_given_back(terminal: Terminal) -> None:
    """Check that the shell's own screen, cursor and line settings are back."""
    on = {mode for mode, is_on in terminal.private_modes.items() if is_on}
    assert terminal.private_modes["1049"] is False
    assert "25" in on
    assert on <= {"7", "25"}
    assert terminal.modes == terminal.first_modes


def assert_gone(pid: int) -> None:
    """Check that there is no such process any more, a zombie being none."""
    stat = Path(f"/proc/{pid}/stat")
    assert not stat.exists() or stat.read_text().rsplit(")")[1].split()[0] == "Z"


# What comes in

NONSENSE = {
    "Y5 a pound sign in Latin-1": b"\xa3",
    "Y5 a lone 0x80": b"\x80",
    "Y5 half of a UTF-16 pair": b"\xed\xa0\x80",
    "Y5 the first half of a letter": b"\xc3",
    "Y6 a mouse report beyond column 95": b"\x1b[M \xc3\xa3",
    "Y6 a mouse report of high bytes": b"\x1b[M\xff\xfe\xfd",
    "Y7 a key beyond Unicode": b"\x1b[99999999999u",
    "Y7 a key that is half a character": b"\x1b[55296u",
    "Y7 a key with a half character's text": b"\x1b[97;5;55296u",
    "Y7 a key that is let go": b"\x1b[97;1:3u",
    "Y8 a sequence without an end": b"\x1b[",
    "Y8 a sequence of 10 kB": b"\x1b[" + b"1;" * 5000 + b"m",
    "Y8 a string of 10 kB without an end": b"\x1b]52;c;" + b"rdgx" * 2500,
    "Y8 a device string of 10 kB": b"\x1bP" + b"rdgx" * 2500 + b"\x1b\\",
    "Y8 a colour nobody asked for": b"\x1b]11;rgb:1a1a/2b2b/3d3d\x1b\\",
    "Y8 a click nobody asked for": b"\x1b[<0;5;5M\x1b[<0;5;5m",
    "Y8 a paste's end without its beginning": END,
    "Y16 a window of 0x0, in a sequence": b"\x1b[48;0;0;0;0t",
    "Y16 a window of a city's size": b"\x1b[48;99999;99999;9;9t",
}


@pty
def test_nonsense_ends_nothing_and_changes_nothing(opened: Open, workbook: Path) -> None:
    """All that a broken line sends; its letters are commands, and none of them is obeyed."""
    rags = {b"r": "red", b"a": "amber"}
    with opened() as terminal:
        for number, (case, sent) in enumerate(NONSENSE.items()):
            key = b"ra"[number % 2 :][:1]
            expected = audit(workbook)
            terminal.send(sent)
            terminal.wait_quiet()
            rate(terminal, workbook, key, rags[key])
            expected["actions"][0]["rag"] = rags[key]
            assert audit(workbook) == expected, case


@pty
def test_y5_what_is_no_text_is_typed_as_a_sign_for_it(opened: Open, workbook: Path) -> None:
    """The writer sees where a letter is missing, and the rest is there."""
    with opened() as terminal:
        edit_when(terminal)
        terminal.send(b" 5 \xa3 \x80 \xed\xa0\x80.")
        terminal.wait_for("\ufffd\ufffd\ufffd.")
        terminal.send(ENTER)
        terminal.wait_until(lambda: when(workbook) == "ongoing 5 \ufffd \ufffd \ufffd\ufffd\ufffd.")


@pty
def test_a_thousand_strings_of_nonsense_end_nothing(tmp_path: Path) -> None:
    """The long form is `python -m tests.support.fuzz_terminal`."""
    assert fuzz(1000, 7, tmp_path) == ""


PASTES = {
    "Y9 10 kB": (b"ab cd\r" * 1700, ("ab cd\n" * 1700), ""),
    "Y9 1 MB": (b"x" * 1_000_000, "x" * LONGEST_PASTE, f"Only the first {LONGEST_PASTE:,}"),
    "Y10 an ESC inside": (b" a\x1bb\x1b[31mc\x1b", " a\x1bb\x1b[31mc\x1b", ""),
    "Y11 a forged end and Ctrl+Q": (
        b" kept" + END + b"\x11\x1b[27u\x18\x15\x12 on",
        " kept on",
        "",
    ),
}


@pty
@pytest.mark.parametrize(("pasted", "expected", "told"), PASTES.values(), ids=PASTES.keys())
def test_a_paste_arrives_as_it_is(
    pasted: bytes, expected: str, told: str, opened: Open, workbook: Path
) -> None:
    """Whole and in its order, or as much as a cell takes; and nothing in it is a command."""
    with opened() as terminal:
        edit_when(terminal)
        before = terminal.bytes_out
        terminal.send(BEGIN + pasted + END)
        terminal.wait_more(before)
        if told:
            terminal.wait_for(told, PATIENCE * 2)
        terminal.wait_quiet(QUIET * 3, PATIENCE * 2)
        terminal.send(ENTER)
        terminal.wait_until(lambda: when(workbook) != "ongoing", PATIENCE * 2)

        assert when(workbook) == "ongoing" + expected


@pty
def test_y12_lines_pasted_into_one_line_are_joined_and_told(opened: Open) -> None:
    """A search for what a mail calls it, over two of its lines; only half would find nothing."""
    with opened() as terminal:
        terminal.send(SEARCH)
        terminal.wait_quiet()
        terminal.send(BEGIN + b"dates for\r  refresher" + END)
        terminal.wait_for("on one line")
        terminal.wait_for("2-02")
        terminal.wait_for("dates for refresher")


def parsed(*pieces: str) -> list[Message]:
    """Return what a parser makes of some input."""
    parser = Parser()
    return [message for piece in pieces for message in parser.feed(piece)]


def test_a_paste_is_the_same_however_the_line_cuts_it() -> None:
    """A slow line parts every sequence at any place."""
    text = "a\x1b[200~b\x1b[31mc\x1b[20\x1b\n"
    sent = f"x\x1b[200~{text}\x1b[201~y"
    for at in range(1, len(sent)):
        for cut in range(at + 1, len(sent)):
            messages = parsed(sent[:at], sent[at:cut], sent[cut:])
            first, paste, last = messages
            assert isinstance(paste, events.Paste)
            assert (first.key, paste.text, last.key) == ("x", text, "y")  # type: ignore[attr-defined]


def test_a_paste_whose_end_never_comes_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that drops six bytes must not leave the keyboard dead."""
    parser = Parser()
    assert list(parser.feed("\x1b[200~half a text")) == []
    assert parser.patience == pytest.approx(LONGEST_PAUSE, abs=1)
    later = parser._deadline or 0.0
    monkeypatch.setattr("eh_tui.ui.terminal.parser.get_time", lambda: later + 1)
    (paste,) = parser.tick()
    assert isinstance(paste, events.Paste)
    assert paste.text == "half a text"
    assert parser.patience is None


def test_nothing_to_wait_for_is_no_waking() -> None:
    """An idle program sleeps until there is input, after whatever came before."""
    for sent in ("r", "\x1b[A", "é", "\x1b]0;x\x07", "\x1b[200~a\x1b[201~"):
        parser = Parser()
        list(parser.feed(sent))
        assert parser.patience is None, sent


# What goes out


@pty
def test_y14_no_control_character_is_sent_from_any_field(opened: Open, workbook: Path) -> None:
    """Pasted into every kind of field, undone, taken out and brought back."""
    pasted = BEGIN + ESC_AND_C1.encode() + END
    fields = {"search": SEARCH, "palette": PALETTE, "filter": b"f", "new": b"on", "help": b"?"}
    with opened() as terminal:
        edit_when(terminal)
        terminal.send(pasted)
        terminal.wait_for("PWNED")
        terminal.wait_quiet()
        terminal.send(ENTER)
        terminal.wait_until(lambda: "PWNED" in when(workbook))
        for keys in (b"u", b"\x19", b"d", b"u"):
            terminal.send(keys)
            terminal.wait_quiet()
        for keys in fields.values():
            terminal.send(keys)
            terminal.wait_quiet()
            terminal.send(pasted)
            terminal.wait_quiet()
            for _ in range(2):
                terminal.send(ESCAPE)
                terminal.wait_quiet()
        terminal.send(b"q")
        terminal.wait_end()

    text = terminal.output.decode()
    assert "1337" not in "".join(match["parameters"] or "" for match in SEQUENCE.finditer(text))
    assert not any("PWNED" in (match["osc"] or "") for match in SEQUENCE.finditer(text))
    # The writer itself goes down and back by \v and \b.
    assert not re.findall(r"[^\x20-\x7e\xa0-\U0010ffff\r\n\v\b]", SEQUENCE.sub("", text))


# Signals and lost lines


@pty
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT"])
def test_y1_y4_a_signal_keeps_the_draft_and_gives_the_terminal_back(
    name: str, opened: Open, workbook: Path, tmp_path: Path
) -> None:
    """A server that shuts down while somebody is in the middle of a sentence."""
    number = signal.Signals[name]
    with opened() as terminal:
        edit_when(terminal)
        terminal.send(b" half a")
        terminal.wait_for("half a")
        terminal.kill(number)

        assert terminal.wait_end() == 128 + number
        assert_given_back(terminal)
    assert drafts(tmp_path) == "ongoing half a"
    assert when(workbook) == "ongoing"


@pty
@pytest.mark.parametrize("stalled", [False, True], ids=["Y1 idle", "Y3 with output stalled"])
@pytest.mark.parametrize("ignored", [False, True], ids=["", "Y2 under nohup"])
def test_a_lost_line_leaves_no_process(
    stalled: bool, ignored: bool, opened: Open, tmp_path: Path
) -> None:
    """Nothing runs on, still less at full speed, and the sentence is kept."""
    nohup = ("/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh") if ignored else ()
    with opened(*nohup) as terminal:
        edit_when(terminal)
        terminal.send(b" half a")
        terminal.wait_for("half a")
        terminal.wait_quiet()
        if stalled:
            stall(terminal)
        terminal.hang_up()
        terminal.wait_end()
        assert_gone(terminal.pid)
    assert drafts(tmp_path) == "ongoing half a"


@pty
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_y3_a_signal_ends_it_with_output_stalled(name: str, opened: Open, tmp_path: Path) -> None:
    """The line hangs, and the server ends everybody's programs."""
    with opened() as terminal:
        edit_when(terminal)
        terminal.send(b" half a")
        terminal.wait_for("half a")
        terminal.wait_quiet()
        stall(terminal)
        terminal.kill(signal.Signals[name])
        # By the clock: it was blocked in giving the terminal back, so the output did stall.
        assert terminal._process.wait(PATIENCE) == -signal.SIGALRM
        assert_gone(terminal.pid)
    assert drafts(tmp_path) == "ongoing half a"


@pty
def test_y4_a_killed_program_offers_the_text_again(opened: Open, tmp_path: Path) -> None:
    """The power fails a second after the last letter; saved or emptied, the draft is gone."""
    with opened() as terminal:
        edit_when(terminal)
        terminal.send(b" half a")
        terminal.wait_until(lambda: drafts(tmp_path) == "ongoing half a")
        terminal.kill(signal.SIGKILL)
        terminal.wait_end()
    with opened() as terminal:
        edit_when(terminal)
        terminal.wait_for("ongoing half a")
        terminal.wait_for("your draft")
        terminal.send(ENTER)
        terminal.wait_until(lambda: drafts(tmp_path) == "")


@pty
@pytest.mark.parametrize("name", ["SIGHUP", "SIGKILL"])
def test_y4_two_windows_in_one_cell_keep_both_texts(
    name: str, opened: Open, workbook: Path, tmp_path: Path
) -> None:
    """Several people log in to the school's server by one account, and it goes down."""
    with opened() as one, opened() as two:
        for terminal, text in ((one, b" one"), (two, b" two")):
            edit_when(terminal)
            terminal.send(b"\x15" + text)
        one.wait_until(lambda: all(text in drafts(tmp_path) for text in ("one", "two")))
        for terminal in (one, two):
            terminal.kill(signal.Signals[name])
        for terminal in (one, two):
            terminal.wait_end()
    with opened() as terminal:
        for _ in range(2):
            edit_when(terminal)
            terminal.wait_for("your draft")
            terminal.send(ENTER)
            terminal.wait_quiet()
        terminal.wait_until(lambda: drafts(tmp_path) == "")
    history = history_of(workbook).read_text()
    assert '" one"' in history
    assert '" two"' in history


@pty
def test_c7_a_crash_of_the_input_thread_is_no_success(workbook: Path, tmp_path: Path) -> None:
    """A script that runs it must not go on as if all were well."""
    code = (
        "import sys; from eh_tui.cli import main; from eh_tui.ui.terminal import driver\n"
        "driver.Parser.feed = lambda self, data: 1 / 0\n"
        f"sys.exit(main([{str(workbook)!r}]))"
    )
    env = {"HOME": str(tmp_path)}
    with Terminal([sys.executable, "-c", code], env=env, cwd=CHECKOUT) as terminal:
        terminal.send(b"r")
        assert terminal.wait_end() == 1
        assert_given_back(terminal)


@pty
def test_y17_keys_that_stop_other_programs_stop_nothing(opened: Open, workbook: Path) -> None:
    """Ctrl+Z is undo, Ctrl+S freezes nothing, Ctrl+C and Ctrl+Backslash end nothing."""
    with opened() as terminal:
        rate(terminal, workbook, b"r", "red")
        terminal.send(b"\x1a")
        terminal.wait_until(lambda: audit(workbook)["actions"][0]["rag"] == "green")
        terminal.send(b"\x13\x03\x1c")
        terminal.wait_quiet()
        rate(terminal, workbook, b"a", "amber")


@pty
def test_y17_suspend_goes_to_the_shell_and_back(opened: Open, workbook: Path) -> None:
    """By our own command, and by another's signal; both ways it is whole afterwards."""
    with opened() as terminal:
        stat = Path(f"/proc/{terminal.pid}/stat")

        def is_stopped() -> bool:
            return stat.read_text().rsplit(")")[1].split()[0] == "T"

        terminal.send(PALETTE)
        terminal.wait_for("Search for")
        terminal.send(b"suspend")
        terminal.wait_for("back to the shell")
        terminal.wait_quiet()
        terminal.send(ENTER)
        terminal.wait_until(is_stopped)
        terminal.wait_quiet()
        assert_given_back(terminal)
        for stop in (None, signal.SIGSTOP):
            if stop:
                terminal.kill(stop)
                terminal.wait_until(is_stopped)
            before = terminal.bytes_out
            terminal.kill(signal.SIGCONT)
            terminal.wait_more(before + 500)
            terminal.wait_for("1-01")
            rate(terminal, workbook, b"a" if stop else b"r", "amber" if stop else "red")
        terminal.send(b"q")
        assert terminal.wait_end() == 0
        assert_given_back(terminal)


# Where it runs

SURROUNDINGS = {
    "C4 TERM=vt100": {"TERM": "vt100"},
    "C4 NO_COLOR and no name for the terminal's colours": {"NO_COLOR": "1", "COLORTERM": ""},
    "C4 COLUMNS is a word": {"COLUMNS": "wide", "LINES": "-1"},
    "C4 COLUMNS is of another world": {"COLUMNS": "999999999", "LINES": "999999999"},
    "C4 no home, nowhere for temporary files": {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    "C5 an ASCII locale": {"LC_ALL": "C", "LANG": "", "PYTHONCOERCECLOCALE": "0"},
}


@pty
@pytest.mark.parametrize("variables", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_it_works_anywhere(variables: dict[str, str], opened: Open, workbook: Path) -> None:
    """An old server's account, as it is."""
    with opened(**variables) as terminal:
        rate(terminal, workbook, b"r", "red")
        terminal.send(b"q")
        assert terminal.wait_end() == 0


@pty
@pytest.mark.parametrize("name", ["dumb", ""])
def test_c4_a_terminal_without_a_screen_is_refused_in_words(name: str, workbook: Path) -> None:
    """It would be covered with escape sequences, which a printer prints."""
    with Terminal(eh_tui(workbook), env={"TERM": name}, cwd=CHECKOUT) as terminal:
        assert terminal.wait_end() == 2
        assert b"\x1b" not in terminal.output
        assert b"This terminal can't show the screens" in terminal.output


@pty
def test_y16_400_sizes_of_a_window_end_nothing(opened: Open, workbook: Path) -> None:
    """A window manager that tries out every size, one of nothing included."""
    sizes = ((1, 1), (0, 0), (500, 200), (3, 50), (200, 1), (80, 24), (110, 5), (40, 12))
    with opened() as terminal:
        for turn in range(400):
            window(terminal, *sizes[turn % len(sizes)])
            terminal.read(0)
        window(terminal, 80, 24)
        rate(terminal, workbook, b"r", "red")
        terminal.send(b"q")
        assert terminal.wait_end() == 0
