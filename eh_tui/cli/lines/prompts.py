"""A conversation in lines: each is printed once, none is ever rewritten, nothing ticks."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import EhError, Refused
from eh_tui.model.audit.rated import ratings_asked
from eh_tui.model.core.columns import columns_of_row, form_row_called, kind_of, text_in_column
from eh_tui.model.core.edits import Edit, Set, set_field
from eh_tui.model.core.entered import meant_in_column
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.names import heading_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.when.readable import stop_if_unreadable
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


def with_words(**handlers: Handler) -> dict[str, Handler]:
    """Return handlers that refuse their word with nothing behind it: it would empty a text."""
    return {word: partial(_with_words, word, handler) for word, handler in handlers.items()}


def _with_words(word: str, handler: Handler, text: str) -> bool:
    _stop_without_words(word, text)
    return handler(text)


def _stop_without_words(word: str, text: str) -> None:
    if not text:
        raise Refused(f"Type on one line: {word}, then the words. Nothing was changed.")


def help_of(workbook: Workbook, ours: Mapping[str, str]) -> Mapping[str, str]:
    """Return what the words of a prompt do in the form's words, and how a column is written."""
    said = {word: workbook.form.words.said(meaning) for word, meaning in ours.items()}
    if workbook.form.columns:
        named = "a column's name, then the words"
        said[named] = "writes that column, such as a second rating, and stays"
    return said


def field_edit(seen: Workbook, id: str, field: str, text: str) -> Edit:
    """Return the edit of an action's field, from the value that was read out."""
    kind = kind_of(form_row_called(seen, id))
    stop_if_unreadable(kind, field, text)
    return set_field(seen, kind, id, field, text)


def rating_edit(seen: Workbook, id: str, typed: str) -> Set:
    """Return the edit that rates a row by a word, letter or label; raises `Refused`.

    In a form with columns of its own a column's name and what it is to say may be typed too,
    which is how a second rating is given: "Moderated score 2".
    """
    row = form_row_called(seen, id)
    first = next(iter(ratings_asked(columns_of_row(seen, row), row)), None)
    scale = first.column.scale if first else ""
    rag = seen.form.rating_meant(typed, scale) if typed else None
    if rag is not None and (first or not seen.form.columns):
        return set_field(seen, kind_of(row), id, "rag", rag)
    if named := _named_column(seen, row, typed):
        column, text = named
        _stop_without_words(column.heading.strip() or column.key, text)
        stop_if_unreadable(kind_of(row), column.field, text)
        meant = meant_in_column(seen, row, column.field, text)
        return set_field(seen, kind_of(row), id, column.field, meant)
    if first is None:
        raise Refused(f"{id} is not rated in this form, and {typed!r} is no word known here.")
    known = ", ".join(f"{level.letter} {level.words}" for level in seen.form.levels_of(scale))
    raise Refused(f"{typed!r} is no rating and no word known here; ratings are: {known}.")


def said_of(seen: Workbook, edit: Set) -> str:
    """Return what an edit of `rating_edit` did: "1.A rated", or with which column."""
    if edit.field == "rag":
        return f"{edit.id} rated"
    return f"{edit.id} {heading_of(seen, edit.kind, form_row_called(seen, edit.id), edit.field)}"


def _named_column(seen: Workbook, row: FormRow, typed: str) -> tuple[Column, str] | None:
    """Return the column of the form's own that a line begins with, and what follows its name."""
    columns = columns_of_row(seen, row) if seen.form.columns else ()
    names = [(name, one) for one in columns for name in (one.heading.strip(), one.key) if name]
    for name, column in sorted(names, key=lambda pair: -len(pair[0])):
        is_named = f"{typed} ".casefold().startswith((f"{name} ".casefold(), f"{name}:".casefold()))
        if is_named:
            return column, typed[len(name) :].removeprefix(":").strip()
    return None


def lines_of(workbook: Workbook, action: FormRow, reading: str) -> Iterator[str]:
    """Yield what is read out of an action, what matters most first."""
    homes = {outcome.id: outcome for outcome in workbook.outcomes}
    words = workbook.form.words
    what = words.action if isinstance(action, Action) else words.outcome
    yield f"{what}: {action.text or 'no words yet'}"
    if isinstance(action, Action) and (outcome := homes.get(action.outcome)):
        yield f"{words.outcome} {outcome.id}: {outcome.text}"
    if workbook.form.columns:
        yield from _column_lines(workbook, action, reading)
        return
    yield f"When: {action.when or 'no date yet'}{f'. {reading}' if reading else ''}"
    yield f"Who: {action.who or 'nobody yet'}"
    yield f"Rating: {workbook.form.label(action.rag)}"
    if action.note:
        yield f"Note: {action.note}"


def _column_lines(workbook: Workbook, row: FormRow, reading: str) -> Iterator[str]:
    """Yield what stands in each column of a form's own, under the form's headings."""
    columns = [one for one in columns_of_row(workbook, row) if one.field != "text"]
    for column in columns:
        text, name = text_in_column(row, column), column.heading.strip() or column.key
        if column.is_level:
            if not row.unrated:
                yield f"{name}: {workbook.form.label(text or NOT_RATED)}"
        elif column.role is Role.WHEN:
            yield f"{name}: {text or 'no date yet'}{f'. {reading}' if reading else ''}"
        else:
            empty = "nobody yet" if column.role is Role.WHO else "nothing yet"
            yield f"{name}: {text or empty}"
    if row.note and all(column.field != "note" for column in columns):
        yield f"Note: {row.note}"


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
