"""A conversation in lines: each is printed once, none is ever rewritten, nothing ticks."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import EhError, Refused
from eh_tui.model.core.columns import form_row_called, kind_of
from eh_tui.model.core.edits import Edit, set_field
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.workbook import Workbook
from eh_tui.session import Session

FIELD_WORDS = {"when": "when", "who": "who", "note": "note", "text": "text"}
"""The words that change a field of an action, each followed by its text."""

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


def answer(prompt: str) -> str:
    """Ask for a line and return it as typed; raises `LeftError` where none comes any more."""
    print(f"{prompt} ", end="", flush=True)
    line = sys.stdin.readline()
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


def field_edit(seen: Workbook, id: str, field: str, text: str) -> Edit:
    """Return the edit of an action's field, from the value that was read out."""
    from eh_tui.model.when.readable import stop_if_unreadable

    kind = kind_of(form_row_called(seen, id))
    stop_if_unreadable(kind, field, text)
    return set_field(seen, kind, id, field, text)


def rating_edit(seen: Workbook, id: str, typed: str) -> Edit:
    """Return the edit that rates an action by a word, letter or label; raises `Refused`."""
    rag = seen.form.rating_meant(typed)
    if not typed or rag is None:
        known = ", ".join(f"{level.letter} {level.words}" for level in seen.form.levels)
        raise Refused(f"{typed!r} is no rating and no word known here; ratings are: {known}.")
    return set_field(seen, kind_of(form_row_called(seen, id)), id, "rag", rag)


def lines_of(workbook: Workbook, action: FormRow, reading: str) -> Iterator[str]:
    """Yield what is read out of an action, what matters most first."""
    homes = {outcome.id: outcome for outcome in workbook.outcomes}
    words = workbook.form.words
    what = words.action if isinstance(action, Action) else words.outcome
    yield f"{what}: {action.text or 'no words yet'}"
    if isinstance(action, Action) and (outcome := homes.get(action.outcome)):
        yield f"Outcome {outcome.id}: {outcome.text}"
    yield f"When: {action.when or 'no date yet'}{f'. {reading}' if reading else ''}"
    yield f"Who: {action.who or 'nobody yet'}"
    yield f"Rating: {workbook.form.label(action.rag)}"
    if action.note:
        yield f"Note: {action.note}"


def say_guidance(session: Session, id: str) -> bool:
    """Print the guidance on an action; stay at it."""
    from eh_tui.model.audit.walk import stops

    for stop in stops(session.workbook):
        if stop.action.id == id:
            for piece in stop.guidance:
                say_on_one_line(f"{piece.heading}:")
                say(piece.text.strip("\n"))
    return False


def undone(session: Session) -> bool:
    """Take the last step back, and say which it was."""
    label = session.undo()
    say_on_one_line(f"Taken back: {label}." if label else "There is nothing to take back.")
    return True


def leave(_: str = "") -> bool:
    """Leave the conversation."""
    raise LeftError
