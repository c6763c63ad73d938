"""Whose return a file is: by number, then by name, and never by what merely looks alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations

from eh_tui.model.partnership.returned import ReturnedSchool
from eh_tui.model.partnership.round import ExpectedSchool, Round, plain_name, plain_number


@dataclass(frozen=True, slots=True)
class Matched:
    """The expected school that a return is of, or why nobody can say."""

    school: ExpectedSchool | None = None
    why: str = ""
    what_to_do: str = ""
    may_be: tuple[ExpectedSchool, ...] = ()
    """Where nobody can say: whose it may be, of whom not to say that nothing came."""
    remark: str = ""
    """What is odd in a return whose school is known, a sentence."""


class Matching:
    """Finds the expected school of a return; made once for a round."""

    def __init__(self, known: Round) -> None:
        """Keep the schools by how their numbers and names are compared."""
        self._by_number = _by((plain_number(each.number), each) for each in known.schools)
        self._by_name = _by((plain_name(each.name), each) for each in known.schools)

    def school_of(self, row: ReturnedSchool) -> Matched:
        """Return whose a return is: a number decides, a name only where no number speaks.

        Of several numbers or names that it gives its school, no two may be of different schools.
        """
        numbers, names = _said(row.number, row.other_numbers), _said(row.school, row.other_names)
        numbered = _once(self._by_number.get(plain_number(each), ()) for each in numbers)
        named = _once(self._by_name.get(plain_name(each), ()) for each in names)
        if len(numbered) == 1:
            return _of_number(names, numbered[0], named)
        if doubt := _doubt(row, names, numbered, named):
            return doubt
        if named:
            return self._of_name(row, named[0])
        if not numbers and not names:
            return Matched(
                why="It names no school.",
                what_to_do=f"Ask whoever sent it, and {_write_number(row)}.",
            )
        return self._of_nobody(row, plain_name(row.school))

    def _of_name(self, row: ReturnedSchool, school: ExpectedSchool) -> Matched:
        expected = plain_number(school.number)
        if plain_number(row.number) and expected:
            return Matched(
                school,
                why=f"It has the name of {school.name}, but the number {row.number} and not "
                f"{school.number}.",
                what_to_do="Ask which school it is, and mend the number in it or in "
                "partnership.toml.",
            )
        return Matched(school)

    def _of_nobody(self, row: ReturnedSchool, name: str) -> Matched:
        said = " ".join(part for part in (row.school, row.number) if part)
        near = self._near(name)
        names = " or ".join(each.name for each in near)
        hint = f"If it is {names}, " if near else "If it should count, "
        return Matched(
            why=f"No school {said} is expected.",
            what_to_do=f"{hint}{_write_number(row)}; or add the school to partnership.toml.",
            may_be=near,
        )

    def _near(self, name: str) -> tuple[ExpectedSchool, ...]:
        """Return the schools whose name it may be, shortened or misspelt; () where many may."""
        alike = get_close_matches(name, self._by_name, n=1, cutoff=0.8)
        shortened = [each for each in self._by_name if name and _is_called(name, each)]
        found = dict.fromkeys((*alike, *shortened))
        near = tuple(school for each in found for school in self._by_name[each])
        return near if len(near) < _MANY else ()


_MANY = 4
"""Schools that a name fits as well, so that it tells none."""


def _of_number(
    names: Sequence[str], school: ExpectedSchool, named: tuple[ExpectedSchool, ...]
) -> Matched:
    others = [each for each in named if each != school]
    if others and (school not in named or _differing(names)):
        return Matched(
            why=f"It has the number of {school.name} and the name of {others[0].name}.",
            what_to_do="Ask which of the two it is, and mend the number or the name.",
            may_be=(school, *others),
        )
    unlike = [each for each in names if not _is_called(plain_name(each), plain_name(school.name))]
    if not unlike:
        return Matched(school)
    return Matched(school, remark=f"It calls itself {' and '.join(map(_on_one_line, unlike))}.")


def _doubt(
    row: ReturnedSchool,
    names: Sequence[str],
    numbered: tuple[ExpectedSchool, ...],
    named: tuple[ExpectedSchool, ...],
) -> Matched | None:
    """Return why nobody can say which school is meant by several numbers or names."""
    if len(numbered) > 1:
        return _of_several(row, numbered, "number", plain_number)
    if differing := _differing(names):
        return _of_either(row, "names", differing, named)
    return _of_several(row, named, "name", plain_name) if len(named) > 1 else None


def _of_several(
    row: ReturnedSchool,
    schools: tuple[ExpectedSchool, ...],
    what: str,
    plain: Callable[[str], str],
) -> Matched:
    """Return that nobody can say, since several schools have a number or name, or two are given."""
    of_each = list(dict.fromkeys(getattr(school, what) for school in schools))
    if len(set(map(plain, of_each))) > 1:
        called = tuple(school.name for school in schools)
        return _of_either(row, "names" if what == "name" else "has the numbers of", called, schools)
    return Matched(
        why=f"Several expected schools have the {what} {of_each[0]}.",
        what_to_do="Give each its own number in partnership.toml, and in its workbook.",
        may_be=schools,
    )


def _of_either(
    row: ReturnedSchool, says: str, called: Sequence[str], schools: tuple[ExpectedSchool, ...]
) -> Matched:
    return Matched(
        why=f"It {says} two schools: {called[0]} and {called[1]}.",
        what_to_do=f"Ask which of the two it is; {_write_number(row)}.",
        may_be=schools,
    )


def _write_number(row: ReturnedSchool) -> str:
    """Return how a file of its kind is told whose it is, a clause."""
    if row.file.lower().endswith(".toml"):
        return "set its number with 'eh-tui set FILE school number=NUMBER'"
    return "write a line “School number: ” with that school's number above its first table"


def _said(first: str, others: str) -> tuple[str, ...]:
    return tuple(filter(str.strip, (first, *others.split("\n"))))


def _differing(names: Sequence[str]) -> tuple[str, str] | None:
    """Return two names that can't be one school's, None where there are none."""
    for one, other in combinations(names, 2):
        if not _is_called(plain_name(one), plain_name(other)):
            return _on_one_line(one), _on_one_line(other)
    return None


def _on_one_line(name: str) -> str:
    return " ".join(name.split())


def _once(found: Iterable[tuple[ExpectedSchool, ...]]) -> tuple[ExpectedSchool, ...]:
    return tuple(dict.fromkeys(school for schools in found for school in schools))


def _is_called(said: str, name: str) -> bool:
    """Say whether one name may stand for the other: it has no word that the other has not."""
    some, others = set(said.split()), set(name.split())
    return some <= others or others <= some


def _by(
    keyed: Iterable[tuple[str, ExpectedSchool]],
) -> dict[str, tuple[ExpectedSchool, ...]]:
    found: dict[str, tuple[ExpectedSchool, ...]] = defaultdict(tuple)
    for key, school in keyed:
        if key:
            found[key] += (school,)
    return dict(found)
