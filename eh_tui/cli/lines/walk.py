"""The walk through the actions as lines: each is read out, and rated by a letter or a word."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import FILE, Command, argument
from eh_tui.cli.lines.prompts import (
    A_RATING,
    AS_LINES,
    Handler,
    PromptWords,
    ask,
    converse,
    help_of,
)
from eh_tui.cli.lines.rows import (
    field_edit,
    rating_edit,
    rating_given,
    ratings_known,
    read_out,
    row_words,
    said_of,
    say_section,
)
from eh_tui.cli.lines.wanted import lines_are_wanted
from eh_tui.cli.opening import looked_at, open_screens, stop_unless_there
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import NotFound
from eh_tui.model.audit.rated import every_rating, rows_in_words
from eh_tui.model.audit.walk import stops
from eh_tui.model.core.columns import form_row_called
from eh_tui.model.core.edits import Edit
from eh_tui.session import Session

_HELP = {
    A_RATING: "rates the action and goes on",
    "Enter": "goes on and leaves it as it is",
    "when, who, note or text, then the words": "writes that field and stays",
    "back": "goes to the action before",
    "go and a number": "goes to that action, as in go 2-03",
    "guide": "reads the guidance out",
    "undo": "takes the last change back",
    "quit": "leaves; all is saved",
}


def _walk(given: Namespace) -> int:
    stop_unless_there(given.file)
    start = _start(given.file, given.start)
    if not given.lines and not lines_are_wanted("the walk"):
        given.version, given.mouse = False, False
        return open_screens(given, f"walk({start!r})" if start else "")
    return walk_in_lines(given.file, start)


def _start(path: Path, asked: str) -> str:
    """Return the row to begin with, "" where there is none; raises `NotFound` for another one."""
    ids = [stop.row.id for stop in stops(looked_at(path).workbook)]
    if asked and asked not in ids:
        goes = f"from {ids[0]} to {ids[-1]}" if ids else "through nothing"
        raise NotFound(f"{asked} is no row that the walk goes through; it goes {goes}.")
    return asked or next(iter(ids), "")


def walk_in_lines(path: Path, start: str = "") -> int:
    """Walk through a workbook's actions as lines, and return the exit code."""
    return converse(path, lambda session: _Walk(session, start).run(), "Left; all is saved.")


class _Walk:
    def __init__(self, session: Session, start: str) -> None:
        self._session = session
        ids = self._ids()
        self._at = ids.index(start) if start in ids else 0
        self._section = ""

    def run(self) -> None:
        """Read the actions out one after the other, to the last."""
        for caution in self._session.cautions:
            say_on_one_line(caution)
        workbook = self._session.workbook
        rows = [stop.row for stop in stops(workbook)]
        say_on_one_line(f"{rows_in_words(workbook, rows)}. Type help for the words.")
        while self._at < len(self._ids()):
            self._session.refresh()
            self._one(self._ids()[self._at])
        workbook = self._session.workbook
        is_alone = not workbook.form.counted_by
        left = [
            one.row.id if is_alone else f"{one.row.id} {one.heading}"
            for one in every_rating(workbook)
            if not one.is_given
        ]
        say_on_one_line(f"That was the last. Not rated: {', '.join(left) or 'none'}.")

    def _ids(self) -> list[str]:
        return [stop.row.id for stop in stops(self._session.workbook)]

    def _one(self, id: str) -> None:
        seen = self._session.workbook
        action = form_row_called(seen, id)
        say()
        self._section = say_section(seen, id, self._section)
        say_on_one_line(f"{id}, {self._at + 1} of {len(self._ids())}.")
        read_out(self._session, action)

        def rate_or_go_on(typed: str) -> bool:
            if not typed:
                return self._go(self._at + 1)
            edit = rating_edit(seen, id, typed)
            self._do(said_of(seen, edit), edit, rating_given(seen, edit))
            is_first = edit.field == "rag"  # after another rating the same row is asked again
            return self._go(self._at + 1 if is_first else self._at)

        def write(field: str, text: str) -> bool:
            self._do(f"{id} {field}", field_edit(seen, id, field, text))
            return True

        handlers: dict[str, Handler] = {
            **row_words(self._session, id, write),
            "back": lambda _: self._go(self._at - 1),
            "go": self._go_to,
        }
        help_ = help_of(seen, _HELP, ratings_known(seen, action))
        ask(self._session, f"{id}?", PromptWords(handlers, help_, rate_or_go_on))

    def _do(self, label: str, edit: Edit, now: str = "") -> None:
        """Make a step, and say what was saved, and as what where that is not read out again."""
        self._session.apply(label, edit)
        say_on_one_line(f"Saved: {label}{f', {now}' if now else ''}.")

    def _go(self, at: int) -> bool:
        self._at = max(0, at)
        return True

    def _go_to(self, id: str) -> bool:
        if id in self._ids():
            return self._go(self._ids().index(id))
        say_on_one_line(self._session.workbook.form.words.said(f"There is no action {id}."))
        return False


COMMANDS = (
    Command(
        "walk",
        "go through the actions one by one, with --lines as lines and prompts",
        _walk,
        (
            FILE,
            AS_LINES,
            argument("--start", metavar="ID", default="", help="the action to begin with"),
        ),
    ),
)
