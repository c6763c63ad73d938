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


def plan(seed: int, verbs: Mapping[str, Mapping[str, int]], turns: int = STEPS) -> tuple[Turn, ...]:
    """Return the turns that a seed means; `verbs` has each actor's, and how often they are done."""
    random = Random(seed)  # noqa: S311  # no secret depends on it
    actors = _cast(random, list(verbs))
    seeds = random.sample(range(1000, 100_000), turns)
    patience = random.choice((0.1, 0.4, 0.8))
    """How often somebody is let finish in one turn."""
    return tuple(_turn(random, verbs, random.choice(actors), each, patience) for each in seeds)


def _cast(random: Random, actors: list[str]) -> list[str]:
    """Return who takes part, somebody more often than others."""
    some = random.sample(actors, random.randrange(2, len(actors) + 1))
    if "ann" not in some:
        some.append("ann")
    return [*some, *random.choices(some, k=3)]


def _turn(
    random: Random, verbs: Mapping[str, Mapping[str, int]], who: str, seed: int, patience: float
) -> Turn:
    own = verbs[who]
    verb = random.choices(list(own), list(own.values()))[0]
    is_whole = random.random() < patience
    calls = 0 if is_whole else min(1 + int(random.expovariate(1 / 40)), 400)
    fault = Fault.NONE
    if random.random() < 0.15:
        fault = random.choice([each for each in Fault if each])
        calls = calls or 1 + int(random.expovariate(1 / 60))
    wait = random.choice((0.0, 0.0, 0.0, 0.01, 0.5, 2.0, 40.0))
    if random.random() < 0.05:  # a night passes, or the holidays
        wait = random.choice((3600.0, 12 * 3600.0, 86400.0, 30 * 86400.0))
    return Turn(who, verb, seed, calls, fault, wait)
