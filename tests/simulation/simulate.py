"""One run: the turns of a plan, one after the other, and what was wrong."""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tests.simulation.commands import WithCommands
from tests.simulation.house import House
from tests.simulation.outsiders import Git, InAnEditor, SyncTool
from tests.simulation.people import AtTheScreens
from tests.simulation.plan import STEPS, Turn, plan
from tests.simulation.process import Person
from tests.simulation.quiet import faults_at_rest
from tests.simulation.returns import WithReturns
from tests.simulation.world import START, WITH_ID, Actor, World, world

KINDS: dict[str, type[Actor]] = {
    "ann": AtTheScreens, "ben": AtTheScreens, "cleo": AtTheScreens, "ann again": AtTheScreens,
    "dora": WithCommands, "ed": InAnEditor, "sync": SyncTool, "gil": Git, "house": House,
    "lea": WithReturns,
}  # fmt: skip
"""Everybody there is. Who comes to be gets a class of its own with what it does (`Actor.VERBS`),
and a line here."""

NEW_EACH = 5
"""Of so many plans one begins with a workbook that has no history yet."""

BY_HAND_EACH = 5
"""Of so many plans one begins with a workbook without an id for its exports."""

VERBS = {who: kind.VERBS for who, kind in KINDS.items()}


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    faults: tuple[str, ...]
    trace: tuple[str, ...]
    story: tuple[str, ...]
    met: Counter[tuple[str, str]]

    @property
    def first(self) -> str:
        """What was wrong first, "" for nothing."""
        return self.faults[0] if self.faults else ""

    @property
    def digest(self) -> str:
        """The hash of all that happened."""
        return hashlib.sha256("\n".join(self.trace).encode()).hexdigest()


def cast(made: World) -> dict[str, Actor]:
    """Return everybody, each with an account and a machine of their own."""
    people = {who: Person(who.removesuffix(" again"), 1001 + at) for at, who in enumerate(KINDS)}
    people["ann again"].uid = people["ann"].uid
    return {who: kind(made, people[who]) for who, kind in KINDS.items()}


def run(turns: Sequence[Turn], leaving_out: Collection[str] = ()) -> Ran:
    """Return what came of some turns; the first fault ends it.

    `leaving_out` names what the disk does without: "files_sync", "folders_sync", "locks".
    """
    first = turns[0].seed if turns else 1
    start = START if first // NEW_EACH % BY_HAND_EACH == 0 else WITH_ID
    with world(cast, is_new=first % NEW_EACH == 0, start=start) as made:
        for name in leaving_out:
            setattr(made.system.disk, name, False)
        for turn in turns:
            made.take(turn)
            if made.faults:
                break
        else:
            made.faults += faults_at_rest(made)
        return Ran(tuple(made.faults), tuple(made.system.trace), tuple(made.story), made.met)


def run_seed(seed: int, steps: int = STEPS, leaving_out: Collection[str] = ()) -> Ran:
    """Return what came of the plan that a seed means."""
    return run(plan(seed, VERBS, steps), leaving_out)
