"""The commands that change a workbook, each one step that undo takes back."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import stop_unless_there, store, who_changes
from eh_tui.cli.output import say, say_on_one_line, warn
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import NotRecordedHere, Refused

if TYPE_CHECKING:  # they are loaded by the command that asks for them
    from eh_tui.model.core.edits import Add, Set
    from eh_tui.model.core.workbook import Workbook


def _set(given: Namespace) -> int:
    from eh_tui.cli.field_args import assignments, warn_of_unclear_dates

    opened = store(given.file)
    edits = assignments(opened.workbook, given.id, given.values)
    kept = _earlier_figure(opened.workbook, edits)
    opened.commit((*kept, *edits), f"{given.id} {', '.join(edit.field for edit in edits)}")
    for edit in edits:
        if edit.old == edit.new:
            say_on_one_line(f'{edit.id} {edit.field}: already "{edit.new}", nothing changed')
        else:
            say_on_one_line(f'{edit.id} {edit.field}: "{edit.old}" -> "{edit.new}"')
        warn_of_unclear_dates(opened.workbook, [edit])
    return DONE


def _earlier_figure(workbook: "Workbook", edits: "tuple[Set, ...]") -> "tuple[Add, ...]":
    """Return what keeps the figure of an earlier term where an offer's outcome gets a new one."""
    if not workbook.offer:
        return ()
    from eh_tui.model.offer.areas import earlier_figure

    return earlier_figure(workbook, edits)


def _add(given: Namespace) -> int:
    from eh_tui.cli.field_args import addition, warn_of_unclear_dates

    opened = store(given.file)
    names = ("text", "when", "who", "rag", "note")
    values = {
        name: given_text(text) for name in names if (text := getattr(given, name)) is not None
    }
    edit = addition(opened.workbook, given.parent, values, given.values, after=given.after)
    opened.commit([edit], f"{edit.id} added")
    say_on_one_line(edit.id)
    warn_of_unclear_dates(opened.workbook, [edit])
    return DONE


def _remove(given: Namespace) -> int:
    from eh_tui.cli.way_back import way_back
    from eh_tui.model.core.edits import remove_with_all_below
    from eh_tui.model.core.rows import fields, locate, value
    from eh_tui.model.merge.references import rows_naming

    opened = store(given.file)
    workbook = opened.workbook
    kind, row = locate(workbook, given.id)
    edits = remove_with_all_below(workbook, kind, row.id)
    below = edits[:-1]
    opened.commit(edits, f"{row.id} removed")
    with_it = f" with {', '.join(edit.id for edit in reversed(below))}" if below else ""
    say_on_one_line(f"Removed {row.id}{with_it}.")
    for name in fields(workbook, kind, row):
        if text := value(workbook, kind, row, name):
            say_on_one_line(f'{row.id} {name}: "{text}"')
    if below:
        say(f"'eh-tui undo' brings {'both' if len(below) == 1 else 'all of them'} back.")
    else:
        say(way_back(given.file, workbook, kind, row))
    if still := rows_naming(opened.workbook, row.id):
        warn(f"{row.id} is still named by {', '.join(still)}.")
    return DONE


def _undo(given: Namespace) -> int:
    return _turn(given, back=True)


def _redo(given: Namespace) -> int:
    return _turn(given, back=False)


def _turn(given: Namespace, *, back: bool) -> int:
    """Take my last step back, or make it again, and print what that changed."""
    from eh_tui.model.journal.deeds import deeds
    from eh_tui.model.journal.log import in_words_of_form, log_in_words
    from eh_tui.session import Session

    path: Path = given.file
    stop_unless_there(path)
    session = Session(path, who_changes())
    known = session.records[-1:]
    try:
        label = (session.undo if back else session.redo)(anyway=given.anyway)
    except NotRecordedHere as error:
        raise Refused(f"{error} '--anyway' does it all the same.") from None
    if not label:
        word = "undo" if back else "make again"
        nothing = f"There is nothing of yours to {word} in {path.name}."
        raise Refused(f"{nothing} {session.history_left_behind}".rstrip())
    told = [entry for entry in deeds(session.records) if entry.n > known[0].n]
    for entry in told:
        say_on_one_line(log_in_words(in_words_of_form(session.workbook, entry)))
    if not told:
        say_on_one_line(f"{label}: the file says so already, nothing changed")
    return DONE


_ANYWAY = argument(
    "--anyway",
    action="store_true",
    help="also where no session of this account on this machine recorded the step",
)

COMMANDS = (
    Command(
        "set",
        "change fields of one row, all of them or none",
        _set,
        (
            FILE,
            argument("id", metavar="ID", help="a row's number, or 'school'"),
            argument(
                "values",
                metavar="FIELD=VALUE",
                nargs="+",
                help="when, who, rag, text, note, the form's own heading, or a field as 'show' "
                "names it; note=- reads it",
            ),
        ),
    ),
    Command(
        "add",
        "add an action to an outcome, or a row to a table or a list",
        _add,
        (
            FILE,
            argument(
                "parent",
                metavar="ID",
                help="an outcome, a table that takes rows, or a list: signatories, people, terms, "
                "courses, training; in an offer an area, A1/measures for its outcomes, an outcome "
                "for an earlier figure, or contacts, sources and other lists",
            ),
            argument("values", metavar="FIELD=VALUE", nargs="*", help="more fields, as with 'set'"),
            argument(
                "--text", required=True, help="the action, or the row's first cell; - reads it"
            ),
            argument("--when", help="by when"),
            argument("--who", help="who does it"),
            argument("--rag", help="a level by its id, letter or words, or none"),
            argument("--note", help="a note to it"),
            argument("--after", metavar="ID", default="", help="the row that it follows"),
        ),
    ),
    Command(
        "remove",
        "take a row out",
        _remove,
        (FILE, argument("id", metavar="ID", help="the row's number")),
    ),
    Command("undo", "take your last step back", _undo, (FILE, _ANYWAY)),
    Command("redo", "make the step again that you undid last", _redo, (FILE, _ANYWAY)),
)
