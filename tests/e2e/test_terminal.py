"""eh-tui in a real pseudo-terminal: keys go in as bytes, and the file shows what they did.

Textual's own pilot waits after each key, so it sees neither what is typed ahead nor the bytes
that reach the terminal (PITFALLS.md 39).
"""

import json
import re
import signal
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECTOR, SMALL, Open
from tests.support import CHECKOUT
from tests.support.at_terminal import (
    DOWN,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    RIGHT,
    WRITTEN,
    action,
    audit,
    go_to_when,
    wait_for_file,
)
from tests.support.pty_terminal import PATIENCE, SEQUENCE, Terminal, eh_tui, environment

pytestmark = pytest.mark.pty


def wait_for_rating(terminal: Terminal, words: str) -> None:
    """Wait until the first action's row shows a rating."""
    row = re.compile(rf"6 DSLs have had.*│{words}")
    terminal.wait_until(lambda: row.search(terminal.screen()) is not None)


def send_apart(terminal: Terminal, keys: bytes) -> None:
    """Type keys 10 ms apart, as a fast typist's terminal sends them."""
    for key in keys:
        terminal.send(bytes([key]))
        terminal.watch(0.01)


# Starting and leaving


def test_the_sheet_is_shown_at_both_sizes(opened: Open, size: tuple[int, int]) -> None:
    """What a meeting looks at first: the school, its first action, its rating in words."""
    with opened(size) as terminal:
        screen = terminal.screen()

    assert "Example Primary School" in screen
    assert "6 DSLs have had" in screen
    assert re.search(r"G Completed /", screen)
    assert "Saved" in screen


def test_leaving_gives_the_terminal_back(opened: Open, size: tuple[int, int]) -> None:
    """The shell's own screen is back, with its cursor and its line settings."""
    with opened(size) as terminal:
        changed = terminal.modes != terminal.first_modes
        terminal.send(b"q")

        assert terminal.wait_end() == 0
        assert changed
        assert_given_back(terminal)


def signs(workbook: Path) -> list[str]:
    """Return the files beside a workbook by which others see who has it open."""
    return [path.name for path in workbook.parent.iterdir() if ".here." in path.name]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_the_terminal_is_given_back(
    opened: Open, workbook: Path, number: int
) -> None:
    """A server that shuts down leaves no shell unusable; what was rated is in the file."""
    before = audit(workbook)
    with opened(SMALL) as terminal:
        terminal.send(b"r")
        action(before, "1-01")["rag"] = "red"
        wait_for_file(terminal, workbook, before)
        terminal.wait_until(lambda: signs(workbook) != [])
        terminal.kill(number)
        terminal.wait_end()

        assert_given_back(terminal)
    assert audit(workbook) == before
    assert signs(workbook) == []


def test_a_lost_line_ends_it(opened: Open, workbook: Path) -> None:
    """A program without a terminal must not run on, still less at full speed."""
    with opened(SMALL) as terminal:
        terminal.wait_until(lambda: signs(workbook) != [])
        terminal.hang_up()
        terminal.wait_end()

    assert signs(workbook) == []
    tomllib.loads(workbook.read_text(encoding="utf-8"))


