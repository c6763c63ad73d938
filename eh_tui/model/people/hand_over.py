"""What is somebody's, passed on to another when they leave (DOMAIN.md 5).

What is done stays with who did it: actions rated green, outcomes reported as reached,
attendances and signatures. A green action goes over only where its When says that it goes on,
since "Completed / ongoing" is one rating; likewise an outcome whose review is "ongoing".
"""

import re
from collections.abc import Iterator
from typing import cast

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.edits import Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import row_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.beside import is_balanced
from eh_tui.model.people.known_as import Register, aliases, initials_used
from eh_tui.model.people.loads import is_open, rows_of_person
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import name_words, plain, split_title, surname_of
from eh_tui.model.people.who_cell import People, Sort, Who, WhoPart, has_left

_REMARK = re.compile(r"\s*\([^()]*\)")
_PARTED = re.compile(r"\s*[,;/&+]\s*")


def hand_over(workbook: Workbook, leaver_id: str, to_id: str, left: str = "") -> tuple[Set, ...]:
    """Return the edits that hand everything still to be done to another, as one step.

    In a cell only the leaver's name changes, to the other's in the same style as far as that
    tells who is meant; where the other is named there already, the leaver's is taken out.
    `left` is noted in the register. Raises `Refused` where there is nothing to hand over.
    """
    leaver, to = _person(workbook, leaver_id), _person(workbook, to_id)
    if leaver.id == to.id:
        raise Refused(f"{leaver.name} can't hand over to themselves; name somebody else.")
    if has_left(to):
        raise Refused(f"{to.name} has left ({to.left.strip()}); hand over to somebody who is here.")
    register = register_of(workbook)
    edits: list[Set] = []
    for mention in rows_of_person(workbook, leaver):
        if is_open(workbook, mention):
            kind, id, field = mention
            now = value(workbook, kind, row_of(workbook, kind, id), field)
            new = _handed(now, leaver, to, register)
            if new is None:
                raise Refused(
                    f"{id} {field}: no spelling of {to.name} tells them from others there; "
                    f"give {to.id} an alias."
                )
            edits.append(set_field(workbook, kind, id, field, new))
    if left and left != leaver.left:
        edits.append(set_field(workbook, Kind.PEOPLE, leaver.id, "left", left))
    if not edits:
        raise Refused(f"{leaver.name} has nothing left to do, so there is nothing to hand over.")
    return tuple(edits)


def _person(workbook: Workbook, id: str) -> Person:
    if all(person.id != id for person in workbook.people):
        raise NotFound(f"There is no person {id!r}; 'eh-tui people' lists everybody.")
    person = cast(Person, row_of(workbook, Kind.PEOPLE, id))
    if not plain(person.name):
        raise Refused(f"{id} has no name yet; give one first.")
    return person


def _handed(text: str, leaver: Person, to: Person, register: Register) -> str | None:
    """Return a cell with the leaver's name replaced, and taken out where it stands again.

    None where every spelling of the other's name could mean somebody else.
    """
    while leaver in (who := read_who(text, register)).people:
        at = next(at for at, part in enumerate(who.parts) if part.people == (leaver,))
        new = without_part(text, who, at, register) if to in who.people else None
        new = new or _replaced(text, who, at, to, register)
        if new is None:
            return None
        text = new
    return text


def without_part(text: str, who: Who, at: int, register: Register) -> str | None:
    """Return a cell without one of its several names and what parts it from the next.

    A role beside the name stays. None where the rest would then mean something else.
    """
    part = who.parts[at]
    wanted = [_meant(other) for other in who.parts[:at] + who.parts[at + 1 :]]
    for new in _ways_out(text, who, at):
        parts = [_meant(other) for other in read_who(new, register).parts]
        is_the_rest = [one for one in parts if one[0] is not Sort.ROLE] == [
            one for one in wanted if one[0] is not Sort.ROLE
        ]
        if is_the_rest and (part.frame or parts == wanted) and is_balanced(new):
            return new
    return None


def _ways_out(text: str, who: Who, at: int) -> Iterator[str]:
    """Return a cell with a name cut out of it in several ways, the neatest first."""
    part = who.parts[at]
    without_frame = text[: part.frame[0]] + text[part.frame[1] :] if part.frame else text
    if part.frame and not re.match(r"\s*[:=]", text[part.frame[0] :]):
        yield without_frame
    if at + 1 < len(who.parts):
        after = who.parts[at + 1]
        if after.frame and after.frame[0] == part.end:  # "(TB)" after it stands alone then
            yield text[: part.start] + after.text + text[after.frame[1] :]
        yield text[: part.start] + text[after.start :]
    if at:
        before = who.parts[at - 1].end
        kept, mine = _REMARK.match(text, before), _REMARK.match(text, part.end)
        yield text[: kept.end() if kept else before] + text[mine.end() if mine else part.end :]
    yield without_frame
    comma = _PARTED.match(text, part.end)
    yield text[: part.start] + text[comma.end() if comma else part.end :]


def _replaced(text: str, who: Who, at: int, to: Person, register: Register) -> str | None:
    """Return a cell with a name replaced by the first spelling that can mean nobody else.

    A remark that spelt the same name again, "Dana Whitfield (DW)", goes where it would not.
    """
    part = who.parts[at]
    wanted = [_meant(other) for other in who.parts]
    wanted[at] = (Sort.PERSON, (to,))
    remark = _REMARK.match(text, part.end)
    for end in (part.end, *([remark.end()] if remark else [])):
        for spelling in _in_style_of(part, to):
            new = text[: part.start] + spelling + text[end:]
            if [_meant(other) for other in read_who(new, register).parts] == wanted:
                return new
    return None


def _meant(part: WhoPart) -> tuple[Sort, People]:
    return part.sort, part.people


def _in_style_of(part: WhoPart, to: Person) -> Iterator[str]:
    """Return spellings of a person's name, those first that look like what was typed."""
    title, rest = split_title(part.text)
    if plain(part.text) in map(plain, initials_used(part.people[0])):
        yield from (_like(part.text, letters) for letters in initials_used(to))
    elif title:
        yield from (name for name in (to.name, *aliases(to)) if split_title(name)[0])
    elif len(name_words(rest)[0]) == 1 and len(name_words(to.name)) > 1:
        between = re.match(r"\S([.\s]*)", rest)
        yield name_words(to.name)[0][0] + (between[1] if between else "") + surname_of(to.name)
    yield to.name
    yield from aliases(to)


def _like(typed: str, letters: str) -> str:
    """Return initials with the dots, the spaces and the case of those that were typed."""
    between = re.match(r"[^\W\d_]([.\s]*)(?=[^\W\d_])", typed)
    spaced = (between[1] if between else "").join(re.sub(r"[.\s]", "", letters))
    return (spaced.lower() if typed.islower() else spaced) + ("." if typed.endswith(".") else "")
