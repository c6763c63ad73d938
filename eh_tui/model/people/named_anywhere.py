"""All that a workbook and its history say of one member of staff, and the same without them.

For a request for access, or for erasure (UK GDPR, articles 15 and 17).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of
from functools import cached_property
from itertools import chain
from typing import Any, cast

from eh_tui.errors import NotFound
from eh_tui.model.core.edits import Add, Edit, Remove, Set, remove_row, set_field
from eh_tui.model.core.form_rows import AchievedRow, Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import cell_keys, fields, value
from eh_tui.model.core.schema import MADE_BY_US
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.cells import cells_from
from eh_tui.model.journal.record import REMOVED, Record
from eh_tui.model.people.beside import is_like_a_role
from eh_tui.model.people.mentioned import naming, naming_surely, replaced
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import looks_like_name, unaccented
from eh_tui.model.people.suggestions import person_like
from eh_tui.model.people.who_cell import Sort

_NO_TEXT = ("id", "rag", *MADE_BY_US)
_NAMES_ONLY = {
    (Kind.OUTCOMES, "who"),
    (Kind.ACTIONS, "who"),
    (Kind.SIGNATORIES, "name"),
    (Kind.SIGNATURES, "name"),
    (Kind.TRAINING, "person"),
    *((Kind.MEETINGS, name) for name in ("present", "chair", "clerk", "apologies", "visitors")),
    (Kind.MEETINGS, "approved_by"),
    (Kind.AMENDMENTS, "by"),
    (Kind.DISCUSSED, "who_before"),
    (Kind.DISCUSSED, "who_after"),
}
"""The fields that are read as a Who cell, beside the cells of Outcomes Achieved."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text in a workbook: which row, which field, and what it says."""

    id: str
    field: str
    text: str


@dataclass(frozen=True)
class Somebody:
    """One member of staff, by all that the register has ever called them."""

    workbook: Workbook
    person: Person
    once: tuple[Person, ...] = ()
    """The same as the register had them earlier."""

    @property
    def role(self) -> str:
        """What stands in place of the name once it is erased."""
        return " ".join(self.person.role.split()) or "a member of staff"

    @cached_property
    def _perhaps(self) -> re.Pattern[str]:
        return naming(self.workbook, self.person, *self.once)

    @cached_property
    def _surely(self) -> re.Pattern[str]:
        return naming_surely(self.workbook, self.person, *self.once)

    @cached_property
    def _known(self) -> Workbook:
        """The workbook with the person in its register, who may have been taken out of it."""
        if any(person.id == self.person.id for person in self.workbook.people):
            return self.workbook
        return replace(self.workbook, people=(*self.workbook.people, self.person))

    def is_in(self, text: str) -> bool:
        """Say whether a text may speak of them, by a first name or a surname alone too."""
        return bool(self._perhaps.search(unaccented(text)))

    def is_named(self, kind: Kind, field: str, text: str) -> bool:
        """Say whether a field may speak of them, read as the names that it is for."""
        if self.is_in(text):
            return True
        if not _is_for_names(kind, field):
            return False
        parts = read_who(text, register_of(self._known)).parts
        return any(person.id == self.person.id for part in parts for person in part.people)

    def without(self, text: str) -> str:
        """Return a text with the role in place of whatever can mean nobody else."""
        return replaced(text, self._surely, lambda _: self.role)

    def without_in(self, kind: Kind, field: str, text: str) -> str:
        """Return a field's text without them, in one for names as the register reads it."""
        if _is_for_names(kind, field):
            for part in reversed(read_who(text, register_of(self._known)).parts):
                if self._is_theirs(part.sort, part.people):
                    text = text[: part.start] + self.role + text[part.end :]
        return self.without(text)

    def _is_theirs(self, sort: Sort, people: tuple[Person, ...]) -> bool:
        return sort is Sort.PERSON and people[0].id == self.person.id

    def row_without(self, kind: Kind, row: Row) -> Row:
        """Return a row with the role in place of them, in every text."""
        if isinstance(row, AchievedRow):
            cells = tuple(self.without_in(kind, "", cell) for cell in row.cells)
            return replace(row, cells=cells)
        texts = {told.field: self.without_in(kind, told.field, told.text) for told in texts_in(row)}
        if isinstance(row, Action | Outcome):
            row = replace(row, cells=cells_from({key: texts.pop(key) for key, _ in row.cells}))
        return replace(row, **cast(Any, texts))

    def edit_without(self, edit: Edit) -> Edit:
        """Return an edit of the history with the role in place of them, in every text."""
        match edit:
            case Set(kind, _, field, old, new):
                old, new = (self.without_in(kind, field, text) for text in (old, new))
                return replace(edit, old=old, new=new)
            case Add(kind, row):
                return replace(edit, row=self.row_without(kind, row), source=None)
            case Remove(kind, row):
                return replace(edit, row=self.row_without(kind, row))
        return edit


