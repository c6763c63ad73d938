"""The commands of an agenda's own items: the school's template, and one meeting's."""

from argparse import Namespace
from collections.abc import Iterable

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.meetings.meeting import going_on
from eh_tui.cli.opening import looked_at, store, who_changes
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import NotFound, NotSaved, Refused
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Matter, StandingItem
from eh_tui.model.core.workbook import Workbook


def _standing(given: Namespace) -> int:
    from eh_tui.model.core.edits import Add, apply
    from eh_tui.model.core.placing import place_at_end
    from eh_tui.model.core.row_ids import fresh_id
    from eh_tui.model.core.rows import Place
    from eh_tui.model.meeting.matters import standing_items, template_of_its_own
    from eh_tui.model.when.readable import stop_if_unreadable

    if given.add is None:
        if given.minutes or given.internal or given.under or given.after:
            raise Refused("--minutes, --internal, --under and --after go with --add TITLE.")
        for row in standing_items(looked_at(given.file).workbook):
            minutes = f", {row.minutes} minutes" if row.minutes else ""
            internal = ", internal" if row.internal else ""
            say_on_one_line(f"{row.id} {row.title}{minutes}{internal}")
        return DONE
    stop_if_unreadable(Kind.STANDING, "minutes", given.minutes)
    opened = store(given.file)
    edits = template_of_its_own(opened.workbook)
    workbook = opened.workbook
    for edit in edits:
        workbook = apply(workbook, edit)
    _stop_unless_placed(given, workbook.standing, "eh-tui meeting standing FILE")
    row = _planned(given, fresh_id(workbook, Kind.STANDING))
    end = place_at_end(workbook, Kind.STANDING)
    place = end if given.after is None else Place("", given.after)
    addition = Add(Kind.STANDING, row, place)
    opened.commit((*edits, addition), f"{row.title} on every agenda")
    say_on_one_line(row.id)
    return DONE


def _item(given: Namespace) -> int:
    from eh_tui.model.meeting.matters import add_matter, matters_of

    opened = store(given.file)
    meeting = going_on(opened.workbook)
    _stop_unless_placed(given, matters_of(opened.workbook, meeting), "eh-tui meeting agenda FILE")
    edits = add_matter(opened.workbook, meeting, _planned(given, ""), given.after)
    opened.commit(edits, f"{given.add} on the agenda")
    say_on_one_line(edits[-1].id)
    return DONE


def _note(given: Namespace) -> int:
    from eh_tui.model.meeting.matters import note_matter

    opened = store(given.file)
    meeting = going_on(opened.workbook)
    _stop_unless_item(opened.workbook, given.id)
    text = None if given.text is None else given_text(given.text)
    decision = None if given.decision is None else given_text(given.decision)
    edits = note_matter(opened.workbook, meeting, given.id, text=text, decision=decision)
    opened.commit(edits, f"{given.id} discussed")
    say_on_one_line(f"{given.id} discussed.")
    return DONE


def _private(given: Namespace) -> int:
    from eh_tui.files.beside.private_notes import PrivateNotes
    from eh_tui.files.system.user import initials_in_name
    from eh_tui.model.core.rows import locate

    workbook = looked_at(given.file).workbook
    notes = PrivateNotes(given.file, initials_in_name(who_changes()))
    if not given.id:
        for id in notes.ids:
            say_on_one_line(f"{id}: {notes.of(id)}")
        if not notes.ids:
            say_on_one_line("There are no private notes.")
    elif given.text is None and (note := notes.of(given.id)):
        say(note)
    else:
        locate(workbook, given.id)
        if given.text is None:
            say_on_one_line(f"No private note on {given.id}.")
            return DONE
        if why := notes.write(given.id, given_text(given.text), notes.own(given.id)):
            raise NotSaved(why)
        say_on_one_line(f"{given.id}: noted for {notes.who or 'this account'} alone.")
    return DONE


def _planned(given: Namespace, id: str) -> StandingItem:
    if not given.add.strip():
        raise Refused("The item has no title; say what it is called.")
    internal = "yes" if given.internal else ""
    return StandingItem(id, given.add, given.minutes, internal, "", given.under)


def _stop_unless_placed(
    given: Namespace, rows: Iterable[Matter | StandingItem], listed_by: str
) -> None:
    """Raise `NotFound` where what an item is to follow, or be a part of, is no item there."""
    ids = {row.id for row in rows}
    for id in (given.after, given.under):
        if id and id not in ids:
            raise NotFound(f"There is no item {id!r} to put it at; '{listed_by}' lists them.")


def _stop_unless_item(workbook: Workbook, id: str) -> None:
    if all(row.id != id for row in workbook.matters):
        raise NotFound(f"{id} is no item of an agenda; 'eh-tui meeting agenda' lists them.")


_PLANNED = (
    argument("--minutes", metavar="N", default="", help="how many minutes are planned for it"),
    argument("--internal", action="store_true", help="in nothing that is sent round"),
    argument("--under", metavar="ID", default="", help="the item that it is a part of"),
    argument("--after", metavar="ID", help="the item that it follows; at the end if left out"),
)

COMMANDS = (
    Command(
        "meeting standing",
        "print the items that stand on every agenda, or add one",
        _standing,
        (FILE, argument("--add", metavar="TITLE", help="what it is called"), *_PLANNED),
    ),
    Command(
        "meeting item",
        "put an item on the agenda of the meeting that goes on",
        _item,
        (
            FILE,
            argument("add", metavar="TITLE", help="what it is called"),
            *_PLANNED,
        ),
    ),
    Command(
        "meeting note",
        "write down what was said or decided under an item of the agenda",
        _note,
        (
            FILE,
            argument("id", metavar="ID", help="the item, as 'eh-tui meeting agenda' names it"),
            argument("--text", metavar="TEXT", help="what was said"),
            argument("--decision", metavar="TEXT", help="what was decided"),
        ),
    ),
    Command(
        "meeting private",
        "note something on an action or an item for yourself; it never leaves this account",
        _private,
        (
            FILE,
            argument(
                "id", metavar="ID", nargs="?", default="", help="the row; all notes if left out"
            ),
            argument(
                "--text", metavar="TEXT", help="the note; the one there is, is printed if left out"
            ),
        ),
    ),
)
