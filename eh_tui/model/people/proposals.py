"""Who a workbook's names may be: proposals by which its register is built, one by one.

Nothing in a cell is rewritten: an accepted proposal adds a person to the register or gives one
more initials and aliases, and what is not certain is said instead of merged.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from eh_tui.model.core.edits import Add, Edit, apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.known_as import Register, aliases, given_initials, initials_used, suits
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import (
    looks_like_name,
    name_words,
    plain,
    sex_of,
    split_title,
    unaccented,
)
from eh_tui.model.people.who_cell import People, Sort, WhoPart

_NEW = "new "
"""What the passing id of somebody begins with who is not in the register yet."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A person as the register would have them, or a doubt that only people can settle."""

    person: Person
    """With the new initials and aliases; without an id where it is somebody new."""
    spellings: tuple[str, ...]
    """What the cells say, as typed, that the register does not list yet."""
    rows: tuple[str, ...]
    """The ids of the rows that say it."""
    doubt: str = ""
    """Why nothing is proposed for the spelling; "" where it is certain."""


@dataclass(slots=True)
class _Seen:
    """A spelling as it is met first, and where."""

    text: str
    role: str = ""
    rows: dict[str, None] = field(default_factory=dict)


def proposals(workbook: Workbook) -> tuple[Proposal, ...]:
    """Return what the register lacks: new people, then more of those it has, then doubts.

    Looked at are the Who cells, the names in training tables and those who sign.
    """
    seen, newcomers, doubts = _found(workbook)
    register = _with(workbook, newcomers)
    two_sexes = _surnames_of_two_sexes(seen.values())
    found: dict[str, list[_Seen]] = defaultdict(list)
    for key, each in seen.items():
        if key in doubts:
            continue
        part = _read(each.text, register)
        if part.sort is Sort.PERSON and _needs_no_asking(each.text, part.people[0], two_sexes):
            found[part.people[0].id].append(each)
        elif part.people:
            doubts[key] = f"could be {_names(part.people)}"
        elif why := _why_unknown(part, register):
            doubts[key] = why
    told = [_proposal(person, found[person.id]) for person in (*newcomers, *workbook.people)]
    asked = [_doubt(each, doubts[key]) for key, each in seen.items() if key in doubts]
    return (*(proposal for proposal in told if proposal), *asked)


def edits_of(workbook: Workbook, proposal: Proposal) -> tuple[Edit, ...]:
    """Return the edits that accept a proposal; none where it is a doubt."""
    person = proposal.person
    if proposal.doubt:
        return ()
    if not person.id:
        row = replace(person, id=cast(Person, new_row(workbook, Kind.PEOPLE)).id)
        last = workbook.people[-1].id if workbook.people else ""
        return (Add(Kind.PEOPLE, row, Place("", last)),)
    edits = (
        set_field(workbook, Kind.PEOPLE, person.id, "initials", person.initials),
        set_field(workbook, Kind.PEOPLE, person.id, "aliases", person.aliases),
    )
    return tuple(edit for edit in edits if edit.old != edit.new)


def accepted(workbook: Workbook, chosen: Iterable[Proposal]) -> tuple[Edit, ...]:
    """Return the edits that accept several proposals as one step."""
    edits: list[Edit] = []
    for proposal in chosen:
        for edit in edits_of(workbook, proposal):
            workbook = apply(workbook, edit)
            edits.append(edit)
    return tuple(edits)


def proposal_in_words(proposal: Proposal) -> str:
    """Return a proposal as a sentence."""
    where = ", ".join(proposal.rows)
    if proposal.doubt:
        return f"{where}: \u201c{proposal.spellings[0]}\u201d {proposal.doubt}"
    person = proposal.person
    who = f"{person.name} ({person.id})" if person.id else f"New: {person.name}"
    role = f", {' '.join(person.role.split())}" if person.role and not person.id else ""
    spelt = ", ".join(f"\u201c{spelling}\u201d" for spelling in proposal.spellings)
    return f"{who}{role}, written {spelt} ({where})"


def _found(workbook: Workbook) -> tuple[dict[str, _Seen], People, dict[str, str]]:
    """Return every spelling by its key, the people who are new, and the names in doubt.

    A cell may come apart only once somebody new is known in it, so it is looked at again.
    """
    newcomers: People = ()
    while True:
        seen = _seen(workbook, _with(workbook, newcomers))
        found, doubts = _newcomers(workbook, seen.values())
        if len(found) <= len(newcomers):
            return seen, found, doubts
        newcomers = found


def _with(workbook: Workbook, newcomers: People) -> Register:
    return register_of(replace(workbook, people=(*workbook.people, *newcomers)))


def _seen(workbook: Workbook, register: Register) -> dict[str, _Seen]:
    """Return every spelling of a person by its key, those most likely in full first."""
    seen: dict[str, _Seen] = {}

    def see(text: str, id: str, role: str) -> None:
        each = seen.setdefault(plain(text), _Seen(text, role))
        each.role = each.role or role
        each.rows[id] = None

    for signatory in workbook.signatories:
        if plain(signatory.name):
            see(" ".join(signatory.name.split()), signatory.id, signatory.role)
    growable = {table.id for table in workbook.achieved if table.growable}
    cells = [(row.cells[0], row.id) for row in workbook.rows if row.table in growable and row.cells]
    cells += [(action.who, action.id) for action in workbook.actions]
    for text, id in cells:
        for part in read_who(text, register).parts:
            if part.sort not in (Sort.ROLE, Sort.CHANNEL):
                see(" ".join(part.text.split()), id, part.role)
    return seen


