"""What is to happen, turn by turn: drawn from a seed, and then plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random

STEPS = 60
"""Turns of a plan."""


class Fault(StrEnum):
    """What happens to whoever is at work, at the call at which the turn would end."""

    NONE = ""
    KILL = "kill"
    KILL_HALFWAY = "kill halfway"
    """A write has been made by half."""
    DISK_FAILS = "disk fails"
    DISK_FULL = "disk full"


@dataclass(frozen=True)
class Turn:
    """Somebody goes on with what they do, or begins something."""

    who: str
    verb: str
    seed: int
    """What the verb chooses by; it is in every text that is typed."""
    calls: int = 0
    """The number of calls of disk, lock and clock after which somebody else is next; 0: to the end.
    """
    fault: Fault = Fault.NONE
    wait: float = 0.0
    """Seconds that pass before it."""


@dataclass(frozen=True)
class _Manner:
    """How a day goes: each plan has its own, so that what is rare on one is common on another."""

    verbs: Mapping[str, Mapping[str, int]]
    """What each actor may do, some of it more often than on other days and some not at all."""
    patience: float
    """How often somebody is let finish in one turn."""
    calls: float
    """After how many calls somebody is held up, on the average."""
    nights: float
    """How often much time passes before a turn."""


def plan(seed: int, verbs: Mapping[str, Mapping[str, int]], turns: int = STEPS) -> tuple[Turn, ...]:
    """Return the turns that a seed means; `verbs` has each actor's, and how often they are done."""
    random = Random(seed)  # noqa: S311  # no secret depends on it
    actors = _cast(random, list(verbs))
    seeds = random.sample(range(1000, 100_000), turns)
    manner = _Manner(
        {who: _today(random, own) for who, own in verbs.items()},
        patience=random.choice((0.1, 0.4, 0.8)),
        calls=random.choice((4, 40, 40)),
        nights=random.choice((0.03, 0.05, 0.3)),
    )
    return tuple(_turn(random, manner, random.choice(actors), each) for each in seeds)


def _today(random: Random, own: Mapping[str, int]) -> Mapping[str, int]:
    """Return how often an actor does each thing on one day; there is always something to do."""
    weights = {verb: often * random.choice((0, 1, 1, 5)) for verb, often in own.items()}
    return weights if any(weights.values()) else own


def _cast(random: Random, actors: list[str]) -> list[str]:
    """Return who takes part, somebody more often than others."""
    some = random.sample(actors, random.randrange(2, len(actors) + 1))
    if "ann" not in some:
        some.append("ann")
    return [*some, *random.choices(some, k=3)]


def _turn(random: Random, manner: _Manner, who: str, seed: int) -> Turn:
    own = manner.verbs[who]
    verb = random.choices(list(own), list(own.values()))[0]
    is_whole = random.random() < manner.patience
    calls = 0 if is_whole else _calls(random, manner.calls)
    fault = Fault.NONE
    if random.random() < 0.15:
        fault = random.choice([each for each in Fault if each])
        calls = calls or _calls(random, random.choice((4, 20, 60)))
    wait = random.choice((0.0, 0.0, 0.0, 0.01, 0.5, 2.0, 40.0))
    if random.random() < manner.nights:  # a night passes, or the holidays
        wait = random.choice((3600.0, 12 * 3600.0, 86400.0, 30 * 86400.0, 200 * 86400.0))
    return Turn(who, verb, seed, calls, fault, wait)


def _calls(random: Random, average: float) -> int:
    return min(1 + int(random.expovariate(1 / average)), 400)