def test_a_folder_opens_as_the_list_of_its_workbooks(workbook: Path, tmp_path: Path) -> None:
    """Its name is given as a file's is."""
    env = {"HOME": str(tmp_path)}
    with Terminal(eh_tui(workbook.parent), SMALL, env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("Example Primary School")
        terminal.wait_for("Workbooks in")
        terminal.send(b"q")
        assert terminal.wait_end() == 0
    assert [path.name for path in workbook.parent.glob("*.toml")] == [workbook.name]


def test_without_a_terminal_it_says_so_in_a_sentence(workbook: Path) -> None:
    """In a pipe there is nobody to press a key."""
    done = subprocess.run(
        eh_tui(workbook),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(r"eh-tui: The screens need a terminal;[^\n]*\.\n", done.stderr)


def test_without_colour_ratings_are_words(opened: Open, size: tuple[int, int]) -> None:
    """Nothing is told by a colour alone."""
    with opened(size, NO_COLOR="1") as terminal:
        for key, words in {b"r": "R At risk", b"a": "A On track", b"x": "- Not rated"}.items():
            terminal.send(b"1" + key)
            wait_for_rating(terminal, words)


def test_nothing_is_sent_while_nothing_is_done(opened: Open) -> None:
    """A line over which nobody works is silent, in the sheet and with a text half typed."""
    with opened(PROJECTOR) as terminal:
        terminal.wait_quiet(0.5)
        before = terminal.bytes_out
        terminal.watch(2.0)
        in_sheet = terminal.bytes_out - before
        terminal.send(ENTER)
        terminal.wait_for("Enter save")
        terminal.wait_quiet(0.5)
        before = terminal.bytes_out
        terminal.watch(2.0)

        assert (in_sheet, terminal.bytes_out - before) == (0, 0)


def test_a_window_may_change_its_size(opened: Open, workbook: Path) -> None:
    """Somebody plugs the projector in; the next key still does what it says."""
    expected = audit(workbook)
    with opened(SMALL) as terminal:
        for columns, rows in (PROJECTOR, (40, 10), SMALL, PROJECTOR):
            terminal.resize(columns, rows)
            terminal.wait_quiet()
        terminal.send(b"r")
        action(expected, "1-01")["rag"] = "red"
        wait_for_file(terminal, workbook, expected)
        wait_for_rating(terminal, "R At risk")


# Saving


def test_a_rating_is_in_the_file_before_the_next_key(
    opened: Open, workbook: Path, size: tuple[int, int]
) -> None:
    """Nobody has to save."""
    expected = audit(workbook)
    with opened(size) as terminal:
        for key in (b"r", b"a", b"g", b"x"):
            terminal.send(key)
            action(expected, "1-01")["rag"] = WRITTEN[key]
            wait_for_file(terminal, workbook, expected)


def test_a_killed_program_leaves_every_rating_that_it_showed(opened: Open, workbook: Path) -> None:
    """The power fails in the middle of a meeting."""
    expected = audit(workbook)
    with opened(PROJECTOR) as terminal:
        for turn in range(5):
            for key, words in ((b"r", "R At risk"), (b"a", "A On track")):
                terminal.send(b"1" + key)
                wait_for_rating(terminal, words)
                action(expected, "1-01")["rag"] = WRITTEN[key]
            assert audit(workbook) == expected, f"in turn {turn}"
        terminal.send(b"rag" * 7)
        terminal.kill(signal.SIGKILL)
        terminal.wait_end()

    left = audit(workbook)
    assert action(left, "1-01").pop("rag") in ("red", "amber", "green")
    action(expected, "1-01").pop("rag")
    assert left == expected


# Typing ahead


@pytest.mark.parametrize("apart", [False, True], ids=["burst", "10 ms apart"])
def test_what_is_typed_ahead_goes_where_it_was_meant(
    opened: Open, workbook: Path, size: tuple[int, int], apart: bool
) -> None:
    """A hand that knows the keys is faster than the dialog; not one letter rates a row.

    The text is made of commands, and the command after its closing Enter acts on the sheet.
    """
    expected = audit(workbook)
    with opened(size) as terminal:
        go_to_when(terminal)
        for turn, key in enumerate((b"r", b"g") * 5):
            typed = b" rag%dxudjk q" % turn
            (send_apart if apart else Terminal.send)(terminal, ENTER + typed + ENTER + key)
            first = action(expected, "1-01")
            first["when"] += typed.decode()
            first["rag"] = WRITTEN[key]
            wait_for_file(terminal, workbook, expected)


def test_enter_does_not_overtake_the_letters_before_it(opened: Open, workbook: Path) -> None:
    """A fast hand, or a line that sends in bursts, into a dialog that is open already."""
    expected = audit(workbook)
    with opened(PROJECTOR) as terminal:
        go_to_when(terminal)
        for turn, key in enumerate((b"r", b"g") * 5):
            typed = b" rag%dxudjk q" % turn
            terminal.send(ENTER)
            terminal.wait_for("Enter save")
            terminal.wait_quiet()
            terminal.send(typed + ENTER + key)
            first = action(expected, "1-01")
            first["when"] += typed.decode()
            first["rag"] = WRITTEN[key]
            wait_for_file(terminal, workbook, expected)
            terminal.wait_while("Enter save")


def test_a_paste_typed_ahead_is_kept(opened: Open, workbook: Path) -> None:
    """Enter and a paste may come in one packet over a slow line."""
    expected = audit(workbook)
    with opened(PROJECTOR) as terminal:
        go_to_when(terminal)
        for turn in range(5):
            pasted = f" rag{turn}"
            terminal.send(ENTER + b"\x1b[200~" + pasted.encode() + b"\x1b[201~")
            terminal.wait_for(pasted)
            terminal.wait_quiet()  # keys right after a paste may belong to it
            terminal.send(ENTER)
            action(expected, "1-01")["when"] += pasted
            wait_for_file(terminal, workbook, expected)


def test_a_search_typed_ahead_rates_nothing(opened: Open, workbook: Path) -> None:
    """Its letters are commands too; the key after its Enter rates the place found."""
    expected = audit(workbook)
    with opened(PROJECTOR) as terminal:
        for key in (b"r", b"g") * 5:
            terminal.send(b"1/dates for refresher\r" + key)
            action(expected, "2-02")["rag"] = WRITTEN[key]
            wait_for_file(terminal, workbook, expected)


def test_keys_typed_ahead_walk_and_rate(opened: Open, workbook: Path) -> None:
    """The walk takes ratings in the packet that opened it."""
    expected = audit(workbook)
    with opened(SMALL) as terminal:
        terminal.send(b"1wrar")
        for id, rag in (("1-01", "red"), ("1-02", "amber"), ("1-03", "red")):
            action(expected, id)["rag"] = rag
        wait_for_file(terminal, workbook, expected)


# Texts


def test_escape_keeps_a_draft_and_leaves_the_file_alone(
    opened: Open, workbook: Path, size: tuple[int, int]
) -> None:
    """Escape is pressed by accident too."""
    expected, content = audit(workbook), workbook.read_bytes()
    with opened(size) as terminal:
        go_to_when(terminal)
        terminal.send(ENTER)
        terminal.wait_for("Enter save")
        terminal.wait_quiet()
        terminal.send(b" by hand")
        terminal.wait_for("by hand")
        terminal.send(ESCAPE)
        terminal.wait_while("by hand")
        terminal.wait_quiet()
        assert workbook.read_bytes() == content

        terminal.send(ENTER)
        terminal.wait_for("by hand")
        terminal.send(ENTER)
        action(expected, "1-01")["when"] += " by hand"
        wait_for_file(terminal, workbook, expected)


def test_a_paste_of_several_lines_is_stored_whole(
    opened: Open, workbook: Path, size: tuple[int, int]
) -> None:
    """From a mail into a cell; a terminal sends a line's end within a paste as Enter's sign."""
    pasted = "\n".join((" first, rag", "", "  second [/] ‘quoted’", "third: שלום 👪", ""))
    expected = audit(workbook)
    with opened(size) as terminal:
        go_to_when(terminal)
        terminal.send(ENTER)
        terminal.wait_for("Enter save")
        terminal.wait_quiet()
        sent = pasted.replace("\n", "\r").encode()
        terminal.send(b"\x1b[200~" + sent + b"\x1b[201~")
        terminal.wait_for("third")
        terminal.wait_quiet()  # keys right after a paste may belong to it
        terminal.send(ENTER)
        action(expected, "1-01")["when"] += pasted
        wait_for_file(terminal, workbook, expected)


def test_bytes_that_are_no_text_end_nothing(opened: Open, workbook: Path) -> None:
    """An old terminal types £ as one byte, which is not UTF-8; a mouse report may hold one too."""
    expected = audit(workbook)
    with opened(SMALL) as terminal:
        terminal.send(b"\xa3")
        terminal.wait_quiet()
        terminal.send(b"\x1b[99999999999u")
        terminal.wait_quiet()
        terminal.send(b"1r")
        action(expected, "1-01")["rag"] = "red"
        wait_for_file(terminal, workbook, expected)


HOSTILE = (
    "\x1b]0;PWNED\x07\x1b]52;c;UFdORUQ=\x07\x1b[1337m\x1b[2J\x1bc\x9b1337m\x9d0;PWNED\x9c\x90q\x9c"
    "\x00\x07\x08\x0e\x7f [/] [@click=app.quit]x[/] [bold] [$x] \\ "
    "👩🏽‍🏫 👪 שלום \u202eevil\u202c e\u0301\ufeff "
)


def hostile_text(workbook: Path) -> None:
    """Put into every text of the file what would steer a terminal or a markup parser."""
    text = workbook.read_text(encoding="utf-8")
    text = re.sub(
        r'^(text|when|who|note|name|role|signed|audit_date|title|band|heading|red|amber) = "(?!"")',
        lambda match: f'{match[1]} = "{quoted(HOSTILE)}',
        text,
        flags=re.MULTILINE,
    )
    text = text.replace('id = "2-02"', 'id = "2-02"\n# next a long one', 1)
    long = "Long. " * 833
    text = re.sub(r'(id = "1-02"\n.*\ntext = ").*"', lambda match: f'{match[1]}{long}"', text)
    workbook.write_text(text, encoding="utf-8")


def quoted(text: str) -> str:
    """Return a text as it stands within a TOML string, control characters as escapes."""
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return re.sub(r"[\x7f-\x9f\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", escaped)


def test_no_control_character_of_a_text_reaches_the_terminal(
    opened: Open, workbook: Path, size: tuple[int, int]
) -> None:
    """A workbook comes by mail; whatever is in it, all screens show it and none obeys it."""
    hostile_text(workbook)
    content = workbook.read_bytes()
    assert len(action(audit(workbook), "1-02")["text"]) > 4900
    screens = {
        "moves": (DOWN * 6 + b"2345" + b"\x1b[F" + HOME, b""),
        "edit": (b"1" + RIGHT * 2 + ENTER, ESCAPE),
        "edit long": (b"1" + DOWN + ENTER, ESCAPE),
        "note": (b"1m", ESCAPE),
        "choice": (b"1" + RIGHT * 3 + ENTER, ESCAPE),
        "walk": (b"1w", b""),
        "walk on": (b"lhllv", ESCAPE),
        "search": (b"1/", b""),
        "search on": (b"PWNED\r", b""),
        "filter": (b"f", ESCAPE),
        "summary": (b"s", ESCAPE),
        "guidance": (b"v", ESCAPE),
        "help": (b"?", ESCAPE),
        "shelf": (b"o", ESCAPE),
        "palette": (b"\x10", ESCAPE),
    }
    with opened(size) as terminal:
        for keys, leave in screens.values():
            before = terminal.bytes_out
            terminal.send(keys)
            terminal.wait_more(before)
            terminal.wait_quiet()
            if leave:
                terminal.send(leave)
                terminal.wait_quiet(0.3)
        terminal.send(b"1")
        terminal.wait_for("1-01 ")
        terminal.wait_quiet()
        assert_only_textuals_own(terminal.output)
        terminal.send(b"q")

        assert terminal.wait_end() == 0
    assert workbook.read_bytes() == content


# Bytes


def test_a_key_sends_only_what_it_changes(opened: Open) -> None:
    """A slow line carries a move within a row in 1,000 bytes, and a rating in 3,000."""
    with opened(PROJECTOR) as terminal:
        go_to_when(terminal)
        sent = {}
        for name, key in {"move": LEFT, "rating": b"r"}.items():
            before = terminal.bytes_out
            terminal.send(key)
            terminal.wait_more(before)
            terminal.wait_quiet(0.5)
            sent[name] = terminal.bytes_out - before

    assert sent["move"] <= 1000
    assert sent["rating"] <= 3000


def assert_given_back(terminal: Terminal) -> None:
    """Check that the terminal is as it was before the program."""
    left_on = {mode for mode, is_on in terminal.private_modes.items() if is_on}
    pushed, popped = (
        len(re.findall(sign, terminal.output)) for sign in (rb"\x1b\[>\d+u", rb"\x1b\[<u")
    )

    assert terminal.private_modes["1049"] is False, "still on the alternate screen"
    assert left_on <= {"7", "25"}, "modes left on"
    assert {"25"} <= left_on, "no cursor"
    assert popped >= pushed, "the keyboard speaks another protocol"
    assert terminal.modes == terminal.first_modes, "line settings"


def assert_only_textuals_own(output: bytes) -> None:
    """Check that a stream has no sequence but those by which Textual paints and asks."""
    text = output.decode()
    for match in SEQUENCE.finditer(text):
        if match[0] == "\x1b]22;default\x07":  # the mouse pointer's shape
            continue
        assert match["final"] is not None, f"no such sequence: {match[0]!r}"
        assert match["final"] in "mHhlupKJABCDGXLMbdnc", f"no such sequence: {match[0]!r}"
        assert "1337" not in (match["parameters"] or ""), f"from a text: {match[0]!r}"
    rest = SEQUENCE.sub("", text)
    # The writer itself goes down and back by \v and \b.
    assert not re.findall(r"[^\x20-\x7e\xa0-\U0010ffff\r\n\v\b]", rest)
    assert "\u202e" not in rest
