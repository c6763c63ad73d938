"""A school's own copy: its place among the others, and no way to another school's figure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.partnership.collated import Collated, collate
from eh_tui.model.partnership.round import ExpectedSchool
from eh_tui.model.partnership.spread import (
    ALL,
    FEWEST,
    LOCALITY,
    Group,
    Spread,
    groups,
    groups_told,
)
from tests.support.partnership import ROUND, blank, row


def of(*places: tuple[str, str]) -> Collated:
    """Return a round to which a school of each phase and locality has returned."""
    schools = [
        ExpectedSchool(f"School {at}", f"{at}", phase, locality)
        for at, (phase, locality) in enumerate(places)
    ]
    rows = [
        row(school, *["green"] * (at % 5), *["red"] * (4 - at % 5), file=f"{at}.toml")
        for at, school in enumerate(schools)
    ]
    return collate(replace(ROUND, schools=tuple(schools)), blank(), rows)


class Sums:
    """What somebody who has every group's sum can work out by adding and subtracting them."""

    def __init__(self, told: Sequence[Group]) -> None:
        """Bring the groups into steps by elimination, once for all that is asked."""
        self._files = sorted(frozenset().union(*(group.files for group in told)))
        rows = [[Fraction(file in group.files) for file in self._files] for group in told]
        self._leads: list[tuple[int, list[Fraction]]] = []
        for at in range(len(self._files)):
            lead = next((each for each in rows if each[at]), None)
            if lead is not None:
                rows.remove(lead)
                rows = [_less(each, lead, each[at] / lead[at]) for each in rows]
                self._leads.append((at, lead))

    def tell(self, chosen: Collection[str]) -> bool:
        """Say whether the sum of the chosen schools is a combination of the groups."""
        wanted = [Fraction(file in chosen) for file in self._files]
        for at, lead in self._leads:
            if wanted[at]:
                wanted = _less(wanted, lead, wanted[at] / lead[at])
        return not any(wanted)


def _less(row: list[Fraction], other: list[Fraction], times: Fraction) -> list[Fraction]:
    return [a - times * b for a, b in zip(row, other, strict=True)]


_places = st.lists(
    st.tuples(st.sampled_from(("primary", "secondary", "")), st.sampled_from(("n", "s", "e", ""))),
    min_size=1,
    max_size=14,
)


@given(_places)
def test_nobody_gets_at_the_figure_of_fewer_than_five_by_differences(
    places: list[tuple[str, str]],
) -> None:
    """Whoever has the copies of all schools may add and subtract as they like."""
    told = groups_told(groups(of(*places)))
    assert all(len(group.files) >= FEWEST for group in told)
    files = [f"{at}.toml" for at in range(len(places))]
    sums = Sums(told)
    for number in range(1, FEWEST):
        for chosen in combinations(files, number):
            assert not told or not sums.tell(chosen)


def test_the_one_school_by_which_two_groups_differ_is_kept_apart() -> None:
    """All but one of the primary schools are in the north, and nobody else is."""
    places = [("primary", "north")] * 6 + [("primary", "south")] + [("secondary", "south")] * 6
    told = groups_told(groups(of(*places)))
    assert {group.words for group in told} == {"all schools", "phase primary", "phase secondary"}


def test_what_is_left_of_all_schools_is_a_group_as_well() -> None:
    """The three secondary schools are all schools less the primary ones."""
    told = groups_told(groups(of(*[("primary", "")] * 8, *[("secondary", "")] * 3)))
    assert [group.kind for group in told] == [ALL]


def test_a_group_of_five_is_told_of_and_one_of_four_is_not() -> None:
    """Five is the rule of what the government publishes."""
    enough = groups_told(groups(of(*[("", "n")] * 5, *[("", "s")] * 5)))
    few = groups_told(groups(of(*[("", "n")] * 5, *[("", "s")] * 4)))
    assert [group.name for group in enough if group.kind == LOCALITY] == ["n", "s"]
    assert [group.kind for group in few] == [ALL]


@pytest.mark.parametrize(("at", "where"), [(0, "lower quarter"), (2, "middle half"), (4, "upper")])
def test_a_school_sees_where_it_stands(at: int, where: str) -> None:
    """A place in the spread, not a mean that one outlier moves."""
    collated = of(*[("primary", "north")] * 10)
    copy = Spread(collated).copy_of(collated.lines[at])
    home, share, places = copy.shares[-1]
    assert (home, share) == ("", 25 * at)
    assert (places[0].lower, places[0].middle, places[0].upper) == (25, 50, 75)
    assert all(where in place.where for place in places)


def test_a_school_is_told_of_which_group_nothing_is_told() -> None:
    """Nobody wonders whether a figure was forgotten."""
    collated = of(*[("primary", "north")] * 9, ("primary", "south"))
    assert Spread(collated).copy_of(collated.lines[-1]).withheld == ("locality south",)


def test_no_other_school_is_named_in_a_copy() -> None:
    """It is handed to governors and parents."""
    collated = of(*[("primary", "north")] * 6)
    said = str(Spread(collated).copy_of(collated.lines[0]).shares)
    assert "School" not in said
    assert ".toml" not in said


def test_a_group_is_called_as_its_schools_spell_it() -> None:
    """It is handed to governors; in which case it is written makes no other group of it."""
    (_, phase) = groups(of(*[("Primary", "")] * 4, ("PRIMARY ", "")))
    assert (phase.words, len(phase.files)) == ("phase Primary", 5)
