"""Whose return a file is: by number, then by name, and never by what merely looks alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

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
        """Return whose a return is: a number decides, a name only where no number speaks."""
        number, name = plain_number(row.number), plain_name(row.school)
        numbered, named = self._by_number.get(number, ()), self._by_name.get(name, ())
        if len(numbered) == 1:
            return _of_number(row, numbered[0], named)
        if numbered or len(named) > 1:
            said = f"the number {row.number}" if numbered else f"the name {row.school}"
            return Matched(
                why=f"Several expected schools have {said}.",
                what_to_do="Give each its own number in partnership.toml, and in its workbook.",
                may_be=numbered or named,
            )
        if named:
            return self._of_name(row, named[0])
        if not number and not name:
            return Matched(
                why="It names no school.",
                what_to_do="Ask whoever sent it, and write the school's number into it.",
            )
        return self._of_nobody(row, name)

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
            what_to_do=f"{hint}write that school's number into it; "
            "or add the school to partnership.toml.",
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
    row: ReturnedSchool, school: ExpectedSchool, named: tuple[ExpectedSchool, ...]
) -> Matched:
    if named and school not in named:
        return Matched(
            why=f"It has the number of {school.name} and the name of {named[0].name}.",
            what_to_do="Ask which of the two it is, and mend the number or the name.",
            may_be=(school, *named),
        )
    if named or _is_called(plain_name(row.school), plain_name(school.name)):
        return Matched(school)
    return Matched(school, remark=f"It calls itself {' '.join(row.school.split())}.")


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
