"""What a terminal sends, taken apart into keys, pastes and reports, however broken it comes.

Each docstring names the behaviour of Textual 8.2.8 that it mends; look there again with
another version.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from textual import constants, events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

GUARD = 0.05
"""Seconds after a paste in which keys that may be part of it do nothing (RELIABILITY.md Y11)."""

LONGEST_PAUSE = 5.0
"""Seconds without input after which a paste counts as whole though its end never came."""

_TYPED = re.compile(r"\x1b(?=[^\[O\]PX^_\x1b\t\x7f]|O[^A-Za-z])")
"""Escape before another key, which no Alt key is here; a console sends ESC TAB for Shift+Tab."""

_TYPED_STRING = re.compile(r"[^\d<=>?!$+G][^\x00-\x1f]{,7}|")
"""What begins like no terminal's control string, and is as short as what is typed ahead."""

_OPENING = re.compile(
    r"\x1b(?:(?P<paste>\[200~)|\[>(?P<device>[\d;]*)c|(?P<overlong>\[[0-?]{26})|[]PX^_])"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*|O)?\Z")
_END_OF_PASTE = re.compile(r"\x1b\[201~")
_END_OF_STRING = re.compile(r"\x07|\x1b\\|[\x18\x1a]")
_END_OF_OVERLONG = re.compile(r"[@-~\x00-\x1f]")
_LONGEST_END = 6


class Device(Message):
    """What kind of terminal this is, by its own name (DA2): numbers with ";" between them."""

    def __init__(self, name: str) -> None:
        """Take the name."""
        super().__init__()
        self.name = name


class Key(events.Key):
    """A key that types a space that does not break, or a joiner, as it would be pasted.

    `events.Key.is_printable` (events.py) says no to them, and every field then ignores them.
    """

    @property
    def is_printable(self) -> bool:
        """Say that it is typed."""
        return True


class Parser(XTermParser):
    """Keys, pastes and reports from whatever a terminal sends.

    `XTermParser.parse` (_xterm_parser.py) moves an ESC within a paste to another place, waits
    for ever for the end of a paste, and types the sequences that it does not know as keys:
    pastes, control strings and overlong sequences are taken out here before it sees them.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin with nothing read."""
        super().__init__(debug)
        self._held = ""
        self._end: re.Pattern[str] | None = None
        self._opened = ""
        self._pasted: list[str] = []
        self._deadline: float | None = None
        self._guarded_until = 0.0
        self._entered = False

    @property
    def is_pasting(self) -> bool:
        """Whether what comes next is pasted text."""
        return self._end is _END_OF_PASTE

    @property
    def patience(self) -> float | None:
        """The seconds after which `tick` is due, None where there is only input to wait for."""
        due = [time for time in (self._deadline, self._timeout_time) if time is not None]
        return max(0.0, min(due) - get_time()) if due else None

    def feed(self, data: str) -> Iterable[Message]:
        """Return what some input says."""
        if get_time() < self._guarded_until:
            self._guarded_until = get_time() + GUARD
        for message in self._messages(self._held + data):
            if not self._may_be_pasted(message):
                yield message

    def tick(self) -> Iterable[Message]:
        """Return what the input so far says when nothing more has come for a while."""
        if self._deadline is not None and get_time() >= self._deadline:
            held, self._held, self._deadline = self._held, "", None
            string = "".join((*self._pasted, held))
            if self._end is _END_OF_STRING and _TYPED_STRING.fullmatch(string):
                self._end = None
                self._pasted.clear()
                yield from self._typed_after_escape(f"{self._opened}{string}")
            elif self._end:
                yield from self._close(held)
            elif held in ("\x1b[", "\x1bO"):
                yield from self._typed_after_escape(held[1:])
            else:
                yield from self._keys(held)
                yield from self._settle()
        yield from super().tick()

    def _messages(self, data: str) -> Iterator[Message]:
        self._held, self._deadline = "", None
        while data:
            if self._end:
                end = self._end.search(data)
                if end is None:
                    self._pasted.append(data[:-_LONGEST_END])
                    self._hold(data[-_LONGEST_END:])
                    return
                yield from self._close(data[: end.start()])
                data = data[end.end() :]
            elif opening := _OPENING.search(data):
                yield from self._keys(data[: opening.start()])
                yield from self._settle()
                if (device := opening["device"]) is not None:
                    yield Device(device)
                else:
                    self._open(opening)
                data = data[opening.end() :]
            else:
                unfinished = _UNFINISHED.search(data)
                at = unfinished.start() if unfinished else len(data)
                yield from self._keys(data[:at])
                if unfinished:
                    self._hold(data[at:])
                return

    def _open(self, opening: re.Match[str]) -> None:
        if opening["paste"]:
            self._end = _END_OF_PASTE
        else:
            self._end = _END_OF_OVERLONG if opening["overlong"] else _END_OF_STRING
            self._opened = opening[0][-1]
        self._hold("")

    def _close(self, rest: str) -> Iterator[Message]:
        """Return the paste that is at its end; a control string says nothing to anybody."""
        text = "".join((*self._pasted, rest)) if self.is_pasting else ""
        if self.is_pasting:
            self._guarded_until, self._entered = get_time() + GUARD, False
        self._end, self._deadline = None, None
        self._pasted.clear()
        if text:
            # Without NUL, as Textual does.
            yield events.Paste(text.replace("\x00", ""))

    def _hold(self, data: str) -> None:
        self._held = data
        pause = LONGEST_PAUSE if self.is_pasting else constants.ESCAPE_DELAY
        self._deadline = get_time() + pause

    def _keys(self, data: str) -> Iterator[Message]:
        while typed := _TYPED.search(data):
            if typed.start():
                yield from super().feed(data[: typed.start()])
                yield from self._settle()
            yield events.Key("escape", "\x1b")
            data = data[typed.end() :]
        if data:  # "" would end the parser
            yield from super().feed(data)

    def _typed_after_escape(self, data: str) -> Iterator[Message]:
        """Return Escape and the keys after it, which might have become a sequence and did not."""
        yield events.Key("escape", "\x1b")
        yield from self._keys(data)

    def _settle(self) -> Iterator[Message]:
        """Return what is still open as if nothing more came: an ESC is then the key."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from super().tick()

    def _may_be_pasted(self, message: Message) -> bool:
        """Say whether a key comes so soon after a paste that it may be a forged one's rest.

        Enter is let through, because hands are quick, but nothing after it.
        """
        if not isinstance(message, events.Key) or get_time() >= self._guarded_until:
            return False
        if message.key == "enter":
            self._entered = True
            return False
        return self._entered or not message.is_printable

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Ignore a key that can't be: a number beyond Unicode or a half character.

        `XTermParser._parse_extended_key` (_xterm_parser.py) raises for the one and passes the
        other on, and either ends the program.
        """
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
            "".join(f"{key.key}{key.character}" for key in keys).encode()
        except (OverflowError, ValueError):
            return [events.Key(Keys.Ignore, sequence)]
        return [Key(key.key, key.character) if _is_space_or_joiner(key) else key for key in keys]

    def parse_mouse_code(self, code: str) -> Message | None:
        """Ignore a report in pixels of a window that has none.

        `XTermParser.parse_mouse_code` (_xterm_parser.py) divides by its size.
        """
        try:
            return super().parse_mouse_code(code)
        except ZeroDivisionError:
            return None


def _is_space_or_joiner(key: events.Key) -> bool:
    text = key.character or ""
    return len(text) == 1 and not key.is_printable and unicodedata.category(text) in ("Zs", "Cf")
