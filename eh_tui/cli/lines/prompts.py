"""A conversation in lines: each is printed once, none is ever rewritten, nothing ticks."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from eh_tui.cli.command import DONE, argument
from eh_tui.cli.opening import who_changes
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import EhError, Refused
from eh_tui.model.core.workbook import Workbook
from eh_tui.session import Session

AS_LINES = argument(
    "--lines",
    action="store_true",
    help="as lines that are only added, for a screen reader or a slow line",
)

Handler = Callable[[str], bool]
"""What a word does with the text behind it; it returns whether to go on from here."""


class LeftError(Exception):
    """Whoever typed has left: by a word, or because the line was cut."""


@dataclass(frozen=True, slots=True)
class PromptWords:
    """The words that are understood at a prompt."""

    handlers: Mapping[str, Handler]
    help: Mapping[str, str]
    """What each word does, in the order in which help tells it."""
    otherwise: Handler
    """What is done with a line that begins with none of them; "" is Enter alone."""


def converse(path: Path, talk: Callable[[Session], None], left: str) -> int:
    """Talk about a workbook, present to others meanwhile, and return the exit code.

    `left` is said where whoever types leaves before it is over.
    """
    session = Session(path, who_changes())
    session.presence.show()
    try:
        talk(session)
    except LeftError:
        say_on_one_line(left)
    finally:
        session.presence.leave()
    return DONE


def answer(prompt: str) -> str:
    """Ask for a line and return it as typed; raises `LeftError` where none comes any more."""
    print(f"{prompt} ", end="", flush=True)
    line = sys.stdin.readline() if sys.stdin else ""
    if not line:
        say()
        raise LeftError
    if not sys.stdin.isatty():
        say()  # nobody's Enter ended the line of the prompt
    return line.removesuffix("\n").removesuffix("\r")


def ask(session: Session, prompt: str, words: PromptWords) -> None:
    """Ask until an answer says to go on; why one can't be done is said, and nothing is lost."""
    while True:
        line = answer(prompt)
        word, _, text = line.strip().partition(" ")
        handler = words.handlers.get(word.casefold())
        if word in ("?", "help"):
            for known, meaning in words.help.items():
                say_on_one_line(f"{known}: {meaning}.")
            continue
        try:
            if handler(text.strip()) if handler else words.otherwise(line.strip()):
                return
        except EhError as error:
            say_on_one_line(str(error))
            session.refresh()


def with_words(**handlers: Handler) -> dict[str, Handler]:
    """Return handlers that refuse their word with nothing behind it: it would empty a text."""
    return {word: partial(_with_words, word, handler) for word, handler in handlers.items()}


def _with_words(word: str, handler: Handler, text: str) -> bool:
    stop_if_no_words(word, text)
    return handler(text)


def stop_if_no_words(word: str, text: str) -> None:
    """Raise `Refused` where nothing stands behind a word."""
    if not text:
        raise Refused(f"Type on one line: {word}, then the words. Nothing was changed.")


A_RATING = "a rating's letter or words"


def help_of(workbook: Workbook, ours: Mapping[str, str], ratings: str) -> Mapping[str, str]:
    """Return what the words of a prompt do in the form's words, and how a column is written.

    `ratings` are those that can be typed, "R At risk, A On track".
    """
    said = {word: workbook.form.words.said(meaning) for word, meaning in ours.items()}
    if ratings:
        said = {
            f"{A_RATING} ({ratings})" if word == A_RATING else word: said[word] for word in said
        }
    if workbook.form.columns:
        named = "a column's name, then the words"
        said[named] = "writes that column, such as a second rating, and stays"
    return said


def undo(session: Session) -> bool:
    """Take the last step back, say which it was, and go on from here.

    Raises `Conflict`, `Refused` and `NotRecordedHere` as `Session.undo` does.
    """
    label = session.undo()
    say_on_one_line(f"Taken back: {label}." if label else "There is nothing to take back.")
    return True


def leave(_: str = "") -> NoReturn:
    """Leave the conversation; raises `LeftError`."""
    raise LeftError
