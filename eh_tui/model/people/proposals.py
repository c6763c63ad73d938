"""Who a workbook's names may be: proposals by which its register is built, one by one.

Nothing in a cell is rewritten: an accepted proposal adds a person to the register or gives one
more initials and aliases, and what is not certain is said instead of merged.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from eh_tui.model.core.edits import Edit, apply, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.known_as import Register, aliases, given_initials, initials_used, suits
from eh_tui.model.people.newcomers import (
    PASSING,
    SeenName,
    names_of,
    names_seen,
    read_alone,
    with_newcomers,
)
from eh_tui.model.people.spelling import name_words, plain, sex_of, split_title
from eh_tui.model.people.who_cell import Sort, WhoPart


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


def proposals(workbook: Workbook) -> tuple[Proposal, ...]:
    """Return what the register lacks: new people, then more of those it has, then doubts.

    Looked at are the Who cells, the names in training tables and those who sign.
    """
    seen, newcomers, doubts = names_seen(workbook)
    register = with_newcomers(workbook, newcomers)
    two_sexes = _surnames_of_two_sexes(seen.values())
    found: dict[str, list[SeenName]] = defaultdict(list)
    for key, each in seen.items():
        if key in doubts:
            continue
        part = read_alone(each.text, register)
        if part.sort is Sort.PERSON and _needs_no_asking(each.text, part.people[0], two_sexes):
            found[part.people[0].id].append(each)
        elif part.people:
            doubts[key] = f"could be {names_of(part.people)}"
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
        return (add_last(workbook, Kind.PEOPLE, row),)
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


def _surnames_of_two_sexes(seen: Iterable[SeenName]) -> set[str]:
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


def _why_unknown(part: WhoPart, register: Register) -> str:
    word = plain(part.text)
    like = tuple(
        person for person in register.people if word in map(plain, name_words(person.name))
    )
    if like and len(word) > 1:
        return f"may be {names_of(like)}; if so, make it an alias"
    return "is nobody in the register; who is it?" if part.is_initials else ""


def _proposal(person: Person, spelt: list[SeenName]) -> Proposal | None:
    is_new = person.id.startswith(PASSING)
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


def _doubt(each: SeenName, why: str) -> Proposal:
    return Proposal(Person(""), (each.text,), tuple(each.rows), why)