def somebody(workbook: Workbook, records: Iterable[Record], name: str) -> Somebody:
    """Return the one whom a name, initials or an id means; raises `NotFound` and `Refused`.

    Whoever was taken out of the register is found by the history.
    """
    known = tuple(dict.fromkeys(each for each in _once(records) if each.name != REMOVED))
    try:
        person = person_like(workbook, name)
    except NotFound:
        gone = {each.id: each for each in known}
        person = person_like(replace(workbook, people=tuple(gone.values())), name)
    once = tuple(each for each in known if each.id == person.id and each != person)
    return Somebody(workbook, person, once)


def somebody_gone(workbook: Workbook, name: str) -> Somebody | None:
    """Return whoever a full name means that neither register nor history knows any more.

    None for anything else: a word, initials or a role may mean a lot of things.
    """
    words = " ".join(name.split())
    if not looks_like_name(words.title()) or is_like_a_role(words):
        return None
    return Somebody(workbook, Person(words, words))


def every_text(workbook: Workbook) -> Iterator[tuple[Kind, Told]]:
    """Return every text of a workbook that people wrote, the form's own wording included."""
    for field in ("title", "intro", "sign_off"):
        yield Kind.SCHOOL, Told("the form", field, getattr(workbook, field))
    for kind in Kind:
        for row in workbook.of_kind(kind):
            yield from ((kind, told) for told in texts_in(row, workbook))


def texts_in(row: Row, workbook: Workbook | None = None) -> Iterator[Told]:
    """Return the texts of a row by their fields.

    A cell of an outcome or an action is told by its column's key, one of Outcomes Achieved by
    its heading, "" where no workbook is given to look it up in.
    """
    if isinstance(row, AchievedRow):
        names = cell_keys(workbook, row) if workbook else ("",) * len(row.cells)
        yield from (Told(row.id, *each) for each in zip(names, row.cells, strict=False))
        return
    for field in fields_of(row):
        text = getattr(row, field.name)
        if type(text) is str and field.name not in _NO_TEXT:
            yield Told(row.id, field.name, text)
    if isinstance(row, Action | Outcome):
        yield from (Told(row.id, key, text) for key, text in row.cells)


def erasing(whose: Somebody) -> tuple[Edit, ...]:
    """Return the edits that take somebody out of a workbook, replaced by their role.

    Their rows of the register and of training go; wording of the form itself stays.
    """
    workbook, edits = whose.workbook, list[Edit]()
    gone = own_rows(workbook, whose.person)
    for kind in Kind:
        for row in workbook.of_kind(kind):
            new = whose.row_without(kind, row)
            if (kind, row.id) in gone or new == row:
                continue
            for field in fields(workbook, kind, row):
                text = value(workbook, kind, new, field)
                if text != value(workbook, kind, row, field):
                    edits.append(set_field(workbook, kind, row.id, field, text))
    for kind, id in gone:
        edits.append(remove_row(workbook, kind, id))
    return tuple(edits)


def own_rows(workbook: Workbook, person: Person) -> tuple[tuple[Kind, str], ...]:
    """Return the rows that are about one person as a whole: their training, then their own."""
    register = register_of(workbook)
    training = [
        (Kind.TRAINING, row.id)
        for row in workbook.training
        if row.person.strip() == person.id or person in read_who(row.person, register).people
    ]
    return (*training, *((Kind.PEOPLE, row.id) for row in workbook.people if row.id == person.id))


def _once(records: Iterable[Record]) -> Iterator[Person]:
    """Return everybody whom the register ever had, as it was with each change."""
    known: dict[str, Person] = {}
    for edit in chain.from_iterable(record.edits for record in records):
        match edit:
            case Add(Kind.PEOPLE, Person() as row) | Remove(Kind.PEOPLE, Person() as row):
                known[row.id] = row
                yield row
            case Set(Kind.PEOPLE, id, "name" | "initials" | "aliases" | "role" as field, old, new):
                before = known.get(id, Person(id))
                yield replace(before, **{field: old})
                known[id] = replace(before, **{field: new})
                yield known[id]


def _is_for_names(kind: Kind, field: str) -> bool:
    return kind is Kind.ROWS or (kind, field) in _NAMES_ONLY
