"""What a person typed is told from what a terminal sends of itself."""

import pytest
from textual import events

from eh_tui.ui.terminal.parser import Parser


def typed(monkeypatch: pytest.MonkeyPatch, *pieces: str) -> list[str]:
    """Return the keys that some input makes when nothing comes after it."""
    now = [0.0]
    for module in ("eh_tui.ui.terminal.parser", "textual._parser"):
        monkeypatch.setattr(f"{module}.get_time", lambda: now[0])
    parser = Parser()
    messages = [message for piece in pieces for message in parser.feed(piece)]
    for _ in range(2):
        now[0] += 10
        messages += parser.tick()
    return [message.key for message in messages if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (("\x1bj",), "escape j"),
        (("\x1b", "j"), "escape j"),
        (("\x1bjk\x1b[B",), "escape j k down"),
        (("\x1b1",), "escape 1"),
        (("\x1bf",), "escape f"),
        (("\x1b\r",), "escape enter"),
        (("\x1b\x1b",), "escape escape"),
        (("\x1b\x1bR",), "escape escape R"),
        (("\x1bO",), "escape O"),
        (("\x1bO1",), "escape O 1"),
        (("\x1bP",), "escape P"),
        (("\x1bPjj",), "escape P j j"),
        (("\x1b[",), "escape left_square_bracket"),
    ],
)
def test_escape_before_another_key_is_a_key(
    monkeypatch: pytest.MonkeyPatch, pieces: tuple[str, ...], keys: str
) -> None:
    """Over SSH both come at once, where they were typed one after the other."""
    assert typed(monkeypatch, *pieces) == keys.split()


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (("\x1b[A",), "up"),
        (("\x1b", "[A"), "up"),
        (("\x1bOP",), "f1"),
        (("\x1bO", "A"), "up"),
        (("\x1b\t",), "shift+tab"),
        (("\x1bP>|xterm\x1b\\j",), "j"),
        (("\x1bP", ">|xterm\x1b\\"), ""),
        (("\x1b]11;rgb:0/0/0\x07",), ""),
        (("\x1bP1$r0m",), ""),
    ],
)
def test_what_a_terminal_sends_is_still_no_typing(
    monkeypatch: pytest.MonkeyPatch, pieces: tuple[str, ...], keys: str
) -> None:
    """Arrows, function keys and answers begin with the same byte."""
    assert typed(monkeypatch, *pieces) == keys.split()


@pytest.mark.parametrize("character", ["\u00a0", "\u202f", "\u2009", "\u200d", "\u200c", "\u00ad"])
def test_a_space_that_does_not_break_and_a_joiner_are_typed(character: str) -> None:
    """Keyboards for French and for Indian scripts have them; as Textual has it they do nothing."""
    (key,) = Parser().feed(character)
    assert isinstance(key, events.Key)
    assert (key.character, key.is_printable, key.handler_name) == (character, True, "on_key")


def test_control_characters_are_still_no_text() -> None:
    """A key is what they are, or nothing."""
    for character in ("\x01", "\x1f", "\x7f", "\x85"):
        for key in Parser().feed(character):
            assert isinstance(key, events.Key)
            assert not key.is_printable
