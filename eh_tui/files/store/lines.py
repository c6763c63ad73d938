"""The lines of a history in memory."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from eh_tui.files.store.record import as_written, chain_of, follows, record_line, record_of
from eh_tui.model.journal.record import Record

DONE = b'{"done":'
"""How a line begins that notes that the file has followed a change."""

_OUTSIDE = b'"op":"outside"'
_ADD, _REMOVE, _GONE = b'"op":"add"', b'"op":"remove"', b'"gone":'

_NUMBER = re.compile(rb"(\d{1,18})\}")


def history_text(records: Iterable[Record], done: Iterable[int] = ()) -> bytes:
    """Return the bytes of a history that holds some records, each following from the last."""
    lines: list[bytes] = []
    for record in records:
        lines.append(record_line(record, chain_of(lines[-1]) if lines else ""))
    return b"".join([*lines, *(DONE + b"%d}\n" % n for n in sorted(done))])


class JournalLines:
    """The lines of a history as read so far; each is parsed when somebody asks for it."""

    def __init__(self, inode: int = 0) -> None:
        """Begin with nothing read of the file that has an inode."""
        self.inode = inode
        self.offset = 0
        """Bytes read, up to the end of the last whole line."""
        self.torn = b""
        """What follows them: a line without an end, whose writer died or is still writing."""
        self.newest = b""
        """The last whole line, of whatever kind."""
        self.done: set[int] = set()
        """Numbers of the changes whose file is known to have followed."""
        self._lines: list[bytes] = []
        self._parsed: list[Record | None] = []
        self._asked = 0
        self._unparsed: list[bytes] = []
        self._of_rows: list[Record] = []

    def take(self, data: bytes) -> None:
        """Read on: bytes that follow the last whole line."""
        *lines, self.torn = data.split(b"\n")
        for line in lines:
            self.offset += len(line) + 1
            self.newest = line
            if line.startswith(DONE):
                if number := _NUMBER.fullmatch(line, len(DONE)):
                    self.done.add(int(number[1]))
            elif line.strip():
                self._lines.append(line)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that can be read, in order; damaged lines are passed over."""
        for line in self._lines[len(self._parsed) :]:
            self._parsed.append(record_of(line))
        return tuple(record for record in self._parsed if record)

    @property
    def each(self) -> Iterator[Record | None]:
        """The record of each line, None for a damaged one."""
        return map(record_of, self._lines)

    @property
    def count(self) -> int:
        """How many lines there are, damaged ones included."""
        return len(self._lines)

    def holding(self, texts: Iterable[str]) -> tuple[Record, ...]:
        """Return the records that hold one of some texts, oldest first, parsing no others."""
        wanted = [as_written(text) for text in texts]
        return tuple(
            record
            for line in self._lines
            if any(text in line for text in wanted) and (record := record_of(line))
        )

    @property
    def of_rows(self) -> tuple[Record, ...]:
        """The records that added rows or took them out, up to the last change without eh-tui.

        Those that others were put into tell of them likewise (`Record.gone`).

        The file tells of all that was taken out since. Each is parsed once, and no others.
        """
        for line in self._lines[self._asked :]:
            if _ADD in line or _REMOVE in line or _GONE in line:
                self._unparsed.append(line)
            if _OUTSIDE in line or _GONE in line:
                found = map(record_of, self._unparsed)
                self._of_rows += [record for record in found if record]
                self._unparsed.clear()
        self._asked = len(self._lines)
        return tuple(self._of_rows)

    def from_(self, first: int) -> tuple[Record, ...]:
        """Return the records from a line on, counted from 0."""
        return tuple(record for line in self._lines[first:] if (record := record_of(line)))

    @property
    def faults(self) -> tuple[str, ...]:
        """A sentence for each line that is damaged or does not follow from the one before."""
        faults: list[str] = []
        chain = ""
        for number, line in enumerate(self._lines, 1):
            if record_of(line) is None:
                faults.append(f"record {number} of the history is damaged and was passed over.")
                continue
            if not follows(line, chain):
                faults.append(
                    f"record {number} of the history does not follow from the one before: "
                    "one of them was altered, or what stood between them was taken out."
                )
            chain = chain_of(line)
        return tuple(faults)

    @property
    def last(self) -> Record | None:
        """The last record that can be read."""
        return next(self.backwards(), None)

    @property
    def last_state(self) -> Record | None:
        """The last record that says what the file holds."""
        return next((record for record in self.backwards() if record.after), None)

    def moment_of(self, digest: str) -> str:
        """Return when the last change was made, "" where it did not lead to a text of this hash."""
        state = self.last_state
        return state.at if state and state.after == digest else ""

    @property
    def chain(self) -> str:
        """The hash that the next line follows from."""
        return next((chain_of(line) for line in reversed(self._lines) if record_of(line)), "")

    def backwards(self) -> Iterator[Record]:
        """Yield every record that can be read, newest first, parsing no more than is asked for."""
        for line in reversed(self._lines):
            if record := record_of(line):
                yield record

    def above(self, n: int) -> tuple[Record, ...]:
        """Return the records above number `n`, which each keeps when others are put together."""
        return tuple(takewhile(lambda record: record.n > n, self.backwards()))[::-1]

    def since_text(self, n: int) -> tuple[Record, ...]:
        """Return the records up to number `n`, from the last that holds a whole text on."""
        found: list[Record] = []
        for record in self.backwards():
            if record.n <= n:
                found.append(record)
                if record.text:
                    break
        return tuple(reversed(found))
