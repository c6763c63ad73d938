"""Who is named in the cells and is in no register: each spelling, and whom these make."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.known_as import Register, suits
from eh_tui.model.people.register import read_who, register_of
from eh_tui.model.people.spelling import looks_like_name, name_words, plain, split_title, unaccented
from eh_tui.model.people.who_cell import People, Sort, WhoPart

PASSING = "new "
"""What the id of somebody begins with who is not in the register yet, and may never be."""


@dataclass(slots=True)
class SeenName:
    """A spelling as it is met first, and where."""

    text: str
    role: str = ""
    rows: dict[str, None] = field(default_factory=dict)


def names_seen(workbook: Workbook) -> tuple[dict[str, SeenName], People, dict[str, str]]:
    """Return every spelling by its key, the people who are new, and the names in doubt.

    A cell may come apart only once somebody new is known in it, so it is looked at again.
    """
    newcomers: People = ()
    while True:
        seen = _seen(workbook, with_newcomers(workbook, newcomers))
        found, doubts = _newcomers(workbook, seen.values())
        if len(found) <= len(newcomers):
            return seen, found, doubts
        newcomers = found


def with_newcomers(workbook: Workbook, newcomers: People) -> Register:
    """Return the register as it would be with some people who are new."""
    return register_of(replace(workbook, people=(*workbook.people, *newcomers)))


def _seen(workbook: Workbook, register: Register) -> dict[str, SeenName]:
    """Return every spelling of a person by its key, those most likely in full first."""
    seen: dict[str, SeenName] = {}

    def see(text: str, id: str, role: str) -> None:
        each = seen.setdefault(plain(text), SeenName(text, role))
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


def _newcomers(workbook: Workbook, seen: Iterable[SeenName]) -> tuple[People, dict[str, str]]:
    """Return people whom nobody in the register is, and the names that may be somebody twice.

    The fullest names come first, so that "L Carter" finds "Lena Carter" there already.
    """
    newcomers: list[Person] = []
    doubts: dict[str, str] = {}
    names = [each for each in seen if looks_like_name(each.text)]
    for each in sorted(names, key=lambda each: _vagueness(each.text)):
        known = (*workbook.people, *newcomers)
        register = with_newcomers(workbook, tuple(newcomers))
        if read_alone(each.text, register).sort is not Sort.UNKNOWN:
            continue
        same = tuple(person for person in known if _may_be_same(each.text, person))
        if same:
            doubts[plain(each.text)] = f"may be {names_of(same)}; if so, make it an alias"
        else:
            title, rest = split_title(each.text)
            name = each.text if _vagueness(each.text) == 2 else rest
            alias = each.text if title and name == rest else ""
            newcomers.append(Person(f"{PASSING}{len(newcomers)}", name, each.role, aliases=alias))
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


def read_alone(text: str, register: Register) -> WhoPart:
    """Return whom a spelling means by itself, nobody known where it names several."""
    parts = read_who(text, register).parts
    return parts[0] if len(parts) == 1 else WhoPart(text, 0, Sort.UNKNOWN)


def names_of(people: People) -> str:
    """Return the names of people one of whom is meant: "Lena Carter (P1) or Leo Carter"."""
    return " or ".join(
        person.name if person.id.startswith(PASSING) else f"{person.name} ({person.id})"
        for person in people
    )
