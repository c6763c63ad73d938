"""A run that fails made short: the fewest turns, and the plainest, after which it still does."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tests.simulation.plan import Fault, Turn
from tests.simulation.simulate import Ran, run

Runs = Callable[[Sequence[Turn]], Ran]


def shrunk(turns: Sequence[Turn], runs: Runs = run) -> tuple[Turn, ...]:
    """Return the shortest plan found that fails in the same way."""
    wanted = kind_of(runs(turns))
    best = tuple(turns)
    size = len(best) // 2
    while size:
        at = 0
        while at < len(best):
            shorter = best[:at] + best[at + size :]
            if kind_of(runs(shorter)) == wanted:
                best = shorter
            else:
                at += size
        size //= 2
    for at in range(len(best)):
        for plainer in _plainer(best[at]):
            changed = (*best[:at], plainer, *best[at + 1 :])
            if kind_of(runs(changed)) == wanted:
                best = changed
    return best if len(best) == len(turns) else shrunk(best, runs)


def kind_of(ran: Ran) -> str:
    """Return what was wrong without names and numbers, "" for nothing."""
    first = ran.faults[0] if ran.faults else ""
    return re.sub(r"<\w+>|'[^']*'|\d+|\b(ann|ben|cleo|dora|ed|gil|lea|sync|again)\b", "", first)[
        :80
    ]


def _plainer(turn: Turn) -> Iterator[Turn]:
    yield replace(turn, fault=Fault.NONE, calls=0, wait=0.0)
    if turn.fault:
        yield replace(turn, fault=Fault.NONE)
    if turn.calls:
        yield replace(turn, calls=0)
    if turn.wait:
        yield replace(turn, wait=0.0)


def as_test(seed: int, turns: Sequence[Turn], fault: str) -> str:
    """Return a test to paste that takes these turns."""
    lines = [
        f"def test_seed_{seed}() -> None:",
        f'    """{fault.splitlines()[0][:90]}"""',
        "    turns = (",
    ]
    for turn in turns:
        given = [repr(turn.who), repr(turn.verb), str(turn.seed)]
        given += [f"calls={turn.calls}"] * bool(turn.calls)
        given += [f"fault=Fault.{turn.fault.name}"] * bool(turn.fault)
        given += [f"wait={turn.wait}"] * bool(turn.wait)
        lines.append(f"        Turn({', '.join(given)}),")
    return "\n".join([*lines, "    )", "    assert run(turns).faults == ()"]).replace("'", '"')
