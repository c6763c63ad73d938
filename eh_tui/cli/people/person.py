"""The command for one member of staff who asks what is kept of them, or to be taken out."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, FOUND, Command, argument
from eh_tui.cli.history import NOT_REACHED
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import NotFound, NotSaved

if TYPE_CHECKING:
    from pathlib import Path

    from eh_tui.files.beside.drafts import Drafts
    from eh_tui.files.folder.peek import Peek
    from eh_tui.files.store.erasure import Erased
    from eh_tui.model.people.named_anywhere import Somebody


def _person(given: Namespace) -> int:
    return _erase(given) if given.erase else _tell(given)


def _tell(given: Namespace) -> int:
    from eh_tui.files.beside.private_notes import kept_by_this_account

    peek = looked_at(given.file)
    whose = _whose(peek, given.name)
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


def _whose(peek: "Peek", name: str) -> "Somebody":
    """Return whom a name means, also in full whom the register and the history do not know."""
    from eh_tui.files.store.erasure import was_anybody_erased
    from eh_tui.model.people.named_anywhere import somebody, somebody_gone

    try:
        return somebody(peek.workbook, peek.records_to_now, name)
    except NotFound:
        gone = somebody_gone(peek.workbook, name)
        if gone is None or not was_anybody_erased(peek.records_to_now):
            raise
        return gone


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
    beside = _Beside(given.file, kept_by_this_account(given.file))
    done = erase(opened, given.name, beside.without)
    if done.is_known:
        say_on_one_line(
            f'{done.whose.person.id} is taken out of {given.file}, with "{done.whose.role}" in '
            f"their place: {done.fields} changed in the workbook, {done.records} in its history"
            f"{beside.told}."
        )
    else:
        say_on_one_line(
            f"{done.whose.person.name} is not in the register, so only what is left of them was "
            f"looked for: {done.records} changed in the history{beside.told}."
        )
    _say_what_is_left(given, done)
    if follows := opened.workbook.school.follows.strip():
        say_on_one_line(f"Not reached: last year's workbook, {follows}; run this on it too.")
    say_on_one_line(f"Not reached: {NOT_REACHED}, and the account that made each change.")
    return FOUND if done.left else DONE


def _say_what_is_left(given: Namespace, done: "Erased") -> None:
    """Name the places that were not changed, and what takes somebody out of them too."""
    import shlex

    for place in done.left:
        say_on_one_line(f"May still speak of them, not changed: {place}.")
    if done.left:
        file, name = shlex.quote(str(given.file)), shlex.quote(done.whose.person.name)
        say_on_one_line(
            "Where it is them, change it by hand; "
            f"'eh-tui history redact {file} ID' takes out what a row said before; "
            f'then "eh-tui person {file} {name} --erase" looks again.'
        )


@dataclass
class _Beside:
    """What this account typed and did not save, or noted privately, on a workbook."""

    file: "Path"
    kept: "Mapping[str, Drafts]"
    changed: int = 0

    def without(self, whose: "Somebody") -> None:
        """Take somebody out of it; raises `NotSaved` where it can't be done now."""
        for what, texts in self.kept.items():
            named = [typed for typed in texts.every if whose.without(typed[1]) != typed[1]]
            for at, text in named:
                texts.reword(at, text, whose.without(text))
            if named and (why := texts.save_for_good()):
                raise NotSaved(
                    f"Nothing was taken out of {self.file} yet: what was {what} names them, and "
                    f"can't be changed now: {why}. Run this once more then."
                )
            self.changed += len(named)

    @property
    def told(self) -> str:
        """How much of it was changed, "" for nothing."""
        return f", {self.changed} typed and not saved or noted privately" if self.changed else ""


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
