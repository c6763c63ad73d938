"""A lead's answer to a return from the page: what is to be changed in it, or that it is taken."""

from collections.abc import Callable
from functools import partial

from eh_tui.errors import NotFound
from eh_tui.files.partnership.unsent import UnsentReasons
from eh_tui.model.partnership.collated import RoundLine, State
from eh_tui.model.partnership.stands import reopened_in_words
from eh_tui.model.submitting import ReturnState, asked_in_words
from eh_tui.ui.dialogs.choice import Choice
from eh_tui.ui.partnership.reading import PageReading

Reasons = tuple[tuple[str, str], ...]
"""Pairs of a row's id and what is to be changed in it."""

Answer = Callable[[], str]
"""Writes an answer, and returns what is to be said of it; raises `EhError`."""


def can_be_answered(line: RoundLine) -> bool:
    """Say whether a line is of a return that counts."""
    return line.state is State.RETURNED and line.expected is not None


def not_sent_in_words(reading: PageReading, line: RoundLine) -> str:
    """Return in which rows a lead wants changes that are not sent yet, "" where in none."""
    if not can_be_answered(line) or line.expected is None:
        return ""
    unsent = UnsentReasons(reading.folder.folder, line.expected)
    said = (
        ("Not sent yet, to be changed: {}. Enter, then Esc.", unsent.reasons),
        ("Begun to be typed: {}. Enter, then r on the row.", unsent.begun),
    )
    return " ".join(words.format(", ".join(map(asked_in_words, r))) for words, r in said if r)


def closing(reading: PageReading, line: RoundLine) -> tuple[Choice[Answer], ...]:
    """Return how a return can be closed, or opened again; nothing where none counts."""
    if not can_be_answered(line):
        return ()
    if line.step is ReturnState.CLOSED:
        return (Choice("o", "Let it be open again", partial(_opened, reading, line)),)
    return (Choice("c", "Close it: nothing more is asked", partial(_closed, reading, line)),)


def send_it_back(current: Callable[[], PageReading], file: str, reasons: Reasons) -> str:
    """Note what a school is to change in a file and write its copy; raises `EhError`.

    `current` returns the folder as it was read last, while the return was being read.
    """
    from eh_tui.files.partnership.handing_back import send_back

    reading = current()
    line = next((each for each in reading.folder.collated.lines if each.file == file), None)
    if line is None:
        raise NotFound(f"{file} is no longer in the folder.")
    path = send_back(reading.folder, line, reasons, reading.day)
    return f"Noted. {reopened_in_words(line.expected)}To be sent to {line.school}: {path}"


def _closed(reading: PageReading, line: RoundLine) -> str:
    from eh_tui.files.partnership.handing_back import take_return

    path = take_return(reading.folder, line, reading.day)
    return f"Closed. To be sent to {line.school}: {path}"


def _opened(reading: PageReading, line: RoundLine) -> str:
    from eh_tui.files.partnership.handing_back import open_again

    path = open_again(reading.folder, line, reading.day)
    return f"Open again. To be sent to {line.school}: {path}"
