"""The command for one member of staff who asks what is kept of them, or to be taken out."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, FOUND, Command, argument
from eh_tui.cli.history import NOT_REACHED
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line

if TYPE_CHECKING:
    from eh_tui.files.beside.drafts import Drafts
    from eh_tui.files.folder.peek import Peek
    from eh_tui.model.people.named_anywhere import Somebody


def _person(given: Namespace) -> int:
    return _erase(given) if given.erase else _tell(given)


def _tell(given: Namespace) -> int:
    from eh_tui.files.beside.private_notes import kept_by_this_account
    from eh_tui.model.people.named_anywhere import somebody

    peek = looked_at(given.file)
    whose = somebody(peek.workbook, peek.records_to_now, given.name)
    number = 0
    for line in _told(peek, whose, kept_by_this_account(given.file), is_all=given.all):
        number += 1
        say_on_one_line(line)
    if not number:
        say_on_one_line(f"Nothing here speaks of {whose.person.name}.")
    if follows := peek.workbook.school.follows.strip():
        say_on_one_line(f"Not looked at: last year's workbook, {follows}; ask it in the same way.")
    say_on_one_line(f"Not looked at: {NOT_REACHED}.")
    return DONE


def _told(
    peek: "Peek", whose: "Somebody", kept: "Mapping[str, Drafts]", *, is_all: bool
) -> Iterator[str]:
    """Return a line for each place that may speak of somebody, first the workbook's."""
    from eh_tui.model.people.named_anywhere import every_text, own_rows

    workbook = peek.workbook
    own = {id for _, id in own_rows(workbook, whose.person)}
    for kind, told in every_text(workbook):
        is_theirs = told.id in own or whose.is_named(kind, told.field, told.text)
        if is_theirs and told.text.strip():
            yield f'{told.id} {told.field}: "{told.text}"'
    for number, line in enumerate(peek.text.text.splitlines(), 1):
        if "#" in line and whose.is_in(line.partition("#")[2]):
            yield f'line {number} of {peek.path.name}, a comment: "{line.strip()}"'
    if is_all:
        yield from _from_history(peek, whose, own | {whose.person.id})
    for what, texts in kept.items():
        for (id, field), text in texts.every:
            if whose.is_in(text):
                yield f'{what}, {id} {field}: "{text}"'


def _from_history(peek: "Peek", whose: "Somebody", own: set[str]) -> Iterator[str]:
    from eh_tui.model.core.edits import Add, Remove, Set
    from eh_tui.model.journal.log import by_edit, log_in_words, moment
    from eh_tui.model.people.named_anywhere import texts_in

    for entry, edit, record in by_edit(peek.records_to_now):
        texts = [entry.by, entry.label, entry.old, entry.new]
        if isinstance(edit, Add | Remove):
            texts += [told.text for told in texts_in(edit.row)]
        is_read = isinstance(edit, Set) and any(
            whose.is_named(edit.kind, edit.field, text) for text in (edit.old, edit.new)
        )
        if entry.id in own or is_read or any(map(whose.is_in, texts)):
            what = log_in_words(entry)
            is_more = whose.is_in(entry.label) and entry.label not in what
            label = f" ({entry.label})" if is_more else ""
            yield f"history, {moment(entry.at)}  {entry.by}  {what}{label}"
        if edit is None and whose.is_in(record.text):
            yield f"history, change {record.n} holds the whole file as it was, which names them"


def _erase(given: Namespace) -> int:
    from eh_tui.files.beside.private_notes import kept_by_this_account
    from eh_tui.files.store.erasure import erase

    opened = store(given.file)
    done = erase(opened, given.name)
    whose = done.whose
    left = list(done.left)
    for what, texts in kept_by_this_account(given.file).items():
        kept = [typed for typed in texts.every if whose.without(typed[1]) != typed[1]]
        for typed, text in kept:
            texts.reword(typed, text, whose.without(text))
        if kept and (why := texts.save_for_good()):
            left.append(f"what was {what} ({why.removesuffix('.')})")
    name = whose.person.id
    say_on_one_line(
        f'{name} is taken out of {given.file}, with "{whose.role}" in their place: '
        f"{done.fields} changed in the workbook, {done.records} in its history."
    )
    for place in left:
        say_on_one_line(f"May still speak of them, not changed: {place}.")
    if follows := opened.workbook.school.follows.strip():
        say_on_one_line(f"Not reached: last year's workbook, {follows}; run this on it too.")
    say_on_one_line(f"Not reached: {NOT_REACHED}, and the account that made each change.")
    return FOUND if left else DONE


COMMANDS = (
    Command(
        "person",
        "print everything that is kept of one member of staff, or take it out",
        _person,
        (
            FILE,
            argument("name", metavar="NAME", help="a name, initials or a number of the register"),
            argument("--all", action="store_true", help="from the history too"),
            argument("--erase", action="store_true", help="take it out, replaced by the role"),
        ),
    ),
)
