"""A school's own copy of the page: its place among the others, and no other school's figure.

Two rules keep a school apart from the others, and both are needed. Nothing is told of a group of
fewer than `FEWEST` schools. And no groups are told of together whose figures, added and taken from
each other, would leave those of fewer than that: who has two pages can subtract.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from eh_tui.model.audit.summary import Counts
from eh_tui.model.partnership.collated import Collated, RoundLine, State

FEWEST = 5
"""Schools; nothing is told of fewer."""

ALL, PHASE, LOCALITY = "all schools", "phase", "locality"

_ORDER = {LOCALITY: 0, PHASE: 1, ALL: 2}
"""Which kind is left out first."""

_MOST_PHASES = 8
"""So many are told of at most: England's list has seven."""

_STEP = 5
"""Per cent; figures are told to the nearest of these, so that none is exactly a school's own."""


@dataclass(frozen=True, slots=True)
class Group:
    """Schools that are told of together."""

    kind: str
    """`ALL`, `PHASE` or `LOCALITY`."""
    name: str
    """The phase or the locality; "" for all."""
    files: frozenset[str]
    """The returns of its schools."""

    @property
    def words(self) -> str:
        """What it is called on the page."""
        return self.kind if self.kind == ALL else f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class PlaceInSpread:
    """Where a school stands in a group, by the share of what it has completed."""

    group: str
    schools: int
    lower: int
    """A quarter of the schools have this share or less, in per cent to the nearest five."""
    middle: int
    """Half of them have this share or less."""
    upper: int
    """Three quarters of them have this share or less."""
    where: str
    """In which part the school itself is, in words."""


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """What a school gets to see."""

    line: RoundLine
    shares: tuple[tuple[str, int, tuple[PlaceInSpread, ...]], ...]
    """For each commitment its id, the school's own share and its places; last one for all, ""."""
    withheld: tuple[str, ...]
    """The groups of the school's that are not told of, since too few schools stand behind them."""


class Spread:
    """The spread of a round's returns, made once for the copies of all schools."""

    def __init__(self, collated: Collated) -> None:
        """Take what is told of groups from the returns that count."""
        self._homes = [*(home.id for home in collated.commitments), ""]
        self._groups = groups(collated)
        self._told = groups_told(self._groups)
        self._shares = _shares(collated)

    def copy_of(self, line: RoundLine) -> OwnCopy:
        """Return a school's copy; raises `ValueError` for a line that is not returned."""
        row = line.returned
        if row is None or line.state is not State.RETURNED:
            raise ValueError("Only a return that counts has a place among the others.")
        own = [group for group in self._groups if row.file in group.files]
        told = [group for group in own if group in self._told]
        shares = tuple(
            (home, of_all[row.file], tuple(_place(group, of_all, row.file) for group in told))
            for home in self._homes
            if (of_all := self._shares[home])
        )
        return OwnCopy(line, shares, tuple(x.words for x in own if x not in told))


def groups(collated: Collated) -> tuple[Group, ...]:
    """Return all schools that returned, then those of each phase and of each locality."""
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    spelt: dict[str, str] = {}
    for line in collated.lines:
        if line.state is State.RETURNED:
            members[ALL, ""].add(line.file)
            for kind, name in ((PHASE, line.phase), (LOCALITY, line.locality)):
                if words := " ".join(name.split()):
                    members[kind, words.casefold()].add(line.file)
                    spelt.setdefault(words.casefold(), words)
    order = sorted(members, key=lambda key: ((ALL, PHASE, LOCALITY).index(key[0]), key[1]))
    return tuple(
        Group(kind, spelt.get(name, name), frozenset(members[kind, name])) for kind, name in order
    )


def groups_told(every: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups that may be told of, to anybody, whatever else they have seen.

    Where groups could be taken from each other, the smallest locality is left out first.
    """
    told = [group for group in every if len(group.files) >= FEWEST]
    phases = [group for group in told if group.kind == PHASE]
    for group in sorted(phases, key=_size)[: max(0, len(phases) - _MOST_PHASES)]:
        told.remove(group)
    while told and _can_be_told_apart(told):
        smallest = min(told, key=lambda each: (_ORDER[each.kind], *_size(each)))
        told.remove(smallest)
    return tuple(told)


def _can_be_told_apart(told: Sequence[Group]) -> bool:
    """Say whether sums over groups, added and taken away, give that of fewer than `FEWEST`.

    With all schools known, so is the rest of each kind, which makes both kinds parts of one
    whole. All that can be learned from two such kinds is some phases together less the
    localities that lie wholly within them, so it is enough to look at those.
    """
    everybody = next((group.files for group in told if group.kind == ALL), frozenset[str]())
    if not everybody:
        return True
    phases, localities = (_parts(told, kind, everybody) for kind in (PHASE, LOCALITY))
    if any(len(part) < FEWEST for part in (*phases, *localities)):
        return True
    return any(
        0 < _left(some, localities) < FEWEST
        for number in range(1, len(phases) + 1)
        for some in combinations(phases, number)
    )


def _parts(told: Sequence[Group], kind: str, everybody: frozenset[str]) -> list[frozenset[str]]:
    """Return the groups of one kind, and what is left of all schools."""
    found = [group.files for group in told if group.kind == kind]
    rest = everybody.difference(*found)
    return [*found, rest] if rest else found


def _left(
    some: Sequence[frozenset[str]],
    localities: Sequence[frozenset[str]],
) -> int:
    """Return how many schools some phases have beyond the localities that lie within them."""
    within = frozenset[str]().union(*some)
    return len(within) - sum(len(each) for each in localities if each <= within)


def _size(group: Group) -> tuple[int, str]:
    return len(group.files), group.name


def _shares(collated: Collated) -> Mapping[str, Mapping[str, int]]:
    """Return the share that each return has completed, by commitment, "" for all of it."""
    done = [level.id for level in collated.form.levels if level.done]
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in collated.current:
        counts = collated.counts_of(row)
        for home in collated.commitments:
            found[home.id][row.file] = _share(counts.get(home.id, Counts()), done)
        found[""][row.file] = _share(sum(counts.values(), Counts()), done)
    return found


def _share(counts: Counts, done: Sequence[str]) -> int:
    whole = counts.total - counts.left_out
    return round(100 * sum(map(counts.of, done)) / whole) if whole else 0


def _place(group: Group, shares: Mapping[str, int], own: str) -> PlaceInSpread:
    ordered = sorted(shares[file] for file in group.files)
    lower, middle, upper = (_quantile(ordered, part) for part in (1, 2, 3))
    share = shares[own]
    where = "in the middle half"
    if share < lower:
        where = "in the lower quarter"
    elif share > upper:
        where = "in the upper quarter"
    return PlaceInSpread(
        group.words, len(group.files), _rounded(lower), _rounded(middle), _rounded(upper), where
    )


def _rounded(share: Fraction) -> int:
    return _STEP * round(share / _STEP)


def _quantile(ordered: Sequence[int], quarter: int) -> Fraction:
    """Return the share below which so many quarters of the schools are, between two of them."""
    at = Fraction(quarter * (len(ordered) - 1), 4)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])