def _newcomers(workbook: Workbook, seen: Iterable[_Seen]) -> tuple[People, dict[str, str]]:
    """Return people whom nobody in the register is, and the names that may be somebody twice.

    The fullest names come first, so that "L Carter" finds "Lena Carter" there already.
    """
    newcomers: list[Person] = []
    doubts: dict[str, str] = {}
    names = [each for each in seen if looks_like_name(each.text)]
    for each in sorted(names, key=lambda each: _vagueness(each.text)):
        known = (*workbook.people, *newcomers)
        if _read(each.text, _with(workbook, tuple(newcomers))).sort is not Sort.UNKNOWN:
            continue
        same = tuple(person for person in known if _may_be_same(each.text, person))
        if same:
            doubts[plain(each.text)] = f"may be {_names(same)}; if so, make it an alias"
        else:
            title, rest = split_title(each.text)
            name = each.text if _vagueness(each.text) == 2 else rest
            alias = each.text if title and name == rest else ""
            newcomers.append(Person(f"{_NEW}{len(newcomers)}", name, each.role, aliases=alias))
    return tuple(newcomers), doubts


def _vagueness(text: str) -> int:
    """Return 0 for a full name, 1 for an initial and a surname, 2 for a title and a surname."""
    words = name_words(text)
    return 2 if len(words) == 1 else int(_is_letters(words[0]))


def _is_letters(word: str) -> bool:
    """Say whether the first word of a name is initials, as in "SJ Smith"."""
    return len(word) == 1 or (word.isupper() and len(plain(word)) < 4)


def _may_be_same(text: str, person: Person) -> bool:
    """Say whether a name may be a person's with a short first name, "Tom" for "Tomasz"."""
    ours, theirs = name_words(text), name_words(person.name)
    if (
        not theirs
        or plain(unaccented(ours[-1])) != plain(unaccented(theirs[-1]))
        or not suits(person, split_title(text)[0])
    ):
        return False
    if len(ours) == 1 or len(theirs) == 1:
        return True
    short, long = sorted((plain(unaccented(one[0])) for one in (ours, theirs)), key=len)
    if _is_letters(ours[0]) or _is_letters(theirs[0]):  # nobody knows all first names
        return long[0] == short[0]
    return long.startswith(short)


def _surnames_of_two_sexes(seen: Iterable[_Seen]) -> set[str]:
    """Return the surnames that are written with "Mr" and with "Mrs", "Miss" or "Ms"."""
    sexes: dict[str, set[str]] = defaultdict(set)
    for each in seen:
        if title := split_title(each.text)[0]:
            sexes[plain(name_words(each.text)[-1])].add(sex_of(title))
    return {surname for surname, said in sexes.items() if {"m", "f"} <= said}


def _needs_no_asking(text: str, person: Person, two_sexes: set[str]) -> bool:
    """Say whether a title tells who is meant: of a Mr and a Mrs Carter, only one is known."""
    title = split_title(text)[0]
    if not title or plain(name_words(text)[-1]) not in two_sexes:
        return True
    return not (suits(person, "mr") and suits(person, "mrs"))


def _read(text: str, register: Register) -> WhoPart:
    parts = read_who(text, register).parts
    return parts[0] if len(parts) == 1 else WhoPart(text, 0, Sort.UNKNOWN)


def _why_unknown(part: WhoPart, register: Register) -> str:
    word = plain(part.text)
    like = tuple(
        person for person in register.people if word in map(plain, name_words(person.name))
    )
    if like and len(word) > 1:
        return f"may be {_names(like)}; if so, make it an alias"
    return "is nobody in the register; who is it?" if part.is_initials else ""


def _proposal(person: Person, spelt: list[_Seen]) -> Proposal | None:
    is_new = person.id.startswith(_NEW)
    listed = {plain(one) for one in (person.name, *given_initials(person), *aliases(person))}
    fresh = [each for each in spelt if is_new or plain(each.text) not in listed]
    if not fresh:
        return None
    usual = {plain(letters) for letters in initials_used(person)}
    letters = [_bare(each.text) for each in fresh if plain(each.text) in usual]
    initials = person.initials or "".join(letters[:1])
    more = [each.text for each in fresh if plain(each.text) not in {*listed, plain(initials)}]
    as_would_be = replace(
        person,
        id="" if is_new else person.id,
        initials=initials,
        aliases="; ".join((*aliases(person), *more)),
    )
    rows = dict.fromkeys(id for each in fresh for id in each.rows)
    return Proposal(as_would_be, tuple(each.text for each in fresh), tuple(rows))


def _bare(letters: str) -> str:
    return re.sub(r"[.\s]", "", letters).upper()


def _doubt(each: _Seen, why: str) -> Proposal:
    return Proposal(Person(""), (each.text,), tuple(each.rows), why)


def _names(people: People) -> str:
    return " or ".join(
        person.name if person.id.startswith(_NEW) else f"{person.name} ({person.id})"
        for person in people
    )
